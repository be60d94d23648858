"""The keyed step that polls feeds: due times, the meaning of answers, new entries.

It decides nothing about pages and depends on no other feed. `parse.py` reads bytes, in a process that can be killed;
`schedule.py` chooses the next poll; `identity.py` finds new entries. Turns with a request are in `poll_turn.py` and
`search_turn.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

from msgspec import structs

from transforms.feeds.parsed import Parse
from transforms.feeds.polling.feed_turn import FeedTurn, Polled
from transforms.feeds.polling.poll_turn import PollTurn
from transforms.feeds.polling.push import NoPushes, Pushes, pushed_due
from transforms.feeds.polling.search_turn import SearchTurn
from transforms.feeds.polling.settings import no_secrets, no_settings, schedule_of
from transforms.feeds.polling.state import FeedState
from transforms.feeds.schedule.schedule import ScheduleSettings
from transforms.feeds.schedule.siblings import SiblingBoard, is_prompted
from transforms.feeds.sources import FeedSource
from transforms.steps import Emit, Turn
from transforms.web.addresses.targets import host_of
from transforms.web.messages import Client
from transforms.web.pace.host_changes import HostRests, NoRests
from transforms.web.pace.pace import DEFAULT_PACE, Pace
from transforms.web.robots.robots import RobotsBook

#: A feed that nothing has touched for this long is no longer configured; longer than the slowest probe.
FORGOTTEN_AFTER = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSettings:
    """The settings of single feeds. They apply from the feed's next turn on, and leave its state unchanged."""

    source_of: Callable[[str], FeedSource | None] = no_settings
    """The current settings of a feed, by its URL."""
    secrets_of: Callable[[FeedSource], Mapping[str, str]] = no_secrets
    """The secret headers of a feed, read for each request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollTiming:
    """Everything beside a feed's own rhythm that decides the time of its polls."""

    schedule: ScheduleSettings = field(default_factory=ScheduleSettings)
    ignore_schedule: bool = False
    began_at: datetime | None = None
    """With `ignore_schedule`: the start of the run, in which elements bring one poll of a feed, however often they come. None:
    each element brings one."""
    siblings: SiblingBoard = field(default_factory=SiblingBoard)
    pushes: Pushes = field(default_factory=NoPushes)


