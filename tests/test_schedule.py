"""When to poll a feed next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.schedule import run
from tests.support.feed_documents import NOW
from transforms.feeds.parsed import FeedHints
from transforms.feeds.schedule.hints import Hints
from transforms.feeds.schedule.schedule import Rhythm, ScheduleSettings, next_poll, stable_share, wants_full_fetch

EXACT = ScheduleSettings(jitter=0.0)
URL = "http://x.example/feed"


def wait(rhythm: Rhythm, **named: Any) -> timedelta:
    given: dict[str, Any] = {
        "url": URL, "polls": 1, "now": NOW, "hints": Hints(),
        "failures": 0, "retired": False, "retry_after_s": None, "settings": EXACT,
    }  # fmt: skip
    given |= named
    return next_poll(rhythm=rhythm, **given).at - given["now"]


def steady(items_a_day: float, days: float = 28.0, window: int = 0) -> Rhythm:
    """A feed that brings as much at each hour of each day."""
    items = items_a_day * days
    return Rhythm(items=items, days=days, hours=(items / 24,) * 24, weekdays=(items / 7,) * 7, window=window)


def test_intervals_follow_the_square_root_of_the_rate() -> None:
    slow, fast = wait(steady(4)), wait(steady(400))
    assert slow / fast == pytest.approx(10, rel=0.05)
    assert timedelta(minutes=70) < slow < timedelta(minutes=90)


def test_effort_divides_the_interval() -> None:
    assert wait(steady(4)) / wait(steady(4), settings=replace(EXACT, effort=2.0)) == pytest.approx(2, rel=0.01)


def test_the_bounds_hold() -> None:
    assert wait(steady(10_000_000)) == timedelta(minutes=1)
    assert wait(steady(0)) <= timedelta(days=1)
    assert wait(steady(10_000_000), settings=replace(EXACT, min_interval_s=5.0)) == timedelta(seconds=5)


def test_a_busy_hour_is_polled_more_often_than_a_quiet_one() -> None:
    hours = tuple(20.0 if 8 <= hour < 20 else 0.0 for hour in range(24))
    rhythm = Rhythm(items=240.0, days=28.0, hours=hours, weekdays=(34.0,) * 7)
    noon, midnight = (datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (12, 0))
    assert wait(rhythm, now=midnight) > 2 * wait(rhythm, now=noon)


def test_the_guard_polls_before_the_window_fills() -> None:
    expected = 0.4 * 20 / (2_400 / 24) * 60  # minutes until 40 % of 20 entries, at 100 items an hour
    assert wait(steady(2_400, window=20)) <= timedelta(minutes=expected)
    # It undercuts a hint, because an item that falls out is lost.
    hour = Hints(fresh_s=3_600)
    assert wait(steady(2_400, window=20), hints=hour) == pytest.approx(timedelta(minutes=expected), rel=0.05)
    assert wait(steady(2_400, window=2_000), hints=hour) == timedelta(hours=1)


def test_hints_and_retry_after_are_floors() -> None:
    assert wait(steady(100), hints=Hints(document=FeedHints(ttl_min=120))) == timedelta(hours=2)
    assert wait(steady(10_000, window=5), retry_after_s=7_200.0) == timedelta(hours=2)
    night = Hints(document=FeedHints(skip_hours=(7, 8, 9)))
    assert wait(steady(100), hints=night) == timedelta(hours=3)


def test_failures_and_a_retired_feed_wait_longer() -> None:
    waits = [wait(steady(100), failures=failures) for failures in range(1, 20)]
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)], "not the normal interval"
    assert wait(steady(1), failures=1) == wait(steady(1_000), failures=1) == timedelta(minutes=1)
    assert wait(steady(1), failures=1, retry_after_s=600.0) == timedelta(minutes=10)
    assert waits[5:8] == [timedelta(minutes=32), timedelta(minutes=64), timedelta(minutes=128)]
    assert waits[-1] == timedelta(days=30)
    assert wait(steady(100), retired=True) == timedelta(days=30)
    # "Once in 30 days" is so for every feed, also in whole days and with the jitter that spreads them.
    waits = [wait(steady(100), retired=True, polls=polls, settings=ScheduleSettings()) for polls in range(200)]
    assert {gone.days for gone in waits} == {30}
    assert max(waits) - min(waits) > timedelta(hours=11)


def test_jitter_is_stable_and_never_undercuts_a_floor() -> None:
    jittered = ScheduleSettings()
    waits = {wait(steady(4), url=f"http://x.example/{n}", settings=jittered) for n in range(50)}
    assert len(waits) == 50
    assert max(waits) < min(waits) * 1.15
    assert wait(steady(4), settings=jittered) == wait(steady(4), settings=jittered)
    assert wait(steady(4), settings=jittered, retry_after_s=9_000.0) >= timedelta(seconds=9_000)
    for hinted in (timedelta(hours=2), timedelta(days=1), wait(steady(4))):
        hint = Hints(fresh_s=round(hinted.total_seconds()))
        waits = {wait(steady(4), url=f"http://x.example/{n}", hints=hint, settings=jittered) for n in range(50)}
        assert timedelta(seconds=hint.floor_s()) <= min(waits), "the feed asks for this interval"
        assert max(waits) < hinted * 1.06
        assert len(waits) > 25


def test_at_the_minimum_jitter_only_lengthens_and_little() -> None:
    waits = [wait(steady(10_000, window=5), url=f"http://x.example/{n}", settings=ScheduleSettings()) for n in range(200)]
    assert timedelta(minutes=1) <= min(waits)
    assert max(waits) <= timedelta(seconds=60.6)
    assert len(set(waits)) == 200


def test_shares_are_spread_and_one_fetch_in_a_hundred_is_full() -> None:
    shares = [stable_share(URL, n) for n in range(10_000)]
    assert 0.48 < sum(shares) / len(shares) < 0.52
    assert 60 < sum(wants_full_fetch(URL, n) for n in range(10_000)) < 140


def test_the_first_look_learns_from_the_times_of_the_items() -> None:
    times = [NOW - timedelta(hours=hours) for hours in range(48)]
    assert Rhythm().after(None, NOW, times, 48).days == pytest.approx(47 / 24)
    # What is older than the memory tells that it was quiet since.
    quiet = Rhythm().after(None, NOW, [NOW - timedelta(days=300)], 1)
    assert (quiet.items, quiet.days) == (0, 28)
    assert Rhythm().after(None, NOW, [], 0).days == 0


def test_memory_fades() -> None:
    rhythm = Rhythm().after(NOW - timedelta(days=1), NOW, [NOW] * 24, 24)
    later = rhythm.after(NOW, NOW + timedelta(days=28), [], None)
    assert later.items == pytest.approx(24 / 2.71828, rel=1e-3)
    assert later.days == pytest.approx(1 / 2.71828 + 28, rel=1e-3)
    assert later.window == 24


@given(
    items=st.floats(0, 1e7),
    days=st.floats(0, 100),
    window=st.integers(0, 2_000),
    failures=st.integers(0, 100),
    fresh_s=st.none() | st.integers(0, 10**12),
    at=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds are naive by contract
)
def test_the_next_poll_is_never_early_and_always_comes(
    items: float, days: float, window: int, failures: int, fresh_s: int | None, at: datetime
) -> None:
    rhythm = Rhythm(items=items, days=days, window=window)
    found = wait(rhythm, hints=Hints(fresh_s=fresh_s), failures=failures, now=at, settings=ScheduleSettings())
    assert timedelta(seconds=60) <= found <= timedelta(days=32)


def test_the_simulation_meets_its_goal() -> None:
    polls, delay_min, lost = run(feeds=25, days=14, effort=1.0, seed=1)
    # Delay times polls is what the rule is about: 24 polls a day at 17 min, 40 at 10.
    assert polls * delay_min < 24 * 17 * 1.1
    assert lost < 0.001


def test_a_feed_that_was_just_born_is_soon_looked_at_again() -> None:
    born = [NOW - timedelta(seconds=seconds) for seconds in (1, 3, 5, 6)]
    rhythm = Rhythm().after(None, NOW, born, window=4)
    assert wait(rhythm) < timedelta(minutes=2)
    silent = rhythm.after(NOW, NOW + timedelta(minutes=2), (), window=None)
    assert wait(silent) > timedelta(minutes=20), "the next look tells that it was a burst"


def test_a_feed_with_two_items_a_second_is_polled_every_minute() -> None:
    rhythm, now = Rhythm(), NOW
    for _ in range(3):
        now += timedelta(minutes=1)
        rhythm = rhythm.after(now - timedelta(minutes=1), now, [now - timedelta(seconds=n / 2) for n in range(120)], window=500)
    assert wait(rhythm, now=now) == timedelta(minutes=1)
