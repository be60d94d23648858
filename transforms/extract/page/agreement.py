"""The agreement of two texts: shared runs of four words, so that chance words have no weight.

A run is a number, the sum of its words' hashes by place: sorted arrays take a third of the time of sets of tuples. Two of
the 2,000 runs of a page are the same number by chance once in 10^13 pages.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from transforms.extract.page.letters import words_of

#: Words; scripts without spaces count one token a character.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uac00-\ud7af]+"
)
_SIZE = 4
_MOST_CHARACTERS = 60_000
#: Lines of one page; longer ones are not kept, which bounds the memory.
_KEPT_LINES = 512
_KEPT_CHARACTERS = 2_000

#: The distinct runs of a text, ascending.
Shingles = npt.NDArray[np.uint64]
NO_RUNS: Shingles = np.empty(0, dtype=np.uint64)
#: Odd numbers of 64 bits, one for each place in a run.
_PLACES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)


def shingles(text: str) -> Shingles:
    """The runs of four words in the first 60,000 characters; of a shorter text the one run that it is."""
    return _runs(_hashes(_words(text[:_MOST_CHARACTERS])))


def shingles_of_lines(lines: Sequence[str]) -> Shingles:
    """As `shingles` of the lines as one text. What one answer and the next have in common is read once."""
    if sum(len(line) + 1 for line in lines) > _MOST_CHARACTERS or any(len(line) > _KEPT_CHARACTERS for line in lines):
        return shingles("\n".join(lines))
    return _runs(np.concatenate([NO_RUNS, *map(_of_line, lines)]))


@lru_cache(_KEPT_LINES)
def _of_line(line: str) -> npt.NDArray[np.uint64]:
    return _hashes(_words(line))


def _hashes(words: list[str]) -> npt.NDArray[np.uint64]:
    return np.fromiter(map(hash, words), np.int64, len(words)).view(np.uint64)


def _words(text: str) -> list[str]:
    folded = text.casefold()
    words = words_of(folded)
    return _TOKEN.findall(folded) if words is None else words


def _runs(words: npt.NDArray[np.uint64]) -> Shingles:
    count = len(words) - _SIZE + 1
    if count <= 1:
        return (words * _PLACES[: len(words)]).sum(keepdims=True) if len(words) else NO_RUNS
    runs = words[:count] * _PLACES[0]
    for place in range(1, _SIZE):
        runs += words[place : place + count] * _PLACES[place]
    runs.sort()
    is_first = np.ones(count, dtype=np.bool_)
    np.not_equal(runs[1:], runs[:-1], out=is_first[1:])
    return runs[is_first]


def common(one: Shingles, other: Shingles) -> int:
    """How many runs both have."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if not len(short):
        return 0
    places = long.searchsorted(short)
    return int(np.count_nonzero(long.take(places, mode="clip") == short))


def shared(part: Shingles, whole: Shingles) -> float:
    """The share of `part` that `whole` holds, 0 to 1; 0 for an empty part."""
    return common(part, whole) / len(part) if len(part) else 0.0


def long_words(text: str) -> frozenset[str]:
    """The distinct words of four letters and more, folded; in scripts without spaces, of one. Bounded as `shingles`."""
    found = _words(text[:_MOST_CHARACTERS])
    return frozenset(word for word in found if len(word) > 3 or word > "\u0e00")


def agreement(one: Shingles, other: Shingles) -> float:
    """F1 of the two sets, 0 to 1."""
    both = common(one, other)
    return 2 * both / (len(one) + len(other)) if both else 0.0
