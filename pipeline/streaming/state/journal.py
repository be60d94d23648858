"""The journal of a shard in Beam state: changes as lines of JSON. This module writes and reads the lines.

The keys of a shard may hold megabytes together, and a turn changes one of them. So the shard appends each change, and rewrites
the journal when it is much larger than its live content. Every line has the version and a number; the line with the highest
number wins, because a bag of Beam has no order. The lines of a bundle are one element of the bag, compressed by zlib:
most of the state is digests in hexadecimal.

Lines of version 1, by their letter:
    k   a key after a turn: its state (in its step's encoding), its wake, its expiry, the numbers of consumed elements
    e   an element queued for its key
    p   a key that is paused (its feed was removed from the list), or active again
    h   a host: the end of its rest, and the duration of that rest
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from schemas.codec import plain_from_json, plain_to_json

VERSION = 1
#: Bytes of lines in one element of the bag, approximately.
_ELEMENT_BYTES = 1 << 20


@dataclass(slots=True)
class PersistedKey:
    """A key. `state`: in its step's encoding, as JSON: as Python values it would take five times the memory.

    Instants are Unix seconds. `size`: bytes of its last line.
    """

    state: bytes | None = None
    wake_at: float | None = None
    expires_at: float | None = None
    paused: bool = False
    size: int = 0


@dataclass(slots=True)
class JournalContent:
    """The content of a journal. `waiting`: the key and the JSON of each queued element by its number, oldest first.

    `hosts`: end and seconds of each host's rest. `last`: the highest number so far. `size`: bytes of its lines, before
    compression.
    """

    keys: dict[str, PersistedKey] = field(default_factory=dict)
    waiting: dict[int, tuple[str, str]] = field(default_factory=dict)
    hosts: dict[str, tuple[float, float]] = field(default_factory=dict)
    last: int = 0
    size: int = 0


def key_line(number: int, key: str, persisted: PersistedKey, consumed: Sequence[int]) -> bytes:
    """The key after a turn; its queued elements and `persisted.paused` have lines of their own."""
    line = _line(number, "k", key, {"w": persisted.wake_at, "x": persisted.expires_at, "c": list(consumed)})
    return b'%b,"s":%b}' % (line[:-1], persisted.state or b"null")


def element_line(number: int, key: str, element: str) -> bytes:
    return _line(number, "e", key, {"e": element})


def pause_line(number: int, key: str, paused: bool) -> bytes:
    return _line(number, "p", key, {"p": paused})


def host_line(number: int, host: str, rest_until: float, rest_s: float) -> bytes:
    return _line(number, "h", host, {"u": rest_until, "g": rest_s})


def _line(number: int, letter: str, name: str, values: dict[str, Any]) -> bytes:
    plain = {"v": VERSION, "n": number, "t": letter, "k": name, **values}
    return plain_to_json(plain).encode()


def pack(lines: Iterable[bytes]) -> list[bytes]:
    """The lines as elements of the bag. Compression level 1: higher levels take three times as long and save 3 % (measured)."""
    return [zlib.compress(b"\n".join(batch), level=1) for batch in batches(lines)]


def batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The lines in their order, in groups for one element of a bag each: 1 MB before compression."""
    batch: list[bytes] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line)
        if size >= _ELEMENT_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def read(elements: Iterable[bytes]) -> JournalContent:
    """The content of the lines in these elements. Raises ValueError for a line of a later version."""
    content = JournalContent()
    lines = [line for element in elements for line in zlib.decompress(element).split(b"\n")]
    content.size = sum(map(len, lines))
    rows = sorted(map(plain_from_json, lines), key=lambda row: row["n"])
    consumed: set[int] = set()
    for row in rows:
        if row["v"] > VERSION:
            raise ValueError(f"the state of this job is of version {row['v']}; this newsbeam reads up to {VERSION}: update it")
        content.last = max(content.last, row["n"])
        if row["t"] == "h":
            content.hosts[row["k"]] = (row["u"], row["g"])
            continue
        if row["t"] == "e":
            content.waiting[row["n"]] = (row["k"], row["e"])
            continue
        key = content.keys.setdefault(row["k"], PersistedKey())
        if row["t"] == "p":
            key.paused = row["p"]
        else:
            key.state = plain_to_json(row["s"]).encode() if row["s"] is not None else None
            key.wake_at, key.expires_at = row["w"], row["x"]
            consumed.update(row["c"])
    for number in consumed & content.waiting.keys():
        del content.waiting[number]
    return content
