"""The counters of `pipeline.endings` as Beam metrics, in the namespace `newsbeam`."""

import threading
from collections import Counter
from typing import Any

import apache_beam as beam

from pipeline.endings import endings_of
from schemas.dead_letters import Ending
from transforms.metrics import counter

NAMESPACE = "newsbeam"
#: The counters of this process: Prism loses counts of bundles that end together (`contributeMetrics` in its 2.77).
_here: Counter[str] = Counter()
_lock = threading.Lock()


def count(output: Any) -> None:
    """Increment the counters of `output`. Call it within a bundle only."""
    names = endings_of(output)
    for name in names:
        counter(NAMESPACE, name).inc()
    with _lock:
        _here.update(names)


def counted_here() -> Counter[str]:
    """The counters of all bundles of this process so far, with those of bundles that failed or were never committed."""
    with _lock:
        return Counter(_here)


class CountEndings(beam.PTransform[Any, Any]):
    """Counts `Ending`s; emits nothing."""

    def expand(self, ended: "beam.PCollection[Any]") -> "beam.PCollection[Any]":
        return ended | beam.ParDo(_CountFn())


class _CountFn(beam.DoFn):
    def process(self, ending: Ending) -> None:
        count(ending)
