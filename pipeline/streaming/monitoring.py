"""Monitoring of a worker process of a streaming job: Beam metrics, and a server if the job is on this machine."""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

from apache_beam.metrics import Metrics

from pipeline.counters import NAMESPACE
from pipeline.monitor.address import Address
from pipeline.monitor.exposition import Exposition, Gauge
from pipeline.monitor.health import Condition, health, readiness
from pipeline.monitor.memory import tree_bytes
from pipeline.monitor.pool import pool_gauges, stopped_tasks
from pipeline.monitor.remembered import Remembered
from pipeline.monitor.server import HttpServer, Probes, probe_routes
from pipeline.monitor.tally import LAG, OF_PROCESS
from pipeline.streaming.under_way import UNDER_WAY
from pipeline.streaming.worker import Worker

_LOG = logging.getLogger(__name__)
#: Gauges are reported by one bundle in this time.
_GAUGES_EVERY_S = 10.0
_memory = Remembered(tree_bytes, 15.0)


class _Report:
    """The values that this process has reported to its runner. Bundles run in several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._gauges_at = 0.0
        self._stopped: Counter[str] = Counter()

    def is_due(self) -> bool:
        """True if gauges have to be reported now."""
        with self._lock:
            if (now := time.monotonic()) < self._gauges_at:
                return False
            self._gauges_at = now + _GAUGES_EVERY_S
            return True

    def stopped(self) -> Counter[str]:
        """Tasks of the pools that were stopped since the last call, by cause."""
        with self._lock:
            before, self._stopped = self._stopped, Counter(stopped_tasks())
            return self._stopped - before


_report = _Report()


def report(worker: Worker) -> None:
    """Report Beam metrics: counters since the last call, and gauges. Call it only within a bundle."""
    for name, added in worker.tally.fresh().items():
        if name != LAG:  # a distribution, of the bundles that write
            Metrics.counter(NAMESPACE, name).inc(added)
    if not _report.is_due():
        return
    for gauge in gauges(worker):
        name = ".".join((gauge.name.removeprefix(f"{NAMESPACE}_"), *gauge.labels))
        Metrics.gauge(NAMESPACE, name).set(int(gauge.value))
    for cause, number in _report.stopped().items():
        Metrics.counter(NAMESPACE, f"pool_killed.{cause}").inc(number)


def gauges(worker: Worker | None) -> Iterator[Gauge]:
    """The gauges of this process, under the names of `newsbeam run`. `worker`: None before it has begun."""
    yield Gauge("newsbeam_backlog_items", UNDER_WAY.items())
    for step, number in (worker.in_flight() if worker is not None else {}).items():
        yield Gauge("newsbeam_turns_in_flight", number, (step,))
    yield Gauge("newsbeam_hosts_held", worker.hosts_held() if worker is not None else 0)
    yield from pool_gauges()
    yield Gauge("newsbeam_memory_bytes", _memory.get())


class MonitoredJob:
    """A job whose worker is this process. `worker`: None before it has begun. `is_stopping`: the job drains."""

    def __init__(self, worker: Callable[[], Worker | None], is_stopping: Callable[[], bool]) -> None:
        self._worker, self._is_stopping = worker, is_stopping

    def probes(self) -> Probes:
        """The answers for Prometheus and supervisors."""
        exposition = Exposition(OF_PROCESS, self._endings, self._gauges, stopped_tasks)
        return Probes(
            registry=exposition.registry(),
            health=lambda: health(self._condition(), time.monotonic()),
            readiness=lambda: readiness(self._condition(), time.monotonic(), OF_PROCESS.failed_in_a_row),
        )

    def _endings(self) -> Mapping[str, int]:
        return UNDER_WAY.endings()

    def _gauges(self) -> Iterator[Gauge]:
        yield from gauges(self._worker())
        ready = readiness(self._condition(), time.monotonic(), OF_PROCESS.failed_in_a_row)
        yield Gauge("newsbeam_ready", int(ready.ok))

    def _condition(self) -> Condition:
        running: Literal["starting", "running"] = "running" if self._worker() is not None else "starting"
        # Prism ends the job where an output cannot be written; that it stands still nobody here can tell.
        return Condition(phase="stopping" if self._is_stopping() else running, advanced_at=time.monotonic())


@contextmanager
def serving(address: Address | None, job: MonitoredJob) -> Iterator[None]:
    """The server of a job while the context lasts, if it has an address. Raises ServerError."""
    if address is None:
        yield
        return
    with HttpServer(address, probe_routes(job.probes())) as server:
        _LOG.info("metrics and health on http://%s/metrics, /healthz, /readyz", server.address)
        yield
