"""Counters of items: every item ends in exactly one way, and in = out + pending.

`pipeline.counters` makes them Beam metrics, so every runner shows them. `items` counts items that came in,
`looks` looks at articles that are known; `record`, `duplicate`, `unchanged`, `postponed`, `removed` (a record without
text), `filtered` and `dead.<reason>` count endings of both. `feed.<reason>` counts failed polls and `event.<type>` events,
which are no items. `revision.<change>` counts records that are no first ones once more, by the kind of the change.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event
from schemas.feed_items import FeedItem
from schemas.pages import Page
from schemas.records import Record

ITEMS = "items"
LOOKS = "looks"
#: A row that one sink refuses is a record for other sinks and was counted as one.
_REFUSED = ("dead.too_large_for_sink", "dead.refused_by_sink")
REVISION = "revision."
_NO_ENDINGS = (ITEMS, LOOKS, *_REFUSED)
_NO_ITEMS = ("feed.", "event.", REVISION)


def endings_of(output: Any) -> Iterable[str]:
    """The counters that `output` of a step, or a row for a sink's writer, increments."""
    if isinstance(output, FeedItem):
        # A changed entry comes in with the look that it leads to: several changes may lead to one.
        return () if output.look is not None else (ITEMS,)
    if isinstance(output, Page):
        return (LOOKS,) if output.item.look is not None else ()
    if isinstance(output, Record):
        ending = "removed" if output.change == "removed" else "record"
        return (ending,) if output.change == "new" else (ending, f"{REVISION}{output.change}")
    if isinstance(output, Ending):
        came = (LOOKS,) if output.by_look else (ITEMS,) if output.in_poll else ()
        return (*came, output.kind)
    if isinstance(output, Event):
        return (f"event.{output.type}",)
    if isinstance(output, DeadLetter):
        if output.by_look:
            return (LOOKS, f"dead.{output.reason}")
        if is_feed_failure(output):
            return (f"feed.{output.reason}",)
        # An entry that a poll could not turn into an item comes in and goes out at once.
        return (ITEMS, f"dead.{output.reason}") if output.stage == "poll" else (f"dead.{output.reason}",)
    return ()


def is_of_row(name: str) -> bool:
    """True for a counter of rows that an output has."""
    return name in ("record", "removed") or name.startswith(("dead.", *_NO_ITEMS))


def is_feed_failure(letter: DeadLetter) -> bool:
    """True for a poll that failed as a whole. An entry without a link bears the feed's URL too, and ends as an item."""
    return letter.stage == "poll" and letter.url == letter.feed_url and letter.item is None


def unaccounted(endings: Mapping[str, int], pending_before: int, pending_after: int) -> int:
    """Items and looks that came in and are neither out nor pending: > 0 if some were lost, < 0 if some were counted twice."""
    came = endings.get(ITEMS, 0) + endings.get(LOOKS, 0)
    return pending_before + came - ended(endings) - pending_after


def ended(endings: Mapping[str, int]) -> int:
    """The number of items and looks that have ended."""
    return sum(n for name, n in endings.items() if name not in _NO_ENDINGS and not name.startswith(_NO_ITEMS))
