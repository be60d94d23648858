"""Where quotations stand in a text: pairs of marks of one family, paragraph by paragraph. Who speaks is not asked here.

The rules follow how newsrooms set quotations: a long one opens every paragraph and closes the last only; apostrophes look
like closing marks; the same mark opens in one language and closes in another. Bounded everywhere: a paragraph of ten
thousand marks takes milliseconds.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Opening mark -> the marks that may close it.
_CLOSERS = {
    "“": "”“",  # the second for texts that use one mark for both ends
    "„": '“”"',
    "”": "”",  # Swedish, Finnish
    "«": "»",
    "»": "«»",  # German and Danish books; Finnish
    "‹": "›",
    "›": "‹",
    '"': '"',
    "‘": "’",
    "'": "'",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "＂": "＂",
}
_NESTING = "«「『《„"
_SINGLE = "‘'‚"
_MARK = re.compile("[" + re.escape("".join(sorted(set("".join(_CLOSERS) + "".join(_CLOSERS.values()))))) + "]")
_PARAGRAPH = re.compile(r"[^\n]+")
#: Leading apostrophes: 'tis, 'em, '90s, rock 'n' roll, Dutch 's and 't.
_ELISION = re.compile(r"['‘’](?:\d\ds?\b|(?:n|s|t|em|til|tis|twas|cause|bout|round|k|m)\b)", re.IGNORECASE)

_MAX_CHARS = 4000  # the longest quotation of a paragraph met in 1,781 articles had 1,900 characters
_MAX_MARKS = 60  # marks looked at to find the end of one
_MAX_FAILURES = 500  # openings without an end before the rest of the text is given up
MAX_QUOTES = 1000


class Span(NamedTuple):
    """A quotation: `start:end` are its words, `outer_start:outer_end` include the marks."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    mark: str
    open_ended: bool = False
    """It goes on in the next paragraph: the closing mark is missing, as it should be."""


def stands_apart(text: str, span: Span) -> bool:
    """Whether a space stands before a quotation's marks, and no comma, colon or bracket."""
    return span.outer_start > 0 and text[span.outer_start - 1] in " \u00a0"


