"""The default place of events."""

from urllib.parse import urlsplit

from pipeline.sinks.place import place_of
from pipeline.sinks.registry import is_folder


def events_beside(dead_letters: str, otherwise: str) -> str:
    """The folder `events` beside the folder of dead letters, on disk or in an object store; `otherwise` if that place is no
    folder.

    Readers of dead letters also read events, so both belong in one place. `dead_letters`: a URI with its options; invalid URIs
    give `otherwise`, because the check of the outputs reports them.
    """
    try:
        place = place_of(dead_letters, "dead_letters")
        is_remote = bool(place.scheme) and place.scheme != "file"
        path = urlsplit(place.uri).path.strip("/") if is_remote else place.uri
    except ValueError:
        return otherwise
    if not is_folder(place.scheme):
        return otherwise
    folder = place.uri.rstrip("/")
    if not path.strip("/"):
        return f"{folder}/events"
    parent, slash, _ = folder.rpartition("/")
    return f"{parent}{slash}events"
