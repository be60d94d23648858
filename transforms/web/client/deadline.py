"""The end of one fetch: of its redirects together, without the wait for the hosts to which they lead."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from transforms.web.client.settings import ClientSettings

# The limits of single requests come first: their messages say more.
_GRACE_S = 0.5
_T = TypeVar("_T")


class Deadline:
    """`total_s` after the first byte sent, within an `asyncio.timeout` that may end earlier. The guard's time, up to
    `guard_s` of a fetch, does not count: a fetch that has waited for a host has as much time for its answer as any other.
    """

    def __init__(self, limit: asyncio.Timeout, settings: ClientSettings, now: Callable[[], float]) -> None:
        self._limit, self._asked = limit, limit.when()
        self._total_s, self._free_s = settings.total_s, settings.guard_s
        self._now = now
        self._ends_at: float | None = None

    def remaining_s(self) -> float:
        """Time for the next request and its answer."""
        return self._total_s if self._ends_at is None else self._ends_at - self._now()

    def redirected(self, began: float) -> float:
        """The first request has `began` then: the hops together have as much time as one. Their end."""
        if self._ends_at is None:
            self._ends_at = began + self._total_s
            self._limit_to(self._ends_at)
        return self._ends_at

    async def judged(self, judgement: Awaitable[_T], began: float) -> _T:
        """What the guard says of a redirect in a fetch that `began` then."""
        ends_at, called = self.redirected(began), self._now()
        self._limit_to(ends_at + self._free_s)
        result = await judgement
        passed_s = min(self._free_s, self._now() - called)
        self._free_s -= passed_s
        self._ends_at = ends_at + passed_s
        self._limit_to(self._ends_at)
        return result

    def _limit_to(self, ends_at: float) -> None:
        ends_at += _GRACE_S
        self._limit.reschedule(ends_at if self._asked is None else min(self._asked, ends_at))