def quote_spans(text: str) -> list[Span]:
    """The outermost quotations of `text` in order, at most 1,000; what is quoted inside one is part of it."""
    spans: list[Span] = []
    paragraphs = [(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    failures = 0
    for index, (start, end) in enumerate(paragraphs):
        after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        carried = (
            spans[-1]
            if spans and index and spans[-1].open_ended and spans[-1].outer_start >= paragraphs[index - 1][0]
            else None
        )
        for found in _paragraph_spans(text, start, end, after, carried):
            if found is None:
                failures += 1
            elif found.start < found.end:  # nothing but spaces is no quotation
                spans.append(found)
            if failures >= _MAX_FAILURES or len(spans) >= MAX_QUOTES:
                return spans
    return spans


def _paragraph_spans(
    text: str, start: int, end: int, after: tuple[int, int] | None, carried: Span | None
) -> Iterator[Span | None]:
    """Spans of one paragraph; None for each opening that has no end."""
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    index = 0
    if carried is not None and (not marks or not _continues(text, start, end, carried.mark)):
        closing = _carried_end(text, marks, start, carried.mark)
        if closing is not None:
            yield _span(text, start - 1, marks[closing], carried.mark)
            index = closing + 1
    while index < len(marks):
        at = marks[index]
        mark = _opening(text, at, start, end, carried)
        if mark is None:
            index += 1
            continue
        closing = _closing(text, marks, index, mark, end)
        if closing is not None:
            yield _span(text, at, marks[closing], mark)
            index = closing + 1
            continue
        first = at == start or text[start:at].isspace() or (carried is None and _ends_sentence(text, end))
        if first and after and mark not in _SINGLE and end - at < _MAX_CHARS and _continues(text, *after, mark):
            yield Span(at, at + 1, _rstrip(text, at + 1, end), end, mark, open_ended=True)
            return
        if mark in '“„«"' and (at == start or text[start:at].isspace()) and _ends_sentence(text, end) and end - at < _MAX_CHARS:
            # The closing mark was forgotten, or stands in a later paragraph without one at its beginning.
            yield Span(at, at + 1, _rstrip(text, at + 1, end), end, mark, open_ended=after is not None)
            return
        yield None
        index += 1


def _opening(text: str, at: int, start: int, end: int, carried: Span | None) -> str | None:
    """The family that the mark at `at` opens, or None where it opens nothing."""
    mark = text[at]
    if mark not in _CLOSERS:
        # A Spanish paragraph of a long quotation begins with the closing mark
        return carried.mark if carried and mark == "»" and at == start else None
    before = text[at - 1] if at > start else " "
    behind = text[at + 1] if at + 1 < end else " "
    if mark in "「『《〈„‚":
        return mark
    if mark == "«":
        return mark
    if mark == "»":
        if carried is not None and carried.mark == "«" and at == start:
            return "«"
        return mark if _free(before) and not behind.isspace() else None
    if mark in "'‘" and (_ELISION.match(text, at) or before.isdigit()):
        return None
    if mark in "'‘\"”‹›＂“" and (behind.isspace() or behind in ",.;:!?)"):
        return None
    if mark in '"“' and before in ".!?:;," and behind.isupper():
        return mark  # the space before it was forgotten
    return mark if _free(before) or (mark in "“‘" and not before.isalnum()) else None


def _closing(text: str, marks: list[int], index: int, mark: str, end: int) -> int | None:
    """The index in `marks` of the end of what opens at `marks[index]`."""
    nested = mark in _NESTING
    found = _scan(text, marks, index, mark, end, nested=nested)
    return _scan(text, marks, index, mark, end, nested=False) if found is None and nested else found


def _scan(text: str, marks: list[int], index: int, mark: str, end: int, *, nested: bool) -> int | None:
    opened, depth, weak = marks[index], 0, None
    for position in range(index + 1, min(index + 1 + _MAX_MARKS, len(marks))):
        at = marks[position]
        if at - opened > _MAX_CHARS:
            break
        found = text[at]
        if nested and found == mark:
            depth += 1
        elif found in _CLOSERS[mark] and _closes(text, at, opened, mark, end):
            if depth:
                depth -= 1
            elif mark in _SINGLE and _weak(text, at, end):
                weak = position if weak is None else weak
            else:
                return position
        elif mark in "‘'" and found == mark and weak is not None:
            break  # the next quotation opens: a doubtful end before it was the end
    return weak


def _closes(text: str, at: int, opened: int, mark: str, end: int) -> bool:
    """Whether the mark at `at`, of the right kind, stands where a quotation can end."""
    found = text[at]
    before, behind = text[at - 1], text[at + 1] if at + 1 < end else " "
    if at == opened + 1:
        return False
    if found in "»」』》〉":
        return mark != "»" or not before.isspace()
    if found == "«":
        return not before.isspace() or behind.isspace()
    if before.isalpha() and behind.isalpha():
        # An apostrophe, or Hebrew gershayim; curly double marks close even where a space is missing.
        return found in "”“" and mark in "“„”" and not (found == "“" and mark == "“")
    if before.isspace():
        return found in "”" and mark in "“„" and (behind.isspace() or behind in ".,;:")
    return found not in "’'" or not (before.isalnum() and behind.isalnum())


def _weak(text: str, at: int, end: int) -> bool:
    """Whether a single mark may as well be the apostrophe of a plural: the workers' own."""
    before, behind = text[at - 1], text[at + 1 : at + 3] if at + 1 < end else ""
    return before in "sxzSXZ" and behind[:1].isspace() and behind[1:2].islower()


def _continues(text: str, start: int, end: int, mark: str) -> bool:
    """Whether the paragraph begins as the next paragraph of a quotation does."""
    first = text[start:end].lstrip()[:1]
    # straight and curly marks come mixed where a text was put together from several
    return first == mark or (mark == "«" and first == "»") or (mark in '"“' and first in ('"', "“"))


def _carried_end(text: str, marks: list[int], start: int, mark: str) -> int | None:
    """The mark that ends a quotation begun in an earlier paragraph, where this one opens none before it."""
    for position, at in enumerate(marks[:3]):
        if text[at] in _CLOSERS[mark] and at > start and _closes(text, at, start - 1, mark, min(at + 2, len(text))):
            return position
        if text[at] == mark:
            return None
    return None


def _span(text: str, opened: int, closed: int, mark: str) -> Span:
    """Marks off, and the spaces that French sets inside them."""
    start, end = opened + 1, closed
    while start < end and text[start].isspace():
        start += 1
    return Span(opened, start, _rstrip(text, start, end), closed + 1, mark)


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _free(before: str) -> bool:
    return before.isspace() or before in "([{—–-/:¿¡…“‘„«\"'>" or before == "\u200b"


def _ends_sentence(text: str, end: int) -> bool:
    return text[_rstrip(text, 0, end) - 1] in ".!?…" if end else False


def is_led(text: str, span: Span) -> bool:
    """Whether a word stands right before a quotation: in the legendary “Drinks of the World”."""
    return text[max(0, span.outer_start - 2) : span.outer_start].rstrip()[-1:].isalnum()
