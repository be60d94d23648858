"""What a `--format` and a `--compression` make of a file: its suffix and how rows are written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO, get_args

from pipeline.sinks.row_files import Compression, JsonLines, Row, RowFile, What
from pipeline.sinks.tables import AvroRows, ParquetRows
from schemas.codec import to_json
from schemas.ninjs import to_ninjs
from schemas.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """What one sink's files are: `suffix` begins with a dot; `make` starts a row file on a stream."""

    what: What
    suffix: str
    make: Callable[[BinaryIO], RowFile]

    @property
    def stem(self) -> str:
        return "records" if self.what == "records" else "dead-letters"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    suffix: str
    compression: Compression
    """The one that is used where none is asked for."""
    compressions: tuple[Compression, ...]
    make: Callable[[BinaryIO, What, Compression], RowFile]


_JSON_SUFFIXES: Mapping[Compression, str] = MappingProxyType({"none": "", "gzip": ".gz", "zstd": ".zst"})


def file_kind(format_name: str, what: What, compression: str | None) -> FileKind:
    """The kind of file. Raises ValueError, naming what is known, for a format or compression that is not."""
    if format_name not in FORMATS:
        raise ValueError(f"format {format_name!r} is unknown; choose one of {', '.join(FORMATS)}")
    chosen = FORMATS[format_name]
    if compression is not None and compression not in chosen.compressions:
        raise ValueError(f"{format_name} has no compression {compression!r}; choose one of {', '.join(chosen.compressions)}")
    if format_name == "ninjs" and what == "dead_letters":
        raise ValueError("dead letters have no ninjs form; write them as jsonl, parquet or avro")
    used = compression if compression is not None else chosen.compression
    # Parquet and Avro compress inside: their names stay as they are.
    ending = _JSON_SUFFIXES[used] if chosen.suffix.endswith(".jsonl") else ""
    return FileKind(what=what, suffix=chosen.suffix + ending, make=lambda stream: chosen.make(stream, what, used))


def kind_of_file(name: str, what: What) -> FileKind:
    """The kind of file that has such a name. Raises ValueError where no format gives one."""
    kinds = [
        file_kind(format_name, what, compression)
        for format_name in FORMATS
        for compression in FORMATS[format_name].compressions
        if (format_name, what) != ("ninjs", "dead_letters")
    ]
    fitting = [kind for kind in kinds if name.endswith(kind.suffix)]
    if not fitting:
        raise ValueError(f"{name}: no format has files of that name")
    return max(fitting, key=lambda kind: len(kind.suffix))


def _json_lines(stream: BinaryIO, what: What, compression: Compression) -> RowFile:
    return JsonLines(stream, compression)


def _ninjs_lines(stream: BinaryIO, what: What, compression: Compression) -> RowFile:
    return JsonLines(stream, compression, _ninjs_line)


def _ninjs_line(row: Row) -> str:
    if not isinstance(row, Record):
        raise TypeError("only records have a ninjs form")
    return to_json(to_ninjs(row))


_ALL: tuple[Compression, ...] = get_args(Compression)

FORMATS: Mapping[str, _Format] = MappingProxyType(
    {
        "jsonl": _Format(suffix=".jsonl", compression="none", compressions=_ALL, make=_json_lines),
        "parquet": _Format(suffix=".parquet", compression="zstd", compressions=_ALL, make=ParquetRows),
        "avro": _Format(suffix=".avro", compression="gzip", compressions=("none", "gzip"), make=AvroRows),
        "ninjs": _Format(suffix=".ninjs.jsonl", compression="none", compressions=_ALL, make=_ninjs_lines),
    }
)
