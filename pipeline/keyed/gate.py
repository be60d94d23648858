"""The host gate chooses the due key that may have its turn now. Pure bookkeeping without a clock; O(log n) a change.

A host has one turn at a time, of all steps and partitions, and none before it has rested. A step has at most as many turns in
flight as its limit allows. Among keys that wait for a host, urgent ones go first, then first come, first served; a step at its
limit does not hold up another step's turns. Hosts take turns: after each turn a host goes behind the other hosts that are free.
"""

import heapq
import itertools
import math
from collections import deque
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from transforms.web.pace.platforms import Platforms


class Waiter(Protocol):
    """A key that is due. Only `cancelled` may change: such a waiter is skipped."""

    @property
    def step(self) -> str: ...

    @property
    def host(self) -> str: ...

    @property
    def urgent(self) -> bool: ...

    @property
    def unfinished(self) -> bool: ...

    @property
    def cancelled(self) -> bool: ...


W = TypeVar("W", bound=Waiter)


@dataclass(slots=True)
class _Host(Generic[W]):
    users: int = 0
    """Its turn, and fetches that redirects have led to it."""
    rest_until: float = 0.0
    queues: dict[tuple[bool, str], deque[tuple[int, W]]] = field(default_factory=dict)
    """Waiting keys by (not urgent, step), each with its number in the order of arrival."""
    unfinished: int = 0
    """Number of waiting keys with unfinished work."""
    listed_at: float | None = None
    """Its entry in the heap of resting hosts."""
    is_away: bool = False
    """A redirect has led its turn to another host."""
    is_lent: bool = False
    """A fetch of another host's turn was its last user: waiting keys go first."""
    booked_until: float = 0.0
    """Fetches that could not wait come again before this instant."""


