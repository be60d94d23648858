"""The words of a text with their places, for the enrichments that look for names."""

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

#: A word: letters and digits with inner hyphens, apostrophes, dots of initials and abbreviations; or an ampersand.
_TOKEN = re.compile(r"((?:[^\W\d_]\.){2,5}|[^\W_]+(?:[-’'‑][^\W_]+){0,6}|&)")


class Tokens(NamedTuple):
    """The words in order, and the offsets at which they begin. Nobody changes them: they are shared."""

    words: list[str]
    starts: list[int]


@lru_cache(maxsize=2)
def tokens(text: str) -> Tokens:
    """The words of `text`. Kept for a moment: countries and names ask for the same text."""
    pieces = _TOKEN.split(text)  # gap, word, gap, word, ..., gap
    return Tokens(pieces[1::2], list(accumulate(map(len, pieces)))[:-1:2])
