"""Assembles the local engine: client, pool, steps, runner, sinks. It reads its arguments only."""

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TextIO

from pipeline.cli.signals import StopSignals
from pipeline.collector import collecting_seldom
from pipeline.feed_list import WatchedFeeds
from pipeline.keyed.runner import TurnRunner
from pipeline.local.beam_import import without_connectors
from pipeline.local.ledger import Ledger
from pipeline.local.ledger_store import LedgerStore
from pipeline.local.orders import FeedOrders, stop_orders
from pipeline.local.outbox import Outbox
from pipeline.local.robots_store import LedgerRobotsStore
from pipeline.local.state_folder import StateFolder
from pipeline.local.status_rows import RunRow
from pipeline.local.turns import LocalTurns
from pipeline.loop_thread import LoopThread
from pipeline.monitor.tally import MeteredClient, Tally
from pipeline.page_tasks import begin_pages
from pipeline.settings import Output, RunOptions, sink_of, sink_of_spec
from pipeline.sinks.sink import Sink
from pipeline.sinks.waiting import told_while_waiting
from pipeline.steps import POLL_FEEDS, StepResources, steps_of
from pipeline.web_client import make_client
from pipeline.websub.subscriptions import Subscriptions
from transforms.clock import utc_now
from transforms.feeds.polling.push import NoPushes
from transforms.feeds.sources import FeedSource
from transforms.pool.page_pool import page_pool
from transforms.pool.shared import close_pools
from transforms.web.robots.robots import RobotsBook

if TYPE_CHECKING:
    from pipeline.cli.summary import Summary

_LOG = logging.getLogger(__name__)


class _Feeds:
    """The feeds of a run as `Sources` of the engine."""

    def __init__(
        self,
        watched: WatchedFeeds,
        ledger: Ledger,
        *,
        all_now: bool,
        backfill_since: datetime | None = None,
        subscriptions: Subscriptions | None = None,
    ) -> None:
        self._subscriptions = subscriptions
        self._watched, self._ledger, self._all_now, self._backfill_since = watched, ledger, all_now, backfill_since
        self._orders = FeedOrders(ledger)
        self._listed: object = None

    @property
    def count(self) -> int:
        return len(self._watched.urls)

    def elements(self) -> list[Any]:
        if self._backfill_since is not None:
            # The list of the runs stays what it is.
            return [FeedSource(url=url, backfill_since=self._backfill_since) for url in self._watched.urls]
        with suppress(sqlite3.OperationalError):  # a full disk: `added` tries again, where the engine waits for space
            self._tell_list()
        known = set() if self._all_now else self._ledger.keys(POLL_FEEDS.name)
        return [FeedSource(url=url) for url in self._watched.urls if url not in known]

    def admits(self, url: str) -> bool:
        return url in self._watched.urls

    def added(self) -> list[Any]:
        added = [FeedSource(url=url) for url in self._watched.added()]
        self._tell_list()
        return added

    def ordered(self) -> list[Any]:
        pushed = self._subscriptions.take() if self._subscriptions is not None else ()
        news = [FeedSource(url=url, is_pushed=True) for url in pushed if url in self._watched.urls]
        return [*self._orders.take(self._watched.urls), *news]

    def obeyed(self) -> list[int]:
        return self._orders.obeyed()

    def put_back(self) -> int:
        return self._orders.items

    def settled(self) -> None:
        self._orders.settled()

    def _tell_list(self) -> None:
        """Write the list to the ledger for its readers, if it has changed: a changed list is a new mapping."""
        if self._watched.urls is not self._listed:
            self._ledger.set_listed(self._watched.urls)
            self._listed = self._watched.urls


@contextmanager
def _told(ledger: Ledger, *, watch: bool) -> Iterator[None]:
    """While the context lasts, readers of the ledger see that this process runs; afterwards, how it ended."""
    run = RunRow(pid=os.getpid(), version=version("newsbeam"), watch=watch, began_at=utc_now())
    with suppress(sqlite3.OperationalError):  # a full disk, of which the run tells
        ledger.set_run(run)
    failure: str | None = None
    try:
        yield
    except BaseException as error:
        failure = f"{type(error).__name__}: {error}"[:300]
        raise
    finally:
        with suppress(sqlite3.OperationalError):
            ledger.set_run(replace(run, ended_at=utc_now(), failure=failure))


