"""The house lines of a record: marked, and left out at the ends of its text."""

from collections.abc import Sequence
from typing import Any

from schemas.copies import BoilerplateLine
from schemas.records import Record
from transforms.link.excerpt import without_gaps
from transforms.link.house_lines import TextLine, at_the_ends, gaps_of, lines_of


def mark_lines(record: Record, house: Sequence[TextLine], *, drop: bool) -> dict[str, Any]:
    """The fields of `record` that change with these lines of its text in `boilerplate_lines`. `drop`: those at the ends of the
    text are left out of it."""
    if not house:
        return {}
    dropped: list[TextLine] = []
    gaps: list[tuple[int, int]] = []
    if drop:
        spans = lines_of(record.text)
        dropped = at_the_ends(record.text, house, spans)
        gaps = gaps_of(record.text, dropped, spans) if dropped else []

    def offset(line: TextLine) -> int | None:
        return None if line in dropped else line.start - sum(end - start for start, end in gaps if start <= line.start)

    lines = tuple(BoilerplateLine(text=record.text[line.start : line.end], offset=offset(line)) for line in house)
    return {"boilerplate_lines": lines} | (without_gaps(record, gaps) if gaps else {})
