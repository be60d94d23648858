"""The journal of a shard as the store of its partition (`pipeline.keyed.store.Store`).

The store holds the keys of the journal in memory, encoded, and the queued elements in a temporary file; the partition decodes
keys and elements while they are in use.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.store import Changes, Name, Rest, Wake
from pipeline.streaming.state import journal
from pipeline.streaming.state.journal import PersistedKey
from pipeline.streaming.state.queued_elements import QueuedElements
from schemas.codec import from_json, plain_from_json, plain_to_json, to_json

#: The shard rewrites the journal when it is this much larger than its live content; bytes of lines, before compression.
_GROWN_TIMES, _GROWN_BYTES = 1.5, 4_096
#: Or this much larger than when it was last rewritten: until then expired keys count as live content.
_GROWN_SINCE_TIMES = 3.0
#: Rests up to this are a host's usual pause, which varies with the time of its answers.
_USUAL_REST_S = 10.0


class JournalStore:
    """`elements`: those of the bag, in any order. `began`: the start of this process; hosts rest from then after a crash.

    Without a journal, changes make no elements for the bag.
    """

    def __init__(self, step: BoundStep, elements: Iterable[bytes], now: float, began: datetime, *, keeps_journal: bool) -> None:
        self._bound, self._step, self._began = step, step.step, began.timestamp()
        self._pack = journal.pack if keeps_journal else _consumed
        content = journal.read(elements)
        self._keys, self._hosts, self._last, self._size = content.keys, content.hosts, content.last, content.size
        self._waiting = QueuedElements()
        self._waiting.add((number, *element) for number, element in content.waiting.items())
        self._changed_pauses: dict[str, bool] = {}
        self._element_bytes = 0
        """Bytes of the lines of queued elements, as if all were equally long."""
        self._live = self._rewritten = sum(map(len, self._everything(now)))
        """Bytes of the live lines, and those of all lines when the journal was last rewritten."""

    # for the partition

    def next_number(self) -> int:
        self._last += 1
        return self._last

    def state(self, name: Name) -> Any:
        persisted = self._keys.get(name[1])
        if persisted is None or persisted.state is None:
            return None
        return self._step.decode(plain_from_json(persisted.state))

    def elements(self, name: Name, after: int, limit: int) -> list[tuple[int, Any]]:
        return [(number, from_json(self._bound.input, text)) for number, text in self._waiting.of(name[1], after, limit)]

    def queued(self) -> Iterator[Name]:
        return ((self._step.name, key) for key in self._waiting.names())

    def wakes(self, after: float, until: float) -> Iterator[Wake]:
        for key, persisted in self._keys.items():
            if persisted.wake_at is not None and after < persisted.wake_at <= until:
                yield Wake((self._step.name, key), persisted.wake_at, unfinished=False)

    def rests(self) -> Iterator[tuple[str, float]]:
        # A process that died just before this one began may have sent a request after the last commit.
        return ((host, max(until, self._began + rest_s)) for host, (until, rest_s) in self._hosts.items())

    def keeps(self, host: str, rest: Rest) -> bool:
        """True if a process that reads the journal gives the host its usual pause, though the journal lacks this rest."""
        persisted = self._hosts.get(host)
        return persisted is not None and rest.seconds <= max(persisted[1], _USUAL_REST_S)

    def admits(self, key: str) -> bool:
        """True if the key may have turns: its feed is on the list."""
        persisted = self._keys.get(key)
        return persisted is None or not persisted.paused

    # for the shard

    def pause(self, key: str, *, paused: bool) -> None:
        """Pause the key, or end its pause. A paused key has no turns; its state stays until its expiry."""
        persisted = self._keys.get(key)
        if (persisted is not None and persisted.paused) != paused:
            self._keys.setdefault(key, PersistedKey()).paused = paused
            self._changed_pauses[key] = paused

    def has_changes(self) -> bool:
        return bool(self._changed_pauses)

    def append(self, changes: Changes, now: float) -> tuple[list[bytes], bool]:
        """Elements for the bag; True if they replace everything in it."""
        arrived = [(number, key, to_json(element)) for number, (_, key), element in changes.arrivals]
        self._waiting.add(arrived)
        lines = [journal.element_line(*element) for element in arrived]
        self._element_bytes += sum(map(len, lines))
        replaced = 0
        for (_, key), change in changes.keys.items():
            persisted = self._keys.setdefault(key, PersistedKey())
            replaced += persisted.size
            state = self._step.encode(change.state) if change.state is not None else None
            persisted.state = plain_to_json(state).encode() if state is not None else None
            persisted.wake_at, persisted.expires_at = change.wake_at, change.expires_at
            if change.consumed:
                replaced += self._consume(key, change.consumed)
            lines.append(journal.key_line(self.next_number(), key, persisted, change.consumed))
            persisted.size = len(lines[-1])
        for host, rest in changes.rests.items():
            lines.append(journal.host_line(self.next_number(), host, *rest))
            replaced += len(lines[-1]) if host in self._hosts else 0
            self._hosts[host] = (rest.until, rest.seconds)
        lines += [journal.pause_line(self.next_number(), key, paused) for key, paused in self._changed_pauses.items()]
        self._changed_pauses = {}
        added = sum(map(len, lines))
        self._size += added
        self._live += added - replaced
        most = min(_GROWN_TIMES * self._live, _GROWN_SINCE_TIMES * self._rewritten) + _GROWN_BYTES
        if not lines or self._size <= most:
            return self._pack(lines), False
        self._size = 0
        elements = self._pack(self._measured(self._everything(now)))
        self._live = self._rewritten = self._size
        return elements, True

    def _consume(self, key: str, numbers: Sequence[int]) -> int:
        """Remove queued elements. Returns the bytes of their lines."""
        size = self._element_bytes * len(numbers) // max(1, len(self._waiting))
        self._element_bytes -= size
        self._waiting.remove(key, numbers)
        return size

    def _measured(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        for line in lines:
            self._size += len(line)
            yield line

    def _everything(self, now: float) -> Iterator[bytes]:
        """The rewritten journal: the live content, without expired keys. One line after the other: all are megabytes."""
        waiting = set(self._waiting.names())
        for key in [key for key, persisted in self._keys.items() if key not in waiting and _is_dead(persisted, now)]:
            del self._keys[key]
        hosts = {self._step.resource(key) for key in self._keys}
        # Redirects have led to hosts that are of no key here.
        self._hosts = {host: rest for host, rest in self._hosts.items() if host in hosts or rest[0] > now}
        for host, rest in self._hosts.items():
            yield journal.host_line(self.next_number(), host, *rest)
        # Elements keep their numbers: a turn in flight consumes them by number.
        self._element_bytes = 0
        for element in self._waiting:
            line = journal.element_line(*element)
            self._element_bytes += len(line)
            yield line
        for key, persisted in self._keys.items():
            line = journal.key_line(self.next_number(), key, persisted, ())
            persisted.size = len(line)
            yield line
            if persisted.paused:
                yield journal.pause_line(self.next_number(), key, paused=True)


def _consumed(lines: Iterable[bytes]) -> list[bytes]:
    """No elements. The lines are made all the same: they are measured, and rewriting them drops expired keys."""
    deque(lines, maxlen=0)
    return []


def _is_dead(persisted: PersistedKey, now: float) -> bool:
    return (persisted.expires_at is not None and persisted.expires_at <= now) or (
        persisted.state is None and persisted.wake_at is None and not persisted.paused
    )
