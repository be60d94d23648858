"""Which hosts are being asked by this process, and until when others rest: the politeness of all shards in one worker.

Shards of both steps that ask hosts are keyed alike, by host, so that runners which give equal keys to one worker (Prism; Flink:
see deploy/flink) have all requests to a host in one process, and this is where they wait for each other.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from transforms.web.lanes import Lanes

#: A rest up to this is slept through by a row of turns; a longer one is left to the timer of its shard.
SHORT_S = 0.25
#: More hosts than this are not remembered without need.
_MANY = 10_000


class Hosts:
    """One turn at a time for each host, first come, first served, none before the host has rested. Unix seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lanes = Lanes()
        self._lock = threading.Lock()
        self._rests: dict[str, float] = {}

    @asynccontextmanager
    async def enter(self, host: str) -> AsyncIterator[bool]:
        """True: the host is the caller's alone, and has rested. False: it may not be asked yet. On the loop only."""
        async with self._lanes.enter(host, None):
            rest_s = self.rest_until(host) - self._clock()
            if 0 < rest_s <= SHORT_S:
                await asyncio.sleep(rest_s)
            yield rest_s <= SHORT_S

    def rest_until(self, host: str) -> float:
        """Nobody asks the host before this. From any thread."""
        return self._rests.get(host, 0.0)

    def rest(self, host: str, until: float) -> None:
        """Nobody asks the host before `until`. From any thread."""
        with self._lock:
            if len(self._rests) > _MANY:
                now = self._clock()
                self._rests = {name: at for name, at in self._rests.items() if at > now}
            self._rests[host] = max(self._rests.get(host, 0.0), until)
