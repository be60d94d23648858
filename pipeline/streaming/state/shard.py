"""A shard of a keyed step in the memory of a worker: a partition, its journal, and the schedule of its Beam timer.

Turns run on the worker's asyncio loop and outlive the bundle in which they became due, so no bundle waits for a slow host. A
turn that has ended counts when a later bundle collects it: that bundle emits its outputs and persists its state. A turn that
was in flight or not collected when a worker died runs again, from the persisted state.

Beam runs one bundle a shard at a time.
"""

import math
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.keyed.store import Name
from pipeline.keyed.table import MAX_KEPT
from pipeline.streaming.state.journal_store import JournalStore

#: While turns are in flight, the timer fires at multiples of an interval: a bundle costs about 10 ms of CPU on Prism
#: (measured), which takes all timers that are due at an instant as one bundle, and the outputs of a bundle make five others.
#: Turns go on meanwhile; only their outputs wait. If a worker has so many turns in flight that turns may soon wait for permits,
#: the timer fires more often.
_CHECK_S, _BUSY_CHECK_S, _BUSY_TURNS = 1.0, 0.5, 64
#: Polls mostly have no outputs: where they follow each other and had none for this long, the timer fires every two seconds.
_QUIET_AFTER_S, _QUIET_CHECK_S = 10.0, 2.0
#: Polls begin together in the middle between two firings: few of those that find something wait for the second one.
_BEFORE_CHECK_S = 0.5
#: Prism is in a busy loop while a timer is due whose shard is in a bundle, and makes two goroutines each time around
#: (`handleProcessingTimeTimer` in elementmanager.go of 2.77): two thirds of its CPU with 10,000 feeds. So where elements come
#: again and again their bundles take what has ended, and put the timer off by this before it is due.
_FED_S = 2.0
#: Changes that are not pressing (polls without news) wait this long for a bundle that persists others, or until so many keys
#: have some: a shard that persists takes three requests of state more. After a crash these feeds are polled again.
_PATIENCE_S, _MOST_PATIENT = 10.0, 256


