"""Keyed steps: the one abstraction that both engines share.

A keyed step is plain Python with a natural key (a feed, a host, an article) and no Beam in it. It is a function of
(state, elements, now). The engine keeps the state, wakes the key in time, and makes outputs and state durable together.
The constructor of a step takes its dependencies (client, clock, randomness). A step does not know which engine runs it.

Three contracts: a `KeyedStep` may talk to the outside, a `KeyedMap` never waits, an `IndexedMap` reads many keys for an
element, which a `KeyedMap` cannot.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

S = TypeVar("S")
In_contra = TypeVar("In_contra", contravariant=True)
Out_contra = TypeVar("Out_contra", contravariant=True)
Out_co = TypeVar("Out_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Generic[S]):
    """The result of a turn."""

    state: S | None
    """The new state; None to forget the key."""
    left: Sequence[Any] = ()
    """Elements to keep queued; redelivered oldest first on the next turn. A backlog costs the store one row an element and is
    never encoded with the state."""
    told: Sequence[Any] = ()
    """Elements for other keys of the step. Their resource must be the same, so that they are in the same partition. They may
    become durable before the turn; a repeated turn gives them again."""
    wake_at: datetime | None = None
    """The time of the next turn if no element comes before; None for never."""
    unfinished: bool = False
    """The next turn continues work already begun (a retry, the next page). A run that ends with its work waits for it."""
    urgent: bool = False
    """A retry is pending. The engine runs this key before others that wait for the same host."""
    rest_until: datetime | None = None
    """No key may use the resource (the host) before this instant; None leaves it unchanged."""
    other_rests: Mapping[str, datetime] = field(default_factory=dict)
    """Other resources that the turn has used, with the ends of their rests, as `rest_until`."""
    is_refused: bool = False
    """The resource has asked for fewer requests (429): it rests, with the other resources of its platform."""
    expires_at: datetime | None = None
    """The state may be dropped after this instant if no turn has changed it since; None for never."""


class Emit(Protocol[Out_contra]):
    """Passes an output on. Outputs become visible downstream together with the turn's state, or not at all."""

    def __call__(self, output: Out_contra, /) -> Awaitable[None]: ...


class _StateCodec(Protocol[S]):
    """The persisted form of a step's state."""

    @property
    def name(self) -> str:
        """Stable for ever: ledgers and running jobs find states by it."""
        ...

    def encode(self, state: S, /) -> dict[str, Any]:
        """The state as JSON with its version under `v`; every later version reads it."""
        ...

    def decode(self, data: dict[str, Any], /) -> S:
        """The state from what this or any earlier version encoded."""
        ...


class KeyedStep(_StateCodec[S], Protocol[S, In_contra, Out_co]):
    """A keyed step that may talk to the outside. Implementations have no state beside their dependencies, and never change a
    state in place: an engine keeps the state before a turn until the turn counts.

    `elements` of a turn are the queued elements of the key, oldest first (at most a few hundred at once); new elements stand
    behind the elements that the turn before has `left`. A step never sleeps: it sets `wake_at`. Only its fetch may wait,
    for the host of a redirect (`transforms/web/pace/host_changes.py`).
    """

    def key(self, element: In_contra, /) -> str:
        """The natural key of an element; stable across versions, never built with `hash()`."""
        ...

    def resource(self, key: str, /) -> str | None:
        """The host that turns of all steps use one at a time; None for a key without a host."""
        ...

    async def turn(
        self, state: S | None, elements: Sequence[In_contra], now: datetime, emit: Emit[Out_co], /, key: str
    ) -> Turn[S]:
        """One unit of work for `key`: at most one exchange with the outside, so that a commit never waits long for it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied(Generic[S]):
    """The result of `KeyedMap.apply`. `state`, `wake_at` and `expires_at` as in `Turn`."""

    state: S | None
    outputs: Sequence[Any] = ()
    wake_at: datetime | None = None
    expires_at: datetime | None = None


class KeyedMap(_StateCodec[S], Protocol[S, In_contra]):
    """A keyed step without I/O. It never waits, so it runs in the bundle of its element. Its state is never changed in
    place."""

    def key(self, element: In_contra, /) -> str:
        """As `KeyedStep.key`."""
        ...

    def apply(self, state: S | None, element: In_contra | None, now: datetime, /) -> Applied[S]:
        """The outputs and the new state for one element. `element` is None when the key is woken at its `wake_at`."""
        ...


class IndexEntry(NamedTuple):
    """A value of an index. `until`: the last day on which it counts, in days since 1970-01-01 UTC; it may be dropped after."""

    value: bytes
    until: int


#: Looks keys of an index up; the result lacks those that the index does not have. It may have entries whose day has passed.
ReadIndex = Callable[[Collection[int]], Mapping[int, IndexEntry]]


@dataclass(frozen=True, slots=True)
class Indexed:
    """The result of `IndexedMap.apply`: outputs, and the entries to write."""

    outputs: Sequence[Any]
    entries: Mapping[int, IndexEntry] = field(default_factory=dict)


class IndexedMap(Protocol[In_contra]):
    """A map whose state is an index: many small entries, each read by its key, never all in memory.

    An element reads and writes dozens of keys, and some of these keys are values of other entries: a band of a sketch leads to
    candidates, a candidate to its group. A `KeyedMap`, which has one key, cannot do this. As there, output and entries become
    durable together, and the result is a function of (entries of the index, element, now).
    """

    @property
    def name(self) -> str:
        """As `KeyedStep.name`."""
        ...

    def partition(self, element: In_contra, /) -> str:
        """The partition of an element. Elements read only entries of elements of the same partition. An engine may have one
        index for each partition, or one for all: keys of different partitions differ."""
        ...

    def apply(self, read: ReadIndex, element: In_contra, now: datetime, /) -> Indexed:
        """The outputs for an element. Keys are below 2^63 and evenly distributed; values have at most a few kilobytes."""
        ...
