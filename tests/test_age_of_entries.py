"""`since` and `max_age` on entries whose time is no instant."""

from datetime import UTC, datetime

import pytest

from schemas.times import Claim, Precision
from transforms.feeds.parsed import ParsedItem
from transforms.feeds.polling.settings import taken
from transforms.feeds.sources import FeedSource

FEED = "http://site.example/feed"


def claim(value: str, precision: Precision) -> Claim:
    return Claim(value=value, precision=precision, zone="unknown", source="feed:pubDate", raw=value)


@pytest.mark.parametrize(
    ("value", "precision", "last"),
    [
        ("2026-03-03T09:00:00Z", "instant", "2026-03-03T09:00:00+00:00"),
        ("2026-03-03T10:00:00", "instant", "2026-03-03T22:00:00+00:00"),
        ("2026-03-03", "day", "2026-03-04T12:00:00+00:00"),
        ("2026-03", "month", "2026-04-01T12:00:00+00:00"),
        ("2026", "year", "2027-01-02T12:00:00+00:00"),
        ("9999-12-31", "day", "9999-12-31T23:59:59.999999+00:00"),
    ],
)
def test_the_last_instant_of_a_claim(value: str, precision: Precision, last: str) -> None:
    assert claim(value, precision).last_instant == datetime.fromisoformat(last)


@pytest.mark.parametrize(
    ("published", "is_taken"),
    [
        (claim("2026-11-22T00:00:00", "minute"), True),
        (claim("2015-10-26T09:30:00", "minute"), False),
        (claim("2026-11-22", "day"), True),
        (claim("2026-11-21", "day"), True),  # it may end at noon of the next day in UTC
        (claim("2026-11-20", "day"), False),
        (claim("2026", "ambiguous"), True),
        (claim("2025", "ambiguous"), False),
        (None, True),
    ],
)
def test_an_entry_is_too_old_where_all_that_its_time_may_mean_is(published: Claim | None, is_taken: bool) -> None:
    item = ParsedItem(link="http://site.example/1", raw_link="/1", published=published)
    source = FeedSource(FEED, since=datetime(2026, 11, 22, tzinfo=UTC))
    kept, filtered = taken([("1", item)], source, datetime(2026, 11, 23, tzinfo=UTC))
    assert (len(kept), len(filtered)) == (int(is_taken), int(not is_taken))
