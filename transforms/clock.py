"""The clock that is injected where no test gives another one."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """This instant, aware UTC."""
    return datetime.now(UTC)
