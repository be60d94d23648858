"""The journal of a shard as the store of its partition (`pipeline.keyed.store.Store`).

The store holds the content of the journal in memory, with encoded keys; the partition decodes keys while they are in use.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.store import Changes, Name, Wake
from pipeline.streaming import journal
from pipeline.streaming.journal import PersistedKey
from schemas.codec import from_json, to_json

#: The shard rewrites the journal when it is this much larger than its live content; bytes of lines, before compression.
_GROWN_TIMES, _GROWN_BYTES = 1.5, 4_096


class JournalStore:
    """`elements`:

    the elements of the bag, in any order. `began`: the start of this process; hosts rest from then after a crash.
    """

    def __init__(self, step: BoundStep, elements: Iterable[bytes], now: float, began: datetime) -> None:
        self._bound, self._step, self._began = step, step.step, began.timestamp()
        self._content = journal.read(elements)
        self._changed_pauses: dict[str, bool] = {}
        self._alive = sum(map(len, self._everything(now)))
        """Bytes of the live lines at the last count."""

    # for the partition

    def next_number(self) -> int:
        self._content.last += 1
        return self._content.last

    def state(self, name: Name) -> Any:
        persisted = self._content.keys.get(name[1])
        return self._step.decode(persisted.state) if persisted is not None and persisted.state is not None else None

    def elements(self, name: Name, after: int, limit: int) -> list[tuple[int, Any]]:
        persisted = self._content.keys.get(name[1])
        queued = (
            ((number, text) for number, text in persisted.waiting.items() if number > after) if persisted is not None else ()
        )
        return [(number, from_json(self._bound.input, text)) for number, text in islice(queued, limit)]

    def queued(self) -> Iterator[Name]:
        return ((self._step.name, key) for key, persisted in self._content.keys.items() if persisted.waiting)

    def wakes(self, after: float, until: float) -> Iterator[Wake]:
        for key, persisted in self._content.keys.items():
            if persisted.wake_at is not None and after < persisted.wake_at <= until:
                yield Wake((self._step.name, key), persisted.wake_at, unfinished=False)

    def rests(self) -> Iterator[tuple[str, float]]:
        # A process that died just before this one began may have sent a request after the last commit.
        return ((host, max(until, self._began + rest_s)) for host, (until, rest_s) in self._content.hosts.items())

    def admits(self, key: str) -> bool:
        """True if the key may have turns: its feed is on the list."""
        persisted = self._content.keys.get(key)
        return persisted is None or not persisted.paused

    # for the shard

    def pause(self, key: str, *, paused: bool) -> None:
        """Pause the key, or end its pause. A paused key has no turns; its state stays until its expiry."""
        persisted = self._content.keys.get(key)
        if (persisted is not None and persisted.paused) != paused:
            self._content.keys.setdefault(key, PersistedKey()).paused = paused
            self._changed_pauses[key] = paused

    def has_changes(self) -> bool:
        return bool(self._changed_pauses)

    def append(self, changes: Changes, now: float) -> tuple[list[bytes], bool]:
        """Elements for the bag; True if they replace everything in it."""
        lines: list[bytes] = []
        for number, (_, key), element in changes.arrivals:
            text = to_json(element)
            self._content.keys.setdefault(key, PersistedKey()).waiting[number] = text
            lines.append(journal.element_line(number, key, text))
        for (_, key), change in changes.keys.items():
            persisted = self._content.keys.setdefault(key, PersistedKey())
            persisted.state = self._step.encode(change.state) if change.state is not None else None
            persisted.wake_at, persisted.expires_at = change.wake_at, change.expires_at
            for number in change.consumed:
                del persisted.waiting[number]
            lines.append(journal.key_line(self.next_number(), key, persisted, change.consumed))
        for host, rest in changes.rests.items():
            self._content.hosts[host] = (rest.until, rest.seconds)
            lines.append(journal.host_line(self.next_number(), host, *rest))
        lines += [journal.pause_line(self.next_number(), key, paused) for key, paused in self._changed_pauses.items()]
        self._changed_pauses = {}
        self._content.size += sum(map(len, lines))
        replace = bool(lines) and self._content.size > _GROWN_TIMES * self._alive + _GROWN_BYTES
        if replace:
            lines = self._everything(now)
            self._content.size = self._alive = sum(map(len, lines))
        return journal.pack(lines), replace

    def _everything(self, now: float) -> list[bytes]:
        """The rewritten journal: the live content, without expired keys."""
        keys = self._content.keys
        for key in [key for key, persisted in keys.items() if _is_dead(persisted, now)]:
            del keys[key]
        hosts = {self._step.resource(key) for key in keys}
        self._content.hosts = {host: rest for host, rest in self._content.hosts.items() if host in hosts}
        lines = [journal.host_line(self.next_number(), host, *rest) for host, rest in self._content.hosts.items()]
        for key, persisted in keys.items():
            # Elements keep their numbers: a turn in flight consumes them by number.
            lines += [journal.element_line(number, key, text) for number, text in persisted.waiting.items()]
            lines.append(journal.key_line(self.next_number(), key, persisted, ()))
            if persisted.paused:
                lines.append(journal.pause_line(self.next_number(), key, paused=True))
        return lines


def _is_dead(persisted: PersistedKey, now: float) -> bool:
    if persisted.waiting:
        return False
    return (persisted.expires_at is not None and persisted.expires_at <= now) or (
        persisted.state is None and persisted.wake_at is None and not persisted.paused
    )
