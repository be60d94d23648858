"""Assembles the local engine: client, pool, steps, runner, sinks. It reads its arguments only."""

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING, TextIO

from pipeline.collector import collecting_seldom
from pipeline.feed_list import WatchedFeeds
from pipeline.keyed.runner import TurnRunner
from pipeline.local.cycles.feed_elements import FeedElements
from pipeline.local.cycles.outbox import Outbox
from pipeline.local.cycles.turns import LocalTurns
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_store import LedgerStore
from pipeline.local.ledger.robots_store import LedgerRobotsStore
from pipeline.local.ledger.status_rows import RunRow
from pipeline.local.state.orders import stop_orders
from pipeline.local.state.state_folder import StateFolder
from pipeline.loop_thread import LoopThread
from pipeline.monitor.tally import MeteredClient, Tally
from pipeline.page_tasks import begin_pages
from pipeline.settings import Output, RunOptions, sink_of, sink_of_spec
from pipeline.signals import StopSignals
from pipeline.sinks.servers.waiting import told_while_waiting
from pipeline.sinks.sink import Sink
from pipeline.steps.registry import steps_of
from pipeline.steps.resources import StepResources
from pipeline.web_client import make_client
from transforms.clock import utc_now
from transforms.feeds.polling.push import NoPushes
from transforms.pool.page_pool import page_pool
from transforms.pool.shared import close_pools
from transforms.web.robots.robots import RobotsBook

if TYPE_CHECKING:
    from pipeline.summary import Summary

_LOG = logging.getLogger(__name__)


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
    options: RunOptions,
    feeds: WatchedFeeds,
    err: TextIO,
    at: Callable[[str], None] = lambda step: None,
    importing: AbstractContextManager[None] | None = None,
) -> "Summary":
    """Run the local engine with `options` until its work is done or a signal stops it.

    Raises LedgerInUseError, SinkError, and OSError for an unusable state folder. `at`: as in LocalEngine.
    `importing`: a context for the import of Beam.
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
            began_at=utc_now(),
            source_of=feeds.source,
            house_lines=options.house_lines,
            stories=options.stories,
            looked_until=ledger.committed_at(),
            pushes=subscriptions if subscriptions is not None else NoPushes(),
        )
        steps = [step.bind(resources) for step in steps_of(options.fetch.revisions)]
        runner = TurnRunner(
            steps, loop.loop, utc_now, begin_pages(pool, tally.turn_ended), resources.room, hosts=resources.hosts
        )
        stop = threading.Event()
        stack.enter_context(_told(ledger, watch=options.watch))
        stack.enter_context(stop_orders(ledger, stop.set))
        stack.enter_context(StopSignals(stop.set))
        store = LedgerStore(ledger, runner.steps, utc_now, robots_store.changes)
        elements = FeedElements(
            feeds,
            ledger,
            all_now=options.ignore_schedule,
            backfill_since=options.backfill_since,
            subscriptions=subscriptions,
        )
        turns = LocalTurns(runner, store, loop, elements)

        # Imports Beam, in a second or more: feeds are polled meanwhile.
        with importing or nullcontext():
            from pipeline.graph import GraphSettings  # noqa: PLC0415
            from pipeline.local.cycles.condition_log import Pulse, heartbeat  # noqa: PLC0415
            from pipeline.local.cycles.engine import LocalEngine, RunSettings  # noqa: PLC0415
            from pipeline.progress import Progress  # noqa: PLC0415

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
