"""Reads the claim of a date string of a feed or page, and adds nothing.

Reads RFC 822/2822/5322, RFC 850, asctime, ISO 8601 (extended, basic, week and ordinal dates), W3CDTF, epoch numbers in seconds
to nanoseconds, JavaScript's and Go's forms, Japanese/Chinese/Korean dates, and dates in words in 70 languages. Rules:

* Nothing is invented: no zone -> a local time, no time -> a day, and what leaves a word or number unexplained is no date. A
  numeric date whose day and month could be swapped (`03/04/2025`) is none; with dots it is day first (only Europe writes dots).
* Zone letters have their fixed offset in every season; see `zones.py` for names with several meanings. `-0000` is UTC.
* Two-digit years: 00-49 are 20xx, 50-99 are 19xx; three digits count from 1900 (RFC 5322, 4.3).
* Whole seconds; fractions are cut off. 24:00 is the next midnight, second 60 the next minute. A weekday that does not fit is
ignored (RFC 5322 lets it be wrong).
* Before 1990 or more than 24 h ahead of `now` is a default or an error, not a time of news.

Linear in the length of the text; texts above 200 characters are no dates.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from html import unescape

from schemas.times import Claim, Precision, ZoneRule, rfc3339
from transforms.dates.calendars import with_gregorian_days
from transforms.dates.words import ENGLISH_MONTHS, read_words
from transforms.dates.zones import offset_at, read_zone, with_short_names

MAX_CHARS = 200
OLDEST_YEAR = 1990
AHEAD = timedelta(hours=24)
#: The easternmost zone: a local time without a zone may be this far ahead of UTC.
EASTERNMOST = timedelta(hours=14)

_EPOCH = re.compile(r"(?:/Date\(|@)?(-?\d{9,10}|\d{13}|\d{16}|\d{19})(?:[.,]\d{1,9})?(?:\s?[+-]\d{4})?(?:\)/)?")
_CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{1,2})(?:[:.](?P<second>\d{1,2})(?:[.,:]\d{1,12})?)?)?"
_ISO = re.compile(
    r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?:(?:\s*[Tt_,]\s*|\s+-?\s*|:)"
    + _CLOCK
    + r")?(?P<zone>.*)"
)
#: An offset whose plus became a space on its way through a URL.
_LOST_PLUS = re.compile(r"(\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) (\d\d:?\d\d)")
_ISO_BASIC_TIME = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)[Tt ]?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?"
    r"(?:[.,]\d{1,12})?(?P<zone>(?:\D.*)?)"
)
_BASIC_DAY = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})|(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"(\d{4})")
_WEEK = re.compile(r"(?P<year>\d{4})-?W(?P<week>\d\d)(?:-?(?P<weekday>[1-7])(?:T" + _CLOCK + r"(?P<zone>.*))?)?")
_ORDINAL = re.compile(r"(?P<year>\d{4})-(?P<days>\d{3})(?:T" + _CLOCK + r"(?P<zone>.*))?")
#: RFC 5322 to the letter, as nearly all of RSS writes it: read without weighing each word, in 0.3 of the time.
_MAIL = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(?P<day>\d{1,2}) (?P<month>" + "|".join(ENGLISH_MONTHS) + r") (?P<year>\d{4}) "
    r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) (?P<zone>GMT|UTC|[+-]\d{4})"
)
#: Go prints its monotonic clock behind the time.
_GO_CLOCK = re.compile(r"\sm=[+-][\d.]+$")
_DATETIME = re.compile(r"""<time\s[^<>]{0,200}?datetime=["']([^"'<>]{4,60})["']""", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,200}>")
_PERSIAN_DIGIT = re.compile("[\u06f0-\u06f9]")
_AM_PM = re.compile(r"\s*([ap])\.?\s?m\.?(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the words state, not yet checked against the calendar."""

    year: int
    month: int = 1
    day: int = 1
    precision: Precision = "day"
    hour: int = 0
    minute: int = 0
    second: int = 0
    zone: tzinfo | None = None
    rule: ZoneRule = "unknown"


