"""The agreement of two texts: shared runs of four words, so that chance words have no weight."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

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

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """The runs of four words in the first 60,000 characters; of a shorter text the one run that it is."""
    return _runs(_words(text[:_MOST_CHARACTERS]))


def shingles_of_lines(lines: Sequence[str]) -> Shingles:
    """As `shingles` of the lines as one text. What one answer and the next have in common is read once."""
    if sum(len(line) + 1 for line in lines) > _MOST_CHARACTERS or any(len(line) > _KEPT_CHARACTERS for line in lines):
        return shingles("\n".join(lines))
    return _runs(list(chain.from_iterable(map(_tokens, lines))))


@lru_cache(_KEPT_LINES)
def _tokens(line: str) -> tuple[str, ...]:
    return tuple(_words(line))


def _words(text: str) -> list[str]:
    folded = text.casefold()
    words = words_of(folded)
    return _TOKEN.findall(folded) if words is None else words


def _runs(tokens: list[str]) -> Shingles:
    if not tokens:
        return frozenset()
    if len(tokens) < _SIZE:
        return frozenset((tuple(tokens),))
    return frozenset(zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False))


def shared(part: Shingles, whole: Shingles) -> float:
    """The share of `part` that `whole` holds, 0 to 1; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0


def long_words(text: str) -> frozenset[str]:
    """The distinct words of four letters and more, folded; in scripts without spaces, of one. Bounded as `shingles`."""
    found = _words(text[:_MOST_CHARACTERS])
    return frozenset(word for word in found if len(word) > 3 or word > "\u0e00")


def agreement(one: Shingles, other: Shingles) -> float:
    """F1 of the two sets, 0 to 1."""
    both = len(one & other)
    return 2 * both / (len(one) + len(other)) if both else 0.0
