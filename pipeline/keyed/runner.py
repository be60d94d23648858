"""The runner of turns: many keys at once on one asyncio loop, one turn a key, one turn a host, none before its time.

Turns go on across commits and bundles. A turn that is under way, or has ended and was not taken, is in no commit: after a
crash it runs again with the same state and elements. That is why a turn makes at most one exchange with the outside.

The runner is one for a process and serves all partitions. It does no I/O of its own and does not decide when a key is due
(its step does). Work for a turn is O(log n) in keys, hosts and partitions.
"""

import asyncio
import heapq
import itertools
import math
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.gate import HostGate
from pipeline.keyed.lent_hosts import LentHosts
from pipeline.keyed.partition import Partition
from pipeline.keyed.room import Room
from pipeline.keyed.table import Key
from transforms.steps import Emit, Turn

#: Called for each ended turn with its step, the state before it, the turn, its outputs.
Ended: TypeAlias = Callable[[str, Any, Turn[Any], list[Any]], None]
#: The clock may be set while a timer waits.
_LONGEST_TIMER_S = 60.0
#: Called for the instant at which a poll is due with the one at which it begins.
BeginAt: TypeAlias = Callable[[float], float]
#: Alone, a poll that is answered with 304 costs 1.5 ms on the loop, which wakes up for it some five times; at 44 polls a second
#: together with ten others 0.7 ms.
_TOGETHER_S = 0.25


def at_quarters(at: float) -> float:
    """The first quarter of a second from this instant on."""
    return math.ceil(at / _TOGETHER_S) * _TOGETHER_S if at < math.inf else at


@dataclass(frozen=True, slots=True)
class _DueKey:
    """A key at the host gate."""

    partition: Partition
    key: Key
    step: str
    host: str
    urgent: bool
    unfinished: bool

    @property
    def cancelled(self) -> bool:
        return self.partition.stopped or not self.partition.may_begin(self.step)


