"""Counts the items and rows under way in this process, so that a job can stop without a loss.

A cancelled job drops its items under way, and Beam has no drain for jobs on one machine. All workers of such a job are in the
process that submitted it (LOOPBACK), so the process can count: an item is under way from its poll until its ending is counted,
and a row from the step that emits it until a sink has it. The job is drained when no poll is in flight and both are zero.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Self

from pipeline.counters import counted_here
from pipeline.endings import endings_of, is_of_row, unaccounted
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
        self._delivered: dict[str, dict[str, Counter[str]]] = {}
        """The counters of delivered rows, by kind of row and way of delivery."""
        self.draining = threading.Event()
        """Set while the job drains: no poll begins, and rows do not wait for their window."""

    def begin_job(self) -> None:
        """A job begins in this process: count from now on."""
        with self._lock:
            self._count, self._before, self._delivered = 0, counted_here(), {}
        self.draining.clear()

    def __enter__(self) -> Self:
        self.add(1)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.add(-1)

    def add(self, rows: int) -> None:
        """Add rows or bundles that are under way from now on; a negative number: they have ended."""
        with self._lock:
            self._count += rows
            self._changes += 1

    def to_deliver(self, what: str, ways: tuple[str, ...]) -> None:
        """A row has reached its writers. `ways`: the writers of its kind of row; each has to write it."""
        with self._lock:
            self._delivered.setdefault(what, {way: Counter() for way in ways})
        self.add(len(ways))

    def delivered(self, what: str, way: str, rows: Iterable[Any]) -> None:
        """A writer has written these rows."""
        rows = [*rows]
        with self._lock:  # on a cluster the rows may have come to another process
            self._delivered.setdefault(what, {}).setdefault(way, Counter()).update(
                name for row in rows for name in endings_of(row)
            )
        self.add(-len(rows))

    def emitted(self, output: Any) -> None:
        """A step emits `output`. Call it before `output` is counted."""
        if is_row(output):
            self.add(1)

    def endings(self) -> Counter[str]:
        """The counters of `pipeline.endings` since the job began in this process."""
        return counted_here() - self._before

    def endings_delivered(self) -> Counter[str]:
        """The counters of `endings`, without rows that a sink still lacks."""
        endings = self.endings()
        with self._lock:
            written = Counter[str]()
            for ways in self._delivered.values():
                first, *others = ways.values()
                for name in first:
                    written[name] += min(count[name] for count in (first, *others))
        return Counter({name: min(n, written[name]) if is_of_row(name) else n for name, n in endings.items()})

    def items(self) -> int:
        """Number of items that polls have found and that have not ended yet."""
        return max(0, unaccounted(self.endings(), 0, 0))

    def undelivered(self) -> int:
        """Number of items that polls have found and that have not ended yet, or whose row a sink still lacks."""
        return max(0, unaccounted(self.endings_delivered(), 0, 0))

    def is_nothing(self, polls: Callable[[], int]) -> bool:
        """No item and no row is under way, and no poll that may find some. `polls`: the number of polls in flight.

        An item leaves one count only after it has entered another, and each entry is a change. Without a change the counts are
        of one moment.
        """
        changes = self._changes
        return not (polls() or self.items() or self.rows()) and self._changes == changes

    def rows(self) -> int:
        """Number of rows that a sink still lacks, and of bundles that may emit rows."""
        with self._lock:
            return self._count


def is_row(output: Any) -> bool:
    """True for an output that has to be counted until its writer has it: its item has ended, or it has no item."""
    return isinstance(output, Record | Event) or (isinstance(output, DeadLetter) and output.stage in _UNCOUNTED_STAGES)


UNDER_WAY = UnderWay()
"""The counters of this process. A process has one job."""
