"""The keyed step that polls feeds: when a feed is due, what its answer means for it, and which of its entries are new.

Decides nothing about pages and knows no other feed. Reading bytes is `parse.py`'s, which the engine runs in a process that
can be killed; choosing the next instant is `schedule.py`'s; telling new entries from old ones is `identity.py`'s.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, Protocol, TypeAlias
from urllib.parse import urlsplit

from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event
from schemas.feed_items import FeedItem
from transforms.feeds.answers import (
    FeedAnswer,
    after_move,
    confirmed,
    failed_poll,
    hold_s,
    items_of,
    permanent_target,
    request_of,
)
from transforms.feeds.backfill import Backfill, Lead
from transforms.feeds.backfill_turn import Searcher
from transforms.feeds.conditions import (
    Look,
    Watched,
    after_failed_poll,
    after_look,
    after_no_change,
    moved_event,
    repaired_event,
)
from transforms.feeds.feed_settings import no_secrets, no_settings, schedule_of, taken
from transforms.feeds.feed_state import FeedState, FeedTrouble, Validators
from transforms.feeds.identity import split_new_items
from transforms.feeds.order import oldest_first
from transforms.feeds.parsed import NotAFeed, ParsedFeed, ParsedItem, ParseStopped
from transforms.feeds.schedule import Rhythm, ScheduleSettings, next_poll
from transforms.feeds.sitemaps import sitemaps_to_poll
from transforms.feeds.sources import FeedSource
from transforms.steps import Emit, Turn
from transforms.web.messages import Client, Failure, Response
from transforms.web.pace import DEFAULT_PACE, Pace
from transforms.web.robots import RobotsBook
from transforms.web.targets import host_of
from transforms.web.tries import Tries, after_failure, attempts_of

#: What the step emits.
Polled: TypeAlias = FeedItem | DeadLetter | Ending | Event
#: A feed that nothing has touched for this long is no longer configured; longer than the slowest probe.
FORGOTTEN_AFTER = timedelta(days=180)
_OK = frozenset({200, 203, 226})


class Parse(Protocol):
    """Runs `transforms.feeds.parse.parse_feed` where it can be killed; `ParseStopped` where it was."""

    async def __call__(
        self, body: bytes, /, *, url: str, charset: str | None, content_type: str | None, now: datetime
    ) -> ParsedFeed | NotAFeed | ParseStopped: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PollFeed:
    """Polls feeds, keyed by the URL the user named. A `transforms.steps.KeyedStep` with `FeedState` as its state.

    Emits a `FeedItem` for each entry seen for the first time, oldest first, and a `DeadLetter` (stage `poll`) for each entry
    without a usable link, for entries above the limit (one, with their number) and for each poll that failed. The first poll of
    a feed emits all its entries; 304 and an unchanged body emit nothing. With `revisions`, an entry whose title, update,
    summary or text has changed is emitted again, as a look at its article.

    A turn makes at most one request: the feed, robots.txt (for its Crawl-delay; it does not forbid a feed that the user named,
    RFC 9309 is about crawling) or a sitemap of an index. Transient failures are tried again about 4 and 8 s later, and are a
    failed poll within a minute of the first (`transforms/web/pace.py`); the schedule soon asks again. An element never brings
    a poll forward, unless `ignore_schedule` or its order is `poll-now`; then each does once, except where the server asked to
    come back later. A paused feed has no turn until an order resumes it; its pause is part of its state.

    `source_of` gives a feed's own settings as they are now, `secrets_of` its secret headers, read when a request is made: both
    hold from the feed's next turn on and change nothing of what was learned. `clock` tells when an exchange ended. The host
    that is protected is the one of the key.
    """

    client: Client
    parse: Parse
    clock: Callable[[], datetime]
    robots: RobotsBook | None = None
    pace: Pace = DEFAULT_PACE
    schedule: ScheduleSettings = field(default_factory=ScheduleSettings)
    ignore_schedule: bool = False
    revisions: bool = False
    source_of: Callable[[str], FeedSource | None] = no_settings
    secrets_of: Callable[[FeedSource], Mapping[str, str]] = no_secrets
    name: str = "PollFeed"

    @staticmethod
    def key(element: FeedSource, /) -> str:
        """The feed's URL as the user named it."""
        return element.url

    def resource(self, key: str, /) -> str | None:
        """The feed's host: no other step may ask it at the same time."""
        return host_of(key) or None

    def encode(self, state: FeedState, /) -> dict[str, Any]:
        """The state as JSON with `v`."""
        return state.encode()

    def decode(self, data: dict[str, Any], /) -> FeedState:
        """The state out of what this or an earlier version encoded."""
        return FeedState.decode(data)

    async def turn(
        self, state: FeedState | None, elements: Sequence[FeedSource], now: datetime, emit: Emit[Polled], /, key: str
    ) -> Turn[FeedState]:
        """Poll the feed if its time has come."""
        if state is None:
            state = FeedState(due_at=elements[0].begin_at if elements else None, planned_at=now)
        if elements:
            state = replace(state, title=elements[-1].title or state.title)
        orders = [element.order for element in elements if element.order is not None]
        state = state.after_orders(orders, now)
        if state.paused:
            return Turn(state=state, expires_at=now + FORGOTTEN_AFTER)
        held = state.held_until is not None and state.held_until > now
        asked = [element.backfill_since for element in elements if element.backfill_since is not None]
        if asked:
            state = replace(state, backfill_since=min(asked))
        wanted = bool(asked) or "poll-now" in orders or (self.ignore_schedule and bool(elements))
        forced = wanted and not state.under_way and not held
        due_at = state.due(now)
        if due_at > now and not forced:
            if state.backfill is not None and state.backfill.due_at <= now and not state.under_way and not held:
                poll = _Poll(self, key, state, now, emit)
                return self._waiting(await poll.search(state.backfill), now, poll.rest_until)
            return self._waiting(replace(state, due_at=due_at, planned_at=min(now, state.planned_at or now)), now, None)
        poll = _Poll(self, key, state, now, emit)
        return self._waiting(await poll.run(), now, poll.rest_until)

    def _waiting(self, state: FeedState, now: datetime, rest_until: datetime | None) -> Turn[FeedState]:
        search_at = None if state.backfill is None or state.under_way else max(state.backfill.due_at, rest_until or now)
        wake_at = min((at for at in (state.due_at, search_at) if at is not None), default=None)
        return Turn(
            state=state,
            wake_at=wake_at,
            unfinished=state.under_way or state.backfill is not None,
            urgent=state.under_way and state.tries is not None,
            rest_until=rest_until,
            expires_at=now + FORGOTTEN_AFTER,
        )


