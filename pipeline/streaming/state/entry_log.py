"""The entries of a partition of an indexed map in Beam state: a log in segments.

Each bundle appends the entries that it has written; the entry with the highest number wins. An entry goes into the segment of
the day on which it ends, so clearing a segment drops old entries, and the log is never rewritten. The worker has the entries in
a file (`pipeline.streaming.indexed`), and reads the log only when it gets the partition, or after a bundle has failed.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping

from pipeline.keyed.packed_entries import pack_entry, unpack_entries
from pipeline.streaming.state.journal import batches
from transforms.steps import IndexEntry

VERSION = 1
#: Days of a segment. There are six (`indexed.py`), so an entry may end at most 4 * 14 days after it was written.
_DAYS = 14
#: Version and number of an element.
_HEAD = struct.Struct(">BQ")


def period_of(until: int) -> int:
    """The period of the segment's content: a segment with the entries of an earlier one is cleared first."""
    return until // _DAYS


def pack(entries: Mapping[int, IndexEntry], number: int) -> dict[int, list[bytes]]:
    """The entries as elements of the log, by period. `number`: higher than the numbers of all earlier elements."""
    lines: dict[int, list[bytes]] = {}
    for key, entry in entries.items():
        lines.setdefault(period_of(entry.until), []).append(pack_entry(key, entry))
    head = _HEAD.pack(VERSION, number)
    return {
        period: [head + zlib.compress(b"".join(batch), level=1) for batch in batches(found)] for period, found in lines.items()
    }


def read(elements: Iterable[bytes]) -> Iterable[dict[int, IndexEntry]]:
    """The entries of each element, oldest first. Raises ValueError for an element of a later version."""
    for element in sorted(elements, key=lambda element: _HEAD.unpack_from(element)[1]):
        version, _ = _HEAD.unpack_from(element)
        if version > VERSION:
            raise ValueError(f"the state of this job is of version {version}; this newsbeam reads up to {VERSION}: update it")
        yield dict(unpack_entries(zlib.decompress(element[_HEAD.size :])))
