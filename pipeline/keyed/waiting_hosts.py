"""The hosts for which keys of a partition wait at the gate, by the instants at which they may be used. Pure bookkeeping."""

import heapq
import math
from collections import Counter
from collections.abc import Callable


class WaitingHosts:
    """`rest_until`: the end of a host's rest, in Unix seconds, which only grows while the host is in use.

    O(log hosts) a change: an entry of the heap is corrected when it is the first. So the heap has each host once at most, and
    hosts without waiting keys only until their rest would be over.
    """

    def __init__(self, rest_until: Callable[[str], float]) -> None:
        self._rest_until = rest_until
        self._keys: Counter[str] = Counter()
        """Number of waiting keys by host; no host has none."""
        self._heap: list[tuple[float, str]] = []
        self._listed: set[str] = set()

    def wait(self, host: str) -> None:
        """A key waits for the host."""
        self._keys[host] += 1
        if host not in self._listed:
            self._listed.add(host)
            heapq.heappush(self._heap, (self._rest_until(host), host))

    def leave(self, host: str) -> None:
        """A key that has waited for the host has its turn."""
        self._keys[host] -= 1
        if not self._keys[host]:
            del self._keys[host]

    def next_start(self, now: float) -> float:
        """The earliest instant at which a host with waiting keys may be used, `now` or later; infinity if no key waits."""
        while self._heap:
            at, host = self._heap[0]
            if host not in self._keys:
                heapq.heappop(self._heap)
                self._listed.discard(host)
            elif at < (until := self._rest_until(host)):
                heapq.heapreplace(self._heap, (until, host))
            else:
                return max(now, until)
        return math.inf
