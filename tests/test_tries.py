"""What was tried without success, and whether it is tried again."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from schemas.codec import from_plain, to_plain
from transforms.web.messages import Failure
from transforms.web.pace.pace import ANSWER_S, Pace
from transforms.web.pace.tries import Tries, after_failure, attempts_of

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def failure(**more: Any) -> Failure:
    return Failure(
        **{
            "url": "http://a.example/1",
            "reason": "http_status",
            "message": "Busy.",
            "transient": True,
            "http_status": 503,
            "elapsed_s": 2.0,
            **more,
        }
    )


def after(tries: Tries | None, failed: Failure, ended: datetime = NOW, rest_s: float = 1.0) -> Tries | None:
    return after_failure(tries, failed, pace=Pace(), ended=ended, rest_until=ended + timedelta(seconds=rest_s))


def test_the_first_failure() -> None:
    tries = after(None, failure(retry_after_s=5.0))
    assert tries == Tries(
        attempts=1,
        began_at=NOW - timedelta(seconds=2),
        retry_at=NOW + timedelta(seconds=5),
        reason="http_status",
        message="Busy.",
        http_status=503,
    )


def test_the_next_one_counts_from_the_first_request() -> None:
    first = after(None, failure(retry_after_s=1.0))
    assert first is not None
    second = after(first, failure(reason="reset", http_status=None, retry_after_s=1.0), NOW + timedelta(seconds=3))
    assert second is not None
    assert (second.attempts, second.began_at, second.reason) == (2, first.began_at, "reset")
    assert after(second, failure(), NOW + timedelta(seconds=6)) is None


def test_what_is_not_tried_again() -> None:
    assert after(None, failure(transient=False)) is None
    assert after(None, failure(retry_after_s=60.0)) is None
    assert after(None, failure(elapsed_s=20.0)) is None
    assert after(None, failure(), rest_s=30.0) is None


def test_time_that_is_left() -> None:
    tries = after(None, failure())
    assert tries is not None
    assert [tries.left_s(NOW + timedelta(seconds=after_s)) for after_s in (3, 28, 29, 58)] == [35.0, 10.0, None, None]


def test_where_nothing_was_asked_no_time_has_passed() -> None:
    waits = Tries(attempts=1, began_at=None, retry_at=NOW, reason="connect_error", message="Refused.")
    assert waits.left_s(NOW + timedelta(hours=1)) == ANSWER_S
    asked = after(waits, failure(elapsed_s=1.0))
    assert asked is not None
    assert (asked.attempts, asked.began_at) == (2, NOW - timedelta(seconds=1))


def test_the_last_failure_is_kept() -> None:
    tries = after(None, failure())
    assert tries is not None
    assert tries.failure("http://a.example/2") == failure(url="http://a.example/2", elapsed_s=0.0)


def test_json() -> None:
    tries = after(None, failure(elapsed_s=0.123456))
    assert from_plain(Tries, json.loads(json.dumps(to_plain(tries)))) == tries


def test_attempts() -> None:
    assert (attempts_of(None), attempts_of(after(None, failure()))) == (0, 1)


def test_a_retry_from_before_the_clock_was_set_back_is_due() -> None:
    tries = after(None, failure(retry_after_s=5.0))
    assert tries is not None
    assert not tries.is_due(NOW)
    assert tries.is_due(tries.retry_at)
    assert tries.is_due(NOW - timedelta(hours=12))
