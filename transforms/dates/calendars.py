"""Days that a text states in another calendar, said in the Gregorian one: the solar calendar of Iran and Afghanistan, the years
of Japanese eras and of the Republic of China. Buddhist years are read in `words.py`.

Only where the text names the calendar: by a month (`25 آبان 1405`), an era (`令和8年`, `民國115年`, `R8.11.16`), or a year
around 1400 in Persian digits. Pure, linear.
"""

import re
from datetime import date, timedelta

_SOLAR_MONTHS = {
    name: number
    for names in (
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
        "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",  # as Afghanistan calls them
    )
    for number, name in enumerate(names.split(), 1)
}
_SOLAR_WORDS = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s({'|'.join(_SOLAR_MONTHS).replace('ی', '[یي]')})(?:\s?ماه)?[،,]?\s(1[34]\d\d)(?!\d)"
)
_SOLAR_NUMBERS = re.compile(r"(?<!\d)(1[34]\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
#: Years in Persian digits beyond are of the lunar calendar (1448) or no year of news.
_SOLAR_YEARS = range(1370, 1431)
#: The year before the first of each era.
_ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911, "S": 1925, "H": 1988, "R": 2018}
_ERA_YEAR = re.compile(r"(?:中[華华]\s?)?(昭和|平成|令和|民[國国])\s?(元|\d{1,3})\s?年")
_ERA_LETTER = re.compile(r"([SHR])(\d{1,2})([./])(\d{1,2})\3(\d{1,2})")


def with_gregorian_days(text: str, *, has_persian_digits: bool) -> str:
    """`text` (digits in ASCII) with such days as `2026-11-16`, and such years as `2026年`; other days stay as they are."""
    if (letter := _ERA_LETTER.fullmatch(text)) is not None:
        return f"{_ERAS[letter[1]] + int(letter[2])}-{letter[4]}-{letter[5]}"
    if text.isascii() and not has_persian_digits:
        return text
    text = _ERA_YEAR.sub(lambda found: f"{_ERAS[found[1]] + (1 if found[2] == '元' else int(found[2]))}年", text)
    text = _SOLAR_WORDS.sub(
        lambda found: _solar(int(found[3]), _SOLAR_MONTHS[found[2].replace("ي", "ی")], int(found[1])) or found[0], text
    )
    if has_persian_digits:
        text = _SOLAR_NUMBERS.sub(lambda found: _solar(int(found[1]), int(found[3]), int(found[4])) or found[0], text)
    return text


def _solar(year: int, month: int, day: int) -> str | None:
    """The day in ISO 8601; None where the solar calendar has no such day."""
    if year not in _SOLAR_YEARS or not 1 <= month <= 12:
        return None
    first = _new_year(year) + timedelta(days=30 * (month - 1) + min(month - 1, 6))
    following = _new_year(year + 1) if month == 12 else first + timedelta(days=31 if month <= 6 else 30)
    return (first + timedelta(days=day - 1)).isoformat() if 1 <= day <= (following - first).days else None


def _new_year(year: int) -> date:
    """The first day of a solar year: leap years by the cycle of 33 years, which is exact for the years that count here."""
    years = year - 979
    return date(1600, 3, 20) + timedelta(days=365 * years + years // 33 * 8 + (years % 33 + 3) // 4)
