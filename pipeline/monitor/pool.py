"""The pools of this process as gauges and counters."""

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.monitor.exposition import Gauge
from transforms.pool.shared import loads


def pool_gauges() -> Iterator[Gauge]:
    """The gauges of the pools of this process."""
    pools = loads()
    yield Gauge("newsbeam_pool_workers", sum(load.workers for load in pools))
    yield Gauge("newsbeam_pool_busy", sum(load.busy for load in pools))
    yield Gauge("newsbeam_pool_waiting", sum(load.waiting for load in pools))


def stopped_tasks() -> Mapping[str, int]:
    """Tasks of the pools of this process that were stopped, by cause."""
    total: Counter[str] = Counter()
    for load in loads():
        total.update(load.stopped)
    return total
