"""A store of keyed steps that persists nothing: a bounded pipeline begins anew each time it runs."""

import itertools
from typing import Any

from pipeline.keyed.store import Name, Wake


class MemoryStore:
    """`pipeline.keyed.store.Store` without content, for callers that never commit: the key table has everything."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def next_number(self) -> int:
        return next(self._numbers)

    def state(self, name: Name) -> Any:
        return None

    def elements(self, name: Name, after: int, limit: int) -> list[tuple[int, Any]]:
        return []

    def queued(self) -> list[Name]:
        return []

    def wakes(self, after: float, until: float) -> list[Wake]:
        return []

    def rests(self) -> list[tuple[str, float]]:
        return []
