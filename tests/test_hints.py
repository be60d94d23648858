"""How soon a feed and its server want to be asked again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.feed_documents import NOW
from transforms.feeds.parsed import FeedHints
from transforms.feeds.schedule.hints import Hints, freshness_s


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"cache-control": "public, max-age=600"}, 600),
        ({"cache-control": 'Max-Age = "600"'}, 600),
        ({"cache-control": "s-maxage=600"}, None),
        ({"cache-control": "max-age=600", "age": "200"}, 400),
        ({"cache-control": "max-age=600", "age": "9000"}, 0),
        ({"cache-control": "max-age=600", "age": "-1"}, 600),
        ({"cache-control": "max-age=1000000000000"}, 86_400),
        ({"cache-control": "max-age=soon"}, None),
        ({"cache-control": "no-cache, max-age=600"}, 0),
        ({"cache-control": "no-store"}, 0),
        ({"expires": "Sun, 22 Nov 2026 08:00:00 GMT"}, 3_600),
        ({"expires": "Sun, 22 Nov 2026 08:00:00 GMT", "date": "Sun, 22 Nov 2026 07:30:00 GMT"}, 1_800),
        ({"expires": "Sun, 22 Nov 2026 06:00:00 GMT"}, 0),
        ({"expires": "never"}, 0),
        ({"expires": "Thu, 01 Jan 2099 00:00:00 GMT"}, 86_400),
        ({"cache-control": "max-age=60", "expires": "Thu, 01 Jan 2099 00:00:00 GMT"}, 60),
    ],
)
def test_freshness(headers: dict[str, str], seconds: int | None) -> None:
    assert freshness_s({name: (value,) for name, value in headers.items()}, NOW) == seconds


def test_the_longest_hint_counts_up_to_a_day() -> None:
    assert Hints().floor_s() == 0
    assert Hints(fresh_s=600, document=FeedHints(ttl_min=5, update_interval_s=900)).floor_s() == 900
    assert Hints(document=FeedHints(ttl_min=999_999)).floor_s() == 86_400


def test_hints_are_kept_by_answers_that_say_nothing() -> None:
    hints = Hints().after({"cache-control": ("max-age=600",)}, NOW, FeedHints(ttl_min=30))
    assert hints == Hints(fresh_s=600, document=FeedHints(ttl_min=30))
    assert hints.after({}, NOW, None) == hints
    assert hints.after({"cache-control": ("max-age=60",)}, NOW, None) == Hints(fresh_s=60, document=FeedHints(ttl_min=30))
    assert hints.after({}, NOW, FeedHints()) == Hints()


def test_skipped_hours_and_days() -> None:
    night = Hints(document=FeedHints(skip_hours=(0, 1, 2, 23)))
    assert night.next_open(datetime(2026, 11, 22, 23, 10, tzinfo=UTC)) == datetime(2026, 11, 23, 3, tzinfo=UTC)
    assert night.next_open(NOW) == NOW
    weekend = Hints(document=FeedHints(skip_days=(5, 6)))
    assert weekend.next_open(datetime(2026, 11, 21, 12, 0, tzinfo=UTC)) == datetime(2026, 11, 23, tzinfo=UTC)
    always = Hints(document=FeedHints(skip_hours=tuple(range(24))))
    assert always.next_open(NOW) == NOW


@given(
    st.dictionaries(
        st.sampled_from(["cache-control", "expires", "age", "date"]), st.text(max_size=60).map(lambda text: (text,))
    )
)
def test_any_header_gives_a_sane_number(headers: dict[str, tuple[str, ...]]) -> None:
    seconds = freshness_s(headers, NOW)
    assert seconds is None or 0 <= seconds <= 86_400
