"""Pauses, retries and holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.client.settings import ClientSettings
from transforms.web.pace.pace import (
    ANSWER_S,
    ITEM_S,
    LAST_RETRY_S,
    LEAST_TRY_S,
    MAX_ATTEMPTS,
    Pace,
    refusal_hold_s,
    retry_delay_s,
    time_left_s,
    unreached_hold_s,
)


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


@pytest.mark.parametrize(("crawl_delay_s", "pause_s"), [(None, 0.0), (5.0, 5.0)])
def test_without_a_host_delay_a_host_is_asked_as_soon_as_it_has_answered(crawl_delay_s: float | None, pause_s: float) -> None:
    assert Pace(host_delay_s=0.0).pause_s(8.0, crawl_delay_s) == pause_s


@pytest.mark.parametrize(("retry_after_s", "delay_s"), [(0.0, 1.0), (7.0, 7.0), (86_400.0, 86_400.0)])
def test_what_a_host_asks_for_is_kept(retry_after_s: float, delay_s: float) -> None:
    assert retry_delay_s("http://a.example/", 1, retry_after_s) == delay_s


@given(st.text(max_size=40))
def test_delays_grow_and_are_the_same_each_time(key: str) -> None:
    first, second = (retry_delay_s(key, attempt, None) for attempt in (1, 2))
    assert 3.2 <= first <= 4.0
    assert 6.4 <= second <= 8.0
    assert (first, second) == (retry_delay_s(key, 1, None), retry_delay_s(key, 2, None))


def test_delays_are_spread() -> None:
    assert len({retry_delay_s(f"http://a.example/{number}", 1, None) for number in range(100)}) == 100


@pytest.mark.parametrize(
    ("attempts", "age_s", "retry_after_s", "rest_s", "retried"),
    [
        (1, 0.2, None, 0.0, True),
        (2, 4.5, None, 0.0, True),
        (3, 14.0, None, 0.0, False),
        (1, 10.0, None, 5.0, True),
        (1, 10.0, None, 5.1, False),
        (1, 20.0, None, 10.0, False),
        (1, 0.2, 5.0, 0.0, True),
        (1, 0.2, 14.8, 0.0, True),
        (1, 0.2, 15.0, 0.0, False),
        (1, 0.2, None, 300.0, False),
    ],
    ids=[
        "first",
        "second",
        "used up",
        "slow",
        "slow, and the host rests too long",
        "timeout",
        "Retry-After",
        "the longest Retry-After",
        "a longer one",
        "Crawl-delay",
    ],
)
def test_what_is_tried_again(attempts: int, age_s: float, retry_after_s: float | None, rest_s: float, retried: bool) -> None:
    wait_s = Pace().retry_in_s("http://a.example/", attempts, age_s, retry_after_s, rest_s)
    assert (wait_s is not None) == retried
    assert wait_s is None or (wait_s >= rest_s and wait_s >= (retry_after_s or 0.0) and age_s + wait_s <= LAST_RETRY_S)


def test_all_three_attempts_fit_where_answers_are_quick() -> None:
    for number in range(1_000):
        key, age_s = f"http://a.example/{number}", 1.0
        for attempt in range(1, MAX_ATTEMPTS):
            wait_s = Pace().retry_in_s(key, attempt, age_s, None)
            assert wait_s is not None
            age_s += wait_s + 1.0


def test_fewer_attempts_on_request() -> None:
    assert Pace(attempts=1).retry_in_s("http://a.example/", 1, 0.0, None) is None


def test_another_request_to_the_host_fits_before_a_retry() -> None:
    other_s = ClientSettings(user_agent="newsbeam").total_s
    assert LAST_RETRY_S + other_s + Pace().pause_s(other_s, None) <= ITEM_S


@pytest.mark.parametrize(
    ("age_s", "left_s"),
    [
        (0.0, ANSWER_S),
        (15.0, 25.0),
        (ANSWER_S - LEAST_TRY_S, LEAST_TRY_S),
        (ANSWER_S - LEAST_TRY_S + 0.1, None),
        (ITEM_S, None),
        (ITEM_S + 0.1, ANSWER_S),
        (-3_600.0, ANSWER_S),
    ],
)
def test_time_left(age_s: float, left_s: float | None) -> None:
    assert time_left_s(age_s) == left_s


def test_holds() -> None:
    assert [refusal_hold_s(3600.0, refusals) for refusals in (1, 2)] == [30.0, 3600.0]
    assert [refusal_hold_s(5.0, 1), refusal_hold_s(None, 3)] == [5.0, 10.0]
    assert [unreached_hold_s(failures) for failures in (1, 2, 3, 99)] == [10.0, 60.0, 120.0, 300.0]


def test_an_outage_of_a_minute_is_survived() -> None:
    assert sum(unreached_hold_s(failures) for failures in range(1, MAX_ATTEMPTS)) > 60.0
