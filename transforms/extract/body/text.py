"""From the lines that an extractor found to the text of a record."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from schemas.articles import BlockKind, LiveUpdate, TextBlock
from transforms.extract.body.body import Body
from transforms.extract.body.clean import Record, clean
from transforms.extract.body.line_rules import opens_as_biography
from transforms.extract.body.live import LiveBlog, Post
from transforms.extract.body.standfirst import find_standfirst
from transforms.extract.metadata.metadata import Metadata
from transforms.extract.page.blocks import Block, key
from transforms.extract.page.boxes import boxes, telling_name
from transforms.extract.page.letters import count_all, count_words
from transforms.extract.wording.notes import drop_embedded_titles, take_update_note, take_wire_credit

#: Invisible: soft hyphens, zero-width spaces and joiners of no script that needs them at a word's edge, marks of direction;
#: and the arrow behind a footnote that leads back.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]|\u21a9[\ufe0e\ufe0f]?$")
_BULLET = re.compile(r"(?:- |[•●▪‣◦*]\s)\s{0,3}")
#: What is not a single space already.
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_UNTIDY = re.compile("[\t\u00a0\u2000-\u200b\u202f\u205f\u3000\u00ad\u2060\ufeff\u200e\u200f\u202a-\u202e\u21a9]")
#: A lead-in of so many words is text: without it the first facts are missing (F1 on B .9331 -> .9459, D2dev -.0007). Shorter
#: ones are subtitles and stay in their own field.
_LEAD_WORDS = 12
#: Telling names of captions.
_CAPTIONS = frozenset({"caption", "figcaption", "wp-caption-text"})


@dataclass(frozen=True, slots=True)
class Text:
    """The text, and what was set apart from it with its source."""

    text: str
    standfirst: tuple[str, str] | None
    wire_credit: str | None
    update_note: str | None
    blocks: tuple[TextBlock, ...] = ()
    summary_points: tuple[str, ...] = ()
    live_updates: tuple[LiveUpdate, ...] = ()


def make_text(body: Body, found: Metadata, url: str | None, now: datetime, record: Record | None) -> Text:
    """Cleans the lines, puts the lead-in in front where the extractor lost it, sets credits and notes apart, marks headings.

    Paragraphs are separated by a blank line, items of a list (`- `) and rows of a table (`a | b`) by a line break; headings
    start with
    `## ` and so on, as in Markdown. NFC, no invisible characters.
    """
    posts = {line for post in body.live.posts for line in post.lines} if body.live is not None else ()
    lines, note = take_update_note(body.lines, posts)
    if note is not None:
        lines = drop_embedded_titles(lines, body.headings, record)
    lines, credit = take_wire_credit(lines)
    if record is not None:
        for rule, line in (("update_note", note), ("wire_credit", credit)):
            if line:
                record(rule, line)
    if lines:
        lines = clean(lines, body.headings, body.blocks, url=url, title=found.title, authors=found.authors, record=record)
    standfirst = find_standfirst(body.blocks, found.title, found.description, lines)
    if standfirst is not None and opens_as_biography(standfirst[0], found.authors):
        standfirst = None
    if standfirst is not None and lines and _LEAD_WORDS <= count_words(standfirst[0]) <= count_all(lines):
        there = {key(line) for line in lines[:6]}
        name = key(standfirst[0])
        if name not in there and not any(name in known for known in there):
            lines = [standfirst[0], *lines]
    names = {key(line) for line in lines}
    around: dict[HtmlElement | None, BlockKind | None] = {}
    kinds = {block.key: kind for block in body.blocks if block.key in names and (kind := kind_of(block, around)) is not None}
    text, parts = join(lines, body.headings, kinds)
    updates = () if body.live is None else _live_updates(body.live, text, now)
    return Text(text, standfirst, credit, note, parts, _summary_points(lines), updates)


def _summary_points(lines: list[str]) -> tuple[str, ...]:
    """The bullets that open a text, two to eight: the publisher's summary. They stay in the text as well."""
    points: list[str] = []
    for line in lines:
        match = _BULLET.match(line)
        if match is None:
            break
        points.append(tidy_line(line[match.end() :]))
    return tuple(points) if 2 <= len(points) <= 8 and len(points) < len(lines) else ()


def _live_updates(live: LiveBlog, text: str, now: datetime) -> tuple[LiveUpdate, ...]:
    """Where each post stands in the text; a post of which no line is left is none."""
    starts: list[tuple[int, Post]] = []
    cursor = 0
    for post in live.posts:
        place = next((at for at in (text.find(tidy_line(line), cursor) for line in post.lines) if at >= 0), -1)
        if place >= 0:
            place = text.rfind("\n", 0, place) + 1  # the marks of a heading
            starts.append((place, post))
            cursor = place + 1
    ends = [*(place for place, _ in starts[1:]), len(text)]
    return tuple(
        LiveUpdate(
            offset=start,
            length=len(text[start:end].rstrip()),
            heading=tidy_line(post.heading) if post.heading else None,
            at=post.claim(now),
        )
        for (start, post), end in zip(starts, ends, strict=True)
    )


def kind_of(block: Block, around: dict[HtmlElement | None, BlockKind | None]) -> BlockKind | None:
    """`quote` in a quotation, `caption` in the caption of a figure that is text all the same (the long ones are); else None.

    `around` keeps what the boxes around a block tell: its neighbours stand in the same.
    """
    parent = block.element.getparent()
    if parent not in around:
        around[parent] = _kind_by(boxes(parent, 3))
    own = _kind_by([block.element])
    return "caption" if "caption" in (own, around[parent]) else own or around[parent]


def _kind_by(elements: list[HtmlElement]) -> BlockKind | None:
    if any(element.tag == "figcaption" or telling_name(element) in _CAPTIONS for element in elements):
        return "caption"
    return "quote" if any(element.tag == "blockquote" for element in elements) else None


def join(lines: list[str], headings: dict[str, int], kinds: dict[str, BlockKind]) -> tuple[str, tuple[TextBlock, ...]]:
    """Lines as one text, and what each of them is. `kinds`: keys of the page's blocks that are more than paragraphs."""
    parts: list[str] = []
    found: list[TextBlock] = []
    length = 0
    before = ""
    for line in lines:
        kind = "item" if line.startswith("- ") else "row" if line.startswith("|") else ""
        text = tidy_line(line)
        if not text:
            continue
        level = min(6, max(2, headings[line])) if not kind and line in headings else None
        if level is not None:
            text = "#" * level + " " + text
        if parts:
            gap = "\n" if kind and kind == before else "\n\n"
            parts.append(gap)
            length += len(gap)
        parts.append(text)
        name: BlockKind = "heading" if level else "item" if kind == "item" else "row" if kind == "row" else "paragraph"
        if name == "paragraph" and kinds:
            name = kinds.get(key(line), name)
        found.append(TextBlock(kind=name, offset=length, length=len(text), level=level))
        length += len(text)
        before = kind
    return "".join(parts), tuple(found)


def tidy_line(line: str) -> str:
    """NFC, no invisible characters, single spaces."""
    if not line.isascii():
        line = unicodedata.normalize("NFC", line)
    if "  " in line or _UNTIDY.search(line) is not None:
        line = _SPACES.sub(" ", _INVISIBLE.sub("", line))
    return line.strip()
