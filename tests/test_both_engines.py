"""The same scenarios of polling, fetching and linking on both adapters of keyed steps: equal outputs, equal requests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.test_pipeline import TestPipeline
from apache_beam.testing.util import assert_that, equal_to

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_store import LedgerStore
from pipeline.loop_thread import LoopThread
from pipeline.settings import FetchSettings
from pipeline.steps.registry import LINK_RECORDS
from pipeline.streaming.stateful import Bucketed
from pipeline.streaming.worker import WorkerSettings
from schemas.articles import Article, Content
from schemas.dead_letters import Ending
from schemas.events import Event
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from schemas.records import Record
from tests import test_backfill as backfill
from tests.support.both_engines import Adapter, Clock, OnLedger, OnShards, let_time_pass
from tests.support.feed_documents import rss, rss_item
from transforms import coders
from transforms.feeds.parse import parse_answer
from transforms.feeds.parsed import NotAFeed, ParsedFeed
from transforms.feeds.polling.poll_feed import PollFeed
from transforms.feeds.sources import FeedSource
from transforms.link.link_record import LinkRecord
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.fetching.fetch_page import FetchPage
from transforms.web.messages import Failure, Request, Response
from transforms.web.pace.pace import Pace
from transforms.web.robots.host_rules import NO_HOST_RULES, HostRules
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

START = datetime(2026, 11, 22, 7, tzinfo=UTC)
FEED, OWN_FEED = "http://site.example/feed", "http://site.example/own"
PAGE = b"<html><p>Hello</p></html>"


@dataclass
class Web:
    """Answers at once; a URL that it does not know is not there. A list of answers is used up in turn, its last one stays."""

    clock: Clock
    answers: dict[str, Any] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[float, str]] = field(default_factory=list)

    async def fetch(self, request: Request, /) -> Response | Failure:
        self.asked.append((self.clock.seconds() - START.timestamp(), request.url))
        final_url = self.redirects.get(request.url, request.url)
        found = self.answers.get(final_url, 404)
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        if isinstance(found, int):
            transient = found >= 500
            return Failure(url=request.url, reason="http_status", message="No.", transient=transient, http_status=found)
        return Response(
            url=request.url,
            final_url=final_url,
            status=200,
            headers={},
            body=found if isinstance(found, bytes) else found.encode(),
            charset=None,
            hops=(),
            received_at=self.clock.now,
            elapsed_s=0.0,
        )

    def of(self, host: str) -> list[tuple[float, str]]:
        return [(at, url.removeprefix(f"http://{host}")) for at, url in self.asked if url.startswith(f"http://{host}/")]


async def parse(response: Response, /) -> ParsedFeed | NotAFeed:
    return parse_answer(response)


def rules_of(feed: str) -> HostRules:
    """The feed at `OWN_FEED` is that of the user's own site."""
    return HostRules(own_site="We run it.") if feed == OWN_FEED else NO_HOST_RULES


def steps(web: Web, delay_s: float = 2.0) -> list[BoundStep]:
    clock, pace = web.clock, Pace(host_delay_s=delay_s)
    # Robots are remembered apart from both engines, so that what is compared are the engines.
    robots = RobotsBook(web, MemoryRobotsStore(), clock)
    poll = PollFeed(client=web, parse=parse, robots=robots, clock=clock, pace=pace)
    pages = FetchPage(client=web, robots=robots, clock=clock, policy=AddressPolicy(), pace=pace, rules_of=rules_of)
    return [BoundStep(poll, FeedSource, 16, keys_are_feeds=True), BoundStep(pages, FeedItem, 16)]


@dataclass
class Run:
    """One adapter, and what came of a scenario on it: items go on to be fetched, all else is kept."""

    web: Web
    adapter: Adapter
    items: list[FeedItem] = field(default_factory=list)
    out: list[Any] = field(default_factory=list)

    def then(self, output: Any) -> None:
        if isinstance(output, FeedItem):
            self.items.append(output)
            self.adapter.deliver("FetchPage", output)
        else:
            self.out.append(output)

    def go_on(self, seconds: int, step_s: int = 1) -> None:
        let_time_pass(self.adapter, self.web.clock, seconds, self.then, step_s)

    def endings(self) -> list[tuple[str, str]]:
        return [(type(output).__name__, output.item.url if isinstance(output, Page) else output.url) for output in self.out]


