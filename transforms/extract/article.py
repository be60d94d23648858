"""A page to what it says: text and metadata, each field with its evidence, or why it is no article.

Pure: bytes in, values out, no network, no clock of its own, no files. One parse serves everything.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

import trafilatura
from lxml.html import HtmlElement

from schemas.articles import Content, FieldSource
from schemas.pages import Page
from schemas.times import TimeClaim
from transforms.extract.body import Body, find_body
from transforms.extract.metadata import Metadata, read_metadata
from transforms.extract.text import Text, make_text, tidy_line
from transforms.extract.times import search_day
from transforms.extract.tree import parse_page

# trafilatura and htmldate log each page that they find short; endings are counted and explained here instead.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class NotArticle:
    """A page that gave no article. `reason` is one of `schemas.dead_letters.REASONS`; `content` is the best that was found."""

    reason: str
    message: str
    found: str
    content: Content | None = None


def extract_page(page: Page) -> Content | NotArticle:
    """What a fetched page says. Deterministic: "now" is when it was fetched, so a replay gives the same."""
    return extract(page.body, url=page.evidence.final_url, charset=page.charset, now=page.evidence.fetched_at)


def extract(body: bytes, *, url: str | None, charset: str | None = None, now: datetime) -> Content | NotArticle:
    """What the page says, or why it is no article. `now` bounds what a date may be; it must be aware."""
    tree = parse_page(body, charset)
    if tree is None:
        return NotArticle("not_html", "The page holds no HTML.", "no element")
    found = read_metadata(tree, url, now)
    body_found = find_body(tree, url)
    _search_published(found, tree, url, now)
    content = _content(found, body_found, make_text(body_found, found, url))
    if not content.text:
        return NotArticle("extract_empty", "The page holds no article text.", "no text")
    return content


def _search_published(found: Metadata, tree: HtmlElement, url: str | None, now: datetime) -> None:
    """Looks for the day of publication in the text where the page declares none."""
    if found.published is None:
        found.published = search_day(tree, url, now)
        if found.published is not None:
            found.time_claims += (TimeClaim(about="published", claim=found.published),)
            found.sources += (FieldSource(name="published", source=found.published.source),)


def _content(found: Metadata, body: Body, text: Text) -> Content:
    sources = [*found.sources, FieldSource(name="text", source=f"trafilatura:{body.path}")]
    if text.standfirst is not None:
        sources.append(FieldSource(name="standfirst", source=text.standfirst[1]))
    return Content(
        text=text.text,
        title=tidy_line(found.title) if found.title else None,
        standfirst=tidy_line(text.standfirst[0]) if text.standfirst else None,
        authors=found.authors,
        section=found.section,
        tags=found.tags,
        image=found.image,
        publisher=found.publisher,
        canonical_url=found.canonical_url,
        language_declared=found.language,
        published=found.published,
        updated=found.updated,
        time_claims=found.time_claims,
        paywalled=found.paywalled,
        wire_credit=text.wire_credit,
        update_note=text.update_note,
        meta_robots=found.meta_robots,
        rights=found.rights,
        field_sources=tuple(sources),
        extractor=f"trafilatura:{body.path}",
        extractor_version=trafilatura.__version__,
    )
