"""The body: the answers of the extractors, an independent estimate, and the choice of the answer with the best evidence."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import cache

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document, Extractor

from transforms.extract.body.candidates import TextCandidate, Witnesses, choose, is_doubtful, scored
from transforms.extract.body.extend import extend, places_of
from transforms.extract.body.glued import split_glued
from transforms.extract.body.live import LiveBlog, read_live_blog
from transforms.extract.body.short_note import without_menus
from transforms.extract.body.trim import drop_second_copy, trim
from transforms.extract.markup.strip import strip_apart, strip_chrome, strip_silent
from transforms.extract.page.agreement import shingles, shingles_of_lines
from transforms.extract.page.blocks import Block, key, read_blocks
from transforms.extract.page.estimate import Estimate, estimate
from transforms.extract.speedups.selectors import page_values, remember_answers
from transforms.extract.speedups.shortcuts import shared, take_shortcuts

#: trafilatura is quadratic in blocks and in the rows of a table (50,000 paragraphs 5.9 s, 2,000 rows 1.35 s); no article has
#: so many.
_MOST_BLOCKS = 10_000
_MOST_CELLS = 5_000
_MOST_ELEMENTS = 60_000
_MOST_CHARACTERS = 1_500_000
#: The gate: the fast answer stands if it has so many words, such a share of the page's prose, and is prose by such a share.
_LEAST_WORDS = 60
_LEAST_SHARE = 0.5
_LEAST_PROSE = 0.2
_count = etree.XPath("count(.//*)")

remember_answers()
take_shortcuts()


@dataclass(frozen=True, slots=True)
class Body:
    """Lines in the order of the page, which of them are headings (by their level), the page's blocks, and the path taken.

    `candidates`: all answers, the chosen one first; `agreement`: the agreement of the chosen answer with the best of the other
    witnesses, 0 to 1; `doubtful`: no witness agrees with it. `stages`: the chosen answer before and after each step that
    changed it, by the step's name, the last one being `lines`. `reason`: why it was chosen, for people.
    """

    lines: list[str]
    headings: dict[str, int]
    blocks: list[Block]
    path: str
    estimate: Estimate
    witnesses: Witnesses
    reason: str
    candidates: tuple[TextCandidate, ...] = ()
    agreement: float = 0.0
    doubtful: bool = False
    live: LiveBlog | None = None
    stages: tuple[tuple[str, list[str]], ...] = ()

    def compared(self) -> tuple[TextCandidate, ...]:
        """The text, its versions at the steps before, and the other answers, all with their scores."""
        chosen = self.stages or ((self.path, self.lines),)
        rows = [TextCandidate(name, lines, {}, shingles_of_lines(lines)) for name, lines in reversed(chosen)]
        names = {row.name for row in rows}
        rows += [candidate for candidate in self.candidates if candidate.name not in names]
        return tuple(scored(rows, self.witnesses))


@dataclass(frozen=True, slots=True)
class TextHints:
    """Facts about the article before its text is found: headline, description, `articleBody`, the feed's words, and whether it
    is a live blog."""

    title: str | None = None
    description: str | None = None
    article_body: str | None = None
    feed_text: str | None = None
    is_live: bool = False


def find_body(
    tree: HtmlElement, url: str | None, again: Callable[[], HtmlElement | None], hints: TextHints = TextHints()
) -> Body:
    """The article's lines, uncleaned. Changes `tree`: it is stripped of what is never text.

    `again` parses the page once more: where the gate fails, the full extractor sees the page unstripped, as the strip may be
    why.
    """
    strip_silent(tree)
    blocks = read_blocks(tree)
    guess = estimate(blocks, hints.title)
    live = read_live_blog(tree, blocks, guess) if hints.is_live else None
    strip_chrome(tree, blocks, guess)
    prose = guess.lines(blocks)
    paragraphs = TextCandidate("paragraphs", prose, {}, shingles_of_lines(prose))
    outside = [block.text for block, apart in zip(blocks, guess.apart, strict=True) if block.running and not apart]
    described, stated, fed = (shingles(text or "") for text in (hints.description, hints.article_body, hints.feed_text))
    below = guess.headline is not None and guess.headline < guess.first
    witnesses = Witnesses(paragraphs.runs, outside, described, stated, fed, (hints.title or "") if below else "")
    if live is not None:
        lines = live.lines()
        posts = TextCandidate("live", lines, live.headings, shingles_of_lines(lines))
        agreed = witnesses.support(posts, [paragraphs])
        return Body(
            lines,
            live.headings,
            blocks,
            "live",
            guess,
            witnesses,
            "the posts of a live blog, in the order of the page",
            (posts, paragraphs),
            round(agreed, 3),
            is_doubtful(agreed),
            live,
        )
    if _is_huge(tree, blocks):
        short = guess.short_lines(blocks)
        if short:
            paragraphs = TextCandidate("paragraphs", short, {}, shingles_of_lines(short))
        return _body([paragraphs], "the page is too large for an extractor", blocks, guess, witnesses)
    candidates: list[TextCandidate] = []
    fast = _run(tree, url, blocks, fast=True)
    if fast is not None:
        candidates.append(fast)
    passed = fast is not None and _accepted(fast, guess, blocks)
    if not passed:
        whole = again()
        if whole is not None:
            strip_silent(whole)  # or the extractor takes the JSON in scripts for text
            _strip_apart(whole, hints.title)
            full = _run(whole, url, blocks, fast=False)
            if full is not None:
                candidates.append(full)
    candidates.append(paragraphs)
    chosen, reason = choose(candidates, witnesses)
    if passed and chosen[0] is fast:
        reason = "the fast answer passed the gate, so that the full extraction was not asked"
    return _body(chosen, reason, blocks, guess, witnesses)


def _body(candidates: list[TextCandidate], reason: str, blocks: list[Block], guess: Estimate, witnesses: Witnesses) -> Body:
    """The body from the first candidate, with what it misses put back."""
    best = candidates[0]
    lines, path = drop_second_copy(best.lines), best.name
    stages = [(best.name, best.lines)]
    if lines is not best.lines:
        stages.append((f"{stages[-1][0]}+once", lines))
    if best.name != "paragraphs":
        places = places_of(blocks, lines)
        extended, added = extend(blocks, guess, lines, places, best.headings)
        if extended is not lines:
            stages.append((f"{stages[-1][0]}+extended", extended))
        lines = trim(extended, places if extended is lines else places_of(blocks, extended), blocks, guess)
        if lines is not extended:
            stages.append((f"{stages[-1][0]}+trimmed", lines))
        note = without_menus(lines, places_of(blocks, lines), blocks, guess)
        if note is not lines:
            stages.append((f"{stages[-1][0]}+note", note))
            lines = note
        if added:
            path += "+extended"
    agreed = witnesses.support(best, candidates[1:])
    return Body(
        lines,
        best.headings,
        blocks,
        path,
        guess,
        witnesses,
        reason,
        tuple(candidates),
        round(agreed, 3),
        is_doubtful(agreed),
        stages=tuple(stages),
    )


def _strip_apart(whole: HtmlElement, title: str | None) -> None:
    """Takes comments, consent, footers and other articles out, where the article stands outside of them."""
    blocks = read_blocks(whole)
    strip_apart(estimate(blocks, title))


def _is_huge(tree: HtmlElement, blocks: list[Block]) -> bool:
    """True for what would take the extractor seconds: no article is so long or has such tables."""
    if (
        len(blocks) > _MOST_BLOCKS
        or sum(len(block.text) for block in blocks) > _MOST_CHARACTERS
        or _count(tree) > _MOST_ELEMENTS
    ):
        return True
    return any(sum(1 for _ in table.iter("td", "th")) > _MOST_CELLS for table in tree.iter("table"))


@cache
def _standing_options(fast: bool) -> Extractor:
    return Extractor(output_format="python", fast=fast, comments=False, tables=True)


def _options(url: str | None, *, fast: bool) -> Extractor:
    """What trafilatura is told for one page. It reads its configuration file's values for each set of options: 0.4 ms."""
    options = copy(_standing_options(fast))
    options.url = url
    options.source = url and url.encode("utf-8", "replace").decode("utf-8")
    return options


