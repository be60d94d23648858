"""One look at an article: the request, and the effect of its answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem, Look
from schemas.pages import Evidence, Page
from transforms.steps import Emit
from transforms.web.addresses.targets import Refusal, host_of, parse_target
from transforms.web.content.page_types import judge_page
from transforms.web.fetching.evidence import evidence_of
from transforms.web.fetching.feed_page import feed_page
from transforms.web.fetching.landing import judge_landing
from transforms.web.headers.last_modified import names_a_version
from transforms.web.looks.relink import found_article, is_of_link, known_article
from transforms.web.looks.state import GONE_AFTER, PageVersion, Watched, body_digest
from transforms.web.messages import Failure, Request, Response
from transforms.web.pace.host_changes import HostChanges, waits_until
from transforms.web.pace.pace import Pace, refusal_hold_s, unreached_hold_s
from transforms.web.robots.failures import unreadable
from transforms.web.robots.redirect_guard import RedirectGuard, rules_of
from transforms.web.robots.robots import RobotsRules

if TYPE_CHECKING:
    from transforms.web.looks.look_again import LookAgain

#: What the step emits.
Looked: TypeAlias = Page | DeadLetter | Ending


#: Pauses before the second and the third request of a look whose first failed in passing.
_RETRIES = (timedelta(seconds=5), timedelta(seconds=30))


#: Looks in a row without the page after which its schedule ends: a wall stays, one refusal or outage passes.
_MOST_REFUSED = 2
#: And before the next look at a page that was missing, if the look that should confirm it got no answer.
_UNDECIDED = timedelta(hours=6)


_GONE = frozenset({404, 410})
#: Redirects for good. Others (maintenance, a block of robots) are a removal only if they are still there a day later.
_PERMANENT = frozenset({301, 308})


class LookAttempt:
    """One request of a look, which has up to three. `run` gives the state after it."""

    def __init__(self, step: "LookAgain", state: Watched, item: FeedItem, now: datetime, emit: Emit[Looked]) -> None:
        self.step, self.state, self.item, self.now, self.emit = step, state, item, now, emit
        self.look: Look = item.look or "feed"
        self.rest_until: datetime | None = None
        self.other_rests: Mapping[str, datetime] = {}

    async def run(self) -> Watched:
        if self.item.takes_feed_text:
            return await self.from_feed("full_text", "the feed's settings ask for its own text", None)
        target = parse_target(self.item.article_url, self.step.policy)
        if isinstance(target, Refusal):
            return await self.failed_for_good(target.reason, target.message, None, forbidden=True)
        own = self.step.rules_of(self.item.feed_url).own_robots(self.item.feed_url, target.url, self.now)
        rules = own or self.step.robots.known(target.url, self.now)
        if rules is None:
            return await self.ask_robots(target.url)
        verdict = rules.verdict(target.url)
        if verdict == "disallowed":
            return await self.failed_for_good(
                "robots_disallowed", f"{rules.source} does not allow this URL.", None, forbidden=True
            )
        if verdict == "unavailable":
            return await self.failed(unreadable(target.url, rules.entry))
        return await self.ask(target.url, rules)

    async def ask_robots(self, url: str) -> Watched:
        """Request robots.txt; the look waits for its host's next turn."""
        hosts = HostChanges(self.step.hosts, host_of(url), self.pace, self.step.clock)
        rules = await rules_of(self.step.robots, url, hosts)
        self.other_rests = hosts.rests
        self.rest((self.ended() - self.now).total_seconds() - hosts.waited_s, rules.crawl_delay_s)
        return self.state

    async def ask(self, url: str, rules: RobotsRules) -> Watched:
        hosts = HostChanges(self.step.hosts, host_of(url), self.pace, self.step.clock, crawl_delay_s=rules.crawl_delay_s)
        guard = RedirectGuard(self.step.robots, url, rules, hosts)
        if self.look == "feed":
            self.step.budget.spend(host_of(url), self.now.timestamp())
        request = Request(url=url, kind="page", headers=self.validators(), guard=guard)
        outcome = await hosts.fetch(self.step.client, request)
        self.other_rests = hosts.rests
        self.rest(outcome.elapsed_s, guard.crawl_delay_s)
        if isinstance(outcome, Failure):
            until = waits_until(outcome, self.ended())
            if until is not None:
                return replace(self.state, retry_at=until)
            if outcome.http_status in _GONE:
                words = f"The host answered {outcome.http_status}"
                return await self.missing(words, outcome.http_status or 404, outcome.final_url or url)
            return await self.failed(outcome, is_elsewhere=hosts.is_elsewhere)
        return await self.answered(url, outcome, guard.rules)

    def validators(self) -> dict[str, str]:
        """The headers of a conditional request; none for an article whose page is missing or was never fetched."""
        version = self.state.version
        if version is None or version.from_feed or self.state.removed:
            return {}
        modified = version.last_modified
        if modified is not None and not names_a_version(modified, version.fetched_at):
            modified = None
        headers = {"If-None-Match": version.etag, "If-Modified-Since": modified}
        return {name: value for name, value in headers.items() if value}

    async def answered(self, url: str, response: Response, rules: RobotsRules) -> Watched:
        version = self.state.version
        digest = body_digest(response.body)
        if response.status == 304 or (version is not None and version.body == digest and not self.state.removed):
            if version is not None:
                version = replace(
                    version,
                    etag=response.header("etag") or version.etag,
                    last_modified=response.header("last-modified") or version.last_modified,
                )
            return await self.ended_as("unchanged", replace(self.state, version=version, gone_at=None, refused=0))
        elsewhere = judge_landing(url, response.final_url)
        if elsewhere is not None and elsewhere[0] == "soft_404":
            if all(hop.status in _PERMANENT for hop in response.hops):
                return await self.gone(elsewhere[1], response.status, response.final_url)
            return await self.missing(f"A redirect led to {response.final_url[:200]}", response.status, response.final_url)
        unfit = elsewhere or (("not_html", reason) if (reason := judge_page(response)) is not None else None)
        if unfit is not None:
            return await self.failed_for_good(*unfit, response.status)
        item = found_article(self.item, version, response.final_url)
        page = Page(item=item, evidence=evidence_of(response, rules), body=response.body, charset=response.charset)
        await self.emit(page)
        version = PageVersion.of(page)
        return self.done(replace(self.state, version=version, gone_at=None, removed=False, refused=0))

    async def missing(self, words: str, status: int, final_url: str) -> Watched:
        """404, 410, or a redirect in passing: a removal once it has been so for a day. `words`: what the host did."""
        if self.state.removed:
            return await self.ended_as("unchanged", replace(self.state, gone_at=None))
        if is_of_link(self.item, self.state.version, final_url):
            return await self.link_failed(words, status)
        since = self.state.gone_at
        if since is None:
            # The look that confirms it needs the entry, whether or not there is a schedule.
            item = self.state.item or replace(self.item, content=None, look=None)
            return await self.ended_as("postponed", replace(self.state, gone_at=self.ended(), item=item))
        if self.ended() - since < GONE_AFTER:
            return await self.ended_as("postponed", self.state)
        return await self.gone(f"{words} for a day or longer.", status, final_url)

    async def gone(self, message: str, status: int, final_url: str) -> Watched:
        """The article was removed."""
        if is_of_link(self.item, self.state.version, final_url):
            return await self.link_failed(message, status)
        evidence = Evidence(fetched_at=self.ended(), final_url=final_url, http_status=status, robots_verdict="allowed")
        item = known_article(self.item, self.state.version)
        await self.emit(Page(item=item, evidence=evidence, body=b"", charset=None, gone=message))
        return self.done(replace(self.state, gone_at=None, removed=True))

    async def link_failed(self, words: str, status: int) -> Watched:
        """The link of the entry is gone. Its article is of another host, and may be there."""
        message = f"{words.rstrip('.')}. The link of the entry has ended; the article itself was not asked for."
        return await self.failed_for_good("http_status" if status in _GONE else "soft_404", message, status)

    async def failed(self, failure: Failure, *, is_elsewhere: bool = False) -> Watched:
        """Retry soon, or end the look. `is_elsewhere`: the failure is of the host of a redirect."""
        hold_s = 0.0
        if failure.is_unreached:
            hold_s = unreached_hold_s(self.state.tries + 1)
        elif not is_elsewhere and failure.http_status in (429, 503) and failure.retry_after_s:
            hold_s = refusal_hold_s(failure.retry_after_s, self.state.tries + 1)
        rest_until = self.ended() + timedelta(seconds=hold_s)
        self.rest_until = max(self.rest_until or rest_until, rest_until)
        if failure.transient and self.state.tries < len(_RETRIES):
            retry_at = max(self.ended() + _RETRIES[self.state.tries], self.rest_until)
            # The look goes on: it has one ending, after its last request.
            return replace(self.state, tries=self.state.tries + 1, retry_at=retry_at)
        if failure.transient and self.look == "schedule":
            state = await self.ended_as("postponed", self.state)
            # A page that was missing is asked for again until there is an answer.
            return replace(state, wait_until=self.ended() + _UNDECIDED) if state.gone_at is not None else state
        return await self.failed_for_good(failure.reason, failure.message, failure.http_status)

    async def failed_for_good(self, reason: str, message: str, status: int | None, *, forbidden: bool = False) -> Watched:
        """The page is unavailable: emit the feed's text if the record has it too; else a dead letter.

        The schedule goes on, unless the page is `forbidden` or was unavailable at the look before, too.
        """
        version = self.state.version
        if self.look == "feed" and (version is None or version.from_feed) and self.item.content is not None:
            return await self.from_feed(reason, message, status)
        letter = DeadLetter(
            url=self.item.url,
            feed_url=self.item.feed_url,
            stage="fetch",
            reason=reason,
            message=message,
            attempts=self.state.tries + 1,
            at=self.ended(),
            http_status=status,
            item=self.item,
        )
        await self.emit(letter)
        refused = self.state.refused + 1
        state = replace(self.done(self.state), refused=refused)
        if forbidden or refused >= _MOST_REFUSED:
            return replace(state, item=None)
        # Whether a page that was missing is still so has to be asked again.
        return replace(state, wait_until=self.ended() + _UNDECIDED) if state.gone_at is not None else state

    async def from_feed(self, reason: str, message: str, status: int | None) -> Watched:
        item = known_article(self.item, self.state.version)
        page = feed_page(item, reason, message, at=self.ended(), http_status=status)
        if page is None:
            return replace(await self.ended_as("unchanged", self.state), item=None)
        await self.emit(page)
        return self.done(replace(self.state, version=PageVersion.of(page)))

    async def ended_as(self, kind: Literal["unchanged", "postponed"], state: Watched) -> Watched:
        await self.emit(self.ending(kind))
        return self.done(state)

    def ending(self, kind: Literal["unchanged", "postponed"]) -> Ending:
        return Ending(kind=kind, url=self.item.url, feed_url=self.item.feed_url, by_look=True)

    def done(self, state: Watched) -> Watched:
        """The state after this look has ended."""
        if self.look == "schedule":
            return state.after_stage(self.ended())
        today = int(self.now.timestamp() // 86_400)
        looks = state.looks + 1 if state.day == today else 1
        return replace(state, changed=None, tries=0, retry_at=None, day=today, looks=looks)

    def rest(self, answer_s: float, crawl_delay_s: float | None) -> None:
        """The host rests after an exchange."""
        self.rest_until = self.ended() + timedelta(seconds=self.pace.pause_s(answer_s, crawl_delay_s))

    @property
    def pace(self) -> Pace:
        """With the delay of the item's feed."""
        return self.step.pace.with_host_delay(self.step.rules_of(self.item.feed_url).host_delay_s)

    def ended(self) -> datetime:
        """The end of an exchange by the clock, never before the begin of the turn."""
        return max(self.now, self.step.clock())
