"""One at a time: first come, first served, for each name."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext


class LaneTimeoutError(TimeoutError):
    """A lane was in use for longer than the limit of the wait."""


class Lanes:
    """Lets one task at a time into each lane, in the order of arrival. An unused lane takes no memory."""

    def __init__(self) -> None:
        self._lanes: dict[str, tuple[asyncio.Lock, asyncio.Lock, list[None]]] = {}

    @asynccontextmanager
    async def enter(self, name: str, wait_s: float | None, *, goes_first: bool = False) -> AsyncIterator[None]:
        """While the context lasts, this task is alone in the lane `name`. Raises LaneTimeoutError after `wait_s` seconds of
        waiting; None: no limit.

        `goes_first`: before all who wait but one.
        """
        line, lane, users = self._lanes.setdefault(name, (asyncio.Lock(), asyncio.Lock(), []))
        is_free = not users
        users.append(None)
        held: list[asyncio.Lock] = []
        try:
            try:
                async with nullcontext() if is_free else asyncio.timeout(wait_s):  # a timer costs more than a free lane
                    # Only the head of the line waits for the lane itself.
                    for lock in (lane,) if goes_first else (line, lane):
                        await lock.acquire()
                        held.append(lock)
            except TimeoutError as error:
                raise LaneTimeoutError(name) from error
            yield
        finally:
            for lock in held:
                lock.release()
            users.pop()
            if not users:
                del self._lanes[name]

    def __len__(self) -> int:
        return len(self._lanes)
