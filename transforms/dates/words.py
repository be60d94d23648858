"""Dates that are written in words or with the year last: which words and numbers are day, month, year, clock and zone.

Splits, names, and insists that nothing is left over. Does not know the calendar; `dates.py` checks what comes out.
"""

# ruff: noqa: SIM905 - a row of words is easier to read and to extend than a list of quoted ones

import re
from dataclasses import dataclass
from datetime import date, tzinfo

from schemas.times import ZoneRule
from transforms.dates.names import months_named, plain, weekdays_named
from transforms.dates.zones import read_zone

_COMMENT = re.compile(r"\(([^()]{0,60})\)")
_CJK_DAY = re.compile(r"(\d{2,4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?")
_CJK_YEAR = re.compile(r"(?<!\d)(\d{4})\s?[年년](?=\s?\d{1,2}\s?[月월])")
_CJK_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s?[月월]")
_CJK_HALF = re.compile(r"(上午|午前|오전|下午|午後|오후|凌晨|早上|晚上)\s?(\d{1,2})(?=\s?[:時时시点點])")
_CJK_CLOCK = re.compile(r"(\d{1,2})\s?[時时시点點](?:\s?(\d{1,2})\s?[分분](?:\s?(\d{1,2})\s?[秒초])?)?")
_KOREAN_DAY = re.compile(r"(?<![\d.])(\d{4})\.\s(\d{1,2})\.\s(\d{1,2})(?![\d])\.?")
_CJK_WEEKDAY = re.compile(r"(?:星期|週|周|礼拜)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일")
_FULL_DATE = re.compile(
    r"(?<![\d.+-])(?:(\d{4})([./-])(\d{1,2})\2(\d{1,2})|(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\6\s?(\d{4}))(?!\d)"
)
_SHORT_DATE = re.compile(r"(?<![\d.+-])(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d.,:+-])(?:[Tt])?(?P<hour>\d{1,2})(?:\s?[:hH\u0447\u6642]\s?|\.)(?P<minute>\d{2}|\d(?=:\d))(?:[:.m](?P<second>\d{1,2})(?:[.,:]\d{1,12})?)?s?(?![\d:])"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})\s?(?:(?P<half>[ap])\.?\s?m\b\.?|h\b|uhr\b)", re.IGNORECASE)
_OFFSET = re.compile(
    r"(?:\b(?:GMT|UTC|UT|Z)\s?[+-]\s?\d{1,2}(?::?\d{2})?|(?<![\d\w])[+-](?:\d{4}|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}(?=\s*$)))(?![\d:])",
    re.IGNORECASE,
)
_VIETNAMESE_WEEKDAY = re.compile(r"\bth[ứưu]\s?[2-7]\b", re.IGNORECASE)
_NUMBERED_MONTH = re.compile(r"\b(?:th\u00e1ng|thang|thg|\u0e40\u0e14\u0e37\u0e2d\u0e19)\s?(\d{1,2})\b", re.IGNORECASE)
_TOKEN = re.compile(
    r"\d+|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]|[.'’\u02bb-](?=[^\W\d_]))*"
)

#: Whatever stands before the first comma of `Xyz, 03 Mar 2025` is a weekday, in whatever language; it decides nothing.
_LEADING_WEEKDAY = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0e7f]){0,15}\.?\s?[,、]\s(?=\d)")
_PLACE = re.compile(r"[A-Za-z_]{2,20}/[A-Za-z_]{2,20}(?:/[A-Za-z_]{2,20})?(?:[+-]\d{1,2})?")
ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

#: Words that stand around dates and say nothing of them.
_FILLERS = frozenset(
    """at on of the de del di du da do d'  der den am um uhr le la el las los les il lo o os as a à alle ore ora h kl klo
    kello kell klockan
    ob v vo u um dia às at. i y e et en and und t st nd rd th er re ème ter te ste a.m p.m published updated posted pubdate
    first pubblicato publicada publicerad publicerat publisert offentliggjort gepubliceerd opublikowano опубликовано
    опубліковано yayınlanma الساعة 发布时间 發布時間 公開日 掲載日 입력 등록 게시일
    date datum gada d
    publié publicado veröffentlicht erstellt stand fecha data le. den. den tarihinde saat год года г р рік року ngày lúc năm
    vào giờ
    в о у год. г. om op i. til kl. pada pukul pkl jam tanggal hrs hs hours hour hr std local time ore. ώρα στις την
    वजे बजे को ला ที่ เวลา น พ.ศ ค.ศ พศ คศ วัน в. m""".split()
)
_HALVES = {"ص": "a", "م": "p", "πμ": "a", "μμ": "p", "sa": "a", "ch": "p", "öö": "a", "ös": "p", "पूर्वाह्न": "a", "अपराह्न": "p"}


