"""Detects a feed that carried whole articles and now carries teasers. Pure.

A run of short entries is told when it is too long for chance: feeds of long articles have briefs too, and the share of short
entries so far says how long a run of them has to be.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

#: A feed whose entries typically have this many characters carries articles.
ARTICLE_CHARS = 1_200
#: An entry below this share of the typical length is short.
SHORT_SHARE = 0.3
#: Entries that make a feed's length known, entries that the typical length looks back on.
LEAST_ENTRIES, MEMORY_ENTRIES = 10, 50
#: A run of teasers is told below this probability.
LEAST_P = 1e-4
#: Whole articles in a row that end the condition.
WHOLE_AGAIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """Lengths of the entries of a feed. `short`: share of short entries. `run`: short entries in a row, or whole ones as a
    negative number while the feed counts as truncated."""

    entries: int = 0
    chars: float = 0.0
    short: float = 0.0
    run: int = 0
    run_chars: float = 0.0

    def after(self, lengths: Iterable[int]) -> "Lengths":
        """The lengths after new entries, in the order of their appearance."""
        known = self
        for chars in lengths:
            known = known._after_entry(chars)
        return known

    def _after_entry(self, chars: int) -> "Lengths":
        is_known = self.entries >= LEAST_ENTRIES and self.chars >= ARTICLE_CHARS
        if is_known and chars < SHORT_SHARE * self.chars:
            run = max(0, self.run) + 1
            return replace(self, run=run, run_chars=round(self.run_chars + (chars - self.run_chars) / run, 3))
        weight = 1 / min(self.entries + 1, MEMORY_ENTRIES)
        broken = max(0, self.run)  # a run that has ended was chance
        short = self.short
        for _ in range(min(broken, MEMORY_ENTRIES)):
            short += weight * (1 - short)
        return Lengths(
            entries=min(self.entries + 1, 10 * MEMORY_ENTRIES),
            chars=round(self.chars + weight * (chars - self.chars), 3),
            short=round(short * (1 - weight), 6),
            run=min(self.run, 0) - 1,
            run_chars=0.0,
        )


def is_truncated(lengths: Lengths) -> bool | None:
    """True if teasers have replaced articles, False if articles are back; None if neither is certain."""
    if lengths.run > 0:
        known = min(lengths.entries, MEMORY_ENTRIES)
        by_chance = (lengths.short * known + 1) / (known + 2)
        return True if by_chance**lengths.run < LEAST_P else None
    return False if -lengths.run >= WHOLE_AGAIN else None