class _Poll:
    """One turn of `PollFeed` that asks something. `run` gives the state after it."""

    def __init__(self, step: PollFeed, key: str, state: FeedState, now: datetime, emit: Emit[Polled]) -> None:
        self.step = step
        self.key = key
        self.state = state
        self.now = now
        self.emit = emit
        self.rest_until: datetime | None = None
        self.crawl_delay_s: float | None = None
        self.source = step.source_of(key)

    async def run(self) -> FeedState:
        url = self.state.queue[0] if self.state.queue else self.state.feed_url or self.key
        if self.step.robots is not None:
            rules = self.step.robots.known(url, self.now)
            if rules is None and not self.state.asked_robots:
                return await self.ask_robots(self.step.robots, url)
            self.crawl_delay_s = rules.crawl_delay_s if rules is not None else None
        tries = self.state.tries
        within_s = tries.left_s(self.now) if tries is not None else None
        if tries is not None and within_s is None:
            return await self.given_up(url, tries.failure(url), tries.attempts)
        outcome = await self.step.client.fetch(
            replace(request_of(url, self.state, self.key, self.secrets(url)), within_s=within_s)
        )
        self.rest(outcome.elapsed_s)
        if isinstance(outcome, Response) and outcome.status not in {*_OK, 304}:
            message = f"The answer has status {outcome.status}, which is no complete feed."
            outcome = Failure(url=url, reason="http_status", message=message, transient=False, http_status=outcome.status)
        if isinstance(outcome, Failure):
            return await self.failed(url, outcome)
        return await self.answered(url, outcome)

    async def ask_robots(self, robots: RobotsBook, url: str) -> FeedState:
        """Read robots.txt, a request like any other: the feed waits for its host's next turn."""
        rules = await robots.rules(url)
        self.crawl_delay_s = rules.crawl_delay_s
        self.rest((self.ended() - self.now).total_seconds())
        return self.again(replace(self.state, asked_robots=True))

    async def answered(self, url: str, response: Response) -> FeedState:
        """What a complete answer means. One that cannot be read is a failed poll, and its validators are not kept."""
        digest = blake2b(response.body, digest_size=16).hexdigest()
        known = self.state.validators.get(url)
        is_known = known is not None and known.body == digest and self.state.backfill_since is None
        if response.status == 304 or is_known:
            return await self.unchanged(url, response)
        parsed = await self.parse(response)
        if isinstance(parsed, NotAFeed) and parsed.feed_links and url == self.key and not self.state.candidates:
            # A page: from now on its first feed is polled; the others stand by.
            first, *others = parsed.feed_links
            return self.again(replace(self.state, feed_url=first, candidates=tuple(others), asked_robots=False))
        if not isinstance(parsed, ParsedFeed):
            failure = Failure(
                url=url, reason=parsed.reason, message=parsed.message, transient=False, http_status=response.status
            )
            return await self.failed(url, failure)
        validators = Validators(etag=response.header("etag"), last_modified=response.header("last-modified"), body=digest)
        kept = dict(list((dict(self.state.validators) | {url: validators}).items())[-8:])
        return await self.found(url, replace(self.state, validators=kept), FeedAnswer(response, parsed))

    def parse(self, response: Response) -> Awaitable[ParsedFeed | NotAFeed | ParseStopped]:
        """Read an answer in the parser's process."""
        return self.step.parse(
            response.body,
            url=response.final_url,
            charset=response.charset,
            content_type=response.header("content-type"),
            now=response.received_at,
        )

    async def found(self, url: str, state: FeedState, answer: FeedAnswer) -> FeedState:
        """Emit what is new in a document that was read."""
        feed, response = answer.feed, answer.response
        if feed.children and url not in state.queue:
            sitemaps = sitemaps_to_poll(feed.children, self.now)
            dated = any(child.modified for child in feed.children)
            hints = state.hints.after(response.headers, response.received_at, feed.hints)
            return self.again(replace(state, queue=sitemaps, sitemaps=() if dated else sitemaps, hints=hints))
        items = oldest_first(feed.items)
        split = split_new_items(items, state.seen)
        kept, filtered = taken(split.new, self.source, response.received_at)
        for output in items_of(answer, kept, self.key, state, self.source):
            await self.emit(output)
        await self.emit_filtered(filtered)
        if self.step.revisions and state.polled_at is not None:
            # Entries that the settings leave out have no record, so nothing is looked at again.
            changed, _ = taken(split.changed, self.source, response.received_at)
            for output in items_of(answer, changed, self.key, state, self.source):
                if isinstance(output, FeedItem):
                    await self.emit(replace(output, look="feed"))
        if feed.omitted > state.omitted:
            message = f"The feed lists {len(feed.items) + feed.omitted:,} entries; the {feed.omitted:,} oldest were left out."
            await self.emit(failed_poll(self.key, url, "too_many_items", message, at=self.ended(), status=response.status))
        appeared = [answer.appeared_at(item, state.polled_at) for _, item in split.new]
        rhythm = self.watched(response, appeared, len(feed.items))
        hints = state.hints.after(response.headers, response.received_at, feed.hints)
        look = Look(
            feed_url=self.key,
            url=response.final_url,
            since=state.polled_at,
            until=response.received_at,
            items=items,
            split=split,
            appeared=appeared,
            seen=state.seen,
            rhythm=state.rhythm,
            is_part=bool(state.queue),
        )
        watched = await self.told(after_look(state.conditions, look))
        state = replace(state, seen=split.seen, omitted=feed.omitted, rhythm=rhythm, hints=hints, conditions=watched.conditions)
        state = state.searching(
            feed, response.final_url, watched.gap, new=len(split.new), host=host_of(self.key), now=self.ended()
        )
        return await self.ended_well(state, url, response, [feed.new_feed_url] if feed.new_feed_url else [])

    async def search(self, search: Backfill) -> FeedState:
        """Go on with the search for entries that the feed does not list any more."""
        home = search.home if search.home and host_of(search.home) in search.hosts else None
        searcher = Searcher(
            client=self.step.client,
            parse=self.parse,
            robots=self.step.robots,
            clock=self.ended,
            site=home or self.key,
            secrets=self.secrets,
        )
        after = await searcher.turn(search, self.state.seen, self.state.conditions.listing.entries, self.now)
        self.crawl_delay_s = after.rules.crawl_delay_s if after.rules is not None else None
        if after.outcome is not None or after.asked_robots:
            self.rest(after.outcome.elapsed_s if after.outcome is not None else (self.ended() - self.now).total_seconds())
        if isinstance(after.outcome, Failure):
            held_until = self.ended() + timedelta(seconds=hold_s(after.outcome, 1))
            self.rest_until = max(self.rest_until or held_until, held_until)
        if after.answer is not None and after.lead is not None:
            await self.emit_searched(search, after.lead, FeedAnswer(*after.answer), after.new)
        if after.ended is not None and after.ended.until is not None:
            await self.emit(repaired_event(self.key, after.ended, self.ended()))
        return replace(self.state, backfill=after.search, seen=after.seen)

    async def emit_searched(
        self, search: Backfill, lead: Lead, answer: FeedAnswer, new: Sequence[tuple[str, ParsedItem]]
    ) -> None:
        """Emit what a search has found. Bounds of age and number are for polls: who asks for older entries wants them."""
        source = self.source
        if search.until is None and source is not None:
            source = replace(source, since=None, max_age_s=None, max_items=None)
        prev_poll_at = search.since if search.until is not None else None
        kept, filtered = taken(new, source, answer.response.received_at)
        for output in items_of(answer, kept, self.key, self.state, source):
            if isinstance(output, FeedItem):
                await self.emit(replace(output, via=lead.via, prev_poll_at=prev_poll_at))
        await self.emit_filtered(filtered)

    async def emit_filtered(self, filtered: Sequence[tuple[str, ParsedItem]]) -> None:
        """Emit the endings of entries that the settings do not let in."""
        cause = "Older than `since` or the maximum age lets in, or beyond the maximum number of new entries in a poll."
        for _, item in filtered:
            link = item.link or item.raw_link or self.key
            await self.emit(Ending(kind="filtered", url=link, feed_url=self.key, in_poll=True, cause=cause))

    async def told(self, watched: Watched) -> Watched:
        """Emit the events of a poll."""
        for event in watched.events:
            await self.emit(event)
        return watched

    async def unchanged(self, url: str, response: Response) -> FeedState:
        """304, or the body of the last time."""
        state = self.state
        state = replace(
            state,
            validators=dict(state.validators) | {url: confirmed(state.validators.get(url), response)},
            rhythm=self.watched(response, (), None) if state.polled_at else state.rhythm,
            hints=state.hints.after(response.headers, response.received_at, None),
        )
        if state.sitemaps and url not in state.queue:
            return self.again(replace(state, queue=state.sitemaps))
        watched = await self.told(after_no_change(state.conditions, self.key, state.rhythm, response.received_at))
        return await self.ended_well(replace(state, conditions=watched.conditions), url, response, [])

    def watched(self, response: Response, appeared: Sequence[datetime], window: int | None) -> Rhythm:
        """The rhythm after this answer. Of the sitemaps of an index, the last one counts the time that has passed."""
        since = response.received_at if len(self.state.queue) > 1 else self.state.polled_at
        return self.state.rhythm.after(since, response.received_at, appeared, window)

    async def ended_well(self, state: FeedState, url: str, response: Response, stated: list[str]) -> FeedState:
        """The state after a document that was good; the next sitemap of an index or the next poll."""
        queue = tuple(queued for queued in state.queue if queued != url)
        if queue:
            return self.again(replace(state, queue=queue))
        target = permanent_target(url, response.hops, response.final_url) or (stated[0] if stated else None)
        moved = after_move(state, url, target)
        if moved.feed_url is not None and moved.feed_url != (state.feed_url or self.key):
            event = moved_event(self.key, url, moved.feed_url, since=state.polled_at, now=response.received_at)
            await self.emit(event)
        state = replace(moved, queue=(), failures=0, trouble=None, retired=False, polled_at=response.received_at)
        return self.planned(state, None)

    async def failed(self, url: str, failure: Failure) -> FeedState:
        """Try again soon, or give up."""
        ended, attempts = self.ended(), attempts_of(self.state.tries) + 1
        # The host rests longer after a failure that is about the host and not about one URL.
        held_until = ended + timedelta(seconds=hold_s(failure, attempts))
        self.rest_until = max(self.rest_until or held_until, held_until)
        tries = after_failure(self.state.tries, failure, pace=self.step.pace, ended=ended, rest_until=self.rest_until)
        if tries is not None:
            return self.again(self.state, tries)
        return await self.given_up(url, failure, attempts)

    async def given_up(self, url: str, failure: Failure, attempts: int) -> FeedState:
        """Go on with what else may be the feed; else count the poll as failed and say so once."""
        state = self.state
        if state.candidates and url == state.feed_url and state.polled_at is None:
            first, *others = state.candidates
            return self.again(replace(state, feed_url=first, candidates=tuple(others), asked_robots=False))
        retired = failure.http_status == 410
        message = failure.message + (" The feed is gone; it is asked again once in 30 days." if retired else "")
        letter = failed_poll(self.key, url, failure.reason, message, at=self.ended(), status=failure.http_status)
        await self.emit(replace(letter, attempts=attempts))
        queue = tuple(queued for queued in state.queue if queued != url)
        if queue:
            return self.again(replace(state, queue=queue))
        if url != self.key and not failure.transient:
            # What a page named or a redirect led to is not there any more: begin again with what the user named.
            state = replace(state, feed_url=None, candidates=(), validators={})
        watched = await self.told(
            after_failed_poll(
                state.conditions,
                self.key,
                failure,
                failures=state.failures + 1,
                since=state.polled_at,
                now=self.ended(),
            )
        )
        trouble = FeedTrouble.after(state.trouble, self.ended(), letter.reason, letter.message, letter.http_status)
        state = replace(state, conditions=watched.conditions, queue=(), failures=state.failures + 1, trouble=trouble)
        state = replace(state, retired=retired or state.retired)
        return self.planned(state, failure.retry_after_s)

    def again(self, state: FeedState, tries: Tries | None = None) -> FeedState:
        """The poll goes on as soon as the host may be asked, with the next URL or another of the `tries`."""
        at = tries.retry_at if tries is not None else self.ended()
        due_at = max(at, self.rest_until or at)
        return replace(state, under_way=True, tries=tries, due_at=due_at, why=None, planned_at=self.now)

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
            settings=schedule_of(self.step.schedule, self.source),
        )
        held_until = None if retry_after_s is None else ended + timedelta(seconds=retry_after_s)
        state = replace(state, under_way=False, tries=None, polls=polls, asked_robots=False)
        return replace(state, held_until=held_until, due_at=planned.at, why=planned.why, planned_at=ended)

    def secrets(self, url: str) -> Mapping[str, str]:
        """The feed's secret headers for `url`; none where a page or a redirect has named another origin."""
        is_own = urlsplit(url)[:2] == urlsplit(self.key)[:2]
        return self.step.secrets_of(self.source) if is_own and self.source is not None and self.source.headers else {}

    def rest(self, answer_s: float) -> None:
        """The host rests after an exchange."""
        pace = self.step.pace
        if self.source is not None and self.source.host_delay_s is not None:
            pace = replace(pace, host_delay_s=self.source.host_delay_s)
        pause_s = pace.pause_s(answer_s, self.crawl_delay_s)
        self.rest_until = self.ended() + timedelta(seconds=pause_s)

    def ended(self) -> datetime:
        """When an exchange ended: by the clock, never before the turn began."""
        return max(self.now, self.step.clock())
