"""From the lines that an extractor found to the text of a record."""

import re
import unicodedata
from dataclasses import dataclass

from transforms.extract.blocks import key
from transforms.extract.body import Body
from transforms.extract.clean import Record, clean
from transforms.extract.metadata import Metadata
from transforms.extract.notes import take_update_note, take_wire_credit
from transforms.extract.standfirst import find_standfirst

#: Invisible: soft hyphens, zero-width spaces and joiners of no script that needs them at a word's edge, marks of direction.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
#: A lead-in of so many words is text: without it the first facts are missing (F1 on B .9331 -> .9459, D2dev -.0007). Shorter
#: ones
#: are subtitles and stay in their own field.
_LEAD_WORDS = 12


@dataclass(frozen=True, slots=True)
class Text:
    """The text, and what was set apart from it with its source."""

    text: str
    standfirst: tuple[str, str] | None
    wire_credit: str | None
    update_note: str | None


def make_text(body: Body, found: Metadata, url: str | None, record: Record | None = None) -> Text:
    """Cleans the lines, puts the lead-in in front where the extractor lost it, sets credits and notes apart, marks headings.

    Paragraphs are separated by a blank line, items of a list (`- `) and rows of a table (`a | b`) by a line break; headings
    start with
    `## ` and so on, as in Markdown. NFC, no invisible characters.
    """
    lines, note = take_update_note(body.lines)
    lines, credit = take_wire_credit(lines)
    if record is not None:
        for rule, line in (("update_note", note), ("wire_credit", credit)):
            if line:
                record(rule, line)
    if lines:
        lines = clean(lines, body.headings, body.blocks, url=url, title=found.title, authors=found.authors, record=record)
    standfirst = find_standfirst(body.blocks, found.title, found.description, lines)
    if standfirst is not None and lines and standfirst[0].count(" ") + 1 >= _LEAD_WORDS:
        there = {key(line) for line in lines[:6]}
        name = key(standfirst[0])
        if name not in there and not any(name in one for one in there):
            lines = [standfirst[0], *lines]
    return Text(join(lines, body.headings), standfirst, credit, note)


def join(lines: list[str], headings: dict[str, int]) -> str:
    """Lines as one text."""
    parts: list[str] = []
    before = ""
    for line in lines:
        kind = "item" if line.startswith("- ") else "row" if line.startswith("|") else ""
        text = tidy_line(line)
        if not text:
            continue
        if not kind and line in headings:
            text = "#" * min(6, max(2, headings[line])) + " " + text
        if parts:
            parts.append("\n" if kind and kind == before else "\n\n")
        parts.append(text)
        before = kind
    return "".join(parts)


def tidy_line(line: str) -> str:
    """NFC, no invisible characters, single spaces."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", line))).strip()
