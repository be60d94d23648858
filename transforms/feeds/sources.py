"""A feed as the user names it: the element that starts the work, and the settings that are the feed's own.

Secrets never stand here: a `SecretHeader` says where one is found, and is read when a request is made.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

#: What an operator asks of one feed: poll it at once, pause it, resume it, forget all that is known of it.
FeedOrder = Literal["poll-now", "pause", "resume", "forget"]


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
    full_text: Literal["auto", "page", "feed"] = "auto"
    host_delay_s: float | None = None
    robots: Literal["obey", "own-site"] = "obey"
    robots_reason: str | None = None
    enrich: tuple[str, ...] | None = None
    where: str | None = None
    headers: tuple[SecretHeader, ...] = ()
    order: FeedOrder | None = None
    """An operator's order, obeyed by the feed's next turn."""
