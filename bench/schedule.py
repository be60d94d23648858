"""Freshness and completeness of the polling schedule: simulates feeds, without a network and without a clock.

    python -m bench.schedule                        200 feeds, 28 days, the default effort and 1.67 times of it
    python -m bench.schedule --feeds 600 --efforts 0.5 1 2 4
    python -m bench.schedule --arrivals minutes

Feeds: items a day lognormal (median 4.6, mean 14, 95 % below 62, as measured on news feeds), a rhythm of day and night and of
the week of each feed's own, windows of 10 to 100 entries, Poisson arrivals. Delay: from an item's publication to the poll
that finds it, over all items. Lost: items that left the window between two polls. The first 7 days train and do not count.

`--arrivals`: `poisson`, independent of each other; `minutes`, four of five items are published on a clock of the feed (each
15, 30 or 60 minutes); `late`, the same, but what is dated on the clock is listed up to 20 minutes later; `bursts`, an item is
followed by three others within ten minutes, on average; `drift`, in the middle of the time the peak of the day moves by six
hours and the rate changes threefold. `bench/schedule_peers.py` has
what a schedule that knows the true rates would reach.
"""

import argparse
import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from math import ceil, cos, exp, log, pi, sqrt

from transforms.feeds.schedule.hints import Hints
from transforms.feeds.schedule.schedule import Rhythm, ScheduleSettings, next_poll

START = datetime(2026, 3, 2, tzinfo=UTC)  # a Monday
TAUGHT_DAYS = 7
#: Lognormal with this median and mean; its 95 % point is 53.
MEDIAN, MEAN = 4.6, 14.0
ARRIVALS = ("poisson", "minutes", "late", "bursts", "drift")
#: Items that a burst has, and the share of items that a clock publishes.
BURST, ON_CLOCK = 4, 0.8


@dataclass(frozen=True)
class Feed:
    """A feed with all of its items: seconds from START, in order."""

    url: str
    window: int
    items: list[float]
    stated: list[float] = field(default_factory=list)
    """What the items say of when they were published; empty: the truth."""
    a_day: float = 0.0
    """Items a day on weekdays."""
    peak_h: float = 0.0
    swing: float = 0.0
    weekend: float = 1.0


