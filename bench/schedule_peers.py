"""The polling rules of other readers and crawlers at equal budgets, on the feeds of `bench/schedule.py`.

    python -m bench.schedule_peers                     200 feeds, budgets of 24 and 40 polls a feed and day
    python -m bench.schedule_peers --feeds 60 --budgets 24

Each rule's intervals are multiplied by one factor so that it spends the budget: what is compared is how it divides polls among
feeds and hours. `known rates` polls by the square root of each feed's true rate, which no rule can know: for items that come
independently of each other no schedule has a smaller mean delay.

Rules, after their sources: Miniflux `entry_frequency` (internal/model/feed.go: a week through the entries of the last week, 5
minutes to a day); CommaFeed's empirical interval (half of the mean time between the listed entries, 5 minutes to 6 hours, up to
a day for silent feeds); rss-fetcher of Media Cloud (12 hours, an hour less where under a third of the listed is known, 5
minutes more where over two thirds are, 10 minutes to a day); news-crawl (AdaptiveScheduler: a day, halfway to an hour after a
change, a tenth longer without one); NewsBlur for several subscribers (10 minutes with an entry a day, up to an hour with fewer,
6 hours with none).
"""

import argparse
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from math import sqrt

from bench.schedule import TAUGHT_DAYS, Feed, Result, feed, rate_of, simulate
from transforms.feeds.schedule.schedule import ScheduleSettings

HOUR, DAY = 3_600.0, 86_400.0


@dataclass
class Look:
    """What a rule sees at a poll."""

    feed: Feed
    at_s: float
    listed: list[float]
    """Times of the entries that the feed lists."""
    fresh: int
    """Entries that it did not list before."""
    seen: list[float]
    """Times of all entries found so far."""
    factor: float
    """What the answer is multiplied by."""
    memory: dict[str, float] = field(default_factory=dict)
    """The rule's own, for this feed."""


def fixed(look: Look) -> float:
    return HOUR


def miniflux(look: Look) -> float:
    weekly = sum(at > look.at_s - 7 * DAY for at in look.seen)
    return DAY if not weekly else min(DAY, max(300.0, 7 * DAY / weekly))


def commafeed(look: Look) -> float:
    age_s = look.at_s - look.listed[-1] if look.listed else 31 * DAY
    for limit, wait_s in ((30 * DAY, DAY), (14 * DAY, DAY / 2), (7 * DAY, DAY / 4)):
        if age_s > limit:
            return wait_s
    if len(look.listed) < 2:
        return 6 * HOUR
    return max(300.0, min(6 * HOUR, (look.listed[-1] - look.listed[0]) / (len(look.listed) - 1) / 2))


def rss_fetcher(look: Look) -> float:
    wait_s = look.memory.get("wait_s", DAY / 2)
    known = 1.0 if not look.listed else 1 - look.fresh / len(look.listed)
    wait_s += -HOUR if known < 0.33 else 300.0 if known > 0.67 else 0.0
    look.memory["wait_s"] = min(DAY, max(600.0, wait_s))
    return look.memory["wait_s"]


def news_crawl(look: Look) -> float:
    wait_s = look.memory.get("wait_s", DAY)
    look.memory["wait_s"] = (wait_s + HOUR) / 2 if look.fresh else min(14 * DAY, wait_s * 1.1)
    return look.memory["wait_s"]


def newsblur(look: Look) -> float:
    a_day = sum(at > look.at_s - 30 * DAY for at in look.seen) / 30
    return 600.0 if a_day >= 1 else 3_600.0 * (1 - a_day) if a_day else 6 * HOUR


def known_rates(look: Look) -> float:
    """Until the square roots of the true rates sum up to the step, in parts of six minutes."""
    wait_h, left = 0.0, 0.55 * look.factor
    while wait_h < 168:
        root = sqrt(rate_of(look.feed, look.at_s / HOUR + wait_h))
        if root * 0.1 >= left:
            break
        left -= root * 0.1
        wait_h += 0.1
    else:
        root = 1.0
    return (wait_h + left / root) * HOUR / look.factor


RULES: dict[str, Callable[[Look], float]] = {
    "fixed": fixed,
    "Miniflux": miniflux,
    "CommaFeed": commafeed,
    "rss-fetcher": rss_fetcher,
    "news-crawl": news_crawl,
    "NewsBlur": newsblur,
    "known rates": known_rates,
}


def follow(feed: Feed, days: int, rule: Callable[[Look], float], factor: float, into: Result) -> None:
    """Poll `feed` by `rule`, its intervals times `factor`, but once a minute at most."""
    at_s, seen, memory = random.Random(feed.url).uniform(0, HOUR), 0, dict[str, float]()
    while at_s < days * DAY:
        until = seen
        while until < len(feed.items) and feed.items[until] <= at_s:
            until += 1
        listed_from = max(0, until - feed.window)
        first = max(seen, listed_from)
        if at_s > TAUGHT_DAYS * DAY:
            into.polls += 1
            into.found += until - first
            into.lost += first - seen
            into.delay_s += sum(at_s - published for published in feed.items[first:until])
        look = Look(
            feed, at_s, feed.items[listed_from:until], until - first, feed.items[max(0, until - 5_000) : until], factor, memory
        )
        seen = until
        at_s += max(60.0, factor * rule(look))


def at_budget(poll: Callable[[float, Result], None], budget: float, feeds: int, days: int, factor: float = 1.0) -> Result:
    """The result at the factor that spends `budget` polls a feed and day, within 1 %."""
    low, high, result = 0.0, 0.0, Result()
    for _ in range(14):
        result = Result()
        poll(factor, result)
        spent = result.polls / feeds / (days - TAUGHT_DAYS)
        if abs(spent / budget - 1) < 0.01:
            break
        low, high = (factor, high) if spent > budget else (low, factor)
        factor = (low + high) / 2 if low and high else factor * spent / budget
    return result


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--days", type=int, default=28)
    parser.add_argument("--budgets", type=float, nargs="+", default=[24.0, 40.0])
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    feeds = [feed(number, args.days, args.seed) for number in range(args.feeds)]

    def newsbeam(factor: float, into: Result) -> None:
        for each in feeds:
            simulate(each, args.days, ScheduleSettings(effort=1 / factor), into)

    def by(rule: Callable[[Look], float]) -> Callable[[float, Result], None]:
        def poll(factor: float, into: Result) -> None:
            for each in feeds:
                follow(each, args.days, rule, factor, into)

        return poll

    print("| rule | polls/feed/day | mean delay, min | lost |\n| --- | ---: | ---: | ---: |")
    for budget in args.budgets:
        for name, poll in [*((name, by(rule)) for name, rule in RULES.items()), ("newsbeam", newsbeam)]:
            result = at_budget(poll, budget, args.feeds, args.days)
            polls = result.polls / args.feeds / (args.days - TAUGHT_DAYS)
            lost = result.lost / max(1, result.found + result.lost)
            print(f"| {name} | {polls:.1f} | {result.delay_s / result.found / 60:.1f} | {lost:.3%} |", flush=True)


if __name__ == "__main__":
    main()
