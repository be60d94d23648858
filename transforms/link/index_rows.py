"""The entries of the index of `LinkCopies`: their keys, and their values as few bytes.

A key is its kind in 3 bits and 60 bits of a digest. The seed of each digest has the version of the rules, so entries of
other rules are never found.
"""

import json
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

_BITS = 60
_MASK = (1 << 64) - 1


class Kind(IntEnum):
    """Kinds of entries; a number never changes its meaning."""

    ARTICLE = 0
    BAND = 1
    EXACT = 2
    GROUP = 3
    SENTENCE = 4
    LINE = 5
    STORY = 6
    TERM = 7


def key(kind: Kind, digest: int) -> int:
    """The key of an entry from a digest of 64 bits."""
    return kind << _BITS | digest >> 4


def keys_of(kind: Kind, digests: Iterable[int]) -> list[int]:
    """`key` of each digest, in a sixth of the time."""
    prefix = int(kind) << _BITS
    return [prefix | digest >> 4 for digest in digests]


def kind_of(entry: int) -> Kind:
    return Kind(entry >> _BITS)


def ref_of(article_id: str) -> int:
    """The reference of an article in other entries: the first 48 bits of its id."""
    return int(article_id[:12], 16)


def ref_key(kind: Kind, ref: int, seed: int) -> int:
    """The key of an entry that belongs to an article."""
    return key(kind, (ref * 0x9E3779B97F4A7C15 ^ seed) & _MASK)


def pack_refs(refs: list[int]) -> bytes:
    return b"".join(ref.to_bytes(6, "big") for ref in refs)


def unpack_refs(value: bytes) -> list[int]:
    return [int.from_bytes(value[at : at + 6], "big") for at in range(0, len(value), 6)]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ArticleRow:
    """An article: its group (the id of the first article), its sketch, and what its group needs to know of it.

    `site`: 32 bits of a digest of the registered domain. `kept`: sentences with digests up to this, of 16 bits, have entries.
    """

    article_id: str
    group: str
    seen: int
    shingles: int
    site: int
    kept: int
    sketch: npt.NDArray[np.uint16] | None
    origin: dict[str, str] = field(default_factory=dict)

    @property
    def is_copy(self) -> bool:
        return self.group != self.article_id


#: Flags, second of the first sighting, shingles, site, kept, length of the id.
_HEAD = struct.Struct(">BIIIHB")
_COPY, _SKETCH, _ORIGIN = 1, 2, 4


def pack_article(row: ArticleRow) -> bytes:
    flags = _COPY * row.is_copy | _SKETCH * (row.sketch is not None) | _ORIGIN * bool(row.origin)
    identity = bytes.fromhex(row.article_id)
    parts = [_HEAD.pack(flags, row.seen, row.shingles, row.site, row.kept, len(identity)), identity]
    if row.is_copy:
        parts.append(bytes.fromhex(row.group))
    if row.sketch is not None:
        parts.append(row.sketch.astype(">u2").tobytes())
    if row.origin:
        parts.append(pack_plain(row.origin))
    return b"".join(parts)


def unpack_article(value: bytes) -> ArticleRow:
    flags, seen, shingles, site, kept, length = _HEAD.unpack_from(value)
    at = _HEAD.size
    identity = group = value[at : at + length].hex()
    at += length
    if flags & _COPY:
        group = value[at : at + length].hex()
        at += length
    sketch = None
    if flags & _SKETCH:
        sketch = np.frombuffer(value, dtype=">u2", count=63, offset=at).astype(np.uint16)
        at += 126
    origin = unpack_plain(value[at:]) if flags & _ORIGIN else {}
    return ArticleRow(
        article_id=identity, group=group, seen=seen, shingles=shingles, site=site, kept=kept, sketch=sketch, origin=origin
    )


def pack_plain(plain: dict[str, Any]) -> bytes:
    """A small value that few articles have, as JSON."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpack_plain(value: bytes) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(value)
    return plain
