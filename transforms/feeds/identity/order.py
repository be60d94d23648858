"""The order of entries. Pure."""

from collections.abc import Sequence

from transforms.feeds.parsed import ParsedItem


def oldest_first(items: Sequence[ParsedItem]) -> list[ParsedItem]:
    """Items in the order of their times; where some have none, the document's order turned so that the oldest is first."""
    times = [claim.instant if (claim := item.published or item.updated) else None for item in items]
    known = [at for at in times if at is not None]
    ascending = len(known) > 1 and known[0] < known[-1]
    order = list(range(len(items))) if ascending else list(range(len(items)))[::-1]
    if len(known) == len(items):
        order.sort(key=lambda position: known[position])
    return [items[position] for position in order]