@dataclass(frozen=True, slots=True)
class Words:
    """The parts found. `clock`: groups hour, minute, second; `half`: a, p or nothing; `day` 0: only a month."""

    year: str
    month: int
    day: int
    clock: dict[str, str | None] | None
    half: str
    zone: tzinfo | None
    rule: ZoneRule


def read_words(text: str) -> Words | None:
    """The parts of the date in `text` (one line, at most 200 characters); None where a part is missing, doubled or
    unexplained."""
    comments = _COMMENT.findall(text)
    text = _COMMENT.sub(" ", text)
    if (weekday := _LEADING_WEEKDAY.match(text)) and not weekdays_named(weekday.group().rstrip(" .,、")):
        text = text[weekday.end() :]
    text = _KOREAN_DAY.sub(r" \1-\2-\3 ", _VIETNAMESE_WEEKDAY.sub(" ", text))
    text, days = _take_numeric_day(_cjk(text))
    day = days[0] if len(days) == 1 else _on_weekday(days, text)
    if days and day is None:
        return None
    clock, before, after = _take_clock(text)
    zones, after = _take_offsets(after)
    month = 0
    if day is None and (found := _NUMBERED_MONTH.search(before + " " + after)):
        month = int(found[1])
        before, after = _NUMBERED_MONTH.sub(" ", before), _NUMBERED_MONTH.sub(" ", after)
    sorted_words = _sorted_words(
        _TOKEN.findall(before), _TOKEN.findall(after), has_clock=clock is not None, has_day=day is not None
    )
    if sorted_words is None:
        return None
    numbers, month_words, weekdays, zone_words, half = sorted_words
    if clock is not None and half and clock.get("half") is None:
        clock["half"] = half
    if day is None:
        day = _day_of_words(numbers, month_words, weekdays, month)
    elif numbers or month_words:
        return None
    if day is None:
        return None
    zone = _zone(zones + zone_words, comments if clock is not None else [])
    if zone is None:
        return None
    year = day[0]
    if len(year) == 4 and int(year) > 2400 and any("\u0e00" <= char <= "\u0e7f" for char in text):
        year = str(int(year) - 543)  # Thai years count from the Buddha
    return Words(year, day[1], day[2], clock, (clock or {}).get("half") or "", *zone)


def _cjk(text: str) -> str:
    """Chinese, Japanese and Korean dates in the form of the others."""
    if not any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text):
        return text
    text = _CJK_DAY.sub(r" \1-\2-\3 ", text)
    text = _CJK_YEAR.sub(r"\1 ", text)
    text = _CJK_MONTH.sub(lambda found: f" {ENGLISH_MONTHS[int(found[1]) - 1]} ", text)
    text = _CJK_HALF.sub(lambda found: f"{found[2]}\0{'a' if found[1] in '上午午前오전凌晨早上' else 'p'}", text)
    text = re.sub(r"(\d{1,2})(\0[ap])(.*)", r"\1\3 \2m", text).replace("\0", "")
    text = _CJK_CLOCK.sub(lambda found: f"{found[1]}:{found[2] or '0':0>2}" + (f":{found[3]:0>2}" if found[3] else ""), text)
    return _CJK_WEEKDAY.sub(" ", text)


