"""The body: the fast extractor where a gate accepts its answer, the full one elsewhere; then what both miss is put back."""

from collections.abc import Callable
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from transforms.extract.blocks import Block, read_blocks
from transforms.extract.extend import missing_siblings
from transforms.extract.strip import strip_chrome, strip_silent

#: trafilatura is quadratic in blocks and in the rows of a table (50,000 paragraphs 5.9 s, 2,000 rows 1.35 s); no article has
#: so many.
_MOST_BLOCKS = 6_000
_MOST_CELLS = 5_000
_MOST_ELEMENTS = 60_000
_MOST_CHARACTERS = 1_500_000
_count = etree.XPath("count(.//*)")


@dataclass(frozen=True, slots=True)
class Body:
    """Lines in the order of the page, which of them are headings (by their level), the page's blocks, and the path taken."""

    lines: list[str]
    headings: dict[str, int]
    blocks: list[Block]
    path: str


def find_body(tree: HtmlElement, url: str | None, again: Callable[[], HtmlElement | None]) -> Body:
    """The article's lines, uncleaned. Changes `tree`: it is stripped of what is never text.

    `again` parses the page once more: where the gate fails, the full extractor sees the page unstripped, as the strip may be
    why.
    """
    strip_silent(tree)
    blocks = read_blocks(tree)
    strip_chrome(tree, blocks)
    if _is_huge(tree, blocks):
        return Body(_prose(blocks), {}, blocks, "paragraphs")
    document = _run(tree, url, fast=True)
    path = "fast"
    if not _accepted(document, blocks):
        whole = again()
        if whole is not None:
            strip_silent(whole)  # or the extractor takes the JSON in scripts for text
        document, path = (_run(whole, url, fast=False) if whole is not None else None) or document, "default"
    if document is None or not document.text:
        return Body(_prose(blocks), {}, blocks, "paragraphs")
    lines = [line.strip() for line in document.text.split("\n") if line.strip()]
    if len(lines) <= 2 and sum(block.running for block in blocks) >= 4:
        # the extractor's last resort: the whole page in one line, chrome and all
        return Body(_prose(blocks), {}, blocks, "paragraphs")
    missing = missing_siblings(blocks, lines)
    if missing:
        path += "+extended"
        for place, block in reversed(missing):
            lines.insert(place, block.text)
    return Body(lines, _headings(document), blocks, path)


def _prose(blocks: list[Block]) -> list[str]:
    """The page's running paragraphs: what is left where the extractor finds nothing, fails, or would take too long."""
    return [block.text for block in blocks if block.running]


def _is_huge(tree: HtmlElement, blocks: list[Block]) -> bool:
    """True for what would take the extractor seconds: no article is so long or has such tables."""
    if (
        len(blocks) > _MOST_BLOCKS
        or sum(len(block.text) for block in blocks) > _MOST_CHARACTERS
        or _count(tree) > _MOST_ELEMENTS
    ):
        return True
    return any(sum(1 for _ in table.iter("td", "th")) > _MOST_CELLS for table in tree.iter("table"))


def _run(tree: HtmlElement, url: str | None, *, fast: bool) -> Document | None:
    """trafilatura's answer; None where it finds nothing or fails."""
    try:
        document = trafilatura.bare_extraction(
            tree, url=url, fast=fast, with_metadata=False, include_comments=False, include_tables=True
        )
    except Exception:  # noqa: BLE001 - the boundary: whatever it trips over, the page's own paragraphs are still there
        return None
    return document if isinstance(document, Document) else None


def _accepted(document: Document | None, blocks: list[Block]) -> bool:
    """The gate: at least 60 words, and at least half of the words in the page's running paragraphs. Fails on 5 to 8 % of
    pages."""
    if document is None or not document.text:
        return False
    found = len(document.text.split())
    return found >= 60 and found >= 0.5 * sum(block.words for block in blocks if block.running)


def _headings(document: Document) -> dict[str, int]:
    found: dict[str, int] = {}
    for element in document.body.iter("head"):
        text = " ".join("".join(element.itertext()).split())
        level = element.get("rend") or "h2"
        if text:
            found.setdefault(text, int(level[1]) if level[1:].isdigit() else 2)
    return found
