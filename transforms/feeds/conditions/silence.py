"""Detects a feed that has been quiet for longer than its rhythm explains. Pure.

The number of arrivals expected since the newest entry, by hour of the day and weekday, is compared with none. The learned rate
is itself uncertain, so the count is gamma-Poisson (negative binomial): P(none) = (1 + m/a) ** -a for m expected arrivals after
a arrivals seen. Entries that appear together are one arrival: publishers write in bursts. Two guards hold for what the rhythm
cannot know (holidays, a first weekend): the longest quiet that was seen, and a whole week of watching.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import exp

from transforms.feeds.schedule.schedule import MEMORY_DAYS, Rhythm, expected_items

#: A silence is told below this probability: once in some years for a feed with ten items a day.
LEAST_P = 1e-4
#: It is also longer than the longest quiet that was seen, by this factor, and than three hours.
LONGER_THAN_SEEN, LEAST_QUIET = 1.5, timedelta(hours=3)
#: What has to be known of a feed before: arrivals, and days watched (decayed: a week); else a quiet of three days.
LEAST_ARRIVALS, LEAST_DAYS, QUIET_OF_UNKNOWN = 5, 6.0, timedelta(days=3)
#: Entries within this time are one arrival.
_TOGETHER = timedelta(minutes=15)
#: How long the longest quiet counts: a fourth of a year fades it to 1/e.
_QUIET_MEMORY_DAYS = 4 * MEMORY_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Statistics of a feed's arrivals. `arrivals`: a decayed count, like the counts of `Rhythm`."""

    newest_at: datetime | None = None
    longest_s: float = 0.0
    arrivals: float = 0.0

    def after(self, appeared: Sequence[datetime], now: datetime) -> "Quiet":
        """The knowledge after entries appeared. Of a first look the longest gap but one counts: an old entry may be pinned."""
        horizon = now - timedelta(days=MEMORY_DAYS)
        times = sorted(min(at, now) for at in appeared if at >= horizon)
        if not times:
            return replace(self, newest_at=self.newest_at or now)
        last = self.newest_at or times[0]
        passed_days = max(0.0, (now - last).total_seconds() / 86_400) if self.newest_at else 0.0
        arrivals = self.arrivals * exp(-passed_days / MEMORY_DAYS)
        gaps = []
        for at in times:
            if at - last > _TOGETHER or not arrivals:
                arrivals += 1
                gaps.append((at - last).total_seconds())
            last = max(last, at)
        gaps.sort()
        longest_s = max(gaps, default=0.0) if self.newest_at else (gaps[-2] if len(gaps) > 1 else 0.0)
        faded_s = self.longest_s * exp(-passed_days / _QUIET_MEMORY_DAYS)
        return Quiet(newest_at=last, longest_s=round(max(longest_s, faded_s), 3), arrivals=round(arrivals, 6))


def silence_p(quiet: Quiet, rhythm: Rhythm, now: datetime) -> float | None:
    """The probability of a silence as long as the present one; None where too little is known, or it is nothing unusual."""
    if quiet.newest_at is None or quiet.arrivals < LEAST_ARRIVALS:
        return None
    waited = now - quiet.newest_at
    if waited < LEAST_QUIET or waited.total_seconds() <= LONGER_THAN_SEEN * quiet.longest_s:
        return None
    if rhythm.days < LEAST_DAYS and waited < QUIET_OF_UNKNOWN:
        return None
    entries_an_arrival = max(1.0, rhythm.items / quiet.arrivals)
    expected = expected_items(rhythm, quiet.newest_at, now) / entries_an_arrival
    return float((1 + expected / quiet.arrivals) ** -quiet.arrivals)
