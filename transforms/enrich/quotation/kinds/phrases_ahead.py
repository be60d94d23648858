"""Phrases of several words at the end of those before a quotation."""

from collections.abc import Sequence

_MAX_PHRASE = 4  # words


def phrases(table: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(line.split()) for line in table.strip().splitlines() if line.strip())


def ends_in(ahead: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(ahead[-size:]) in phrases for size in range(1, min(_MAX_PHRASE, len(ahead)) + 1))
