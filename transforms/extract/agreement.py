"""How far two texts agree: shared runs of four words, so that chance words count for nothing."""

import re

#: Words; scripts without spaces count one token a character.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uac00-\ud7af]+"
)
_SIZE = 4
_MOST_CHARACTERS = 60_000

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """The runs of four words in the first 60,000 characters; of a shorter text the one run that it is."""
    tokens = _TOKEN.findall(text[:_MOST_CHARACTERS].casefold())
    if not tokens:
        return frozenset()
    if len(tokens) < _SIZE:
        return frozenset((tuple(tokens),))
    return frozenset(zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False))


def shared(part: Shingles, whole: Shingles) -> float:
    """The share of `part` that `whole` holds, 0 to 1; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0


def agreement(one: Shingles, other: Shingles) -> float:
    """F1 of the two sets, 0 to 1."""
    both = len(one & other)
    return 2 * both / (len(one) + len(other)) if both else 0.0
