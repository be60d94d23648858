"""The output of a fetch: an article page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from schemas.feed_items import FeedItem

TextSource = Literal["page", "feed"]
RobotsVerdict = Literal["allowed", "disallowed", "unavailable", "not_asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The fetch of a page, and the host's statements about its use. The record has it; it holds no secrets and no body."""

    fetched_at: Annotated[datetime, "Instant of the last byte of the page"]
    final_url: Annotated[str, "URL that answered, after redirects"]
    http_status: Annotated[int, "Status code of that answer; 0 if no answer came"] = 200
    redirects: Annotated[tuple[str, ...], "URLs that redirected, in the order of the requests"] = ()
    text_source: Annotated[TextSource, "Source of the text: the page, or the feed instead"] = "page"
    text_reason: Annotated[str | None, "Reason for the feed's text instead of the page's: a reason and a sentence"] = None
    content_type: Annotated[str | None, "Content-Type as sent"] = None
    etag: Annotated[str | None, "ETag as sent"] = None
    last_modified: Annotated[str | None, "Last-Modified as sent"] = None
    robots_verdict: Annotated[RobotsVerdict, "Verdict of robots.txt on this URL"] = "not_asked"
    robots_source: Annotated[str | None, "Source of the verdict: URL of the robots.txt and its status or failure"] = None
    x_robots_tag: Annotated[tuple[str, ...], "X-Robots-Tag headers as sent"] = ()
    tdm_reservation: Annotated[str | None, "tdm-reservation header as sent (TDMRep)"] = None
    licence_links: Annotated[tuple[str, ...], "Targets of Link headers with rel=license"] = ()
    usage_headers: Annotated[tuple[str, ...], "Headers about the use of the content as sent, 'name: value'"] = ()
    robots_signals: Annotated[tuple[str, ...], "What robots.txt says about the use of this URL, 'kind: value'"] = ()
    robots_fetched_at: Annotated[datetime | None, "When that robots.txt was read"] = None
    robots_sha256: Annotated[str | None, "SHA-256 of its text, in hexadecimal digits"] = None
    tdmrep: Annotated[tuple[str, ...], "What tdmrep.json says about mining this URL, 'kind: value'"] = ()
    tdmrep_fetched_at: Annotated[datetime | None, "When that tdmrep.json was read"] = None
    tdmrep_sha256: Annotated[str | None, "SHA-256 of its text, in hexadecimal digits"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A fetched article page with its body. It never crosses a shuffle and is never in the ledger."""

    item: FeedItem
    evidence: Evidence
    body: bytes
    charset: str | None
    """The charset by BOM or header; None if only the document can declare it."""
    gone: str | None = None
    """Evidence in a sentence that the publisher removed the article; `body` is empty then."""
