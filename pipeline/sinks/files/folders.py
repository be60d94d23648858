"""Folders in the URIs of users: a path, `file:///path`, or a URI of a file system that Beam knows; and their options."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from pipeline.sinks.files.files import FileSink
from pipeline.sinks.files.roll import Pieces
from pipeline.sinks.files.stores import BeamStore, LocalStore
from pipeline.sinks.formats import FileKind, file_kind
from pipeline.sinks.place import Place
from pipeline.sinks.what import What
from schemas.store_access import missing_package

#: Endings of file names: outputs are folders.
_FILE_ENDINGS = (".jsonl", ".json", ".ndjson", ".gz", ".zst", ".parquet", ".avro", ".csv", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderOptions:
    """`compression`: None for the default of the format. `roll_bytes`: a file of this size is complete, and the next one
    begins.

    `shape`: the whole row, its flat form, or pieces of its text of up to `words` words. `fields`: columns of the flat form,
    separated by commas. `formulas`: treatment of texts in CSV that spreadsheets take for formulas. `roll_s`: cycles add to
    hidden pieces that become one file at this age in seconds, or at `roll_bytes`. Without `roll_s` each cycle publishes its own
    files.
    """

    format: str = "jsonl"
    shape: Literal["whole", "flat", "chunks"] | None = None
    words: int | None = None
    fields: str | None = None
    formulas: Literal["escape", "keep"] | None = None
    compression: str | None = None
    roll_bytes: int | None = None
    roll_s: float | None = None

    def __post_init__(self) -> None:
        for name, value in (("roll_bytes", self.roll_bytes), ("roll_s", self.roll_s)):
            if value is not None and not value > 0:
                raise ValueError(f"{name} is {value}; it must be above 0, or left out to roll with each cycle only")


def folder_sink(place: Place) -> FileSink:
    """The sink of a local folder."""
    options, kind = _read(place)
    folder, store = str(_local_folder(place)), LocalStore()
    return FileSink(
        folder=folder,
        kind=kind,
        store=store,
        roll_bytes=options.roll_bytes,
        pieces=Pieces(folder, kind, store),
        roll_s=options.roll_s,
    )


def remote_folder_sink(place: Place) -> FileSink:
    """The sink of a folder of an object store or a distributed file system."""
    options, kind = _read(place)
    if options.roll_s is not None:
        raise ValueError("roll_s needs a local folder; leave it out, or write locally and copy what appears there")
    folder = place.uri.rstrip("/")
    if folder.lower().endswith(_FILE_ENDINGS):
        raise ValueError(f"{place.uri!r} looks like a file; outputs are folders, files in it are named for you")
    if (remedy := missing_package(place.scheme)) is not None:
        raise ValueError(remedy)
    return FileSink(folder=folder, kind=kind, store=BeamStore(place.scheme), roll_bytes=options.roll_bytes)


def _read(place: Place) -> tuple[FolderOptions, FileKind]:
    options = place.read(FolderOptions)
    fields = [name.strip() for name in options.fields.split(",")] if options.fields is not None else []
    if fields and options.shape != "flat" and options.format != "csv":
        raise ValueError("fields are columns of rows on one level: add shape=flat, or format=csv")
    if options.formulas is not None and options.format != "csv":
        raise ValueError("formulas is an option of format=csv")
    return options, file_kind(
        options.format,
        place.what,
        options.compression,
        _view_of(options, place.what),
        fields=fields,
        keep_formulas=options.formulas == "keep",
    )


def _view_of(options: FolderOptions, what: What) -> str | None:
    if (options.shape == "chunks") != (options.words is not None):
        raise ValueError("shape=chunks and words go together: ?shape=chunks&words=200")
    if options.shape == "chunks":
        if what != "records":
            raise ValueError("shape=chunks: only records have text")
        if not 1 <= (options.words or 0) < 1_000_000:
            raise ValueError(f"words is {options.words}; it must be 1 to 999999")
        return f"chunks{options.words}"
    return "flat" if options.shape == "flat" else None


def _local_folder(place: Place) -> Path:
    text = place.uri
    if place.scheme == "file":
        parts = urlsplit(place.uri)
        if parts.netloc not in ("", "localhost"):
            raise ValueError(
                f"{place.uri!r} names the host {parts.netloc!r}; write file:///{parts.netloc}{parts.path} for a local folder"
            )
        text = unquote(parts.path)
    if not text:
        raise ValueError(f"{place.uri!r} names no folder; give one, for example ./news")
    path = Path(text).expanduser().absolute()
    if path.is_file():
        raise ValueError(f"{place.uri!r} is a file; outputs are folders: give a folder, for example {path.parent / 'news'}")
    if path.name.lower().endswith(_FILE_ENDINGS):
        raise ValueError(
            f"{place.uri!r} looks like a file; outputs are folders: give {str(path.with_suffix(''))!r}, "
            "files in it are named for you"
        )
    return path
