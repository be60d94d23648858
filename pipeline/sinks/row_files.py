"""File formats: how rows become the bytes of one file.

A row file writes to a stream that it does not own: it never opens, closes or syncs it. After `close` the stream holds a
complete file of the format.
"""

import gzip
from collections.abc import Mapping
from types import MappingProxyType
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


class JsonLines:
    """One JSON object a line, as `schemas.codec.to_json` writes it."""

    def __init__(self, stream: BinaryIO, compression: Compression) -> None:
        self._compressed: BinaryIO | None = None
        if compression == "gzip":
            # mtime=0: the same rows give the same bytes. Level 6 is zlib's own balance.
            self._compressed = gzip.GzipFile(filename="", fileobj=stream, mode="wb", compresslevel=6, mtime=0)  # type: ignore[assignment]  # GzipFile is no BinaryIO for typeshed
        elif compression == "zstd":
            self._compressed = zstandard.ZstdCompressor(write_checksum=True).stream_writer(stream, closefd=False)
        self._stream = self._compressed or stream

    def write(self, row: Row, /) -> None:
        self._stream.write(to_json(row).encode() + b"\n")

    def close(self) -> None:
        if self._compressed is not None:
            self._compressed.close()


SUFFIXES: Mapping[Compression, str] = MappingProxyType({"none": "", "gzip": ".gz", "zstd": ".zst"})
