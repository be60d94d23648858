"""The pace of commands that ask the web without an engine: requests to one host one after the other, with its pause."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from transforms.web.pace.pace import Pace


class HostTurns:
    """Turns of hosts. `clock`: seconds that only grow; `sleep` waits for as many.

    Holds what `run` promises of `--host-delay`, without its gate: a command has no backlog, and its feeds wait here.
    """

    def __init__(
        self, pace: Pace, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._pace, self._clock, self._sleep = pace, clock, sleep
        self._locks: dict[str, asyncio.Lock] = {}
        self._free_at: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str, crawl_delay_s: float | None = None) -> AsyncIterator[None]:
        """Enters when no other turn of `host` is under way and the pause after the last one is over."""
        async with self._locks.setdefault(host, asyncio.Lock()):
            rest_s = self._free_at.get(host, 0.0) - self._clock()
            if rest_s > 0:
                await self._sleep(rest_s)
            began = self._clock()
            try:
                yield
            finally:
                ended = self._clock()
                self._free_at[host] = ended + self._pace.pause_s(ended - began, crawl_delay_s)
