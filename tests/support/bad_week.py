"""A week of a newsroom on fake time: the real steps, ledger, log and metrics, and a script of what goes wrong.

The graph of Beam is left out, and a page counts as a record: a week of cycles would take half an hour. The clock of the week is
`elapsed` from its begin; what newsbeam takes for the time may differ from it (`skew`).
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pipeline.endings import endings_of
from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.local.cycles.clock_watch import ClockWatch
from pipeline.local.cycles.condition_log import ConditionLog
from pipeline.local.cycles.cycle_notes import CycleNotes
from pipeline.local.freshness import feed_gauges
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER, LedgerReader
from pipeline.local.ledger.ledger_store import LedgerStore
from pipeline.monitor.exposition import Exposition, Gauge
from pipeline.monitor.health import Condition, readiness
from pipeline.monitor.tally import MeteredClient, Tally
from pipeline.sinks.sink import SinkError
from schemas.feed_items import FeedItem
from schemas.pages import Page
from tests.support.feed_documents import NOW, rss
from transforms.feeds.parse import parse_answer
from transforms.feeds.parsed import NotAFeed, ParsedFeed
from transforms.feeds.polling.poll_feed import PollFeed
from transforms.feeds.sources import FeedSource
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.fetching.fetch_page import FetchPage
from transforms.web.messages import Failure, Hop, Request, Response
from transforms.web.pace.pace import Pace
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

Fault = Literal["unreachable", "refuses", "gone", "moved", "silent"]
#: Between two entries of a feed.
_EVERY = timedelta(hours=2)
#: Prometheus asks this often.
SCRAPE = timedelta(minutes=5)
#: Seconds until an engine tries again to write.
_RETRY_S = 60.0
_LISTED = 12


def at(day: int, hour: float) -> timedelta:
    """An instant of the week."""
    return timedelta(days=day, hours=hour)


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a host between two instants. `new_url`: where a feed has moved."""

    host: str
    fault: Fault
    begin: timedelta
    end: timedelta = timedelta(days=99)
    new_url: str = ""


