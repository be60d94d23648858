"""The feeds at the end of a run, as the ledger has them; and the conditions of `--fail-on`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline import words
from pipeline.endings import ITEMS, ended
from pipeline.fail_on import FailOn
from pipeline.local.ledger.feed_status import FeedStatus
from pipeline.local.ledger.ledger_reader import LedgerReader
from schemas.codec import to_plain

_PAGE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSummary:
    """The feeds of the list when a run has ended. Instants are aware UTC."""

    listed: int
    polled: int
    """Feeds of which a poll has ended in the run, well or not."""
    polled_well: int
    """Feeds of which a poll was good in the run."""
    not_due: int
    """Feeds that were not polled in the run because they are due later."""
    next_at: datetime | None
    """The earliest instant at which a feed is due."""
    failing: int
    """Feeds whose last poll failed, and those that are gone."""
    failing_since: datetime | None
    """The instant of the earliest of these failures."""
    paused: int
    well: int
    """Feeds whose last poll was good, in the run or before it."""

    @property
    def none_works(self) -> bool:
        """Every poll of the run failed, and no feed that was not due was well before."""
        return self.polled > 0 and self.polled_well == 0 and self.well == 0


def feed_summary(state: Path, began_at: datetime, now: datetime) -> FeedSummary:
    """The summary of the feeds in the ledger after a run that began at `began_at`. Raises NoLedgerError."""
    with LedgerReader(state) as reader:
        return summed(_all_feeds(reader), began_at, now)


def summed(feeds: Iterable[FeedStatus], began_at: datetime, now: datetime) -> FeedSummary:
    """The summary of `feeds`; feeds that are not on the list do not count."""
    listed = [feed for feed in feeds if feed.listed]
    failing = [feed for feed in listed if feed.health in ("failing", "gone")]
    polled = [feed for feed in listed if (at := _last_poll(feed)) is not None and at >= began_at]
    due = [feed.due_at for feed in listed if feed.due_at is not None and feed.health != "paused"]
    asked = {feed.url for feed in polled}
    later = [feed for feed in listed if feed.url not in asked and feed.due_at is not None and feed.due_at > now]
    return FeedSummary(
        listed=len(listed),
        polled=len(polled),
        polled_well=sum(feed.polled_at is not None and feed.polled_at >= began_at for feed in polled),
        not_due=sum(feed.health != "paused" for feed in later),
        next_at=min(due, default=None),
        failing=len(failing),
        failing_since=min((feed.trouble.since for feed in failing if feed.trouble is not None), default=None),
        paused=sum(feed.health == "paused" for feed in listed),
        well=sum(feed.health == "ok" for feed in listed),
    )


def _last_poll(feed: FeedStatus) -> datetime | None:
    ends = [at for at in (feed.polled_at, feed.trouble.at if feed.trouble is not None else None) if at is not None]
    return max(ends, default=None)


def _all_feeds(reader: LedgerReader) -> Iterable[FeedStatus]:
    after = ""
    while page := reader.feeds(after, _PAGE):
        yield from page
        after = page[-1].url


def in_words(feeds: FeedSummary, now: datetime) -> str:
    """`3 polled, 8 not due (the next at ...), 1 failing since ...`."""
    parts = [f"{feeds.polled:,} polled"]
    if feeds.not_due:
        parts.append(f"{feeds.not_due:,} not due")
    if feeds.paused:
        parts.append(f"{feeds.paused:,} paused")
    if feeds.failing:
        since = f" since {words.instant(feeds.failing_since)}" if feeds.failing_since is not None else ""
        parts.append(f"{feeds.failing:,} failing{since}")
    next_at = f"; next at {words.instant(feeds.next_at)}, {words.until(feeds.next_at, now)}" if feeds.next_at else ""
    # A run right after a failed one, whose cause (--allow-network) has gone, would wait for the back-off.
    remedy = "; --ignore-schedule polls them now" if feeds.not_due and not feeds.polled else ""
    return ", ".join(parts) + next_at + remedy


def as_json(feeds: FeedSummary) -> dict[str, Any]:
    """Fields of the JSON summary."""
    return {
        "feeds_polled": feeds.polled,
        "feeds_polled_well": feeds.polled_well,
        "feeds_not_due": feeds.not_due,
        "feeds_paused": feeds.paused,
        "feeds_failing": feeds.failing,
        "failing_since": to_plain(feeds.failing_since),
        "next_due_at": to_plain(feeds.next_at),
    }


def failed_conditions(conditions: Iterable[FailOn], feeds: FeedSummary, endings: Mapping[str, int], pending: int) -> list[str]:
    """The conditions that hold, in words."""
    items = endings.get(ITEMS, 0)
    dead = sum(number for name, number in endings.items() if name.startswith("dead."))
    counted = {
        "failing-feeds": (feeds.failing, feeds.listed),
        "failed-polls": (feeds.polled - feeds.polled_well, feeds.polled),
        # Not of the new items: a run may only work off what an earlier one has left, or look at known articles.
        "dead-letters": (dead, ended(endings)),
        "pending": (pending, pending + items),
    }
    held = []
    for condition in conditions:
        number, of = counted[condition.what]
        measured = (number / of if of else 0.0) if condition.is_share else float(number)
        if measured >= condition.at_least:
            held.append(f"--fail-on {condition}: {number:,} of {of:,}")
    return held
