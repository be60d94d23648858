"""htmldate's search for a date in the markup of a page, with its patterns asked only where a date can stand.

The search runs nine patterns over the markup, most of which begin with "no digit" and so are tried at each character: half of
the time that htmldate takes. What they match is a run of digits and separators with one character on either side, so the markup
without the rest gives the same matches in the same order.

A pattern that asks for more has to be given the whole markup (`is_numeric`).
"""

import re
from functools import lru_cache

#: A pattern of digits and separators, with one character that is no digit on either side.
_SIDE = r"(?:\\D)?"
_ATOM = r"(?:\\D|\\\.|\[[0-9/.\-]+\]|[0-9/])"
_PART = rf"(?:\((?:\?:)?|\)|(?!\\D){_ATOM}(?:\{{[0-9]\}}|\??\|?(?!\\D)|))+"
_NUMERIC = re.compile(rf"\(?{_SIDE}{_PART}{_SIDE}(?:\|{_SIDE}{_PART}{_SIDE})*\)?")
_REPEATED = re.compile(rf"{_ATOM}(?:\{{([0-9])\}})?")
_GROUP = re.compile(r"\((?:\?:)?([0|]*)\)")
#: The shortest date without the characters beside it: 1/1/26.
_LEAST = 6
_RUN = re.compile(rf"[0-9][0-9/.\-]{{{_LEAST - 1},}}")
_YEAR = re.compile("(?:199[0-9]|20[0-3][0-9])")
#: More than the longest date in words; of a longer word before a day only the end is read.
_DATE_CHARACTERS = 80


@lru_cache(64)
def is_numeric(pattern: re.Pattern[str]) -> bool:
    """Whether all that `pattern` matches is in `numbers_of` the text."""
    if pattern.flags & re.VERBOSE or _NUMERIC.fullmatch(pattern.pattern) is None:
        return False
    # each character that it needs as a "0", then the shortest alternative of each group
    plain = _REPEATED.sub(lambda match: "0" * int(match[1] or 1), pattern.pattern).replace("0?", "")
    while "(" in plain:
        plain = _GROUP.sub(lambda match: min(match[1].split("|"), key=len), plain)
    return min(map(len, plain.split("|"))) >= _LEAST + 2


@lru_cache(1)
def numbers_of(markup: str) -> str:
    """The runs of digits and separators that a date can be, each with the character before and the one behind it."""
    parts: list[str] = []
    last = 0
    for run in _RUN.finditer(markup):
        first, end = run.span()
        parts.append(markup[max(last, first - 1) : end + 1])
        last = end + 1
    return "".join(parts)


def years_of(markup: str) -> str:
    """The text before each year that a space parts from it, and the year: where a date in words can be."""
    parts: list[str] = []
    last = 0
    for year in _YEAR.finditer(markup):
        start, end = year.span()
        if start == 0 or markup[start - 1] != " ":
            continue
        first = max(last, start - _DATE_CHARACTERS)
        if first > last:
            parts.append("\n")
        parts.append(markup[first:end])
        last = end
    return "".join(parts)
