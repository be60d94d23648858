"""Entries of indexed maps as bytes: key, last day and length of each, then its value."""

import struct
from collections.abc import Iterable

from transforms.steps import IndexEntry

_HEAD = struct.Struct(">QHH")


def pack_entry(key: int, entry: IndexEntry) -> bytes:
    return _HEAD.pack(key, entry.until, len(entry.value)) + entry.value


def unpack_entries(packed: bytes) -> Iterable[tuple[int, IndexEntry]]:
    """Keys and entries in the order in which they were packed."""
    at, end = 0, len(packed)
    while at < end:
        key, until, length = _HEAD.unpack_from(packed, at)
        at += _HEAD.size
        yield key, IndexEntry(packed[at : at + length], until)
        at += length
