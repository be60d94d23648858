"""A page made of the feed's text, if the article's own page is unavailable and the feed carries the article. Pure.

It is processed like every page, so that the record has the same fields. Its evidence says that the text is the feed's, and why.
"""

from datetime import datetime
from html import escape

from schemas.dead_letters import DeadLetter
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page, RobotsVerdict

#: Reasons that are about the item or about our own safety: the feed's text does not mend them.
_NEVER = frozenset(("blocked_address", "blocked_scheme", "invalid_item"))
_MAX_REASON_CHARS = 500


def feed_page(
    item: FeedItem,
    reason: str,
    message: str,
    *,
    at: datetime,
    http_status: int | None,
    usage_headers: tuple[str, ...] = (),
) -> Page | None:
    """The page for `item`, whose own page is unavailable for `reason`; None if the feed does not carry the article."""
    if item.content is None or reason in _NEVER:
        return None
    verdicts: dict[str, RobotsVerdict] = {"robots_disallowed": "disallowed", "robots_unavailable": "unavailable"}
    return Page(
        item=item,
        evidence=Evidence(
            fetched_at=at,
            final_url=item.url,
            http_status=http_status or 0,
            text_source="feed",
            text_reason=f"{reason}: {message}"[:_MAX_REASON_CHARS],
            robots_verdict=verdicts.get(reason, "not_asked"),
            usage_headers=usage_headers,
        ),
        body=feed_html(item),
        charset="utf-8",
    )


def without_page(
    item: FeedItem,
    reason: str,
    message: str,
    *,
    at: datetime,
    http_status: int | None,
    usage_headers: tuple[str, ...],
) -> Page | DeadLetter:
    """The ending of an item without its own page: a page of the feed's text if the feed carries the article, else a dead
    letter."""
    own = feed_page(item, reason, message, at=at, http_status=http_status, usage_headers=usage_headers)
    return own or DeadLetter(
        url=item.url,
        feed_url=item.feed_url,
        stage="fetch",
        reason=reason,
        message=message,
        attempts=item.attempts,
        at=at,
        http_status=http_status,
        item=item,
    )


def feed_html(item: FeedItem) -> bytes:
    """The article that the feed carries as a plain page in UTF-8: heading, paragraphs, items."""
    title = escape(item.title or "")
    language = f' lang="{escape(item.feed_language)}"' if item.feed_language else ""
    parts = [f'<!DOCTYPE html><html{language}><head><meta charset="utf-8"><title>{title}</title></head><body><article>']
    parts += [f"<h1>{title}</h1>"] if title else []
    is_listing = False
    for line in (item.content or "").split("\n"):
        text = line.strip()
        if text.startswith("- ") != is_listing and text:
            parts.append("</ul>" if is_listing else "<ul>")
            is_listing = not is_listing
        if is_listing and text:
            parts.append(f"<li>{escape(text[2:])}</li>")
        elif text.startswith("## "):
            parts.append(f"<h2>{escape(text[3:])}</h2>")
        elif text:
            parts.append(f"<p>{escape(text)}</p>")
    return "".join([*parts, "</ul>" if is_listing else "", "</article></body></html>"]).encode("utf-8", "replace")
