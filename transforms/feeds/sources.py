"""A feed as the user names it: the element that starts the work, and the settings that are the feed's own.

Secrets are never stored here: a `SecretHeader` names the place of a secret, which is read for each request.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

#: What an operator asks of one feed: poll it at once, pause it, resume it, forget all that is known of it.
FeedOrder = Literal["poll-now", "pause", "resume", "forget"]

SourceKind = Literal["feed", "listing", "sitemap"]
#: Where the text of an article comes from: `auto` (the page; the feed where the page lacks it), `page` (never the feed), `feed`
#: (the feed where it carries the article), `entry` (the feed, whatever the length of its text).
FullText = Literal["auto", "page", "feed", "entry"]


@dataclass(frozen=True, slots=True)
class SecretHeader:
    """A header whose value is a secret, by reference."""

    name: str
    reference: str
    """`env:NAME` or `file:PATH`."""
    scheme: Literal["plain", "basic", "bearer"] = "plain"
    """The form of the header: the secret itself, `user:password` for Basic, a token for Bearer."""


@dataclass(frozen=True, slots=True)
class FeedSource:
    """One configured feed. `url` is also its key and is kept as written; `title` is used if the feed has none.

    None: the setting of the run applies. Instants are aware UTC.
    """

    url: str
    title: str | None = None
    begin_at: datetime | None = None
    """The instant of the first poll; None: at once."""
    kind: SourceKind = "feed"
    """The kind of source: a feed (or a page that names one), a page that lists articles, a sitemap."""
    tags: tuple[str, ...] = ()
    """Folders and categories of the user's list, the outermost first."""
    language: str | None = None
    enabled: bool = True
    poll_min_s: float | None = None
    poll_max_s: float | None = None
    max_items: int | None = None
    """Maximum number of new entries of one poll, the newest; None: all."""
    since: datetime | None = None
    """Entries with an older stated time are left out."""
    max_age_s: float | None = None
    """Entries whose stated time is older than this at the poll are left out."""
    full_text: FullText | None = None
    """None: that of the run, `auto` unless it says otherwise."""
    host_delay_s: float | None = None
    robots: Literal["obey", "own-site"] = "obey"
    robots_reason: str | None = None
    enrich: tuple[str, ...] | None = None
    where: str | None = None
    """The expression (`schemas.where`) that a record must match to be kept."""
    headers: tuple[SecretHeader, ...] = ()
    sibling_at: datetime | None = None
    """The instant at which another feed of its host had news."""
    is_pushed: bool = False
    """A hub has announced news."""
    order: FeedOrder | None = None
    """An operator's order, obeyed by the feed's next turn."""
    backfill_since: datetime | None = None
    """The time from which on entries beyond the listing are searched for (`newsbeam backfill`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDefaults:
    """Settings of a run for every feed without its own. The `where` of the run applies in addition to the feed's."""

    since: datetime | None = None
    max_age_s: float | None = None
    max_items: int | None = None
    where: str | None = None
    full_text: FullText | None = None

    def fill(self, source: FeedSource) -> FeedSource:
        """`source` with defaults for its missing settings."""
        both = " and ".join(f"({where})" for where in (self.where, source.where) if where)
        return replace(
            source,
            since=source.since if source.since is not None else self.since,
            max_age_s=source.max_age_s if source.max_age_s is not None else self.max_age_s,
            max_items=source.max_items if source.max_items is not None else self.max_items,
            where=both or None,
            full_text=source.full_text or self.full_text,
        )
