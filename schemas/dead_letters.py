"""Dead letters:

items and feeds that failed, with the reason. Endings: items that ended without a record and without failure.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from schemas.feed_items import FeedItem

Stage = Literal["poll", "fetch", "extract", "write"]

#: Every reason of a dead letter, with its meaning for users. `docs/records.md` prints this table.
REASONS: dict[str, str] = {
    "blocked_address": "The URL leads to a private, loopback or other non-public address; --allow-network allows a network.",
    "blocked_scheme": "The URL is not http or https, or its port is not a web port.",
    "dns_error": "The host name does not resolve to an address.",
    "connect_error": "The connection to the host failed.",
    "tls_error": "The host's certificate or TLS handshake is invalid.",
    "reset": "The host closed the connection before its answer was complete.",
    "timeout": "The host did not complete its answer within the time limit.",
    "protocol_error": "The host's answer is not valid HTTP.",
    "redirect": "Redirects loop, are too many, or lead nowhere.",
    "http_status": "The host answered with an error status.",
    "login_required": "The host wants a login: it answered 401, or a redirect leads to a page for logging in or subscribing.",
    "payment_required": "The host wants crawlers to pay: it answered 402, or states a price (crawler-price).",
    "bot_challenge": "A guard of the host (Cloudflare and the like) answered with a challenge for bots instead of the page.",
    "proxy_error": "The proxy could not be reached or refused to connect.",
    "rate_limited": "The host answered 429 or asked to wait, in every attempt.",
    "robots_disallowed": "The host's robots.txt does not allow the URL.",
    "robots_unavailable": "The host's robots.txt is unavailable, which forbids requests (RFC 9309, 2.3.1.4).",
    "too_large": "The answer is larger than the limit.",
    "decompression": "The answer's compression is broken or unknown.",
    "truncated": "The answer is shorter than its announced length.",
    "not_html": "The page is not HTML.",
    "not_a_feed": "The feed's URL has no feed and no link to a feed.",
    "parse_error": "The parser failed on the document.",
    "parse_timeout": "The parser exceeded its time limit.",
    "too_many_items": "The feed lists more entries than the limit allows.",
    "invalid_item": "The entry of the feed has no usable link.",
    "extract_empty": "The page has no article text.",
    "extract_timeout": "Extraction exceeded its time limit.",
    "extract_crash": "The extraction process died on this page.",
    "not_article": "The page is not an article, but an index, a login, a consent wall or an empty page.",
    "soft_404": "The page of a removed article: its URL leads to a front page, or the page states that nothing is there.",
    "stub": "The page has only a teaser of the article.",
    "too_large_for_sink": "The record exceeds the size limit of the sink.",
    "refused_by_sink": "The sink can never take the record; the message states the cause.",
}

#: Reasons that lie in the entry: whatever changes at its host, another attempt ends in the same way.
LASTING: frozenset[str] = frozenset(("blocked_scheme", "invalid_item"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """A URL that did not become a record. Instants are aware UTC."""

    url: Annotated[str, "URL of the article, or of the feed if the poll failed"]
    feed_url: Annotated[str | None, "Feed that listed the article"]
    stage: Annotated[Stage, "Stage that failed"]
    reason: Annotated[str, "One of REASONS"]
    message: Annotated[str, "Cause in a sentence, with the remedy if there is one; no control characters"]
    attempts: Annotated[int, "Number of attempts"]
    at: Annotated[datetime, "Instant of the failure"]
    http_status: Annotated[int | None, "Status code, if the host sent one"] = None
    item: Annotated[FeedItem | None, "Entry of the feed; `newsbeam replay` needs it"] = None

    @property
    def by_look(self) -> bool:
        """True for a look at a known article that failed before there was a page."""
        return self.stage == "fetch" and self.item is not None and self.item.look is not None

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise ValueError(f"{self.reason!r} is not a reason; add it to schemas.dead_letters.REASONS with its meaning")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """An item or a look that ended without a record and without a failure.

    `unchanged`: a look found the article as it was, or found nothing of an article without a record. `postponed`: a look got no
    answer that decides anything, and another one follows.
    """

    kind: Annotated[Literal["duplicate", "unchanged", "postponed", "filtered"], "Kind of the ending"]
    url: Annotated[str, "URL of the item"]
    feed_url: Annotated[str, "Feed that listed the item"]
    in_poll: Annotated[bool, "True: it ended in the poll that found it, and no step counted it before"] = False
    cause: Annotated[str | None, "Cause in a sentence"] = None
    by_look: Annotated[bool, "True: a look that ended where it was made, without a page; no step counted it before"] = False
