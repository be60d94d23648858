"""Last-Modified as a validator."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

#: Clocks of servers are ahead by less.
_AHEAD = timedelta(days=1)


def names_a_version(value: str, received_at: datetime) -> bool:
    """False for an instant in the future of the answer that states it, which names no version (RFC 9110, 8.8.2.1): the server
    would call each later version the same. A text that is no date may be known to the server again."""
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return True
    return at.tzinfo is None or at <= received_at + _AHEAD