class Shard:
    """`journal`: the elements of the shard's journal, in any order. `began`: the start of this process.

    `shards`: of the job; they share the elements that a process keeps in memory. `patience_s`: how long changes wait that are
    not pressing. Without a journal the state is in memory only. `persisted` gets the new states of keys when a bundle persists
    them.
    """

    def __init__(
        self,
        step: str,
        runner: TurnRunner,
        journal: Iterable[bytes],
        began: datetime,
        shards: int = 1,
        *,
        patience_s: float = _PATIENCE_S,
        keeps_journal: bool = True,
        persisted: Callable[[Mapping[Name, Any]], None] = lambda states: None,
    ) -> None:
        self._step, self._runner = step, runner
        self._store = JournalStore(runner.steps[step], journal, runner.now(), began, keeps_journal=keeps_journal)
        self._partition = Partition(runner, self._store, self._store.admits, max_kept=MAX_KEPT // shards)
        self._is_behind = False
        self._news_at = runner.now()
        """When turns with outputs were last taken, or the start."""
        self._patience_s, self._persisted = patience_s, persisted
        self._changed_at: float | None = None
        """When changes were first seen that wait to be persisted."""
        self.token: bytes | None = None
        """Version token of the persisted state; None if nothing was persisted."""

    def deliver(self, element: Any) -> None:
        """Queue an element for its key. This bundle persists it; the key's next turn gets it."""
        self._store.pause(self._runner.steps[self._step].step.key(element), paused=False)
        self._partition.deliver(self._step, element)

    def withdraw(self, key: str) -> None:
        """Start no turn of the key until it gets an element. Its state stays until its expiry."""
        self._store.pause(key, paused=True)

    def collect(self, most: int) -> list[Any]:
        """The outputs of at most `most` turns that have ended; they count from now on. Raises the error of a failed turn."""
        outputs: list[Any] = []
        self._is_behind = False
        for _ in range(most):
            taken = self._partition.take(self._step)
            if taken is None:
                return outputs
            outputs += taken
            self._news_at = self._runner.now()
        self._is_behind = not self._partition.is_idle()
        return outputs

    def changes(self) -> tuple[list[bytes], bool]:
        """Elements for the journal since it was last changed, none before the changes have to be persisted; True if they
        replace everything in it."""
        with self._runner.lock:
            now = self._runner.now()
            if self._persist_at(now) > now:
                return [], False
            changes = self._partition.collect()
        self._changed_at = None
        appended = self._store.append(changes, now)
        self._partition.settle()
        self._persisted({name: change.state for name, change in changes.keys.items()})
        return appended

    def new_token(self) -> bytes:
        """Create the version token of the state that this bundle persists."""
        self.token = uuid.uuid4().bytes
        return self.token

    def next_wake(self, *, is_fed: bool = False) -> float | None:
        """The next firing of the timer, in Unix seconds; None for never. `is_fed`: elements have come in this bundle."""
        with self._runner.lock:
            partition, now = self._partition, self._runner.now()
            if self._is_behind or partition.failure is not None:
                return now
            next_at = min(partition.agenda.next_at(), partition.next_start(now), self._persist_at(now))
            if partition.tasks or next_at <= now or not partition.is_idle():
                # Not at `next_at`: turns begin without the timer, which only takes those that have ended.
                in_flight = sum(self._runner.in_flight().values())
                return _next_multiple(*check(now, in_flight, is_fed=is_fed, is_quiet=self._is_quiet(now)))
            if next_at == math.inf:
                return None
            # The turn begins at about that instant and needs some time to end.
            begins = self._runner.begin_at(next_at)
            follows = begins - now <= _QUIET_CHECK_S
            return _next_multiple(begins, _QUIET_CHECK_S if follows and self._is_quiet(now) else _CHECK_S)

    def _is_quiet(self, now: float) -> bool:
        """Polls of this shard, and none has had outputs for some time."""
        return self._runner.steps[self._step].keys_are_feeds and now - self._news_at > _QUIET_AFTER_S

    def _persist_at(self, now: float) -> float:
        """The instant at which the changes so far have to be persisted; infinity without changes."""
        partition, store = self._partition, self._store
        if not partition.has_changes() and not store.has_changes():
            return math.inf
        if partition.is_pressing() or store.has_changes() or partition.changed_keys() >= _MOST_PATIENT:
            return now
        if any(not store.keeps(host, rest) for host, rest in partition.rests().items()):
            return now
        if self._changed_at is None or self._changed_at > now:  # the clock was set back
            self._changed_at = now
        return self._changed_at + self._patience_s

    def close(self) -> None:
        """Cancel the turns in flight and forget the state in memory, which differs from the persisted state."""
        self._runner.drop(self._partition)


def between_checks(at: float) -> float:
    """The first instant from this one on that is in the middle between two firings of the timer."""
    return math.ceil(at - _BEFORE_CHECK_S) + _BEFORE_CHECK_S if at < math.inf else at


def check(now: float, in_flight: int, *, is_fed: bool, is_quiet: bool) -> tuple[float, float]:
    """The instant after which the next check for ended turns comes, and the seconds between two of them.

    `in_flight`: turns of the worker in flight. `is_fed`: elements have come in this bundle. If there are so many, others come
    soon, and their bundle is a check too. `is_quiet`: turns have had no outputs for some time.
    """
    if in_flight < _BUSY_TURNS:
        return now, _QUIET_CHECK_S if is_quiet and not is_fed else _CHECK_S
    return now + _FED_S * is_fed, _BUSY_CHECK_S


def _next_multiple(at: float, interval_s: float) -> float:
    """The first multiple of the interval after this instant: timers of many shards fire at one instant."""
    return round((math.floor(at / interval_s) + 1) * interval_s, 3)
