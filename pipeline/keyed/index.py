"""The index of indexed maps (`transforms.steps.IndexedMap`): entries of the store, and entries written since the last commit.

Memory holds the entries of one commit. Only the thread of the graph, which also commits, uses the index.
"""

from collections.abc import Collection, Mapping
from typing import Any

from transforms.steps import Indexed, IndexEntry, ReadIndex


class Index:
    """`stored`: reads the entries of the last commit."""

    def __init__(self, stored: ReadIndex) -> None:
        self._stored = stored
        self._written: dict[int, IndexEntry] = {}

    def apply(self, step: Any, element: Any, now: Any) -> list[Any]:
        """The outputs of an `IndexedMap` for an element; the entries that it writes are part of the next commit."""
        indexed: Indexed = step.apply(self.read, element, now)
        self._written.update(indexed.entries)
        return [*indexed.outputs]

    def read(self, keys: Collection[int]) -> Mapping[int, IndexEntry]:
        """The entries of these keys, with the changes since the last commit."""
        written = self._written
        missing = [key for key in keys if key not in written]
        found = dict(self._stored(missing)) if missing else {}
        if len(missing) < len(keys):
            found.update((key, written[key]) for key in keys if key in written)
        return found

    def changes(self) -> Mapping[int, IndexEntry]:
        """The entries written since the last commit."""
        return self._written

    def settle(self) -> None:
        """The store has these changes."""
        self._written = {}
