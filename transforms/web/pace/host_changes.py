"""The hosts that one fetch asks: its own, and those to which redirects lead. Each of the latter is kept for the fetch, as the
own host for the turn, and rests after the exchange.

A fetch that waits for a host keeps no other one: two that lead to each other's host do not block each other.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from transforms.web.messages import Client, Failure, Request, Response
from transforms.web.pace.pace import LEAST_TRY_S, Pace

#: So long a fetch waits for the host of a redirect, in use or at rest; longer waits are those of its element.
LONGEST_WAIT_S = 10.0
_LONGEST_DEFERRAL = timedelta(hours=1)


class Entry(NamedTuple):
    """How a fetch came to a host: kept for it after `waited_s`, or not, and then it may try again at `later`."""

    waited_s: float = 0.0
    later: datetime | None = None


class HostRests(Protocol):
    """The hosts as the engine knows them: in use by turns and by other fetches, or at rest."""

    async def enter(self, host: str, pause_s: float, longest_s: float, /) -> Entry:
        """Keep a host for the caller once it may be asked, within `longest_s`. `pause_s`: its pause between two requests."""
        ...

    def join(self, host: str, /) -> None:
        """Keep a host to which the fetch comes back, at once."""
        ...

    def leave(self, host: str, rest_until: datetime, refusal: Failure | None, /) -> datetime:
        """A host of `enter` or `join` is free after its rest, a longer one if it has refused; the end of the rest."""
        ...

    def step_out(self, own: str, rest_until: datetime, /) -> None:
        """The turn of a host asks another one now: fetches of other turns may use its host after its rest."""
        ...


class NoRests:
    """For a fetch beside which there is no other: every host is free."""

    async def enter(self, host: str, pause_s: float, longest_s: float, /) -> Entry:
        """At once."""
        return Entry()

    def join(self, host: str, /) -> None:
        """Nothing."""

    def leave(self, host: str, rest_until: datetime, refusal: Failure | None, /) -> datetime:
        """The given end."""
        return rest_until

    def step_out(self, own: str, rest_until: datetime, /) -> None:
        """Nothing."""


class HostChanges:
    """The changes of the host within one fetch. `own`: the host of the turn; `pace`: with the delay of the fetch's feed;
    `crawl_delay_s`: of the own host; `within_s`: as of the request."""

    def __init__(
        self,
        rests: HostRests,
        own: str,
        pace: Pace,
        clock: Callable[[], datetime],
        *,
        crawl_delay_s: float | None = None,
        within_s: float | None = None,
    ) -> None:
        self._rests, self._own, self._pace, self._clock = rests, own, pace, clock
        self._longest_s = LONGEST_WAIT_S if within_s is None else max(0.0, min(LONGEST_WAIT_S, within_s - LEAST_TRY_S))
        self._crawl_delay_s, self._came_at = crawl_delay_s, clock()
        self._visited = {own}
        self._kept: str | None = None
        """The host that is kept for the fetch beside its own."""
        self._is_out = False
        self.host = own
        """The host that was asked last, or is asked now."""
        self.rests: dict[str, datetime] = {}
        """The other hosts that were asked, with the ends of their rests: `Turn.other_rests`."""
        self.waited_s = 0.0
        """Seconds that the fetch has waited for hosts: no part of their answers."""

    def now(self) -> datetime:
        """The time by the clock of the fetch."""
        return self._clock()

    @property
    def present(self) -> str:
        """The host that the fetch may ask without a change."""
        return self._kept or self._own

    @property
    def is_elsewhere(self) -> bool:
        """The last answer was not of the own host."""
        return self.host != self._own

    async def fetch(self, client: Client, request: Request) -> Response | Failure:
        """The outcome of a request whose guard uses this; then all hosts but the own one are free again, after their rests."""
        refusal: Failure | None = None
        try:
            outcome = await client.fetch(request)
            if self.is_elsewhere and isinstance(outcome, Failure) and asks_for_rest(outcome):
                refusal = outcome
        finally:
            self._free(refusal)
        return replace(outcome, elapsed_s=max(0.0, outcome.elapsed_s - self.waited_s)) if self.waited_s else outcome

    async def enter(self, host: str, crawl_delay_s: float | None = None) -> Failure | None:
        """Change to a host, and wait until it may be asked; a `Failure` with `rests_until` if that is too late.

        A host to which the fetch comes back (a gate that sets a cookie) is asked at once, as if redirects had not left it.
        """
        if host == self.present:
            return None
        self._free(None)
        if not self._is_out:
            self._is_out = True
            self._rests.step_out(self._own, self._rest_until())
        if host in self._visited:
            self._rests.join(host)
        else:
            longest_s = max(0.0, self._longest_s - self.waited_s)
            entry = await self._rests.enter(host, self._pace.pause_s(0.0, crawl_delay_s), longest_s)
            self.waited_s += entry.waited_s
            if entry.later is not None:
                return _resting(host, entry.later)
        self._visited.add(host)
        self._kept = self.host = host
        self._crawl_delay_s, self._came_at = crawl_delay_s, self._clock()
        return None

    def end(self) -> None:
        """The fetch is over: all hosts but the own one are free again, after their rests."""
        self._free(None)

    def robots_asked(self, host: str, rest_until: datetime | None) -> None:
        """The `host` that was entered was asked for its robots.txt only, and rests. `rest_until`: its wish.

        Its Crawl-delay, like that of the own host, begins with the first page.
        """
        self._visited -= {host, self.present} - {self._own}
        self._crawl_delay_s, self.host = None, self._own
        self._free(None, rest_until)

    def _free(self, refusal: Failure | None, wish: datetime | None = None) -> None:
        """Free the host that is kept."""
        kept, self._kept = self._kept, None
        if kept is not None:
            rest_until = self._rest_until()
            rest_until = self._rests.leave(kept, max(rest_until, wish or rest_until), refusal)
            if kept != self._own:
                self.rests[kept] = rest_until

    def _rest_until(self) -> datetime:
        """The end of the pause after the exchange with the present host, which ends now."""
        now = self._clock()
        answer_s = max(0.0, (now - self._came_at).total_seconds())
        return now + timedelta(seconds=self._pace.pause_s(answer_s, self._crawl_delay_s))


def asks_for_rest(failure: Failure) -> bool:
    """True for an answer that asks for fewer requests, or for later ones."""
    return failure.http_status == 429 or (failure.http_status == 503 and failure.retry_after_s is not None)


def waits_until(failure: Failure, now: datetime) -> datetime | None:
    """When the element of a fetch is due again that has come to no answer because of the host of a redirect; else None.

    Within an hour: until then the redirect may lead somewhere else.
    """
    return None if failure.rests_until is None else min(failure.rests_until, now + _LONGEST_DEFERRAL)


def _resting(host: str, until: datetime) -> Failure:
    message = f"A redirect leads to {host}, which other requests use or which rests."
    return Failure(url="", reason="rate_limited", message=message, transient=True, rests_until=until)
