"""Puts the local engine together: client, pool, steps, scheduler, sinks. Reads nothing but its arguments."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any, Literal, TextIO

from pipeline.graph import GraphSettings
from pipeline.local.engine import LocalEngine, RunSettings
from pipeline.local.keys import Work
from pipeline.local.loop_thread import LoopThread
from pipeline.local.robots_store import LedgerRobotsStore
from pipeline.local.scheduler import Scheduler
from pipeline.local.state_folder import StateFolder
from pipeline.progress import Progress
from pipeline.settings import Output, RunOptions, sink_of, sink_of_spec
from pipeline.signals import StopSignals
from pipeline.sinks.sink import Sink
from pipeline.summary import Summary
from pipeline.web_client import address_policy, make_client, utc_now
from schemas.articles import Article
from schemas.feed_items import FeedItem
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import NotAFeed, ParsedFeed, ParseStopped
from transforms.feeds.poll_feed import PollFeed
from transforms.feeds.sources import FeedSource
from transforms.feeds.urls import url_key
from transforms.link.link_record import LinkRecord
from transforms.pooled import ExtractionPool, PoolSettings, RemoteError, Stopped, close_pools, shared_pool
from transforms.web.fetch_page import FetchPage
from transforms.web.pace import Pace
from transforms.web.robots import RobotsBook

_LOG = logging.getLogger(__name__)

#: Polls are small and wait for hosts most of the time.
_MOST_POLLS = 64
#: Pages under way or fetched and not yet taken, for each worker: covers hosts that take a second to answer.
_PAGES_PER_WORKER = 16
#: A page that takes longer has never given an article in any set we measured; the slowest took 5 s.
_EXTRACT_LIMIT_S = 20.0
_EXTRACT_MEMORY_BYTES = 2 << 30


def run_engine(
    options: RunOptions, feeds: Sequence[str], err: TextIO, at: Callable[[str], None] = lambda step: None
) -> Summary:
    """Run the local engine as `options` want it, until its work is done or a signal stops it.

    Raises LedgerInUseError, SinkError, and OSError for a state folder that cannot be used. `at`: as in LocalEngine.
    """
    sinks = {what: _sinks(outputs) for what, outputs in (("records", options.outputs), ("dead_letters", options.dead_letters))}
    pool = PoolSettings(options.workers, _EXTRACT_LIMIT_S, _EXTRACT_MEMORY_BYTES)
    wanted = set(feeds)
    with ExitStack() as stack:
        ledger = stack.enter_context(StateFolder(options.state)).ledger
        if ledger.healed is not None:
            _LOG.warning("%s", ledger.healed)
        for of_kind in sinks.values():
            for _, sink in of_kind:
                sink.check()
                stack.callback(sink.close)
        stack.callback(close_pools)
        loop = stack.enter_context(LoopThread())
        client = make_client(options.fetch)
        loop.run(client.__aenter__())
        stack.callback(lambda: loop.run(client.__aexit__(None, None, None)))
        robots_store = LedgerRobotsStore(ledger, utc_now)
        robots = RobotsBook(client, robots_store, utc_now)
        pace = Pace(host_delay_s=options.fetch.host_delay_s, attempts=options.fetch.attempts)
        poll = PollFeed(
            client=client,
            parse=_parse_in(shared_pool(pool)),
            robots=robots,
            clock=utc_now,
            pace=pace,
            ignore_schedule=options.ignore_schedule,
        )
        fetch = FetchPage(
            client=client, robots=robots, url_key=url_key, clock=utc_now, policy=address_policy(options.fetch), pace=pace
        )
        scheduler = Scheduler(
            [
                Work(poll, FeedSource, _MOST_POLLS),
                Work(fetch, FeedItem, max(32, _PAGES_PER_WORKER * options.workers)),
                Work(LinkRecord(), Article, None),
            ],
            ledger,
            utc_now,
        )

        def sources() -> list[Any]:
            return [FeedSource(url=url) for url in feeds if options.ignore_schedule or not ledger.has_state(poll.name, url)]

        engine = LocalEngine(
            ledger=ledger,
            scheduler=scheduler,
            loop=loop,
            sinks=sinks,
            make_sink=sink_of_spec,
            graph=GraphSettings(enrich=options.enrich, pool=pool),
            settings=RunSettings(watch=options.watch),
            clock=utc_now,
            sources=sources,
            admit=lambda step, key: step != poll.name or key in wanted,
            feeds=len(feeds),
            cached=robots_store.changes,
            beam_options=options.beam,
            at=at,
        )
        stack.enter_context(StopSignals(engine.stop))
        stack.enter_context(Progress(err, engine.seen, engine.under_way))
        return engine.run()


def _sinks(outputs: Sequence[Output]) -> list[tuple[str, Sink]]:
    return [(output.spec(), sink_of(output)) for output in outputs]


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
