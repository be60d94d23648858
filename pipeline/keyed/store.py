"""The persisted side of a key table: the table reads keys from a store, and gives the store changes to append.

Local engine: `pipeline.local.ledger.ledger_store`. Streaming: `pipeline.streaming.state.journal`. The engine decides
when and how changes become durable.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

Name = tuple[str, str]
"""The step and the key."""


class KeyChange(NamedTuple):
    """A key after a turn that counts. `state` as the step made it, not encoded. A key without state and wake is forgotten."""

    state: Any
    wake_at: float | None
    unfinished: bool
    expires_at: float | None
    consumed: tuple[int, ...] = ()
    """Numbers of persisted elements that its turns have used up."""

    @property
    def is_forgotten(self) -> bool:
        return self.state is None and self.wake_at is None


class Arrival(NamedTuple):
    """An element queued for a key."""

    number: int
    name: Name
    element: Any


class Rest(NamedTuple):
    """The rest of a host: its end (Unix seconds), and its duration as the turn has asked for it."""

    until: float
    seconds: float


@dataclass(slots=True)
class Changes:
    """All changes of a key table since the last call of `collect`."""

    keys: dict[Name, KeyChange] = field(default_factory=dict)
    arrivals: list[Arrival] = field(default_factory=list)
    rests: dict[str, Rest] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.keys or self.arrivals or self.rests)


class Wake(NamedTuple):
    """A persisted key that wants to be woken at an instant (Unix seconds)."""

    name: Name
    at: float
    unfinished: bool


class Store(Protocol):
    """The persisted keys of one partition, as of the last commit."""

    def next_number(self) -> int:
        """A number for a new element, above all numbers given before."""
        ...

    def state(self, name: Name) -> Any:
        """The state of a key, decoded; None if the store has none."""
        ...

    def elements(self, name: Name, after: int, limit: int) -> list[tuple[int, Any]]:
        """The first `limit` queued elements of a key with numbers above `after`, oldest first, with their numbers."""
        ...

    def queued(self) -> Iterable[Name]:
        """Every key that has queued elements."""
        ...

    def wakes(self, after: float, until: float) -> Iterable[Wake]:
        """Keys that want to be woken later than `after` and not later than `until`."""
        ...

    def rests(self) -> Iterable[tuple[str, float]]:
        """Resting hosts, each with the end of its rest."""
        ...
