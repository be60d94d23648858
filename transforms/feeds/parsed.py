"""Results of parsing a feed's bytes. Plain frozen values, because they cross the border of the parser's process."""

from dataclasses import dataclass, field
from typing import Literal, Protocol

from schemas.times import Claim, TimeClaim
from transforms.web.messages import Response

FeedFormat = Literal["rss", "rdf", "atom", "json", "sitemap", "sitemap_index", "listing", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedItem:
    """An entry. Either `link` is an absolute http(s) URL, or `problem` states why there is none."""

    link: str | None
    problem: Literal["invalid_item", "blocked_scheme"] | None = None
    raw_link: str | None = None
    """The text in place of a usable link, at most 500 characters."""
    guid: str | None = None
    title: str | None = None
    """Plain text, at most 1,000 characters."""
    summary: str | None = None
    """Plain text, at most 2,000 characters."""
    content: str | None = None
    """The article as the feed carries it: paragraphs, at most 40,000 characters; None where it carries a teaser at most."""
    short_text: str | None = None
    """Paragraphs that are too short for an article or cut short; None where `content` or the line of `summary` holds them."""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: Claim | None = None
    updated: Claim | None = None
    time_claims: tuple[TimeClaim, ...] = ()
    language: str | None = None
    rights: tuple[str, ...] = ()
    whole_key: bool = False
    """The whole query of its link is part of its key; `split_new_items` decides it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHints:
    """The polling hints in a feed's document; raw but bounded numbers."""

    ttl_min: int | None = None
    skip_hours: tuple[int, ...] = ()
    """Hours of the day in UTC, 0 to 23."""
    skip_days: tuple[int, ...] = ()
    """Days of the week, Monday is 0."""
    update_interval_s: int | None = None
    """sy:updatePeriod divided by sy:updateFrequency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A sitemap that a sitemap index lists."""

    url: str
    modified: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed. `items` in document order; of more than the limit the newest, and `omitted` counts the rest."""

    format: FeedFormat
    path: Literal["fast", "feedparser", "salvage", "json"]
    """The parser that has read it."""
    items: tuple[ParsedItem, ...] = ()
    omitted: int = 0
    title: str | None = None
    language: str | None = None
    rights: tuple[str, ...] = ()
    hints: FeedHints = field(default_factory=FeedHints)
    self_url: str | None = None
    hub_urls: tuple[str, ...] = ()
    new_feed_url: str | None = None
    """The new address that the feed states (itunes:new-feed-url)."""
    prev_archive: str | None = None
    """The document with the entries before these (RFC 5005, archived feeds)."""
    next_page: str | None = None
    """The next page of a feed in pages (RFC 5005, paged feeds; JSON Feed's next_url)."""
    home_url: str | None = None
    """The page that the feed belongs to."""
    children: tuple[Child, ...] = ()
    """The sitemaps of a sitemap index, in its order."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of an HTML page: absolute URL and text, at most 300 characters."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAFeed:
    """The bytes hold no feed. `feed_links`: feeds that an HTML page names, the likeliest first."""

    reason: Literal["not_a_feed", "parse_error"]
    message: str
    feed_links: tuple[str, ...] = ()
    page_links: tuple[PageLink, ...] = ()
    """Links of the page within its site, in the order of the page, at most 500."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseStopped:
    """The parser's process was killed at its limit or died; its parent makes this result."""

    reason: Literal["parse_timeout", "parse_error"]
    message: str


class Parse(Protocol):
    """Runs `transforms.feeds.parse.parse_answer` in a process that can be killed; `ParseStopped` if it was killed."""

    async def __call__(self, response: Response, /) -> ParsedFeed | NotAFeed | ParseStopped: ...
