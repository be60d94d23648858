"""A clock that goes on when everybody sleeps: what takes a minute for its tasks takes no time."""

import asyncio
import heapq
import itertools
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

#: Passes of the loop after which tasks that do no I/O have come to their next sleep.
_PASSES = 50


@dataclass
class VirtualTime:
    now: datetime
    _sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = field(default_factory=list)
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def __call__(self) -> datetime:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """As `asyncio.sleep`."""
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + timedelta(seconds=seconds), next(self._numbers), woken))
        await woken

    async def run(self, *coroutines: Coroutine[Any, Any, Any]) -> list[Any]:
        """The results of coroutines that run together, and do nothing beside I/O of none but sleeps."""
        tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
        while True:
            for _ in range(_PASSES):
                await asyncio.sleep(0)
            if all(task.done() for task in tasks):
                return [task.result() for task in tasks]
            assert self._sleepers, "a task waits for something that does not come"
            at, _, woken = heapq.heappop(self._sleepers)
            self.now = max(self.now, at)
            if not woken.done():  # its task was cancelled
                woken.set_result(None)
