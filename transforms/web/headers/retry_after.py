"""The wait that a host asks for in `Retry-After`."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

#: Longer waits are taken as this long: a day.
MAX_RETRY_AFTER_S = 86_400.0
_SECONDS = re.compile(r"[0-9]{1,64}(?:\.[0-9]{0,64})?")


def parse_retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds from `now`, between 0 and a day, out of either form of `Retry-After` (RFC 9110, 10.2.3: seconds or a date).

    None where the header is absent or neither form; a negative number is neither, a date that has passed is 0. Fractions of a
    second, which some servers send, are understood.
    """
    value = (value or "").strip()
    if not value or len(value) > 64:
        return None
    if _SECONDS.fullmatch(value):
        return min(float(value), MAX_RETRY_AFTER_S)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), MAX_RETRY_AFTER_S)