class TurnRunner:
    """All methods may be called from any thread. Partitions add themselves."""

    def __init__(
        self,
        steps: Iterable[BoundStep],
        loop: asyncio.AbstractEventLoop,
        clock: Callable[[], datetime],
        ended: Ended = lambda step, before, turn, outputs: None,
        room: Room | None = None,
        *,
        hosts: LentHosts | None = None,
        begin_at: BeginAt = at_quarters,
    ) -> None:
        """`room`: the limit of outputs in memory, for which turns of the steps wait. `hosts`: the hosts that the steps' fetches
        enter behind redirects; from now on those of this runner. `begin_at`: when turns without unfinished work begin whose
        hosts are free, so that polls begin together; retries and pages begin at their time."""
        self.steps = {step.name: step for step in steps}
        self.clock = clock
        self.lock = threading.RLock()
        self.gate: HostGate[_DueKey] = HostGate(
            {name: step.max_in_flight for name, step in self.steps.items() if step.max_in_flight is not None}
        )
        self._loop, self._ended, self.room, self.begin_at = loop, ended, room or Room(), begin_at
        self._changed = threading.Condition(self.lock)
        self._partitions: dict[Partition, float] = {}
        """With the earliest entry of each in the heap."""
        self._heap: list[tuple[float, int, Partition]] = []
        self._counter = itertools.count()
        self._in_flight = dict.fromkeys(self.steps, 0)
        self._is_called = False
        self.refused: set[str] = set()
        """Steps that start no more turns."""
        self._timer: asyncio.TimerHandle | None = None
        if hosts is not None:
            hosts.connect(self)

    def now(self) -> float:
        """Unix seconds."""
        return self.clock().timestamp()

    def add(self, partition: Partition) -> None:
        """Run the turns of a partition from now on."""
        with self.lock:
            self._partitions[partition] = math.inf
            self.wake(partition)

    def stop(self, partition: Partition) -> None:
        """Start no more turns of a partition, and cancel its turns under way. Ended turns can still be taken and collected.

        A second call does nothing.
        """
        with self.lock:
            if partition.stopped:
                return
            self._partitions.pop(partition, None)
            partition.stopped = True
            for task in partition.tasks:
                self._loop.call_soon_threadsafe(task.cancel)

    def refuse(self, step: str) -> None:
        """Start no more turns of a step, in any partition. Turns under way go on."""
        with self.lock:
            self.refused.add(step)

    def drop(self, partition: Partition) -> None:
        """Stop a partition and forget it, with its turns that were not taken. The persisted state in its store is valid."""
        with self.lock:
            self.stop(partition)
            partition.closed = True
            for step, outputs in partition.untaken():
                self.room.leave(outputs)
                self.counted(step)

    async def join(self, partition: Partition) -> None:
        """Wait until the cancelled turns of a partition have ended."""
        await asyncio.gather(*partition.tasks, return_exceptions=True)

    def wake(self, partition: Partition) -> None:
        """A key of the partition may be due, or a turn may start. Under the lock."""
        self._plan(partition)
        self.wake_loop()

    def wake_loop(self) -> None:
        """Start ready turns soon. Under the lock."""
        if not self._is_called:
            self._is_called = True
            self._loop.call_soon_threadsafe(self.start_ready_turns)

    # what engines want to know

    def in_flight(self) -> dict[str, int]:
        """Turns of each step that are under way or not taken."""
        with self.lock:
            return dict(self._in_flight)

    def wait(self, partition: Partition, timeout_s: float, steps: frozenset[str] | None = None) -> str | None:
        """As `Partition.ready`, but waits up to `timeout_s` for a turn to end. Returns early if no turn is in flight any
        more."""
        until = time.monotonic() + timeout_s
        with self._changed:
            while (step := partition.ready(steps)) is None and (left_s := until - time.monotonic()) > 0:
                self._changed.wait(left_s)
                if not any(self._in_flight.values()):
                    return partition.ready(steps)
            return step

    def is_finished(self, partition: Partition, patience_s: float) -> bool:
        """Nothing is under way or not taken, nothing is due, and nothing unfinished will be due within `patience_s`."""
        with self.lock:
            if any(self._in_flight.values()) or not partition.is_idle():
                return False
            now = self.now()
            self._queue_due(now)
            return (
                partition.is_idle()
                and not self.gate.has_work(now, patience_s)
                and partition.agenda.next_unfinished_at() > now + patience_s
            )

    def rests(self, longer_than_s: float) -> dict[str, float]:
        """The hosts for which alone keys wait, with the ends of their rests in Unix seconds; none while a turn is in flight."""
        with self.lock:
            return {} if any(self._in_flight.values()) else self.gate.rests(self.now() + longer_than_s)

    # for partitions; under the lock

    def counted(self, step: str) -> None:
        """A turn is no longer in flight."""
        self._in_flight[step] -= 1
        self.gate.permit(step)
        self.wake_loop()

    # inside

    def _plan(self, partition: Partition) -> None:
        at = partition.next_at()
        if self.now() < at:
            at = min(self.begin_at(at), partition.agenda.next_unfinished_at())
        if at < self._partitions.get(partition, -math.inf):
            self._partitions[partition] = at
            heapq.heappush(self._heap, (at, next(self._counter), partition))

    def _queue_due(self, now: float) -> None:
        """Keys whose time has come go to the gate."""
        while self._heap and self._heap[0][0] <= now:
            at, _, partition = heapq.heappop(self._heap)
            if self._partitions.get(partition) != at:
                continue
            self._partitions[partition] = math.inf
            try:
                for key, unfinished in partition.due(now):
                    self.gate.wait(_DueKey(partition, key, key.name[0], key.host, key.urgent, unfinished))
            except Exception as error:  # noqa: BLE001  (carried to the thread that takes, which raises it)
                self._fail(partition, error)
            self._plan(partition)
            if not partition.is_idle():
                self._changed.notify_all()

    def start_ready_turns(self) -> None:
        """Start every turn that may start now, and set the timer for the next one. Runs on the loop."""
        with self.lock:
            self._is_called = False
            now = self.now()
            self._queue_due(now)
            while (due := self.gate.next(now)) is not None:
                self._start_turn(due)
            next_at = min(self._heap[0][0] if self._heap else math.inf, self.gate.next_at())
            if self._timer is not None:
                self._timer.cancel()
            self._timer = self._loop.call_later(min(max(next_at - now, 0.001), _LONGEST_TIMER_S), self.start_ready_turns)

    def _start_turn(self, due: _DueKey) -> None:
        self._in_flight[due.step] += 1
        try:
            elements = due.partition.begin(due.key)
        except Exception as error:  # noqa: BLE001  (carried to the thread that takes, which raises it)
            self.gate.release(due.host, None)
            self.counted(due.step)
            self._fail(due.partition, error)
            return
        task = self._loop.create_task(self._run(due, elements))
        due.partition.tasks.add(task)
        task.add_done_callback(due.partition.tasks.discard)

    async def _run(self, due: _DueKey, elements: tuple[Any, ...]) -> None:
        outputs: list[Any] = []
        turn: Turn[Any] | None = None
        try:
            step, key = self.steps[due.step].step, due.key
            before = key.state
            turn = await step.turn(before, elements, self.clock(), _collector(outputs), key=key.name[1])
            self._ended(due.step, before, turn, outputs)
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001  (carried to the thread that takes, which raises it)
            self._fail(due.partition, error)
        finally:
            with self._changed:
                rest_until = turn.rest_until.timestamp() if turn is not None and turn.rest_until is not None else None
                self.gate.release(due.host, rest_until)
                if turn is None or due.partition.closed:
                    self.counted(due.step)
                else:
                    due.partition.end(due.key, turn, outputs, self.now())
                    self._plan(due.partition)
                # Most polls have no outputs; a thread that waits for some is not woken for them.
                if not due.partition.is_idle() or not any(self._in_flight.values()):
                    self._changed.notify_all()
                self.wake_loop()

    def _fail(self, partition: Partition, error: BaseException) -> None:
        with self._changed:
            partition.failure = error
            self._changed.notify_all()


def _collector(outputs: list[Any]) -> Emit[Any]:
    async def emit(output: Any, /) -> None:
        outputs.append(output)

    return emit
