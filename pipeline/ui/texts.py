"""A text in pieces, with marks or compared with another text. Pure; every length is bounded."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from schemas.records import Record

#: Characters of a text that a page shows.
MAX_TEXT = 60_000
#: Paragraphs and words that are compared: `difflib` takes the square of their number in the worst case.
_MAX_PARAGRAPHS, _MAX_WORDS = 400, 800


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Consecutive characters. `kind`: their class in CSS. `note`: the words for a pointer."""

    text: str
    kind: Literal["plain", "quote", "speaker", "mention"]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph, or a part of it, in a comparison."""

    kind: Literal["same", "added", "removed", "changed"]
    parts: tuple[tuple[Literal["same", "added", "removed"], str], ...]


def marked(record: Record) -> list[MarkedText]:
    """The text of a record with marks for quotations, their speakers and watched names. Of two overlapping marks the first
    wins."""
    text = record.text[:MAX_TEXT]
    marks: list[tuple[int, int, Literal["quote", "speaker", "mention"], str]] = []
    for quote in record.quotes:
        said = f"{quote.speaker or 'no speaker found'} ({quote.type}, {quote.method}, {quote.confidence})"
        marks.append((quote.start, quote.end, "quote", said))
        if quote.speaker_start is not None and quote.speaker_end is not None:
            marks.append((quote.speaker_start, quote.speaker_end, "speaker", f"speaker: {quote.speaker}"))
    marks += [(mention.start, mention.end, "mention", f"watched: {mention.name}") for mention in record.mentions]
    pieces: list[MarkedText] = []
    at = 0
    for start, end, kind, note in sorted(marks):
        if at <= start < end <= len(text):
            pieces += [MarkedText(text[at:start], "plain"), MarkedText(text[start:end], kind, note)]
            at = end
    return [piece for piece in [*pieces, MarkedText(text[at:], "plain")] if piece.text]


def compared(before: str, after: str) -> list[Change]:
    """The paragraphs of `after` beside those of `before`; changed paragraphs word by word."""
    old, new = (text[:MAX_TEXT].split("\n\n")[:_MAX_PARAGRAPHS] for text in (before, after))
    changes: list[Change] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            changes += [Change("same", (("same", paragraph),)) for paragraph in new[j1:j2]]
            continue
        pairs = min(i2 - i1, j2 - j1)
        changes += [_changed(*pair) for pair in zip(old[i1 : i1 + pairs], new[j1 : j1 + pairs], strict=True)]
        changes += [Change("removed", (("removed", paragraph),)) for paragraph in old[i1 + pairs : i2]]
        changes += [Change("added", (("added", paragraph),)) for paragraph in new[j1 + pairs : j2]]
    return changes


def _changed(before: str, after: str) -> Change:
    old, new = before.split(" "), after.split(" ")
    if max(len(old), len(new)) > _MAX_WORDS:
        return Change("changed", (("removed", before), ("added", after)))
    parts: list[tuple[Literal["same", "added", "removed"], str]] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("same", " ".join(new[j1:j2])))
            continue
        if i2 > i1:
            parts.append(("removed", " ".join(old[i1:i2])))
        if j2 > j1:
            parts.append(("added", " ".join(new[j1:j2])))
    return Change("changed", tuple(parts))


def revisions(records: Sequence[Record]) -> list[tuple[Record, list[Change] | None, list[tuple[str, str, str]]]]:
    """Revisions, the newest first, each with its text compared with the one before it, and with its other changed fields."""
    ordered = sorted(records, key=lambda record: record.revision, reverse=True)
    found: list[tuple[Record, list[Change] | None, list[tuple[str, str, str]]]] = [
        (newer, compared(older.text, newer.text), _fields(older, newer)) for newer, older in pairwise(ordered)
    ]
    return [*found, *((record, None, []) for record in ordered[-1:])]


_COMPARED = ("title", "standfirst", "authors", "section", "update_note", "canonical_url", "paywalled", "word_count")


def _fields(older: Record, newer: Record) -> list[tuple[str, str, str]]:
    pairs = ((name, str(getattr(older, name)), str(getattr(newer, name))) for name in _COMPARED)
    return [(name, before[:500], after[:500]) for name, before, after in pairs if before != after]
