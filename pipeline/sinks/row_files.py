"""File formats: how rows become the bytes of one file.

A row file writes to a stream that it does not own: it never opens, closes or syncs it. After `close` the stream holds a
complete file of the format.
"""

import gzip
from collections.abc import Callable
from typing import BinaryIO, Literal, Protocol

import zstandard

from schemas.codec import to_json
from schemas.dead_letters import DeadLetter
from schemas.records import Record

Row = Record | DeadLetter
What = Literal["records", "dead_letters"]
Compression = Literal["none", "gzip", "zstd"]


class RowFile(Protocol):
    """Takes rows one by one."""

    def write(self, row: Row, /) -> None: ...

    def close(self) -> None:
        """Complete the file."""
        ...

    def drop(self) -> None:
        """Let go of what is not written: the file is given up."""
        ...


class JsonLines:
    """One JSON object a line: what `to_line` makes of a row, `schemas.codec.to_json` unless told otherwise."""

    def __init__(self, stream: BinaryIO, compression: Compression, to_line: Callable[[Row], str] = to_json) -> None:
        self._to_line = to_line
        self._compressed: BinaryIO | None = None
        if compression == "gzip":
            # mtime=0: the same rows give the same bytes. Level 6 is zlib's own balance.
            self._compressed = gzip.GzipFile(filename="", fileobj=stream, mode="wb", compresslevel=6, mtime=0)  # type: ignore[assignment]  # GzipFile is no BinaryIO for typeshed
        elif compression == "zstd":
            self._compressed = zstandard.ZstdCompressor(write_checksum=True).stream_writer(stream, closefd=False)
        self._stream = self._compressed or stream

    def write(self, row: Row, /) -> None:
        self._stream.write(self._to_line(row).encode() + b"\n")

    def close(self) -> None:
        if self._compressed is not None:
            self._compressed.close()

    def drop(self) -> None:
        # A compressor writes its end when it is collected; give it nowhere to write it.
        if isinstance(self._compressed, gzip.GzipFile):
            self._compressed.fileobj = None
