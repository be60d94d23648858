"""The minimum interval that a feed and its server ask for. Pure.

Hints are kept with the feed's state, so that they hold across a 304, which repeats no document, and across a restart.
They are floors of the interval, never its length: `schedule.py` decides.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from transforms.feeds.parsed import FeedHints

#: No hint holds a feed back longer than a day: a max-age of 10^12 s is a mistake.
MAX_HINT_S = 86_400
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s{0,9}=\s{0,9}\"?(\d{1,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """The hints of one feed: the server's freshness and the values in the document."""

    fresh_s: int | None = None
    """Seconds of freshness that the last answer with such a header stated."""
    document: FeedHints = field(default_factory=FeedHints)

    def after(self, headers: Mapping[str, tuple[str, ...]], received_at: datetime, document: FeedHints | None) -> "Hints":
        """The hints after an answer; `document` None where the answer brought none (304, same body)."""
        fresh_s = freshness_s(headers, received_at)
        if fresh_s is None and document is None:
            return self
        # A 304 without caching headers says nothing new; a full answer without them takes the old ones back.
        kept = self.fresh_s if fresh_s is None and document is None else fresh_s
        return replace(self, fresh_s=kept, document=document or self.document)

    def floor_s(self) -> int:
        """Seconds that are to pass before the next poll: the longest of the hints, at most a day."""
        ttl_s = (self.document.ttl_min or 0) * 60
        return min(MAX_HINT_S, max(self.fresh_s or 0, ttl_s, self.document.update_interval_s or 0))

    def is_skipped(self, at: datetime) -> bool:
        """True in the hours and on the days (UTC) in which the feed says that it never changes."""
        return at.hour in self.document.skip_hours or at.weekday() in self.document.skip_days

    def next_open(self, at: datetime) -> datetime:
        """`at`, or the start of the next hour that is not skipped; `at` where all of the next week is."""
        if not self.is_skipped(at):
            return at
        hour = at.replace(minute=0, second=0, microsecond=0)
        for _ in range(7 * 24):
            hour += timedelta(hours=1)
            if not self.is_skipped(hour):
                return hour
        return at


def freshness_s(headers: Mapping[str, tuple[str, ...]], received_at: datetime) -> int | None:
    """Seconds an answer is fresh: Cache-Control's max-age less Age, else Expires (RFC 9111, 4.2.1); None where neither says.

    `no-cache` and `no-store` are 0. Expires that is no date means expired (RFC 9111, 5.3). At most a day.
    """
    control = ", ".join(headers.get("cache-control", ()))[:1_000].lower()
    if "no-cache" in control or "no-store" in control:
        return 0
    if found := _MAX_AGE.search(control):
        return max(0, min(MAX_HINT_S, int(found.group(1))) - _age_s(headers))
    expires = headers.get("expires")
    if not expires:
        return None
    until = _http_date(expires[-1])
    sent = _http_date(headers.get("date", ("",))[-1]) or received_at
    return 0 if until is None else max(0, min(MAX_HINT_S, int((until - sent).total_seconds())))


def _age_s(headers: Mapping[str, tuple[str, ...]]) -> int:
    value = headers.get("age", ("",))[-1].strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def _http_date(text: str) -> datetime | None:
    """An HTTP date (RFC 9110, 5.6.7), always GMT."""
    try:
        found = parsedate_to_datetime(text.strip()[:64])
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else None
