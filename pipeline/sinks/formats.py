"""Formats and compressions of files: the suffix of a file's name, and the row file that writes it."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, BinaryIO, get_args

from pipeline.sinks.files.tables import AvroRows, ParquetRows
from pipeline.sinks.row_files import Compression, Lines, RowFile, ViewRows
from pipeline.sinks.rows import PUBLISHED, Row
from pipeline.sinks.what import What
from schemas.codec import to_json
from schemas.fields import Struct
from schemas.near import did_you_mean
from schemas.records import Record
from schemas.rows import row_maker
from schemas.times import rfc3339
from schemas.views import view, view_in

_CRLF = "\r\n"
#: How a formula may begin, in full width too.
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")

ToRow = Callable[[Any], dict[str, Any]]


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
    make: Callable[[BinaryIO, Struct, ToRow, Compression], RowFile]
    only: What | None = None
    """The only kind of row that has this format; None: all have it."""
    views: bool = True
    """Views may have this format."""
    only_view: str | None = None
    """The only view that has this format; not the whole row."""

    def has(self, what: What) -> bool:
        return self.only in (None, what)


_ENDINGS: Mapping[Compression, str] = MappingProxyType({"none": "", "gzip": ".gz", "zstd": ".zst"})


def file_kind(
    format_name: str,
    what: What,
    compression: str | None,
    view_name: str | None = None,
    *,
    fields: Sequence[str] = (),
    keep_formulas: bool = False,
) -> FileKind:
    """The kind of file. `view_name`: of `schemas.views`; None for whole rows.

    `fields`: the columns of a flat view; all if empty. `keep_formulas`: texts in CSV stay unchanged, also if a spreadsheet
    would take them for formulas. Raises ValueError for an unknown format, compression, view or field, with the known names.
    """
    if format_name not in FORMATS:
        near = did_you_mean(format_name, FORMATS)
        hint = f"{near} Known are" if near else "choose one of"
        raise ValueError(f"format {format_name!r} is unknown; {hint} {', '.join(FORMATS)}")
    chosen = FORMATS[format_name]
    if compression is not None and compression not in chosen.compressions:
        raise ValueError(f"{format_name} has no compression {compression!r}; choose one of {', '.join(chosen.compressions)}")
    if not chosen.has(what):
        raise ValueError(f"{what.replace('_', ' ')} have no {format_name} form; write them as jsonl, parquet or avro")
    used = compression if compression is not None else chosen.compression
    shown = view_name if view_name is not None else chosen.only_view
    if shown is not None and (not chosen.views or chosen.only_view not in (None, shown)):
        raise ValueError(f"{shown} rows have no {format_name} form; write them as jsonl, parquet or avro")
    # Parquet and Avro compress inside: their names stay as they are.
    suffix = chosen.suffix + (_ENDINGS[used] if chosen.suffix.endswith((".jsonl", ".csv")) else "")
    published = PUBLISHED[what]
    if shown is None:
        whole = row_maker(published.struct)
        return FileKind(what=what, suffix=suffix, make=lambda stream: chosen.make(stream, published.struct, whole, used))
    seen = view(shown, published.cls, fields)
    escapes = format_name == "csv" and not keep_formulas

    def parts(row: Any) -> Iterable[dict[str, Any]]:
        return map(as_texts, seen.parts(row)) if escapes else seen.parts(row)

    return FileKind(
        what=what,
        suffix=f".{shown}{suffix}",
        make=lambda stream: ViewRows(chosen.make(stream, seen.struct, _as_it_is, used), parts),
    )


def kind_of_file(name: str, what: What) -> FileKind:
    """The kind of the file with this name. Raises ValueError if no format has such names."""
    seen = view_in(name)
    shown = seen if seen != "ninjs" else None  # that one is a format
    kinds = [
        file_kind(format_name, what, compression, shown)
        for format_name, known in FORMATS.items()
        if known.has(what) and (shown is None or (known.views and known.only_view in (None, shown)))
        for compression in known.compressions
    ]
    fitting = [kind for kind in kinds if name.endswith(kind.suffix)]
    if not fitting:
        raise ValueError(f"{name}: no format has files of that name")
    return max(fitting, key=lambda kind: len(kind.suffix))


def _as_it_is(row: dict[str, Any]) -> dict[str, Any]:
    return row


def _json_lines(stream: BinaryIO, struct: Struct, to_row: ToRow, compression: Compression) -> RowFile:
    return Lines(stream, compression)


def _csv_lines(stream: BinaryIO, struct: Struct, to_row: ToRow, compression: Compression) -> RowFile:
    """RFC 4180 with a header and Unix line ends."""

    def line(values: Iterable[Any]) -> str:
        text = io.StringIO()
        csv.writer(text, lineterminator=_CRLF).writerow(values)  # texts with characters of the line's end are quoted
        return text.getvalue().removesuffix(_CRLF)

    names = [field.name for field in struct.fields]
    return Lines(stream, compression, lambda row: line(map(_cell, row.values())), head=line(names))


def as_texts(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with an apostrophe before each text that spreadsheets take for a formula: feeds and pages are foreign.

    Numbers stay as they are. The characters are those of OWASP, "CSV Injection".
    """
    return {
        name: f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value for name, value in row.items()
    }


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return rfc3339(value) if isinstance(value, datetime) else value


def _ninjs_lines(stream: BinaryIO, struct: Struct, to_row: ToRow, compression: Compression) -> RowFile:
    return Lines(stream, compression, _ninjs_line)


def _ninjs_line(row: Row) -> str:
    if not isinstance(row, Record):
        raise TypeError("only records have a ninjs form")
    from schemas.ninjs import to_ninjs  # noqa: PLC0415 - 3 ms of a start for those who write it

    return to_json(to_ninjs(row))


_ALL: tuple[Compression, ...] = get_args(Compression)

FORMATS: Mapping[str, _Format] = MappingProxyType(
    {
        "jsonl": _Format(suffix=".jsonl", compression="none", compressions=_ALL, make=_json_lines),
        "parquet": _Format(suffix=".parquet", compression="zstd", compressions=_ALL, make=ParquetRows),
        "avro": _Format(suffix=".avro", compression="gzip", compressions=("none", "gzip"), make=AvroRows),
        "csv": _Format(suffix=".csv", compression="none", compressions=_ALL, make=_csv_lines, only_view="flat"),
        "ninjs": _Format(
            suffix=".ninjs.jsonl", compression="none", compressions=_ALL, make=_ninjs_lines, only="records", views=False
        ),
    }
)
