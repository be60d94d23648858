"""A sink for each `--output` and `--dead-letters`, by the scheme of its URI.

Options may stand in the URI, so that each of several outputs has its own: `./news?format=parquet&roll_s=600`,
`pubsub://project/topic?format=avro&ordering=article_id`. They win over the arguments.
"""

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from pipeline.sinks.files import FileSink
from pipeline.sinks.formats import file_kind
from pipeline.sinks.pubsub import PubSubSink
from pipeline.sinks.roll import Pieces
from pipeline.sinks.row_files import What
from pipeline.sinks.sink import Sink
from pipeline.sinks.stores import BeamStore, LocalStore
from schemas.messages import Encoding

#: Endings that say "a file": outputs are folders.
_FILE_ENDINGS = (".jsonl", ".json", ".ndjson", ".gz", ".zst", ".parquet", ".avro", ".csv", ".txt")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What may be said of an output besides where it is; each None where it was not said."""

    what: What
    format: str
    compression: str | None = None
    roll_bytes: int | None = None
    roll_s: float | None = None
    ordering: str | None = None

    def __post_init__(self) -> None:
        for name in ("roll_bytes", "roll_s"):
            value = getattr(self, name)
            if value is not None and not value > 0:
                raise ValueError(f"{name} is {value}; it must be above 0, or left out to roll with each cycle only")


def make_sink(
    uri: str,
    *,
    format: str = "jsonl",  # noqa: A002  (the option's name)
    what: What,
    compression: str | None = None,
    roll_bytes: int | None = None,
    roll_s: float | None = None,
) -> Sink:
    """The sink that `uri` names. Raises ValueError with the remedy for a URI, format or option that cannot be used.

    `uri`: a folder (a path, `file:///path`, `gs://bucket/path`, `s3://...`) or `pubsub://PROJECT/TOPIC`.
    `format`: jsonl, parquet, avro or ninjs; for Pub/Sub jsonl or avro. `compression`: none, gzip or zstd; None for what suits
    the format. `roll_bytes`: a file that has reached this size is complete and the next one begins. `roll_s`: cycles add to
    hidden pieces that become one file at this age in seconds (or at `roll_bytes`); None: a cycle's files appear with it.
    """
    bare, in_uri = split_options(uri)
    scheme = _scheme(bare)
    if scheme not in SINKS:
        known = ", ".join(sorted(f"{one}://" for one in SINKS if one))
        raise ValueError(f"{uri!r}: unknown scheme {scheme!r}; give a folder, or a URI that begins with one of {known}")
    options = Options(what=what, format=format, compression=compression, roll_bytes=roll_bytes, roll_s=roll_s)
    try:
        return SINKS[scheme](bare, dataclasses.replace(options, **in_uri))
    except ValueError as error:
        raise ValueError(str(error) if uri in str(error) else f"{uri!r}: {error}") from None


def _scheme(uri: str) -> str:
    scheme, separator, _ = uri.partition("://")
    return scheme.lower() if separator else ""


#: What `--format` means for messages.
_ENCODINGS: Mapping[str, Encoding] = MappingProxyType({"jsonl": "json", "json": "json", "avro": "avro"})

_OPTIONS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {"format": str, "compression": str, "roll_bytes": int, "roll_s": float, "ordering": str}
)


def split_options(uri: str) -> tuple[str, dict[str, Any]]:
    """The URI without its options, and the options. Raises ValueError for an option that is unknown or no number."""
    bare, mark, query = uri.rpartition("?")
    if not mark or "=" not in query:
        return uri, {}
    options: dict[str, Any] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name not in _OPTIONS:
            raise ValueError(f"{uri!r}: unknown option {name!r}; known are {', '.join(_OPTIONS)}")
        try:
            options[name] = _OPTIONS[name](value)
        except ValueError:
            raise ValueError(f"{uri!r}: {name} is {value!r}; it must be a number") from None
    return bare, options


def _local_sink(uri: str, options: Options) -> Sink:
    _refuse_ordering(options)
    folder = str(local_folder(uri))
    kind = file_kind(options.format, options.what, options.compression)
    store = LocalStore()
    return FileSink(
        uri=uri,
        folder=folder,
        kind=kind,
        store=store,
        roll_bytes=options.roll_bytes,
        pieces=Pieces(folder, kind, store),
        roll_s=options.roll_s,
    )


def _remote_sink(uri: str, options: Options) -> Sink:
    _refuse_ordering(options)
    if options.roll_s is not None:
        raise ValueError("roll_s needs a local folder; leave it out, or write locally and copy what appears there")
    folder = uri.rstrip("/")
    if folder.lower().endswith(_FILE_ENDINGS):
        raise ValueError(f"{uri!r} looks like a file; outputs are folders, files in it are named for you")
    kind = file_kind(options.format, options.what, options.compression)
    return FileSink(uri=uri, folder=folder, kind=kind, store=BeamStore(), roll_bytes=options.roll_bytes)


def _pubsub_sink(uri: str, options: Options) -> Sink:
    if options.format not in _ENCODINGS:
        raise ValueError(f"messages have no format {options.format!r}; add ?format=jsonl or ?format=avro to the URI")
    if options.ordering not in (None, "article_id"):
        raise ValueError(f"ordering is {options.ordering!r}; it can be article_id, or left out")
    return PubSubSink(uri=uri, encoding=_ENCODINGS[options.format], ordered=options.ordering is not None)


def _refuse_ordering(options: Options) -> None:
    if options.ordering is not None:
        raise ValueError("ordering is for pubsub:// only; files keep the order of their rows")


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


SINKS: Mapping[str, Callable[[str, Options], Sink]] = MappingProxyType(
    {
        "": _local_sink,
        "file": _local_sink,
        "gs": _remote_sink,
        "s3": _remote_sink,
        "hdfs": _remote_sink,
        "azfs": _remote_sink,
        "pubsub": _pubsub_sink,
    }
)
