"""Keyed steps: the one abstraction that both engines share.

A keyed step is plain Python with a natural key (a feed, a host) and no Beam in it. It decides and acts as a function of
(state, elements, now); the engine keeps the state, wakes the key in time and makes outputs and state durable together.
What is injected (client, clock, randomness) comes through the step's constructor. A step never sleeps: it says when it
wants to be woken. It does not know which engine runs it.
"""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

S = TypeVar("S")
In_contra = TypeVar("In_contra", contravariant=True)
Out_contra = TypeVar("Out_contra", contravariant=True)
Out_co = TypeVar("Out_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Generic[S]):
    """What a turn leaves behind."""

    state: S | None
    """The new state, None to forget the key."""
    left: Sequence[Any] = ()
    """Those of the given elements that go on waiting for the key; they are given again, oldest first, at its next turn.
    So a backlog costs the ledger one row an element and is never encoded with the state."""
    wake_at: datetime | None = None
    """When the key wants its next turn if no new element comes before; None for never."""
    unfinished: bool = False
    """True where that turn continues work already begun (a retry, the next page): a run that ends when its work is done
    waits for it."""
    urgent: bool = False
    """True where something that was asked of the key's resource has to end soon (a retry): an engine that can lets the next
    turn go before those of other keys that wait for the resource."""
    rest_until: datetime | None = None
    """The key's resource (its host) is not to be used by any key before then; None leaves it as it was."""
    expires_at: datetime | None = None
    """When the state may be forgotten if nothing has touched it since; None for never."""


class Emit(Protocol[Out_contra]):
    """Passes an output on. Waits while the next stage is full: this is the back-pressure.

    Outputs become visible downstream together with the turn's state, or not at all.
    """

    def __call__(self, output: Out_contra, /) -> Awaitable[None]: ...


class Step(Protocol[S, In_contra, Out_co]):
    """One kind of keyed work. Implementations are stateless apart from what was injected, and never change a state in place.

    `elements` of a turn are all that wait for the key, oldest first (at most a few hundred are given at once); new ones
    come behind those `left` by the turn before.
    """

    @property
    def name(self) -> str:
        """Stable for ever: the ledger and running jobs know states by it."""
        ...

    def key(self, element: In_contra, /) -> str:
        """The natural key of an element; stable across versions, never built with `hash()`."""
        ...

    def resource(self, key: str, /) -> str | None:
        """What turns must not use at the same time, across steps: a host name. None where there is nothing to protect."""
        ...

    async def turn(
        self, state: S | None, elements: Sequence[In_contra], now: datetime, emit: Emit[Out_co], /, key: str
    ) -> Turn[S]:
        """One unit of work for `key`: at most one exchange with the outside, so that a commit never waits long for it."""
        ...

    def encode(self, state: S, /) -> dict[str, Any]:
        """The state as JSON with its version under `v`; readable by every later version."""
        ...

    def decode(self, data: dict[str, Any], /) -> S:
        """The state out of what this or any earlier version encoded."""
        ...
