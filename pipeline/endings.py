"""Counters of items: every item ends in exactly one way, and in = out + pending.

`pipeline.counters` makes them Beam metrics, so every runner shows them. `items` counts items that came in;
`record`, `duplicate`, `unchanged`, `removed`, `filtered` and `dead.<reason>` count items that went out. `feed.<reason>` counts
failed polls and `event.<type>` events, which are no items.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event
from schemas.feed_items import FeedItem
from schemas.records import Record

ITEMS = "items"
#: A row that one sink refuses is a record for other sinks and was counted as one.
_REFUSED = ("dead.too_large_for_sink", "dead.refused_by_sink")
_NO_ITEMS = ("feed.", "event.")


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


def unaccounted(endings: Mapping[str, int], pending_before: int, pending_after: int) -> int:
    """Items that came in and are neither out nor pending: > 0 if items were lost, < 0 if items were counted twice."""
    out = sum(n for name, n in endings.items() if name not in (ITEMS, *_REFUSED) and not name.startswith(_NO_ITEMS))
    return pending_before + endings.get(ITEMS, 0) - out - pending_after
