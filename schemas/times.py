"""Instants and claims about time.

Every instant in newsbeam is an aware `datetime` in UTC. A time that a feed or a page *states* is a claim: it keeps the
raw words, their precision and their source, because publishers are often wrong and consumers must be able to check.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal

Precision = Literal["instant", "minute", "hour", "day", "month", "year", "ambiguous"]
ZoneRule = Literal["given", "named", "assumed", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement of a time, from one place of a feed or page.

    `value` is RFC 3339 in UTC if the statement names an instant (`2025-03-03T09:00:00Z`), a bare day, month or year if it names
    no more (`2025-03-03`, `2025-03`), and a local time without an offset (`2025-03-03T10:00:00`) if the zone is unknown. A day
    never becomes a midnight, and an instant never becomes a day. A date whose day and month could be swapped (`03/04/2026`) and
    that nothing settles has the precision `ambiguous` and its year as `value`; `raw` has the words.
    """

    value: Annotated[str, "Stated time: RFC 3339 UTC instant, local time without offset, or bare date"]
    precision: Annotated[Precision, "Precision of the statement"]
    zone: Annotated[ZoneRule, "Origin of the zone: given as offset, named, assumed by a rule, or unknown"]
    source: Annotated[str, "Source of the statement, e.g. feed:pubdate, json-ld:datePublished, meta:article:published_time"]
    raw: Annotated[str, "Raw words, at most 200 characters"]

    @property
    def instant(self) -> datetime | None:
        """The instant that this claim names; None if it names none (a bare date, a time without a zone)."""
        if not self.value.endswith("Z"):
            return None
        return datetime.fromisoformat(self.value)

    @property
    def first_instant(self) -> datetime:
        """The first instant that this claim may mean; a time without a zone counts as UTC."""
        at = datetime.fromisoformat(self.value + "0001-01-01"[len(self.value) :])  # a bare month or year: from its first day
        return at if at.tzinfo is not None else at.replace(tzinfo=UTC)

    @property
    def last_instant(self) -> datetime:
        """The last instant that this claim may mean: the end of a bare day, month or year, in the zone that is latest."""
        first = self.first_instant
        if self.instant is not None:
            return first
        days = {len("2025"): 366, len("2025-03"): 31, len("2025-03-03"): 1}.get(len(self.value), 0)
        return min(first, _LAST - _BEHIND_UTC - timedelta(days=days)) + timedelta(days=days) + _BEHIND_UTC


#: The zone in which a day ends last: UTC-12.
_BEHIND_UTC = timedelta(hours=12)
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeClaim:
    """A claim and the event that it dates."""

    about: Annotated[Literal["published", "updated"], "Event that the claim dates"]
    claim: Annotated[Claim, "The claim"]


def instant_of(value: object) -> datetime:
    """The aware UTC instant that a value names: a datetime, a date (from its first moment), or either as ISO 8601 text.

    A time without a zone counts as UTC. Raises ValueError for any other value.
    """
    found = value
    if isinstance(value, str):
        try:
            found = datetime.fromisoformat(value.strip())
        except ValueError:
            found = None
    if isinstance(found, date) and not isinstance(found, datetime):
        found = datetime.combine(found, time(), UTC)
    if not isinstance(found, datetime):
        raise ValueError("takes a day or an instant, for example 2026-01-31 or 2026-01-31T12:00:00Z")
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def rfc3339(instant: datetime) -> str:
    """`instant` as RFC 3339 in UTC with a `Z`; with microseconds only if they are not 0.

    Raises ValueError for a naive datetime: a time without a zone is not an instant.
    """
    if instant.tzinfo is None:
        raise ValueError(f"{instant!r} has no time zone; instants are aware UTC")
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
