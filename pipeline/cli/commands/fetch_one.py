"""A single page from the web, for `newsbeam extract` and `explain`."""

import asyncio

from pipeline.settings import FetchSettings
from pipeline.web_client import address_policy, make_client
from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem
from schemas.pages import Page
from transforms.clock import utc_now
from transforms.web.fetching.fetch_page import FetchPage
from transforms.web.fetching.host_state import HostState
from transforms.web.pace.pace import Pace
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook


def fetch_one(url: str, settings: FetchSettings) -> Page | DeadLetter:
    """The page or dead letter that `newsbeam run` would get. Obeys robots.txt and retries transient failures."""
    return asyncio.run(_fetch(url, settings))


async def _fetch(url: str, settings: FetchSettings) -> Page | DeadLetter:
    got: list[Page | DeadLetter | Ending] = []

    async def emit(output: Page | DeadLetter | Ending, /) -> None:
        got.append(output)

    async with make_client(settings) as client:
        step = FetchPage(
            client=client,
            robots=RobotsBook(client, MemoryRobotsStore(), utc_now),
            clock=utc_now,
            policy=address_policy(settings),
            reads_tdmrep=settings.tdmrep,
            pace=Pace(host_delay_s=settings.host_delay_s, attempts=settings.attempts),
        )
        item = FeedItem(feed_url="", url=url, item_id=url, first_seen_at=utc_now())
        state: HostState | None = None
        while True:
            turn = await step.turn(state, (item,), utc_now(), emit, key=step.key(item))
            if got:
                break
            state = turn.state
            if turn.wake_at is not None:
                await asyncio.sleep(max(0.0, (turn.wake_at - utc_now()).total_seconds()))
    (outcome,) = got
    if isinstance(outcome, Ending):
        raise TypeError("a single item cannot be a duplicate")
    return outcome