@dataclass
class Web:
    """Feeds with an entry every two hours on their hosts, and the pages of the entries on others."""

    elapsed: timedelta = timedelta(0)
    skew: timedelta = timedelta(0)
    script: list[Trouble] = field(default_factory=list)

    def now(self) -> datetime:
        """What newsbeam takes for the time."""
        return NOW + self.elapsed + self.skew

    def elapsed_s(self) -> float:
        """Seconds since the week began."""
        return self.elapsed.total_seconds()

    def _faults(self, host: str, fault: Fault) -> list[Trouble]:
        return [trouble for trouble in self.script if trouble.host == host and trouble.fault == fault]

    def _fault(self, host: str, fault: Fault) -> Trouble | None:
        return next((trouble for trouble in self._faults(host, fault) if trouble.begin <= self.elapsed < trouble.end), None)

    async def fetch(self, request: Request, /) -> Response | Failure:
        host = urlsplit(request.url).hostname or ""
        if self._fault(host, "unreachable"):
            text = "No connection."
            return Failure(url=request.url, reason="connect_error", message=text, transient=True, is_unreached=True)
        if self._fault(host, "gone"):
            return Failure(url=request.url, reason="http_status", message="Gone.", transient=False, http_status=410)
        if request.kind == "robots":
            return Failure(url=request.url, reason="http_status", message="No.", transient=False, http_status=404)
        if self._fault(host, "refuses"):
            return Failure(url=request.url, reason="rate_limited", message="Too many.", transient=True, http_status=429)
        moved = self._fault(host, "moved") if request.kind == "feed" else None
        return Response(
            url=request.url,
            final_url=moved.new_url if moved else request.url,
            status=200,
            headers={"content-type": ("application/rss+xml" if request.kind == "feed" else "text/html",)},
            body=self._feed(host) if request.kind == "feed" else b"<html><p>News.</p></html>",
            charset=None,
            hops=(Hop(url=request.url, status=301),) if moved else (),
            received_at=self.now(),
            elapsed_s=0.1,
        )

    def _feed(self, host: str) -> bytes:
        """An entry every two hours, with the true time, but for those in which the feed is silent."""
        name = host.removeprefix("feeds.").removeprefix("new.")
        every, silent = _EVERY, self._faults(host, "silent")
        if silent:
            every /= 4  # a silence is noticed by what was usual
        newest = int(self.elapsed // every)
        numbers = [
            number
            for number in range(newest, newest - 500, -1)
            if not any(trouble.begin <= number * every < trouble.end for trouble in silent)
        ][:_LISTED]
        items = (
            f"<item><title>Entry {number}</title><link>http://{name}/{number}</link><guid isPermaLink='false'>{number}</guid>"
            f"<pubDate>{format_datetime(NOW + number * every, usegmt=True)}</pubDate></item>"
            for number in numbers
        )
        return rss(*items).encode()


async def _parse(response: Response, /) -> ParsedFeed | NotAFeed:
    return parse_answer(response)


@dataclass
class Process:
    """A run of newsbeam: it ends with the process, the ledger stays."""

    web: Web
    folder: Path
    feeds: list[str]

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.folder / LEDGER)
        self.ledger._db.execute("PRAGMA synchronous = OFF")  # no power cut in this week
        self.ledger.set_listed(self.feeds)
        self.tally = Tally()
        self.loop = asyncio.new_event_loop()
        client, clock = MeteredClient(self.web, self.tally), self.web.now
        robots, pace = RobotsBook(client, MemoryRobotsStore(), clock), Pace()
        poll = PollFeed(client=client, parse=_parse, robots=robots, clock=clock, pace=pace)
        pages = FetchPage(client=client, robots=robots, clock=clock, policy=AddressPolicy(), pace=pace)
        steps = [BoundStep(poll, FeedSource, 16, keys_are_feeds=True), BoundStep(pages, FeedItem, 16)]
        self.runner = TurnRunner(steps, self.loop, clock, self.tally.turn_ended)
        self.store = LedgerStore(self.ledger, self.runner.steps, clock)
        self.committed: Counter[str] = Counter()
        self.log = ConditionLog(self.tally, self.web.elapsed_s)
        self.clock_watch = ClockWatch(self.runner.now, self.web.elapsed_s)
        self.last_commit = clock().timestamp()
        self.trouble: tuple[str, float] | None = None
        self.exposition = Exposition(self.tally, lambda: self.committed, self._gauges, lambda: {})
        self._begin()

    def _begin(self) -> None:
        self.partition = Partition(self.runner, self.store, horizon_s=600)
        known = self.ledger.keys("PollFeed")
        for url in self.feeds:
            if url not in known:
                self.partition.deliver("PollFeed", FeedSource(url=url))

    def end(self) -> None:
        """As after `kill -9`: what was not committed is lost."""
        self.runner.drop(self.partition)
        self.loop.run_until_complete(self.runner.join(self.partition))
        self.loop.close()
        self.ledger.close()

    # work

    def run_until(self, until: timedelta, is_disk_full: Callable[[timedelta], bool]) -> None:
        """Everything that is due until then, each at its time."""
        while self.web.elapsed <= until:
            try:
                if set_back_s := self.clock_watch.set_back_s():
                    self.turns_set_back(set_back_s)
                self._settle(is_full=is_disk_full(self.web.elapsed))
                wait_s = min(self.partition.next_at(), self.runner.gate.next_at()) - self.web.now().timestamp()
            except SinkError as error:
                elapsed_s = self.web.elapsed_s()
                self.trouble = (str(error), self.trouble[1] if self.trouble is not None else elapsed_s)
                self.log.failed(error, _RETRY_S)
                self._begin_again()
                wait_s = _RETRY_S
            left = until - self.web.elapsed
            if wait_s > left.total_seconds():
                break
            self.web.elapsed += timedelta(seconds=max(0.001, wait_s))
        self.web.elapsed = until

    def turns_set_back(self, seconds: float) -> None:
        """As `LocalTurns.set_back`."""
        self.runner.gate.set_back(seconds)
        self.ledger.set_back(seconds, self.runner.now())
        self._begin_again()
        self.log.clock_set_back(seconds)

    def _begin_again(self) -> None:
        self.runner.drop(self.partition)
        self.loop.run_until_complete(self.runner.join(self.partition))
        self._begin()

    def _settle(self, *, is_full: bool) -> None:
        notes, endings = CycleNotes(), Counter[str]()
        while True:
            self.loop.run_until_complete(self._let_it_run())
            step = self.partition.ready()
            if step is None:
                break
            for output in self.partition.take(step) or ():
                self._take(output, notes, endings)
        changes = self.partition.collect()
        rows = self.store.rows(changes)
        rows.ended = notes.ended
        if not rows and not endings:
            return
        if is_full:
            raise SinkError("news: No space left on device")
        now = self.web.now()
        self.ledger.commit(rows, [], endings, now.timestamp())
        self.partition.settle()
        self.log.committed({name: change.state for name, change in changes.keys.items()}, notes)
        self.committed += endings
        self.last_commit, self.trouble = now.timestamp(), None

    async def _let_it_run(self) -> None:
        for _ in range(4):
            self.runner.start_ready_turns()
            await asyncio.sleep(0)

    def _take(self, output: Any, notes: CycleNotes, endings: Counter[str]) -> None:
        if isinstance(output, Page):
            endings["record"] += 1
            self.tally.lag(output.item.first_seen_at, self.web.now())
            return
        endings.update(endings_of(output))
        notes.take(output, self.web.now())
        if isinstance(output, FeedItem):
            self.partition.deliver("FetchPage", output)

    # metrics

    def _gauges(self) -> Iterator[Gauge]:
        elapsed_s = self.web.elapsed_s()
        text, since = self.trouble if self.trouble is not None else (None, None)
        condition = Condition(phase="running", advanced_at=elapsed_s, trouble=text, trouble_since=since)
        yield Gauge("newsbeam_ready", int(readiness(condition, elapsed_s, self.tally.failed_in_a_row).ok))
        yield Gauge("newsbeam_backlog_items", self.ledger.pending_count("FetchPage"))
        # Prometheus and the machine of newsbeam share a clock in this week, or an alert would tell of the clock.
        yield Gauge("newsbeam_last_commit_timestamp_seconds", self.last_commit - self.web.now().timestamp() + elapsed_s)
        with LedgerReader(self.folder) as reader:
            yield from feed_gauges(reader.feeds(), lambda url: (), reader.feed_counts(), self.web.now())

    def scrape(self) -> dict[str, float]:
        """The samples now, by name and labels as Prometheus writes them."""
        return {
            _series(sample.name, sample.labels): sample.value
            for family in self.exposition.collect()
            for sample in family.samples
        }


