"""What is under way in this process between two counters of `pipeline.endings`, so that a job can stop without a loss.

A cancelled job drops what is under way, and Beam has no drain for jobs on one machine. All workers of such a job are in the
process that submitted it (LOOPBACK), so the process can count: an item is under way from its poll until its ending is counted,
and a row from the step that emits it until a sink has it. The job is drained when no poll is in flight and both are zero.
"""

import threading
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from pipeline.counters import counted_here
from pipeline.endings import unaccounted
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.records import Record

#: Stages whose dead letters are no item's ending: the counters know them only when they reach the writer.
_UNCOUNTED_STAGES = ("poll", "write")


class UnderWay:
    """Rows and bundles under way in this process, beside the items that the counters of `pipeline.endings` know.

    Used as a context it is a bundle that may emit outputs. All methods may be called from any thread.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = self._changes = 0
        self._before: Counter[str] = counted_here()
        self.draining = threading.Event()
        """No poll begins any more, and rows do not wait for their window."""

    def begin_job(self) -> None:
        """A job begins in this process: count from now on."""
        with self._lock:
            self._count, self._before = 0, counted_here()
        self.draining.clear()

    def __enter__(self) -> Self:
        self.add(1)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.add(-1)

    def add(self, rows: int) -> None:
        """Rows, or bundles, that came under way; negative: that ended."""
        with self._lock:
            self._count += rows
            self._changes += 1

    def emitted(self, output: Any) -> None:
        """A step emits `output`. Call it before `output` is counted."""
        if is_row(output):
            self.add(1)

    def endings(self) -> Counter[str]:
        """The counters of `pipeline.endings` since the job began in this process."""
        return counted_here() - self._before

    def items(self) -> int:
        """Items that polls have found and that have not ended yet."""
        return max(0, unaccounted(self.endings(), 0, 0))

    def is_nothing(self, polls: Callable[[], int]) -> bool:
        """No item and no row is under way, and no poll that may find some. `polls`: the number of polls in flight.

        An item leaves one count only after it has entered another, and each entry is a change. Without a change the counts are
        of one moment.
        """
        changes = self._changes
        return not (polls() or self.items() or self.rows()) and self._changes == changes

    def rows(self) -> int:
        """Rows that no sink has yet, and bundles that may emit rows."""
        with self._lock:
            return self._count


def is_row(output: Any) -> bool:
    """True for an output that is under way from the step that emits it to the writer, whose item has ended or never was one."""
    return isinstance(output, Record | Event) or (isinstance(output, DeadLetter) and output.stage in _UNCOUNTED_STAGES)


UNDER_WAY = UnderWay()
"""Of this process. A process has one job."""
