"""The list of feeds as a stream: its feeds at the start, then additions and removals.

A timer reads the list again every `refresh_s` seconds and emits the changes. If the list cannot be read, the last one stays in
use. The first polls of feeds that were added together are spread over time.

A PeriodicImpulse sets the timer and keeps the job alive: the watermark of a plain Impulse ends at once, and with it the timers.
It does not tick every `refresh_s` itself: on Flink its splittable DoFn resumes five to seven times a tick, and each time adds
2 KB to all later checkpoints (measured with Flink 1.19.3 and Beam's runner 2.70).
"""

import json
import logging
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam
from apache_beam.coders import BytesCoder
from apache_beam.transforms.periodicsequence import PeriodicImpulse
from apache_beam.transforms.timeutil import TimeDomain
from apache_beam.transforms.userstate import ReadModifyWriteStateSpec, TimerSpec, on_timer
from apache_beam.utils.timestamp import Timestamp

from pipeline.settings import UsageError
from pipeline.streaming.listed_feeds import ListedFeeds
from pipeline.streaming.stateful import Withdrawn
from transforms.feeds.sources import FeedSource

_LOG = logging.getLogger(__name__)

#: Between two ticks of the impulse.
_ALIVE_S = 86_400
#: Seconds between the first polls of two feeds, and of all new feeds. Feeds with equal intervals that begin together stay in
#: step, and the articles of one wait behind those of the others (half a second of each minute's, with three feeds of 40). The
#: first poll waits 2 s for the start of the pool, so 3 s are too few.
_APART_S, _ALL_BEGUN_S = 5.0, 15.0


class ReadFeeds(beam.PTransform[Any, Any]):
    """PBegin -> FeedSource for each new feed of the list, `Withdrawn` for each feed that was removed from it."""

    def __init__(self, feeds: ListedFeeds, refresh_s: int) -> None:
        super().__init__()
        self._feeds, self._refresh_s = feeds, refresh_s

    def expand(self, begin: Any) -> "beam.PCollection[Any]":
        return (
            begin
            # The start is given: its default is the moment of the import.
            | PeriodicImpulse(start_timestamp=Timestamp(int(time.time())), fire_interval=_ALIVE_S)
            | "ToOneKey" >> beam.Map(_to_one_key).with_output_types(tuple[bytes, float])
            | "Changes" >> beam.ParDo(_ChangesFn(self._feeds, self._refresh_s))
        )


def _to_one_key(tick: Timestamp) -> tuple[bytes, float]:
    return b"feeds", float(tick)


class _ChangesFn(beam.DoFn):
    LISTED = ReadModifyWriteStateSpec("listed", BytesCoder())
    AGAIN = TimerSpec("again", TimeDomain.REAL_TIME)

    def __init__(self, feeds: ListedFeeds, refresh_s: int, clock: Callable[[], float] = time.time) -> None:
        self._feeds, self._refresh_s, self._clock = feeds, refresh_s, clock

    def process(
        self,
        element: tuple[bytes, float],
        listed: Any = beam.DoFn.StateParam(LISTED),
        again: Any = beam.DoFn.TimerParam(AGAIN),
    ) -> Iterator[Any]:
        yield from self.on_wake(listed, again)

    @on_timer(AGAIN)
    def on_wake(self, listed: Any = beam.DoFn.StateParam(LISTED), again: Any = beam.DoFn.TimerParam(AGAIN)) -> Iterator[Any]:
        again.set(self._clock() + self._refresh_s)
        before = listed.read()
        known = read_listed(before) if before is not None else []
        try:
            now = self._feeds.read()
        except (UsageError, OSError) as error:
            _LOG.warning("the list of feeds stays as it was: %s", error)
            return
        changes = changed(known, now, self._clock())
        if changes:
            listed.write(zlib.compress(json.dumps({"v": 1, "feeds": now}).encode()))
        yield from changes


def changed(before: Sequence[str], now: Sequence[str], at: float) -> list[FeedSource | Withdrawn]:
    """The new feeds of the list at the instant `at` (Unix seconds), in its order, then the removed feeds."""
    were, are = set(before), set(now)
    new = [url for url in now if url not in were]
    apart_s = min(_APART_S, _ALL_BEGUN_S / max(1, len(new)))
    begin_at = [datetime.fromtimestamp(at + number * apart_s, UTC) for number in range(len(new))]
    sources = [FeedSource(url, begin_at=begin) for url, begin in zip(new, begin_at, strict=True)]
    return [*sources, *(Withdrawn(url) for url in before if url not in are)]


def read_listed(state: bytes) -> list[str]:
    """The list in the state of a job."""
    data = json.loads(zlib.decompress(state))
    if data["v"] > 1:
        raise ValueError(f"the list of feeds of this job is of version {data['v']}; this newsbeam reads up to 1: update it")
    return data["feeds"]
