"""House lines: lines of a text that its host repeats from article to article, e.g. "Subscribe to our newsletter".

A line counts once it stands in three distinct articles of a host; copies of one text are one article. Digits are folded, so
that "Read all 12 comments" and "Read all 7 comments" are one line, but a sentence whose digits differ is news
(`host_lines.py`). Lines of more than 40 words are never house lines, and neither are the article's own headline, standfirst and
first paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

from transforms.link.digests import digest

HouseLines: TypeAlias = Literal["drop", "mark", "off"]
#: Distinct articles of a host in which a line stands before it is a house line.
KNOWN_AT = 3
_MAX_WORDS = 40
#: Lines of so few words are looked up wherever they stand, longer ones only among the first and the last ones.
_FEW_WORDS = 12
_EDGE_FIRST, _EDGE_LAST = 3, 8
#: Lines of a text that are looked up: those nearest to its end, where nearly all house lines stand, and to its start.
_MAX_LINES = 24
#: A line of so many words is a paragraph; a shorter first line may be a label above the text.
_PARAGRAPH_WORDS = 15
#: In scripts without spaces so many characters stand for a word.
_CHARACTERS_OF_A_WORD = 3
#: Characters of a line whose words are counted.
_MAX_COUNTED = 2_000
#: More than this share of the words is no chrome: the lines are then the text itself.
_MOST_DROPPED = 0.4

_DIGITS = re.compile(r"\d+")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a text: text[start:end]. `digest`: of the line without case, punctuation and the values of its numbers."""

    start: int
    end: int
    digest: int
    words: int


def folded(line: str) -> str:
    """A line without case, punctuation and the values of its numbers."""
    return _NO_WORD.sub(" ", _DIGITS.sub("0", line.casefold())).strip()


def lines_of(text: str) -> list[tuple[int, int]]:
    """(start, end) of each line that is not blank, without white space around it."""
    spans = []
    at = 0
    for line in text.split("\n"):
        tidy = line.strip()
        if tidy:
            start = at + len(line) - len(line.lstrip())
            spans.append((start, start + len(tidy)))
        at += len(line) + 1
    return spans


def candidates(text: str, own: Sequence[str | None]) -> list[TextLine]:
    """The lines of a text that may be house lines, in their order. `own`: headline and standfirst of the article."""
    spans = lines_of(text)
    kept = {folded(line) for line in own if line}
    first = next((number for number, (start, end) in enumerate(spans) if _is_paragraph(text, start, end)), 0)

    def known(numbers: Iterable[int]) -> Iterator[TextLine]:
        for number in numbers:
            start, end = spans[number]
            is_edge = number < _EDGE_FIRST or number >= len(spans) - _EDGE_LAST
            words = _words(text[start : min(end, start + _MAX_COUNTED)])
            if number == first or words > (_MAX_WORDS if is_edge else _FEW_WORDS):
                continue
            line = folded(text[start:end])
            if line and line not in kept:
                yield TextLine(start, end, digest(line), words)

    ahead = iter(range(len(spans)))
    found = list(islice(known(ahead), _EDGE_FIRST))
    last = list(islice(known(reversed(list(ahead))), _MAX_LINES - _EDGE_FIRST))
    return found + last[::-1]


def _is_paragraph(text: str, start: int, end: int) -> bool:
    return _words(text[start : min(end, start + _MAX_COUNTED)]) >= _PARAGRAPH_WORDS


def _words(line: str) -> int:
    return max(len(line.split()), len(line) // (_CHARACTERS_OF_A_WORD * 6))


def at_the_ends(text: str, house: Sequence[TextLine], spans: Sequence[tuple[int, int]]) -> list[TextLine]:
    """The house lines before the first paragraph and behind the last one; none if too little of the text would stay.

    A short line of the article itself may stand between them: a date, a name. `spans`: `lines_of(text)`.
    """
    starts = {line.start for line in house}
    others = [(start, end) for start, end in spans if start not in starts]
    first = next((start for start, end in others if _is_paragraph(text, start, end)), None)
    if first is None:
        return []
    last = next(start for start, end in reversed(others) if _is_paragraph(text, start, end))
    found = [line for line in house if line.start < first or line.start > last]
    return found if sum(line.end - line.start for line in found) <= _MOST_DROPPED * len(text) else []


def gaps_of(text: str, dropped: Sequence[TextLine], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """(start, end) of the stretches to remove: these lines with the line breaks around them, except breaks before kept text.

    `spans`: `lines_of(text)`.
    """
    starts = {line.start for line in dropped}
    gaps, at = [], 0
    for start, end in spans:
        if start in starts:
            continue
        begin = start
        while at and start - begin < 2 and text[begin - 1] == "\n":
            begin -= 1
        if begin > at:
            gaps.append((at, begin))
        at = end
    return [*gaps, (at, len(text))] if at < len(text) and starts else gaps


def without(text: str, house: Sequence[TextLine]) -> str:
    """The text without these lines; all of it if they are most of it."""
    if sum(line.end - line.start for line in house) > _MOST_DROPPED * len(text):
        return text
    kept, at = [], 0
    for line in house:
        kept.append(text[at : line.start])
        at = line.end
    return "".join((*kept, text[at:]))