def _take_numeric_day(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its numeric date, and that date as (year, month, day); two of them where it can be read in two ways."""
    found = _FULL_DATE.search(text)
    if found:
        if found[1]:
            days = [(found[1], int(found[3]), int(found[4]))]
        else:
            days = _orders(int(found[5]), int(found[7]), found[8], found[6])
    else:
        found = _SHORT_DATE.search(text)
        if not found or (found[2] == "." and re.search(r"\d{4}", text)):
            return text, []
        days = _orders(int(found[1]), int(found[3]), found[4], found[2])
    return text[: found.start()] + " " + text[found.end() :], days


def _orders(first: int, second: int, year: str, separator: str) -> list[tuple[str, int, int]]:
    if separator == "." or first == second or first > 12:
        return [(year, second, first)]
    month_first = (year, first, second)
    return [month_first] if second > 12 else [month_first, (year, second, first)]


def _on_weekday(days: list[tuple[str, int, int]], text: str) -> tuple[str, int, int] | None:
    """The one of the days that is on the weekday that the text names: `Wed, 03/04/2026` is in March."""
    weekdays = [names for token in _TOKEN.findall(text) if (names := weekdays_named(token))]
    fitting = [day for day in days if len(day[0]) == 4 and _falls_on(int(day[0]), day[1], day[2], weekdays)]
    return fitting[0] if len(fitting) == 1 else None


def _take_clock(text: str) -> tuple[dict[str, str | None] | None, str, str]:
    """The clock (its groups), the text before it and the text behind it; without a clock all is before."""
    found = _CLOCK.search(text) or _HOUR.search(text)
    if not found:
        return None, text, ""
    groups = {"minute": None, "second": None} | found.groupdict()
    return groups, text[: found.start()], text[found.end() :]


def _take_offsets(after: str) -> tuple[list[str], str]:
    places = [name for name in _PLACE.findall(after) if read_zone(name) not in (None, (None, "unknown"))]
    if places:
        return places, _PLACE.sub(" ", after)
    return _OFFSET.findall(after), _OFFSET.sub(" ", after)


def _sorted_words(
    before: list[str], after: list[str], has_clock: bool, has_day: bool
) -> tuple[list[str], list[frozenset[int]], list[frozenset[int]], list[str], str] | None:
    """Numbers, month words, weekdays, zone words and a half of the day; None where a word is none of these."""
    numbers: list[str] = []
    months: list[tuple[frozenset[int], frozenset[int]]] = []
    weekdays: list[frozenset[int]] = []
    zones: list[str] = []
    half = ""
    tokens = [(token, False) for token in before] + [(token, has_clock) for token in after]
    i = 0
    while i < len(tokens):
        token, behind = tokens[i]
        pair = f"{token} {tokens[i + 1][0]}" if i + 1 < len(tokens) else ""
        i += 1
        word = plain(token)
        if token.isdigit():
            numbers.append(token)
        elif pair and (months_named(pair) or weekdays_named(pair)) and not tokens[i][0].isdigit():
            i += 1
            if months_named(pair):
                months.append((months_named(pair), frozenset()))
        elif word in ("gmt", "utc") and not has_clock:
            pass  # the zone of a day
        elif word in _HALVES and behind:
            half = _HALVES[word]
        elif behind and _may_be_zone(token):
            zones.append(token)
        elif months_named(token):
            months.append((months_named(token), weekdays_named(token)))
        elif weekdays_named(token):
            weekdays.append(weekdays_named(token))
        elif token.lower() not in _FILLERS and word not in _FILLERS:
            return None
    # `mar, 04 mar 2025`, `mar, 04/03/2025`: the first is Tuesday in Italian, Spanish and French.
    while len(months) > (0 if has_day else 1) and (i := next((n for n, month in enumerate(months) if month[1]), -1)) >= 0:
        weekdays.append(months.pop(i)[1])
    return numbers, [month[0] for month in months], weekdays, zones, half


def _may_be_zone(token: str) -> bool:
    if token.lower() not in _FILLERS and read_zone(token) not in (None, (None, "unknown")):
        return True
    letters = token.isascii() and token.isupper() and 1 < len(token) < 6
    return letters and not months_named(token) and not weekdays_named(token)


def _day_of_words(
    numbers: list[str], months: list[frozenset[int]], weekdays: list[frozenset[int]], month: int
) -> tuple[str, int, int] | None:
    if len(numbers) not in (1, 2) or any(len(number) > 4 for number in numbers):
        return None
    if not month:
        if not months:
            return None
        candidates = frozenset.intersection(*months)  # more than one where two names of a month are given: نوفمبر/تشرين الثاني
        if not candidates:
            return None
    elif months:
        return None
    else:
        candidates = frozenset({month})
    if len(numbers) == 1:
        return (numbers[0], min(candidates), 0) if len(numbers[0]) == 4 and len(candidates) == 1 else None
    first, second = numbers
    year, day = (first, second) if len(first) > 2 else (second, first)
    if len(day) > 2 or int(day) == 0:
        return None
    if len(candidates) > 1:
        candidates = frozenset(month for month in candidates if _falls_on(int(year), month, int(day), weekdays))
    return (year, min(candidates), int(day)) if len(candidates) == 1 else None


def _falls_on(year: int, month: int, day: int, weekdays: list[frozenset[int]]) -> bool:
    """True where that day is one of the weekdays that were named: tells Croatian October from Polish November."""
    try:
        return any(date(year, month, day).weekday() in names for names in weekdays)
    except ValueError:
        return False


def _zone(zones: list[str], comments: list[str]) -> tuple[tzinfo | None, ZoneRule] | None:
    """One zone out of all that were stated: an offset before a name, a comment last."""
    if not zones:
        zones = [comment for comment in comments if read_zone(comment) not in (None, (None, "unknown"))][:1]
    numeric = [zone for zone in zones if any(char.isdigit() for char in zone)]
    return read_zone((numeric or zones or [""])[0])
