"""The page that stands in where the article's own cannot be had."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from schemas.feed_items import FeedItem
from tests.test_full_text import TEXT
from transforms.extract.article import extract
from transforms.web.fetching.feed_page import feed_page

NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)
ITEM = FeedItem(
    feed_url="https://a.example/feed",
    url="https://a.example/2026/11/seals-of-skerry-bank",
    item_id="1",
    first_seen_at=NOW,
    title="Eleven seals & a <flask>",
    feed_language="en",
    content=TEXT + "\n\n## What next\n\n- A boat\n\n- A net",
)


def test_it_is_an_article_for_the_extractor_and_says_why_it_is_there() -> None:
    page = feed_page(ITEM, "http_status", "The host answers 403.", at=NOW, http_status=403)
    assert page is not None
    evidence = page.evidence
    assert (evidence.text_source, evidence.text_reason) == ("feed", "http_status: The host answers 403.")
    assert (evidence.http_status, evidence.robots_verdict, evidence.final_url) == (403, "not_asked", ITEM.url)
    found = extract(page.body, url=ITEM.url, charset=page.charset, now=NOW)
    assert getattr(found, "title", None) == ITEM.title
    text = getattr(found, "text", "")
    assert all(paragraph in text for paragraph in TEXT.split("\n\n"))
    assert "A boat" in text


def test_robots_are_told() -> None:
    page = feed_page(ITEM, "robots_disallowed", "No.", at=NOW, http_status=None)
    assert page is not None
    assert (page.evidence.robots_verdict, page.evidence.http_status) == ("disallowed", 0)


@pytest.mark.parametrize("reason", ["blocked_address", "blocked_scheme", "invalid_item"])
def test_what_is_about_the_item_stays_a_dead_letter(reason: str) -> None:
    assert feed_page(ITEM, reason, "No.", at=NOW, http_status=None) is None


def test_without_the_article_there_is_no_page() -> None:
    assert feed_page(replace(ITEM, content=None), "http_status", "No.", at=NOW, http_status=403) is None