def parse_date(raw: str, now: datetime, *, source: str = "") -> Claim | None:
    """The claim of time in `raw`; None if it states none that can be true at `now` (aware).

    Never raises for any text. `source` goes into the claim as it is.
    """
    text = _prepared(raw)
    reading = _read(text) if text else None
    if reading is None:
        return None
    try:
        value = _value(reading, now)
    except (ValueError, OverflowError):  # no such day, hour or minute
        return None
    if value is None:
        return None
    shown = " ".join(raw[: 2 * MAX_CHARS].split())[:MAX_CHARS]
    return Claim(value=value, precision=reading.precision, zone=reading.rule, source=source, raw=shown)


def stated_day(raw: str) -> date | None:
    """The calendar day that `raw` states, in its own zone; None for a month, a year and a text without a date. Never raises."""
    text = _prepared(raw)
    reading = _read(text) if text else None
    if reading is None or reading.precision in ("month", "year"):
        return None
    try:
        return date(reading.year, reading.month, reading.day)
    except ValueError:  # no such day
        return None


def _prepared(raw: str) -> str:
    """One line without entities, digits of every script as ASCII, full-width forms narrowed, a date said twice said once."""
    if len(raw) > 10 * MAX_CHARS:
        return ""
    text = unescape(raw) if "&" in raw else raw
    if "<" in text:  # markup of a template: <time datetime="...">
        declared = _DATETIME.search(text)
        text = declared[1] if declared else _MARKUP.sub(" ", text)
    if not text.isascii():
        text = "".join(_digit(char) for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    text = " ".join(text.replace("\u2212", "-").replace("\x00", " ").split()).strip("'\" ,;|[]")
    text = _GO_CLOCK.sub("", text)
    if len(text) > MAX_CHARS:
        return ""
    text = with_gregorian_days(text, has_persian_digits=_PERSIAN_DIGIT.search(raw) is not None)
    middle = len(text) // 2
    for first, second in ((text[:middle], text[middle:]), (text[:middle], text[middle + 1 :])):
        if middle >= 8 and first.strip(" ,;|") == second.strip(" ,;|"):
            return first.strip(" ,;|")
    return text


def _digit(char: str) -> str:
    return char if char.isascii() or not char.isdecimal() else str(unicodedata.decimal(char))


def _read(text: str) -> _Reading | None:
    if (reading := _mail(text)) is not None:
        return reading
    text = with_short_names(text)
    return _epoch(text) or _numeric(text) or _in_words(text)


def _mail(text: str) -> _Reading | None:
    found = _MAIL.fullmatch(text)
    if not found:
        return None
    day = _Reading(int(found["year"]), ENGLISH_MONTHS.index(found["month"]) + 1, int(found["day"]))
    return _timed(day, found.groupdict())


def _epoch(text: str) -> _Reading | None:
    found = _EPOCH.fullmatch(text)
    if not found:
        return None
    digits = found.group(1)
    scale = {13: 10**3, 16: 10**6, 19: 10**9}.get(len(digits), 1)
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(digits) // scale)
    return _Reading(at.year, at.month, at.day, "instant", at.hour, at.minute, at.second, UTC, "given")


def _numeric(text: str) -> _Reading | None:
    """ISO 8601 and its relatives, with the year first."""
    if not text[:4].isdigit():
        return None
    if found := _BASIC_DAY.fullmatch(text):
        return _Reading(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _YEAR.fullmatch(text):
        return _Reading(int(found[1]), precision="year")
    if (found := _MONTH.fullmatch(text)) and found[1]:
        return _Reading(int(found[1]), int(found[2]), precision="month")
    if found := _ORDINAL.fullmatch(text):
        day = _calendar_day(int(found["year"]), int(found["days"]))
        return _timed(day, found.groupdict()) if day else None
    if found := _WEEK.fullmatch(text):
        return _week(found.groupdict())
    text = _LOST_PLUS.sub(r"\1+\2", text)
    for pattern in (_ISO, _ISO_BASIC_TIME):
        if (found := pattern.fullmatch(text)) and (
            reading := _timed(_Reading(int(found["year"]), int(found["month"]), int(found["day"])), found.groupdict())
        ):
            return reading
    return None


def _calendar_day(year: int, days: int) -> _Reading | None:
    """Day `days` of the year."""
    if not (OLDEST_YEAR <= year <= 9998 and 1 <= days <= 366):
        return None
    day = date(year, 1, 1) + timedelta(days=days - 1)
    return _Reading(day.year, day.month, day.day) if day.year == year else None


def _week(groups: dict[str, str | None]) -> _Reading | None:
    if groups["weekday"] is None:
        return None  # a week is neither a day nor a month
    try:
        day = date.fromisocalendar(int(groups["year"] or 0), int(groups["week"] or 0), int(groups["weekday"]))
    except ValueError:
        return None
    return _timed(_Reading(day.year, day.month, day.day), groups)


def _timed(day: _Reading, groups: dict[str, str | None]) -> _Reading | None:
    """`day` with the time and zone that a pattern found; None where the rest is no zone."""
    rest = groups.get("zone") or ""
    if groups.get("hour") is None:
        return day if not rest.strip(" Zz") else None
    half = _AM_PM.match(rest)
    if half:
        rest = rest[half.end() :]
    zone = read_zone(rest)
    if zone is None:
        return None
    return _at_time(day, groups, half.group(1) if half else "", *zone)


def _at_time(day: _Reading, groups: dict[str, str | None], half: str, zone: tzinfo | None, rule: ZoneRule) -> _Reading | None:
    hour, minute, second = groups["hour"], groups.get("minute"), groups.get("second")
    value = int(hour or 0)
    if half:
        if not 0 <= value <= 12:  # 午後0時 is noon
            # `14:30 PM` is met often enough and says 14:30 twice.
            value = value if half.lower() == "p" and 12 < value < 24 else 99
        else:
            value = value % 12 + (12 if half.lower() == "p" else 0)
    precision: Precision = "instant" if second is not None else "minute" if minute is not None else "hour"
    return replace(day, precision=precision, hour=value, minute=int(minute or 0), second=int(second or 0), zone=zone, rule=rule)


def _in_words(text: str) -> _Reading | None:
    words = read_words(text)
    if words is None:
        return None
    day = _Reading(_full_year(words.year), words.month, words.day or 1, "day" if words.day else "month")
    if words.clock is None:
        return day
    return _at_time(day, words.clock, words.half, words.zone, words.rule) if words.day else None


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 3:
        return 1900 + year
    if len(digits) <= 2:
        return 2000 + year if year < 50 else 1900 + year
    return year


def _value(reading: _Reading, now: datetime) -> str | None:
    """The claim's value, None where it cannot be true. Raises ValueError or OverflowError where no calendar has it."""
    if reading.year < OLDEST_YEAR:
        return None
    if reading.precision in ("year", "month", "day"):
        day = date(reading.year, reading.month, reading.day)
        if day > (now + AHEAD + EASTERNMOST).date():
            return None
        return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[reading.precision]]
    second, over = (59, 1) if reading.second == 60 else (reading.second, 0)
    hour, next_day = reading.hour, 0
    if (hour, reading.minute, second) == (24, 0, 0):
        hour, next_day = 0, 1
    clock = (hour, reading.minute, second)
    local = datetime(reading.year, reading.month, reading.day, *clock)  # noqa: DTZ001 - the zone comes below
    local += timedelta(seconds=over, days=next_day)
    if reading.zone is None:
        return None if local > (now + AHEAD + EASTERNMOST).replace(tzinfo=None) else local.isoformat()
    offset = offset_at(reading.zone, local) or timedelta(0)
    instant = local.replace(tzinfo=timezone(offset)).astimezone(UTC)
    return None if instant > now + AHEAD or instant.year < OLDEST_YEAR else rfc3339(instant)
