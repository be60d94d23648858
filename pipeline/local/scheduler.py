"""Runs the turns of keyed steps: many keys at once, one turn a key, one turn a resource, none before its time.

Turns run on one asyncio loop in a thread of its own and go on across cycles; what they yield is handed over to the cycle
that runs (`take`), and only what was handed over is part of the next commit (`collect`). A turn that is under way, or done
but not handed over, is not in it: after a crash it is run again from the state and the elements it had been given.

What it does not do: I/O of its own, writing to the ledger, or deciding when a key is due (its step does).
"""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipeline.agenda import Agenda
from pipeline.local.keys import Done, Key, KeyTable
from pipeline.local.ledger import Changes, Ledger
from pipeline.works import Work, collector, turn_at_once
from transforms.steps import Turn

#: Keys that wake within this time stay in memory over a commit.
KEEP_S = 30.0
#: Turns of one key that may be done and not handed over: enough that a host is asked on while a commit goes on.
MOST_AHEAD = 8


@dataclass(slots=True)
class _Resource:
    """A host: `waiting` are the keys that are due and want it: urgent ones, then the others, each first come, first served."""

    busy: bool = False
    rest_until: float = 0.0
    waiting: deque[Key] = field(default_factory=deque)


class Scheduler:
    """All methods may be called from any thread. `start` binds it to the loop that runs the turns."""

    def __init__(self, works: Iterable[Work], ledger: Ledger, clock: Callable[[], datetime]) -> None:
        self._works = {work.step.name: work for work in works}
        self._ledger = ledger
        self._clock = clock
        self._lock = threading.RLock()
        self._changed = threading.Condition(self._lock)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._admit: Callable[[str, str], bool] = lambda step, key: True
        self._tasks: set[asyncio.Task[None]] = set()
        self._forget_all()

    def _forget_all(self) -> None:
        self._keys = KeyTable(self._works, self._ledger)
        self._agenda = Agenda()
        self._resources: dict[str, _Resource] = {}
        self._wanted: dict[str, None] = {}
        """Resources that keys wait for, in order."""
        self._free: deque[Key] = deque()
        """Keys that are due and want no resource."""
        self._in_flight = dict.fromkeys(self._works, 0)
        self._done: deque[Done] = deque()
        self._rests: dict[str, float] = {}
        self._failure: BaseException | None = None
        self._closed = False

    # life

    def start(self, loop: asyncio.AbstractEventLoop, admit: Callable[[str, str], bool]) -> None:
        """Take up the work of the ledger: keys that want to be woken, and pending elements.

        Keys that `admit(step, key)` does not want have no turns; it is asked whenever one is due.
        """
        with self._lock:
            self._loop, self._admit = loop, admit
            now = self._now()
            for resource, until in self._ledger.rests(now).items():
                self._resource(resource).rest_until = until
            for step, key, at, unfinished in self._ledger.wakes():
                if step in self._works and not self.is_inline(step) and admit(step, key):
                    self._agenda.put((step, key), at, unfinished)
            for name in self._ledger.pending_keys():
                if name[0] in self._works:
                    self._agenda.put(name, min(now, self._agenda.at(name) or now), unfinished=True)
        self._poke()

    def reset(self, admit: Callable[[str, str], bool]) -> None:
        """Drop everything since the last commit and begin again from the ledger. Turns under way are cancelled."""
        loop = self._loop
        if loop is None:
            raise RuntimeError("reset comes after start")
        asyncio.run_coroutine_threadsafe(self._cancel_all(), loop).result()
        with self._lock:
            self._forget_all()
        self.start(loop, admit)

    def close(self) -> None:
        """Start no turn any more and cancel those under way; what is done can still be taken and collected."""
        with self._lock:
            self._closed = True
            loop = self._loop
        if loop is not None:
            asyncio.run_coroutine_threadsafe(self._cancel_all(), loop).result()

    async def _cancel_all(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # work in, work out

    def deliver(self, step: str, element: Any) -> None:
        """An element for its key; it is durable with the next commit, and given to the key's next turn."""
        with self._lock:
            key = self._keys.deliver(step, element)
            if not key.running:
                self._agenda.put(key.name, self._now(), unfinished=True)
        self._poke()

    def take(self, step: str) -> list[Any]:
        """What the oldest turn of `step` that is done has yielded. From now on the turn is part of the next commit."""
        with self._lock:
            done = next((one for one in self._done if one.key.name[0] == step), None)
            if done is None:
                return []
            self._done.remove(done)
            self._count(done)
        self._poke()
        return done.outputs

    def wait(self, timeout_s: float) -> str | None:
        """The step of the oldest turn that waits to be taken; None where there is none within `timeout_s`.

        Where no turn is under way it returns as soon as one that yields nothing ends. Raises what a turn raised: that is a bug
        and ends the run.
        """
        until = time.monotonic() + timeout_s
        with self._changed:
            while not self._done and self._failure is None and (left_s := until - time.monotonic()) > 0:
                self._changed.wait(left_s)
                if not any(self._in_flight.values()):
                    break
            if self._failure is not None:
                raise self._failure
            return self._done[0].key.name[0] if self._done else None

    # turns of steps without I/O

    def is_inline(self, step: str) -> bool:
        """True where the turns of `step` run through `turn_now`."""
        return self._works[step].most_in_flight is None

    def turn_now(self, step: str, element: Any) -> list[Any]:
        """What the turn of a step that never waits yields, run here and now; its state is part of the next commit."""
        work = self._works[step]
        with self._lock:
            key = self._keys.get((step, work.step.key(element)))
            self._keys.load(key)
            turn, outputs = turn_at_once(work.step, key.state, (element,), self._clock(), key.name[1])
            self._keys.turn_at_once(key, turn)
            return outputs

    # what a run wants to know

    def under_way(self) -> dict[str, int]:
        """How many turns of each step are running or wait to be taken."""
        with self._lock:
            return dict(self._in_flight)

    def finished(self, patience_s: float) -> bool:
        """True when nothing runs, nothing waits to be taken, and nothing unfinished will be due within `patience_s`."""
        with self._lock:
            if any(self._in_flight.values()) or self._done:
                return False
            now = self._now()
            return not any(
                max(at, self._rest_of(*name)) <= (now + patience_s if unfinished else now)
                for name, at, unfinished in self._agenda.all()
            )

    # commit

    def collect(self) -> Changes:
        """What has changed since the last call through turns that were taken, and through deliveries."""
        with self._lock:
            changes = self._keys.collect()
            changes.rests, self._rests = self._rests, {}
            return changes

    def settle(self) -> None:
        """What was collected is in the ledger now."""
        with self._lock:
            soon = self._now() + KEEP_S
            self._keys.settle(frozenset(name for name, at, _ in self._agenda.all() if at <= soon))

    # inside: all under the lock

    def _now(self) -> float:
        return self._clock().timestamp()

    def _resource(self, name: str) -> _Resource:
        return self._resources.setdefault(name, _Resource())

    def _rest_of(self, step: str, key: str) -> float:
        name = self._works[step].step.resource(key)
        resource = self._resources.get(name) if name is not None else None
        return resource.rest_until if resource is not None else 0.0

    def _poke(self) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._pump)

    def _pump(self) -> None:
        """Start what may start now, and come back when something may. On the loop."""
        try:
            self._start_due()
        except Exception as error:  # noqa: BLE001  (carried to the thread that waits, which raises it)
            self._fail(error)

    def _start_due(self) -> None:
        with self._lock:
            loop = self._loop
            if loop is None or self._closed or self._failure is not None:
                return
            now = self._now()
            for name in self._agenda.pop_due(now):
                if self._admit(*name):
                    self._enqueue(self._keys.get(name))
                else:
                    self._agenda.drop(name)
            for _ in range(len(self._free)):
                key = self._free.popleft()
                if not self._start_turn(key, loop):
                    self._free.append(key)
            next_at = self._agenda.next_at() or now + 60.0
            for resource_name in list(self._wanted):
                resource = self._resources[resource_name]
                if resource.rest_until > now:
                    next_at = min(next_at, resource.rest_until)
                elif not resource.busy:
                    self._start_one_of(resource_name, resource, loop)
            if self._timer is not None:
                self._timer.cancel()
            # Never longer than a minute: the clock may be set while we wait.
            self._timer = loop.call_later(min(max(next_at - now, 0.001), 60.0), self._pump)

    def _enqueue(self, key: Key) -> None:
        if key.running or key.queued:
            return
        key.queued = True
        if key.resource is None:
            self._free.append(key)
            return
        waiting = self._resource(key.resource).waiting
        waiting.insert(sum(one.urgent for one in waiting) if key.urgent else len(waiting), key)
        self._wanted[key.resource] = None

    def _start_one_of(self, name: str, resource: _Resource, loop: asyncio.AbstractEventLoop) -> None:
        """The first in the resource's queue whose step has room: so one step's full house does not hold up another's turns."""
        for key in resource.waiting:
            if self._start_turn(key, loop):
                resource.waiting.remove(key)
                resource.busy = True
                break
        if not resource.waiting:
            self._wanted.pop(name, None)

    def _start_turn(self, key: Key, loop: asyncio.AbstractEventLoop) -> bool:
        step = key.name[0]
        most = self._works[step].most_in_flight
        if most is None or self._in_flight[step] >= most or len(key.ahead) >= MOST_AHEAD:
            return False
        self._in_flight[step] += 1
        key.queued = False
        self._agenda.drop(key.name)
        elements = self._keys.begin(key)
        task = loop.create_task(self._run(key, elements))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    async def _run(self, key: Key, elements: tuple[Any, ...]) -> None:
        outputs: list[Any] = []
        step = self._works[key.name[0]].step
        try:
            turn = await step.turn(key.state, elements, self._clock(), collector(outputs), key=key.name[1])
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001  (carried to the thread that waits, which raises it)
            self._fail(error)
            return
        with self._changed:
            if key.resource is not None:
                self._release(key.resource, turn)
            nothing_before = not key.ahead
            done = self._keys.end(key, turn, outputs)
            if outputs or not nothing_before:
                self._done.append(done)
            else:
                self._count(done)  # nothing to hand over
            self._wake_again(key, turn)
            self._changed.notify_all()
        self._pump()

    def _release(self, name: str, turn: Turn[Any]) -> None:
        resource = self._resource(name)
        resource.busy = False
        if turn.rest_until is not None:
            resource.rest_until = max(resource.rest_until, turn.rest_until.timestamp())
            self._rests[name] = resource.rest_until

    def _count(self, done: Done) -> None:
        self._in_flight[done.key.name[0]] -= 1
        self._keys.count(done)

    def _wake_again(self, key: Key, turn: Turn[Any]) -> None:
        key.urgent = turn.urgent
        if self._keys.has_news(key, turn):
            # Its resource may rest until later; then it waits there.
            self._agenda.put(key.name, self._now(), unfinished=True)
        elif turn.wake_at is not None:
            self._agenda.put(key.name, turn.wake_at.timestamp(), turn.unfinished)

    def _fail(self, error: BaseException) -> None:
        with self._changed:
            self._failure = error
            self._changed.notify_all()
