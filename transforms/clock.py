"""The clock of production; tests inject another clock."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The current instant, aware UTC."""
    return datetime.now(UTC)
