"""Instants and claims about time.

Every instant in newsbeam is an aware `datetime` in UTC. What a feed or a page *says* about time is a claim: it keeps the
raw words, how precise they are and where they stood, because publishers are often wrong and consumers must be able to look.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal

Precision = Literal["instant", "minute", "hour", "day", "month", "year"]
ZoneRule = Literal["given", "named", "assumed", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of a time, as read from one place.

    `value` is RFC 3339 in UTC where the statement names an instant (`2025-03-03T09:00:00Z`), a bare day, month or year where
    it names no more (`2025-03-03`, `2025-03`), and a local time without an offset (`2025-03-03T10:00:00`) where the zone is
    unknown. A day never becomes a midnight and an instant is never cut to a day.
    """

    value: Annotated[str, "The time stated: RFC 3339 UTC instant, local time without offset, or bare date"]
    precision: Annotated[Precision, "How much of the time was stated"]
    zone: Annotated[ZoneRule, "How the zone was known: given as offset, named, assumed by a rule, or unknown"]
    source: Annotated[str, "Where it stood, e.g. feed:pubDate, json-ld:datePublished, meta:article:published_time"]
    raw: Annotated[str, "The words as found, at most 200 characters"]

    @property
    def instant(self) -> datetime | None:
        """The instant this claim names, or None where it names none (a bare date, a time without a zone)."""
        if not self.value.endswith("Z"):
            return None
        return datetime.fromisoformat(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeClaim:
    """A claim together with what it is about."""

    about: Annotated[Literal["published", "updated"], "Which time is claimed"]
    claim: Annotated[Claim, "What was claimed"]


def rfc3339(instant: datetime) -> str:
    """`instant` as RFC 3339 in UTC with a `Z`; microseconds only where there are any.

    Raises ValueError for a naive datetime: a time without a zone is not an instant.
    """
    if instant.tzinfo is None:
        raise ValueError(f"{instant!r} has no time zone; instants are aware UTC")
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
