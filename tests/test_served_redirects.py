"""A tracker and the host to which it leads, on loopback, read by the real client on both engines: the host's pauses hold."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.lent_hosts import LentHosts
from schemas.feed_items import FeedItem
from schemas.pages import Page
from tests.support.both_engines import Adapter, Clock, OnLedger, OnShards, let_time_pass
from tests.support.misbehaving_server import Asked, Behaviour, MisbehavingServer, Out, redirects, says
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.client.client import ClientSettings, HttpClient
from transforms.web.fetching.fetch_page import FetchPage
from transforms.web.pace.pace import Pace
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook
from transforms.web.robots.tdmrep import TDMREP_PATH

START = datetime(2026, 11, 22, 7, tzinfo=UTC)
LOOPBACK = AddressPolicy.of("127.0.0.1/32", "127.0.0.2/32")
TRACKER, HOST = "127.0.0.1", "127.0.0.2"
HTML = b"<html><p>Hello</p></html>"
LINKS = 6


@dataclass
class Scene:
    """The servers, whose requests have the instants of the clock of the run, and what the run has put out."""

    engine: str
    folder: Path
    robots: bytes = b""
    leads_away: bool = False
    """The robots.txt and tdmrep.json of the tracker lead to those of the host."""
    reads_tdmrep: bool = False
    refused: int | None = None
    """The number of the page of the host that is refused, with half a minute to wait."""
    asked: list[tuple[float, str, str]] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    ends: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = Clock(START)
        paths: dict[str, Behaviour] = {f"/{number}": self._page for number in range(2 * LINKS)}
        files: dict[str, Behaviour] = {"/robots.txt": self._robots, TDMREP_PATH: self._file}
        self.server = MisbehavingServer(paths | files, (TRACKER, HOST))
        self.client = HttpClient(ClientSettings(user_agent="newsbeam/1", policy=LOOPBACK), clock=self.clock)
        hosts = LentHosts(self._sleep)
        step = FetchPage(
            client=self.client,
            robots=RobotsBook(self.client, MemoryRobotsStore(), self.clock),
            clock=self.clock,
            policy=LOOPBACK,
            pace=Pace(host_delay_s=1.0),
            hosts=hosts,
            reads_tdmrep=self.reads_tdmrep,
        )
        bound = [BoundStep(step, FeedItem, 16)]
        self.adapter: Adapter = (
            OnLedger(bound, self.clock, self.folder, hosts)
            if self.engine == "ledger"
            else OnShards(bound, self.clock, 4, hosts)
        )
        self.adapter.run(self.server.__aenter__())
        self.adapter.run(self.client.__aenter__())

    async def _sleep(self, seconds: float) -> None:
        self.clock.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    async def _file(self, asked: Asked, out: Out) -> None:
        self._note(asked)
        if self.leads_away and asked.host == TRACKER:
            await redirects(self.server.url(asked.path, HOST))(asked, out)
        else:
            await says(b"[]", 200, "Content-Type: application/json")(asked, out)

    async def _robots(self, asked: Asked, out: Out) -> None:
        if self.leads_away and asked.host == TRACKER:
            await self._file(asked, out)
        else:
            self._note(asked)
            await says(self.robots if asked.host == HOST else b"", 200, "Content-Type: text/plain")(asked, out)

    async def _page(self, asked: Asked, out: Out) -> None:
        self._note(asked)
        if asked.host == TRACKER:
            await redirects(self.server.url(asked.path, HOST))(asked, out)
        elif len(self.of(HOST)) - 1 == self.refused:
            await says(b"", 429, "Retry-After: 30")(asked, out)
        else:
            await says(HTML, 200, "Content-Type: text/html")(asked, out)

    def _note(self, asked: Asked) -> None:
        self.asked.append((self.clock.seconds() - START.timestamp(), asked.host, asked.path))

    def of(self, host: str) -> list[tuple[float, str]]:
        return [(at, path) for at, of_host, path in self.asked if of_host == host]

    def gaps(self, host: str) -> list[float]:
        return [later[0] - sooner[0] for sooner, later in pairwise(self.of(host))]

    def run(self, seconds: int) -> None:
        """Half of the links of the host come through the tracker."""
        for number in range(2 * LINKS):
            url = self.server.url(f"/{number}", TRACKER if number % 2 else HOST)
            self.adapter.deliver("FetchPage", FeedItem(feed_url="f", url=url, item_id=url, first_seen_at=START))
        let_time_pass(self.adapter, self.clock, seconds, self.ends.append)

    def fetched(self) -> list[int]:
        return sorted(int(end.item.url.rpartition("/")[2]) for end in self.ends if isinstance(end, Page))

    def close(self) -> None:
        self.adapter.run(self.client.__aexit__(None, None, None))
        self.adapter.run(self.server.__aexit__(None, None, None))
        self.adapter.close()


@pytest.fixture(params=["ledger", "shards"])
def scene(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Scene]:
    one = Scene(request.param, tmp_path)
    yield one
    one.close()


def test_the_host_has_its_pause_between_any_two_requests(scene: Scene) -> None:
    scene.run(90)
    assert scene.fetched() == [*range(2 * LINKS)]
    for host in (TRACKER, HOST):
        assert min(scene.gaps(host)) >= 1.0
    paths = [path for _, path in scene.of(HOST)]
    assert len(paths) == 2 * LINKS + 1
    assert any(int(path[1:]) % 2 for path in paths[1:LINKS]), "links of the tracker do not wait for all others"


def test_a_crawl_delay_of_the_host_holds_for_links_of_the_tracker(scene: Scene) -> None:
    scene.robots = b"User-agent: *\nCrawl-delay: 4\n"
    scene.run(150)
    assert scene.fetched() == [*range(2 * LINKS)]
    after_robots_txt, *gaps = scene.gaps(HOST)
    assert (after_robots_txt >= 1.0, min(gaps) >= 4.0) == (True, True)


@pytest.mark.parametrize("engine", ["ledger", "shards"])
def test_redirects_of_robots_txt_and_tdmrep_json_wait_for_their_host(engine: str, tmp_path: Path) -> None:
    scene = Scene(engine, tmp_path, leads_away=True, reads_tdmrep=True)
    try:
        scene.run(150)
        assert scene.fetched() == [*range(2 * LINKS)]
        paths = [path for _, path in scene.of(HOST)]
        assert (paths.count("/robots.txt"), paths.count(TDMREP_PATH)) == (2, 2)
        for host in (TRACKER, HOST):
            assert min(scene.gaps(host)) >= 1.0
    finally:
        scene.close()


@pytest.mark.parametrize("refused", [2, 3, 4, 5])
def test_a_refusal_holds_for_all_links_of_the_host(scene: Scene, refused: int) -> None:
    """Whether it was the answer to a link of the tracker or to one of the host."""
    scene.refused = refused
    scene.run(150)
    assert len(scene.fetched()) == 2 * LINKS - 1
    assert scene.gaps(HOST)[refused] >= 30.0
    assert min(scene.gaps(HOST)) >= 1.0
