"""What a run was told to do: frozen, validated, free of flags. `options.py` makes it; everything else takes parts of it."""

import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pipeline.sinks.open import make_sink, split_options
from pipeline.sinks.sink import Sink
from schemas.codec import from_json, to_json

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class UsageError(ValueError):
    """A value that cannot be used: the message names it and the remedy. Exit status 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A place for rows. Its JSON is kept with the files that wait to be published, so that a later run can publish them."""

    uri: Annotated[str, "Folder or URI"]
    what: Annotated[Literal["records", "dead_letters"], "Which rows"]
    format: Annotated[str, "jsonl, parquet, avro or ninjs"] = "jsonl"

    def spec(self) -> str:
        return to_json(self)


def sink_of(output: Output) -> Sink:
    """The sink of an output. Raises UsageError for a URI, format or option that cannot be used."""
    try:
        return make_sink(output.uri, format=output.format, what=output.what)
    except ValueError as error:
        raise UsageError(str(error)) from error


def sink_of_spec(spec: str) -> Sink:
    """The sink whose `Output.spec` this is."""
    return sink_of(from_json(Output, spec))


def check_outputs(outputs: Sequence[Output]) -> None:
    """Raises UsageError, before anything slow happens, for an output that cannot be used, and for two of one kind in one place,
    which would write over each other's files."""
    seen: set[tuple[str, str]] = set()
    for output in outputs:
        sink_of(output)
        bare, _ = split_options(output.uri)
        place = (output.what, str(Path(bare).absolute()) if "://" not in bare else bare)
        if place in seen:
            raise UsageError(f"{output.uri!r} is named twice for {output.what.replace('_', ' ')}; give each its own folder")
        seen.add(place)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How hosts are asked. Durations in seconds."""

    contact: str | None = None
    host_delay_s: float = 1.0
    timeout_s: float = 30.0
    attempts: int = 3
    allowed_networks: tuple[Network, ...] = ()
    proxy: str | None = field(default=None, repr=False)
    """For all requests; may hold a password. None: what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say where the client is made."""


def cores() -> int:
    """How many this process may use; the default is an extraction process for each."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """All that `newsbeam run` was told. `refresh_s`: whole seconds, with `watch` only."""

    feeds: Sequence[str]
    outputs: tuple[Output, ...]
    dead_letters: tuple[Output, ...]
    state: Path
    fetch: FetchSettings = field(default_factory=FetchSettings)
    enrich: tuple[str, ...]
    workers: int = field(default_factory=cores)
    watch: bool = False
    refresh_s: int = 60
    ignore_schedule: bool = False
    strict: bool = False
    as_json: bool = False
    beam: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamOptions:
    """All that `newsbeam stream` was told. `refresh_s`, `window_s`: whole seconds."""

    feeds: tuple[str, ...]
    outputs: tuple[Output, ...]
    dead_letters: tuple[Output, ...]
    shards: int = 32
    refresh_s: int = 60
    window_s: int = 60
    fetch: FetchSettings = field(default_factory=FetchSettings)
    enrich: tuple[str, ...]
    workers: int = field(default_factory=cores)
    as_json: bool = False
    beam: tuple[str, ...] = ()
