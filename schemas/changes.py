"""The changes between two revisions of an article."""

from dataclasses import dataclass
from typing import Annotated, Literal

ChangeKind = Literal["headline", "added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A changed headline or sentence. text[start:end] is `new`; text[old_start:old_end] of the previous record is `old`."""

    kind: Annotated[ChangeKind, "The headline, or a sentence that was added, removed, changed or moved"]
    old: Annotated[str | None, "Words before; null if added, or if newsbeam no longer keeps the earlier text"] = None
    new: Annotated[str | None, "Words now; null if removed"] = None
    old_start: Annotated[int | None, "Offset of `old` in the previous text, in characters; null for a headline"] = None
    old_end: Annotated[int | None, "Offset after the last character of `old`"] = None
    start: Annotated[int | None, "Offset of `new` in `text`, in characters; null for a headline"] = None
    end: Annotated[int | None, "Offset after the last character of `new`"] = None
