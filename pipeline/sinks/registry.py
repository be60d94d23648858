"""The sinks of newsbeam and of installed packages, by the scheme of their URIs.

A package adds a sink by an entry point in the group `newsbeam.sinks`, its name the scheme, its value a function like those in
`SINKS`. It is imported when a URI has that scheme. Schemes of newsbeam itself cannot be taken over.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from pipeline.sinks.place import STDOUT, Place, place_of
from pipeline.sinks.what import What

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from pipeline.sinks.sink import Sink

Make: TypeAlias = "Callable[[Place], Sink]"

ENTRY_POINTS = "newsbeam.sinks"
_OF_SECRETS = frozenset({"password", "secret", "token"})
_STDOUT_SINK = "pipeline.sinks.stdout:stdout_sink"
_FOLDER, _REMOTE_FOLDER = "pipeline.sinks.files.folders:folder_sink", "pipeline.sinks.files.folders:remote_folder_sink"

#: Paths of functions: most command lines use one or none, and importing all takes half of the time of `newsbeam --help`. Each
#: makes the sink of a place, connects to nothing, and raises ValueError with the remedy for one that cannot be used.
SINKS: Mapping[str, str] = MappingProxyType(
    {
        "": _FOLDER,
        "file": _FOLDER,
        "gs": _REMOTE_FOLDER,
        "s3": _REMOTE_FOLDER,
        "hdfs": _REMOTE_FOLDER,
        "azfs": _REMOTE_FOLDER,
        "pubsub": "pipeline.sinks.servers.pubsub:pubsub_sink",
        "postgres": "pipeline.sinks.servers.postgres:postgres_sink",
        "postgresql": "pipeline.sinks.servers.postgres:postgres_sink",
        "kafka": "pipeline.sinks.servers.kafka:kafka_sink",
        "opensearch": "pipeline.sinks.servers.opensearch:opensearch_sink",
        "http": "pipeline.sinks.servers.webhook:webhook_sink",
        "https": "pipeline.sinks.servers.webhook:webhook_sink",
    }
)


def is_folder(scheme: str) -> bool:
    """True where URIs of the scheme name folders of newsbeam's own file sinks."""
    return SINKS.get(scheme) in (_FOLDER, _REMOTE_FOLDER)


def make_sink(uri: str, *, what: What, **defaults: object) -> "Sink":
    """The sink that `uri` names. Raises ValueError with the remedy for a URI, an option or a package that cannot be used.

    `defaults`: options for sinks that have them and whose URI does not say otherwise, e.g. `format` of `--format`.
    """
    from pipeline.sinks.sink import MessageSink, StagingSink  # noqa: PLC0415 - see SINKS

    place = place_of(uri, what, **defaults)
    try:
        own = _STDOUT_SINK if place.uri == STDOUT else SINKS.get(place.scheme)
        make = _own(own) if own is not None else _installed(place.scheme)
        sink = make(place)
    except ValueError as error:
        # An option that names the place of a secret may hold the secret by mistake.
        shown = place.uri if _OF_SECRETS & place.given.keys() else uri
        raise ValueError(str(error) if shown in str(error) else f"{shown!r}: {error}") from error
    if isinstance(sink, StagingSink) == isinstance(sink, MessageSink):
        raise ValueError(f"{uri!r}: {type(sink).__name__} has to have the methods of either StagingSink or MessageSink")
    return sink


def _own(path: str) -> Make:
    module, _, function = path.partition(":")
    make: Make = getattr(import_module(module), function)
    return make


def _installed(scheme: str) -> Make:
    from importlib.metadata import entry_points  # noqa: PLC0415 - a tenth of the time of `newsbeam --help`

    points = {point.value: point for point in entry_points(group=ENTRY_POINTS) if point.name.lower() == scheme}
    if not points:
        known = ", ".join(f"{name}://" for name in sorted({*SINKS, *entry_points(group=ENTRY_POINTS).names} - {""}))
        raise ValueError(f"unknown scheme {scheme!r}; give a folder, or a URI that begins with one of {known}")
    if len(points) > 1:
        raise ValueError(f"{' and '.join(map(_named, points.values()))} share the scheme {scheme!r}; uninstall one of them")
    (point,) = points.values()
    try:
        return point.load()
    except Exception as error:  # foreign code: its import may raise anything
        raise ValueError(
            f"{_named(point)} cannot be loaded: {type(error).__name__}: {error}; repair or uninstall it"
        ) from error


def _named(point: "EntryPoint") -> str:
    package = point.dist.name if point.dist else "an unknown package"
    return f"the sink {point.value} of {package}"
