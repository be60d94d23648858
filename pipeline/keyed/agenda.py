"""The instants at which keys want to be woken. Pure bookkeeping without a clock; O(log n) a change."""

import heapq
import itertools
import math
from collections.abc import Callable, Iterator

from pipeline.keyed.store import Name


class Agenda:
    """At most one wake for each name; a new wake replaces the old one. Instants are Unix seconds."""

    def __init__(self) -> None:
        self._wakes: dict[Name, tuple[float, bool]] = {}
        self._heap: list[tuple[float, int, Name]] = []
        self._unfinished: list[tuple[float, int, Name]] = []
        self._counter = itertools.count()

    def put(self, name: Name, at: float, unfinished: bool) -> None:
        """`name` wakes at `at`. `unfinished`: a run that ends when its work is done waits for this wake."""
        self._wakes[name] = (at, unfinished)
        entry = (at, next(self._counter), name)
        heapq.heappush(self._heap, entry)
        if unfinished:
            heapq.heappush(self._unfinished, entry)

    def drop(self, name: Name) -> None:
        self._wakes.pop(name, None)

    def __contains__(self, name: Name) -> bool:
        return name in self._wakes

    def at(self, name: Name) -> float:
        """The wake of a name; infinity if it has none."""
        wake = self._wakes.get(name)
        return wake[0] if wake else math.inf

    def next_at(self) -> float:
        """The earliest wake; infinity if there is none."""
        return _earliest(self._heap, lambda at, wake: wake[0] != at, self._wakes)

    def next_unfinished_at(self) -> float:
        """The earliest wake of unfinished work; infinity if there is none."""
        return _earliest(self._unfinished, lambda at, wake: wake != (at, True), self._wakes)

    def pop_due(self, now: float) -> Iterator[tuple[Name, bool]]:
        """Names whose time has come, the earliest first, with `unfinished`. Their wakes are dropped."""
        while self.next_at() <= now:
            name = heapq.heappop(self._heap)[2]
            yield name, self._wakes.pop(name)[1]


def _earliest(
    heap: list[tuple[float, int, Name]],
    is_stale: Callable[[float, tuple[float, bool]], bool],
    wakes: dict[Name, tuple[float, bool]],
) -> float:
    while heap:
        at, _, name = heap[0]
        wake = wakes.get(name)
        if wake is not None and not is_stale(at, wake):
            return at
        heapq.heappop(heap)
    return math.inf
