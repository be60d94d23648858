"""The order of entries. Pure."""

from collections.abc import Sequence

from transforms.feeds.parsed import ParsedItem


def oldest_first(items: Sequence[ParsedItem]) -> list[ParsedItem]:
    """Items in the order of their times, equal ones in the document's order turned so that the oldest is first.

    An item without a time stays behind the one that is before it in that order. So a single one without does not make the
    document's order that of all others.
    """
    times = [claim.instant if (claim := item.published or item.updated) else None for item in items]
    known = [at for at in times if at is not None]
    if not known:
        return list(reversed(items))
    ascending = len(known) > 1 and known[0] < known[-1]
    order = range(len(items)) if ascending else range(len(items) - 1, -1, -1)
    before = next(at for position in order if (at := times[position]) is not None)
    places = []
    for position in order:
        before = times[position] or before
        places.append((before, position))
    return [items[position] for _, position in sorted(places, key=lambda place: place[0])]
