"""Monitoring of a run of the local engine: its gauges, its health, and the server for both."""

import logging
import os
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from aiohttp import web

from pipeline.feed_list import WatchedFeeds
from pipeline.keyed.runner import TurnRunner
from pipeline.local.cycles.engine import LocalEngine
from pipeline.local.freshness import feed_gauges
from pipeline.local.ledger.feed_status import FeedFacts
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LedgerReader, NoLedgerError
from pipeline.monitor.address import Address
from pipeline.monitor.exposition import Exposition, Gauge
from pipeline.monitor.health import ProbeAnswer, health, readiness
from pipeline.monitor.memory import tree_bytes
from pipeline.monitor.pool import pool_gauges, stopped_tasks
from pipeline.monitor.remembered import Remembered
from pipeline.monitor.server import HttpServer, Probes, probe_routes
from pipeline.monitor.tally import Tally
from pipeline.settings import RunOptions
from pipeline.steps.registry import ITEM_STEP
from pipeline.ui.records import RecordFiles
from pipeline.ui.routes import ui_routes
from pipeline.ui.views import Views
from transforms.clock import utc_now

#: Interval at which the rows of all feeds are read; 10,000 take a quarter of a second, so they are read every 100 s.
_FRESHNESS_S = 15.0

_LOG = logging.getLogger(__name__)


class Monitored:
    """A run and its parts. Reads hold locks only to copy a number."""

    def __init__(self, engine: LocalEngine, runner: TurnRunner, ledger: Ledger, tally: Tally, feeds: WatchedFeeds) -> None:
        self._engine, self._runner, self._ledger, self._tally = engine, runner, ledger, tally
        self._source = feeds.source
        self._memory = Remembered(tree_bytes, 15.0)
        self._freshness = Remembered(self._feed_gauges, _FRESHNESS_S)
        self._backlog = Remembered(lambda: ledger.pending_count(ITEM_STEP.name), 5.0)

    def probes(self) -> Probes:
        """The answers for Prometheus and supervisors."""
        exposition = Exposition(self._tally, self._engine.committed, self.gauges, stopped_tasks)
        return Probes(registry=exposition.registry(), health=self.health, readiness=self.readiness)

    def health(self) -> ProbeAnswer:
        """The answer of `/healthz`."""
        return health(self._engine.condition(), time.monotonic())

    def readiness(self) -> ProbeAnswer:
        """The answer of `/readyz`."""
        return readiness(self._engine.condition(), time.monotonic(), self._tally.failed_in_a_row)

    def gauges(self) -> Iterator[Gauge]:
        """The gauges now."""
        yield Gauge("newsbeam_backlog_items", self._backlog.get())
        for step, number in self._runner.in_flight().items():
            yield Gauge("newsbeam_turns_in_flight", number, (step,))
        with self._runner.lock:
            held = self._runner.gate.held(self._runner.now())
        yield Gauge("newsbeam_hosts_held", held)
        yield from pool_gauges()
        yield Gauge("newsbeam_memory_bytes", self._memory.get())
        yield Gauge("newsbeam_ledger_bytes", _size(self._ledger.path))
        yield Gauge("newsbeam_disk_free_bytes", _free(self._ledger.path))
        if self._engine.last_commit is not None:
            yield Gauge("newsbeam_last_commit_timestamp_seconds", self._engine.last_commit)
        yield Gauge("newsbeam_ready", int(self.readiness().ok))
        yield from self._freshness.get()

    def _feed_gauges(self) -> list[Gauge]:
        now = self._runner.clock()
        try:
            with LedgerReader(self._ledger.path.parent) as reader:
                return [*feed_gauges(_all(reader), self._tags_of, reader.feed_counts(), now)]
        except (NoLedgerError, sqlite3.OperationalError):
            return []  # the writer had it locked: the next time

    def _tags_of(self, url: str) -> tuple[str, ...]:
        source = self._source(url)
        return source.tags if source is not None else ()


@contextmanager
def serving(options: RunOptions, monitored: Monitored) -> Iterator[None]:
    """The servers of a run while the context lasts, if the options ask for some. Raises ServerError."""
    routes: defaultdict[Address, list[web.RouteDef]] = defaultdict(list)
    if options.metrics is not None:
        routes[options.metrics] += probe_routes(monitored.probes())
    if options.ui is not None:
        files = RecordFiles([output.uri for output in options.outputs])
        routes[options.ui] += ui_routes(Views(options.state, files, utc_now))
    with ExitStack() as stack:
        for address, of_server in routes.items():
            server = stack.enter_context(HttpServer(address, of_server))
            if address == options.metrics:
                _LOG.info("metrics and health on http://%s/metrics, /healthz, /readyz", server.address)
            if address == options.ui:
                _LOG.info("pages on http://%s/", server.address)
        yield


def _all(reader: LedgerReader) -> Iterator[FeedFacts]:
    page = reader.feed_facts()
    while page:
        yield from page
        page = reader.feed_facts(page[-1].url)


def _size(ledger: Path) -> int:
    files = (ledger, ledger.with_name(f"{ledger.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def _free(ledger: Path) -> int:
    disk = os.statvfs(ledger.parent)
    return disk.f_bavail * disk.f_frsize
