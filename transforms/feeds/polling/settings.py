"""The effects of a feed's own settings on its polling. Pure; the sender of a request reads the secrets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from transforms.feeds.parsed import ParsedItem
from transforms.feeds.schedule.schedule import ScheduleSettings
from transforms.feeds.sources import FeedSource


def no_settings(key: str) -> FeedSource | None:
    """For runs whose feeds have no settings of their own."""
    return None


def no_secrets(source: FeedSource) -> Mapping[str, str]:
    """For runs that may read none."""
    return {}


def secrets_for(
    url: str, source: FeedSource | None, secrets_of: Callable[[FeedSource], Mapping[str, str]]
) -> Mapping[str, str]:
    """The secret headers of a feed for a request to `url`; none where a page or a redirect has named another origin."""
    if source is None or not source.headers or urlsplit(url)[:2] != urlsplit(source.url)[:2]:
        return {}
    return secrets_of(source)


def schedule_of(common: ScheduleSettings, source: FeedSource | None) -> ScheduleSettings:
    """The run's schedule within the bounds of the feed."""
    if source is None or (source.poll_min_s is None and source.poll_max_s is None):
        return common
    low = common.min_interval_s if source.poll_min_s is None else source.poll_min_s
    high = common.max_interval_s if source.poll_max_s is None else source.poll_max_s
    return replace(common, min_interval_s=low, max_interval_s=max(low, high))


def taken(
    new: Sequence[tuple[str, ParsedItem]], source: FeedSource | None, now: datetime
) -> tuple[Sequence[tuple[str, ParsedItem]], Sequence[tuple[str, ParsedItem]]]:
    """The new entries, oldest first, that the feed's `since`, `max_age_s` and `max_items` let in, and the others.

    Of more than `max_items` the newest are let in. So is an entry without a time: it may be new. A bare day, or a time without
    a zone, is too old where its last possible instant is.
    """
    if source is None:
        return new, ()
    oldest = source.since
    if source.max_age_s is not None:
        young = now - timedelta(seconds=source.max_age_s)
        oldest = young if oldest is None else max(oldest, young)
    kept: list[tuple[str, ParsedItem]] = []
    filtered: list[tuple[str, ParsedItem]] = []
    young_enough = [oldest is None or (at := _last_instant(item)) is None or at >= oldest for _, item in new]
    first = 0 if source.max_items is None else max(0, sum(young_enough) - source.max_items)
    for entry, is_young in zip(new, young_enough, strict=True):
        first -= is_young
        (kept if is_young and first < 0 else filtered).append(entry)
    return kept, filtered


def item_fields(item: ParsedItem, source: FeedSource | None) -> dict[str, Any]:
    """Fields of the `FeedItem` that depend on the settings."""
    full_text = source.full_text if source is not None else None
    content = None if full_text == "page" else item.content
    if full_text == "entry":
        content = content or item.short_text or item.summary
    return {
        "content": content,
        "takes_feed_text": full_text in ("feed", "entry") and content is not None,
        "feed_tags": () if source is None else source.tags,
        "where": None if source is None else source.where,
        "enrich": () if source is None or source.enrich is None else source.enrich,
    }


def _last_instant(item: ParsedItem) -> datetime | None:
    claim = item.published or item.updated
    return claim.last_instant if claim else None
