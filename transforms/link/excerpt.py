"""The fields of a record without parts of its text: every offset still points to its words."""

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, TypeVar

from schemas.records import Record

_Part = TypeVar("_Part")


class _Gaps:
    """Stretches of a text that go, in their order."""

    def __init__(self, gaps: Sequence[tuple[int, int]]) -> None:
        self._gaps = gaps
        self._starts = [start for start, _ in gaps]
        self._gone = [0, *accumulate(end - start for start, end in gaps)]

    def touch(self, start: int, end: int) -> bool:
        """Something of text[start:end] goes."""
        before = bisect_right(self._starts, start)
        inside_one = before > 0 and start < self._gaps[before - 1][1]
        return inside_one or (before < len(self._gaps) and self._starts[before] < end)

    def moved(self, offset: int) -> int:
        return offset - self._gone[bisect_right(self._starts, offset)]


def without_gaps(record: Record, gaps: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """The fields of `record` that change without these stretches of its text, (start, end) in their order. What stands in one
    goes with it; `word_count` and `reading_time_s` are those of the rest."""
    cut = _Gaps(gaps)
    edges = [0, *(offset for gap in gaps for offset in gap), len(record.text)]
    text = "".join(record.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    words = max(1, len(record.text.split()))
    share = 1 - sum(len(record.text[start:end].split()) for start, end in gaps) / words

    def kept(parts: Iterable[_Part], first: str, *others: str, length: str | None = None) -> tuple[_Part, ...]:
        """The parts of which nothing goes, each offset (a field of this name) moved."""
        found = []
        for part in parts:
            offsets = [at for name in (first, *others) if (at := getattr(part, name)) is not None]
            end = offsets[0] + getattr(part, length) if length else max(offsets)
            if not cut.touch(min(offsets), max(end, min(offsets) + 1)):
                found.append(_moved(part, (first, *others), cut))
        return tuple(found)

    return {
        "text": text,
        "word_count": round(record.word_count * share),
        "reading_time_s": round(record.reading_time_s * share),
        "quotes": kept(record.quotes, "start", "end", "speaker_start", "speaker_end"),
        "mentions": kept(record.mentions, "start", "end"),
        "amounts": kept(record.amounts, "start"),
        "blocks": kept(record.blocks, "offset", length="length"),
        "live_updates": kept(record.live_updates, "offset", length="length"),
        "changes": tuple(
            _moved(change, ("start", "end"), cut)
            for change in record.changes
            if change.start is None or not cut.touch(change.start, max(change.end or 0, change.start + 1))
        ),
        "entities": tuple(
            dataclasses.replace(entity, offsets=tuple(cut.moved(at) for at in entity.offsets if not cut.touch(at, at + 1)))
            for entity in record.entities
        ),
    }


def _moved(part: Any, names: Iterable[str], cut: _Gaps) -> Any:
    offsets = {name: getattr(part, name) for name in names}
    return dataclasses.replace(part, **{name: cut.moved(at) for name, at in offsets.items() if at is not None})
