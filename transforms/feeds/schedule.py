"""When to poll a feed next. Pure arithmetic on what was learned; keeps no clock.

The rule (measured in `bench/schedule.py`): the density of polls follows the square root of the feed's rate, which is learned
by hour of the day and weekday, because that gives the least mean delay for a number of polls. A guard polls before the new
items that are expected fill 40 % of what the feed lists, so that none falls out unseen. Hints, failures and a retired feed
lengthen the wait; a stable jitter spreads feeds that would move in step. At the minimum it only lengthens, by a tenth of that
at most: half of it is added to how late the news of the fastest feeds is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from math import exp, sqrt
from typing import Literal

from transforms.feeds.hints import Hints

#: A month-old day counts 1/e of today: publishers change their rhythm with seasons, not from day to day.
MEMORY_DAYS = 28.0
#: A new feed is expected to bring 5 items a day (the median of news feeds is 4.6), which weighs as much as one day seen.
PRIOR_ITEMS, PRIOR_DAYS = 5.0, 1.0
#: What an hour of the day or a weekday has to overcome before it counts as different from the others, in items.
PRIOR_HOUR_ITEMS, PRIOR_WEEKDAY_ITEMS = 1.0, 4.0
#: Share of a feed's window that expected new items may fill before it is polled.
GUARD_SHARE = 0.4
#: An entry that is so much older than all others is pinned, if chance explains that with a probability below this one. A
#: weekend is shorter; a few others tell nothing.
PINNED_APART, PINNED_P, LEAST_OTHERS = timedelta(days=4), 0.001, 4
#: What the last look saw is expected to go on at half its pace, until the next look tells: a burst is often more than one
#: item long, and a feed that was born a minute ago has taught nothing else. Two items make a pace; under 10 s none is told.
BURST_SHARE, BURST_ITEMS, BURST_LEAST_S = 0.5, 2, 10.0
#: A failing feed is asked after 1 min, 2 min, 4 min, ... and in the end every 30 days: an outage of minutes costs minutes, and
#: dead feeds do come back.
FIRST_BACK_OFF_S, LAST_BACK_OFF_S = 60.0, 30 * 86_400.0
#: A feed that said 410 Gone is asked once in 30 days.
PROBE_S = 30 * 86_400.0
#: One poll of a hundred sends no validators: some servers say 304 for ever.
FULL_FETCH_ONE_IN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSettings:
    """Bounds of the interval and how much effort goes into freshness."""

    min_interval_s: float = 60.0
    max_interval_s: float = 86_400.0
    effort: float = 1.0
    """Polls relative to the default, which is about 24 a feed a day over a mixed set; 2 halves the mean delay."""
    jitter: float = 0.1


#: At effort 1: the integral of sqrt(items/h) over hours that passes between two polls.
_STEP = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What a feed's polls have taught: decayed counts of new items, and of the days they were counted in."""

    items: float = 0.0
    days: float = 0.0
    hours: tuple[float, ...] = (0.0,) * 24
    weekdays: tuple[float, ...] = (0.0,) * 7
    window: int = 0
    """Entries the feed listed last."""
    burst: float = 0.0
    """Items an hour in the last look, where it saw several."""

    def after(self, since: datetime | None, now: datetime, appeared: Iterable[datetime], window: int | None) -> "Rhythm":
        """The rhythm after watching from `since` to `now`, in which items appeared at the instants given.

        `since` None: the first look; then the listed items tell of the time back to the oldest, at most 28 days.
        `window` None: the answer did not tell (304).
        """
        times = [min(at, now) for at in appeared]
        if since is None:
            horizon = now - timedelta(days=MEMORY_DAYS)
            times = without_pinned(times, now)
            since = max(horizon, min(times, default=now))
            times = [at for at in times if at >= horizon]
        elapsed_s = max(0.0, (now - since).total_seconds())
        elapsed_days = elapsed_s / 86_400
        burst = len(times) / max(elapsed_s, BURST_LEAST_S) * 3_600 if len(times) >= BURST_ITEMS else 0.0
        fade = exp(-elapsed_days / MEMORY_DAYS)
        hours = [count * fade for count in self.hours]
        weekdays = [count * fade for count in self.weekdays]
        for at in times:
            hours[at.hour] += 1
            weekdays[at.weekday()] += 1
        return Rhythm(
            items=round(self.items * fade + len(times), 6),
            days=round(self.days * fade + elapsed_days, 6),
            hours=tuple(round(count, 6) for count in hours),
            weekdays=tuple(round(count, 6) for count in weekdays),
            window=self.window if window is None else window,
            burst=round(burst, 6),
        )

    def items_per_day(self) -> float:
        """New items that a day is expected to bring."""
        return (self.items + PRIOR_ITEMS) / (self.days + PRIOR_DAYS)

    def rates(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Items an hour expected at each hour of the day, and the factor of each weekday."""
        mean = self.items_per_day() / 24
        # Neighbouring hours are alike: each borrows half of its weight from those beside it.
        near = [0.5 * self.hours[h] + 0.25 * (self.hours[h - 1] + self.hours[(h + 1) % 24]) for h in range(24)]
        total = sum(near) + 24 * PRIOR_HOUR_ITEMS
        hourly = tuple(mean * 24 * (count + PRIOR_HOUR_ITEMS) / total for count in near)
        total = sum(self.weekdays) + 7 * PRIOR_WEEKDAY_ITEMS
        # The first week has not seen every weekday; the prior keeps what it has not seen from counting as silent.
        return hourly, tuple(7 * (count + PRIOR_WEEKDAY_ITEMS) / total for count in self.weekdays)


def without_pinned(times: Sequence[datetime], now: datetime) -> list[datetime]:
    """The times without the oldest ones that stand apart: entries that are kept at the top of a feed for weeks.

    They stand apart if days lie between them and the others, and if the others would hardly be so near to each other by chance:
    of n times at random, none lies in the first share s of their span with probability (1 - s)^n.
    """
    kept = sorted(times)
    for number in range(min(len(kept) // 2, len(kept) - LEAST_OTHERS), 0, -1):
        oldest, following = kept[number - 1], kept[number]
        span = max(timedelta.resolution, now - oldest)
        apart = following - oldest
        if apart >= PINNED_APART and (1 - apart / span) ** (len(kept) - number) < PINNED_P:
            return kept[number:]
    return kept


def expected_items(rhythm: Rhythm, since: datetime, until: datetime) -> float:
    """Items that the rhythm expects between two instants, by hour of the day and weekday; at most of the last 60 days."""
    hourly, weekday = rhythm.rates()
    at = max(since, until - timedelta(days=60))
    items = 0.0
    while at < until:
        end = min(until, at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))
        items += hourly[at.hour] * weekday[at.weekday()] * (end - at).total_seconds() / 3_600
        at = end
    return items


#: What has decided the instant of a poll.
Why = Literal["rhythm", "window", "hint", "longest", "shortest", "failing", "gone", "retry_after", "skip_hours"]
#: The same in words.
WHY_WORDS: dict[Why, str] = {
    "rhythm": "how often it has news",
    "window": "before entries fall out of its list unseen",
    "hint": "the feed asks for this interval (TTL, update interval, Cache-Control or Expires)",
    "longest": "the longest interval",
    "shortest": "the shortest interval",
    "failing": "the back-off of a feed that fails",
    "gone": "the feed says that it is gone (410); one probe in 30 days",
    "retry_after": "its server asks for this wait (Retry-After)",
    "skip_hours": "the feed names hours or days in which it never changes (skipHours, skipDays)",
}


@dataclass(frozen=True, slots=True)
class PlannedPoll:
    """The instant of the next poll, aware UTC, and what has decided it."""

    at: datetime
    why: Why


def next_poll(
    *,
    url: str,
    polls: int,
    now: datetime,
    rhythm: Rhythm,
    hints: Hints,
    failures: int,
    retired: bool,
    retry_after_s: float | None,
    settings: ScheduleSettings,
) -> PlannedPoll:
    """The next poll after the `polls`-th poll of `url` ended at `now`; never before `now` + the minimum.

    Hints are floors that only the loss guard undercuts, because an item that falls out unseen is lost for good. What a server
    asks for in Retry-After (capped by the client) nothing undercuts.
    """
    normal_s, guard_s = _interval_s(rhythm, now, settings)
    learned_s, hinted_s = min(normal_s, guard_s), min(float(hints.floor_s()), guard_s)
    wait_s = max(learned_s, hinted_s)
    why: Why = "hint" if hinted_s > learned_s else "window" if guard_s < normal_s else "rhythm"
    if wait_s >= settings.max_interval_s:
        wait_s, why = settings.max_interval_s, "longest"
    if failures:
        # Its back-off and nothing else: how often it has news says nothing about how soon it is well again.
        wait_s, why = min(FIRST_BACK_OFF_S * 2.0 ** min(failures - 1, 20), LAST_BACK_OFF_S), "failing"
    if retired:
        wait_s, why = PROBE_S, "gone"
    share = stable_share(url, polls)
    wait_s *= 1 + settings.jitter * (share - 0.5)
    shortest_s = settings.min_interval_s * (1 + settings.jitter * share / 10)
    if wait_s < shortest_s:
        wait_s, why = shortest_s, why if failures else "shortest"
    if retry_after_s is not None and wait_s < retry_after_s:
        wait_s, why = retry_after_s, "retry_after"
    at = now + timedelta(seconds=wait_s)
    open_at = hints.next_open(at)
    return PlannedPoll(open_at, why if open_at == at else "skip_hours")


def wants_full_fetch(url: str, polls: int) -> bool:
    """True where this poll is to send no validators; the same for every replay of it."""
    return stable_share(f"full {url}", polls) < 1 / FULL_FETCH_ONE_IN


def stable_share(text: str, number: int) -> float:
    """A number from 0 up to 1 that depends on nothing but the arguments."""
    digest = blake2b(f"{number} {text}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


def _interval_s(rhythm: Rhythm, now: datetime, settings: ScheduleSettings) -> tuple[float, float]:
    """Seconds until the steps of sqrt(rate) sum up to one poll's, and until expected items fill the guard's share."""
    hourly, weekday = rhythm.rates()
    step = _STEP / settings.effort
    guard = GUARD_SHARE * rhythm.window if rhythm.window else float("inf")
    normal_s = guard_s = None
    # Whole hours from the present one on; plain numbers, because this runs at every poll.
    hour, day = now.hour, now.weekday()
    passed_s, part_s = 0.0, 3_600 - (now.minute * 60 + now.second)
    roots = items = 0.0
    while passed_s < settings.max_interval_s and (normal_s is None or guard_s is None):
        rate = max(hourly[hour] * weekday[day], BURST_SHARE * rhythm.burst)
        root = sqrt(rate)
        if normal_s is None and roots + root * part_s / 3_600 >= step:
            normal_s = passed_s + (step - roots) / root * 3_600
        if guard_s is None and items + rate * part_s / 3_600 >= guard:
            guard_s = passed_s + (guard - items) / rate * 3_600
        roots += root * part_s / 3_600
        items += rate * part_s / 3_600
        passed_s += part_s
        part_s = 3_600
        hour = (hour + 1) % 24
        day = (day + 1) % 7 if hour == 0 else day
    return normal_s or settings.max_interval_s, guard_s or settings.max_interval_s
