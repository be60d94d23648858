"""What a feed's entry says of its page: whether the page has the words of the entry's title. Pure.

A page in place of the article (an outage, a wall, a parked domain) has none of them; a short article about an outage has most.
"""

import re
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import dataclass

#: Words are compared by their beginnings: titles and texts inflect them differently.
_STEM = 6
#: Shorter words are articles and prepositions.
_LEAST_CHARS = 4
#: Fewer words of a title tell nothing by being absent.
_LEAST_ABSENT = 3
#: Shares of a title's words that a heading and a text of the article have, and that another page has by chance.
_IN_HEADING, _IN_TEXT, _BY_CHANCE = 0.6, 0.5, 0.25
#: A line with this share of its words in the title is the title once more.
_IS_TITLE = 0.8
#: Characters of an article, and of a whole page, that are read.
_MAX_CHARS, _MOST_CHARS = 2_000, 20_000
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class EntryWitness:
    """The words of an entry's title and summary. Without an entry there are none, and they tell nothing."""

    name: str = ""
    title: frozenset[str] = frozenset()
    summary: frozenset[str] = frozenset()

    @classmethod
    def of(cls, title: str | None, summary: str | None, host: str) -> "EntryWitness":
        """`host`: words of the site's name stand on all of its pages."""
        words = (frozenset(stem for stem in _stems(text or "") if stem not in host) for text in (title, summary))
        return cls((title or "").casefold(), *words)

    def heads(self, headings: Iterable[str]) -> bool:
        """True if a title or heading of the page has most words of the entry's title."""
        return any(_has(self.title, _stems(heading), _IN_HEADING) for heading in headings)

    def tells(self, text: str) -> bool:
        """True if the text has half the words of the entry's title or of its summary, besides the title itself."""
        told: set[str] = set()
        for line in text[:_MAX_CHARS].split("\n"):
            told |= self._own(line)
        return _has(self.title, told, _IN_TEXT) or _has(self.summary, told, _IN_TEXT)

    def touches(self, line: str) -> bool:
        """True if a line has words of the entry, besides the title itself."""
        return _has(self.title | self.summary, self._own(line), 0)

    def is_absent_from(self, text: str) -> bool:
        """True if the text of a whole page has nothing of the entry, beyond chance."""
        there = _stems(text)
        return len(self.title) >= _LEAST_ABSENT and all(
            len(words & there) <= _BY_CHANCE * len(words) for words in (self.title, self.summary)
        )

    def _own(self, line: str) -> set[str]:
        """The words of a line without the title: a wall may say what it hides."""
        stems = _stems(line.casefold().replace(self.name, " ") if self.name else line)
        return set() if len(stems & self.title) >= _IS_TITLE * len(stems) else stems


NO_ENTRY = EntryWitness()


def _has(wanted: Set[str], there: Set[str], share: float) -> bool:
    return bool(wanted) and len(wanted & there) >= max(min(2, len(wanted)), share * len(wanted))


def _stems(text: str) -> set[str]:
    found: set[str] = set()
    for word in _WORD.findall(unicodedata.normalize("NFKC", text[:_MOST_CHARS]).casefold()):
        if _UNSPACED.search(word):
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= _LEAST_CHARS or word.isdigit():
            found.add(word[:_STEM])
    return found
