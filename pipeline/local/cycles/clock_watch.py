"""Notices that the machine's clock was set back. Without this, keys would wait for instants that are now far away."""

import time
from collections.abc import Callable

#: Corrections of less than a minute are nothing that a schedule of minutes and hours notices.
_LEAST_S = 60.0


def set_back_since(before: float | None, now: float) -> float:
    """Seconds by which the clock was set back since it showed `before`, when no process ran; 0 as in `ClockWatch`.

    The time that has passed in between is unknown and counts as zero.
    """
    lost_s = before - now if before is not None else 0.0
    return lost_s if lost_s >= _LEAST_S else 0.0


class ClockWatch:
    """`clock`: Unix seconds. `monotonic`: seconds of a clock that cannot be set."""

    def __init__(self, clock: Callable[[], float], monotonic: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._monotonic = clock, monotonic
        self._ahead = clock() - monotonic()

    def set_back_s(self) -> float:
        """Seconds by which the clock was set back since the last call; 0 if it was not, or by less than a minute.

        A clock that was set ahead needs no correction: keys that are due by it have their turns.
        """
        before, self._ahead = self._ahead, self._clock() - self._monotonic()
        lost_s = before - self._ahead
        return lost_s if lost_s >= _LEAST_S else 0.0
