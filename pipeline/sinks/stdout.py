"""Standard output: each row a line of JSON. `newsbeam run` prints its summary to standard error then.

Guarantee: that of a MessageSink (`pipeline.sinks.sink`): a line is out before the commit; a repeat has the same id.
"""

import sys
from dataclasses import dataclass
from typing import BinaryIO

from pipeline.sinks.place import STDOUT, Place
from pipeline.sinks.rows import Row
from pipeline.sinks.sink import SinkError
from schemas.codec import to_json
from schemas.dead_letters import DeadLetter

_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    format: str = "jsonl"


def stdout_sink(place: Place) -> "StdoutSink":
    """The sink of standard output. Raises ValueError for an option that it does not have."""
    options = place.read(_Options)
    if options.format != "jsonl":
        raise ValueError(f"standard output has no format {options.format!r}; leave it jsonl")
    return StdoutSink()


class StdoutSink:
    """Writes to the standard output of this process."""

    uri = STDOUT

    def check(self) -> None:
        if sys.stdout is None or sys.stdout.closed:
            raise SinkError("standard output is closed; name another output than -")

    def open(self) -> "StdoutWriter":
        return StdoutWriter(sys.stdout.buffer)

    def close(self) -> None: ...


class StdoutWriter:
    """Collects lines and writes them whole."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lines: list[bytes] = []
        self._bytes = 0

    def write(self, row: Row, /) -> DeadLetter | None:
        line = to_json(row).encode() + b"\n"
        self._lines.append(line)
        self._bytes += len(line)
        if self._bytes >= _MOST_BYTES:
            self._flush()
        return None

    def deliver(self) -> list[DeadLetter]:
        self._flush()
        return []

    def abort(self) -> None:
        self._lines, self._bytes = [], 0

    def _flush(self) -> None:
        try:
            self._stream.write(b"".join(self._lines))
            self._stream.flush()
        except OSError as error:  # the reader has closed the pipe, a full disk
            raise SinkError(f"cannot write to standard output: {error.strerror}; keep its reader running") from error
        self._lines, self._bytes = [], 0
