"""Applies a function to a PCollection in the process pool that all transforms of a process share.

The number of elements in flight is bounded, so memory does not grow with the backlog. The DoFn emits results while it takes
further elements. The caller decides the meaning of a stopped task.
"""

from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import Any, TypeAlias

import apache_beam as beam
from apache_beam.transforms.window import WindowedValue

from transforms.pool.pool import PoolSettings
from transforms.pool.shared import shared_pool, tasks_ahead

OnDone: TypeAlias = "Callable[[Any, Future[Any]], Any]"


@dataclass(frozen=True, slots=True)
class Again:
    """A request of `on_done` for another task for the same element, with an `on_done` of its own."""

    function: Callable[[Any], Any]
    on_done: OnDone


#: Elements in flight for each worker: no worker waits for its next element, and memory stays small.
_IN_FLIGHT_PER_WORKER = 4


@dataclass(frozen=True, slots=True)
class _InFlight:
    """An element in flight, with its timestamp and window."""

    on_done: OnDone
    element: Any
    timestamp: Any
    window: Any


class PooledFn(beam.DoFn):
    """`on_done(element, future of function(element))` for each element, with the timestamp and window of the element.

    `function` is importable by name or a picklable callable, and so are its argument and result. `on_done` returns the
    output, a TaggedOutput or `Again`. The order of the outputs is not that of the elements.

    `key_of`: the key of an element whose task may have begun ahead (`transforms/pool/ahead.py`); None if none has.
    """

    def __init__(
        self,
        settings: PoolSettings,
        function: Callable[[Any], Any],
        on_done: OnDone,
        key_of: Callable[[Any], Hashable] | None = None,
    ) -> None:
        self._settings, self._function, self._on_done, self._key_of = settings, function, on_done, key_of
        self._limit = settings.workers * _IN_FLIGHT_PER_WORKER

    def setup(self) -> None:
        self._pool = shared_pool(self._settings)
        self._ahead = None
        if self._key_of is not None:
            self._ahead = tasks_ahead(self._settings)
            self._ahead.serve(self._function, self._key_of)

    def start_bundle(self) -> None:
        self._in_flight: dict[Future[Any], _InFlight] = {}
        self._done: SimpleQueue[Future[Any]] = SimpleQueue()

    def process(
        self, element: Any, timestamp: Any = beam.DoFn.TimestampParam, window: Any = beam.DoFn.WindowParam
    ) -> Iterator[Any]:
        if len(self._in_flight) >= self._limit:
            yield from self._finished(self._done.get())
        begun = self._ahead.claim(element) if self._ahead is not None else None
        self._watch(begun or self._pool.submit(self._function, element), _InFlight(self._on_done, element, timestamp, window))
        while not self._done.empty():
            yield from self._finished(self._done.get())

    def finish_bundle(self) -> Iterator[Any]:
        while self._in_flight:
            yield from self._finished(self._done.get())

    def _watch(self, future: "Future[Any]", entry: _InFlight) -> None:
        self._in_flight[future] = entry
        future.add_done_callback(self._done.put)

    def _finished(self, future: "Future[Any]") -> Iterator[Any]:
        entry = self._in_flight.pop(future)
        output = entry.on_done(entry.element, future)
        if isinstance(output, Again):
            self._watch(self._pool.submit(output.function, entry.element), replace(entry, on_done=output.on_done))
        elif isinstance(output, beam.pvalue.TaggedOutput):
            yield beam.pvalue.TaggedOutput(output.tag, WindowedValue(output.value, entry.timestamp, (entry.window,)))
        else:
            yield WindowedValue(output, entry.timestamp, (entry.window,))
