"""The sibling trigger at equal budgets: sites whose feeds share articles, with and without the trigger.

    python -m bench.schedule_siblings                  60 sites, budgets of 24 and 40 polls a feed and day
    python -m bench.schedule_siblings --seed 7 --shares 0 0.6

A site has 1 to 10 feeds of the kind of `bench/schedule.py`, each with its own rate and rhythm. A share of the items of
each feed appears in the first feed of the site, too, half a minute later on average (sections and a front page); share 0: the
feeds know nothing of each other. The trigger knows what `PollFeed` knows: which polls found news, and when feeds are due.
"""

import argparse
import heapq
import random
from bisect import bisect
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import product

from bench.schedule import START, TAUGHT_DAYS, Feed, Result, feed
from bench.schedule_peers import at_budget
from transforms.feeds.schedule.hints import Hints
from transforms.feeds.schedule.schedule import PlannedPoll, Rhythm, ScheduleSettings, next_poll
from transforms.feeds.schedule.siblings import SiblingBoard, SiblingRecord, chance_of_news, is_prompted

#: Feeds of a site, and the mean time until a shared item is in the other feed, too.
SIZES, LAG_S = (1, 2, 2, 3, 4, 5, 7, 10), 30.0


def sites(number: int, days: int, kind: str, share: float, seed: int) -> list[list[Feed]]:
    """The sites of a seed; `share` of each feed's items are also in another feed of its site."""
    made: list[list[Feed]] = []
    first = 0
    for site in range(number):
        rng = random.Random(f"{seed}/site {site}")
        feeds = [feed(first + place, days, seed) for place in range(rng.choice(SIZES))]
        first += len(feeds)
        items = [list(each.items) for each in feeds]
        if kind == "copies":
            for section in feeds[1:]:
                items[0] += [at + rng.expovariate(1 / LAG_S) for at in section.items if rng.random() < share]
        else:
            batches = _batches(rng, days)
            for own in items:
                for place, at in enumerate(own):
                    if rng.random() < share and (following := bisect(batches, at)) < len(batches):
                        own[place] = batches[following] + rng.expovariate(1 / LAG_S)
        # A window of 10 on a feed with many items is lost whatever one does.
        windows = [max(each.window, int(len(own) / days / 4)) for each, own in zip(feeds, items, strict=True)]
        made.append(
            [
                Feed(f"https://site-{site}.example/{place}", window, sorted(own))
                for place, (window, own) in enumerate(zip(windows, items, strict=True))
            ]
        )
    return made


def _batches(rng: random.Random, days: int) -> list[float]:
    """Instants at which a site publishes what has piled up: 2 to 12 a day."""
    a_day, at, batches = rng.uniform(2, 12), 0.0, list[float]()
    while (at := at + rng.expovariate(a_day / 86_400)) < days * 86_400:
        batches.append(at)
    return batches


@dataclass
class Polled:
    """What is known of a feed while it is simulated."""

    feed: Feed
    rhythm: Rhythm = field(default_factory=Rhythm)
    record: SiblingRecord = field(default_factory=SiblingRecord)
    early: float | None = None
    seen: int = 0
    polls: int = 0
    since: datetime | None = None
    due: PlannedPoll = field(default_factory=lambda: PlannedPoll(START, "rhythm"))