def _series(name: str, labels: Mapping[str, str]) -> str:
    named = {"instance": "a", **labels}
    return name + "{" + ",".join(f'{label}="{named[label]}"' for label in sorted(named)) + "}"


@dataclass
class Week:
    """What a week has left: the samples of each scrape; None while the process was down."""

    scrapes: list[dict[str, float] | None] = field(default_factory=list)

    def values(self, series: str) -> list[float | None]:
        """The values of a series, a scrape each; None where it was not there."""
        return [scrape.get(series) if scrape is not None else None for scrape in self.scrapes]

    def series(self) -> list[str]:
        """All series."""
        return sorted({name for scrape in self.scrapes if scrape is not None for name in scrape})


def live(
    folder: Path,
    feeds: list[str],
    web: Web,
    *,
    days: float,
    is_disk_full: Callable[[timedelta], bool],
    down: Callable[[timedelta], bool],
    skew: Callable[[timedelta], timedelta],
) -> Week:
    """Live through a week. `down`: the process does not run. `skew`: by how much the clock is wrong."""
    week = Week()
    process: Process | None = None
    elapsed = timedelta(0)
    while elapsed <= timedelta(days=days):
        web.elapsed, web.skew = elapsed, skew(elapsed)
        if down(elapsed):
            if process is not None:
                process.end()
                process = None
            week.scrapes.append(None)
        else:
            process = process or Process(web, folder, feeds)
            process.run_until(elapsed, is_disk_full)
            week.scrapes.append(process.scrape())
            web.elapsed = elapsed
            process.run_until(elapsed + SCRAPE - timedelta(seconds=1), is_disk_full)
        elapsed += SCRAPE
    if process is not None:
        process.end()
    return week
