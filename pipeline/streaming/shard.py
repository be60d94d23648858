"""A shard of a keyed step in the memory of a worker: its keys, their turns, and what of it has to be kept.

Turns run on the worker's asyncio loop and outlive the bundle that began them, so that no bundle waits for a slow host. A turn
that is done counts when a later bundle collects it: only then are its outputs put out and its state kept, together, with
that bundle. A turn that was under way or not collected when a worker died is run again, from what was kept.

One thread at a time uses a shard (Beam runs one bundle a key); the turns only report to it.
"""

import math
import queue
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.agenda import Agenda
from pipeline.streaming import journal
from pipeline.streaming.hosts import SHORT_S
from pipeline.streaming.room import Room
from pipeline.streaming.turns import Done, Process, Row
from pipeline.works import Work
from schemas.codec import from_json, to_json

#: Elements of one key given to one turn, as in the local engine.
WINDOW = 200
#: After a turn has begun, the shard looks for its end after this time, then after more and more: a look is a bundle.
_FIRST_LOOK_S, _LONGER_TIMES, _LONGEST_LOOK_S = 0.05, 1.5, 1.0
#: Room is looked for again after this; nobody tells a shard that another one has given some back.
_LOOK_AGAIN_S = 0.25
#: The journal is written anew when it is this much larger than what is alive; bytes of lines, before compression.
_GROWN_TIMES, _GROWN_BYTES = 1.5, 4_096


@dataclass(slots=True)
class _Key:
    state: Any = None
    wake_at: float | None = None
    expires_at: float | None = None
    paused: bool = False
    waiting: dict[int, Any] = field(default_factory=dict)
    running: bool = False
    """A turn is under way or not collected."""
    news: bool = False
    """An element came meanwhile."""
    urgent: bool = False
    """Its next turn goes before those of others that wait for the host."""


