"""Articles as they come to `LinkRecord`, made of a title and a text."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from schemas.articles import Article, Content
from schemas.feed_items import FeedItem, Look
from schemas.pages import Evidence

START = datetime(2025, 6, 2, 9, 0, tzinfo=UTC)


def article(
    title: str = "Ferry pier agreed",
    text: str = "The council has agreed on a new pier.",
    *,
    at_s: float = 0.0,
    look: Look | None = None,
    note: str | None = None,
    gone: str | None = None,
    url: str = "https://post.example/pier",
    **content: Any,
) -> Article:
    """The article as it was fetched `at_s` seconds after `START`."""
    fetched_at = START + timedelta(seconds=at_s)
    item = FeedItem(
        feed_url="https://post.example/feed.xml",
        url=url,
        item_id=url,
        first_seen_at=fetched_at,
        prev_poll_at=fetched_at - timedelta(minutes=10),
        look=look,
    )
    made = Article(
        item=item,
        evidence=Evidence(fetched_at=fetched_at, final_url=url),
        content=Content(title=title, text=text, correction_note=note, **content),
    )
    return made if gone is None else replace(made, content=Content(text=""), gone=gone)
