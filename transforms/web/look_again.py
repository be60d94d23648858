"""The keyed step that looks again at articles that were fetched: because their entry changed, or on a schedule.

It makes conditional requests and passes a page on only if its bytes have changed; whether that is a revision is decided where
the last text is known (`transforms/link`). It does not decide which entries have changed (`transforms/feeds`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, Literal, TypeAlias

from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem, Look
from schemas.pages import Evidence, Page
from transforms.steps import Emit, Turn
from transforms.web.addresses import AddressPolicy
from transforms.web.evidence import evidence_of
from transforms.web.feed_page import feed_page
from transforms.web.host_rules import HostRules, no_host_rules
from transforms.web.landing import judge_landing
from transforms.web.look_budget import LookBudget
from transforms.web.look_state import FORGOTTEN_AFTER, GONE_AFTER, MAX_LOOKS_A_DAY, PageVersion, Sighting, Watched, body_digest
from transforms.web.messages import Client, Failure, Request, Response
from transforms.web.pace import DEFAULT_PACE, Pace, refusal_hold_s, unreached_hold_s
from transforms.web.page_types import judge_page
from transforms.web.robots import RobotsBook, RobotsRules, origin_of
from transforms.web.robots_failures import forbidden, unreadable
from transforms.web.targets import Refusal, host_of, parse_target

#: What the step emits.
Looked: TypeAlias = Page | DeadLetter | Ending
#: Pauses before the second and the third request of a look whose first failed in passing.
_RETRIES = (timedelta(seconds=5), timedelta(seconds=30))
#: And before the next look at a page that was missing, if the look that should confirm it got no answer.
_UNDECIDED = timedelta(hours=6)
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAgain:
    """Looks again at articles, keyed by host and article. A `transforms.steps.KeyedStep` with `Watched` as its state.

    Each look ends as a `Page` with `item.look` (new bytes, or `gone`), as an `Ending` `unchanged` (304, or the bytes of the
    last time) or `postponed` (no answer that decides anything: it is made again), or as a `DeadLetter` of stage `fetch`. A turn
    makes at most one request. A changed entry is looked at at once, at most 24 times a day for an article; entries that change
    meanwhile share a look. With `scheduled`, articles are also looked at on `SCHEDULE`, within the `budget` of their host: what
    exceeds it is put off, and left out when the next look is due.

    404 or 410 twice with a day between, or a redirect to a front page, section or error page, is a removal.
    """

    client: Client
    robots: RobotsBook
    url_key: Callable[[str], str]
    clock: Callable[[], datetime]
    policy: AddressPolicy
    scheduled: bool = False
    budget: LookBudget = field(default_factory=LookBudget)
    pace: Pace = DEFAULT_PACE
    rules_of: Callable[[str], HostRules] = no_host_rules
    """The settings of a feed, by its URL."""
    name: str = "LookAgain"

    def key(self, element: Sighting, /) -> str:
        """The host, and a digest of the article's URL key."""
        return article_key(element.item, self.url_key)

    def resource(self, key: str, /) -> str | None:
        """The host: no other step may ask it at the same time."""
        return key.partition(" ")[0] or None

    def encode(self, state: Watched, /) -> dict[str, Any]:
        """The state as JSON with `v`."""
        return state.encode()

    def decode(self, data: dict[str, Any], /) -> Watched:
        """The state out of what this or an earlier version encoded."""
        return Watched.decode(data)

    async def turn(
        self, state: Watched | None, elements: Sequence[Sighting], now: datetime, emit: Emit[Looked], /, key: str
    ) -> Turn[Watched]:
        """Remember what was fetched; make the look that is due."""
        state = state or Watched()
        for sighting in elements:
            state = self._seen(state, sighting)
        if not self.scheduled and state.gone_at is None:
            state = replace(state, item=None)  # the schedule of an earlier run
        due = state.due()
        if due is None or due[0] > now:
            return _waiting(state, now, None)
        look = due[1]
        if look == "schedule":
            put_off = self._put_off(state, key, now)
            if put_off is not None:
                return _waiting(put_off, now, None)
        elif state.tries == 0:
            today = int(now.timestamp() // 86_400)
            if state.day == today and state.looks >= MAX_LOOKS_A_DAY:
                tomorrow = datetime.fromtimestamp((today + 1) * 86_400 + _spread_s(key, 3_600), tz=now.tzinfo)
                return _waiting(replace(state, retry_at=tomorrow), now, None)
        item = state.changed or state.item
        if item is None:
            return _waiting(state, now, None)
        attempt = _Attempt(self, state, replace(item, look=look), now, emit)
        state = await attempt.run()
        if self.scheduled and state.began_at is None and state.version is not None:
            state = _begun(state, item)
        return _waiting(state, now, attempt.rest_until)

    def _seen(self, state: Watched, sighting: Sighting) -> Watched:
        if sighting.version is None:
            # A look is due at once; one that is being tried again keeps its time.
            return replace(state, changed=sighting.item)
        fresh = state.version is None
        state = replace(state, version=sighting.version, gone_at=None, removed=False)
        return _begun(state, sighting.item) if self.scheduled and fresh else state

    def _put_off(self, state: Watched, key: str, now: datetime) -> Watched | None:
        """The state with the scheduled look put off; None if it may be made now."""
        host = key.partition(" ")[0]
        following = state.next_stage_at() if state.gone_at is None else None
        before = following or (state.began_at or now) + FORGOTTEN_AFTER
        until_s = self.budget.put_off_until(host, now.timestamp(), before.timestamp())
        if until_s is None:
            return None
        until = datetime.fromtimestamp(until_s, tz=now.tzinfo)
        if until < before:
            return replace(state, wait_until=until)
        return state.after_stage(now) if following is not None else replace(state, item=None, wait_until=None)


class _Attempt:
    """One request of a look, and what becomes of it. `run` gives the state after it."""

    def __init__(self, step: LookAgain, state: Watched, item: FeedItem, now: datetime, emit: Emit[Looked]) -> None:
        self.step, self.state, self.item, self.now, self.emit = step, state, item, now, emit
        self.look: Look = item.look or "feed"
        self.rest_until: datetime | None = None

    async def run(self) -> Watched:
        if self.item.takes_feed_text:
            return await self.from_feed("full_text", "the feed's settings ask for its own text", None)
        target = parse_target(self.item.url, self.step.policy)
        if isinstance(target, Refusal):
            return await self.failed_for_good(target.reason, target.message, None)
        own = self.step.rules_of(self.item.feed_url).own_robots(self.item.feed_url, target.url, self.now)
        rules = own or self.step.robots.known(target.url, self.now)
        if rules is None:
            return await self.ask_robots(target.url)
        verdict = rules.verdict(target.url)
        if verdict == "disallowed":
            return await self.failed_for_good("robots_disallowed", f"{rules.source} does not allow this URL.", None)
        if verdict == "unavailable":
            return await self.failed(unreadable(target.url, rules.entry))
        return await self.ask(target.url, rules)

    async def ask_robots(self, url: str) -> Watched:
        """Read robots.txt, a request like any other: the look waits for its host's next turn."""
        rules = await self.step.robots.rules(url)
        self.rest((self.ended() - self.now).total_seconds(), rules.crawl_delay_s)
        return self.state

    async def ask(self, url: str, rules: RobotsRules) -> Watched:
        final_rules = rules

        async def guard(hop: str) -> Failure | None:
            nonlocal final_rules
            final_rules = rules if origin_of(hop) == origin_of(url) else await self.step.robots.rules(hop)
            return forbidden(final_rules, hop)

        if self.look == "feed":
            self.step.budget.spend(host_of(url), self.now.timestamp())
        outcome = await self.step.client.fetch(Request(url=url, kind="page", headers=self.validators(), guard=guard))
        self.rest(outcome.elapsed_s, rules.crawl_delay_s)
        if isinstance(outcome, Failure):
            if outcome.http_status in _GONE:
                return await self.missing(outcome)
            return await self.failed(outcome)
        return await self.answered(url, outcome, final_rules)

    def validators(self) -> dict[str, str]:
        """The headers of a conditional request; none for an article whose page was missing or never had."""
        version = self.state.version
        if version is None or version.from_feed or self.state.removed:
            return {}
        headers = {"If-None-Match": version.etag, "If-Modified-Since": version.last_modified}
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
            return await self.ended_as("unchanged", replace(self.state, version=version, gone_at=None))
        elsewhere = judge_landing(url, response.final_url)
        if elsewhere is not None and elsewhere[0] == "soft_404":
            return await self.gone(elsewhere[1], response.status, response.final_url)
        unfit = elsewhere or (("not_html", reason) if (reason := judge_page(response)) is not None else None)
        if unfit is not None:
            return await self.failed_for_good(*unfit, response.status)
        page = Page(item=self.item, evidence=evidence_of(response, rules), body=response.body, charset=response.charset)
        await self.emit(page)
        return self.done(replace(self.state, version=PageVersion.of(page), gone_at=None, removed=False))

    async def missing(self, failure: Failure) -> Watched:
        """404 or 410: a removal once it has been so for a day."""
        if self.state.removed:
            return await self.ended_as("unchanged", replace(self.state, gone_at=None))
        since = self.state.gone_at
        if since is None:
            # The look that confirms it needs the entry, whether or not there is a schedule.
            item = self.state.item or replace(self.item, content=None, look=None)
            return await self.ended_as("postponed", replace(self.state, gone_at=self.ended(), item=item))
        if self.ended() - since < GONE_AFTER:
            return await self.ended_as("postponed", self.state)
        message = f"The host answered {failure.http_status} for a day or longer."
        return await self.gone(message, failure.http_status or 404, failure.final_url or self.item.url)

    async def gone(self, message: str, status: int, final_url: str) -> Watched:
        """The article was removed."""
        evidence = Evidence(fetched_at=self.ended(), final_url=final_url, http_status=status, robots_verdict="allowed")
        await self.emit(Page(item=self.item, evidence=evidence, body=b"", charset=None, gone=message))
        return self.done(replace(self.state, gone_at=None, removed=True))

    async def failed(self, failure: Failure) -> Watched:
        """Try again soon, or end the look."""
        hold_s = 0.0
        if failure.is_unreached:
            hold_s = unreached_hold_s(self.state.tries + 1)
        elif failure.http_status in (429, 503) and failure.retry_after_s:
            hold_s = refusal_hold_s(failure.retry_after_s, self.state.tries + 1)
        rest_until = self.ended() + timedelta(seconds=hold_s)
        self.rest_until = max(self.rest_until or rest_until, rest_until)
        if failure.transient and self.state.tries < len(_RETRIES):
            retry_at = max(self.ended() + _RETRIES[self.state.tries], self.rest_until)
            state = replace(self.state, tries=self.state.tries + 1, retry_at=retry_at)
            await self.emit(self.ending("postponed"))
            return state
        if failure.transient and self.look == "schedule":
            state = await self.ended_as("postponed", self.state)
            # A page that was missing is asked for again until there is an answer.
            return replace(state, wait_until=self.ended() + _UNDECIDED) if state.gone_at is not None else state
        return await self.failed_for_good(failure.reason, failure.message, failure.http_status)

    async def failed_for_good(self, reason: str, message: str, status: int | None) -> Watched:
        """A page that cannot be had: the feed's text where the record has that, too; else a dead letter, and no more looks."""
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
        return replace(self.done(self.state), item=None)

    async def from_feed(self, reason: str, message: str, status: int | None) -> Watched:
        page = feed_page(self.item, reason, message, at=self.ended(), http_status=status)
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
        pace = self.step.rules_of(self.item.feed_url).pace(self.step.pace)
        self.rest_until = self.ended() + timedelta(seconds=pace.pause_s(answer_s, crawl_delay_s))

    def ended(self) -> datetime:
        """When an exchange ended: by the clock, never before the turn began."""
        return max(self.now, self.step.clock())


def _begun(state: Watched, item: FeedItem) -> Watched:
    """The state with a schedule that begins at the fetch of the known version."""
    began_at = state.version.fetched_at if state.version is not None else None
    return replace(state, item=replace(item, content=None, look=None), began_at=began_at, stage=0)


def _waiting(state: Watched, now: datetime, rest_until: datetime | None) -> Turn[Watched]:
    due = state.due()
    wake_at = max(due[0], rest_until or now) if due is not None else None
    return Turn(
        state=state,
        wake_at=wake_at,
        # A look that waits for the budget holds up no run; one that is due is work.
        unfinished=due is not None and state.wait_until is None,
        rest_until=rest_until,
        expires_at=max(now, wake_at or now) + FORGOTTEN_AFTER,
    )


def article_key(item: FeedItem, url_key: Callable[[str], str]) -> str:
    """The key of an article: its host, a space, and 64 bits of its URL key."""
    digest = blake2b(url_key(item.url).encode("utf-8", "replace"), digest_size=8).hexdigest()
    return f"{host_of(item.url)} {digest}"


def look_page(item: FeedItem, now: datetime) -> Page:
    """A changed entry on its way to `LookAgain`, in the form of what passes there: a page that nobody has fetched."""
    return Page(item=item, evidence=Evidence(fetched_at=now, final_url=item.url), body=b"", charset=None)


def sighting_of(page: Page) -> Sighting:
    """What `LookAgain` keeps of a page that passes: its version; of a changed entry, the entry."""
    if page.item.look is not None:
        return Sighting(item=page.item)
    return Sighting(item=page.item, version=PageVersion.of(page))


def _spread_s(key: str, seconds: int) -> int:
    """A number of seconds below `seconds`, always the same for a key."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=4).digest(), "big") % seconds
