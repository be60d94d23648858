"""The sinks by the scheme of their URIs: those of newsbeam, and those of installed packages.

A package adds a sink by an entry point in the group `newsbeam.sinks`, its name the scheme, its value a function like those in
`SINKS`. It is imported when a URI has that scheme. Schemes of newsbeam itself cannot be taken over.
"""

from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType

from pipeline.sinks.folders import folder_sink, remote_folder_sink
from pipeline.sinks.kafka import kafka_sink
from pipeline.sinks.opensearch import opensearch_sink
from pipeline.sinks.place import Place, place_of
from pipeline.sinks.postgres import postgres_sink
from pipeline.sinks.pubsub import pubsub_sink
from pipeline.sinks.rows import What
from pipeline.sinks.sink import MessageSink, Sink, StagingSink
from pipeline.sinks.stdout import STDOUT, stdout_sink
from pipeline.sinks.webhook import webhook_sink

ENTRY_POINTS = "newsbeam.sinks"

#: Each makes the sink of a place, connects to nothing, and raises ValueError with the remedy for one that cannot be used.
SINKS: Mapping[str, Callable[[Place], Sink]] = MappingProxyType(
    {
        "": folder_sink,
        "file": folder_sink,
        "gs": remote_folder_sink,
        "s3": remote_folder_sink,
        "hdfs": remote_folder_sink,
        "azfs": remote_folder_sink,
        "pubsub": pubsub_sink,
        "postgres": postgres_sink,
        "postgresql": postgres_sink,
        "kafka": kafka_sink,
        "opensearch": opensearch_sink,
        "http": webhook_sink,
        "https": webhook_sink,
    }
)


def is_folder(scheme: str) -> bool:
    """True where URIs of the scheme name folders of newsbeam's own file sinks."""
    return SINKS.get(scheme) in (folder_sink, remote_folder_sink)


def make_sink(uri: str, *, what: What, **defaults: object) -> Sink:
    """The sink that `uri` names. Raises ValueError with the remedy for a URI, an option or a package that cannot be used.

    `defaults`: options for sinks that have them and whose URI does not say otherwise, e.g. `format` of `--format`.
    """
    place = place_of(uri, what, **defaults)
    try:
        make = stdout_sink if place.uri == STDOUT else SINKS.get(place.scheme) or _installed(place.scheme)
        sink = make(place)
    except ValueError as error:
        raise ValueError(str(error) if uri in str(error) else f"{uri!r}: {error}") from error
    if isinstance(sink, StagingSink) == isinstance(sink, MessageSink):
        raise ValueError(f"{uri!r}: {type(sink).__name__} has to have the methods of either StagingSink or MessageSink")
    return sink


def _installed(scheme: str) -> Callable[[Place], Sink]:
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


def _named(point: EntryPoint) -> str:
    package = point.dist.name if point.dist else "an unknown package"
    return f"the sink {point.value} of {package}"
