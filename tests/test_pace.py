"""Pauses, retries and holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.pace import MAX_ATTEMPTS, Pace, refusal_hold_s, retry_delay_s, unreached_hold_s


@pytest.mark.parametrize(
    ("answer_s", "crawl_delay_s", "pause_s"),
    [
        (0.0, None, 1.0),
        (0.1, 0.0, 1.0),
        (4.0, None, 2.0),
        (4.0, 10.0, 10.0),
        (600.0, None, 30.0),
        (600.0, 45.0, 45.0),
        (0.1, 1e9, 300.0),
    ],
)
def test_pause(answer_s: float, crawl_delay_s: float | None, pause_s: float) -> None:
    assert Pace(host_delay_s=1.0).pause_s(answer_s, crawl_delay_s) == pause_s


def test_a_host_delay_above_the_rest() -> None:
    assert Pace(host_delay_s=500.0).pause_s(1.0, 20.0) == 500.0


@pytest.mark.parametrize(("retry_after_s", "delay_s"), [(0.0, 1.0), (7.0, 7.0), (86_400.0, 86_400.0)])
def test_what_a_host_asks_for_is_kept(retry_after_s: float, delay_s: float) -> None:
    assert retry_delay_s("http://a.example/", 1, retry_after_s) == delay_s


@given(st.text(max_size=40))
def test_delays_grow_and_are_the_same_each_time(key: str) -> None:
    first, second = (retry_delay_s(key, attempt, None) for attempt in (1, 2))
    assert 8.0 <= first <= 12.0
    assert 72.0 <= second <= 108.0
    assert (first, second) == (retry_delay_s(key, 1, None), retry_delay_s(key, 2, None))


def test_delays_are_spread() -> None:
    assert len({retry_delay_s(f"http://a.example/{number}", 1, None) for number in range(100)}) == 100


def test_an_outage_of_a_minute_is_survived() -> None:
    assert sum(retry_delay_s("x", attempt, None) for attempt in range(1, MAX_ATTEMPTS)) > 60.0


def test_timeouts_are_tried_less_often() -> None:
    assert (Pace().most_attempts("timeout"), Pace().most_attempts("reset")) == (2, 3)
    assert (Pace(attempts=1).most_attempts("timeout"), Pace(attempts=5).most_attempts("reset")) == (1, 5)


def test_holds() -> None:
    assert [refusal_hold_s(3600.0, refusals) for refusals in (1, 2)] == [30.0, 3600.0]
    assert [refusal_hold_s(5.0, 1), refusal_hold_s(None, 3)] == [5.0, 10.0]
    assert [unreached_hold_s(failures) for failures in (1, 2, 3, 99)] == [5.0, 10.0, 20.0, 300.0]
