"""One at a time: first come, first served, for each name."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class LaneTimeoutError(TimeoutError):
    """A lane stayed taken for longer than its visitor would wait."""


class Lanes:
    """Lets one task at a time into each lane, in the order of arrival. Lanes that nobody is in or waits for cost nothing."""

    def __init__(self) -> None:
        self._lanes: dict[str, tuple[asyncio.Lock, list[None]]] = {}

    @asynccontextmanager
    async def enter(self, name: str, wait_s: float) -> AsyncIterator[None]:
        """Be alone in the lane `name`. Raises LaneTimeoutError where that takes longer than `wait_s` seconds."""
        lock, users = self._lanes.setdefault(name, (asyncio.Lock(), []))
        users.append(None)
        try:
            try:
                async with asyncio.timeout(wait_s):
                    await lock.acquire()
            except TimeoutError as error:
                raise LaneTimeoutError(name) from error
            try:
                yield
            finally:
                lock.release()
        finally:
            users.pop()
            if not users:
                del self._lanes[name]

    def __len__(self) -> int:
        return len(self._lanes)
