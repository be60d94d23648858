"""Counters of items: every item ends in exactly one way, and in = out + pending.

The counters are Beam metrics in the namespace `newsbeam`, so every runner shows them. `items` counts items that came in;
`record`, `duplicate`, `unchanged`, `removed`, `filtered` and `dead.<reason>` count items that went out. `feed.<reason>` counts
failed polls and `event.<type>` events, which are no items.
"""

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import apache_beam as beam
from apache_beam.metrics import Metrics

from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event
from schemas.feed_items import FeedItem
from schemas.records import Record

NAMESPACE = "newsbeam"
ITEMS = "items"
#: A row that one sink refuses is a record for other sinks and was counted as one.
_REFUSED = ("dead.too_large_for_sink", "dead.refused_by_sink")
_NO_ITEMS = ("feed.", "event.")
#: The counters of this process: Prism loses counts of bundles that end together (`contributeMetrics` in its 2.77).
_here: Counter[str] = Counter()
_lock = threading.Lock()


def endings_of(output: Any) -> Iterable[str]:
    """The counters that `output` of a step, or a row for a sink's writer, increments."""
    if isinstance(output, FeedItem):
        return (ITEMS,)
    if isinstance(output, Record):
        return ("record",)
    if isinstance(output, Ending):
        return (ITEMS, output.kind) if output.in_poll else (output.kind,)
    if isinstance(output, Event):
        return (f"event.{output.type}",)
    if isinstance(output, DeadLetter):
        if is_feed_failure(output):
            return (f"feed.{output.reason}",)
        # An entry that a poll could not turn into an item comes in and goes out at once.
        return (ITEMS, f"dead.{output.reason}") if output.stage == "poll" else (f"dead.{output.reason}",)
    return ()


def is_feed_failure(letter: DeadLetter) -> bool:
    """True for a poll that failed as a whole. An entry without a link bears the feed's URL too, and ends as an item."""
    return letter.stage == "poll" and letter.url == letter.feed_url and letter.item is None


def count(output: Any) -> None:
    """Increment the counters of `output`. Call it within a bundle only."""
    names = endings_of(output)
    for name in names:
        Metrics.counter(NAMESPACE, name).inc()
    with _lock:
        _here.update(names)


def counted_here() -> Counter[str]:
    """The counters of all bundles of this process so far, with those of bundles that failed or were never committed."""
    with _lock:
        return Counter(_here)


def unaccounted(endings: Mapping[str, int], pending_before: int, pending_after: int) -> int:
    """Items that came in and are neither out nor pending: > 0 if items were lost, < 0 if items were counted twice."""
    out = sum(n for name, n in endings.items() if name not in (ITEMS, *_REFUSED) and not name.startswith(_NO_ITEMS))
    return pending_before + endings.get(ITEMS, 0) - out - pending_after


class CountEndings(beam.PTransform[Any, Any]):
    """Counts `Ending`s; emits nothing."""

    def expand(self, ended: "beam.PCollection[Any]") -> "beam.PCollection[Any]":
        return ended | beam.ParDo(_CountFn())


class _CountFn(beam.DoFn):
    def process(self, ending: Ending) -> None:
        count(ending)
