"""One turn of `PollFeed` with a request, and the meaning of its answer for the feed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b

from msgspec import structs

from schemas.feed_items import FeedItem
from transforms.feeds.conditions.conditions import (
    Look,
    PollFindings,
    after_failed_poll,
    after_look,
    after_no_change,
    moved_event,
)
from transforms.feeds.identity.gaps import Gap, shown_to_rhythm
from transforms.feeds.identity.identity import split_new_items
from transforms.feeds.identity.order import oldest_first
from transforms.feeds.parsed import NotAFeed, ParsedFeed
from transforms.feeds.polling.answers import (
    FeedAnswer,
    after_move,
    after_news,
    confirmed,
    failed_poll,
    hold_s,
    items_of,
    permanent_target,
    request_of,
    version_of,
)
from transforms.feeds.polling.feed_turn import FeedTurn
from transforms.feeds.polling.push import hub_of, trust_after
from transforms.feeds.polling.settings import taken
from transforms.feeds.polling.state import FeedState, FeedTrouble
from transforms.feeds.schedule.schedule import Rhythm
from transforms.feeds.schedule.siblings import SiblingRecord, chance_of_news
from transforms.feeds.search.sitemaps import sitemaps_to_poll
from transforms.feeds.search.source_kinds import of_kind
from transforms.feeds.search.usual_places import nothing_there, usual_places
from transforms.web.messages import Failure, Response
from transforms.web.pace.host_changes import waits_until
from transforms.web.pace.tries import after_failure, attempts_of
from transforms.web.robots.failures import forbidden_feed
from transforms.web.robots.robots import RobotsBook, RobotsRules

#: The usual places of a page's feed are asked at the first poll and at every so many failed ones; a known feed has 2 hours.
USUAL_PLACES_EVERY = 8
_OK = frozenset({200, 203, 226})


class PollTurn(FeedTurn):
    """One turn of `PollFeed` that polls the feed. `run` gives the state after it."""

    async def run(self) -> FeedState:
        url = self.state.queue[0] if self.state.queue else self.state.feed_url or self.key
        if self.step.robots is not None:
            rules = self.step.robots.known(url, self.now)
            if rules is None and not self.state.asked_robots:
                return await self.ask_robots(self.step.robots, url)
            self.crawl_delay_s = rules.crawl_delay_s if rules is not None else None
            if rules is not None and self.is_forbidden(rules, url):
                return await self.given_up(url, forbidden_feed(rules, url), 1)
        tries = self.state.tries
        within_s = tries.left_s(self.now) if tries is not None else None
        if tries is not None and within_s is None:
            return await self.given_up(url, tries.failure(url), tries.attempts)
        is_page = self.kind == "listing" and url == self.key
        guard, secrets = self.guard(within_s), self.secrets(url)
        request = request_of(url, self.state, self.key, secrets, is_page=is_page, within_s=within_s, guard=guard)
        outcome = await self.ask(request, guard)
        if isinstance(outcome, Failure) and (until := waits_until(outcome, self.ended())) is not None:
            return self.put_off(until)
        if isinstance(outcome, Response) and outcome.status not in {*_OK, 304}:
            message = f"The answer has status {outcome.status}, which is no complete feed."
            outcome = Failure(url=url, reason="http_status", message=message, transient=False, http_status=outcome.status)
        if isinstance(outcome, Failure):
            return await self.failed(url, outcome)
        return await self.answered(url, outcome)

    def places(self, page: NotAFeed) -> tuple[str, ...]:
        """Candidates for the feed of a page: the feeds that it names, else (at some polls, if none was found yet) the usual
        places. None for a page in place of a known feed at first: it may be about an outage, and name the comments' feed."""
        if self.key in self.state.validators and self.state.failures + 1 < USUAL_PLACES_EVERY:
            return ()
        if self.kind == "listing" or (self.kind == "feed" and page.feed_links):
            return page.feed_links if self.kind == "feed" else ()
        if self.state.polled_at is not None or self.state.failures % USUAL_PLACES_EVERY or page.reason != "not_a_feed":
            return ()
        return self.usual_places() if page.page_links or self.kind == "sitemap" else ()

    def usual_places(self) -> tuple[str, ...]:
        """The places of a feed that nobody has named."""
        rules = self.step.robots.known(self.key, self.now) if self.step.robots is not None else None
        return usual_places(self.key, self.kind, rules.sitemaps if rules is not None else ()) if self.kind != "listing" else ()

    def is_forbidden(self, rules: RobotsRules, url: str) -> bool:
        """True if robots.txt forbids the URL. It applies to URLs from a page or a usual place, not to a feed that the user has
        named."""
        if self.kind == "listing" and url == self.key:
            own = self.source is not None and self.source.robots == "own-site"
            return not own and rules.verdict(url) != "allowed"
        return url != self.key and url == self.state.feed_url and self.state.polled_at is None and not rules.allowed(url)

    async def ask_robots(self, robots: RobotsBook, url: str) -> FeedState:
        """Request robots.txt; the feed waits for its host's next turn."""
        rules = await self.rules_at(robots, url)
        if isinstance(rules, Failure):
            return self.put_off(waits_until(rules, self.ended()) or self.ended())
        return self.again(structs.replace(self.state, asked_robots=True))

    async def answered(self, url: str, response: Response) -> FeedState:
        """The state after a complete answer. An unreadable answer is a failed poll, and its validators are not kept."""
        digest = blake2b(response.body, digest_size=16).hexdigest()
        known = self.state.validators.get(url)
        is_known = known is not None and known.body == digest and self.state.backfill_since is None
        if response.status == 304 or is_known:
            return await self.unchanged(url, response)
        parsed = of_kind(await self.step.parse(response), self.kind, response.final_url)
        if isinstance(parsed, NotAFeed) and url == self.key and not self.state.candidates:
            # A page: from now on its first feed is polled; the others stand by.
            places = self.places(parsed)
            if places:
                return self.again(structs.replace(self.state, feed_url=places[0], candidates=places[1:], asked_robots=False))
        if not isinstance(parsed, ParsedFeed):
            failure = Failure(
                url=url, reason=parsed.reason, message=parsed.message, transient=False, http_status=response.status
            )
            return await self.failed(url, failure)
        validators = version_of(response, digest, known)
        kept = dict(list((dict(self.state.validators) | {url: validators}).items())[-8:])
        return await self.found(url, structs.replace(self.state, validators=kept), FeedAnswer(response, parsed))

    async def found(self, url: str, state: FeedState, answer: FeedAnswer) -> FeedState:
        """Emit the new entries of a document."""
        feed, response = answer.feed, answer.response
        if feed.children:
            sitemaps = sitemaps_to_poll([child for child in feed.children if child.url != url], self.now)
            if not sitemaps or url in state.queue:
                message = "It is an index of sitemaps that names only itself, or stands in another index."
                return await self.failed(url, Failure(url=url, reason="not_a_feed", message=message, transient=False))
            dated = any(child.modified for child in feed.children)
            hints = state.hints.after(response.headers, response.received_at, feed.hints)
            return self.again(structs.replace(state, queue=sitemaps, sitemaps=() if dated else sitemaps, hints=hints))
        items = oldest_first(feed.items)
        split = split_new_items(items, state.seen)
        if split.new:
            state = after_news(state, url, self.state.validators.get(url))
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
        self.news_at = max(appeared, default=self.news_at)
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
            is_part=bool(state.queue) or feed.format == "listing",
        )
        watched = await self.told(after_look(state.conditions, look))
        rhythm = self.watched(response.received_at, appeared, len(feed.items), watched.gap)
        state = structs.replace(
            state,
            hub=hub_of(response, feed),
            seen=split.seen,
            omitted=feed.omitted,
            rhythm=rhythm,
            hints=hints,
            conditions=watched.conditions,
        )
        new = len(split.new)
        state = state.searching(feed, response.final_url, watched.gap, new=new, host=self.host, now=self.ended())
        return await self.ended_well(state, url, response, [feed.new_feed_url] if feed.new_feed_url else [])

    async def told(self, watched: PollFindings) -> PollFindings:
        """Emit the events of a poll."""
        for event in watched.events:
            await self.emit(event)
        return watched

    async def unchanged(self, url: str, response: Response) -> FeedState:
        """The answer was 304, or the same body as before."""
        state = self.state
        state = structs.replace(
            state,
            validators=dict(state.validators) | {url: confirmed(state.validators.get(url), response)},
            rhythm=self.watched(response.received_at, (), None) if state.polled_at else state.rhythm,
            hints=state.hints.after(response.headers, response.received_at, None),
        )
        if state.sitemaps and url not in state.queue:
            return self.again(structs.replace(state, queue=state.sitemaps))
        watched = await self.told(after_no_change(state.conditions, self.key, state.rhythm, response.received_at))
        return await self.ended_well(structs.replace(state, conditions=watched.conditions), url, response, [])

    def watched(self, at: datetime, appeared: Sequence[datetime], window: int | None, gap: Gap | None = None) -> Rhythm:
        """The rhythm after this answer. Of the sitemaps of an index, only the last one counts the elapsed time."""
        since, shown = shown_to_rhythm(gap, at if len(self.state.queue) > 1 else self.state.polled_at, appeared)
        return self.state.rhythm.after(since, at, shown, window)

    async def ended_well(self, state: FeedState, url: str, response: Response, stated: list[str]) -> FeedState:
        """The state after a good document; the next sitemap of an index or the next poll."""
        queue = tuple(queued for queued in state.queue if queued != url)
        if queue:
            return self.again(structs.replace(state, queue=queue))
        target = permanent_target(url, response.hops, response.final_url) or (stated[0] if stated else None)
        moved = after_move(state, url, target)
        if moved.feed_url is not None and moved.feed_url != (state.feed_url or self.key):
            event = moved_event(self.key, url, moved.feed_url, since=state.polled_at, now=response.received_at)
            await self.emit(event)
        state = structs.replace(
            moved,
            queue=(),
            failures=0,
            trouble=None,
            retired=False,
            polled_at=response.received_at,
            siblings=self.heard(state.siblings, response.received_at),
            trust=trust_after(state.trust, had_news=self.news_at is not None, was_pushed=self.state.pushed),
        )
        self.step.timing.pushes.declared(self.key, state.hub)
        return self.planned(state, None)

    def heard(self, siblings: SiblingRecord, at: datetime) -> SiblingRecord:
        """The record of siblings after this poll."""
        since = self.state.polled_at
        if since is None:
            return siblings
        news = self.step.timing.siblings.news(self.host, self.key)
        expected = chance_of_news(self.state.rhythm, since, at) if news else 0.0
        return siblings.after(news=news, expected=expected, had_news=self.news_at is not None, early=self.state.early or 0.0)

    async def failed(self, url: str, failure: Failure) -> FeedState:
        """Retry soon, or give up."""
        ended, attempts = self.ended(), attempts_of(self.state.tries) + 1
        self.is_refused = failure.http_status == 429 and not self.is_elsewhere
        # The host rests longer after a failure that is about the host and not about one URL.
        held_until = ended + timedelta(seconds=0.0 if self.is_elsewhere else hold_s(failure, attempts))
        self.rest_until = max(self.rest_until or held_until, held_until)
        tries = after_failure(self.state.tries, failure, pace=self.step.pace, ended=ended, rest_until=self.rest_until)
        if tries is not None:
            return self.again(self.state, tries)
        return await self.given_up(url, failure, attempts)

    async def given_up(self, url: str, failure: Failure, attempts: int) -> FeedState:
        """Go on with another candidate for the feed; without one the poll has failed, with one dead letter."""
        state = self.state
        if state.candidates and url == state.feed_url and state.polled_at is None:
            first, *others = state.candidates
            return self.again(structs.replace(state, feed_url=first, candidates=tuple(others), asked_robots=False))
        is_guess = url == state.feed_url != self.key and state.polled_at is None and url in self.usual_places()
        failure = nothing_there(self.key, url, failure) if is_guess and not failure.transient else failure
        retired = failure.http_status == 410
        message = failure.message + (" The feed is gone; it is asked again once in 30 days." if retired else "")
        letter = failed_poll(
            self.key, failure.url if is_guess else url, failure.reason, message, at=self.ended(), status=failure.http_status
        )
        await self.emit(replace(letter, attempts=attempts))
        queue = tuple(queued for queued in state.queue if queued != url)
        if queue:
            return self.again(structs.replace(state, queue=queue))
        if url != self.key and not failure.transient:
            # What a page named or a redirect led to is not there any more: begin again with what the user named.
            state = structs.replace(state, feed_url=None, candidates=(), validators={})
        began, failures = state.trouble.since if state.trouble is not None else None, state.failures + 1
        findings = after_failed_poll(
            state.conditions, self.key, failure, failures=failures, since=state.polled_at, now=self.ended(), began=began
        )
        watched = await self.told(findings)
        trouble = FeedTrouble.after(state.trouble, self.ended(), letter.reason, letter.message, letter.http_status)
        state = structs.replace(
            state,
            conditions=watched.conditions,
            queue=(),
            failures=failures,
            trouble=trouble,
            retired=retired or state.retired,
        )
        return self.planned(state, failure.retry_after_s)
