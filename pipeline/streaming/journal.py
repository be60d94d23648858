"""What a shard keeps in Beam state: a journal of what has changed, as lines of JSON, and how it is read again.

A shard's keys together may hold megabytes, a turn changes one of them. So each change is appended, and the whole is written
anew when the journal has grown well beyond what is alive. Every line carries the version and a number; later lines
win, whatever the order in which the state's backend gives them back (a bag has none). Lines that are kept together are one
element of the bag, compressed by zlib: most of what is kept is digests in hexadecimal.

Lines of version 1, by their letter:
    k   a key after a turn: its state (as its step encodes it), when it wakes, when it may be forgotten, what it has consumed
    e   an element that waits for its key
    p   a key that is not to be woken any more (its feed was taken off the list), or again
    h   a host: until when it rests, and for how long hosts of its kind do
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

VERSION = 1
#: Bytes of lines in one element of the bag, more or less.
_ELEMENT_BYTES = 1 << 20


@dataclass(slots=True)
class PersistedKey:
    """One key. `waiting`: elements as JSON by their number, the oldest first. Instants are Unix seconds."""

    state: dict[str, Any] | None = None
    wake_at: float | None = None
    expires_at: float | None = None
    paused: bool = False
    waiting: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class JournalContent:
    """All that a journal says. `hosts`: rest_until and the seconds of that rest. `last`: the highest number so far.

    `size`: bytes of its lines, before compression.
    """

    keys: dict[str, PersistedKey] = field(default_factory=dict)
    hosts: dict[str, tuple[float, float]] = field(default_factory=dict)
    last: int = 0
    size: int = 0


def key_line(number: int, key: str, persisted: PersistedKey, consumed: Sequence[int]) -> bytes:
    """The key after a turn; `persisted.waiting` and `persisted.paused` have lines of their own."""
    values = {"s": persisted.state, "w": persisted.wake_at, "x": persisted.expires_at, "c": list(consumed)}
    return _line(number, "k", key, values)


def element_line(number: int, key: str, element: str) -> bytes:
    return _line(number, "e", key, {"e": element})


def pause_line(number: int, key: str, paused: bool) -> bytes:
    return _line(number, "p", key, {"p": paused})


def host_line(number: int, host: str, rest_until: float, rest_s: float) -> bytes:
    return _line(number, "h", host, {"u": rest_until, "g": rest_s})


def _line(number: int, letter: str, name: str, values: dict[str, Any]) -> bytes:
    plain = {"v": VERSION, "n": number, "t": letter, "k": name, **values}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def pack(lines: Iterable[bytes]) -> list[bytes]:
    """The lines as elements of the bag. Level 1: higher ones take three times as long and save 3 % (measured)."""
    elements: list[bytes] = []
    batch: list[bytes] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line)
        if size >= _ELEMENT_BYTES:
            elements.append(_element(batch))
            batch, size = [], 0
    return [*elements, _element(batch)] if batch else elements


def _element(lines: list[bytes]) -> bytes:
    return zlib.compress(b"\n".join(lines), level=1)


def read(elements: Iterable[bytes]) -> JournalContent:
    """What the lines in these elements say. ValueError for a line of a later version: this newsbeam must not guess at it."""
    content = JournalContent()
    lines = [line for element in elements for line in zlib.decompress(element).split(b"\n")]
    content.size = sum(map(len, lines))
    rows = sorted(map(json.loads, lines), key=lambda row: row["n"])
    consumed: set[int] = set()
    for row in rows:
        if row["v"] > VERSION:
            raise ValueError(f"the state of this job is of version {row['v']}; this newsbeam reads up to {VERSION}: update it")
        content.last = max(content.last, row["n"])
        if row["t"] == "h":
            content.hosts[row["k"]] = (row["u"], row["g"])
            continue
        key = content.keys.setdefault(row["k"], PersistedKey())
        if row["t"] == "e":
            key.waiting[row["n"]] = row["e"]
        elif row["t"] == "p":
            key.paused = row["p"]
        else:
            key.state, key.wake_at, key.expires_at = row["s"], row["w"], row["x"]
            consumed.update(row["c"])
    for key in content.keys.values():
        for number in consumed & key.waiting.keys():
            del key.waiting[number]
    return content
