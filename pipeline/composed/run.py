"""`newsbeam run` as a call."""

import dataclasses
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.composed.arguments import checked, expect
from pipeline.feed_list import WatchedFeeds
from pipeline.local.assembly import run_engine
from pipeline.option_values.events_place import events_beside
from pipeline.settings import FetchSettings, Output, RunOptions, check_outputs
from pipeline.summary import Summary
from transforms.enrich.registry import build_chain
from transforms.feeds.sources import FeedDefaults

Places = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


def run(
    feeds: Places,
    output: Places = "news",
    *,
    dead_letters: Places | None = None,
    events: Places | None = None,
    format: str = "jsonl",  # noqa: A002  (as in the command line)
    state: str | os.PathLike[str] = ".newsbeam",
    **options: Any,
) -> Summary:
    """Poll the feeds that are due, fetch, extract and write what is new, and return the summary, as `newsbeam run` does.

    `feeds`: URLs and paths of lists. `output`, `dead_letters`, `events`: folders or URIs, one or several. By default dead
    letters and events go to folders in `state`. `options`: the fields of `FetchSettings`, `FeedDefaults` and others of
    `RunOptions` (`watch`, `enrich`, `workers`, ...). In the main thread SIGINT, SIGTERM and SIGHUP end the run cleanly.

    Raises TypeError for an unknown option or a value of a wrong type, ValueError for an invalid value, SinkError for an output
    that cannot be written now, LedgerInUseError for a state folder in use, OSError for a folder that cannot be written. Nothing
    is lost: the next run goes on.
    """
    expect("state", state, str, os.PathLike)
    given = _options(options)
    folder = Path(state)
    letters = _texts("dead_letters", dead_letters) if dead_letters is not None else (str(folder / "dead-letters"),)
    told = _texts("events", events) if events is not None else (events_beside(letters[0], str(folder / "events")),)
    wanted = RunOptions(
        feeds=_texts("feeds", feeds),
        outputs=tuple(Output(uri=uri, what="records", format=format) for uri in _texts("output", output)),
        dead_letters=tuple(Output(uri=uri, what="dead_letters") for uri in letters),
        events=tuple(Output(uri=uri, what="events") for uri in told),
        state=folder,
        **given,
    )
    build_chain(wanted.enrich)
    watched = WatchedFeeds(wanted.feeds, wanted.refresh_s, strict=wanted.strict, defaults=wanted.defaults)
    check_outputs(wanted.places)
    return run_engine(wanted, watched, io.StringIO())


def _texts(name: str, places: Places) -> tuple[str, ...]:
    expect(name, places, str, os.PathLike, Iterable)
    several = (places,) if isinstance(places, str | os.PathLike) else tuple(places)
    for place in several:
        expect(name, place, str, os.PathLike)
    return tuple(os.fspath(place) for place in several)


def _options(options: dict[str, Any]) -> dict[str, Any]:
    """Keyword arguments of RunOptions, with those of its parts taken together."""
    given = {name: checked(name, value) for name, value in options.items()}
    for part, cls in (("fetch", FetchSettings), ("defaults", FeedDefaults)):
        names = {field.name for field in dataclasses.fields(cls)} & given.keys()
        if names:
            given[part] = cls(**{name: given.pop(name) for name in names})
    known = {field.name for field in dataclasses.fields(RunOptions)} - {"feeds", "outputs", "dead_letters", "events", "state"}
    unknown = sorted(given.keys() - known)
    if unknown:
        raise TypeError(f"run() has no option {unknown[0]!r}")
    return given