def rate_of(feed: Feed, hour: float) -> float:
    """Items an hour that `feed` brings, so many hours after START."""
    share = feed.weekend if int(hour // 24) % 7 > 4 else 1.0
    return feed.a_day / 24 * (1 + feed.swing * cos((int(hour) % 24 - feed.peak_h) / 24 * 2 * pi)) * share


def feed(number: int, days: int, seed: int, arrivals: str = "poisson") -> Feed:
    """The feed with this number: the same for the same seed."""
    rng = random.Random(f"{seed}/{number}")
    a_day = min(2_000.0, MEDIAN * exp(rng.gauss(0, sqrt(2 * log(MEAN / MEDIAN)))))
    peak_h, swing, weekend = rng.uniform(8, 20), rng.uniform(0.3, 0.95), rng.uniform(0.2, 1.0)
    window = rng.choice((10, 15, 20, 25, 30, 40, 50, 100))
    items: list[float] = []
    # A window of 10 on a feed of 2,000 items a day is lost whatever one does: such feeds list more.
    window = max(window, int(a_day / 4))
    made = Feed(f"https://feed-{number}.example/rss", window, items, [], a_day, peak_h, swing, weekend)
    later = replace(made, a_day=a_day * rng.choice((1 / 3, 3)), peak_h=peak_h + 6) if arrivals == "drift" else made
    share = 1 / BURST if arrivals == "bursts" else 1.0
    for hour in range(days * 24):
        rate = rate_of(made if hour < days * 12 else later, hour) * share
        at, end = hour * 3_600.0, (hour + 1) * 3_600.0
        while rate > 0 and (at := at + rng.expovariate(rate) * 3_600) < end:
            items.append(at)
    if arrivals == "bursts":
        return replace(made, items=sorted(at + rng.uniform(0, 600) * (copy > 0) for at in items for copy in range(BURST)))
    if arrivals in ("minutes", "late"):
        return _on_a_clock(made, rng, is_late=arrivals == "late")
    return made


def _on_a_clock(made: Feed, rng: random.Random, *, is_late: bool) -> Feed:
    period_s, begin_s = rng.choice((900.0, 1_800.0, 3_600.0)), rng.choice((0.0, 0.0, 0.0, 300.0, 420.0))
    times = []
    for at in made.items:
        stated = at
        if rng.random() < ON_CLOCK:
            stated = ceil((at - begin_s) / period_s) * period_s + begin_s
        times.append((stated + rng.expovariate(1 / 20) + rng.uniform(0, 1_200) * is_late, stated))
    times.sort()
    return replace(made, items=[listed for listed, _ in times], stated=[stated for _, stated in times])


@dataclass
class Result:
    """Sums over feeds."""

    polls: int = 0
    found: int = 0
    lost: int = 0
    delay_s: float = 0.0


def simulate(polled: Feed, days: int, settings: ScheduleSettings, into: Result) -> None:
    """Poll `polled` for `days` days and add the polls, items and delays after the first 7 days to `into`."""
    rhythm, polls, at_s, seen, since = Rhythm(), 0, random.Random(polled.url).uniform(0, 3_600), 0, None
    while at_s < days * 86_400:
        until = seen
        while until < len(polled.items) and polled.items[until] <= at_s:
            until += 1
        listed_from = max(seen, until - polled.window)
        now = START + timedelta(seconds=at_s)
        fresh = polled.items[listed_from:until]
        if at_s > TAUGHT_DAYS * 86_400:
            into.polls += 1
            into.found += len(fresh)
            into.lost += listed_from - seen
            into.delay_s += sum(at_s - published for published in fresh)
        stated = polled.stated[listed_from:until] or fresh
        appeared = [START + timedelta(seconds=_appeared(published, since, at_s)) for published in stated]
        rhythm = rhythm.after(since, now, appeared, min(polled.window, until))
        seen, since, polls = until, now, polls + 1
        due = next_poll(
            url=polled.url,
            polls=polls,
            now=now,
            rhythm=rhythm,
            hints=Hints(),
            failures=0,
            retired=False,
            retry_after_s=None,
            settings=settings,
        ).at
        at_s = (due - START).total_seconds()


def _appeared(stated: float, since: datetime | None, now: float) -> float:
    """As `FeedAnswer.appeared_at`: what is dated long before the last poll appeared at some time between the two."""
    before = (since - START).total_seconds() if since is not None else None
    return stated if before is None or stated >= before - 3_600 else (before + now) / 2


def run(feeds: int, days: int, effort: float, seed: int, arrivals: str = "poisson") -> tuple[float, float, float]:
    """(polls a feed a day, mean delay in minutes, share lost) at this effort."""
    total = Result()
    for number in range(feeds):
        simulate(feed(number, days, seed, arrivals), days, ScheduleSettings(effort=effort), total)
    counted_days = days - TAUGHT_DAYS
    return total.polls / feeds / counted_days, total.delay_s / total.found / 60, total.lost / (total.found + total.lost)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--days", type=int, default=28)
    parser.add_argument("--efforts", type=float, nargs="+", default=[1.0, 1.67])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--arrivals", choices=ARRIVALS, default="poisson")
    args = parser.parse_args()
    print("| effort | polls/feed/day | mean delay, min | lost |\n| ---: | ---: | ---: | ---: |")
    for effort in args.efforts:
        polls, delay_min, lost = run(args.feeds, args.days, effort, args.seed, args.arrivals)
        print(f"| {effort:g} | {polls:.1f} | {delay_min:.1f} | {lost:.3%} |", flush=True)


if __name__ == "__main__":
    main()
