"""The minutes at which a feed brings news, and where polls are put because of them."""

from datetime import UTC, datetime, timedelta
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.schedule import Result, feed, simulate
from transforms.feeds.schedule.hints import Hints
from transforms.feeds.schedule.minutes import LEAST_ENTRIES, SLOTS, Minutes
from transforms.feeds.schedule.placing import guard_s, interval_s, stretches
from transforms.feeds.schedule.schedule import Rhythm, ScheduleSettings, next_poll

DAWN = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def watched(minutes: list[int], *, late_s: float = 0.0, hours: int = 40) -> Minutes:
    """A feed that is polled at the half hour and brings an entry at each of these minutes of each hour."""
    found = Minutes()
    for hour in range(hours):
        since = DAWN + timedelta(hours=hour, minutes=-30)
        appeared = [DAWN + timedelta(hours=hour, minutes=minute - 60 * (minute >= 30), seconds=20) for minute in minutes]
        shift = timedelta(seconds=late_s)
        found = found.after(since, since + timedelta(hours=1), [at - shift for at in appeared], 1.0)
    return found


def test_a_clock_is_found() -> None:
    factors = watched([0]).factors()
    assert factors is not None
    assert factors[0] > 15
    assert max(factors[1:]) < 0.5
    assert sum(factors) == pytest.approx(SLOTS)


def test_no_clock_where_entries_are_spread_few_or_late() -> None:
    assert watched(list(range(0, 60, 2))).factors() is None
    assert watched([0], hours=int(LEAST_ENTRIES) - 1).factors() is None
    assert watched([0], late_s=2_400.0).factors() is None, "they are dated before the poll that did not list them"


def test_a_batch_counts_once_and_entries_without_a_time_do_not_count() -> None:
    until = DAWN + timedelta(hours=1)
    batch = [DAWN + timedelta(minutes=4, seconds=second) for second in range(50)]
    assert sum(Minutes().after(DAWN, until, batch, 1.0).slots) == 1
    assert Minutes().after(DAWN, until, [DAWN + timedelta(minutes=30)] * 9, 1.0) == Minutes()


def test_counts_fade() -> None:
    before = watched([0])
    after = before.after(DAWN, DAWN, [], 0.5)
    assert sum(after.slots) == pytest.approx(sum(before.slots) / 2)


def test_polls_come_right_behind_the_minute() -> None:
    rhythm = Rhythm(items=40.0, days=40 / 24, hours=(40 / 24,) * 24, weekdays=(40 / 7,) * 7, minutes=watched([0]))
    for minute in (7, 20, 33, 50):
        for polls in range(5):
            planned = next_poll(
                url="http://x.example/feed", polls=polls, now=DAWN + timedelta(minutes=minute), rhythm=rhythm, hints=Hints(),
                failures=0, retired=False, retry_after_s=None, settings=ScheduleSettings(),
            )  # fmt: skip
            assert planned.why == "rhythm"
            assert 2 <= planned.at.minute + planned.at.second / 60 < 3, planned


def test_a_steady_rate_is_polled_after_one_step() -> None:
    assert interval_s(repeat((3_600.0, 4.0, 4.0)), step=1.0, longest_s=86_400.0) == pytest.approx(1_800)


@given(
    st.lists(st.tuples(st.floats(1, 3_600), st.floats(0, 1e6), st.floats(0, 1e6)), min_size=1, max_size=30),
    st.floats(1e-3, 100),
    st.floats(1e-3, 1e6),
)
def test_intervals_are_within_their_bounds(ahead: list[tuple[float, float, float]], step: float, guard: float) -> None:
    first, second = ([*ahead, *([(3_600.0, 1.0, 1.0)] * 60)] for _ in range(2))
    assert 0 <= interval_s(iter(first), step=step, longest_s=86_400.0) <= 86_400
    assert 0 <= guard_s(iter(second), items=guard, until_s=90_000.0, longest_s=86_400.0) <= 86_400


def test_the_guard_ends_where_its_items_are_expected_and_is_not_looked_for_behind_the_poll() -> None:
    hours = [(3_600.0, 2.0, 2.0), (3_600.0, 4.0, 4.0)] * 10
    assert guard_s(iter(hours), items=4.0, until_s=86_400.0, longest_s=86_400.0) == 3_600 + 1_800
    assert guard_s(iter(hours), items=50.0, until_s=7_000.0, longest_s=86_400.0) == 86_400


def test_slots_fill_the_hours() -> None:
    ahead = stretches(((1.0,) * 24, (1.0,) * 7), (1.0,) * SLOTS, DAWN + timedelta(minutes=3, seconds=10), least=0.0)
    assert sum(next(ahead)[0] for _ in range(SLOTS - 1)) == 3_600 - 190
    assert next(ahead)[0] == 120


def test_a_clock_halves_the_delay_at_the_same_number_of_polls() -> None:
    results = {}
    for arrivals in ("poisson", "minutes"):
        results[arrivals] = Result()
        for number in (3, 5, 8):
            simulate(feed(number, 14, 1, arrivals), 14, ScheduleSettings(), results[arrivals])
    plain, timed = results["poisson"], results["minutes"]
    assert timed.polls < 1.1 * plain.polls
    assert timed.delay_s / timed.found < 0.7 * plain.delay_s / plain.found
