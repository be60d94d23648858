"""Expensive values, at a bounded cost."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

#: No value takes more than a quarter of a percent of a core, however often it is asked for.
_COST_TIMES = 400.0

_T = TypeVar("_T")


class Remembered(Generic[_T]):
    """A value that takes time to compute. It is computed again after `for_s` at the earliest, and after 400 times its cost."""

    def __init__(self, find: Callable[[], _T], for_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._find, self._for_s, self._clock = find, for_s, clock
        self._known: tuple[float, _T] | None = None
        """With the instant until which it holds."""

    def get(self) -> _T:
        """The value. One thread at a time calls it."""
        began = self._clock()
        if self._known is None or began >= self._known[0]:
            found = self._find()
            ended = self._clock()
            self._known = (ended + max(self._for_s, _COST_TIMES * (ended - began)), found)
        return self._known[1]
