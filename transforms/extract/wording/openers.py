"""Recognizes the phrases that lines outside the article start with.

Several tables of phrases look at the same line, which is read once for all of them.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

#: Marks in front of a phrase: bullets, arrows, brackets, emoji.
_LEAD = re.compile(r"^[^\w©(]{1,12}|^\(\s*(?!c\))")
#: So many letters of a phrase tell most lines from it; folded ones stand in twice as many characters at most.
_START = 5
_HEAD = 2 * _START
#: The phrases by their first letters, with their tables. No phrase is shorter than two.
_PHRASES: dict[str, list[tuple[str, "Openers"]]] = {}
_NO_PHRASE: tuple[str, dict["Openers", str]] = ("", {})


class Openers:
    """Phrases that a line may start with. Linear; the longest phrase wins."""

    def __init__(self, phrases: Iterable[str]) -> None:
        for phrase in sorted(set(phrases)):
            _PHRASES.setdefault(phrase[:_START], []).append((phrase, self))

    def find(self, line: str) -> tuple[str, str] | None:
        """The phrase that opens `line` and what follows it, or None."""
        text, found = _opening(line)
        phrase = found.get(self)
        return (phrase, text[len(phrase) :]) if phrase is not None else None


@lru_cache(maxsize=16)
def _opening(line: str) -> tuple[str, dict["Openers", str]]:
    """How a line starts, in lower case, without marks in front, and the longest phrase of each table that it opens with.

    Of most lines only the first letters are read.
    """
    text = line[:_HEAD]
    if text[:1].isalnum():
        text = _folded(text)
        if text[:5] not in _PHRASES and text[:4] not in _PHRASES and text[:3] not in _PHRASES and text[:2] not in _PHRASES:
            return _NO_PHRASE
    text = _LEAD.sub("", _folded(line[:600]))
    found: dict[Openers, str] = {}
    for length in range(2, _START + 1):
        for phrase, table in _PHRASES.get(text[:length], ()):
            if text.startswith(phrase) and len(phrase) > len(found.get(table, "")) and _ends_at(text, len(phrase)):
                found[table] = phrase
    return text, found


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'").replace("i\u0307", "i")


def _ends_at(text: str, place: int) -> bool:
    """Whether no word goes on there."""
    behind = text[place : place + 1]
    return behind != "_" and not behind.isalnum()
