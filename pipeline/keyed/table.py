"""The key table: state and queued elements of the keys of one partition, in memory while they are in use.

The store holds each key as of the last commit; the table holds the changes since, and gives them to the next commit. The
turns of a key run ahead of the commit: a turn begins from the state that the turn before it left, and is part of a commit
only after its outputs were taken. States are never changed in place, so keeping the state that counts costs nothing.

Pure bookkeeping: it does not decide when a key has its turn (partition.py, gate.py), and it does not lock.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.store import Arrival, Changes, KeyChange, Name, Store
from transforms.steps import Applied, Turn

#: Most elements of one key that are given to one turn; the rest of a backlog stays in the store.
WINDOW = 200
#: Most elements of one key that are read at a time, and that stay in memory over a commit. More are read while all of these
#: wait for their time.
CHUNK = 32
#: Most elements that all keys keep together over a commit, if that leaves each `_LEAST_CHUNK`; in a stream all keys of a step,
#: whose shards share them. An element takes 1 to 2 KB, ten times as much if its feed carries the article. To read a few for
#: each turn takes 0.01 ms an element.
MAX_KEPT = 4_096
_LEAST_CHUNK = 2
#: Maximum number of ended turns of one key that were not taken: requests to its host go on during a commit or a bundle, and
#: one host does not use up the limit of its step.
MAX_AHEAD = 16


@dataclass(slots=True)
class Queued:
    """An element queued for its key. `stored`: the store has it. `used`: a turn that counts has used it up."""

    element: Any
    number: int
    stored: bool
    used: bool = False


@dataclass(slots=True)
class FinishedTurn:
    """A turn that has ended. It counts when its outputs are taken; the elements in `used` are queued no more then."""

    key: "Key"
    turn: Turn[Any]
    outputs: list[Any]
    used: list[Queued]


@dataclass(slots=True, eq=False)
class Key:
    """One key in memory.

    `queue` is the head of its queue, as far as it was read; `queue[:given]` was given to the turn under way. While `more` is
    set, the store holds or may hold elements behind number `read_to`; new elements then wait in `arrived`, behind those.
    """

    name: Name
    host: str
    """Its resource, or a name of its own if it has none."""
    resource: str | None
    loaded: bool = False
    state: Any = None
    """The state that its last turn left, whether that turn counts or not."""
    ahead: list[FinishedTurn] = field(default_factory=list)
    """Turns that have ended and do not count yet."""
    turn: Turn[Any] | None = None
    """The last turn that counts."""
    consumed: list[int] = field(default_factory=list)
    """Numbers of stored elements that turns which count have used up, since the last commit."""
    queue: list[Queued] = field(default_factory=list)
    arrived: list[Queued] = field(default_factory=list)
    given: int = 0
    news: bool = False
    """An element came while a turn was under way."""
    read_to: int = 0
    more: bool = True
    running: bool = False
    waiting: bool = False
    """It waits at the host gate."""
    urgent: bool = False
    """Its last turn has asked for priority at its host."""
    held: bool = False
    """It is due, but has `MAX_AHEAD` turns ahead."""


class KeyTable:
    """The keys of a partition that are in memory."""

    def __init__(self, steps: Mapping[str, BoundStep], store: Store, max_kept: int = MAX_KEPT) -> None:
        """`max_kept`: the share of `MAX_KEPT` that the keys of this table have."""
        self._steps, self._store, self._max_kept = steps, store, max_kept
        self._keys: dict[Name, Key] = {}
        self._touched: dict[Name, Key] = {}
        """Keys that may be dropped from memory after the next commit."""
        self._changed: dict[Name, Key] = {}
        """Keys whose last turn that counts is not in the store yet."""
        self._arrivals: list[tuple[Name, Queued]] = []
        """Queued elements that are not in the store yet."""
        self._is_pressing = False
        self._stocked: set[Name] = set()
        """Keys with a backlog, as of the last commit: they share the elements that stay in memory."""

    def __contains__(self, name: Name) -> bool:
        return name in self._keys

    def get(self, name: Name) -> Key:
        """The key; it is in memory from now on."""
        key = self._keys.get(name)
        if key is None:
            resource = self._steps[name[0]].resource(name[1])
            key = self._keys[name] = Key(name, resource or "\0".join(name), resource)
        self._touched[name] = key
        return key

    def deliver(self, step: str, element: Any) -> Key:
        """Queue an element for its key."""
        key = self.get((step, self._steps[step].step.key(element)))
        queued = Queued(element, self._store.next_number(), stored=False)
        (key.arrived if key.more else key.queue).append(queued)
        self._arrivals.append((key.name, queued))
        key.news = True
        return key

    # turns

    def begin(self, key: Key) -> tuple[Any, ...]:
        """The elements for a turn that begins now, from `key.state`."""
        self._load(key)
        if key.more and not key.queue:
            self._read_more(key)
        key.given, key.news, key.running, key.waiting = min(len(key.queue), WINDOW), False, True, False
        return tuple(queued.element for queued in key.queue[: key.given])

    def end(self, key: Key, turn: Turn[Any], outputs: list[Any]) -> FinishedTurn:
        """A turn has ended: the next one may begin from its state."""
        left = {id(element) for element in turn.left}
        given, key.queue = key.queue[: key.given], key.queue[key.given :]
        key.queue[:0] = [queued for queued in given if id(queued.element) in left]
        key.state, key.running, key.given, key.urgent = turn.state, False, 0, turn.urgent
        used = [queued for queued in given if id(queued.element) not in left]
        kept = replace(turn, left=()) if turn.left else turn  # else the key's last turn keeps them in memory
        finished = FinishedTurn(key, kept, outputs, used)
        key.ahead.append(finished)
        self._touched[key.name] = key
        return finished

    def has_news(self, key: Key, turn: Turn[Any], now: float) -> bool:
        """Elements are queued that `turn`, which has just ended, did not get; one of them may be due before the turn's
        `wake_at`."""
        if (key.queue or key.arrived) and (key.news or not turn.left):
            return True
        if turn.left and (len(key.queue) >= WINDOW or _goes_on(turn, now)):
            return False
        return key.more and self._read_more(key)

    def count(self, finished: FinishedTurn) -> None:
        """The outputs of the key's oldest turn ahead were taken: it is part of the next commit."""
        key = finished.key
        key.ahead.pop(0)
        key.turn = finished.turn
        for queued in finished.used:
            queued.used = True
            if queued.stored:
                key.consumed.append(queued.number)
        self._is_pressing = self._is_pressing or bool(finished.outputs or finished.used or finished.turn.unfinished)
        self._changed[key.name] = self._touched[key.name] = key

    def apply(self, key: Key, element: Any, now: datetime) -> Applied[Any]:
        """A turn of a `KeyedMap`. It runs in this call and counts at once. `element` is None for a woken key."""
        self._load(key)
        applied: Applied[Any] = self._steps[key.name[0]].step.apply(key.state, element, now)
        key.state = applied.state
        key.turn = Turn(state=applied.state, wake_at=applied.wake_at, expires_at=applied.expires_at)
        self._is_pressing = True
        self._changed[key.name] = self._touched[key.name] = key
        return applied

    # commit

    def has_changes(self) -> bool:
        return bool(self._changed or self._arrivals)

    def changed_keys(self) -> int:
        """Number of keys whose last turn that counts is not in the store yet."""
        return len(self._changed)

    def is_pressing(self) -> bool:
        """False if all changes are those of turns without outputs, elements and retries, as a poll without news is: without a
        commit a crash costs no more than their repetition."""
        return self._is_pressing or bool(self._arrivals)

    def collect(self) -> Changes:
        """All changes since the last call: turns that count, and deliveries."""
        changes = Changes()
        for name, key in self._changed.items():
            changes.keys[name] = _change(key)
            key.consumed = []
        for name, queued in self._arrivals:
            if not queued.used:
                changes.arrivals.append(Arrival(queued.number, name, queued.element))
                queued.stored = True
        self._changed, self._arrivals, self._is_pressing = {}, [], False
        return changes

    def settle(self, is_kept: Callable[[Name], bool]) -> list[Name]:
        """The store has the collected changes: drop the keys that are neither in use nor `is_kept`. Returns their names."""
        dropped: list[Name] = []
        kept: list[Key] = []
        touched, self._touched = self._touched, {}
        for name, key in touched.items():
            if name in self._changed or key.ahead or _has_unstored(key):
                self._touched[name] = key  # a later commit has them
            elif key.running or key.waiting or is_kept(name):
                kept.append(key)
            else:
                del self._keys[name]
                dropped.append(name)
        self._stocked.difference_update(touched)
        self._stocked.update(key.name for key in kept if _is_stocked(key))
        chunk = self._chunk()
        for key in kept:
            _shorten(key, chunk)
        return dropped

    # inside

    def _chunk(self) -> int:
        """Number of elements that a key reads at a time and keeps in memory: its share of `max_kept`."""
        return min(CHUNK, max(_LEAST_CHUNK, self._max_kept // max(1, len(self._stocked))))

    def _load(self, key: Key) -> None:
        if not key.loaded:
            key.state, key.loaded = self._store.state(key.name), True

    def _read_more(self, key: Key) -> bool:
        """Read the next elements of the key's queue; True if there are any."""
        before = len(key.queue)
        chunk = self._chunk()
        rows = self._store.elements(key.name, key.read_to, chunk + 1)
        key.queue.extend(Queued(element, number, stored=True) for number, element in rows[:chunk])
        key.more = len(rows) > chunk
        if key.queue:
            key.read_to = key.queue[-1].number
        if not key.more:
            # Those of `arrived` that a commit has stored meanwhile were just read.
            key.queue.extend(queued for queued in key.arrived if queued.number > key.read_to)
            key.arrived = []
        return len(key.queue) > before


def _change(key: Key) -> KeyChange:
    turn = key.turn
    if turn is None:
        raise RuntimeError(f"{key.name}: a key without a turn cannot have changed")
    return KeyChange(
        turn.state,
        turn.wake_at.timestamp() if turn.wake_at is not None else None,
        turn.unfinished,
        turn.expires_at.timestamp() if turn.expires_at is not None else None,
        tuple(key.consumed),
    )


def _goes_on(turn: Turn[Any], now: float) -> bool:
    """The next turn has work as soon as the resource may be used."""
    begins_at = now if turn.rest_until is None else max(now, turn.rest_until.timestamp())
    return turn.wake_at is not None and turn.wake_at.timestamp() <= begins_at


def _is_stocked(key: Key) -> bool:
    """More elements are queued than each key may keep, or the store has some."""
    return len(key.queue) > _LEAST_CHUNK or (key.loaded and key.more)


def _shorten(key: Key, chunk: int) -> None:
    """Drop the end of a long queue from memory, but nothing that a turn under way was given. The store has all of it, and it is
    read from there when its time comes."""
    kept = max(chunk, key.given)
    if key.more:
        key.arrived = []
    elif len(key.queue) > kept:
        del key.queue[kept:]
        key.read_to, key.more = key.queue[-1].number, True


def _has_unstored(key: Key) -> bool:
    """Elements that the store does not have are queued. They stand last."""
    last = key.arrived[-1] if key.arrived else key.queue[-1] if key.queue else None
    return last is not None and not last.stored