class HostGate(Generic[W]):
    """`limits`: the maximum number of turns in flight of each step."""

    def __init__(self, limits: dict[str, int]) -> None:
        self._free = dict(limits)
        self.platforms = Platforms()
        self._hosts: dict[str, _Host[W]] = {}
        self._ready: dict[str, None] = {}
        """Hosts that may be free and have waiting keys, first come, first served."""
        self._blocked: dict[str, dict[str, None]] = {step: {} for step in limits}
        """Hosts with waiting keys of a step at its limit, by step, first come, first served. Entries may be stale."""
        self._resting: list[tuple[float, str]] = []
        """Hosts with waiting keys, by the end of their rest."""
        self._idle: list[tuple[float, str]] = []
        """Hosts without, to be forgotten then."""
        self._unfinished: dict[str, None] = {}
        """Hosts that have waiting keys with unfinished work."""
        self._arrivals = itertools.count()

    # keys

    def wait(self, waiter: W) -> None:
        """Queue a key that is due for its host."""
        host = self._hosts.setdefault(waiter.host, _Host())
        host.queues.setdefault((not waiter.urgent, waiter.step), deque()).append((next(self._arrivals), waiter))
        if waiter.unfinished:
            host.unfinished += 1
            self._unfinished[waiter.host] = None
        if not host.users:
            self._ready[waiter.host] = None

    def next(self, now: float) -> W | None:
        """The next key that may have its turn now. Its host is busy until `release`; its step has one more turn in flight."""
        self._end_rests(now)
        while self._ready or self._unblock():
            name = next(iter(self._ready))
            del self._ready[name]
            host = self._hosts.get(name)
            if host is None or host.users or not host.queues:
                continue
            host.rest_until = max(host.rest_until, self.platforms.rest_until(name))
            if host.rest_until > now:
                self._wait_for_rest(name, host)
                continue
            waiter = self._pop(name, host)
            if waiter is not None:
                host.users = 1
                self.platforms.asked(name, now)
                self._free[waiter.step] -= 1
                return waiter
            if not host.queues:
                heapq.heappush(self._idle, (host.rest_until, name))
        return None

    def release(self, name: str, rest_until: float | None) -> None:
        """A turn has ended: its host is free, after it has rested until `rest_until` if that is given."""
        host = self._hosts[name]
        host.users -= 1
        host.is_away = host.is_lent = False
        host.rest_until = max(host.rest_until, rest_until or 0.0)
        if host.queues:
            self._ready[name] = None
        else:
            heapq.heappush(self._idle, (host.rest_until, name))

    def permit(self, step: str) -> None:
        """A turn of a step is no longer in flight: its outputs were taken, or it was dropped."""
        self._free[step] += 1

    # fetches that redirects lead from the host of their turn to another one

    def step_out(self, name: str, rest_until: float) -> None:
        """The turn of a host asks another one from now on: after its rest, fetches may use the host."""
        host = self._hosts.get(name)
        if host is not None and host.users:
            host.is_away = True
            host.rest_until = max(host.rest_until, rest_until)

    def lend(self, name: str, now: float, within_s: float) -> float | None:
        """The instant from which on a host is for a fetch alone, until `give_back`.

        None if the host is in use, if it rests for longer than `within_s`, or if a waiting key goes first: fetches and waiting
        keys take turns.
        """
        host = self._hosts.get(name) or _Host()
        start = max(now, self.free_at(name))
        is_their_turn = host.is_lent and bool(host.queues) and not host.is_away
        if host.users > host.is_away or is_their_turn or start > now + within_s:
            return None
        self._hosts[name] = host
        host.users += 1
        self.platforms.asked(name, start)
        return start

    def join(self, name: str) -> None:
        """A host is for a fetch that was led back to it, until `give_back`, whoever else uses it."""
        self._hosts.setdefault(name, _Host()).users += 1

    def give_back(self, name: str, rest_until: float | None) -> None:
        """A fetch does not use the host any more."""
        host = self._hosts[name]
        is_away = host.is_away
        self.release(name, rest_until)
        host.is_away, host.is_lent = is_away, True

    def book(self, name: str, at: float, pause_s: float) -> float:
        """An instant from `at` on, after the rest of the host, for a fetch that comes again: `pause_s` after the one before."""
        host = self._hosts.get(name)
        at = max(at, self.free_at(name), host.booked_until if host is not None else 0.0)
        if host is not None:
            host.booked_until = at + pause_s
        return at

    def free_at(self, name: str) -> float:
        """The end of the rest of the host or its platform."""
        return max(self.rest_until(name), self.platforms.rest_until(name))

    # hosts

    def rest(self, name: str, until: float) -> None:
        """Nobody uses the host before `until` (never shortened)."""
        host = self._hosts.setdefault(name, _Host())
        host.rest_until = max(host.rest_until, until)
        if not host.queues and not host.users:
            heapq.heappush(self._idle, (host.rest_until, name))

    def rest_until(self, name: str) -> float:
        """The instant before which nobody uses the host; 0 if it need not rest."""
        host = self._hosts.get(name)
        return host.rest_until if host is not None else 0.0

    def set_back(self, seconds: float) -> None:
        """The clock was set back: rests last as long from now as they would have. O(hosts)."""
        for host in self._hosts.values():
            host.rest_until -= seconds
            host.booked_until -= seconds
            host.listed_at = None
        self._idle = [(at - seconds, name) for at, name in self._idle]
        self._ready.update(dict.fromkeys(name for _, name in self._resting))
        self._resting = []

    def next_at(self) -> float:
        """The end of the earliest rest of a host with waiting keys, when `next` may give another key; or infinity."""
        return self._resting[0][0] if self._resting else math.inf

    def has_work(self, now: float, patience_s: float) -> bool:
        """A waiting key may have its turn now, or within `patience_s` if its work is unfinished.

        O(hosts) at worst; called only if no turn is in flight.
        """
        free = itertools.chain(self._ready, *self._blocked.values())
        return any(self._is_open(name, now) for name in free) or any(
            self._hosts[name].rest_until <= now + patience_s for name in self._unfinished
        )

    def held(self, now: float) -> int:
        """Number of resting hosts with waiting keys. O(hosts): for gauges."""
        return sum(1 for host in self._hosts.values() if host.queues and host.rest_until > now)

    def rests(self, after: float) -> dict[str, float]:
        """The ends, later than `after`, of the rests of hosts with waiting keys. O(hosts); called only if no turn is in
        flight."""
        return {name: host.rest_until for name, host in self._hosts.items() if host.queues and host.rest_until > after}

    def __len__(self) -> int:
        """Hosts in memory."""
        return len(self._hosts)

    # inside

    def _is_open(self, name: str, now: float) -> bool:
        host = self._hosts.get(name)
        return host is not None and not host.users and bool(host.queues) and host.rest_until <= now

    def _end_rests(self, now: float) -> None:
        while self._resting and self._resting[0][0] <= now:
            at, name = heapq.heappop(self._resting)
            host = self._hosts.get(name)
            if host is not None and host.listed_at == at:
                host.listed_at = None
                self._ready[name] = None
        while self._idle and self._idle[0][0] <= now:
            _, name = heapq.heappop(self._idle)
            host = self._hosts.get(name)
            if host is None or host.users or host.queues:
                continue
            if host.rest_until <= now:
                del self._hosts[name]
            else:
                heapq.heappush(self._idle, (host.rest_until, name))

    def _wait_for_rest(self, name: str, host: _Host[W]) -> None:
        if host.listed_at != host.rest_until:
            host.listed_at = host.rest_until
            heapq.heappush(self._resting, (host.rest_until, name))

    def _unblock(self) -> bool:
        """Make one host ready for each step that is below its limit again."""
        for step, names in self._blocked.items():
            if names and self._free[step] > 0:
                name = next(iter(names))
                del names[name]
                self._ready[name] = None
        return bool(self._ready)

    def _pop(self, name: str, host: _Host[W]) -> W | None:
        """Take the first waiting key whose step is below its limit out of the host's queues."""
        best: tuple[bool, int, str] | None = None
        for (later, step), queue in list(host.queues.items()):
            while queue and queue[0][1].cancelled:
                self._left(name, host, queue.popleft()[1])
            if not queue:
                del host.queues[later, step]
            elif self._free[step] <= 0:
                self._blocked[step][name] = None
            else:
                candidate = (later, queue[0][0], step)
                best = candidate if best is None else min(best, candidate)
        if best is None:
            return None
        kind = (best[0], best[2])
        queue = host.queues[kind]
        _, waiter = queue.popleft()
        if not queue:
            del host.queues[kind]
        self._left(name, host, waiter)
        return waiter

    def _left(self, name: str, host: _Host[W], waiter: W) -> None:
        """A waiting key has left the host's queues."""
        if waiter.unfinished:
            host.unfinished -= 1
            if not host.unfinished:
                self._unfinished.pop(name, None)
