"""Dead letters: what became of everything that could not become a record, and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from schemas.feed_items import FeedItem

Stage = Literal["poll", "fetch", "extract", "enrich", "write"]

#: Every reason a dead letter may state, with what it means for the person who reads it. `docs/records.md` prints this table.
REASONS: dict[str, str] = {
    "blocked_address": "The URL leads to a private, loopback or otherwise not public address.",
    "blocked_scheme": "The URL is not http or https, or names a port that is not for the web.",
    "dns_error": "The host name could not be resolved.",
    "connect_error": "No connection to the host could be made.",
    "tls_error": "The host's certificate or TLS handshake is bad.",
    "reset": "The host closed the connection before its answer was complete.",
    "timeout": "The host did not answer, or not completely, within the time limit.",
    "protocol_error": "The host's answer is not valid HTTP.",
    "redirect": "Redirects loop, are too many, or lead nowhere.",
    "http_status": "The host answered with an error status.",
    "rate_limited": "The host answered 429 or asked to come back later, more often than is retried.",
    "robots_disallowed": "The host's robots.txt does not allow the URL.",
    "robots_unavailable": "The host's robots.txt could not be read, which forbids fetching (RFC 9309, 2.3.1.4).",
    "too_large": "The answer is larger than the limit.",
    "decompression": "The answer's compression is broken or unknown.",
    "truncated": "The answer ended before its announced end.",
    "not_html": "The page is not HTML.",
    "not_a_feed": "The URL of a feed holds no feed, and no link to one.",
    "parse_error": "The document could not be parsed.",
    "parse_timeout": "Parsing took longer than the limit and was stopped.",
    "too_many_items": "The feed lists more entries than the limit; this one was left out.",
    "invalid_item": "The entry of the feed has no usable link.",
    "extract_empty": "The page holds no article text.",
    "extract_timeout": "Extraction took longer than the limit and was stopped.",
    "extract_crash": "The extraction process died on this page.",
    "not_article": "The page is no article: an index, a login, a consent wall, an empty shell.",
    "soft_404": "The page of a removed article: its URL leads to a front page, or the page says that there is nothing.",
    "stub": "Only a teaser of the article is there.",
    "gone": "Reserved and not given: a feed that answers 410 Gone has `http_status`, and is asked once in 30 days.",
    "too_large_for_sink": "The record is larger than the sink accepts.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """One URL that did not become a record. Instants are aware UTC."""

    url: Annotated[str, "The article's URL; the feed's where the feed itself failed"]
    feed_url: Annotated[str | None, "The feed it came from"]
    stage: Annotated[Stage, "Where it ended"]
    reason: Annotated[str, "One of REASONS"]
    message: Annotated[str, "A sentence that a user can act on; no control characters"]
    attempts: Annotated[int, "How often it was tried"]
    at: Annotated[datetime, "When it was given up"]
    http_status: Annotated[int | None, "Status code, where there was one"] = None
    item: Annotated[FeedItem | None, "What is needed to put it back: the feed's entry"] = None

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise ValueError(f"{self.reason!r} is not a reason; add it to schemas.dead_letters.REASONS with its meaning")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """An item that ended without a record and without a failure."""

    kind: Annotated[Literal["duplicate", "unchanged", "removed"], "How it ended"]
    url: Annotated[str, "The item's URL"]
    feed_url: Annotated[str, "The feed it came from"]
