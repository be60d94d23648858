"""One item of a host in a turn of `FetchPage`: how far it gets, and the meaning of an answer for it."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from schemas.dead_letters import Ending
from schemas.feed_items import FeedItem
from schemas.pages import Page
from transforms.urls.urls import url_key
from transforms.web.addresses.targets import Refusal, Target, host_of, parse_target
from transforms.web.content.page_types import judge_page
from transforms.web.fetching.evidence import evidence_of
from transforms.web.fetching.feed_page import without_page
from transforms.web.fetching.landing import article_behind, judge_landing
from transforms.web.messages import Failure, Request
from transforms.web.pace.host_changes import HostChanges, waits_until
from transforms.web.pace.pace import LAST_RETRY_S
from transforms.web.pace.tries import Tries, after_failure, attempts_of
from transforms.web.robots.failures import unreadable
from transforms.web.robots.redirect_guard import RedirectGuard, RobotsFileGuard, rules_of
from transforms.web.robots.robots import RobotsEntry, RobotsRules

if TYPE_CHECKING:
    from transforms.web.fetching.visit import HostVisit

_LOG = logging.getLogger(__name__)


#: Ends by robots.txt: another feed may have its own rules.
_ABOUT_ROBOTS = frozenset(("robots_disallowed", "robots_unavailable"))


class SharedEnd(NamedTuple):
    """How other items of a page end after the first of them has ended without a page of its own."""

    end: Callable[["ItemVisit"], Awaitable[object]]
    has_own_robots: bool | None = None
    """For which items: those of feeds with own rules for robots (True), with those of the host (False), or all (None)."""


class ItemVisit:
    """One item in a turn. Its methods return the instant until which it waits; None if it has ended."""

    def __init__(self, host: "HostVisit", item: FeedItem) -> None:
        self.host, self.step, self.notes, self.item = host, host.step, host.notes, item
        self.target = parse_target(item.url, self.step.policy)
        self.page = self._key(self.target.url if isinstance(self.target, Target) else item.url)
        """The key of the item's page. Fragments are no part of it, not even routes: a server gives one page for all."""

    def _key(self, url: str) -> str:
        return url_key(url, whole=self.item.whole_key)

    @cached_property
    def own_robots(self) -> RobotsRules | None:
        """The rules of the item's feed for the host, if its user has declared the host as his own."""
        if isinstance(self.target, Refusal):
            return None
        return self.step.rules_of(self.item.feed_url).own_robots(self.item.feed_url, self.target.url, self.host.now)

    async def advance(self) -> datetime | None:
        """Take the next step for the item."""
        host, item = self.host, self.item
        tries = self.notes.tries(item)
        if tries is not None and not tries.is_due(host.now):
            return tries.retry_at
        attempts = attempts_of(tries)
        target = self.target
        if isinstance(target, Refusal):
            return await self.end(attempts, target.reason, target.message)
        if tries is not None and tries.left_s(host.now) is None:
            return await self.give_up(tries.failure(target.url), attempts)
        if not self.notes.admit(item, self.page):
            if self.page not in host.waits:
                await self.duplicate()
            return host.waits.get(self.page)
        if item.takes_feed_text:
            return await self.end(attempts, "full_text", "the feed's settings ask for its own text")
        rules = self.own_robots or self.step.robots.known(target.url, host.now)
        if rules is None:
            return host.now if host.rest_until else await self.ask_robots(target)
        verdict = rules.verdict(target.url)
        if verdict == "disallowed":
            self.notes.forget(self.page)  # nothing was asked for: the entry of another feed is judged by its own rules
            return await self.end(attempts, "robots_disallowed", f"{rules.source} does not allow this URL.")
        if verdict == "unavailable":
            return await self.without_robots(target, rules.entry)
        if host.rest_until:
            return host.now
        if self.step.reads_tdmrep and self.own_robots is None and self.step.robots.lacks_tdmrep(rules, host.now):
            return await self.ask_tdmrep(rules)
        return await self.fetch(target, rules, tries)

    async def ask_tdmrep(self, rules: RobotsRules) -> datetime | None:
        """Fetch the host's tdmrep.json: a request like any other, so the page waits for its turn."""
        hosts = self.hosts(rules.crawl_delay_s)
        try:
            elapsed_s = await self.step.robots.ask_tdmrep(rules, RobotsFileGuard(self.step.robots, hosts))
        finally:
            hosts.end()
        self.host.other_rests = hosts.rests
        pause_s = self.step.pace.pause_s(max(0.0, elapsed_s - hosts.waited_s), rules.crawl_delay_s)
        self.host.rest(self.host.ended(), pause_s)
        if not attempts_of(self.notes.tries(self.item)):
            self.notes.ended(self.item)  # its page was not asked for yet
        return self.host.now

    async def ask_robots(self, target: Target) -> datetime | None:
        """Fetch robots.txt: a request like any other, so the page waits for its turn."""
        started, hosts = self.step.clock(), self.hosts(None)
        rules = await rules_of(self.step.robots, target.url, hosts)
        self.host.other_rests = hosts.rests
        ended = self.host.ended()
        answer_s = max(0.0, (ended - started).total_seconds() - hosts.waited_s)
        rest_until = ended + timedelta(seconds=self.step.pace.pause_s(answer_s, None))
        self.host.rest_until = max(rest_until, rules.entry.rest_until or rest_until)
        delay_s = rules.crawl_delay_s
        if delay_s is not None and delay_s > self.step.pace.max_crawl_delay_s:
            _LOG.info("%s: Crawl-delay of %g s is cut to %g s", rules.entry.origin, delay_s, self.step.pace.max_crawl_delay_s)
        attempts = attempts_of(self.notes.tries(self.item))
        if not rules.is_unavailable:
            if not attempts:
                self.notes.ended(self.item)  # its page was not asked for yet
            return self.host.now
        retry_at = await self.without_robots(target, rules.entry)
        if retry_at is not None:
            failure = unreadable(target.url, rules.entry)
            tries = Tries(
                attempts=attempts,
                began_at=rules.entry.failing_since,
                retry_at=retry_at,
                reason=failure.reason,
                message=failure.message,
            )
            self.notes.try_again(self.item, tries)
        return retry_at

    def hosts(self, crawl_delay_s: float | None, within_s: float | None = None) -> HostChanges:
        """The hosts of one request."""
        pace = self.step.pace.with_host_delay(self.step.rules_of(self.item.feed_url).host_delay_s)
        own = self.step.key(self.item)
        return HostChanges(self.step.hosts, own, pace, self.step.clock, crawl_delay_s=crawl_delay_s, within_s=within_s)

    async def without_robots(self, target: Target, entry: RobotsEntry) -> datetime | None:
        """Nothing may be fetched while robots.txt is out of reach (RFC 9309, 2.3.1.4): wait where it is soon asked again."""
        is_soon = entry.expires_at - self.host.now <= timedelta(seconds=LAST_RETRY_S)
        if is_soon and entry.failures < self.step.pace.attempts and not entry.is_final:
            return entry.expires_at
        return await self.give_up(unreadable(target.url, entry), entry.failures)

    async def fetch(self, target: Target, rules: RobotsRules, tries: Tries | None) -> datetime | None:
        """Fetch the page. The host has just been asked by nobody else."""
        item, attempts = self.item, attempts_of(tries)
        within_s = tries.left_s(self.host.now) if tries is not None else None
        pace = self.step.pace.with_host_delay(self.step.rules_of(item.feed_url).host_delay_s)
        hosts = self.hosts(rules.crawl_delay_s, within_s)
        guard = RedirectGuard(self.step.robots, target.url, rules, hosts)
        request = Request(url=target.url, kind="page", guard=guard, within_s=within_s)
        outcome = await hosts.fetch(self.step.client, request)
        self.host.other_rests = hosts.rests
        ended = self.host.ended()
        pause_s = pace.pause_s(outcome.elapsed_s, guard.crawl_delay_s)
        if isinstance(outcome, Failure) and not hosts.is_elsewhere and outcome.rests_until is None:
            self.host.rest(ended, max(pause_s, self.host.hold_s(outcome)))
            return await self.failed(outcome, tries)
        self.host.rest(ended, pause_s)
        self.notes.refusals = self.notes.unreached = 0
        if isinstance(outcome, Failure):  # of the host of a redirect, which rests after it
            until = waits_until(outcome, ended)
            return await self.failed(outcome, tries) if until is None else self.put_off(outcome, until, attempts)
        elsewhere = judge_landing(target.url, outcome.final_url)
        if elsewhere is not None:
            return await self.end(attempts + 1, *elsewhere, http_status=outcome.status)
        unfit = judge_page(outcome)
        if unfit is not None:
            return await self.end(attempts + 1, "not_html", unfit, http_status=outcome.status)
        landed = self.landed(target, outcome.final_url)
        if landed is not None and not self.may_bring(target, landed):
            await self.duplicate("A redirect led to an article that another entry has brought within the last 30 days.")
            return None
        self.notes.ended(item)
        await self.host.emit(
            Page(
                item=replace(item, attempts=attempts, redirected_to=landed),
                evidence=evidence_of(outcome, guard.rules),
                body=outcome.body,
                charset=outcome.charset,
            )
        )
        return None

    def landed(self, target: Target, final_url: str) -> str | None:
        """The URL of the article if redirects have led to one under another key."""
        landed = article_behind(target.url, final_url)
        return landed if landed is not None and self._key(landed) != self.page else None

    def may_bring(self, target: Target, landed: str) -> bool:
        """False if redirects within the host have led to the article of another entry.

        The articles of other hosts are not known here. Their records are: `LinkRecord` ends an item whose article has one.
        """
        if host_of(landed) != host_of(target.url):
            return True
        page = self._key(landed)
        return self.notes.admit_landing(self.item, page, is_waiting=page in self.host.waits)

    async def failed(self, failure: Failure, tries: Tries | None) -> datetime | None:
        """Have the item tried again later, or end it."""
        ended = self.host.ended()
        rest_until = self.host.rest_until or ended
        again = after_failure(tries, failure, pace=self.step.pace, ended=ended, rest_until=rest_until)
        attempts = attempts_of(tries) + 1
        if failure.is_unreached and self.notes.unreached < self.step.pace.attempts:
            # It waits for its host, like all behind it, and its minute has not begun.
            again = Tries(attempts=attempts, began_at=None, retry_at=rest_until, reason=failure.reason, message=failure.message)
        if again is None:
            return await self.give_up(failure, attempts)
        self.notes.try_again(self.item, again)
        return again.retry_at

    def put_off(self, failure: Failure, until: datetime, attempts: int) -> datetime:
        """Have the item fetched later: this was no attempt, and its minute has not begun."""
        reason, message = failure.reason, failure.message
        self.notes.try_again(self.item, Tries(attempts=attempts, began_at=None, retry_at=until, reason=reason, message=message))
        return until

    async def give_up(self, failure: Failure, attempts: int) -> datetime | None:
        """End an item that failed; where a later try may do better, another feed's entry may bring its article."""
        if failure.transient:
            self.notes.forget(self.page)
        return await self.end(
            attempts, failure.reason, failure.message, http_status=failure.http_status, usage_headers=failure.usage_headers
        )

    async def end(
        self,
        attempts: int,
        reason: str,
        message: str,
        *,
        http_status: int | None = None,
        usage_headers: tuple[str, ...] = (),
    ) -> datetime | None:
        """Make the item a dead letter, or a page of the feed's own text where the feed carries the article."""
        item = self.item
        self.notes.ended(item)
        item = item if item.attempts == attempts else replace(item, attempts=attempts)
        end = without_page(item, reason, message, at=self.host.ended(), http_status=http_status, usage_headers=usage_headers)
        await self.host.emit(end)
        if isinstance(end, Page):
            self.host.ends[self.page] = SharedEnd(ItemVisit.duplicate)
            return None
        alike = partial(
            ItemVisit.end,
            attempts=attempts,
            reason=reason,
            message=message,
            http_status=http_status,
            usage_headers=usage_headers,
        )
        has_own_robots = self.own_robots is not None if reason in _ABOUT_ROBOTS else None
        self.host.ends[self.page] = SharedEnd(alike, has_own_robots)
        if "#" in item.url:
            self.notes.forget(self.page)  # other entries are on it, too: the next new one asks for it again
        return None

    async def duplicate(self, cause: str = "Another entry has brought this article within the last 30 days.") -> None:
        """End an item whose article another one has brought."""
        self.notes.ended(self.item)
        await self.host.emit(Ending(kind="duplicate", url=self.item.url, feed_url=self.item.feed_url, cause=cause))
