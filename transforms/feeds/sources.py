"""A feed as the user names it: the element that starts the work, and the settings that are the feed's own.

Secrets never stand here: a `SecretHeader` says where one is found, and is read when a request is made.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

#: What an operator asks of one feed: poll it at once, pause it, resume it, forget all that is known of it.
FeedOrder = Literal["poll-now", "pause", "resume", "forget"]

SourceKind = Literal["feed", "listing", "sitemap"]


@dataclass(frozen=True, slots=True)
class SecretHeader:
    """A header whose value is a secret, by reference."""

    name: str
    reference: str
    """`env:NAME` or `file:PATH`."""
    scheme: Literal["plain", "basic", "bearer"] = "plain"
    """What the secret becomes: the value itself, `user:password` for Basic, a token for Bearer."""


@dataclass(frozen=True, slots=True)
class FeedSource:
    """One configured feed. `url` is also its key and is kept as written; `title` stands in where the feed gives none.

    None: the run's own setting holds. Instants are aware UTC.
    """

    url: str
    title: str | None = None
    begin_at: datetime | None = None
    """When the first poll is due; None: at once."""
    kind: SourceKind = "feed"
    """What the address is: a feed (or a page that leads to one), a page that lists articles, a sitemap."""
    tags: tuple[str, ...] = ()
    """Folders and categories of the user's list, the outermost first."""
    language: str | None = None
    enabled: bool = True
    poll_min_s: float | None = None
    poll_max_s: float | None = None
    max_items: int | None = None
    """New entries of one poll that are taken, the newest; None: all."""
    since: datetime | None = None
    """Entries that say that they are older are not taken."""
    max_age_s: float | None = None
    """Entries that say that they are older than this at the poll are not taken."""
    full_text: Literal["auto", "page", "feed"] = "auto"
    host_delay_s: float | None = None
    robots: Literal["obey", "own-site"] = "obey"
    robots_reason: str | None = None
    enrich: tuple[str, ...] | None = None
    where: str | None = None
    """The expression (`schemas.where`) that a record must match to be kept."""
    headers: tuple[SecretHeader, ...] = ()
    sibling_at: datetime | None = None
    """When another feed of its host had news."""
    is_pushed: bool = False
    """A hub has told of news."""
    order: FeedOrder | None = None
    """An operator's order, obeyed by the feed's next turn."""
    backfill_since: datetime | None = None
    """Entries from then on are searched for beyond what the feed lists (`newsbeam backfill`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDefaults:
    """Settings of a run that hold for every feed without its own. `where` of the run holds beside that of the feed."""

    since: datetime | None = None
    max_age_s: float | None = None
    max_items: int | None = None
    where: str | None = None

    def fill(self, source: FeedSource) -> FeedSource:
        """`source` with what it leaves open."""
        both = " and ".join(f"({where})" for where in (self.where, source.where) if where)
        return replace(
            source,
            since=source.since if source.since is not None else self.since,
            max_age_s=source.max_age_s if source.max_age_s is not None else self.max_age_s,
            max_items=source.max_items if source.max_items is not None else self.max_items,
            where=both or None,
        )
