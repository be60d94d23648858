"""What a fetch of an article page yields."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from schemas.feed_items import FeedItem

TextSource = Literal["page", "feed"]
RobotsVerdict = Literal["allowed", "disallowed", "unavailable", "not_asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How a page was obtained and what its host said about using it. Kept in the record; it holds no secrets and no body."""

    fetched_at: Annotated[datetime, "When the last byte of the page had come"]
    final_url: Annotated[str, "The URL that answered, after redirects"]
    http_status: Annotated[int, "Status code of that answer; 0 where there was none"] = 200
    redirects: Annotated[tuple[str, ...], "URLs on the way, the first one asked first"] = ()
    text_source: Annotated[TextSource, "Where the text comes from: the page, or the feed in its place"] = "page"
    text_reason: Annotated[str | None, "Why the feed's text stands in for the page's: reason and sentence"] = None
    content_type: Annotated[str | None, "Content-Type as sent"] = None
    etag: Annotated[str | None, "ETag as sent"] = None
    last_modified: Annotated[str | None, "Last-Modified as sent"] = None
    body_bytes: Annotated[int, "Length of the decoded body in bytes"] = 0
    robots_verdict: Annotated[RobotsVerdict, "What robots.txt says of this URL"] = "not_asked"
    robots_source: Annotated[str | None, "Where the verdict came from: URL of the robots.txt and its status or failure"] = None
    x_robots_tag: Annotated[tuple[str, ...], "X-Robots-Tag headers as sent"] = ()
    tdm_reservation: Annotated[str | None, "tdm-reservation header as sent (TDMRep)"] = None
    licence_links: Annotated[tuple[str, ...], "Targets of Link headers with rel=license"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A fetched article page with its body. Never crosses a shuffle, is never written to the ledger."""

    item: FeedItem
    evidence: Evidence
    body: bytes
    charset: str | None
    """The charset by the transport's rules (BOM, then the header), or None: then the document itself decides."""
