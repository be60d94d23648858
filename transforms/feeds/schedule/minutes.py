"""The minutes of the hour at which a feed brings news. Pure.

Many systems publish on a clock: at the full hour, each quarter of an hour, or when a job rebuilds the feed. A poll right after
such a minute finds the news at once. Two guards keep this from doing harm: the counts must differ from those of a feed without
a clock beyond chance, and the stated times must be those at which entries appear. An entry that was dated before the last poll
and was not listed then shows that they are not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

#: Slots of two minutes: one more poll in each of them would be 720 a day.
SLOTS, SLOT_S = 30, 120.0
#: Entries that have to be counted, and the least chi-square of 29 degrees of freedom: by chance one feed in some hundred
#: thousand exceeds it.
LEAST_ENTRIES, LEAST_CHI_SQUARE = 20.0, 80.0
#: The share of entries that may be listed later than they say.
MOST_LATE = 0.03
#: What a slot has to overcome before it counts as different from the others, in entries.
_PRIOR = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Decayed counts of entries by slot of the hour they are dated in; empty before the first. `late`: entries that were listed
    later than they say."""

    slots: tuple[float, ...] = ()
    late: float = 0.0

    def after(self, since: datetime | None, now: datetime, appeared: Sequence[datetime], fade: float) -> "Minutes":
        """The counts after a look. `since` None: the first look, which says nothing about late listings.

        Entries of one slot count once: a batch is one decision of a clock. The middle between two looks is the instant of
        entries that state none.
        """
        unknown = None if since is None else since + (now - since) / 2
        dated = {(at.date(), at.hour, slot_of(at)): at for at in appeared if at < now and at != unknown}
        if not dated and not self.slots:
            return self
        late = sum(1 for at in dated.values() if since is not None and (since - at).total_seconds() > SLOT_S)
        slots = [count * fade for count in self.slots] or [0.0] * SLOTS
        for at in dated.values():
            slots[slot_of(at)] += 1
        return replace(self, slots=rounded(slots, 2), late=round(self.late * fade + late, 2))

    def factors(self) -> tuple[float, ...] | None:
        """The rate in each slot relative to the rate of the hour; None for a feed without a clock, or with too few entries."""
        entries = sum(self.slots)
        if entries < LEAST_ENTRIES or self.late > MOST_LATE * entries:
            return None
        mean = entries / SLOTS
        if sum((count - mean) ** 2 for count in self.slots) / mean < LEAST_CHI_SQUARE:
            return None
        return tuple((count + _PRIOR) / (mean + _PRIOR) for count in self.slots)


def rounded(counts: Iterable[float], digits: int) -> tuple[float, ...]:
    """The counts, none of them negative, to so many decimal digits. `round` takes four times as long."""
    scale = 10.0**digits
    return tuple([int(count * scale + 0.5) / scale for count in counts])


def slot_of(at: datetime) -> int:
    """The slot of an instant."""
    return at.minute * 60 // int(SLOT_S)
