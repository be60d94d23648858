"""Quotations that a conjunction joins: “yes” or “no”, “green” and “red”."""

import re
from collections.abc import Iterator, Sequence

from transforms.enrich.quotation.spans import Span

_JOINS = re.compile(r"[ \u00a0](?:or|oder|o|ou|of|e|y|and|und|en|et)[ \u00a0]")


def joined_pairs(text: str, spans: Sequence[Span], index: int) -> Iterator[tuple[Span, Span]]:
    """The pairs of a quotation and the one before or behind it between which nothing but a conjunction stands."""
    for at in range(max(0, index - 1), min(index + 1, len(spans) - 1)):
        first, second = spans[at], spans[at + 1]
        if _JOINS.fullmatch(text, first.outer_end, second.outer_start) is not None:
            yield first, second
