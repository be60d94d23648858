"""The budget of `--revisions watch` as the server sees it: real requests on a clock that only the test moves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest

from pipeline.keyed.bound_step import BoundStep
from pipeline.newsroom.server import Newsroom
from pipeline.settings import FetchSettings
from pipeline.web_client import address_policy, make_client
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from tests.support.both_engines import Clock, OnLedger
from tests.support.newsroom import bulletins
from transforms.web.client.client import HttpClient
from transforms.web.looks.budget import LookBudget
from transforms.web.looks.look_again import LookAgain, sightings_of
from transforms.web.looks.state import Sighting
from transforms.web.messages import Failure, Request, Response
from transforms.web.pace.pace import Pace
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

START = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
SITE, ARTICLES, BUDGET, HOURS, STEP_MIN = "courier", 60, 16, 5, 1


class OpenedClient:
    """The client of a run, opened by its first request, in the loop of the requests."""

    def __init__(self, client: HttpClient) -> None:
        self.client, self.is_open = client, False

    async def fetch(self, request: Request, /) -> Response | Failure:
        if not self.is_open:
            self.is_open = True
            await self.client.__aenter__()
        return await self.client.fetch(request)

    async def close(self) -> None:
        await self.client.__aexit__(None, None, None)


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        opened.publish(*bulletins(SITE, "top", ARTICLES))
        yield opened


def test_no_hour_has_more_requests_than_the_budget(newsroom: Newsroom, tmp_path: Path) -> None:
    """Articles that were all fetched at one time, and vanished from their feed: nobody but the schedule asks for them."""
    settings, clock = FetchSettings(allowed_networks=(ip_network("127.0.0.0/8"),)), Clock(START)
    client = OpenedClient(make_client(settings))
    step = LookAgain(
        client=client,
        robots=RobotsBook(client, MemoryRobotsStore(), clock),
        clock=clock,
        policy=address_policy(settings),
        scheduled=True,
        budget=LookBudget(BUDGET),
        pace=Pace(host_delay_s=0.0),
    )
    adapter = OnLedger([BoundStep(step, Sighting, 16)], clock, tmp_path)
    for url in [url for url in newsroom.articles if "/bulletins/" in url]:
        item = FeedItem(feed_url=newsroom.feeds[0], url=url, item_id=url, first_seen_at=START)
        page = Page(
            item=item, evidence=Evidence(fetched_at=START, final_url=url), body=b"<p>An older version.</p>", charset=None
        )
        for sighting in sightings_of(page):
            adapter.deliver("LookAgain", sighting)
    asked = [0]
    for _ in range(HOURS * 60 // STEP_MIN):
        clock.now += timedelta(minutes=STEP_MIN)
        adapter.settle()
        asked.append(sum("/bulletins/" in request.path for request in newsroom.log))
    adapter.run(client.close())
    adapter.close()

    hour = 60 // STEP_MIN
    in_an_hour = [later - before for before, later in zip(asked, asked[hour:], strict=False)]
    assert max(in_an_hour) <= BUDGET
    assert asked[-1] >= 0.5 * BUDGET * HOURS, "what the budget allows is asked for"
    statuses = [request.status for request in newsroom.log if "/bulletins/" in request.path]
    assert 304 in statuses, "a second look is conditional"


def test_processes_that_come_and_go_keep_the_budget() -> None:
    """A cron job every five minutes: each process begins with what has been saved up since the one before."""
    asked: list[float] = []
    used_until = None
    for now in range(0, 5 * 3_600, 300):
        budget = LookBudget(BUDGET, used_until)
        while budget.put_off_until("courier.example", now, float("inf")) is None:
            asked.append(now)
        used_until = float(now)
    assert max(sum(begin <= at < begin + 3_600 for at in asked) for begin in asked) <= BUDGET
    assert len(asked) >= 0.5 * BUDGET * 5
