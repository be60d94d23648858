"""The keyed steps of the graph with what is injected into them, and how much of each may be under way in one process."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Literal

from pipeline.settings import FetchSettings
from pipeline.web_client import address_policy
from schemas.articles import Article
from schemas.feed_items import FeedItem
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import NotAFeed, ParsedFeed, ParseStopped
from transforms.feeds.poll_feed import PollFeed
from transforms.feeds.sources import FeedSource
from transforms.link.link_record import LinkRecord
from transforms.pool.pooled_fn import ExtractionPool, PoolSettings, RemoteError, Stopped, shared_pool
from transforms.steps import Emit, Step, Turn
from transforms.urls.urls import url_key
from transforms.web.fetch_page import FetchPage
from transforms.web.messages import Client
from transforms.web.pace import Pace
from transforms.web.robots import RobotsBook

#: Polls are small and wait for hosts most of the time.
MOST_POLLS = 64
#: Pages under way or fetched and not yet taken, for each worker: covers hosts that take a second to answer.
_PAGES_PER_WORKER = 16
#: A page that takes longer has never given an article in any set we measured; the slowest took 5 s.
_EXTRACT_LIMIT_S = 20.0
_EXTRACT_MEMORY_BYTES = 2 << 30


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of turns: the step, the type of its elements, and how many of its turns may be under way or not handed over.

    That bound is the back-pressure: what a turn yields stays in memory until the graph takes it. None: the step's turns never
    wait and run inline, where its elements come.
    """

    step: Step[Any, Any, Any]
    element: type
    most_in_flight: int | None


#: Never waits, needs nothing that is injected.
LINK_RECORDS = Work(LinkRecord(), Article, None)


def collector(outputs: list[Any]) -> Emit[Any]:
    """What a turn emits ends up in `outputs`."""

    async def emit(output: Any, /) -> None:
        outputs.append(output)

    return emit


def turn_at_once(
    step: Step[Any, Any, Any], state: Any, elements: Sequence[Any], now: datetime, key: str
) -> tuple[Turn[Any], list[Any]]:
    """A turn of a step that never waits, and what it put out. Raises RuntimeError where it does wait."""
    outputs: list[Any] = []
    coroutine = step.turn(state, elements, now, collector(outputs), key=key)
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value, outputs
    coroutine.close()
    raise RuntimeError(f"{step.name} waited for something; turns that run inline must not")


def pool_settings(workers: int) -> PoolSettings:
    """The pool that parses, extracts and enriches."""
    return PoolSettings(workers, _EXTRACT_LIMIT_S, _EXTRACT_MEMORY_BYTES)


def make_works(
    *,
    client: Client,
    robots: RobotsBook,
    fetch: FetchSettings,
    pool: PoolSettings,
    clock: Callable[[], datetime],
    ignore_schedule: bool = False,
) -> dict[str, Work]:
    """The steps of the graph by name. Starts the pool's process-wide instance; its owner ends it (`close_pools`)."""
    pace = Pace(host_delay_s=fetch.host_delay_s, attempts=fetch.attempts)
    poll = PollFeed(
        client=client,
        parse=_parse_in(shared_pool(pool)),
        robots=robots,
        clock=clock,
        pace=pace,
        ignore_schedule=ignore_schedule,
    )
    pages = FetchPage(client=client, robots=robots, url_key=url_key, clock=clock, policy=address_policy(fetch), pace=pace)
    works = (
        Work(poll, FeedSource, MOST_POLLS),
        Work(pages, FeedItem, max(32, _PAGES_PER_WORKER * pool.workers)),
        LINK_RECORDS,
    )
    return {work.step.name: work for work in works}


def _parse_in(pool: ExtractionPool) -> Callable[..., Any]:
    """`parse_feed` in a process that can be killed, for the network loop."""

    async def parse(body: bytes, **named: Any) -> ParsedFeed | NotAFeed | ParseStopped:
        try:
            result = await asyncio.wrap_future(pool.submit(partial(parse_feed, body, **named)))
        except RemoteError as error:
            # A feed that meets a bug costs itself. The last line names the error.
            return ParseStopped(reason="parse_error", message=f"Parsing failed: {str(error).strip().splitlines()[-1][:300]}")
        if isinstance(result, Stopped):
            reason: Literal["parse_timeout", "parse_error"] = (
                "parse_timeout" if result.reason == "extract_timeout" else "parse_error"
            )
            return ParseStopped(reason=reason, message=result.message)
        return result

    return parse
