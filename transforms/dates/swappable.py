"""Numeric dates whose day and month could be swapped (03/04/2026), and the evidence that settles them.

`dates.py` reads no date in them. Other evidence settles most: a day must not lie in the future, other statements name a day,
and only the United States write the month first. Pure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from schemas.times import Claim

#: The whole of a statement: a date with slashes or hyphens, perhaps with a weekday before it and a time, which are not read.
_SWAPPABLE = re.compile(
    r"\s{0,5}(?:[^\W\d]{2,12}\.?,?\s{1,2})?(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?:(?:,|T|\s-)?\s{0,3}\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)?\s{0,5}"
)
_AHEAD = timedelta(hours=38)
_OLDEST = 1990
#: Other statements of the same page and its feed lie this near to the day of publication: the width of the time zones.
_NEAR = timedelta(days=1)
#: Regions of English that write the day first, as tags of languages and as domains.
_DAY_FIRST = frozenset({"gb", "uk", "ie", "au", "nz", "in", "za", "sg", "my", "hk", "ng", "ke", "gh", "pk", "lk", "mt"})
#: Domains of the United States, the only ones whose English surely has the month first.
_MONTH_FIRST = frozenset({"us", "gov", "mil", "edu"})


@dataclass(frozen=True, slots=True)
class DayEvidence:
    """What is known beside a date: when it was read (aware), the days that other statements name, the declared language (a
    BCP 47 tag), the page's host, and whether the page writes the month first (by the mark between the numbers)."""

    now: datetime
    days: tuple[date, ...] = ()
    language: str | None = None
    host: str | None = None
    month_first: frozenset[tuple[str, bool]] = frozenset()


def read_either_way(raw: str, evidence: DayEvidence, *, source: str, by_custom: bool) -> Claim | None:
    """The claim of a date that can be read in two ways: a day where the evidence settles it, else the year with the precision
    `ambiguous`. None where `raw` is no such date, or both days lie in the future.

    `by_custom`: also by how people of the language and country write dates; what software declares follows no custom.
    """
    found = _SWAPPABLE.fullmatch(raw) if len(raw) <= 60 else None
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if not (1 <= first <= 12 and 1 <= second <= 12 and first != second and _OLDEST <= year <= 9998):
        return None
    latest = (evidence.now + _AHEAD).date()
    days = [day for day in (date(year, second, first), date(year, first, second)) if day <= latest]
    if not days:
        return None
    shown = " ".join(raw.split())
    settled = _settled(days, evidence, found[2])
    if settled is None and by_custom:
        settled = _customary(days, evidence, found[2])
    if settled is None:
        return Claim(value=f"{year:04}", precision="ambiguous", zone="unknown", source=source, raw=shown)
    return Claim(value=settled.isoformat(), precision="day", zone="unknown", source=source, raw=shown)


def orders_of(statements: Iterable[str]) -> frozenset[tuple[str, bool]]:
    """The marks of the dates that can be read in one way only, each with whether the month comes first: 07/14/2026."""
    found = (_SWAPPABLE.fullmatch(raw) for raw in statements if len(raw) <= 60)
    return frozenset(
        (match[2], int(match[3]) > 12) for match in found if match and (int(match[1]) > 12) != (int(match[3]) > 12)
    )


def _settled(days: list[date], evidence: DayEvidence, separator: str) -> date | None:
    """The one of the days that the calendar, other statements or their order leave."""
    if len(days) == 1:
        return days[0]
    near = [day for day in days if _is_near(day, evidence.days)]
    if len(near) == 1:
        return near[0]
    orders = [month_first for mark, month_first in evidence.month_first if mark == separator]
    return days[orders[0]] if len(orders) == 1 else None


def _customary(days: list[date], evidence: DayEvidence, separator: str) -> date | None:
    """The one of two days (first as day and month, then as month and day) that is customary where the page comes from."""
    if separator == "-":
        return days[0]  # no locale of Unicode's CLDR has the month first with hyphens
    language, _, region = (evidence.language or "").lower().partition("-")
    domain = (evidence.host or "").lower().rpartition(".")[2]
    if language and language != "en":
        return days[0]
    if region[-2:] in _DAY_FIRST or domain in _DAY_FIRST:
        return days[0]
    return days[1] if domain in _MONTH_FIRST else None


def _is_near(day: date, others: Iterable[date]) -> bool:
    return any(abs(day - other) <= _NEAR for other in others)
