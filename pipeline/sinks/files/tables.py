"""Parquet and Avro files of rows, with the schema of their shape. `to_row` converts a row before it is written."""

from collections.abc import Callable
from typing import Any, BinaryIO

from pipeline.sinks.row_files import Compression
from schemas.arrow_schema import arrow_schema
from schemas.avro_schema import avro_schema
from schemas.fields import Struct
from schemas.records import SCHEMA_VERSION

#: A row group ends at so many characters of text or rows, whichever comes first: about 20 MB in memory while it is built.
GROUP_CHARACTERS = 8_000_000
GROUP_ROWS = 10_000

#: Deflate is what gzip compresses with; it and null are what every reader has to know (Avro 1.12, "Required Codecs").
#: Zstandard is optional for readers, and fastavro would need another package for it.
_AVRO_CODECS = {"none": "null", "gzip": "deflate"}


class ParquetRows:
    """Parquet with the schema of `schemas/published/*.arrow.txt`. Rows reach the stream a row group at a time."""

    def __init__(
        self, stream: BinaryIO, struct: Struct, to_row: Callable[[Any], dict[str, Any]], compression: Compression
    ) -> None:
        import pyarrow.parquet as pq  # noqa: PLC0415  (90 ms: only for those who write Parquet)

        self._schema = arrow_schema(struct, version=SCHEMA_VERSION)
        self._make_row = to_row
        self._writer = pq.ParquetWriter(stream, self._schema, compression=compression)
        self._rows: list[dict[str, Any]] = []
        self._characters = 0

    def write(self, row: Any, /) -> None:
        line = self._make_row(row)
        self._rows.append(line)
        self._characters += len(line.get("text") or "")
        if self._characters >= GROUP_CHARACTERS or len(self._rows) >= GROUP_ROWS:
            self._end_group()

    def _end_group(self) -> None:
        import pyarrow as pa  # noqa: PLC0415

        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()
        self._characters = 0

    def close(self) -> None:
        if self._rows:
            self._end_group()
        self._writer.close()

    def drop(self) -> None:
        self._rows.clear()
        # Otherwise the writer completes the file when it is collected, on a stream that is closed by then.
        self._writer.is_open = False


class AvroRows:
    """An Avro object container file with the schema of `schemas/published/*.avsc`."""

    def __init__(
        self, stream: BinaryIO, struct: Struct, to_row: Callable[[Any], dict[str, Any]], compression: Compression
    ) -> None:
        import fastavro  # noqa: PLC0415
        from fastavro.write import Writer  # noqa: PLC0415

        self._make_row = to_row
        # 64 kB a block: several articles, so that the compression finds what they share.
        self._writer = Writer(
            stream, fastavro.parse_schema(avro_schema(struct)), codec=_AVRO_CODECS[compression], sync_interval=64_000
        )

    def write(self, row: Any, /) -> None:
        self._writer.write(self._make_row(row))

    def close(self) -> None:
        self._writer.flush()

    def drop(self) -> None:
        """Does nothing: the writer only has memory."""
