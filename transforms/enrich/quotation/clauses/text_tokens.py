"""The tokens of any part of a text, out of those of its lines: the rules ask for overlapping parts of one sentence again and
again, about three times for each quotation."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from transforms.enrich.names.names import Mention
from transforms.enrich.quotation.clauses.tokens import Token, cut, settle, unsettled
from transforms.enrich.reporting.words import Reporting

_MAX_JOINED = 14  # characters that a name takes in behind itself: -based


class _Line(NamedTuple):
    """The tokens of `start:end` of the text as `cut` leaves them; `unsettled` are the places that `settle` may change."""

    start: int
    end: int
    tokens: list[Token]
    starts: list[int]
    unsettled: list[int]


class TextTokens:
    """The tokens of a masked text. Each line is cut once, when a part of it is asked for first."""

    def __init__(self, masked: str, mentions: Sequence[Mention], language: Reporting) -> None:
        self._masked, self._mentions, self._language = masked, mentions, language
        self._mention_starts = [mention.start for mention in mentions]
        self._lines: dict[int, _Line] = {}
        self._last = _Line(0, -1, [], [], [])

    def within(self, start: int, end: int) -> list[Token]:
        """The same as `tokenize` of `start:end`, as a new list."""
        if end <= start:
            return []
        line = self._last
        if not line.start <= start <= line.end:
            line = self._last = self._line_at(start)
        tokens = line.tokens
        if end > line.end:
            return self._apart(start, end)
        low = bisect_left(line.starts, start)
        high = bisect_left(line.starts, end, low)
        if low and ((before := tokens[low - 1]).end >= start or before.possessive) and self._cuts(before, start):
            return self._apart(start, end)
        if high and (last := tokens[high - 1]).end >= end and self._cuts(last, end, closes=True):
            return self._apart(start, end)
        found = tokens[low:high]
        at = bisect_left(line.unsettled, low)
        if at < len(line.unsettled) and line.unsettled[at] < high:
            return settle(found, self._masked, self._language)
        if found and found[0].lower in self._language.demonstratives:
            return settle(found, self._masked, self._language)
        return found

    def _line_at(self, place: int) -> _Line:
        start = self._masked.rfind("\n", 0, place) + 1
        line = self._lines.get(start)
        if line is None:
            end = self._masked.find("\n", place)
            end = end if end >= 0 else len(self._masked)
            tokens = cut(self._masked, start, end, self._inside(start, end), self._language)
            starts = [token.start for token in tokens]
            line = self._lines[start] = _Line(start, end, tokens, starts, unsettled(tokens, self._language))
        return line

    def _inside(self, start: int, end: int) -> Sequence[Mention]:
        """The names within `start:end`."""
        inside = self._mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]
        return [mention for mention in inside if mention.end <= end]

    def _cuts(self, token: Token, place: int, *, closes: bool = False) -> bool:
        """Whether `place` may lie within what became `token`, or between two tokens that were one piece."""
        if token.end < place:
            return token.possessive and not closes and place < token.end + _MAX_JOINED
        return token.end > place or token.possessive or self._masked[place : place + 1].isalnum()

    def _apart(self, start: int, end: int) -> list[Token]:
        """The tokens of a part that begins or ends within a word, or holds several lines."""
        return settle(cut(self._masked, start, end, self._inside(start, end), self._language), self._masked, self._language)
