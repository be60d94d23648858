"""The instant of the next poll. Pure arithmetic on the learned rhythm; it has no clock.

The rule (measured in `bench/schedule.py`): the density of polls follows the square root of the feed's rate, which is learned
by hour of the day and weekday, because that gives the least mean delay for a number of polls. `placing.py` puts each poll where
it saves most waiting, also behind the minutes at which the feed brings news (`minutes.py`). A guard polls before the new items
that are expected fill 40 % of what the feed lists, so that none falls out unseen. Hints, failures and a retired feed lengthen
the wait; a stable jitter spreads feeds that would move in step. At the minimum, and at a hint, it only lengthens, by a tenth of
that at most: half of it is added to how late the news of the fastest feeds is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from math import exp
from typing import Literal

from transforms.feeds.schedule.hints import Hints
from transforms.feeds.schedule.minutes import Minutes, rounded
from transforms.feeds.schedule.placing import guard_s, interval_s, stretches

#: A month-old day counts 1/e of today: publishers change their rhythm with seasons, not from day to day.
MEMORY_DAYS = 28.0
#: A new feed is expected to bring 5 items a day (the median of news feeds is 4.6), which weighs as much as one day seen.
PRIOR_ITEMS, PRIOR_DAYS = 5.0, 1.0
#: What an hour of the day or a weekday has to overcome before it counts as different from the others, in items; and what a
#: weekday has to overcome before it counts as different from the other working days, or from the other day of the weekend.
PRIOR_HOUR_ITEMS, PRIOR_WEEKDAY_ITEMS, PRIOR_SAME_DAYS = 1.0, 4.0, 20.0
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
#: A feed that said 410 Gone is asked once in 30 days; jitter adds at most this, so that the time is still 30 days in words.
PROBE_S, PROBE_JITTER_S = 30 * 86_400.0, 12 * 3_600.0
#: The most that jitter adds to a poll that is placed behind a minute.
TIMED_JITTER_S = 45.0
#: One poll of a hundred sends no validators: some servers say 304 for ever.
FULL_FETCH_ONE_IN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSettings:
    """Bounds of the interval, and the effort for freshness."""

    min_interval_s: float = 60.0
    max_interval_s: float = 86_400.0
    effort: float = 1.0
    """Polls relative to the default, which is about 24 a feed a day over a mixed set; 2 halves the mean delay."""
    jitter: float = 0.1


#: At effort 1: the integral of sqrt(items/h) over hours that passes between two polls.
_STEP = 0.538


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The rhythm learned from a feed's polls: decayed counts of new items, and of the days in which they were counted."""

    items: float = 0.0
    days: float = 0.0
    hours: tuple[float, ...] = (0.0,) * 24
    weekdays: tuple[float, ...] = (0.0,) * 7
    window: int = 0
    """Number of entries in the last listing."""
    burst: float = 0.0
    """Items an hour in the last look, if it found several."""
    minutes: Minutes = field(default_factory=Minutes)

    def after(self, since: datetime | None, now: datetime, appeared: Iterable[datetime], window: int | None) -> "Rhythm":
        """The rhythm after watching from `since` to `now`, in which items appeared at the instants given.

        `since` None: the first look; then the listed items tell of the time back to the oldest, at most 28 days.
        `window` None: the answer did not tell (304).
        """
        times = [min(at, now) for at in appeared]
        watched_since = since
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
            hours=rounded(hours, 6),
            weekdays=rounded(weekdays, 6),
            window=self.window if window is None else window,
            burst=round(burst, 6),
            minutes=self.minutes.after(watched_since, now, times, fade),
        )

    def items_per_day(self) -> float:
        """Expected number of new items a day."""
        return (self.items + PRIOR_ITEMS) / (self.days + PRIOR_DAYS)

    def rates(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Items an hour expected at each hour of the day, and the factor of each weekday."""
        mean = self.items_per_day() / 24
        # Neighbouring hours are alike: each borrows half of its weight from those beside it.
        near = [0.5 * self.hours[h] + 0.25 * (self.hours[h - 1] + self.hours[(h + 1) % 24]) for h in range(24)]
        total = sum(near) + 24 * PRIOR_HOUR_ITEMS
        hourly = tuple(mean * 24 * (count + PRIOR_HOUR_ITEMS) / total for count in near)
        # The first week has not seen every weekday; the prior keeps what it has not seen from counting as silent.
        mean_day = sum(self.weekdays) / 7
        working, weekend = (
            (sum(days) / len(days) + PRIOR_WEEKDAY_ITEMS) / (mean_day + PRIOR_WEEKDAY_ITEMS)
            for days in (self.weekdays[:5], self.weekdays[5:])
        )
        alike = (working,) * 5 + (weekend,) * 2
        total = mean_day + PRIOR_SAME_DAYS
        return hourly, tuple((count + PRIOR_SAME_DAYS * like) / total for count, like in zip(self.weekdays, alike, strict=True))


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


def rate_at(rhythm: Rhythm, now: datetime) -> float:
    """Items an hour that the rhythm expects now."""
    hourly, weekday = rhythm.rates()
    return max(hourly[now.hour] * weekday[now.weekday()], BURST_SHARE * rhythm.burst)


def step_of(settings: ScheduleSettings) -> float:
    """The integral of sqrt(items/h) over hours that passes between two polls."""
    return _STEP / settings.effort


#: What has decided the instant of a poll.
Why = Literal["rhythm", "window", "hint", "longest", "shortest", "failing", "gone", "retry_after", "skip_hours", "push"]
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
    "push": "a hub has told of news",
    "skip_hours": "the feed names hours or days in which it never changes (skipHours, skipDays)",
}


@dataclass(frozen=True, slots=True)
class PlannedPoll:
    """The instant of the next poll, aware UTC, and the rule that has decided it."""

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
    stretch: float = 1.0,
) -> PlannedPoll:
    """The next poll after the `polls`-th poll of `url` ended at `now`; never before `now` + the minimum.

    `stretch`: the factor on the rhythm's interval that balances early polls (`siblings.py`).

    Hints are lower bounds. Only the loss guard may go below them, because an item that leaves the window unseen is lost for
    good. Nothing goes below a server's Retry-After (capped by the client).
    """
    rates, factors, least = rhythm.rates(), rhythm.minutes.factors(), BURST_SHARE * rhythm.burst
    longest_s = settings.max_interval_s
    normal_s = stretch * interval_s(stretches(rates, factors, now, least=least), step=step_of(settings), longest_s=longest_s)
    soonest_s = longest_s
    if rhythm.window:
        until_s = max(normal_s, float(hints.floor_s()))
        ahead = stretches(rates, None, now, least=least)
        soonest_s = guard_s(ahead, items=GUARD_SHARE * rhythm.window, until_s=until_s, longest_s=longest_s)
    learned_s, hinted_s = min(normal_s, soonest_s), min(float(hints.floor_s()), soonest_s)
    wait_s = max(learned_s, hinted_s)
    why: Why = "hint" if hinted_s > learned_s else "window" if soonest_s < normal_s else "rhythm"
    if wait_s >= settings.max_interval_s:
        wait_s, why = settings.max_interval_s, "longest"
    if failures:
        # Its back-off and nothing else: how often it has news says nothing about how soon it is well again.
        wait_s, why = min(FIRST_BACK_OFF_S * 2.0 ** min(failures - 1, 20), LAST_BACK_OFF_S), "failing"
    if retired:
        wait_s, why = PROBE_S, "gone"
    share = stable_share(url, polls)
    if factors is not None and why == "rhythm":
        # Before the minute there is nothing to find.
        wait_s += min(settings.jitter * wait_s, TIMED_JITTER_S) * share
    elif why == "gone":
        wait_s += min(settings.jitter * wait_s, PROBE_JITTER_S) * share
    else:
        wait_s *= 1 + settings.jitter * (share - 0.5)
    spread = 1 + settings.jitter * share / 10
    if not failures and not retired and wait_s < hinted_s * spread:
        wait_s, why = hinted_s * spread, why if why == "longest" else "hint"
    if wait_s < settings.min_interval_s * spread:
        wait_s, why = settings.min_interval_s * spread, why if failures else "shortest"
    if retry_after_s is not None and wait_s < retry_after_s:
        wait_s, why = retry_after_s, "retry_after"
    at = now + timedelta(seconds=wait_s)
    open_at = hints.next_open(at)
    return PlannedPoll(open_at, why if open_at == at else "skip_hours")


def wants_full_fetch(url: str, polls: int) -> bool:
    """True if this poll must send no validators; the same for every replay of it."""
    return stable_share(f"full {url}", polls) < 1 / FULL_FETCH_ONE_IN


def stable_share(text: str, number: int) -> float:
    """A number from 0 up to 1 that depends on nothing but the arguments."""
    digest = blake2b(f"{number} {text}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64
