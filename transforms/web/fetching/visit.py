"""One turn of `FetchPage` at a host: how far each item gets, and the meaning of an answer for it."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem
from schemas.pages import Page
from transforms.steps import Emit
from transforms.urls.urls import url_key
from transforms.web.addresses.targets import Refusal, Target, host_of, parse_target
from transforms.web.content.page_types import judge_page
from transforms.web.fetching.evidence import evidence_of
from transforms.web.fetching.feed_page import without_page
from transforms.web.fetching.host_state import MutableHostState
from transforms.web.fetching.landing import judge_landing, may_be_same
from transforms.web.messages import Failure, Request
from transforms.web.pace.pace import LAST_RETRY_S, refusal_hold_s, unreached_hold_s
from transforms.web.pace.tries import Tries, after_failure, attempts_of
from transforms.web.robots.failures import unreadable
from transforms.web.robots.redirect_guard import RedirectGuard
from transforms.web.robots.robots import RobotsEntry, RobotsRules

if TYPE_CHECKING:
    from transforms.web.fetching.fetch_page import FetchPage

_LOG = logging.getLogger(__name__)

#: What the step emits: the page, or how its item ended without one.
Fetched: TypeAlias = Page | DeadLetter | Ending
# Rests up to this are slept through; in a longer one, items that need no request need not wait for its end.
_LONG_REST = timedelta(seconds=10)


class HostVisit:
    """One turn of `FetchPage` at a host. Its methods return the instant until which an item waits; None if it has ended."""

    def __init__(self, step: "FetchPage", notes: MutableHostState, now: datetime, emit: Emit[Fetched]) -> None:
        self.step, self.notes, self.now, self.emit = step, notes, now, emit
        self.rest_until: datetime | None = None
        """Set where the host was asked: when it may be asked again."""
        self.is_refused = False
        self.waits: dict[str, datetime] = {}
        """The pages of the items so far that wait, with the end of the wait."""
        self.ends: dict[str, Callable[[FeedItem], Awaitable[object]]] = {}
        """The pages of the items so far that ended without a page of their own: how other items of the page end."""

    def is_over(self) -> bool:
        """True where the host was asked and may be asked again soon. A long rest is used to end what needs no request."""
        return self.rest_until is not None and self.rest_until - self.now <= _LONG_REST

    def page_of(self, item: FeedItem) -> str:
        """The key of the item's page. Fragments are no part of it, not even routes: a server gives one page for all."""
        return self.key_of(item, item.url)

    def key_of(self, item: FeedItem, url: str) -> str:
        """The key of a page as one of `item`."""
        target = parse_target(url, self.step.policy)
        return url_key(target.url if isinstance(target, Target) else url, whole=item.whole_key)

    async def ends_alike(self, item: FeedItem) -> bool:
        """End `item` without a request if another item of its page has ended in this turn; False if none has."""
        end = self.ends.get(self.page_of(item)) if self.ends else None
        if end is not None:
            await end(item)
        return end is not None

    async def handle(self, item: FeedItem) -> datetime | None:
        """Bring `item` as far as it gets now, but not past the first item of its page."""
        if await self.ends_alike(item):
            return None
        wait_until = await self.advance(item)
        if wait_until is not None:
            self.waits.setdefault(self.page_of(item), wait_until)
        return wait_until

    async def advance(self, item: FeedItem) -> datetime | None:
        """Take the next step for `item`."""
        tries = self.notes.tries(item)
        if tries is not None and not tries.is_due(self.now):
            return tries.retry_at
        attempts = attempts_of(tries)
        target = parse_target(item.url, self.step.policy)
        if isinstance(target, Refusal):
            return await self.end(item, attempts, target.reason, target.message)
        if tries is not None and tries.left_s(self.now) is None:
            return await self.give_up(item, target, tries.failure(target.url), attempts)
        page = self.page_of(item)
        if not self.notes.admit(item, page):
            if page not in self.waits:
                await self.duplicate(item)
            return self.waits.get(page)
        if item.takes_feed_text:
            return await self.end(item, attempts, "full_text", "the feed's settings ask for its own text")
        own = self.step.rules_of(item.feed_url).own_robots(item.feed_url, target.url, self.now)
        rules = own or self.step.robots.known(target.url, self.now)
        if rules is None:
            return self.now if self.rest_until else await self.ask_robots(item, target)
        verdict = rules.verdict(target.url)
        if verdict == "disallowed":
            return await self.end(item, attempts, "robots_disallowed", f"{rules.source} does not allow this URL.")
        if verdict == "unavailable":
            return await self.without_robots(item, target, rules.entry)
        if self.rest_until:
            return self.now
        if self.step.reads_tdmrep and own is None and self.step.robots.lacks_tdmrep(rules, self.now):
            return await self.ask_tdmrep(item, rules)
        return await self.fetch(item, target, rules, tries)

    async def ask_tdmrep(self, item: FeedItem, rules: RobotsRules) -> datetime | None:
        """Fetch the host's tdmrep.json: a request like any other, so the page waits for its turn."""
        elapsed_s = await self.step.robots.ask_tdmrep(rules)
        pause_s = self.step.pace.pause_s(elapsed_s, rules.crawl_delay_s)
        self.rest_until = self.ended() + timedelta(seconds=pause_s)
        if not attempts_of(self.notes.tries(item)):
            self.notes.ended(item)  # its page was not asked for yet
        return self.now

    async def ask_robots(self, item: FeedItem, target: Target) -> datetime | None:
        """Fetch robots.txt: a request like any other, so the page waits for its turn."""
        started = self.step.clock()
        rules = await self.step.robots.rules(target.url)
        ended = self.ended()
        self.rest_until = ended + timedelta(seconds=self.step.pace.pause_s((ended - started).total_seconds(), None))
        if rules.entry.rest_until is not None:
            self.rest_until = max(self.rest_until, rules.entry.rest_until)
        delay_s = rules.crawl_delay_s
        if delay_s is not None and delay_s > self.step.pace.max_crawl_delay_s:
            _LOG.info("%s: Crawl-delay of %g s is cut to %g s", rules.entry.origin, delay_s, self.step.pace.max_crawl_delay_s)
        attempts = attempts_of(self.notes.tries(item))
        if not rules.is_unavailable:
            if not attempts:
                self.notes.ended(item)  # its page was not asked for yet
            return self.now
        retry_at = await self.without_robots(item, target, rules.entry)
        if retry_at is not None:
            failure = unreadable(target.url, rules.entry)
            tries = Tries(
                attempts=attempts,
                began_at=rules.entry.failing_since,
                retry_at=retry_at,
                reason=failure.reason,
                message=failure.message,
            )
            self.notes.try_again(item, tries)
        return retry_at

    async def without_robots(self, item: FeedItem, target: Target, entry: RobotsEntry) -> datetime | None:
        """Nothing may be fetched while robots.txt is out of reach (RFC 9309, 2.3.1.4): wait where it is soon asked again."""
        is_soon = entry.expires_at - self.now <= timedelta(seconds=LAST_RETRY_S)
        if is_soon and entry.failures < self.step.pace.attempts and not entry.is_final:
            return entry.expires_at
        return await self.give_up(item, target, unreadable(target.url, entry), entry.failures)

    async def fetch(self, item: FeedItem, target: Target, rules: RobotsRules, tries: Tries | None) -> datetime | None:
        """Fetch the page. The host has just been asked by nobody else."""
        attempts = attempts_of(tries)
        guard = RedirectGuard(self.step.robots, target.url, rules)
        within_s = tries.left_s(self.now) if tries is not None else None
        outcome = await self.step.client.fetch(Request(url=target.url, kind="page", guard=guard, within_s=within_s))
        ended = self.ended()
        pace = self.step.pace.with_host_delay(self.step.rules_of(item.feed_url).host_delay_s)
        pause_s = pace.pause_s(outcome.elapsed_s, rules.crawl_delay_s)
        if isinstance(outcome, Failure):
            self.rest_until = ended + timedelta(seconds=max(pause_s, self.hold_s(outcome)))
            return await self.failed(item, target, outcome, tries)
        self.rest_until = ended + timedelta(seconds=pause_s)
        self.notes.refusals = self.notes.unreached = 0
        elsewhere = judge_landing(target.url, outcome.final_url)
        if elsewhere is not None:
            return await self.end(item, attempts + 1, *elsewhere, http_status=outcome.status)
        unfit = judge_page(outcome)
        if unfit is not None:
            return await self.end(item, attempts + 1, "not_html", unfit, http_status=outcome.status)
        if not self.may_bring(item, target, outcome.final_url):
            await self.duplicate(item, "A redirect led to an article that another entry has brought within the last 30 days.")
            return None
        self.notes.ended(item)
        await self.emit(
            Page(
                item=replace(item, attempts=attempts),
                evidence=evidence_of(outcome, guard.rules),
                body=outcome.body,
                charset=outcome.charset,
            )
        )
        return None

    def may_bring(self, item: FeedItem, target: Target, landed: str) -> bool:
        """False if redirects within the host have led to the article of another entry."""
        if landed == target.url or host_of(landed) != host_of(target.url) or not may_be_same(target.url, landed):
            return True
        page = self.key_of(item, landed)
        return page == self.page_of(item) or self.notes.admit_landing(item, page, is_waiting=page in self.waits)

    async def failed(self, item: FeedItem, target: Target, failure: Failure, tries: Tries | None) -> datetime | None:
        """Have `item` tried again later, or end it."""
        ended = self.ended()
        rest_until = self.rest_until or ended
        again = after_failure(tries, failure, pace=self.step.pace, ended=ended, rest_until=rest_until)
        attempts = attempts_of(tries) + 1
        if failure.is_unreached and self.notes.unreached < self.step.pace.attempts:
            # It waits for its host, like all behind it, and its minute has not begun.
            again = Tries(attempts=attempts, began_at=None, retry_at=rest_until, reason=failure.reason, message=failure.message)
        if again is None:
            return await self.give_up(item, target, failure, attempts)
        self.notes.try_again(item, again)
        return again.retry_at

    async def give_up(self, item: FeedItem, target: Target, failure: Failure, attempts: int) -> datetime | None:
        """End an item that failed; where a later try may do better, another feed's entry may bring its article."""
        if failure.transient:
            self.notes.forget(self.page_of(item))
        return await self.end(
            item,
            attempts,
            failure.reason,
            failure.message,
            http_status=failure.http_status,
            usage_headers=failure.usage_headers,
        )

    def hold_s(self, failure: Failure) -> float:
        """Seconds the whole host is left alone after a failure that is about the host and not about one URL."""
        self.notes.unreached = self.notes.unreached + 1 if failure.is_unreached else 0
        if failure.is_unreached:
            return unreached_hold_s(self.notes.unreached)
        asks_for_rest = failure.http_status == 429 or (failure.http_status == 503 and failure.retry_after_s is not None)
        self.notes.refusals = self.notes.refusals + 1 if asks_for_rest else 0
        self.is_refused = failure.http_status == 429
        if not asks_for_rest:
            return 0.0
        return refusal_hold_s(failure.retry_after_s, self.notes.refusals)

    async def end(
        self,
        item: FeedItem,
        attempts: int,
        reason: str,
        message: str,
        *,
        http_status: int | None = None,
        usage_headers: tuple[str, ...] = (),
    ) -> datetime | None:
        """Make `item` a dead letter, or a page of the feed's own text where the feed carries the article."""
        self.notes.ended(item)
        item = item if item.attempts == attempts else replace(item, attempts=attempts)
        end = without_page(item, reason, message, at=self.ended(), http_status=http_status, usage_headers=usage_headers)
        await self.emit(end)
        page = self.page_of(item)
        if isinstance(end, Page):
            self.ends[page] = self.duplicate
            return None
        self.ends[page] = partial(
            self.end, attempts=attempts, reason=reason, message=message, http_status=http_status, usage_headers=usage_headers
        )
        if "#" in item.url:
            self.notes.forget(page)  # other entries are on it, too: the next new one asks for it again
        return None

    async def duplicate(
        self, item: FeedItem, cause: str = "Another entry has brought this article within the last 30 days."
    ) -> None:
        """End an item whose article another one has brought."""
        self.notes.ended(item)
        await self.emit(Ending(kind="duplicate", url=item.url, feed_url=item.feed_url, cause=cause))

    def ended(self) -> datetime:
        """The end of an exchange by the clock, never before the begin of the turn."""
        return max(self.now, self.step.clock())
