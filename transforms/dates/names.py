"""Names of months and weekdays in the languages that news is written in, from CLDR (`data/names.tsv`).

English is known at once; the others are read when the first unknown word turns up. A name that
means different months in different languages (`listopad`: October in Croatian, November in Polish and Czech) keeps them all.
"""

import unicodedata
from functools import cache
from importlib.resources import files

ENGLISH_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Spellings met in feeds that CLDR does not list.
EXTRA_MONTHS = {
    "sept": 9, "febr": 2, "maerz": 3, "mrz": 3, "mär": 3, "jänner": 1, "jaenner": 1, "jän": 1, "marts": 3, "maj": 5, "juin": 6,
    "juill": 7, "août": 8, "aout": 8, "sep": 9, "set": 9, "ago": 8, "ene": 1, "abr": 4, "dic": 12, "gen": 1, "mag": 5, "giu":
    6, "lug": 7,
    "ott": 10, "fev": 2, "avr": 4, "dez": 12, "okt": 10, "mrt": 3, "mei": 5, "agt": 8, "agu": 8, "ags": 8, "des": 12, "out": 10,
    "disemba": 12, "फरवरी": 2, "सितम्बर": 9, "अक्तूबर": 10, "नवम्बर": 11, "दिसम्बर": 12,
    "tam": 1, "hel": 2, "maa": 3, "huh": 4, "tou": 5, "kes": 6, "hei": 7, "elo": 8, "syy": 9, "lok": 10, "jou": 12,
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11,
    "дек": 12,
}  # fmt: skip
EXTRA_DAYS = {
    "tues": 1,
    "weds": 2,
    "wednes": 2,
    "thur": 3,
    "thurs": 3,
    "lun": 0,
    "mar": 1,
    "mer": 2,
    "gio": 3,
    "ven": 4,
    "sab": 5,
    "dom": 6,
}


def plain(word: str) -> str:
    """`word` folded for comparison: lower case, no dots, no accents on Latin letters, no hamza or madda on an alef."""
    word = unicodedata.normalize("NFKD", word.lower().replace(".", ""))
    return "".join(char for char in word if not ("\u0300" <= char <= "\u036f" or "\u0653" <= char <= "\u0655"))


@cache
def _english() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    months = {name[:size]: frozenset({i + 1}) for i, name in enumerate(ENGLISH_MONTHS) for size in (3, len(name))}
    days = {name[:size]: frozenset({i}) for i, name in enumerate(ENGLISH_DAYS) for size in (2, 3, len(name))}
    return months | {"sept": frozenset({9})}, days


@cache
def _all() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    months: dict[str, set[int]] = {}
    days: dict[str, set[int]] = {}
    for line in files("transforms.dates").joinpath("data", "names.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, number, names = line.split("\t")
        for name in names.split("|"):
            (months if kind == "month" else days).setdefault(name, set()).add(int(number))
    for name, month in EXTRA_MONTHS.items():
        months.setdefault(plain(name), set()).add(month)
    for name, day in EXTRA_DAYS.items():
        days.setdefault(plain(name), set()).add(day)
    english = _english()
    # A name that English has means what it means in English: RFC 822 names these alone.
    return (
        {name: frozenset(numbers) for name, numbers in months.items() if not name.isdigit()} | english[0],
        {name: frozenset(numbers) for name, numbers in days.items()} | english[1],
    )


def months_named(word: str) -> frozenset[int]:
    """The months (1 to 12) that `word` may name; empty for none. A Hebrew name may have its preposition."""
    word = plain(word)
    return _english()[0].get(word) or _all()[0].get(word) or _all()[0].get(word.removeprefix("ב"), frozenset())


def weekdays_named(word: str) -> frozenset[int]:
    """The weekdays (Monday is 0) that `word` may name; empty for none."""
    word = plain(word)
    return _english()[1].get(word) or _all()[1].get(word, frozenset())
