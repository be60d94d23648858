"""What is known of the keys of keyed steps: state and waiting elements, in memory as long as they are in use.

The ledger holds each key as of the last commit; this table holds what has happened since, and tells the commit. A key's turns
run ahead of what counts: the next one begins from the state that the last one left, and is part of a commit only once its
outputs were handed over. States are never changed in place, so the one that counts is simply kept.

What it does not do: decide when a key has its turn (scheduler.py), or lock: its caller does.
"""

import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.agenda import Name
from pipeline.local.ledger import Changes, Ledger, StateRow
from pipeline.works import Work
from schemas.codec import from_json, to_json
from transforms.steps import Turn

#: Elements of one key held in memory and given to one turn; the rest of a backlog stays in the ledger.
WINDOW = 200


@dataclass(slots=True)
class Waiting:
    """An element that waits for its key; `stored`: it is in the ledger."""

    element: Any
    seq: int
    stored: bool


@dataclass(slots=True)
class Done:
    """A turn that is done; it counts when its outputs are handed over. `consumed`: the elements that wait no more then."""

    key: "Key"
    turn: Turn[Any]
    outputs: list[Any]
    consumed: list[Waiting]


@dataclass(slots=True)
class Key:
    """One key in memory.

    `waiting` is the head of its queue, as far as it was read; `waiting[:given]` was given to the turn under way. Where `more`
    is set, the ledger holds or may hold elements behind `last_seq`, and new ones stay apart in `arrived`, behind those.
    """

    name: Name
    resource: str | None
    loaded: bool = False
    state: Any = None
    """What the last turn left, whether it counts or not."""
    ahead: list[Done] = field(default_factory=list)
    """Turns that are done and do not count yet."""
    turn: Turn[Any] | None = None
    """The last turn that counts."""
    dirty: bool = False
    """That turn is not in the ledger yet."""
    waiting: list[Waiting] = field(default_factory=list)
    arrived: list[Waiting] = field(default_factory=list)
    given: int = 0
    news: bool = False
    """An element came while a turn was under way."""
    last_seq: int = 0
    more: bool = True
    running: bool = False
    queued: bool = False
    urgent: bool = False
    """Its next turn goes before those of others that wait for the resource."""

    def everything_waiting(self) -> Iterable[Waiting]:
        """All that the ledger must hold: what turns that do not count yet have consumed is among it."""
        return itertools.chain(*(done.consumed for done in self.ahead), self.waiting, self.arrived)


class KeyTable:
    """The keys of all steps that are in memory."""

    def __init__(self, works: Mapping[str, Work], ledger: Ledger) -> None:
        self._works, self._ledger = works, ledger
        self._keys: dict[Name, Key] = {}
        self._consumed: list[int] = []

    def get(self, name: Name) -> Key:
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = Key(name, self._works[name[0]].step.resource(name[1]))
        return key

    def deliver(self, step: str, element: Any) -> Key:
        """Put an element behind those that wait for its key."""
        key = self.get((step, self._works[step].step.key(element)))
        queue = key.arrived if key.more else key.waiting
        queue.append(Waiting(element, self._ledger.next_seq(), stored=False))
        key.news = True
        return key

    def begin(self, key: Key) -> tuple[Any, ...]:
        """The elements for a turn that begins now; the state is in `key.state`."""
        self.load(key)
        if key.more and not key.waiting:
            self._read_more(key)
        key.given, key.news, key.running = min(len(key.waiting), WINDOW), False, True
        return tuple(one.element for one in key.waiting[: key.given])

    def load(self, key: Key) -> None:
        """Read the state of a key that was not in memory."""
        if not key.loaded:
            step, name = key.name
            row = self._ledger.state(step, name)
            if row is not None and row.state != "null":
                key.state = self._works[step].step.decode(json.loads(row.state))
            key.loaded = True

    def end(self, key: Key, turn: Turn[Any], outputs: list[Any]) -> Done:
        """A turn is done: the next one may begin from what it left."""
        left = {id(element) for element in turn.left}
        given, key.waiting = key.waiting[: key.given], key.waiting[key.given :]
        key.waiting[:0] = [one for one in given if id(one.element) in left]
        key.state, key.running, key.given = turn.state, False, 0
        done = Done(key, turn, outputs, [one for one in given if id(one.element) not in left])
        key.ahead.append(done)
        return done

    def has_news(self, key: Key, turn: Turn[Any]) -> bool:
        """True where elements wait that the turn, which has just ended, was not given."""
        if key.waiting or key.arrived:
            return key.news or not turn.left
        return key.more and self._read_more(key)

    def count(self, done: Done) -> None:
        """The outputs of the key's oldest turn ahead were handed over: it is part of the next commit."""
        key = done.key
        key.ahead.remove(done)
        key.turn, key.dirty = done.turn, True
        self._consumed.extend(one.seq for one in done.consumed if one.stored)

    def turn_at_once(self, key: Key, turn: Turn[Any]) -> None:
        """A turn that began and ended inline."""
        key.state, key.turn, key.dirty = turn.state, turn, True

    def _read_more(self, key: Key) -> bool:
        """Read the next elements of the key's queue; True where there are any."""
        step, name = key.name
        rows = self._ledger.waiting(step, name, key.last_seq, WINDOW + 1)
        element = self._works[step].element
        key.waiting.extend(Waiting(from_json(element, text), seq, stored=True) for seq, text in rows[:WINDOW])
        key.more = len(rows) > WINDOW
        if key.waiting:
            key.last_seq = key.waiting[-1].seq
        if not key.more:
            # Those of `arrived` that a commit has stored meanwhile were just read.
            key.waiting.extend(one for one in key.arrived if one.seq > key.last_seq)
            key.arrived = []
        return bool(key.waiting)

    def collect(self) -> Changes:
        """What has changed since the last call."""
        changes = Changes(consumed=self._consumed)
        self._consumed = []
        for name, key in self._keys.items():
            if key.dirty:
                changes.states[name] = self._row(key)
                key.dirty = False
            for one in key.everything_waiting():
                if not one.stored:
                    changes.arrived.append((one.seq, *name, to_json(one.element)))
                    one.stored = True
        return changes

    def settle(self, keep: frozenset[Name]) -> None:
        """What was collected is in the ledger now: let go of what need not stay in memory; `keep` will be wanted soon."""
        for name, key in list(self._keys.items()):
            if key.running or key.queued or key.dirty or key.ahead:
                continue
            if key.more:
                key.arrived = [one for one in key.arrived if not one.stored]
            if len(key.waiting) > WINDOW and all(one.stored for one in key.waiting):
                del key.waiting[WINDOW:]
                key.last_seq, key.more = key.waiting[-1].seq, True
            if name not in keep and all(one.stored for one in key.everything_waiting()):
                del self._keys[name]

    def _row(self, key: Key) -> StateRow | None:
        turn = key.turn
        if turn is None:
            raise RuntimeError(f"{key.name}: a state without a turn cannot have changed")
        if turn.state is None and turn.wake_at is None:
            return None
        encoded = self._works[key.name[0]].step.encode(turn.state) if turn.state is not None else None
        return StateRow(
            json.dumps(encoded, ensure_ascii=False, separators=(",", ":")),
            turn.wake_at.timestamp() if turn.wake_at is not None else None,
            turn.unfinished,
            turn.expires_at.timestamp() if turn.expires_at is not None else None,
        )
