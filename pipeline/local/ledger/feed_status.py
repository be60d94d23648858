"""A feed for people: its health, its schedule with the reason, and the rhythm that its polls have taught. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipeline.local.ledger.status_rows import Health
from schemas.codec import from_plain, plain_from_json
from transforms.feeds.conditions.conditions import OpenCondition
from transforms.feeds.parsed import FeedHints
from transforms.feeds.polling.state import FeedTrouble
from transforms.feeds.schedule.hints import Hints
from transforms.feeds.schedule.schedule import Rhythm, Why

_NO_HINTS = Hints()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStatus:
    """One feed. Instants are aware UTC."""

    url: str
    health: Health
    listed: bool
    """True if the list of the last run has the feed."""
    title: str | None = None
    due_at: datetime | None = None
    """When its next poll is due; None: when the run begins, or never (paused)."""
    why: Why | None = None
    """The rule that has decided `due_at`; None: unknown, or a poll is under way."""
    planned_at: datetime | None = None
    under_way: bool = False
    """A poll is under way: a retry, robots.txt, the next sitemap."""
    retries: int = 0
    """Failed requests of the poll under way."""
    polled_at: datetime | None = None
    """End of the last poll that was good."""
    polls: int = 0
    failures: int = 0
    """Failed polls in a row."""
    trouble: FeedTrouble | None = None
    conditions: tuple[OpenCondition, ...] = ()
    """The open conditions of the feed, as in its events."""
    held_until: datetime | None = None
    """The instant before which the server wants no request (Retry-After)."""
    feed_url: str | None = None
    """The URL that is polled, if it is another one: a page has named it, or the feed has moved."""
    moved_to: str | None = None
    known: int = 0
    """Number of remembered entries."""
    omitted: int = 0
    """Number of entries beyond the limit, left out at the last poll."""
    rhythm: Rhythm = field(default_factory=Rhythm)
    hints: Hints = field(default_factory=Hints)

    @property
    def window(self) -> int:
        """Number of entries in the feed at its last poll."""
        return self.rhythm.window

    @property
    def interval_s(self) -> float | None:
        """Seconds from the last decision to the next poll."""
        if self.due_at is None or self.planned_at is None or self.under_way:
            return None
        return max(0.0, (self.due_at - self.planned_at).total_seconds())

    @property
    def items_per_day(self) -> float | None:
        """New entries a day, learned from the polls; None before the first good poll."""
        return self.rhythm.items_per_day() if self.polled_at is not None else None


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """A feed's row of the ledger with parsed JSON. Its parts are not decoded: for 10,000 feeds that takes half a second.

    `about`: as `status_rows.feed_row` writes it; empty for a feed that was never polled.
    """

    url: str
    health: Health
    listed: bool
    about: Mapping[str, Any]

    @property
    def title(self) -> str | None:
        return self.about.get("title")

    @property
    def due_at(self) -> datetime | None:
        """As of `FeedStatus`."""
        return _instant(self.about.get("due_at"))

    @property
    def polled_at(self) -> datetime | None:
        """As of `FeedStatus`."""
        return _instant(self.about.get("polled_at"))

    @property
    def interval_s(self) -> float | None:
        """As of `FeedStatus`."""
        due_at, planned_at = self.about.get("due_at"), self.about.get("planned_at")
        if not due_at or not planned_at or self.about.get("under_way"):
            return None
        return max(0.0, (datetime.fromisoformat(due_at) - datetime.fromisoformat(planned_at)).total_seconds())

    @property
    def items_per_day(self) -> float | None:
        """As of `FeedStatus`."""
        if not self.about.get("polled_at"):
            return None
        rhythm = self.about["rhythm"]
        return Rhythm(items=rhythm["items"], days=rhythm["days"]).items_per_day()

    @property
    def hint_s(self) -> int:
        """Minimum seconds between two polls, as the feed and its server ask for."""
        return _hints(self.about["hints"]).floor_s() if self.about else 0

    def status(self) -> FeedStatus:
        """The feed with all its parts."""
        data = self.about
        if not data:
            return FeedStatus(url=self.url, health=self.health, listed=self.listed)
        rhythm, tries = data["rhythm"], data.get("tries")
        return FeedStatus(
            url=self.url,
            health=self.health,
            listed=self.listed,
            title=data["title"],
            due_at=_instant(data["due_at"]),
            why=data.get("why"),
            planned_at=_instant(data["planned_at"]),
            under_way=data["under_way"],
            retries=tries["attempts"] if isinstance(tries, dict) else 0,
            polled_at=_instant(data["polled_at"]),
            polls=data["polls"],
            failures=data["failures"],
            # Rows of states before the third version have none.
            conditions=tuple(from_plain(OpenCondition, condition) for condition in data.get("conditions") or ()),
            trouble=from_plain(FeedTrouble, data["trouble"]) if data.get("trouble") else None,
            held_until=_instant(data["held_until"]),
            feed_url=data["feed_url"],
            moved_to=data["moved_to"],
            known=data["known"],
            omitted=data["omitted"],
            rhythm=Rhythm(**{**rhythm, "hours": tuple(rhythm["hours"]), "weekdays": tuple(rhythm["weekdays"])}),
            hints=_hints(data["hints"]),
        )


def feed_facts(url: str, health: Health, listed: int, about: str) -> FeedFacts:
    """The feed of a row of the ledger."""
    return FeedFacts(url, health, bool(listed), plain_from_json(about))


def _hints(plain: Mapping[str, Any]) -> Hints:
    # Most feeds give no hint; decoding none for 10,000 feeds would take as long as reading them.
    if plain["fresh_s"] is None and not any(plain["document"].values()):
        return _NO_HINTS
    return Hints(fresh_s=plain["fresh_s"], document=from_plain(FeedHints, plain["document"]))


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
