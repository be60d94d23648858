"""Gauges of the freshness of feeds, by groups of feeds, with a bounded number of series. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from statistics import median_low

from pipeline.local.ledger.feed_status import FeedFacts, FeedStatus
from pipeline.local.ledger.status_rows import HEALTHS, Health
from pipeline.monitor.exposition import Gauge

#: Groups with a name of their own; the feeds of all others are one group. A gauge of groups has up to 42 series.
MAX_GROUPS = 20
#: The groups of feeds without tags, and of those whose first tag is not among the most frequent ones.
UNTAGGED, OTHERS = "untagged", "others"


def feed_gauges(
    feeds: Iterable[FeedStatus | FeedFacts],
    tags_of: Callable[[str], tuple[str, ...]],
    counts: Mapping[Health, int],
    now: datetime,
) -> Iterator[Gauge]:
    """Feeds by health; the age of the last good poll, and the time by which a poll is overdue, by the first tag of the feeds.

    Only feeds of the list count. A paused feed and a feed without a good poll have no age.
    """
    for health in HEALTHS:
        yield Gauge("newsbeam_feeds", counts.get(health, 0), (health,))
    ages: defaultdict[str, list[float]] = defaultdict(list)
    overdue: defaultdict[str, float] = defaultdict(float)
    listed = [feed for feed in feeds if feed.listed and feed.health != "paused"]
    firsts = {feed.url: next(iter(tags_of(feed.url)), UNTAGGED)[:60] for feed in listed}
    named = {group for group, _ in Counter(firsts.values()).most_common(MAX_GROUPS)}
    for feed in listed:
        group = firsts[feed.url] if firsts[feed.url] in named else OTHERS
        if feed.polled_at is not None:
            ages[group].append(max(0.0, (now - feed.polled_at).total_seconds()))
        if feed.due_at is not None:
            overdue[group] = max(overdue[group], (now - feed.due_at).total_seconds())
    for group, of in sorted(ages.items()):
        yield Gauge("newsbeam_feed_age_seconds", median_low(of), (group, "median"))
        yield Gauge("newsbeam_feed_age_seconds", max(of), (group, "oldest"))
    for group, late in sorted(overdue.items()):
        yield Gauge("newsbeam_feed_overdue_seconds", late, (group,))
