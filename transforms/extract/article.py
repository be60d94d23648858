"""A page to what it says: text and metadata, or why it is no article."""

import logging
from dataclasses import dataclass
from datetime import datetime

import trafilatura

from schemas.articles import Content
from schemas.pages import Page
from transforms.extract.tree import parse_page

# trafilatura logs each page that it finds short; endings are counted and explained here instead.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


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
    """What the page says, or why it is no article."""
    tree = parse_page(body, charset)
    if tree is None:
        return NotArticle("not_html", "The page holds no HTML.", "no element")
    document = trafilatura.bare_extraction(tree, url=url, with_metadata=True, include_comments=False)
    if document is None or not document.text:
        return NotArticle("extract_empty", "The page holds no article text.", "no text")
    return Content(
        text=document.text,
        title=document.title,
        authors=tuple((document.author or "").split("; ")) if document.author else (),
        extractor="trafilatura",
        extractor_version=trafilatura.__version__,
    )
