"""Which hosts are being asked by this process, and until when others rest: the politeness of all shards in one worker.

Shards of both steps that ask hosts are keyed alike, by host, so that runners which give equal keys to one worker (Prism; Flink:
see deploy/flink) have all requests to a host in one process, and this is where they wait for each other.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

#: A host that is busy is looked at again after this; nobody tells a shard when another one is done with it.
LOOK_AGAIN_S = 0.25
#: More hosts than this are not remembered without need.
_MANY = 10_000


@dataclass(slots=True)
class _Host:
    busy: bool = False
    rest_until: float = 0.0


class Hosts:
    """One turn at a time for each host, none before the host has rested. May be used from any thread. Unix seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    def enter(self, host: str) -> float | None:
        """None: the host is taken for the caller, until `leave`. Else when to try again."""
        now = self._clock()
        with self._lock:
            if len(self._hosts) > _MANY:
                # Those that have rested need not be remembered.
                self._hosts = {name: one for name, one in self._hosts.items() if one.busy or one.rest_until > now}
            entry = self._hosts.setdefault(host, _Host())
            if entry.busy:
                return max(entry.rest_until, now + LOOK_AGAIN_S)
            if entry.rest_until > now:
                return entry.rest_until
            entry.busy = True
            return None

    def leave(self, host: str, rest_until: float | None) -> None:
        """The caller has done with the host, which rests until `rest_until`; None leaves that as it was."""
        with self._lock:
            entry = self._hosts[host]
            entry.busy = False
            entry.rest_until = max(entry.rest_until, rest_until or 0.0)

    def hold(self, host: str, rest_until: float) -> None:
        """Nobody asks the host before `rest_until`."""
        with self._lock:
            entry = self._hosts.setdefault(host, _Host())
            entry.rest_until = max(entry.rest_until, rest_until)


class Room:
    """How many turns of one step may be under way or not handed over in this process. From any thread."""

    def __init__(self, most: int) -> None:
        self._free = threading.BoundedSemaphore(most)

    def take(self) -> "Place | None":
        """A place, where there is one."""
        return Place(self._free) if self._free.acquire(blocking=False) else None


class Place:
    """A place for a turn, its owner's until it is given back. Giving it back again does nothing."""

    def __init__(self, free: threading.BoundedSemaphore) -> None:
        self._free = free
        self._lock = threading.Lock()
        self._taken = True

    def give_back(self) -> None:
        with self._lock:
            taken, self._taken = self._taken, False
        if taken:
            self._free.release()
