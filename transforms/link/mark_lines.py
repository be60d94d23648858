"""A record with its house lines: marked, and left out at the ends of its text."""

import dataclasses
from collections.abc import Sequence

from schemas.changes import TextChange
from schemas.copies import BoilerplateLine
from schemas.records import Record
from transforms.link.excerpt import without_gaps
from transforms.link.house_lines import TextLine, at_the_ends, gaps_of

#: Characters that were left out before the body of a text, and its length without the house lines.
Shortened = tuple[int, int]


def mark_lines(record: Record, house: Sequence[TextLine], *, drop: bool) -> Record:
    """`record` with these lines of its text in `boilerplate_lines`. `drop`: leave those at the ends of the text out."""
    if not house:
        return record
    dropped = at_the_ends(record.text, house) if drop else []
    gaps = gaps_of(record.text, dropped)

    def offset(line: TextLine) -> int | None:
        return None if line in dropped else line.start - sum(end - start for start, end in gaps if start <= line.start)

    lines = tuple(BoilerplateLine(text=record.text[line.start : line.end], offset=offset(line)) for line in house)
    return dataclasses.replace(without_gaps(record, gaps) if gaps else record, boilerplate_lines=lines)


def shortened(record: Record, marked: Record) -> Shortened:
    """How `mark_lines` has shortened the text of `record`."""
    gone = [line.text for line in marked.boilerplate_lines if line.offset is None]
    if not gone:
        return 0, len(record.text)
    body = max(marked.text.split("\n"), key=len)
    return record.text.index(body) - marked.text.index(body), len(marked.text)


def with_old_offsets(record: Record, before: Shortened) -> Record:
    """`record` with the offsets in its previous text as that text was written. A change of words that were not written has
    none."""
    dropped, length = before

    def moved(change: TextChange) -> TextChange:
        if change.old_start is None or change.old_end is None:
            return change
        start, end = change.old_start - dropped, change.old_end - dropped
        is_there = start >= 0 and end <= length
        return dataclasses.replace(change, old_start=start if is_there else None, old_end=end if is_there else None)

    return dataclasses.replace(record, changes=tuple(map(moved, record.changes)))
