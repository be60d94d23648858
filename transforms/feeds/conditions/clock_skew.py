"""Detects that the stated times of a feed are off by a constant amount: a wrong clock or a wrong zone. Pure.

An entry appeared between two polls, so its stated time minus the true one lies in an interval. Entries that are all off by the
same amount have intervals with a common part; delays that vary, and calendars of coming events, have none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

#: Ahead by more than this is wrong: nothing appears before it is written, and clocks are kept within minutes.
AHEAD_S = 300.0
#: Behind by less than this is a delay between writing and listing; zones are wrong by an hour or more.
BEHIND_S = 3_000.0
#: How sure it has to be: entries that agree, and for times that are behind the width of what they agree on.
LEAST_AHEAD, LEAST_BEHIND, WIDEST_BEHIND_S = 5, 8, 900.0
#: The same as a share of how far they are behind. A feed that publishes on the half hour is polled on the half hour: its
#: entries never agree on less than that, and half an hour of half a day is a wrong clock all the same.
WIDEST_BEHIND_SHARE = 0.05
#: Polls that have to show it: an edition that is dated tomorrow appears at once.
LEAST_POLLS = 3
#: Clocks drift and are read in whole minutes.
_SLACK_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets:
    """The common offset of the last entries: stated minus true time lies between `low_s` and `high_s`."""

    low_s: float = 0.0
    high_s: float = 0.0
    entries: int = 0
    polls: int = 0

    def after(self, stated: Iterable[datetime], since: datetime, until: datetime) -> "Offsets":
        """The common part after entries with these times appeared between two polls. Where there is none it begins anew."""
        offsets, is_new = self, True
        for at in stated:
            low_s, high_s = (at - until).total_seconds(), (at - since).total_seconds()
            low, high = max(offsets.low_s, low_s), min(offsets.high_s, high_s)
            if not offsets.entries or low > high + _SLACK_S:
                offsets = Offsets(low_s=low_s, high_s=high_s, entries=1, polls=1)
            else:
                entries, polls = offsets.entries + 1, offsets.polls + is_new
                offsets = Offsets(low_s=min(low, high), high_s=max(low, high), entries=entries, polls=polls)
            is_new = False
        return offsets

    @property
    def middle_s(self) -> float:
        """The likeliest offset."""
        return (self.low_s + self.high_s) / 2


def is_skewed(offsets: Offsets) -> bool | None:
    """True where the stated times are off, False where they are right; None where the entries do not tell."""
    if offsets.polls < LEAST_POLLS:
        return None
    if offsets.entries >= LEAST_AHEAD and offsets.low_s > AHEAD_S:
        return True
    widest_s = max(WIDEST_BEHIND_S, -WIDEST_BEHIND_SHARE * offsets.high_s)
    if offsets.entries >= LEAST_BEHIND and offsets.high_s < -BEHIND_S and offsets.high_s - offsets.low_s <= widest_s:
        return True
    if offsets.entries >= LEAST_AHEAD and offsets.low_s <= AHEAD_S and offsets.high_s >= -BEHIND_S:
        return False
    return None
