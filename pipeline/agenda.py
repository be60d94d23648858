"""When keys want to be woken: an agenda of (step, key) by instant. Pure bookkeeping, no clock of its own."""

import heapq
import itertools
from collections.abc import Iterator

Name = tuple[str, str]
"""Step and key."""


class Agenda:
    """At most one wake for each name; a new one replaces the old. Instants are Unix seconds."""

    def __init__(self) -> None:
        self._wakes: dict[Name, tuple[float, bool]] = {}
        self._heap: list[tuple[float, int, Name]] = []
        self._counter = itertools.count()

    def put(self, name: Name, at: float, unfinished: bool) -> None:
        """`name` wakes at `at`; `unfinished` tells whether a run that ends when its work is done waits for it."""
        self._wakes[name] = (at, unfinished)
        heapq.heappush(self._heap, (at, next(self._counter), name))

    def drop(self, name: Name) -> None:
        self._wakes.pop(name, None)

    def at(self, name: Name) -> float | None:
        wake = self._wakes.get(name)
        return wake[0] if wake else None

    def next_at(self) -> float | None:
        """The earliest wake."""
        while self._heap and self._is_stale(self._heap[0]):
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def pop_due(self, now: float) -> Iterator[Name]:
        """Names whose time has come, the earliest first. They keep their wake until `drop`."""
        while (at := self.next_at()) is not None and at <= now:
            yield heapq.heappop(self._heap)[2]

    def all(self) -> Iterator[tuple[Name, float, bool]]:
        for name, (at, unfinished) in self._wakes.items():
            yield name, at, unfinished

    def _is_stale(self, entry: tuple[float, int, Name]) -> bool:
        wake = self._wakes.get(entry[2])
        return wake is None or wake[0] != entry[0]
