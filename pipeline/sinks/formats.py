"""Formats and compressions of files: the suffix of a file's name, and the row file that writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import BinaryIO, get_args

from pipeline.sinks.row_files import Compression, JsonLines, RowFile
from pipeline.sinks.rows import Row
from pipeline.sinks.tables import AvroRows, ParquetRows
from pipeline.sinks.what import What
from schemas.codec import to_json
from schemas.ninjs import to_ninjs
from schemas.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """The files of one sink. `suffix` begins with a dot; `make` starts a row file on a stream."""

    what: What
    suffix: str
    make: Callable[[BinaryIO], RowFile]

    @property
    def stem(self) -> str:
        return self.what.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    suffix: str
    compression: Compression
    """The default."""
    compressions: tuple[Compression, ...]
    make: Callable[[BinaryIO, What, Compression], RowFile]
    only: What | None = None
    """The only kind of row that has this format; None: all have it."""

    def has(self, what: What) -> bool:
        return self.only in (None, what)


_JSON_SUFFIXES: Mapping[Compression, str] = MappingProxyType({"none": "", "gzip": ".gz", "zstd": ".zst"})


def file_kind(format_name: str, what: What, compression: str | None) -> FileKind:
    """The kind of file. Raises ValueError for an unknown format or compression, naming those that are known."""
    if format_name not in FORMATS:
        near = get_close_matches(format_name, FORMATS, n=1)
        hint = f"did you mean {near[0]!r}? Known are" if near else "choose one of"
        raise ValueError(f"format {format_name!r} is unknown; {hint} {', '.join(FORMATS)}")
    chosen = FORMATS[format_name]
    if compression is not None and compression not in chosen.compressions:
        raise ValueError(f"{format_name} has no compression {compression!r}; choose one of {', '.join(chosen.compressions)}")
    if not chosen.has(what):
        raise ValueError(f"{what.replace('_', ' ')} have no {format_name} form; write them as jsonl, parquet or avro")
    used = compression if compression is not None else chosen.compression
    # Parquet and Avro compress inside: their names stay as they are.
    ending = _JSON_SUFFIXES[used] if chosen.suffix.endswith(".jsonl") else ""
    return FileKind(what=what, suffix=chosen.suffix + ending, make=lambda stream: chosen.make(stream, what, used))


def kind_of_file(name: str, what: What) -> FileKind:
    """The kind of the file with this name. Raises ValueError where no format has such names."""
    kinds = [
        file_kind(format_name, what, compression)
        for format_name, known in FORMATS.items()
        if known.has(what)
        for compression in known.compressions
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
        "ninjs": _Format(suffix=".ninjs.jsonl", compression="none", compressions=_ALL, make=_ninjs_lines, only="records"),
    }
)
