"""File formats: rows to the bytes of one file.

A row file writes to a stream that it does not own: it never opens, closes or syncs the stream. After `close` the stream holds a
complete file of the format.
"""

import gzip
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO, Literal, Protocol

import zstandard

from schemas.codec import to_json

Compression = Literal["none", "gzip", "zstd"]


class RowFile(Protocol):
    """One file in the making."""

    def write(self, row: Any, /) -> None: ...

    def close(self) -> None:
        """Complete the file."""
        ...

    def drop(self) -> None:
        """Discard buffered rows: the file will be deleted."""
        ...


class Lines:
    """A line for each row, JSON by default. `to_line` gives the text of a row, without a line break at its end."""

    def __init__(
        self, stream: BinaryIO, compression: Compression, to_line: Callable[[Any], str] = to_json, *, head: str | None = None
    ) -> None:
        """`head`: the first line."""
        self._to_line = to_line
        self._compressed: BinaryIO | None = None
        if compression == "gzip":
            # mtime=0: the same rows give the same bytes. Level 6 is zlib's own balance.
            self._compressed = gzip.GzipFile(filename="", fileobj=stream, mode="wb", compresslevel=6, mtime=0)  # type: ignore[assignment]  # GzipFile is no BinaryIO for typeshed
        elif compression == "zstd":
            self._compressed = zstandard.ZstdCompressor(write_checksum=True).stream_writer(stream, closefd=False)
        self._stream = self._compressed or stream
        if head is not None:
            self._stream.write(head.encode() + b"\n")

    def write(self, row: Any, /) -> None:
        self._stream.write(self._to_line(row).encode() + b"\n")

    def close(self) -> None:
        if self._compressed is not None:
            self._compressed.close()

    def drop(self) -> None:
        # A compressor writes its end when it is collected; give it nowhere to write it.
        if isinstance(self._compressed, gzip.GzipFile):
            self._compressed.fileobj = None


class ViewRows:
    """Views of rows, in a file of another kind."""

    def __init__(self, rows: RowFile, parts: Callable[[Any], Iterable[Any]]) -> None:
        self._rows, self._parts = rows, parts

    def write(self, row: Any, /) -> None:
        for part in self._parts(row):
            self._rows.write(part)

    def close(self) -> None:
        self._rows.close()

    def drop(self) -> None:
        self._rows.drop()
