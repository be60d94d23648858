"""`newsbeam run` as a call."""

import dataclasses
import io
import os
from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.cli import option_types
from pipeline.cli.events_place import events_beside
from pipeline.cli.summary import Summary
from pipeline.feed_list import WatchedFeeds
from pipeline.local.assembly import run_engine
from pipeline.settings import FetchSettings, Output, RunOptions, check_outputs
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
    `RunOptions` (`watch`, `enrich`, `workers`, ...). In the main thread SIGINT and SIGTERM end the run cleanly.

    Raises TypeError for an unknown option, ValueError for an invalid value, SinkError for an output that cannot be written now,
    LedgerInUseError for a state folder in use, OSError for one that cannot be written. Nothing is lost: the next run goes on.
    """
    given = _options(options)
    folder = Path(state)
    letters = _texts(dead_letters) if dead_letters is not None else (str(folder / "dead-letters"),)
    told = _texts(events) if events is not None else (events_beside(letters[0], str(folder / "events")),)
    wanted = RunOptions(
        feeds=_texts(feeds),
        outputs=tuple(Output(uri=uri, what="records", format=format) for uri in _texts(output)),
        dead_letters=tuple(Output(uri=uri, what="dead_letters") for uri in letters),
        events=tuple(Output(uri=uri, what="events") for uri in told),
        state=folder,
        **given,
    )
    build_chain(wanted.enrich)
    watched = WatchedFeeds(wanted.feeds, wanted.refresh_s, strict=wanted.strict, defaults=wanted.defaults)
    check_outputs(wanted.places)
    return run_engine(wanted, watched, io.StringIO())


def _texts(places: Places) -> tuple[str, ...]:
    if isinstance(places, str | os.PathLike):
        return (os.fspath(places),)
    return tuple(os.fspath(place) for place in places)


#: As the command line reads them.
_TYPES: dict[str, Callable[[str], Any]] = {
    "attempts": option_types.attempts,
    "contact": option_types.contact,
    "heartbeat_min": option_types.minutes,
    "host_delay_s": option_types.seconds,
    "keep_days": option_types.positive,
    "look_budget": option_types.looks,
    "max_age_s": option_types.age,
    "max_items": option_types.positive,
    "proxy": option_types.proxy,
    "refresh_s": option_types.whole_seconds,
    "signature_agent": option_types.signature_agent,
    "since": option_types.since,
    "timeout_s": option_types.positive_seconds,
    "where": option_types.where,
    "workers": option_types.count,
}


def _checked(name: str, value: Any) -> Any:
    """The value of an option, read as the command line reads it. Raises ValueError."""
    try:
        if name == "allowed_networks":
            return tuple(option_types.network(str(network)) for network in ((value,) if isinstance(value, str) else value))
        if name == "enrich":
            return (value,) if isinstance(value, str) else tuple(value)
        if value is None or name not in _TYPES:
            return value
        return _TYPES[name](value.isoformat() if isinstance(value, datetime) else str(value))
    except ArgumentTypeError as error:
        raise ValueError(f"{name}: {error}") from None


def _options(options: dict[str, Any]) -> dict[str, Any]:
    """Keyword arguments of RunOptions, with those of its parts taken together."""
    given = {name: _checked(name, value) for name, value in options.items()}
    for part, cls in (("fetch", FetchSettings), ("defaults", FeedDefaults)):
        names = {field.name for field in dataclasses.fields(cls)} & given.keys()
        if names:
            given[part] = cls(**{name: given.pop(name) for name in names})
    known = {field.name for field in dataclasses.fields(RunOptions)} - {"feeds", "outputs", "dead_letters", "events", "state"}
    unknown = sorted(given.keys() - known)
    if unknown:
        raise TypeError(f"run() has no option {unknown[0]!r}")
    return given
