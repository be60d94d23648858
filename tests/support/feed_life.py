"""The life of a made-up feed, poll by poll, through the pure functions of polling."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from schemas.events import Event
from schemas.times import Claim
from tests.support.feed_documents import NOW
from transforms.feeds.conditions.conditions import Conditions, Look, after_look
from transforms.feeds.identity.gaps import Gap, shown_to_rhythm
from transforms.feeds.identity.identity import Seen, split_new_items
from transforms.feeds.identity.order import oldest_first
from transforms.feeds.parsed import ParsedItem
from transforms.feeds.schedule.schedule import Rhythm

#: Entries an hour by hour of the day, as a share of a day's.
_DAY = [0.01] * 6 + [0.03, 0.05] + [0.07] * 10 + [0.05, 0.04, 0.02, 0.01, 0.01, 0.01]


def published(seed: int, per_day: float, days: float) -> list[datetime]:
    """Times of publication: a day's rhythm and quiet weekends, from 20 days ago on."""
    chance = random.Random(seed)
    at, end = NOW - timedelta(days=20), NOW + timedelta(days=days)
    times = []
    while at < end:
        if chance.random() < per_day * _DAY[at.hour] / sum(_DAY) / 30 * (0.3 if at.weekday() > 4 else 1.0):
            times.append(at + timedelta(seconds=chance.randrange(120)))
        at += timedelta(minutes=2)
    return sorted(times)


def entry(
    number: int, at: datetime | None, *, salt: str = "", site: str = "gull.example", content: str | None = None
) -> ParsedItem:
    """The entry with this number; `salt` is part of its id."""
    value = at.replace(microsecond=0).strftime("%Y-%m-%dT%H:%M:%SZ") if at is not None else ""
    claim = Claim(value=value, precision="instant", zone="given", source="feed:pubdate", raw=value) if at is not None else None
    return ParsedItem(
        link=f"http://{site}/news/{number}", guid=f"g{number}{salt}", title=f"Entry {number}", published=claim, content=content
    )


@dataclass
class Life:
    """A feed that is polled; `look` gives what one poll brought."""

    url: str = "http://gull.example/feed"
    conditions: Conditions = field(default_factory=Conditions)
    seen: Seen = field(default_factory=Seen)
    rhythm: Rhythm = field(default_factory=Rhythm)
    since: datetime | None = None
    events: list[Event] = field(default_factory=list)

    def look(self, now: datetime, listed: Sequence[ParsedItem]) -> Gap | None:
        """Poll a listing (newest first) at `now`."""
        items = oldest_first(listed)
        split = split_new_items(items, self.seen)
        appeared = []
        for _, item in split.new:
            at = item.published.instant if item.published else None
            fits = at is not None and at <= now and (self.since is None or at >= self.since - timedelta(hours=1))
            middle = now if self.since is None else self.since + (now - self.since) / 2
            appeared.append(at if fits and at is not None else middle)
        look = Look(
            feed_url="http://gull.example/feed",
            url=self.url,
            since=self.since,
            until=now,
            items=items,
            split=split,
            appeared=appeared,
            seen=self.seen,
            rhythm=self.rhythm,
        )
        watched = after_look(self.conditions, look)
        since, shown = shown_to_rhythm(watched.gap, self.since, appeared)
        self.rhythm = self.rhythm.after(since, now, shown, len(listed))
        self.conditions, self.seen, self.since = watched.conditions, split.seen, now
        self.events += watched.events
        return watched.gap

    def types(self) -> list[str]:
        """Types of the events so far."""
        return [event.type for event in self.events]


@dataclass
class Counted:
    """Polls of many lives: entries were lost and a gap was told or missed; a gap was told and none was lost.

    `edges`: the window had moved on by exactly its length. `estimates`: for each gap, of the entries that were lost, and how
    many were.
    """

    told: int = 0
    missed: int = 0
    false: int = 0
    edges: int = 0
    estimates: list[tuple[float, int]] = field(default_factory=list)


def live(
    counted: Counted,
    seed: int,
    listing: Callable[[list[int], list[datetime], int], list[ParsedItem]],
    *,
    per_day: float,
    window: int,
    hours: float,
    days: float = 4,
) -> Life:
    """Poll a feed of a random rhythm with outages. `listing`: the document of the numbers in the window, newest first."""
    times, chance, life = published(seed, per_day, days), random.Random(seed), Life()
    now, last, before = NOW, set[int](), NOW
    for poll in range(10_000):
        if now > NOW + timedelta(days=days):
            break
        out = [number for number, at in enumerate(times) if at <= now]
        numbers = out[-window:][::-1]
        gap = life.look(now, listing(numbers, times, poll))
        lost = sum(times[number] > before and number not in numbers for number in out) if poll else 0
        if lost:
            counted.estimates += [(gap.lost_items, lost)] if gap is not None else []
            counted.told += gap is not None
            counted.missed += gap is None
        elif poll and not last & set(numbers):
            counted.edges += 1
        else:
            counted.false += gap is not None
        last, before = set(numbers), now
        now += timedelta(hours=hours * chance.uniform(0.7, 1.3) + (chance.uniform(4, 40) if chance.random() < 0.05 else 0))
    return life
