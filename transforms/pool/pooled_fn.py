"""Applies a function to a PCollection in the process pool that all transforms of a process share.

The number of elements in flight is bounded, so memory does not grow with the backlog. The DoFn emits results while it takes
further elements. The caller decides the meaning of a stopped task.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeAlias

import apache_beam as beam
from apache_beam.transforms.window import WindowedValue

from transforms.pool.pool import PoolSettings
from transforms.pool.shared import shared_pool

OnDone: TypeAlias = "Callable[[Any, Future[Any]], Any]"

#: Elements in flight for each worker: no worker waits for its next element, and memory stays small.
_IN_FLIGHT_PER_WORKER = 4


@dataclass(frozen=True, slots=True)
class _InFlight:
    """An element in flight, with its timestamp and window."""

    element: Any
    timestamp: Any
    window: Any


class PooledFn(beam.DoFn):
    """`on_done(element, future of function(element))` for each element, with the timestamp and window of the element.

    `function` is importable by name or a picklable callable, and so are its argument and result. `on_done` returns the
    output or a TaggedOutput. The order of the outputs is not that of the elements.
    """

    def __init__(self, settings: PoolSettings, function: Callable[[Any], Any], on_done: OnDone) -> None:
        self._settings, self._function, self._on_done = settings, function, on_done
        self._limit = settings.workers * _IN_FLIGHT_PER_WORKER

    def setup(self) -> None:
        self._pool = shared_pool(self._settings)

    def start_bundle(self) -> None:
        self._in_flight: dict[Future[Any], _InFlight] = {}
        self._done: SimpleQueue[Future[Any]] = SimpleQueue()

    def process(
        self, element: Any, timestamp: Any = beam.DoFn.TimestampParam, window: Any = beam.DoFn.WindowParam
    ) -> Iterator[Any]:
        if len(self._in_flight) >= self._limit:
            yield self._finished(self._done.get())
        future = self._pool.submit(self._function, element)
        self._in_flight[future] = _InFlight(element, timestamp, window)
        future.add_done_callback(self._done.put)
        while not self._done.empty():
            yield self._finished(self._done.get())

    def finish_bundle(self) -> Iterator[Any]:
        while self._in_flight:
            yield self._finished(self._done.get())

    def _finished(self, future: "Future[Any]") -> Any:
        entry = self._in_flight.pop(future)
        output = self._on_done(entry.element, future)
        if isinstance(output, beam.pvalue.TaggedOutput):
            return beam.pvalue.TaggedOutput(output.tag, WindowedValue(output.value, entry.timestamp, (entry.window,)))
        return WindowedValue(output, entry.timestamp, (entry.window,))
