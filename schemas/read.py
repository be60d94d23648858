"""Reads the output of newsbeam, in every file format, as typed records.

    from schemas import read_records
    for record in read_records("news/"):
        print(record.first_seen_at, record.title)

Memory holds one batch of rows of one file, whatever the size of the folder. Files of other minor versions are valid: a missing
field takes its default, an unknown field is ignored. Raises ValueError for a file that is damaged, of an unknown format, or of
a later major version, and OSError for a file that cannot be read.
"""

import gzip
import io
import json
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast
from urllib.parse import unquote, urlsplit

from schemas.codec import from_plain
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.file_systems import file_systems
from schemas.places import WrongPlaceError, check_readable, place_of
from schemas.records import SCHEMA_VERSION, Record
from schemas.store_access import missing_credentials, missing_package
from schemas.times import instant_of
from schemas.views import view_in

T = TypeVar("T")
Rows = Iterator[dict[str, Any]]

#: What names an instant: aware datetimes, dates, and text in ISO 8601.
Instant = str | date

_BATCH_ROWS = 64
_GZIP, _ZSTD = ".gz", ".zst"


def read_records(
    path_or_uri: str | os.PathLike[str],
    *,
    as_of: Instant | None = None,
    latest: bool = False,
    since: Instant | None = None,
    where: str | Callable[[Record], bool] | None = None,
) -> Iterator[Record]:
    """Every record of a file, or of the files `records-*` of a folder and of its `date=` folders, in the order of their names.

    A URI may name a file or folder of any file system that Beam supports (`gs://`, `s3://`).

    `as_of`: only records that had been emitted by that instant. `latest`: only the newest of them for each article, which may
    be one with the change `removed`; the files are read twice, and memory holds about 0.3 KB for each article.

    `since`: of these, those that were emitted at that instant or later. `where`: those that match, an expression as in
    `--where` (`schemas.where`) or a function.

    An instant is an aware datetime, a date, or text as on the command line (`2026-01-31`, `2026-01-31T12:00:00Z`). Raises
    ValueError for another one and for an expression that cannot be understood, TypeError for a value of another type.
    """
    place = place_of(path_or_uri)
    until, begin = _instant("as_of", as_of), _instant("since", since)
    matches = _matcher(where)
    picked = _picked(place, until, latest)
    return (record for record in picked if (begin is None or emitted_at(record) >= begin) and matches(record))


def _instant(name: str, value: Instant | None) -> datetime | None:
    if value is None:
        return None
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError(f"{name}: {value.isoformat()} has no time zone: write 2025-03-03T09:00:00Z or +00:00")
    try:
        return instant_of(value)
    except ValueError as error:
        raise ValueError(f"{name}: {value!r}: {error}") from None


def _matcher(where: str | Callable[[Record], bool] | None) -> Callable[[Record], bool]:
    if isinstance(where, str):
        from schemas.where import Where  # noqa: PLC0415  (imports a parser: only for expressions)

        return Where(where).matches
    if where is not None and not callable(where):
        raise TypeError(f"where: {where!r} is neither an expression nor a function of a record")
    return where or (lambda record: True)


def _picked(place: str, as_of: datetime | None, latest: bool) -> Iterator[Record]:
    records = _as_of(_read(Record, place, "records-"), as_of)
    if not latest:
        return records
    newest: dict[str, tuple[datetime, int, str]] = {}
    for record in records:
        version = _version(record)
        if version >= newest.get(record.article_id, version):
            newest[record.article_id] = version
    return _each_once(_as_of(_read(Record, place, "records-"), as_of), newest)


def emitted_at(record: Record) -> datetime:
    """When a record was emitted; of a record without the field, when it was made."""
    return record.emitted_at or record.extracted_at


def _as_of(records: Iterator[Record], as_of: datetime | None) -> Iterator[Record]:
    return (record for record in records if as_of is None or emitted_at(record) <= as_of)


def _version(record: Record) -> tuple[datetime, int, str]:
    """Newer versions are larger. A chain that began anew after its state was lost is newer than the old one."""
    return emitted_at(record), record.revision, record.record_id


def _each_once(records: Iterator[Record], newest: dict[str, tuple[datetime, int, str]]) -> Iterator[Record]:
    for record in records:
        # A repeat of the same version, of a sink that delivers at least once, is left out.
        if newest.get(record.article_id) == _version(record):
            del newest[record.article_id]
            yield record


def read_dead_letters(path_or_uri: str | os.PathLike[str]) -> Iterator[DeadLetter]:
    """Every dead letter of a file, or of the files `dead-letters-*` of a folder; as `read_records`."""
    return _read(DeadLetter, place_of(path_or_uri), "dead-letters-")


def read_events(path_or_uri: str | os.PathLike[str]) -> Iterator[Event]:
    """Every event of a file, or of the files `events-*` of a folder; as `read_records`."""
    return _read(Event, place_of(path_or_uri), "events-")


def read_file(cls: type[T], path: str) -> Iterator[T]:
    """Every row of one file as a `cls`."""
    reader = _row_reader(path)
    with ExitStack() as opened:
        stream = opened.enter_context(_open(path))
        for number, row in enumerate(_named(path, reader(stream)), start=1):
            _refuse_later_major(path, row)
            try:
                yield from_plain(cls, row)
            except (ValueError, TypeError, KeyError) as error:
                raise ValueError(f"{path}: row {number} is no {cls.__name__}: {error}") from error


