"""The ids of records whose text `LinkCopies` has shortened, and what follows from them for the next revision. Pure.

`LinkRecord` names a record by the text as it was extracted, and tells revisions by it. A shortened text is another text, so its
record gets an id of its own. The next revision has to name that id as `supersedes`, and to count in that text.
"""

import dataclasses
import struct
from typing import Self

from schemas.changes import TextChange
from schemas.records import Record
from transforms.link.link_record import record_id

_PACKED = struct.Struct(">IIII")


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """A record as it was written after its text had been shortened.

    `digest`: the last part of its id. `dropped`: characters that were left out before the body of the text. `length`: of the
    text as written.
    """

    revision: int
    digest: int
    dropped: int
    length: int

    @classmethod
    def of(cls, whole: Record, text: str, written_id: str) -> Self:
        """`whole`: the record before it was shortened. `text`: as it is written, and the id of that record."""
        body = max(text.split("\n"), key=len)
        digest = int(written_id.rpartition("-")[2], 16)
        return cls(whole.revision, digest, whole.text.index(body) - text.index(body), len(text))

    def pack(self) -> bytes:
        return _PACKED.pack(self.revision, self.digest, self.dropped, self.length)

    @classmethod
    def unpack(cls, value: bytes) -> Self:
        return cls(*_PACKED.unpack(value))


def id_with(record: Record, text: str) -> str:
    """The id of `record` with this text."""
    return record_id(record.article_id, record.revision, record.title, text)


def after(record: Record, before: Written) -> Record:
    """`record` as the successor of the record that was written; as it is if that is not its predecessor.

    A change of words that were not written has no offsets in the old text.
    """
    if before.revision != record.revision - 1:
        return record

    def moved(change: TextChange) -> TextChange:
        if change.old_start is None or change.old_end is None:
            return change
        start, end = change.old_start - before.dropped, change.old_end - before.dropped
        is_there = start >= 0 and end <= before.length
        return dataclasses.replace(change, old_start=start if is_there else None, old_end=end if is_there else None)

    supersedes = f"{record.article_id}-{before.revision}-{before.digest:08x}" if record.supersedes is not None else None
    return dataclasses.replace(record, supersedes=supersedes, changes=tuple(map(moved, record.changes)))