def run_engine(
    options: RunOptions, feeds: WatchedFeeds, err: TextIO, at: Callable[[str], None] = lambda step: None
) -> "Summary":
    """Run the local engine with `options` until its work is done or a signal stops it.

    Raises LedgerInUseError, SinkError, and OSError for an unusable state folder. `at`: as in LocalEngine.
    """
    sinks = {
        "records": _sinks(options.outputs),
        "dead_letters": _sinks(options.dead_letters),
        "events": _sinks(options.events),
    }
    pool = page_pool(options.workers)
    with ExitStack() as stack:
        ledger = stack.enter_context(StateFolder(options.state)).ledger
        if ledger.healed is not None:
            _LOG.warning("%s", ledger.healed)
        for of_kind in sinks.values():
            for _, sink in of_kind:
                stack.callback(sink.close)
                with told_while_waiting(sink, _LOG.warning):
                    sink.check()
        stack.callback(close_pools)
        loop = stack.enter_context(LoopThread())
        tally = Tally()
        http = make_client(options.fetch)
        loop.run(http.__aenter__())
        client = MeteredClient(http, tally)
        stack.callback(lambda: loop.run(http.__aexit__(None, None, None)))
        subscriptions = None
        if options.websub is not None:
            from pipeline.websub.serving import subscribing  # noqa: PLC0415 - needs the packages of a server

            subscriptions = stack.enter_context(subscribing(options.websub, client, loop, feeds.source, options.state))
        robots_store = LedgerRobotsStore(ledger, utc_now)
        resources = StepResources(
            client=client,
            robots=RobotsBook(client, robots_store, utc_now),
            fetch=options.fetch,
            pool=pool,
            clock=utc_now,
            ignore_schedule=options.ignore_schedule,
            source_of=feeds.source,
            house_lines=options.house_lines,
            stories=options.stories,
            looked_until=ledger.committed_at(),
            pushes=subscriptions if subscriptions is not None else NoPushes(),
        )
        steps = [step.bind(resources) for step in steps_of(options.fetch.revisions)]
        runner = TurnRunner(steps, loop.loop, utc_now, begin_pages(pool, tally.turn_ended), resources.room)
        stop = threading.Event()
        stack.enter_context(_told(ledger, watch=options.watch))
        stack.enter_context(stop_orders(ledger, stop.set))
        stack.enter_context(StopSignals(stop.set))
        store = LedgerStore(ledger, runner.steps, utc_now, robots_store.changes)
        sources = _Feeds(
            feeds,
            ledger,
            all_now=options.ignore_schedule,
            backfill_since=options.backfill_since,
            subscriptions=subscriptions,
        )
        turns = LocalTurns(runner, store, loop, sources)

        # Imports Beam, in a second or more: feeds are polled meanwhile.
        with without_connectors():
            from pipeline.cli.progress import Progress  # noqa: PLC0415
            from pipeline.graph import GraphSettings  # noqa: PLC0415
            from pipeline.local.condition_log import Pulse, heartbeat  # noqa: PLC0415
            from pipeline.local.engine import LocalEngine, RunSettings  # noqa: PLC0415

        engine = LocalEngine(
            turns=turns,
            outbox=Outbox(ledger, sinks, sink_of_spec, at, options.keep_days),
            graph=GraphSettings(enrich=options.enrich, pool=pool, revisions=options.fetch.revisions),
            settings=RunSettings(watch=options.watch, beam_options=options.beam),
            stop=stop,
            tally=tally,
            at=at,
        )
        pulse = Pulse(engine.seen, ledger.feed_counts)
        stack.enter_context(heartbeat(options.heartbeat_min * 60 if options.watch else 0, pulse.tell))
        if options.metrics is not None or options.ui is not None:
            from pipeline.local.monitoring import Monitored, serving  # noqa: PLC0415 - needs the packages of a server

            stack.enter_context(serving(options, Monitored(engine, runner, ledger, tally, feeds)))
        stack.enter_context(Progress(err, engine.seen, engine.under_way))
        stack.enter_context(collecting_seldom())
        return engine.run()


def _sinks(outputs: Sequence[Output]) -> list[tuple[str, Sink]]:
    return [(output.spec(), sink_of(output)) for output in outputs]
