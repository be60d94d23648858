"""Freshness by groups of feeds: ages and lateness, with a bounded number of groups."""

from datetime import UTC, datetime, timedelta

from pipeline.local.freshness import MAX_GROUPS, feed_gauges
from pipeline.local.ledger.feed_status import FeedStatus
from pipeline.local.ledger.status_rows import Health

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def feed(url: str, age_s: float | None, late_s: float, health: Health = "ok", *, listed: bool = True) -> FeedStatus:
    polled_at = NOW - timedelta(seconds=age_s) if age_s is not None else None
    return FeedStatus(url=url, health=health, listed=listed, polled_at=polled_at, due_at=NOW - timedelta(seconds=late_s))


def test_ages_and_lateness_by_the_first_tag() -> None:
    feeds = [
        feed("a", 60, -10),
        feed("b", 600, 30),
        feed("c", 6_000, -5),
        feed("d", 10, -50),
        feed("paused", 9e6, 9e6, "paused"),
        feed("removed", 9e6, 9e6, listed=False),
        feed("new", None, -2, "new"),
    ]
    tags = {"a": ("world", "x"), "b": ("world",), "c": ("world",)}
    gauges = {
        (gauge.name.removeprefix("newsbeam_"), *gauge.labels): gauge.value
        for gauge in feed_gauges(feeds, lambda url: tags.get(url, ()), {"ok": 4, "new": 1}, NOW)
    }
    assert gauges == {
        ("feeds", "ok"): 4,
        ("feeds", "new"): 1,
        ("feeds", "failing"): 0,
        ("feeds", "gone"): 0,
        ("feeds", "paused"): 0,
        ("feed_age_seconds", "world", "median"): 600,
        ("feed_age_seconds", "world", "oldest"): 6_000,
        ("feed_age_seconds", "untagged", "median"): 10,
        ("feed_age_seconds", "untagged", "oldest"): 10,
        ("feed_overdue_seconds", "world"): 30,
        ("feed_overdue_seconds", "untagged"): 0,
    }


def test_ten_thousand_feeds_with_as_many_tags_have_few_series() -> None:
    feeds = [feed(f"f{number}", number, number) for number in range(10_000)]
    gauges = list(feed_gauges(feeds, lambda url: (url,), {}, NOW))
    assert len(gauges) <= 5 + 3 * (MAX_GROUPS + 1)
    assert max(gauge.value for gauge in gauges if "others" in gauge.labels) == 9_999