class Shard:
    """`kept`: the elements of the shard's journal, in any order."""

    def __init__(self, work: Work, process: Process, room: Room, kept: Iterable[bytes] = ()) -> None:
        self._work, self._step, self._room = work, work.step, room
        self._process = process
        self._keys: dict[str, _Key] = {}
        self._rests: dict[str, tuple[float, float]] = {}
        self._agenda = Agenda()
        self._due: dict[str, float] = {}
        """Keys whose time has come and that could not begin yet, with when to try again."""
        self._done: queue.SimpleQueue[Done] = queue.SimpleQueue()
        self._under_way: dict[str, Row] = {}
        self._asked: set[str] = set()
        """Hosts of turns under way."""
        self._look_s = _FIRST_LOOK_S
        self._number = 0
        self._new: list[bytes] = []
        self._turned: dict[str, list[int]] = {}
        """Keys that have had turns since changes were kept, and what these have consumed."""
        self._rested: set[str] = set()
        """Hosts that have rested since then."""
        self._size = self._alive = 0
        """Bytes of the journal's lines, and of those that say what is alive: before compression."""
        self.token: bytes | None = None
        """Names what is kept of this shard as of now; None as long as that is nothing."""
        self._load(kept)

    # work in

    def deliver(self, element: Any) -> None:
        """An element for its key; kept with this bundle, given to the key's next turn."""
        name = self._step.key(element)
        key = self._keys.setdefault(name, _Key())
        number = self._next()
        key.waiting[number] = element
        key.news = True
        self._new.append(journal.element_line(number, name, to_json(element)))
        self._pause(name, key, paused=False)
        if not key.running:
            self._agenda.put((self._step.name, name), self._now(), unfinished=False)

    def withdraw(self, name: str) -> None:
        """The key has no turns any more until an element comes for it. Its state is kept as long as the step wants."""
        key = self._keys.get(name)
        if key is not None:
            self._pause(name, key, paused=True)

    # turns

    def collect(self, most: int) -> list[Any]:
        """What the turns that are done have put out, of `most` turns. They count from now on. Raises what a turn raised."""
        outputs: list[Any] = []
        for _ in range(most):
            try:
                done = self._done.get_nowait()
            except queue.Empty:
                break
            if done.place is not None:
                done.place.give_back()
            if done.last:
                del self._under_way[done.name]
            if done.error is not None:
                raise done.error
            # Its place, and its host as far as this shard goes, are free for those that could not begin.
            self._due = dict.fromkeys(self._due, 0.0)
            self._look_s = _FIRST_LOOK_S
            outputs += done.outputs
            self._count(done)
        return outputs

    def start(self) -> None:
        """Begin the turns whose time has come."""
        now = self._now()
        for _, name in list(self._agenda.pop_due(now)):
            self._agenda.drop((self._step.name, name))
            self._due.setdefault(name, now)
        for name in sorted(self._due, key=lambda name: not self._keys[name].urgent):
            key, not_before = self._keys[name], self._due[name]
            if key.running or key.paused:
                del self._due[name]
            elif not_before <= now:
                again_at = self._begin(name, key, now)
                if again_at is None:
                    del self._due[name]
                else:
                    self._due[name] = again_at

    def next_look(self) -> float | None:
        """When this shard wants to be looked at again; None for never."""
        now = self._now()
        ats = [at for at in self._due.values() if at != math.inf]
        next_at = self._agenda.next_at()
        if next_at is not None:
            ats.append(next_at)
        if self._under_way:
            ats.append(now if not self._done.empty() else now + self._look_s)
            self._look_s = min(_LONGER_TIMES * self._look_s, _LONGEST_LOOK_S)
        return min(ats) if ats else None

    @property
    def is_busy(self) -> bool:
        """True where turns are under way or not collected."""
        return bool(self._under_way)

    def close(self) -> None:
        """Cancel the turns under way: what was kept is the truth, and it is not this."""
        for row in self._under_way.values():
            row.cancel()
        self._under_way = {}

    # what is kept

    def changes(self) -> tuple[list[bytes], bool]:
        """Elements for the journal since the last call; True where they replace all that it holds."""
        lines, self._new = self._new, []
        lines += [self._key_line(name, self._keys[name], consumed) for name, consumed in self._turned.items()]
        lines += [journal.host_line(self._next(), host, *self._rests[host]) for host in self._rested]
        self._turned, self._rested = {}, set()
        self._size += sum(map(len, lines))
        replace = bool(lines) and self._size > _GROWN_TIMES * self._alive + _GROWN_BYTES
        if replace:
            lines = self._everything()
            self._size = self._alive = sum(map(len, lines))
        return journal.pack(lines), replace

    def new_token(self) -> bytes:
        """A name for what is kept of this shard from now on."""
        self.token = uuid.uuid4().bytes
        return self.token

    # inside

    def _load(self, elements: Iterable[bytes]) -> None:
        now = self._now()
        kept = journal.read(elements)
        self._number = kept.last
        self._size = kept.size
        for name, one in kept.keys.items():
            state = self._step.decode(one.state) if one.state is not None else None
            waiting: dict[int, Any] = {number: from_json(self._work.element, text) for number, text in one.waiting.items()}
            self._keys[name] = _Key(state, one.wake_at, one.expires_at, one.paused, waiting)
            wake_at = now if waiting else one.wake_at
            if wake_at is not None:
                self._agenda.put((self._step.name, name), wake_at, unfinished=False)
        for host, (rest_until, rest_s) in kept.hosts.items():
            self._rests[host] = (rest_until, rest_s)
            # The host may have been asked after this was kept, by a process that died just before this one began.
            self._process.hosts.rest(host, max(rest_until, self._process.began.timestamp() + rest_s))
        self._alive = sum(map(len, self._everything()))

    def _begin(self, name: str, key: _Key, now: float) -> float | None:
        """None where a row of the key's turns has begun, else when to try again."""
        host = self._step.resource(name)
        if host is not None and host in self._asked:
            return math.inf  # until that row is collected
        rest_until = self._process.hosts.rest_until(host) if host is not None else 0.0
        if rest_until > now + SHORT_S:
            return rest_until
        if self._room.is_full:
            return now + _LOOK_AGAIN_S
        key.running, key.news = True, False
        self._look_s = _FIRST_LOOK_S
        if host is not None:
            self._asked.add(host)
        row = self._under_way[name] = Row(self._step, self._process, self._room, host, self._done.put)
        row.begin(name, key.state, dict(list(key.waiting.items())[:WINDOW]))
        return None

    def _count(self, done: Done) -> None:
        key, host = self._keys[done.name], self._step.resource(done.name)
        key.running = not done.last
        if done.last:
            self._asked.discard(host or "")
        turn = done.turn
        if turn is None:
            self._due = {done.name: 0.0, **self._due}  # before those that came after it
            return
        for number in done.consumed:
            del key.waiting[number]
        key.state, key.urgent = turn.state, turn.urgent
        key.wake_at = turn.wake_at.timestamp() if turn.wake_at is not None else None
        key.expires_at = turn.expires_at.timestamp() if turn.expires_at is not None else None
        self._turned.setdefault(done.name, []).extend(done.consumed)
        rest_until = done.rest_until()
        if host is not None and rest_until is not None:
            self._rests[host] = (rest_until, max(0.0, rest_until - done.ended))
            self._rested.add(host)
        if not done.last:
            return
        if key.waiting and (key.news or not turn.left):
            self._agenda.put((self._step.name, done.name), self._now(), unfinished=False)
        elif key.wake_at is not None:
            self._agenda.put((self._step.name, done.name), key.wake_at, unfinished=False)

    def _pause(self, name: str, key: _Key, *, paused: bool) -> None:
        if key.paused != paused:
            key.paused = paused
            self._new.append(journal.pause_line(self._next(), name, paused))

    def _everything(self) -> list[bytes]:
        """The journal anew: what is alive, without keys that may be forgotten."""
        now = self._now()
        for name in [name for name, key in self._keys.items() if name not in self._due and _is_dead(key, now)]:
            del self._keys[name]
            self._agenda.drop((self._step.name, name))
        hosts = {self._step.resource(name) for name in self._keys}
        self._rests = {host: rest for host, rest in self._rests.items() if host in hosts}
        lines = [journal.host_line(self._next(), host, *rest) for host, rest in self._rests.items()]
        for name, key in self._keys.items():
            # Elements keep their numbers: a turn under way consumes them by these.
            lines += [journal.element_line(number, name, to_json(element)) for number, element in key.waiting.items()]
            lines.append(self._key_line(name, key, ()))
            if key.paused:
                lines.append(journal.pause_line(self._next(), name, paused=True))
        return lines

    def _key_line(self, name: str, key: _Key, consumed: list[int] | tuple[()]) -> bytes:
        state = self._step.encode(key.state) if key.state is not None else None
        kept = journal.KeptKey(state, key.wake_at, key.expires_at)
        return journal.key_line(self._next(), name, kept, consumed)

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _now(self) -> float:
        return self._process.clock().timestamp()


def _is_dead(key: _Key, now: float) -> bool:
    if key.running or key.waiting:
        return False
    return (key.expires_at is not None and key.expires_at <= now) or (
        key.state is None and key.wake_at is None and not key.paused
    )
