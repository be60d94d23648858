"""Retry-After in both forms."""

from datetime import UTC, datetime

import pytest

from transforms.web.headers.retry_after import MAX_RETRY_AFTER_S, parse_retry_after

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("120", 120.0),
        (" 0 ", 0.0),
        ("-5", None),
        ("1.5", 1.5),
        (".5", None),
        ("1e3", None),
        ("120s", None),
        ("١٢", None),
        ("soon", None),
        ("9" * 60, MAX_RETRY_AFTER_S),
        ("9" * 5_000, None),
        ("Sun, 01 Mar 2026 12:10:00 GMT", 600.0),
        ("Sunday, 01-Mar-26 12:10:00 GMT", 600.0),
        ("Sun, 01 Mar 2026 13:10:00 +0100", 600.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", MAX_RETRY_AFTER_S),
        ("Sun, 99 Mar 2026 12:10:00 GMT", None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds
