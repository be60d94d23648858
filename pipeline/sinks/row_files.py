"""File formats: how rows become the bytes of one file.

A row file writes to a stream that it does not own: it never opens, closes or syncs the stream. After `close` the stream holds a
complete file of the format.
"""

import gzip
from collections.abc import Callable
from typing import BinaryIO, Literal, Protocol

import zstandard

from pipeline.sinks.rows import Row
from schemas.codec import to_json

Compression = Literal["none", "gzip", "zstd"]


class RowFile(Protocol):
    """One file in the making."""

    def write(self, row: Row, /) -> None: ...

    def close(self) -> None:
        """Complete the file."""
        ...

    def drop(self) -> None:
        """Discard what is not written yet: the file is given up."""
        ...


class JsonLines:
    """One JSON object a line. `to_line` gives the text of a row, without a line break."""

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
