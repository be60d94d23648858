"""A partition: the keys of some steps that one store persists. The local engine has one; each shard of a stream has its own.

Engines deliver elements, take the outputs of turns that have ended, and commit what `collect` gives. The runner (runner.py)
asks for the keys that are due and reports how their turns went. All methods may be called from any thread.
"""

import asyncio
import itertools
import math
from collections import deque
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.keyed.agenda import Agenda
from pipeline.keyed.store import Changes, Name, Rest, Store
from pipeline.keyed.table import MAX_AHEAD, MAX_KEPT, FinishedTurn, Key, KeyTable
from pipeline.keyed.waiting_hosts import WaitingHosts
from transforms.steps import Turn

if TYPE_CHECKING:
    from pipeline.keyed.runner import TurnRunner

#: Keys that wake within this time stay in memory over a commit.
_KEEP_S = 30.0


def _every_feed(url: str) -> bool:
    return True


class Partition:
    """`admits`: True for a feed that may have turns now; called whenever a key is due of a step whose keys are feeds.

    `horizon_s`: wakes of the store are read this far ahead, and again when half of it has passed: a start with many keys reads
    those that are due soon, not all.
    """

    def __init__(
        self,
        runner: "TurnRunner",
        store: Store,
        admits: Callable[[str], bool] = _every_feed,
        horizon_s: float = math.inf,
        max_kept: int = MAX_KEPT,
    ) -> None:
        self._runner, self._store, self._admits, self._horizon_s = runner, store, admits, horizon_s
        self._table = KeyTable(runner.steps, store, max_kept)
        self._agenda = Agenda()
        self._read_until = self._read_again_at = -math.inf
        self._finished: dict[str, deque[tuple[int, FinishedTurn]]] = {step: deque() for step in runner.steps}
        """Ended turns that were not taken, each with its number in the order of their ends."""
        self._ends = itertools.count()
        self._woken: dict[str, deque[Name]] = {step: deque() for step in runner.steps}
        """Keys of maps whose time has come."""
        self._waiting = WaitingHosts(runner.gate.rest_until)
        self._rests: dict[str, Rest] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.failure: BaseException | None = None
        self.stopped = False
        """No turn begins any more."""
        self.closed = False
        """No turn counts any more."""
        with runner.lock:  # the loop reads the gate and the table of its other partitions meanwhile
            for host, until in store.rests():
                runner.gate.rest(host, until)
            for name in store.queued():
                self._agenda.put(name, runner.now(), unfinished=True)
            # Here and not with the first turn: an engine asks for the next wake at once.
            self._read_wakes(runner.now() + horizon_s)
            runner.add(self)

    # elements in, outputs out

    def deliver(self, step: str, element: Any) -> None:
        """Queue an element for its key. It is durable with the next commit, and given to the key's next turn."""
        with self._runner.lock:
            key = self._table.deliver(step, element)
            if not (key.running or key.waiting or key.held):
                self._agenda.put(key.name, self._runner.now(), unfinished=True)
                self._runner.wake(self)

    def ready(self, steps: frozenset[str] | None = None) -> str | None:
        """The step (one of `steps`, if given) whose turn has waited longest to be taken, or a step with a woken key; None if
        there is none.

        So no step starves another: pages that end faster than they are extracted do not hold up the polls that find more.
        Raises what a turn has raised.
        """
        with self._runner.lock:
            if self.failure is not None:
                raise self.failure
            asked = self._finished if steps is None else steps
            oldest = min(((self._finished[step][0][0], step) for step in asked if self._finished[step]), default=None)
            return oldest[1] if oldest is not None else next((step for step in asked if self._woken[step]), None)

    def take(self, step: str) -> list[Any] | None:
        """The outputs of the oldest ended turn of `step`; None if there is none. The turn is part of the next commit."""
        with self._runner.lock:
            if self.failure is not None:
                raise self.failure
            if not self._finished[step]:
                return None
            _, finished = self._finished[step].popleft()
            self._runner.room.leave(len(finished.outputs))
            self._count(finished)
            return finished.outputs

    def apply(self, step: str, element: Any) -> list[Any]:
        """The outputs of a `KeyedMap` for an element; its state is part of the next commit."""
        with self._runner.lock:
            return self._apply(self._table.get((step, self._runner.steps[step].step.key(element))), element)

    def apply_woken(self, step: str) -> list[Any]:
        """The outputs of a `KeyedMap` for all its keys whose time has come."""
        with self._runner.lock:
            outputs: list[Any] = []
            while self._woken[step]:
                outputs += self._apply(self._table.get(self._woken[step].popleft()), None)
            return outputs

    def _apply(self, key: Key, element: Any) -> list[Any]:
        applied = self._table.apply(key, element, self._runner.clock())
        if applied.wake_at is not None:
            self._agenda.put(key.name, applied.wake_at.timestamp(), unfinished=False)
            self._runner.wake(self)
        else:
            self._agenda.drop(key.name)
        return [*applied.outputs]

    # commit

    def has_changes(self) -> bool:
        """The next `collect` has something to commit."""
        with self._runner.lock:
            return self._table.has_changes() or bool(self._rests)

    def changed_keys(self) -> int:
        """Number of keys that the next `collect` has to commit."""
        with self._runner.lock:
            return self._table.changed_keys()

    def is_pressing(self) -> bool:
        """As `KeyTable.is_pressing`. Rests of hosts do not count."""
        with self._runner.lock:
            return self._table.is_pressing()

    def rests(self) -> Mapping[str, Rest]:
        """The rests that the next `collect` has to commit, by host. Under the lock."""
        return self._rests

    def collect(self) -> Changes:
        """All changes since the last call: turns that were taken, and deliveries."""
        with self._runner.lock:
            changes = self._table.collect()
            changes.rests, self._rests = self._rests, {}
            return changes

    def settle(self) -> None:
        """The store has what was collected."""
        with self._runner.lock:
            soon = self._runner.now() + _KEEP_S
            for name in self._table.settle(lambda name: self._agenda.at(name) <= soon):
                if self._read_until < self._agenda.at(name) < math.inf:
                    self._agenda.drop(name)  # read again from the store in time

    # what an engine wants to know; under the runner's lock

    def is_idle(self) -> bool:
        """No ended turn waits to be taken, and no key of a map is woken."""
        return not any(self._finished.values()) and not any(self._woken.values())

    @property
    def agenda(self) -> Agenda:
        return self._agenda

    def next_start(self, now: float) -> float:
        """The earliest instant at which a host with waiting keys may be used; infinity if no key waits at the host gate."""
        return self._waiting.next_start(now)

    # for the runner; under its lock

    def next_at(self) -> float:
        """The instant at which `due` may have a key without another event."""
        return min(self._agenda.next_at(), self._read_again_at)

    def due(self, now: float) -> list[tuple[Key, bool]]:
        """Keys whose turn is due and that do not wait at the gate yet, each with True if its work is unfinished."""
        if now >= self._read_again_at:
            self._read_wakes(now + self._horizon_s)
        self._waiting.next_start(now)  # drops hosts without waiting keys, also where no engine asks
        due: list[tuple[Key, bool]] = []
        for name, unfinished in self._agenda.pop_due(now):
            step = self._runner.steps[name[0]]
            if step.is_map:
                self._woken[name[0]].append(name)
                continue
            if not self.may_begin(name[0]) or (step.keys_are_feeds and not self._admits(name[1])):
                continue
            key = self._table.get(name)
            if key.running or key.waiting:
                continue
            if len(key.ahead) >= MAX_AHEAD:
                key.held = True
                continue
            key.waiting = True
            self._waiting.wait(key.host)
            due.append((key, unfinished))
        return due

    def may_begin(self, step: str) -> bool:
        """Turns of the step may begin."""
        return step not in self._runner.refused

    def begin(self, key: Key) -> tuple[Any, ...]:
        """The elements for a turn of a key that begins now."""
        self._waiting.leave(key.host)
        self._agenda.drop(key.name)
        return self._table.begin(key)

    def end(self, key: Key, turn: Turn[Any], outputs: list[Any], now: float) -> None:
        """A turn has ended."""
        if key.resource is not None and turn.rest_until is not None:
            until = turn.rest_until.timestamp()
            self._rests[key.resource] = Rest(until, max(0.0, until - now))
            if turn.is_refused:
                self._runner.gate.platforms.refused(key.resource, now, until)
        for host, rest_until in turn.other_rests.items():
            until = max(rest_until.timestamp(), self._runner.gate.rest_until(host))
            self._rests[host] = Rest(until, max(0.0, until - now))
        nothing_ahead = not key.ahead
        finished = self._table.end(key, turn, outputs)
        for element in turn.told:
            self.deliver(key.name[0], element)
        if outputs or not nothing_ahead:
            self._runner.room.enter(len(outputs))
            self._finished[key.name[0]].append((next(self._ends), finished))
        else:
            self._count(finished)  # nothing to take
        if self._table.has_news(key, turn, now):
            self._agenda.put(key.name, now, unfinished=True)
        elif turn.wake_at is not None:
            self._agenda.put(key.name, turn.wake_at.timestamp(), turn.unfinished)

    def untaken(self) -> list[tuple[str, int]]:
        """The step and the number of outputs of each turn that has ended and was not taken."""
        return [(step, len(turn.outputs)) for step, ended in self._finished.items() for _, turn in ended]

    # inside

    def _count(self, finished: FinishedTurn) -> None:
        key = finished.key
        self._table.count(finished)
        self._runner.counted(key.name[0])
        if key.held:
            key.held = False
            self._agenda.put(key.name, self._runner.now(), unfinished=True)
            self._runner.wake(self)

    def _read_wakes(self, until: float) -> None:
        for name, at, unfinished in self._store.wakes(self._read_until, until):
            if name[0] in self._runner.steps and name not in self._table and name not in self._agenda:
                self._agenda.put(name, at, unfinished)
        self._read_until = until
        self._read_again_at = until - self._horizon_s / 2 if until < math.inf else math.inf
