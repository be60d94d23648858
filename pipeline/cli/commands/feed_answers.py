"""Asks feeds for `newsbeam check --fetch`, and says in words what they answer. Asks the same places as a first poll."""

import asyncio
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pipeline import words
from pipeline.cli.commands.host_turns import HostTurns
from pipeline.settings import FetchSettings
from pipeline.sources.secrets import secret_headers
from pipeline.steps.parsing import parse_in
from pipeline.web_client import make_client
from transforms.clock import utc_now
from transforms.feeds.parsed import NotAFeed, ParsedFeed, ParseStopped
from transforms.feeds.polling.settings import secrets_for
from transforms.feeds.search.source_kinds import of_kind
from transforms.feeds.search.usual_places import nothing_there, usual_places
from transforms.feeds.sources import FeedSource
from transforms.pool.pool import PoolSettings, ProcessPool
from transforms.web.addresses.targets import host_of
from transforms.web.client.client import HttpClient
from transforms.web.messages import Failure, Request
from transforms.web.pace.pace import Pace
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class CheckedFeed:
    """The answer of a feed in words. `is_fine`: it has entries."""

    is_fine: bool
    url: str
    told: str


async def ask_feeds(
    sources: Sequence[FeedSource], settings: FetchSettings, tell: Callable[[CheckedFeed], None]
) -> list[CheckedFeed]:
    """The answers, in the order of the list; `tell` gets each as soon as it and those before it are known.

    Requests to one host are `settings.host_delay_s` apart, as in a run: fifty sections of one paper take a minute.
    """
    # The parser runs where it can be killed: answers are as hostile here as in a run.
    with ProcessPool(PoolSettings(1)) as pool:
        async with make_client(settings) as client:
            asking = _Asking(client, pool, Pace(host_delay_s=settings.host_delay_s))
            tasks = [asyncio.create_task(asking.answer(source)) for source in sources]
            try:
                answers = []
                for task in tasks:
                    answers.append(await task)
                    tell(answers[-1])
                return answers
            finally:  # the terminal was closed
                for task in tasks:
                    task.cancel()


class _Asking:
    def __init__(self, client: HttpClient, pool: ProcessPool, pace: Pace) -> None:
        self._client, self._pool = client, pool
        self._turns = HostTurns(pace, asyncio.get_running_loop().time)
        self._robots = RobotsBook(client, MemoryRobotsStore(), utc_now)
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def answer(self, source: FeedSource) -> CheckedFeed:
        found = await self._document(source.url, source, is_page=source.kind == "listing")
        if isinstance(found, NotAFeed) and source.kind != "listing":
            return await self._of_page(source, source.kind, found)
        if isinstance(found, ParsedFeed):
            return CheckedFeed(bool(found.items or found.children), source.url, described(found, utc_now()))
        return CheckedFeed(False, source.url, _reason(found))

    async def _document(
        self, url: str, source: FeedSource, *, is_page: bool, crawl_delay_s: float | None = None
    ) -> ParsedFeed | NotAFeed | ParseStopped | Failure:
        async with self._turns.turn(host_of(url), crawl_delay_s), self._slots:
            secrets = secrets_for(url, source, lambda source: secret_headers(source, os.environ))
            request = Request(url=url, kind="page" if is_page else "feed", secret_headers=secrets)
            response = await self._client.fetch(request)
        if isinstance(response, Failure):
            return response
        return of_kind(await parse_in(self._pool, response), source.kind, response.final_url)

    async def _of_page(self, source: FeedSource, kind: Literal["feed", "sitemap"], page: NotAFeed) -> CheckedFeed:
        """The answer of a page: that of the first feed that it names, or that is at a usual place and has entries."""
        url = source.url
        named = page.feed_links if kind == "feed" else ()
        if named:
            told = f"a page that names {words.number_of(len(named), 'feed')}; polled: {named[0]}"
            return CheckedFeed(True, url, told)
        if page.reason != "not_a_feed" or not (page.page_links or kind == "sitemap"):
            return CheckedFeed(False, url, _reason(page))
        async with self._turns.turn(host_of(url)):
            rules = await self._robots.rules(url)
        failure: Failure | None = None
        for place in usual_places(url, kind, rules.sitemaps):
            if not rules.allowed(place):
                continue
            found = await self._document(place, source, is_page=False, crawl_delay_s=rules.crawl_delay_s)
            if isinstance(found, ParsedFeed):
                told = f"a page that names no feed; polled: {place}: {described(found, utc_now())}"
                return CheckedFeed(bool(found.items or found.children), url, told)
            failure = nothing_there(url, place, _failure(place, found))
        return CheckedFeed(False, url, _reason(failure or page))


def _reason(found: NotAFeed | ParseStopped | Failure) -> str:
    return f"{found.reason}: {found.message}"


def _failure(url: str, found: NotAFeed | ParseStopped | Failure) -> Failure:
    if isinstance(found, Failure):
        return found
    return Failure(url=url, reason=found.reason, message=found.message, transient=False)


def described(feed: ParsedFeed, now: datetime) -> str:
    """A feed in words: its format, its title, how many entries, and how old the newest is."""
    if feed.children:
        return f"a sitemap index with {words.number_of(len(feed.children), 'sitemap')}"
    linkless = sum(item.link is None for item in feed.items)
    lacking = f", {linkless} without a link" if linkless else ""
    title = f" {feed.title!r}" if feed.title else ""
    return f"{feed.format}{title}, {words.number_of(len(feed.items), 'entry', 'entries')}{_age(feed, now)}{lacking}"


def _age(feed: ParsedFeed, now: datetime) -> str:
    """How old the newest entry is by its own time; a time without a zone gives no age."""
    claims = [claim for item in feed.items if (claim := item.published or item.updated)]
    times = [claim.instant for claim in claims if claim.instant]
    if not times:
        return ", times without a zone" if claims else ", without times" if feed.items else ""
    seconds = (now - max(times)).total_seconds()
    return f", the newest {words.duration(abs(seconds))} {'old' if seconds >= 0 else 'ahead'}"
