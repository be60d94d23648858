"""The hosts of a runner for fetches that redirects lead to them: `transforms.web.pace.host_changes.HostRests` over its gate.

A fetch never waits at the gate, because it comes from a turn that holds another host: it asks again, for some seconds. A longer
wait is that of its element. The gate is of this process: workers of a cluster do not know of each other's fetches.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Protocol

from pipeline.keyed.gate import HostGate
from transforms.web.messages import Failure
from transforms.web.pace.host_changes import Entry
from transforms.web.pace.pace import refusal_hold_s

#: A host in use is asked for again after this. Few fetches change their host, so that it costs less than a line at the gate.
ASK_AGAIN_S = 0.25
#: A fetch that could not wait comes again after this at the earliest: each time costs its own host a request.
LEAST_DEFERRAL_S = 10.0
_MAX_REFUSING = 10_000


class Lender(Protocol):
    """A runner of turns, as far as its hosts are concerned."""

    @property
    def gate(self) -> HostGate[Any]: ...

    @property
    def lock(self) -> AbstractContextManager[Any]: ...

    @property
    def clock(self) -> Callable[[], datetime]: ...

    def now(self) -> float: ...

    def wake_loop(self) -> None: ...


class LentHosts:
    """All methods belong to the loop of the runner, which calls `connect`. `sleep`: passes so many seconds."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep
        self._lender: Lender | None = None
        self._line: Counter[str] = Counter()
        """Number of fetches that wait for a host; no host has none."""
        self._refusals: dict[str, int] = {}
        """Refusals in a row of a host, to fetches that redirects have led there."""

    def connect(self, runner: Lender) -> None:
        """Lend the hosts of this runner."""
        self._lender = runner

    @property
    def _runner(self) -> Lender:
        if self._lender is None:
            raise RuntimeError("these hosts are those of no runner: give them to TurnRunner")
        return self._lender

    async def enter(self, host: str, pause_s: float, longest_s: float, /) -> Entry:
        """As `HostRests.enter`. Fetches that would wait too long, with those before them, come again one after the other."""
        waited_s = 0.0
        self._line[host] += 1
        try:
            while (start_in_s := self._lent(host, longest_s - waited_s)) is None:
                later = self._booked(host, pause_s, longest_s, waited_s)
                if later is not None:
                    return Entry(waited_s, datetime.fromtimestamp(later, tz=self._runner.clock().tzinfo))
                await self._sleep(ASK_AGAIN_S)
                waited_s += ASK_AGAIN_S
        finally:
            self._line[host] -= 1
            if not self._line[host]:
                del self._line[host]
        try:
            if start_in_s > 0:
                await self._sleep(start_in_s)
        except BaseException:  # the turn was cancelled, or the time of its fetch is over
            self._give_back(host, None)
            raise
        return Entry(waited_s + start_in_s)

    def join(self, host: str, /) -> None:
        """As `HostRests.join`."""
        with self._runner.lock:
            self._runner.gate.join(host)

    def leave(self, host: str, rest_until: datetime, refusal: Failure | None, /) -> datetime:
        """As `HostRests.leave`. From the second refusal in a row on, the host rests for as long as it asks."""
        if refusal is None:
            self._refusals.pop(host, None)
        else:
            refusals = self._refusals.pop(host, 0) + 1
            if len(self._refusals) >= _MAX_REFUSING:
                del self._refusals[next(iter(self._refusals))]
            self._refusals[host] = refusals
            hold_s = refusal_hold_s(refusal.retry_after_s, refusals)
            rest_until = max(rest_until, self._runner.clock() + timedelta(seconds=hold_s))
            if refusal.http_status == 429:
                with self._runner.lock:
                    self._runner.gate.platforms.refused(host, self._runner.now(), rest_until.timestamp())
        self._give_back(host, rest_until.timestamp())
        return rest_until

    def step_out(self, own: str, rest_until: datetime, /) -> None:
        """As `HostRests.step_out`."""
        with self._runner.lock:
            self._runner.gate.step_out(own, rest_until.timestamp())

    def _lent(self, host: str, within_s: float) -> float | None:
        """The seconds until the host, which is now lent, may be asked."""
        with self._runner.lock:
            now = self._runner.now()
            start = self._runner.gate.lend(host, now, within_s)
            return start - now if start is not None else None

    def _booked(self, host: str, pause_s: float, longest_s: float, waited_s: float) -> float | None:
        """The instant at which the fetch comes again; None if it goes on waiting."""
        with self._runner.lock:
            now, gate = self._runner.now(), self._runner.gate
            rest_s = max(0.0, gate.free_at(host) - now)
            ahead_s = 0.0 if waited_s else (self._line[host] - 1) * pause_s
            if waited_s < longest_s and rest_s + ahead_s <= longest_s - waited_s:
                return None
            return gate.book(host, now + max(LEAST_DEFERRAL_S, pause_s), pause_s)

    def _give_back(self, host: str, rest_until: float | None) -> None:
        with self._runner.lock:
            self._runner.gate.give_back(host, rest_until)
            self._runner.wake_loop()
