"""The declaration of a keyed step: all that graph, engines, progress and replay know of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.keyed.bound_step import BoundStep
from pipeline.steps.resources import StepResources


class Routed(NamedTuple):
    """The route of an element. `queued`: elements to queue for the step. `passed`: what to emit as an output of the step, if
    anything."""

    queued: tuple[Any, ...]
    passed: Any


def _queue(element: Any) -> Routed:
    return Routed((element,), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredStep:
    """A keyed step of the graph. `name` never changes: updates of running jobs match steps by it.

    `input`, `output`: types of its elements and of its main output. `key`: the key of an element. `make`: creates the step with
    all dependencies. `max_in_flight`: the limit of a `BoundStep`; None for a `KeyedMap`. `partition`:
    the streaming engine stores elements of a map with equal values near each other. `activity`: the name of its turns in the
    progress line. `route`: elements that pass the step, or reach it in another form. `passes_beside`: what passes is too large
    for a shuffle, so it does not pass through the shards of the streaming engine. `is_indexed`: an `IndexedMap`; `key` is then
    its partition. `keys_are_feeds`: its keys are URLs of the list of feeds; only feeds on the list have turns, and the ledger
    has a row of each for people.
    """

    name: str
    input: type[Any]
    output: type[Any]
    key: Callable[[Any], str]
    make: Callable[[StepResources], Any]
    max_in_flight: Callable[[StepResources], int] | None = None
    partition: Callable[[Any], str] | None = None
    activity: str | None = None
    is_indexed: bool = False
    route: Callable[[Any], Routed] = _queue
    passes_beside: bool = False
    keys_are_feeds: bool = False

    @property
    def is_map(self) -> bool:
        return self.max_in_flight is None

    def bind(self, resources: StepResources) -> BoundStep:
        """The step for this process.

        It may start the pool of the process; the owner of the process ends the pool (`close_pools`).
        """
        limit = self.max_in_flight(resources) if self.max_in_flight is not None else None
        return BoundStep(self.make(resources), self.input, limit, self.keys_are_feeds)
