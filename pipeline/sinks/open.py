"""A sink for each `--output` and `--dead-letters`, by the scheme of its URI."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import cast, get_args
from urllib.parse import unquote, urlsplit

from pipeline.sinks.files import FileKind, FileSink
from pipeline.sinks.row_files import SUFFIXES, Compression, JsonLines, What
from pipeline.sinks.sink import Sink
from pipeline.sinks.stores import LocalStore

#: Endings that say "a file": outputs are folders.
_FILE_ENDINGS = (".jsonl", ".json", ".ndjson", ".gz", ".zst", ".parquet", ".avro", ".csv", ".txt")

FORMATS = ("jsonl",)


def make_sink(
    uri: str,
    *,
    format: str = "jsonl",  # noqa: A002  (the option's name)
    what: What,
    compression: str = "none",
    roll_bytes: int | None = None,
) -> Sink:
    """The sink that `uri` names. Raises ValueError with the remedy for a URI, format or option that cannot be used.

    `uri`: a folder (a path or `file:///path`). `compression`: none, gzip or zstd. `roll_bytes`: a file that has reached this
    size is complete and the next one begins.
    """
    scheme = _scheme(uri)
    if scheme not in SINKS:
        known = ", ".join(sorted(f"{one}://" for one in SINKS if one))
        raise ValueError(f"{uri!r}: unknown scheme {scheme!r}; give a folder, or a URI that begins with one of {known}")
    if format not in FORMATS:
        raise ValueError(f"format {format!r} is unknown; choose one of {', '.join(FORMATS)}")
    if compression not in get_args(Compression):
        raise ValueError(f"compression {compression!r} is unknown; choose one of {', '.join(get_args(Compression))}")
    return SINKS[scheme](uri, what, cast(Compression, compression), roll_bytes)


def _scheme(uri: str) -> str:
    scheme, separator, _ = uri.partition("://")
    return scheme.lower() if separator else ""


def _file_sink(uri: str, what: What, compression: Compression, roll_bytes: int | None) -> Sink:
    folder = str(local_folder(uri))
    kind = FileKind(what=what, suffix=".jsonl" + SUFFIXES[compression], make=lambda stream: JsonLines(stream, compression))
    return FileSink(uri=uri, folder=folder, kind=kind, store=LocalStore(), roll_bytes=roll_bytes)


def local_folder(uri: str) -> Path:
    """The absolute folder that a path or `file://` URI names. Raises ValueError where it names a file."""
    text = uri
    if _scheme(uri) == "file":
        parts = urlsplit(uri)
        if parts.netloc not in ("", "localhost"):
            raise ValueError(
                f"{uri!r} names the host {parts.netloc!r}; write file:///{parts.netloc}{parts.path} for a local folder"
            )
        text = unquote(parts.path)
    if not text:
        raise ValueError(f"{uri!r} names no folder; give one, for example ./news")
    path = Path(text).expanduser().absolute()
    if path.is_file():
        raise ValueError(f"{uri!r} is a file; outputs are folders: give a folder, for example {path.parent / 'news'}")
    if path.name.lower().endswith(_FILE_ENDINGS):
        raise ValueError(
            f"{uri!r} looks like a file; outputs are folders: give {str(path.with_suffix(''))!r}, files in it are named for you"
        )
    return path


SINKS: Mapping[str, Callable[[str, What, Compression, int | None], Sink]] = MappingProxyType(
    {"": _file_sink, "file": _file_sink}
)
