"""A feed as the user names it: the element that starts the work."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedSource:
    """One configured feed. `url` is also its key and is kept as written; `title` stands in where the feed gives none."""

    url: str
    title: str | None = None
    begin_at: datetime | None = None
    """When the first poll is due; None: at once."""
