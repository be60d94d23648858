"""The common parts of all turns of `PollFeed` with a request: the feed, its settings, the clock, the rest of its host, its
end."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from msgspec import structs

from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event
from schemas.feed_items import FeedItem
from transforms.feeds.parsed import ParsedItem
from transforms.feeds.polling.push import stretch_of
from transforms.feeds.polling.settings import schedule_of, secrets_for
from transforms.feeds.polling.state import FeedState
from transforms.feeds.schedule.schedule import next_poll
from transforms.feeds.sources import SourceKind
from transforms.steps import Emit
from transforms.web.addresses.targets import host_of
from transforms.web.messages import Failure, Request, Response
from transforms.web.pace.host_changes import HostChanges
from transforms.web.pace.pace import Pace
from transforms.web.pace.tries import Tries
from transforms.web.robots.redirect_guard import FeedRedirectGuard, rules_of
from transforms.web.robots.robots import RobotsBook, RobotsRules

if TYPE_CHECKING:
    from transforms.feeds.polling.poll_feed import PollFeed

_LEFT_OUT = "Older than `since` or the maximum age lets in, or beyond the maximum number of new entries in a poll."
#: What the step emits.
Polled: TypeAlias = FeedItem | DeadLetter | Ending | Event


class FeedTurn:
    """One turn about one feed; it makes at most one request."""

    def __init__(self, step: "PollFeed", key: str, state: FeedState, now: datetime, emit: Emit[Polled]) -> None:
        self.step = step
        self.key, self.host = key, host_of(key)
        self.state = state
        self.now = now
        self.emit = emit
        self.rest_until: datetime | None = None
        self.crawl_delay_s: float | None = None
        self.is_refused = False
        self.other_rests: Mapping[str, datetime] = {}
        self.is_elsewhere = False
        """The last answer was of another host than the feed's."""
        self.source = step.settings.source_of(key)
        self.kind: SourceKind = self.source.kind if self.source is not None else "feed"
        self.news_at: datetime | None = None
        """When the newest entry appeared that this turn has found for the first time."""

    def secrets(self, url: str) -> Mapping[str, str]:
        """As `secrets_for`."""
        return secrets_for(url, self.source, self.step.settings.secrets_of)

    async def fetch(self, request: Request, /) -> Response | Failure:
        """As `Client.fetch`, by `ask`."""
        guard = self.guard(request.within_s)
        return await self.ask(replace(request, guard=guard), guard)

    def guard(self, within_s: float | None) -> FeedRedirectGuard:
        """The guard of one request, which has this time."""
        own, delay_s = self.host, self.crawl_delay_s
        hosts = HostChanges(self.step.hosts, own, self.pace, self.step.clock, crawl_delay_s=delay_s, within_s=within_s)
        return FeedRedirectGuard(self.step.robots, hosts)

    async def ask(self, request: Request, guard: FeedRedirectGuard) -> Response | Failure:
        """The outcome of a request with this guard. Its host rests then; so do other hosts that were asked for it."""
        resting = await guard(request.url) if request.url != self.key else None
        if resting is not None:
            return replace(resting, url=request.url)
        outcome = await guard.hosts.fetch(self.step.client, request)
        self.other_rests, self.is_elsewhere = guard.hosts.rests, guard.hosts.is_elsewhere
        self.rest(outcome.elapsed_s)
        return outcome

    async def rules_at(self, robots: RobotsBook, url: str) -> RobotsRules | Failure:
        """The rules for `url`, requested; a `Failure` with `rests_until` if that is of another host, which may not be asked
        soon. Its host rests then, and so do those to which redirects have led."""
        guard = self.guard(None)
        resting = await guard(url)
        if resting is not None:
            return resting
        rules = await rules_of(robots, url, guard.hosts)
        self.other_rests, self.crawl_delay_s = guard.hosts.rests, rules.crawl_delay_s
        self.rest((self.ended() - self.now).total_seconds() - guard.hosts.waited_s)
        return rules

    def put_off(self, until: datetime) -> FeedState:
        """The poll goes on when a host may be asked to which a redirect has led. This was no attempt."""
        tries = self.state.tries
        tries = replace(tries, began_at=None, retry_at=until) if tries is not None else None
        return structs.replace(self.again(self.state, tries), due_at=max(until, self.rest_until or until))

    @property
    def pace(self) -> Pace:
        """With the feed's own delay."""
        return self.step.pace.with_host_delay(self.source.host_delay_s if self.source is not None else None)

    def rest(self, answer_s: float) -> None:
        """The host rests after an exchange."""
        self.rest_until = self.ended() + timedelta(seconds=self.pace.pause_s(answer_s, self.crawl_delay_s))

    def ended(self) -> datetime:
        """The end of an exchange by the clock, never before the begin of the turn."""
        return max(self.now, self.step.clock())

    def again(self, state: FeedState, tries: Tries | None = None) -> FeedState:
        """The poll goes on as soon as the host may be asked, with the next URL or another of the `tries`."""
        at = tries.retry_at if tries is not None else self.ended()
        due_at = max(at, self.rest_until or at)
        return structs.replace(state, under_way=True, tries=tries, due_at=due_at, why=None, planned_at=self.now)

    async def emit_filtered(self, filtered: Sequence[tuple[str, ParsedItem]]) -> None:
        """Emit the endings of entries that the settings leave out."""
        for _, item in filtered:
            link = item.link or item.raw_link or self.key
            await self.emit(Ending(kind="filtered", url=link, feed_url=self.key, in_poll=True, cause=_LEFT_OUT))

    def planned(self, state: FeedState, retry_after_s: float | None) -> FeedState:
        """The poll has ended; the next one is planned."""
        ended, polls = self.ended(), state.polls + 1
        planned = next_poll(
            url=self.key,
            polls=polls,
            now=ended,
            rhythm=state.rhythm,
            hints=state.hints,
            failures=state.failures,
            retired=state.retired,
            retry_after_s=retry_after_s,
            settings=schedule_of(self.step.timing.schedule, self.source),
            stretch=state.siblings.stretch() * stretch_of(state.trust, is_live=self.step.timing.pushes.is_live(self.key)),
        )
        held_until = None if retry_after_s is None else ended + timedelta(seconds=retry_after_s)
        return state.planned(planned, held_until, ended)
