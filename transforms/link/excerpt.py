"""A record whose text is shortened at its start and its end: every offset of the record still points to its words."""

import dataclasses
from collections.abc import Iterable
from typing import Any, TypeVar

from schemas.records import Record

_Part = TypeVar("_Part")


def excerpt(record: Record, start: int, end: int) -> Record:
    """`record` with text[start:end] as its text. What stands in the parts left out goes; `word_count` counts the rest."""
    if (start, end) == (0, len(record.text)):
        return record
    text = record.text[start:end]
    share = len(text.split()) / max(1, len(record.text.split()))

    def within(parts: Iterable[_Part], first: str, *others: str, length: str | None = None) -> tuple[_Part, ...]:
        """The parts that stand in the excerpt, each offset (a field of this name) moved."""
        kept = []
        for part in parts:
            at = getattr(part, first)
            to = at + getattr(part, length) if length else max(getattr(part, name) or at for name in (first, *others))
            if at >= start and to <= end:
                kept.append(_moved(part, (first, *others), start, end))
        return tuple(kept)

    return dataclasses.replace(
        record,
        text=text,
        word_count=round(record.word_count * share),
        reading_time_s=round(record.reading_time_s * share),
        quotes=within(record.quotes, "start", "end", "speaker_start", "speaker_end"),
        mentions=within(record.mentions, "start", "end"),
        amounts=within(record.amounts, "start"),
        blocks=within(record.blocks, "offset", length="length"),
        live_updates=within(record.live_updates, "offset", length="length"),
        entities=tuple(
            dataclasses.replace(entity, offsets=tuple(at - start for at in entity.offsets if start <= at < end))
            for entity in record.entities
        ),
    )


def _moved(part: Any, names: Iterable[str], start: int, end: int) -> Any:
    offsets = {name: getattr(part, name) for name in names}
    return dataclasses.replace(part, **{name: at - start for name, at in offsets.items() if at is not None})
