"""A keyed step as a process runs it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class BoundStep:
    """A step with everything injected. `input`: the type of its elements. `keys_are_feeds`: as in its declaration.

    `max_in_flight`: the maximum number of its turns under way or not taken. This limit is the back-pressure: outputs of a turn
    stay in memory until they are taken. None: `step` is a `KeyedMap`, which has no turns under way.
    """

    step: Any  # a KeyedStep or a KeyedMap; both are generic in state, input and output, and only the step knows these
    input: type[Any]
    max_in_flight: int | None
    keys_are_feeds: bool = False

    @property
    def name(self) -> str:
        return self.step.name

    @property
    def is_map(self) -> bool:
        return self.max_in_flight is None

    def resource(self, key: str) -> str | None:
        """The host of a key; None where there is nothing to protect."""
        return None if self.is_map else self.step.resource(key)