def simulate_site(feeds: list[Feed], days: int, settings: ScheduleSettings, *, is_triggered: bool, into: Result) -> None:
    """Poll the feeds of one site for `days` days and add what the days after the first 7 show to `into`."""
    board = SiblingBoard()
    polled = {each.url: Polled(each) for each in feeds}
    starts = {url: START + timedelta(seconds=random.Random(url).uniform(0, 3_600)) for url in polled}
    queue = [(at, url) for url, at in starts.items()]
    heapq.heapify(queue)
    for url, at in starts.items():
        polled[url].due = PlannedPoll(at, "rhythm")
    end = START + timedelta(days=days)
    while queue and queue[0][0] < end:
        now, url = heapq.heappop(queue)
        state = polled[url]
        if now < state.due.at and state.early is None:
            continue  # it was brought forward
        was_early = state.early is not None
        newest = poll(state, now, settings, into, board.news("site", url))
        heapq.heappush(queue, (state.due.at, url))
        if not is_triggered:
            continue
        told = board.tell("site", url, newest) if newest is not None and not was_early else ()
        board.polled("site", url, now)
        for sibling in (polled[other] for other in told):
            due_at, planned_at = sibling.due.at, sibling.since
            if planned_at is None or sibling.early is not None or sibling.due.why not in ("rhythm", "window", "longest"):
                continue
            news = board.news("site", sibling.feed.url)
            if is_prompted(
                sibling.record, sibling.rhythm, news=news, planned_at=planned_at, due_at=due_at, now=now, settings=settings
            ):
                sibling.early = max(0.0, (due_at - now) / (due_at - planned_at))
                heapq.heappush(queue, (now + timedelta(seconds=2), sibling.feed.url))


def poll(state: Polled, now: datetime, settings: ScheduleSettings, into: Result, news: int) -> datetime | None:
    """One poll of a feed; when the newest of its news appeared, if there is some."""
    at_s, items = (now - START).total_seconds(), state.feed.items
    until = state.seen
    while until < len(items) and items[until] <= at_s:
        until += 1
    listed_from = max(state.seen, until - state.feed.window)
    fresh = items[listed_from:until]
    if at_s > TAUGHT_DAYS * 86_400:
        into.polls += 1
        into.found += len(fresh)
        into.lost += listed_from - state.seen
        into.delay_s += sum(at_s - published for published in fresh)
    appeared = [START + timedelta(seconds=published) for published in fresh]
    is_first = state.since is None
    if state.since is not None:
        expected = chance_of_news(state.rhythm, state.since, now)
        state.record = state.record.after(news=news, expected=expected, had_news=bool(fresh), early=state.early or 0.0)
    state.rhythm = state.rhythm.after(state.since, now, appeared, min(state.feed.window, until))
    state.seen, state.since, state.polls = until, now, state.polls + 1
    state.due = next_poll(
        url=state.feed.url,
        polls=state.polls,
        now=now,
        rhythm=state.rhythm,
        hints=Hints(),
        failures=0,
        retired=False,
        retry_after_s=None,
        settings=settings,
        stretch=state.record.stretch(),
    )
    state.early = None
    return None if is_first or not fresh else START + timedelta(seconds=fresh[-1])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=60)
    parser.add_argument("--days", type=int, default=21)
    parser.add_argument("--budgets", type=float, nargs="+", default=[24.0, 40.0])
    parser.add_argument("--kinds", nargs="+", default=["copies", "batches"], choices=("copies", "batches"))
    parser.add_argument("--shares", type=float, nargs="+", default=[0.0, 0.3, 0.6])
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    print("| kind | shared | trigger | polls/feed/day | mean delay, min | lost |\n| --- | ---: | --- | ---: | ---: | ---: |")
    for kind, share, budget in product(args.kinds, args.shares, args.budgets):
        made = sites(args.sites, args.days, kind, share, args.seed)
        number = sum(map(len, made))
        for trigger in ("no", "yes"):
            result = at_budget(partial(of_all, made, args.days, trigger == "yes"), budget, number, args.days)
            spent = result.polls / number / (args.days - TAUGHT_DAYS)
            lost, delay_min = result.lost / max(1, result.found + result.lost), result.delay_s / result.found / 60
            print(f"| {kind} | {share:g} | {trigger} | {spent:.1f} | {delay_min:.1f} | {lost:.3%} |", flush=True)


def of_all(made: list[list[Feed]], days: int, is_triggered: bool, factor: float, into: Result) -> None:
    """Poll all sites with intervals times `factor`."""
    for feeds in made:
        simulate_site(feeds, days, ScheduleSettings(effort=1 / factor), is_triggered=is_triggered, into=into)


if __name__ == "__main__":
    main()
