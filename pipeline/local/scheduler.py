"""Runs the turns of keyed steps: many keys at once, one turn a key, one turn a resource, none before its time.

Turns run on one asyncio loop in a thread of its own and go on across cycles; what they yield is handed over to the cycle
that runs (`take`), and only what was handed over is part of the next commit (`collect`). A turn that is under way, or done
but not handed over, is not in it: after a crash it is run again from the state and the elements it had been given.

What it does not do: I/O of its own, writing to the ledger, or deciding when a key is due (its step does).
"""

import asyncio
import heapq
import itertools
import json
import threading
from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipeline.local.ledger import Changes, Ledger, StateRow
from schemas.codec import from_json, to_json
from transforms.steps import Step, Turn

#: Elements of one key held in memory and given to one turn; the rest of a backlog stays in the ledger.
WINDOW = 200
#: Keys that wake within this time keep their decoded state in memory over a commit.
KEEP_S = 30.0


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of turns: the step, the type of its elements, and how many of its turns may be under way or not handed over.

    That bound is the back-pressure: what a turn yields stays in memory until the graph takes it. None: the step's turns never
    wait and run inline, where its elements come (`turn_now`).
    """

    step: Step[Any, Any, Any]
    element: type
    most_in_flight: int | None


@dataclass(slots=True)
class _Waiting:
    element: Any
    seq: int
    stored: bool


@dataclass(slots=True)
class _Key:
    """What is known of a key in memory.

    `waiting` is the head of its queue, as far as it was read; `waiting[:given]` was given to the turn under way. Where `more`
    is set, the ledger holds or may hold elements behind `last_seq`, and new ones stay apart in `arrived`, behind those.
    """

    step: str
    key: str
    resource: str | None
    loaded: bool = False
    state: Any = None
    row: StateRow | None = None
    """The state as of the last turn handed over, encoded when it had to be kept apart from a turn under way."""
    dirty: bool = False
    turn: "Turn[Any] | None" = None
    waiting: list[_Waiting] = field(default_factory=list)
    arrived: list[_Waiting] = field(default_factory=list)
    given: int = 0
    news: bool = False
    """An element came while a turn was under way."""
    last_seq: int = 0
    more: bool = True
    running: bool = False
    queued: bool = False


@dataclass(slots=True)
class _Resource:
    busy: bool = False
    rest_until: float = 0.0
    waiting: deque[_Key] = field(default_factory=deque)


@dataclass(frozen=True, slots=True)
class _Done:
    key: _Key
    turn: Turn[Any]
    outputs: list[Any]


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
        self._tasks: set[asyncio.Task[None]] = set()
        self._counter = itertools.count()
        self._forget_all()

    def _forget_all(self) -> None:
        self._keys: dict[tuple[str, str], _Key] = {}
        self._wakes: dict[tuple[str, str], tuple[float, bool]] = {}
        self._heap: list[tuple[float, int, tuple[str, str]]] = []
        self._resources: dict[str, _Resource] = {}
        self._open: dict[str, None] = {}
        self._free: deque[_Key] = deque()
        self._in_flight = dict.fromkeys(self._works, 0)
        self._done: deque[_Done] = deque()
        self._consumed: list[int] = []
        self._rests: dict[str, float] = {}
        self._failure: BaseException | None = None
        self._closed = False

    # life

    def start(self, loop: asyncio.AbstractEventLoop, admit: Callable[[str, str], bool]) -> None:
        """Take up the work of the ledger: keys that want to be woken and that `admit(step, key)`, and pending elements."""
        with self._lock:
            self._loop = loop
            now = self._now()
            for name, until in self._ledger.rests(now).items():
                self._resource(name).rest_until = until
            for step, key, at, unfinished in self._ledger.wakes():
                if step in self._works and not self.is_inline(step) and admit(step, key):
                    self._wake(step, key, at, unfinished)
            for step, key in self._ledger.pending_keys():
                if step in self._works:
                    self._wake(step, key, min(now, self._wakes.get((step, key), (now, True))[0]), unfinished=True)
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
        work = self._works[step]
        with self._lock:
            one = self._key(step, work.step.key(element))
            (one.arrived if one.more else one.waiting).append(_Waiting(element, self._ledger.next_seq(), stored=False))
            one.news = True
            if not one.running:
                self._wake(step, one.key, self._now(), unfinished=True)
        self._poke()

    def take(self, step: str) -> list[Any] | None:
        """What the oldest turn of `step` that is done has yielded, or None. From now on the turn is part of the next commit."""
        with self._lock:
            for index, done in enumerate(self._done):
                if done.key.step == step:
                    del self._done[index]
                    self._apply(done)
                    break
            else:
                return None
        self._poke()
        return done.outputs

    def wait(self, timeout_s: float) -> str | None:
        """The step of the oldest turn that waits to be taken; None after `timeout_s` or when somebody called `notify`.

        Raises what a turn raised: that is a bug and ends the run.
        """
        with self._changed:
            if not self._done and self._failure is None:
                self._changed.wait(timeout_s)
            if self._failure is not None:
                raise self._failure
            return self._done[0].key.step if self._done else None

    def notify(self) -> None:
        with self._changed:
            self._changed.notify_all()

    # what a run wants to know

    def next_wake(self) -> float | None:
        """Unix second of the earliest wake, None where nothing will ever wake."""
        with self._lock:
            while self._heap and self._stale(self._heap[0]):
                heapq.heappop(self._heap)
            return self._heap[0][0] if self._heap else None

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
                self._starts_at(key, at) <= (now + patience_s if unfinished else now)
                for key, (at, unfinished) in self._wakes.items()
            )

    # commit

    def collect(self) -> Changes:
        """What has changed since the last call through turns that were taken, and through deliveries."""
        with self._lock:
            changes = Changes(consumed=self._consumed, rests=self._rests)
            self._consumed, self._rests = [], {}
            for name, one in self._keys.items():
                if one.dirty:
                    changes.states[name] = self._row(one)
                    one.dirty, one.row = False, None
                for waiting in itertools.chain(one.waiting, one.arrived):
                    if not waiting.stored:
                        changes.arrived.append((waiting.seq, one.step, one.key, to_json(waiting.element)))
                        waiting.stored = True
            return changes

    def settle(self) -> None:
        """What was collected is in the ledger now: let go of what need not stay in memory."""
        with self._lock:
            keep_until = self._now() + KEEP_S
            for name, one in list(self._keys.items()):
                if one.running or one.queued or one.dirty:
                    continue
                if one.more:
                    one.arrived = [waiting for waiting in one.arrived if not waiting.stored]
                if len(one.waiting) > WINDOW and all(waiting.stored for waiting in one.waiting):
                    del one.waiting[WINDOW:]
                    one.last_seq, one.more = one.waiting[-1].seq, True
                unstored = any(not waiting.stored for waiting in itertools.chain(one.waiting, one.arrived))
                if not unstored and self._wakes.get(name, (float("inf"), False))[0] > keep_until:
                    del self._keys[name]

    # turns of steps without I/O

    def is_inline(self, step: str) -> bool:
        """True where the turns of `step` run through `turn_now`."""
        return self._works[step].most_in_flight is None

    def turn_now(self, step: str, element: Any) -> list[Any]:
        """Run the turn of a step that never waits, here and now; its state is part of the next commit."""
        work = self._works[step]
        with self._lock:
            one = self._key(step, work.step.key(element))
            self._load(one)
            outputs: list[Any] = []
            turn = _finish(work.step.turn(one.state, (element,), self._clock(), _collector(outputs), key=one.key))
            one.state, one.dirty, one.turn = turn.state, True, turn
            return outputs

    # inside: all under the lock

    def _now(self) -> float:
        return self._clock().timestamp()

    def _key(self, step: str, key: str) -> _Key:
        one = self._keys.get((step, key))
        if one is None:
            one = self._keys[step, key] = _Key(step, key, self._works[step].step.resource(key))
        return one

    def _resource(self, name: str) -> _Resource:
        return self._resources.setdefault(name, _Resource())

    def _wake(self, step: str, key: str, at: float, unfinished: bool) -> None:
        self._wakes[step, key] = (at, unfinished)
        heapq.heappush(self._heap, (at, next(self._counter), (step, key)))

    def _stale(self, entry: tuple[float, int, tuple[str, str]]) -> bool:
        wake = self._wakes.get(entry[2])
        return wake is None or wake[0] != entry[0]

    def _starts_at(self, name: tuple[str, str], at: float) -> float:
        resource = self._works[name[0]].step.resource(name[1])
        return max(at, self._resources[resource].rest_until) if resource in self._resources else at

    def _poke(self) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._pump)

    def _pump(self) -> None:
        """Start what may start now, and come back when something may. On the loop."""
        try:
            self._start_due()
        except Exception as error:  # noqa: BLE001  (carried to the thread that waits, which raises it)
            self._fail(error)

    def _fail(self, error: BaseException) -> None:
        with self._changed:
            self._failure = error
            self._changed.notify_all()

    def _start_due(self) -> None:
        with self._lock:
            loop = self._loop
            if loop is None or self._closed or self._failure is not None:
                return
            now = self._now()
            while self._heap and (self._heap[0][0] <= now or self._stale(self._heap[0])):
                entry = heapq.heappop(self._heap)
                if not self._stale(entry):
                    self._queue(self._key(*entry[2]))
            next_s = self._heap[0][0] - now if self._heap else 60.0
            for _ in range(len(self._free)):
                one = self._free.popleft()
                if not self._start(one, loop):
                    self._free.append(one)
            for name in list(self._open):
                resource = self._resources[name]
                if resource.busy:
                    continue
                if resource.rest_until > now:
                    next_s = min(next_s, resource.rest_until - now)
                    continue
                self._start_one_of(name, resource, loop)
            if self._timer is not None:
                self._timer.cancel()
            # Never longer than a minute: the clock may be set while we wait.
            self._timer = loop.call_later(min(max(next_s, 0.001), 60.0), self._pump)

    def _queue(self, one: _Key) -> None:
        if one.running or one.queued:
            return
        one.queued = True
        if one.resource is None:
            self._free.append(one)
            return
        self._resource(one.resource).waiting.append(one)
        self._open[one.resource] = None

    def _start_one_of(self, name: str, resource: _Resource, loop: asyncio.AbstractEventLoop) -> None:
        """The first in the resource's queue whose step has room: so one step's full house does not hold up another's turns."""
        for index, one in enumerate(resource.waiting):
            if self._start(one, loop):
                del resource.waiting[index]
                resource.busy = True
                break
        if not resource.waiting:
            self._open.pop(name, None)

    def _start(self, one: _Key, loop: asyncio.AbstractEventLoop) -> bool:
        work = self._works[one.step]
        if work.most_in_flight is None or self._in_flight[one.step] >= work.most_in_flight:
            return False
        self._in_flight[one.step] += 1
        one.running, one.queued = True, False
        self._wakes.pop((one.step, one.key), None)
        self._load(one)
        if one.dirty and one.row is None:
            one.row = self._row(one)  # the turn may not be part of the commit that this state is part of
        one.given, one.news = min(len(one.waiting), WINDOW), False
        task = loop.create_task(self._run(one, work.step))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    async def _run(self, one: _Key, step: Step[Any, Any, Any]) -> None:
        outputs: list[Any] = []
        elements = tuple(waiting.element for waiting in one.waiting[: one.given])
        try:
            turn = await step.turn(one.state, elements, self._clock(), _collector(outputs), key=one.key)
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001  (carried to the thread that waits, which raises it)
            self._fail(error)
            return
        with self._changed:
            if one.resource is not None:
                resource = self._resource(one.resource)
                resource.busy = False
                if turn.rest_until is not None:
                    resource.rest_until = max(resource.rest_until, turn.rest_until.timestamp())
                    self._rests[one.resource] = resource.rest_until
            done = _Done(one, turn, outputs)
            if outputs:
                self._done.append(done)
            else:
                self._apply(done)  # nothing to hand over
            self._changed.notify_all()
        self._pump()

    def _apply(self, done: _Done) -> None:
        one, turn = done.key, done.turn
        self._in_flight[one.step] -= 1
        one.running, one.dirty, one.row = False, True, None
        one.state, one.turn = turn.state, turn
        left = {id(element) for element in turn.left}
        given = one.waiting[: one.given]
        del one.waiting[: one.given]
        one.waiting[:0] = [waiting for waiting in given if id(waiting.element) in left]
        self._consumed.extend(waiting.seq for waiting in given if waiting.stored and id(waiting.element) not in left)
        one.given = 0
        if turn.wake_at is not None:
            self._wake(one.step, one.key, turn.wake_at.timestamp(), turn.unfinished)
        if one.news or (not one.waiting and (one.arrived or one.more)):
            # A new element, or the backlog behind what was given: its turn comes as soon as the resource rests no more.
            if one.more and not one.waiting and not one.arrived and not self._read_more(one):
                return
            self._wake(one.step, one.key, self._now(), unfinished=True)

    def _load(self, one: _Key) -> None:
        step = self._works[one.step].step
        if not one.loaded:
            row = self._ledger.state(one.step, one.key)
            one.state = step.decode(json.loads(row.state)) if row is not None and row.state != "null" else None
            one.loaded = True
        if one.more and not one.waiting:
            self._read_more(one)

    def _read_more(self, one: _Key) -> bool:
        """Read the next elements of the key's queue; True where there are any."""
        rows = self._ledger.waiting(one.step, one.key, one.last_seq, WINDOW + 1)
        element = self._works[one.step].element
        one.waiting.extend(_Waiting(from_json(element, text), seq, stored=True) for seq, text in rows[:WINDOW])
        one.more = len(rows) > WINDOW
        if one.waiting:
            one.last_seq = one.waiting[-1].seq
        if not one.more:
            # Those of `arrived` that a commit has stored meanwhile were just read.
            one.waiting.extend(waiting for waiting in one.arrived if waiting.seq > one.last_seq)
            one.arrived = []
        return bool(one.waiting)

    def _row(self, one: _Key) -> StateRow | None:
        if one.row is not None:
            return one.row
        turn = one.turn
        if turn is None:
            raise RuntimeError(f"{one.step} {one.key}: a state without a turn cannot have changed")
        if turn.state is None and turn.wake_at is None:
            return None
        encoded = self._works[one.step].step.encode(turn.state) if turn.state is not None else None
        return StateRow(
            json.dumps(encoded, ensure_ascii=False, separators=(",", ":")) if encoded is not None else "null",
            turn.wake_at.timestamp() if turn.wake_at is not None else None,
            turn.unfinished,
            turn.expires_at.timestamp() if turn.expires_at is not None else None,
        )


def _collector(outputs: list[Any]) -> Callable[[Any], Any]:
    async def emit(output: Any, /) -> None:
        outputs.append(output)

    return emit


def _finish(coroutine: Coroutine[Any, Any, Any]) -> Turn[Any]:
    """The result of a coroutine that never waits. Raises RuntimeError where it does: such a step has no place inline."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    coroutine.close()
    raise RuntimeError(f"{coroutine!r} waited for something; a step without a resource for inline turns must not")
