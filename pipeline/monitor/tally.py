"""Counters of a process by dotted names, the vocabulary of the metrics on both engines.

    poll.<outcome>              polls that ended: news, nothing, failed
    request.<kind>.<outcome>    requests by kind (feed, page, robots): ok, unchanged, redirect, or the reason of a failure
    bytes.<kind>                bytes of decoded answers
    lag.<seconds>               records written within that many seconds of their first sight, not within the bound before
    condition.<type>            lines of the log that tell of a change (`pipeline.local.cycles.condition_log`)
    lag_ms                      the sum of these lags in milliseconds; in streaming a distribution

The names are bounded: kinds and reasons are fixed sets (`schemas.dead_letters.REASONS`), no name holds a URL or a host.
"""

import threading
from bisect import bisect_left
from collections import Counter
from datetime import datetime
from typing import Any

from pipeline.steps.registry import POLL_FEEDS
from schemas.dead_letters import REASONS
from schemas.feed_items import FeedItem
from transforms.feeds.polling.state import FeedState
from transforms.steps import Turn
from transforms.web.messages import Client, Failure, Request, Response

LAG = "lag_ms"
CONDITION = "condition."
#: Upper bounds of the histogram of lags, in seconds. A poll interval is a minute at least, and a retry takes up to a minute.
LAG_BOUNDS_S = (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600, 21_600, 86_400)


class Tally:
    """Counters that only grow. All methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._totals: Counter[str] = Counter()
        self._fresh: Counter[str] = Counter()
        self.failed_in_a_row = 0
        """Polls, of any feed, that have failed since the last good one."""

    def add(self, name: str, number: int = 1) -> None:
        """Add to the counter `name`."""
        with self._lock:
            self._totals[name] += number
            self._fresh[name] += number

    def totals(self) -> dict[str, int]:
        """All counters since the process began."""
        with self._lock:
            return dict(self._totals)

    def fresh(self) -> dict[str, int]:
        """The additions since the last call."""
        with self._lock:
            fresh, self._fresh = self._fresh, Counter()
            return dict(fresh)

    def lag(self, first_seen: datetime, written: datetime) -> None:
        """Count the lag of a written record that was first seen at that instant."""
        lag = lag_ms(first_seen, written)
        bound = bisect_left(LAG_BOUNDS_S, lag / 1_000)
        self.add(f"lag.{LAG_BOUNDS_S[bound] if bound < len(LAG_BOUNDS_S) else 'more'}")
        self.add(LAG, lag)

    def turn_ended(self, step: str, before: Any, turn: Turn[Any], outputs: list[Any]) -> None:
        """A turn of any step has ended (`ended` of `TurnRunner`)."""
        if step == POLL_FEEDS.name:
            self.polled(before, turn.state, outputs)

    def polled(self, before: FeedState | None, after: FeedState | None, outputs: list[Any]) -> None:
        """A turn of a poll has ended. A poll may have several turns; only the last one counts."""
        if after is None:
            return
        if after.polls == (before.polls if before is not None else 0):
            return
        if after.failures:
            self.add("poll.failed")
            self.failed_in_a_row += 1
        else:
            self.add("poll.news" if any(isinstance(output, FeedItem) for output in outputs) else "poll.nothing")
            self.failed_in_a_row = 0


OF_PROCESS = Tally()
"""The counters of a worker process of a streaming job."""


def lag_ms(first_seen: datetime, written: datetime) -> int:
    """Milliseconds from the poll that found an item to its written record; 0 if the clock was set back."""
    return max(0, round((written - first_seen).total_seconds() * 1_000))


class MeteredClient:
    """A `Client` that counts requests and bytes."""

    def __init__(self, client: Client, tally: Tally) -> None:
        self._client, self._tally = client, tally

    async def fetch(self, request: Request, /) -> Response | Failure:
        """As `Client.fetch`."""
        outcome = await self._client.fetch(request)
        if isinstance(outcome, Failure):
            name = outcome.reason if outcome.reason in REASONS else "other"
        else:
            name = "unchanged" if outcome.status == 304 else "ok"
            self._tally.add(f"bytes.{request.kind}", len(outcome.body))
        if not (isinstance(outcome, Failure) and outcome.rests_until is not None):  # the last host was not asked
            self._tally.add(f"request.{request.kind}.{name}")
        if outcome.hops:
            self._tally.add(f"request.{request.kind}.redirect", len(outcome.hops))
        return outcome