def read_plain(path: str) -> Iterator[dict[str, Any]]:
    """Every row of one file as plain values, of whatever kind it is: a view, too."""
    reader = _row_reader(path)
    with ExitStack() as opened:
        yield from _named(path, reader(opened.enter_context(_open(path))))


def files_of(path_or_uri: str, stem: str, *, views: bool = False) -> list[str]:
    """The data files that a path or URI names, sorted. Hidden files and files of another stem are ignored.

    `views`: the files of a local folder that hold a view of the rows (`schemas.views`) instead.
    """
    scheme, separator, _ = path_or_uri.partition("://")
    if separator and scheme.lower() != "file":
        return _remote_files(path_or_uri, stem)
    path = Path(unquote(urlsplit(path_or_uri).path) if separator else path_or_uri).expanduser()
    if path.is_file():
        return [str(path)]
    if not path.is_dir():
        raise FileNotFoundError(f"there is no file or folder {path_or_uri!r}")
    check_readable(path)
    found = [*path.glob(f"{stem}*"), *path.glob(f"date=*/{stem}*")]
    is_wanted = _is_view if views else _is_data
    return sorted(str(entry) for entry in found if entry.is_file() and is_wanted(entry.name) and entry.stat().st_size)


def _read(cls: type[T], path_or_uri: str, stem: str) -> Iterator[T]:
    for path in files_of(path_or_uri, stem):
        yield from read_file(cls, path)


def _is_data(name: str) -> bool:
    return view_in(name) is None and _format(name) in _READERS


def _is_view(name: str) -> bool:
    return view_in(name) is not None


def _remote_files(uri: str, stem: str) -> list[str]:
    folder = uri.rstrip("/")
    scheme = uri.partition("://")[0].lower()
    if (remedy := missing_package(scheme)) is not None:
        raise WrongPlaceError(f"{uri!r}: {remedy}")
    if (remedy := missing_credentials(scheme)) is not None:
        raise OSError(f"{uri!r}: {remedy}")
    # Only a file's name is looked up as it is: azfs raises where a name is not there (Beam 2.77).
    name = [folder] if _is_data(folder.rpartition("/")[2]) else []
    patterns = [*name, f"{folder}/{stem}*", f"{folder}/date=*/{stem}*"]
    systems = file_systems()
    try:
        systems.get_filesystem(folder)
    except ValueError:
        raise WrongPlaceError(
            f"{uri!r} names no files: give a folder, gs://, s3://, azfs:// or hdfs://; topics, tables and indexes are read "
            "with the clients of their servers ('newsbeam tail' also reads pubsub://PROJECT/SUBSCRIPTION)"
        ) from None
    found = {entry.path for result in systems.match(patterns) for entry in result.metadata_list if entry.size_in_bytes}
    return sorted(path for path in found if _is_data(path.rpartition("/")[2]))


def _open(path: str) -> BinaryIO:
    if "://" not in path:
        return Path(path).open("rb")
    from apache_beam.io.filesystem import CompressionTypes  # noqa: PLC0415

    return file_systems().open(path, compression_type=CompressionTypes.UNCOMPRESSED)


def _named(path: str, rows: Rows) -> Rows:
    """The rows. Errors of a reader on damaged bytes become ValueErrors with the file's name."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except (ValueError, EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise ValueError(f"{path} is damaged: {error}") from error
        yield row


def _refuse_later_major(path: str, row: dict[str, Any]) -> None:
    version = str(row.get("schema_version") or SCHEMA_VERSION)
    major = version.partition(".")[0]
    if not (major.isascii() and major.isdigit()):
        raise ValueError(f"{path} holds a row whose schema_version is {version!r}, which is no version")
    if int(major) > int(SCHEMA_VERSION.partition(".")[0]):
        raise ValueError(
            f"{path} holds records of schema version {version}, this is {SCHEMA_VERSION}: update newsbeam to read it"
        )


def _format(path: str) -> str:
    return path.removesuffix(_GZIP).removesuffix(_ZSTD).rpartition(".")[2].lower()


def _row_reader(path: str) -> Callable[[BinaryIO], Rows]:
    reader = _READERS.get(_format(path))
    if reader is None:
        raise WrongPlaceError(
            f"{path} has none of the endings that newsbeam writes: .jsonl, .jsonl.gz, .jsonl.zst, .parquet, .avro"
        )
    if path.endswith(_GZIP):
        return lambda stream: reader(cast(BinaryIO, gzip.GzipFile(fileobj=stream)))
    if path.endswith(_ZSTD):
        return lambda stream: _zstd_rows(reader, stream)
    return reader


def _zstd_rows(reader: Callable[[BinaryIO], Rows], stream: BinaryIO) -> Rows:
    # Arrow's stream and not zstandard's, which takes a file that was cut off for a whole one.
    import pyarrow as pa  # noqa: PLC0415

    try:
        yield from reader(pa.CompressedInputStream(stream, "zstd"))
    except OSError as error:
        raise ValueError(str(error)) from error


def _json_rows(stream: BinaryIO) -> Rows:
    with io.TextIOWrapper(stream, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError(f"{line[:40]!r} is no JSON object")
            yield row


def _parquet_rows(stream: BinaryIO) -> Rows:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        for batch in pq.ParquetFile(stream).iter_batches(batch_size=_BATCH_ROWS):
            yield from batch.to_pylist()
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error


def _avro_rows(stream: BinaryIO) -> Rows:
    import fastavro  # noqa: PLC0415

    yield from cast(Rows, fastavro.reader(stream))


_READERS: dict[str, Callable[[BinaryIO], Rows]] = {"jsonl": _json_rows, "parquet": _parquet_rows, "avro": _avro_rows}
