"""The state that `PollFeed` keeps of a feed, and its form in the ledger. Frozen; a turn makes a new one.

The state is a msgspec structure and no dataclass: a poll changes it some five times, and a copy of its many fields takes
0.3 µs instead of 15.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from msgspec import structs

from schemas.first_use import learn
from transforms.feeds.conditions.conditions import Conditions
from transforms.feeds.identity.gaps import Gap
from transforms.feeds.identity.identity import Seen, with_unknown_bodies
from transforms.feeds.parsed import ParsedFeed
from transforms.feeds.polling.push import Hub
from transforms.feeds.schedule.hints import Hints
from transforms.feeds.schedule.schedule import PlannedPoll, Rhythm, Why
from transforms.feeds.schedule.siblings import SiblingRecord
from transforms.feeds.search.backfill import BETWEEN_SEARCHES, Backfill, begun
from transforms.feeds.sources import FeedOrder
from transforms.web.pace.tries import Tries

_VERSION = 4
#: The first version whose seen entries have a digest of summary and text.
_WITH_BODIES = 4
#: Characters of a failure's sentence that are kept.
_MAX_MESSAGE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """The version in the last good answer of one URL. ETag and Last-Modified byte for byte as sent."""

    etag: str | None = None
    last_modified: str | None = None
    body: str | None = None
    """Digest of the body: a server that never answers 304 need not be parsed again."""
    suspect: bool = False
    """ETag and Last-Modified stayed the same when new entries came: they are not sent, its server would answer 304 for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTrouble:
    """The trouble of a failing feed: the last of its failures in a row, and the time of the first."""

    since: datetime
    at: datetime
    reason: str
    message: str
    http_status: int | None = None

    @classmethod
    def after(
        cls, before: "FeedTrouble | None", at: datetime, reason: str, message: str, http_status: int | None
    ) -> "FeedTrouble":
        """The trouble after another failed poll at `at`."""
        since = before.since if before is not None else at
        return cls(since=since, at=at, reason=reason, message=message[:_MAX_MESSAGE], http_status=http_status)


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """The memory of one feed. Instants are aware UTC."""

    title: str | None = None
    """The user's name for the feed."""
    due_at: datetime | None = None
    """The instant of the next turn; None: never polled."""
    planned_at: datetime | None = None
    """When `due_at` was decided: a clock that was set back must not lengthen the wait."""
    why: Why | None = None
    """The rule that has decided `due_at`; None: unknown, or the poll is under way."""
    paused: bool = False
    """An operator has paused the feed: no turn until an order resumes it."""
    held_until: datetime | None = None
    """The instant before which the server wants no request (Retry-After); it holds even if the schedule is ignored."""
    under_way: bool = False
    """True in the middle of a poll: before a retry, between robots.txt and the feed, a page and its feed, two sitemaps."""
    polled_at: datetime | None = None
    """End of the last poll that worked."""
    polls: int = 0
    """Number of ended polls, good or failed."""
    failures: int = 0
    """Failed polls in a row."""
    trouble: FeedTrouble | None = None
    """The last of these failures; None where the last poll was good, or an earlier version kept none."""
    tries: Tries | None = None
    """Failed requests of the poll under way."""
    asked_robots: bool = False
    """True if the poll under way has requested robots.txt."""
    retired: bool = False
    """The feed said 410 Gone."""
    validators: Mapping[str, Validators] = msgspec.field(default_factory=dict)
    """Validators by URL: of the feed, and of the sitemaps of an index."""
    seen: Seen = msgspec.field(default_factory=Seen)
    omitted: int = 0
    """Number of entries beyond the limit, left out at the last poll."""
    rhythm: Rhythm = msgspec.field(default_factory=Rhythm)
    hints: Hints = msgspec.field(default_factory=Hints)
    siblings: SiblingRecord = msgspec.field(default_factory=SiblingRecord)
    """The evidence that news of other feeds of the host comes with news here."""
    hub: Hub | None = None
    """The hub that the feed declares."""
    trust: int = 0
    """Pushes in a row that have announced all news."""
    pushed: bool = False
    """The poll under way, or the next one, is because of a push."""
    early: float | None = None
    """The poll under way was brought forward by siblings: the share of its interval that was left."""
    conditions: Conditions = msgspec.field(default_factory=Conditions)
    """The open conditions of the feed, and the memory of its watches."""
    backfill: Backfill | None = None
    """The search for entries that the feed no longer lists."""
    searched_at: datetime | None = None
    """End of the last search after a gap."""
    backfill_since: datetime | None = None
    """The time from which on a user wants entries; the next poll begins the search."""
    feed_url: str | None = None
    """The feed that a page named, or the URL to which the feed has moved for good; None: the URL that the user named."""
    candidates: tuple[str, ...] = ()
    """Other feeds that the page named, to be tried where the first is none."""
    moved_to: str | None = None
    """The target of recent permanent redirects, and their number in a row."""
    moved_times: int = 0
    sitemaps: tuple[str, ...] = ()
    """Sitemaps of an index that gives no dates: they change while it stays the same, so each poll asks for them."""
    queue: tuple[str, ...] = ()
    """Sitemaps of an index still to be polled in this poll."""

    def due(self, now: datetime) -> datetime:
        """When the next turn is due. After the clock was set back: as far from now as it was from when it was planned."""
        if self.due_at is None:
            return now
        if self.planned_at is not None and self.planned_at > now:
            return min(self.due_at, now + (self.due_at - self.planned_at))
        return self.due_at

    def last_poll_ended(self) -> datetime | None:
        """End of the last poll, good or failed; None: never polled."""
        ends = (self.polled_at, self.trouble.at if self.trouble is not None else None)
        return max((end for end in ends if end is not None), default=None)

    def after_orders(self, orders: Iterable[FeedOrder], now: datetime) -> "FeedState":
        """The state after an operator's orders. A forgotten feed is a new one, due at once."""
        state = self
        for order in orders:
            if order == "forget":
                state = FeedState(due_at=now, planned_at=now)
            elif order in ("pause", "resume"):
                state = structs.replace(state, paused=order == "pause")
        return state

    def planned(self, next_poll: PlannedPoll, held_until: datetime | None, now: datetime) -> "FeedState":
        """The state after a poll that has ended."""
        return structs.replace(
            self,
            under_way=False,
            tries=None,
            polls=self.polls + 1,
            asked_robots=False,
            early=None,
            pushed=False,
            held_until=held_until,
            due_at=next_poll.at,
            why=next_poll.why,
            planned_at=now,
        )

    def searching(
        self, feed: ParsedFeed, url: str, gap: Gap | None, *, new: int, host: str | None, now: datetime
    ) -> "FeedState":
        """The state after a listing that was got from `url`, with `new` new entries: the search behind a gap, or for a user.

        A search for a user goes on where he asks again, farther back if he now asks for more; it also serves a gap.
        """
        search = self.backfill
        if search is not None:
            search = replace(search, recent=search.recent + new)
        if self.backfill_since is not None:
            if search is None or search.until is not None or self.backfill_since < search.since:
                since = self.backfill_since if search is None else min(self.backfill_since, search.since)
                again = begun(feed, url, since=since, gap=None, host=host, now=now)
                search = replace(again, found=search.found, via=search.via) if search is not None else again
        elif gap is not None and (search is None or search.until is not None):
            since = gap.since if search is None else min(search.since, gap.since)
            at = now if self.searched_at is None else max(now, self.searched_at + BETWEEN_SEARCHES)
            again = begun(feed, url, since=since, gap=gap, host=host, now=at)
            search = replace(again, found=search.found, via=search.via) if search is not None else again
        return structs.replace(self, backfill=search, backfill_since=None)

    def encode(self) -> dict[str, Any]:
        """The state as JSON, with its version under `v`; `seen` is one line of base64."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        seen = plain.pop("seen")
        return {"v": _VERSION, "seen": seen["rows"], "reuses_guids": seen["reuses_guids"], **plain}

    @classmethod
    def decode(cls, data: dict[str, Any]) -> "FeedState":
        """The state that `encode` of this or an earlier version made. ValueError for one of a later version.

        Fields that an earlier version did not have get their defaults.
        """
        version = data["v"]
        if version > _VERSION:
            raise ValueError(f"the state of a feed is of version {version}; this newsbeam reads up to {_VERSION}")
        rows = data["seen"] if version >= _WITH_BODIES else with_unknown_bodies(data["seen"])
        seen = {"rows": rows, "reuses_guids": data["reuses_guids"]}
        learn(cls)
        return msgspec.convert(data | {"seen": seen}, cls)