@pytest.fixture(params=[2.0])
def runs(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[list[Run]]:
    """The local adapter, shards, and everything in one shard; the parameter is the pause between requests to a host."""
    delay_s = request.param
    made: list[Run] = []
    for name in ("ledger", "shards", "one shard"):
        web = Web(Clock(START))
        adapter: Adapter = (
            OnLedger(steps(web, delay_s), web.clock, tmp_path)
            if name == "ledger"
            else OnShards(steps(web, delay_s), web.clock, 8 if name == "shards" else 1)
        )
        made.append(Run(web, adapter))
    yield made
    for run in made:
        run.adapter.close()


def assert_all_equal(values: list[Any]) -> None:
    assert values[1:] == values[:1] * (len(values) - 1)


def test_polls_and_fetches_of_one_host(runs: list[Run]) -> None:
    for run in runs:
        run.web.answers = {FEED: rss(rss_item(2), rss_item(1))} | {f"http://site.example/{n}": PAGE for n in (1, 2, 3)}
        run.adapter.deliver("PollFeed", FeedSource(FEED))
        run.go_on(20)
        run.web.answers[FEED] = rss(rss_item(3), rss_item(2), rss_item(1))
        run.go_on(7_200, step_s=60)

    assert_all_equal([run.endings() for run in runs])
    assert_all_equal([run.web.asked for run in runs])
    assert runs[0].endings() == [("Page", f"http://site.example/{n}") for n in (1, 2, 3)]
    (run, *_) = runs
    times = [at for at, _ in run.web.of("site.example")]
    assert min(later - sooner for sooner, later in pairwise(times)) >= 2.0, "polls and fetches of a host keep its pause"


def test_entries_whose_links_have_one_key(runs: list[Run]) -> None:
    """A parameter that names articles, and parts of one page: each entry ends, once, whatever is listed with it later."""

    def entries(*numbers: int) -> str:
        paths = {n: f"read?sid=0123456789abcde{n}" if n < 5 else f"page#item-{n}" for n in numbers}
        return rss(*(rss_item(n).replace(f"site.example/{n}<", f"site.example/{paths[n]}<") for n in numbers))

    for run in runs:
        run.web.answers = {f"http://site.example/read?sid=0123456789abcde{n}": PAGE for n in range(5)}
        run.web.answers |= {"http://site.example/page": PAGE, FEED: entries(6, 5, 2, 1)}
        run.adapter.deliver("PollFeed", FeedSource(FEED))
        run.go_on(30)
        for numbers in ((7, 6, 5, 3, 2, 1), (7, 3), (2,), (7, 6, 5, 3, 2, 1)):
            run.web.answers[FEED] = entries(*numbers)
            run.go_on(7_200, step_s=60)

    assert_all_equal([run.endings() for run in runs])
    assert_all_equal([run.web.asked for run in runs])
    assert sorted(runs[0].endings()) == [
        ("Ending", "http://site.example/page#item-6"),
        ("Ending", "http://site.example/page#item-7"),
        ("Page", "http://site.example/page#item-5"),
        *(("Page", f"http://site.example/read?sid=0123456789abcde{n}") for n in (1, 2, 3)),
    ]


def test_the_oldest_entry_brings_the_page_of_several(runs: list[Run]) -> None:
    """Also if the document lists it first, and another entry, which is not on the page, has no time."""
    parts = [
        rss_item(n, at=f"Sun, 22 Nov 2026 06:{n}0:00 GMT").replace(f"site.example/{n}<", f"site.example/page#item-{n}<")
        for n in (1, 2, 3)
    ]
    other = rss_item(5, at="Sun, 22 Nov 2026 05:00:00 GMT")
    for run in runs:
        run.web.answers = {"http://site.example/page": PAGE, FEED: rss(rss_item(4), *parts, rss_item(6, at=""), other)}
        run.adapter.deliver("PollFeed", FeedSource(FEED))
        run.go_on(60)

    assert_all_equal([run.endings() for run in runs])
    assert [url for name, url in runs[0].endings() if name == "Page"] == ["http://site.example/page#item-1"]


def test_redirects_to_the_articles_of_other_entries(runs: list[Run]) -> None:
    """At one poll, at a later one and from another feed; a page that no entry names is none."""
    other = "http://site.example/other"
    for run in runs:
        run.web.answers = {f"http://site.example/{n}": PAGE for n in (1, 9)}
        run.web.answers |= {FEED: rss(rss_item(2), rss_item(1)), other: rss(rss_item(7), rss_item(6), rss_item(4))}
        run.web.redirects = {f"http://site.example/{n}": "http://site.example/1" for n in (2, 3, 4)}
        run.web.redirects |= {f"http://site.example/{n}": "http://site.example/9" for n in (6, 7)}
        run.adapter.deliver("PollFeed", FeedSource(FEED))
        run.go_on(30)
        run.web.answers[FEED] = rss(*(rss_item(n) for n in (3, 2, 1)))
        run.go_on(7_200, step_s=60)
        run.adapter.deliver("PollFeed", FeedSource(other))
        run.go_on(30)

    assert_all_equal([run.endings() for run in runs])
    assert_all_equal([run.web.asked for run in runs])
    assert runs[0].endings() == [
        ("Page", "http://site.example/1"),
        *(("Ending", f"http://site.example/{n}") for n in (2, 3, 4)),
        ("Page", "http://site.example/6"),
        ("Page", "http://site.example/7"),
    ]


def test_a_page_that_is_forbidden_to_one_feed_only(runs: list[Run]) -> None:
    """Each entry is judged by the settings of its own feed."""
    for run in runs:
        run.web.answers = {f"http://site.example/{n}": PAGE for n in (1, 2)}
        run.web.answers |= {"http://site.example/robots.txt": b"User-agent: *\nDisallow: /", FEED: rss(rss_item(1))}
        run.web.answers[OWN_FEED] = run.web.answers[FEED]
        run.adapter.deliver("PollFeed", FeedSource(FEED))
        run.go_on(30)
        run.adapter.deliver("PollFeed", FeedSource(OWN_FEED))
        run.go_on(30)
        run.web.answers[FEED] = rss(rss_item(2), rss_item(1))
        run.go_on(7_200, step_s=60)
        run.web.answers[OWN_FEED] = run.web.answers[FEED]
        run.go_on(14_400, step_s=60)

    assert_all_equal([sorted(run.endings()) for run in runs])
    assert sorted(runs[0].endings()) == [(name, f"http://site.example/{n}") for name in ("DeadLetter", "Page") for n in (1, 2)]


def test_entries_on_a_page_that_fails_at_first(runs: list[Run]) -> None:
    """They fail together, with the requests of one entry; the next new entry on the page brings it, once."""

    def entries(*numbers: int) -> str:
        return rss(*(rss_item(n).replace(f"site.example/{n}<", f"site.example/page#item-{n}<") for n in numbers))

    for run in runs:
        run.web.answers = {"http://site.example/page": [503, 503, 503, PAGE], FEED: entries(2, 1)}
        run.adapter.deliver("PollFeed", FeedSource(FEED))
        run.go_on(60)
        for numbers in ((3, 2, 1), (5, 4, 3, 2, 1)):
            run.web.answers[FEED] = entries(*numbers)
            run.go_on(7_200, step_s=60)

    assert_all_equal([run.endings() for run in runs])
    assert_all_equal([run.web.asked for run in runs])
    assert runs[0].endings() == [
        ("DeadLetter", "http://site.example/page#item-1"),
        ("DeadLetter", "http://site.example/page#item-2"),
        ("Page", "http://site.example/page#item-3"),
        ("Ending", "http://site.example/page#item-4"),
        ("Ending", "http://site.example/page#item-5"),
    ]
    assert [path for _, path in runs[0].web.of("site.example")].count("/page") == 4


def test_retries_and_dead_letters(runs: list[Run]) -> None:
    for run in runs:
        run.web.answers = {
            FEED: rss(rss_item(3), rss_item(2), rss_item(1)),
            "http://site.example/1": [503, PAGE],
            "http://site.example/2": 503,
            "http://site.example/3": 404,
        }
        run.adapter.deliver("PollFeed", FeedSource(FEED))
        run.go_on(300, step_s=2)

    assert_all_equal([run.endings() for run in runs])
    assert_all_equal([run.web.asked for run in runs])
    assert sorted(runs[0].endings()) == [
        ("DeadLetter", "http://site.example/2"),
        ("DeadLetter", "http://site.example/3"),
        ("Page", "http://site.example/1"),
    ]


def test_a_gap_and_its_repair(runs: list[Run]) -> None:
    """A feed moves on by more than it lists; what was lost is found on its second page."""
    pages = {backfill.link(number): PAGE for number in range(21)}
    for run in runs:
        run.web.answers = {FEED: backfill.rss(range(6)), **pages}
        run.adapter.deliver("PollFeed", FeedSource(FEED))
        run.go_on(60)
        run.web.answers[FEED] = backfill.rss(range(15, 21), backfill.rel("next", f"{FEED}?page=2"))
        run.web.answers[f"{FEED}?page=2"] = backfill.rss(range(3, 15))
        run.go_on(7_200, step_s=30)

    assert_all_equal([run.endings() for run in runs])
    assert_all_equal([run.web.asked for run in runs])
    events = [[output for output in run.out if isinstance(output, Event)] for run in runs]
    assert_all_equal(events)
    gap, repaired = events[0]
    assert (gap.type, repaired.type, repaired.items, repaired.via) == ("gap", "gap.repaired", 9, ("paging",))
    assert sorted(url for kind, url in runs[0].endings() if kind == "Page") == sorted(pages), "each article once"
    assert [item.via for item in runs[0].items] == [None] * 12 + ["paging"] * 9
    times = [at for at, _ in runs[0].web.of("site.example")]
    assert min(later - sooner for sooner, later in pairwise(times)) >= 2.0, "the search keeps the host's pause"


def test_many_hosts_at_once(runs: list[Run]) -> None:
    hosts = [f"h{number}.example" for number in range(12)]
    for run in runs:
        for host in hosts:
            feed = rss(*(rss_item(n).replace("site.example", host) for n in (3, 2, 1)))
            run.web.answers |= {f"http://{host}/feed": feed} | {f"http://{host}/{n}": PAGE for n in (1, 2, 3)}
            run.adapter.deliver("PollFeed", FeedSource(f"http://{host}/feed"))
        run.go_on(60)

    for host in hosts:
        assert_all_equal([run.web.of(host) for run in runs])
    assert_all_equal([sorted(run.endings()) for run in runs])
    assert len(runs[0].out) == 3 * len(hosts)


@pytest.mark.parametrize("runs", [0.0], indirect=True)
def test_a_backlog_of_one_host_keeps_its_order(runs: list[Run]) -> None:
    for run in runs:
        numbers = range(250)  # more than one turn is given
        run.web.answers = {f"http://site.example/{n}": PAGE for n in numbers}
        for n in numbers:
            run.adapter.deliver(
                "FetchPage", FeedItem(feed_url=FEED, url=f"http://site.example/{n}", item_id=str(n), first_seen_at=START)
            )
        run.go_on(3)

    assert_all_equal([run.endings() for run in runs])
    assert runs[0].endings() == [("Page", f"http://site.example/{n}") for n in range(250)]


def article(url: str, feed: str) -> Article:
    return Article(
        item=FeedItem(feed_url=feed, url=url, item_id=url, first_seen_at=START),
        evidence=Evidence(fetched_at=START, final_url=url),
        content=Content(text="The bridge is open again."),
    )


def test_linking(tmp_path: Path) -> None:
    articles = [
        article("http://a.example/1", "http://f.example/"),
        article("http://a.example/2", "http://f.example/"),
        article("http://a.example/1?utm_source=x", "http://g.example/"),
    ]
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    with LoopThread() as loop:
        runner = TurnRunner([BoundStep(LinkRecord(revisions=False), Article, None)], loop.loop, lambda: START)
        partition = Partition(runner, LedgerStore(ledger, runner.steps, lambda: START))
        on_ledger = [output for element in articles for output in partition.apply("LinkRecord", element)]
    ledger.close()
    coders.register((Article, Record, Ending))
    # Without texts that are kept for a week: the in-process runner does not end while a timer is set.
    settings = WorkerSettings(job="linking", shards=1, fetch=FetchSettings(revisions="off"), workers=1)
    with TestPipeline(runner=FnApiRunner()) as pipeline:
        linked = pipeline | beam.Create(articles) | Bucketed(settings, LINK_RECORDS)
        both = (linked.main, linked.ended) | beam.Flatten() | beam.Map(_ending)
        assert_that(both, equal_to([_ending(output) for output in on_ledger]))

    assert [type(output) for output in on_ledger] == [Record, Record, Ending]


def _ending(output: Any) -> tuple[str, str]:
    return (type(output).__name__, output.record_id if isinstance(output, Record) else output.url)