@dataclass(frozen=True, slots=True, kw_only=True)
class PollFeed:
    """Polls feeds, keyed by the URL the user named. A `transforms.steps.KeyedStep` with `FeedState` as its state.

    Emits a `FeedItem` for each entry seen for the first time, oldest first, and a `DeadLetter` (stage `poll`) for each entry
    without a usable link, for entries above the limit (one, with their number) and for each poll that failed. The first poll of
    a feed emits all its entries; 304 and an unchanged body emit nothing. With `revisions`, an entry whose title, update,
    summary or text has changed is emitted again, as a look at its article.

    A turn makes at most one request: the feed, robots.txt (for its Crawl-delay; it cannot forbid a feed that the user has
    named, because RFC 9309 is about crawling) or a sitemap of an index. Transient failures are retried about 4 and 8 s later,
    and become a failed poll within a minute of the first (`transforms/web/pace/`). An element brings a poll forward only with
    `ignore_schedule` (once a run) or with the order `poll-now`, unless the server has asked for a later time. If another feed
    of the host has news, a feed that is nearly due is polled early (`siblings.py`). A paused feed has no turn until an order
    resumes it; its pause is part of its state.

    `clock` gives the end of an exchange. The resource is the host of the key.
    """

    client: Client
    parse: Parse
    clock: Callable[[], datetime]
    robots: RobotsBook | None = None
    pace: Pace = DEFAULT_PACE
    hosts: HostRests = field(default_factory=NoRests)
    """The hosts to which redirects lead, or to which the feed has moved."""
    revisions: bool = False
    settings: OwnSettings = field(default_factory=OwnSettings)
    timing: PollTiming = field(default_factory=PollTiming)
    name: ClassVar[str] = "PollFeed"

    @staticmethod
    def key(element: FeedSource, /) -> str:
        """The feed's URL as the user has named it."""
        return element.url

    def resource(self, key: str, /) -> str | None:
        """The feed's host: it gets one request at a time, of all steps."""
        return host_of(key) or None

    def encode(self, state: FeedState, /) -> dict[str, Any]:
        """The state as JSON with `v`."""
        return state.encode()

    def decode(self, data: dict[str, Any], /) -> FeedState:
        """The state from the JSON of this or an earlier version."""
        return FeedState.decode(data)

    async def turn(
        self, state: FeedState | None, elements: Sequence[FeedSource], now: datetime, emit: Emit[Polled], /, key: str
    ) -> Turn[FeedState]:
        """Poll the feed if it is due."""
        if state is None:
            state = FeedState(due_at=elements[0].begin_at if elements else None, planned_at=now)
        named = self.settings.source_of(key) or (elements[-1] if elements else None)
        if named is not None and named.title and named.title != state.title:
            state = structs.replace(state, title=named.title)
        orders = [element.order for element in elements if element.order is not None]
        state = state.after_orders(orders, now)
        if state.paused:
            return Turn(state=state, expires_at=now + FORGOTTEN_AFTER)
        held = state.held_until is not None and state.held_until > now
        asked = [element.backfill_since for element in elements if element.backfill_since is not None]
        if asked:
            state = structs.replace(state, backfill_since=min(asked))
        wanted = bool(asked) or "poll-now" in orders or (bool(elements) and self._ignores_schedule(state, now))
        forced = wanted and not state.under_way and not held
        if any(element.is_pushed for element in elements):
            state = self._pushed(state, key, now)
        due_at = state.due(now)
        heard = any(element.sibling_at is not None for element in elements)
        if heard and due_at > now and not forced and self._is_prompted(state, key, due_at, now):
            whole_s = (due_at - (state.planned_at or now)).total_seconds()
            state = structs.replace(state, early=round(min(1.0, (due_at - now).total_seconds() / max(1.0, whole_s)), 4))
            forced = True
        if due_at > now and not forced:
            if state.backfill is not None and state.backfill.due_at <= now and not state.under_way and not held:
                search = SearchTurn(self, key, state, now, emit)
                after = await search.search(state.backfill)
                return self._waiting(after, now, search)
            return self._waiting(structs.replace(state, due_at=due_at, planned_at=min(now, state.planned_at or now)), now)
        poll = PollTurn(self, key, state, now, emit)
        after = await poll.run()
        if after.under_way:
            return self._waiting(after, now, poll)
        # What a feed lists at its first poll is no news, and an echo of a sibling's news is none for the others.
        is_news = state.polled_at is not None and state.early is None
        told = self._told(key, poll.news_at, now) if is_news and poll.news_at is not None else []
        self.timing.siblings.polled(poll.host, key, after.polled_at)
        return self._waiting(after, now, poll, told=told)

    def _ignores_schedule(self, state: FeedState, now: datetime) -> bool:
        """The schedule is ignored, and the feed was not polled in this run. A poll of a later time is older: the clock was set
        back."""
        began_at = self.timing.began_at
        last = state.last_poll_ended()
        return self.timing.ignore_schedule and (began_at is None or last is None or not began_at <= last <= now)

    def _pushed(self, state: FeedState, key: str, now: datetime) -> FeedState:
        """The state after a push: due soon. A back-off and a wait that the server asked for hold all the same."""
        if state.under_way or state.failures or state.retired or (state.held_until is not None and state.held_until > now):
            return state
        shortest = timedelta(seconds=schedule_of(self.timing.schedule, self.settings.source_of(key)).min_interval_s)
        earliest = state.polled_at + shortest if state.polled_at is not None else now
        return structs.replace(state, due_at=pushed_due(now, state.due(now), earliest), planned_at=now, pushed=True, why="push")

    def _told(self, key: str, appeared_at: datetime, now: datetime) -> list[FeedSource]:
        """An element for each other feed of the host that is still on the list and was not polled since then."""
        others = self.timing.siblings.tell(host_of(key), key, appeared_at)
        return [FeedSource(url=url, sibling_at=now) for url in others if self.settings.source_of(url) is not None]

    def _is_prompted(self, state: FeedState, key: str, due_at: datetime, now: datetime) -> bool:
        """News of siblings brings the poll forward, unless hints, a back-off or the server have decided when it is."""
        settings = schedule_of(self.timing.schedule, self.settings.source_of(key))
        if state.why not in ("rhythm", "window", "longest") or state.planned_at is None or state.under_way:
            return False
        if now < state.planned_at + timedelta(seconds=state.hints.floor_s()) or state.hints.is_skipped(now):
            return False
        news = self.timing.siblings.news(host_of(key), key)
        return is_prompted(
            state.siblings, state.rhythm, news=news, planned_at=state.planned_at, due_at=due_at, now=now, settings=settings
        )

    def _waiting(
        self, state: FeedState, now: datetime, asked: FeedTurn | None = None, told: Sequence[FeedSource] = ()
    ) -> Turn[FeedState]:
        """`asked`: the turn, if it has sent a request."""
        rest_until = asked.rest_until if asked is not None else None
        search_at = None if state.backfill is None or state.under_way else max(state.backfill.due_at, rest_until or now)
        wake_at = min((at for at in (state.due_at, search_at) if at is not None), default=None)
        return Turn(
            state=state,
            told=told,
            wake_at=wake_at,
            unfinished=state.under_way or state.backfill is not None,
            urgent=state.under_way and state.tries is not None,
            rest_until=rest_until,
            other_rests=asked.other_rests if asked is not None else {},
            is_refused=asked is not None and asked.is_refused,
            expires_at=now + FORGOTTEN_AFTER,
        )
