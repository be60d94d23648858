"""The words of a text with their places, found once for the enrichments that read words."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

#: Marks within a word.
_JOINTS = "-’'‑"
#: Two letters with dots: what initials and abbreviations begin with.
_INITIALS = re.compile(r"\.[^\W\d_]\.")
_MOST_INITIALS = 5


class Tokens(NamedTuple):
    """The words in order, and the offsets at which they begin. Nobody changes them: they are shared."""

    words: list[str]
    starts: list[int]


@lru_cache(maxsize=2)
def pieces(text: str) -> list[str]:
    """`text` in pieces: gap, word, gap, word, ..., gap. A word is letters and digits with up to six inner hyphens or
    apostrophes. Nobody changes the list: it is shared.

    Kept for a moment: several enrichments ask for the same text.
    """
    # beyond the Basic Multilingual Plane there are characters of two units
    is_basic = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
    return _splitter(is_basic)(text)


@lru_cache(maxsize=2)
def tokens(text: str) -> Tokens:
    """The words of `text`, initials and abbreviations with their dots (U.S.), and ampersands.

    Kept for a moment: countries and names ask for the same text.
    """
    found = pieces(text)
    if _INITIALS.search(text) is not None:
        found = _with_initials(found)
    if "&" in text:
        found = _with_ampersands(found)
    return Tokens(found[1::2], list(accumulate(map(len, found)))[:-1:2])


@cache
def _splitter(is_basic: bool) -> Callable[[str], list[str]]:
    """Splits a text at its words; with `is_basic` one without characters beyond the Basic Multilingual Plane.

    For such texts letters and digits are listed as ranges, which `re` looks up in a bitmap: half of the time of `[^\\W_]`.
    """
    letter = f"[{_ranges()}]" if is_basic else r"[^\W_]"
    # most words have no joint: a group that is left out costs less than one that is repeated no time
    return re.compile(f"({letter}+(?:[{_JOINTS}]{letter}+(?:[{_JOINTS}]{letter}+){{0,5}})?)").split


def _ranges() -> str:
    """The letters and digits of the Basic Multilingual Plane as the members of a class of `re`."""
    kinds = "".join("w" if chr(code).isalnum() else " " for code in range(0x10000))
    return "".join(f"{chr(run.start())}-{chr(run.end() - 1)}" for run in re.finditer("w+", kinds))


def _with_initials(found: list[str]) -> list[str]:
    """The pieces with two to five single letters and their dots as one word."""
    joined: list[str] = []
    done = 0
    for place in [place for place, gap in enumerate(found[::2]) if gap == "."]:
        first = end = 2 * place - 1
        if first < done or not _is_letter(found[first]):
            continue
        while (
            end - first < 2 * (_MOST_INITIALS - 1)
            and found[end + 1] == "."
            and end + 3 < len(found)
            and _is_letter(found[end + 2])
            and found[end + 3].startswith(".")
        ):
            end += 2
        if end > first:
            joined += [*found[done:first], f"{'.'.join(found[first : end + 1 : 2])}.", found[end + 1][1:]]
            done = end + 2
    return joined + found[done:]


def _is_letter(word: str) -> bool:
    return len(word) == 1 and not word.isdecimal()


def _with_ampersands(found: list[str]) -> list[str]:
    """The pieces with each ampersand as a word."""
    joined: list[str] = []
    done = 0
    for place in [place for place, gap in enumerate(found[::2]) if "&" in gap]:
        joined += found[done : 2 * place]
        joined += re.split("(&)", found[2 * place])
        done = 2 * place + 1
    return joined + found[done:]