def _run(tree: HtmlElement, url: str | None, blocks: list[Block], *, fast: bool) -> TextCandidate | None:
    """trafilatura's answer; None where it finds nothing or fails."""
    try:
        with page_values(tree), shared(tree if fast else None):
            document = trafilatura.bare_extraction(tree, options=_options(url, fast=fast))
    except Exception:  # noqa: BLE001 - the boundary: whatever it trips over, the page's own paragraphs are still there
        return None
    if not isinstance(document, Document) or not document.text:
        return None
    lines = split_glued([line.strip() for line in document.text.split("\n") if line.strip()], blocks)
    return TextCandidate("fast" if fast else "default", lines, _headings(document), shingles_of_lines(lines))


def _accepted(answer: TextCandidate, guess: Estimate, blocks: list[Block]) -> bool:
    """The gate. Fails on 5 to 8 % of pages.

    At least 60 words, or all that the estimate holds; at least half of the words in the page's running paragraphs outside
    of comments, consent and footers; and a fifth of it prose of such paragraphs.
    """
    found = answer.words
    if found < _LEAST_WORDS or found < _LEAST_SHARE * guess.prose:
        return False
    there = {key(line) for line in answer.lines}
    prose = sum(
        block.words
        for block, apart in zip(blocks, guess.apart, strict=True)
        if block.running and not apart and block.key in there
    )
    return prose >= _LEAST_PROSE * found or guess.prose < _LEAST_WORDS


def _headings(document: Document) -> dict[str, int]:
    found: dict[str, int] = {}
    for element in document.body.iter("head"):
        text = " ".join("".join(element.itertext()).split())
        level = element.get("rend") or "h2"
        if text:
            found.setdefault(text, int(level[1]) if level[1:].isdigit() else 2)
    return found
