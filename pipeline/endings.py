"""Every item ends in exactly one way, and each way has a counter: in = out + what still waits.

Counted as Beam metrics in the namespace `newsbeam`, so that every runner shows them. Names: `items` came in; `record`,
`duplicate`, `unchanged`, `removed` and `dead.<reason>` went out. `feed.<reason>` counts polls that failed: those are no items.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import apache_beam as beam
from apache_beam.metrics import Metrics

from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem
from schemas.records import Record

NAMESPACE = "newsbeam"
ITEMS = "items"


def endings_of(output: Any) -> Iterable[str]:
    """The counters that `output`, put out by a step or handed to a sink's writer, raises by one."""
    if isinstance(output, FeedItem):
        return (ITEMS,)
    if isinstance(output, Record):
        return ("record",)
    if isinstance(output, Ending):
        return (output.kind,)
    if isinstance(output, DeadLetter):
        if is_feed_failure(output):
            return (f"feed.{output.reason}",)
        # An entry that a poll could not make an item of comes in and goes out at once.
        return (ITEMS, f"dead.{output.reason}") if output.stage == "poll" else (f"dead.{output.reason}",)
    return ()


def is_feed_failure(letter: DeadLetter) -> bool:
    """True for a poll that failed as a whole. An entry without a link bears the feed's URL too, and ends as an item."""
    return letter.stage == "poll" and letter.url == letter.feed_url and letter.item is None


def count(output: Any) -> None:
    """Raise the counters of `output`. Within a bundle only."""
    for name in endings_of(output):
        Metrics.counter(NAMESPACE, name).inc()


def declare_items() -> None:
    """Tell the runner of the counter of items without raising it. Within a bundle only."""
    Metrics.counter(NAMESPACE, ITEMS).inc(0)


def unaccounted(endings: Mapping[str, int], pending_before: int, pending_after: int) -> int:
    """Items that came in and neither went out nor wait: 0 unless something was lost (> 0) or doubled (< 0)."""
    # A row that one sink refuses was counted as the record it is; other sinks may have it.
    out = sum(
        n for name, n in endings.items() if name not in (ITEMS, "dead.too_large_for_sink") and not name.startswith("feed.")
    )
    return pending_before + endings.get(ITEMS, 0) - out - pending_after


class CountEndings(beam.PTransform[Any, Any]):
    """Counts `Ending`s; puts nothing out."""

    def expand(self, ended: "beam.PCollection[Any]") -> "beam.PCollection[Any]":
        return ended | beam.ParDo(_CountFn())


class _CountFn(beam.DoFn):
    def process(self, ending: Ending) -> None:
        count(ending)
