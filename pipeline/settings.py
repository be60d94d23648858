"""The settings of a run: frozen, validated, independent of flags. `options.py` makes them; other modules get parts of them."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pipeline.fail_on import FailOn
from pipeline.monitor.address import Address
from pipeline.sinks.registry import make_sink
from pipeline.sinks.what import What
from schemas.codec import from_json, to_json
from transforms.feeds.sources import FeedDefaults
from transforms.link.house_lines import HouseLines
from transforms.pool.cores import cores
from transforms.web.looks.budget import DEFAULT_PER_HOUR
from transforms.web.pace.pace import Pace

if TYPE_CHECKING:
    from pipeline.sinks.sink import Sink, StagingSink

Revisions = Literal["off", "feed", "watch"]
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class UsageError(ValueError):
    """An invalid value: the message names it and the remedy. Exit status 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """An output for rows. The ledger stores its JSON with staged files, so that a later run can publish them."""

    uri: Annotated[str, "Folder or URI"]
    what: Annotated[What, "Which rows"]
    format: Annotated[str, "Format of the rows, for sinks that have formats; the URI may name another"] = "jsonl"

    def spec(self) -> str:
        return to_json(self)


def sink_of(output: Output) -> "Sink":
    """The sink of an output, not connected. Raises UsageError for an invalid URI, format or option."""
    try:
        return make_sink(output.uri, what=output.what, format=output.format)
    except ValueError as error:
        raise UsageError(str(error)) from error


def sink_of_spec(spec: str) -> "StagingSink":
    """The sink for the `Output.spec` of staged rows. Raises UsageError if that sink is no longer installed."""
    from pipeline.sinks.sink import StagingSink  # noqa: PLC0415 - not at the start of each command

    output = from_json(Output, spec)
    sink = sink_of(output)
    if not isinstance(sink, StagingSink):
        raise UsageError(
            f"{output.uri!r} has rows of the last run to publish, and is no StagingSink; install the sink of that run"
        )
    return sink


def check_outputs(outputs: Sequence[Output]) -> None:
    """Raises UsageError for an invalid output, and for two outputs of the same rows with the same URI: they would overwrite
    each other's files, or send each message twice."""
    seen: set[tuple[str, str]] = set()
    for output in outputs:
        place = (output.what, sink_of(output).uri)
        if place in seen:
            raise UsageError(f"{output.uri!r} is named twice for {output.what.replace('_', ' ')}; give each its own place")
        seen.add(place)


_PACE = Pace()


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """Delays and limits of requests, with the defaults of their options. Durations are in seconds."""

    contact: str | None = None
    host_delay_s: float = _PACE.host_delay_s
    timeout_s: float = 30.0
    attempts: int = _PACE.attempts
    revisions: Revisions = "feed"
    """When a known article is looked at again: never, when its entry has changed, or also on a schedule."""
    look_budget: int = DEFAULT_PER_HOUR
    """Maximum number of scheduled looks at one host in an hour."""
    allowed_networks: tuple[Network, ...] = ()
    tdmrep: bool = False
    """True: the tdmrep.json of each host is read, at most once a day."""
    signing_key: str | None = None
    """The path of a PEM file on every machine that sends requests; the key itself is never part of the settings."""
    signature_agent: str | None = None
    proxy: str | None = field(default=None, repr=False)
    """The proxy for all requests; may hold a password. None: HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the client's process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOptions:
    """Options that `newsbeam run` and `newsbeam stream` share. The defaults are here; the command line reads them.

    `refresh_s`: whole seconds.
    """

    feeds: tuple[str, ...]
    outputs: tuple[Output, ...]
    dead_letters: tuple[Output, ...]
    events: tuple[Output, ...]
    fetch: FetchSettings = field(default_factory=FetchSettings)
    defaults: FeedDefaults = field(default_factory=FeedDefaults)
    enrich: tuple[str, ...] = ("default",)
    house_lines: HouseLines = "drop"
    workers: int = field(default_factory=cores)
    refresh_s: int = 60
    strict: bool = False
    """True: a list with entries that name no feed is refused at the start."""
    as_json: bool = False
    beam: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[Output, ...]:
        """The outputs of all kinds of rows."""
        return (*self.outputs, *self.dead_letters, *self.events)

    @property
    def stories(self) -> bool:
        """True if records get the story to which they belong."""
        return "stories" in self.enrich


#: The default of --websub-listen.
WEBSUB_LISTEN = Address("127.0.0.1", 8_089)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSubOptions:
    """The URL at which hubs reach this process, and the address on which its endpoint listens, mostly on loopback behind a
    reverse proxy."""

    callback: str
    listen: Address = WEBSUB_LISTEN


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions(JobOptions):
    """All options of `newsbeam run`. `refresh_s` only has an effect with `watch`; `backfill_since`: of `newsbeam backfill`."""

    state: Path = Path(".newsbeam")
    watch: bool = False
    metrics: Address | None = None
    """The address of `/metrics`, `/healthz` and `/readyz`."""
    websub: WebSubOptions | None = None
    """The endpoint for pushes of hubs; with `watch` only."""
    ui: Address | None = None
    """The address of the pages of `newsbeam ui`."""
    ignore_schedule: bool = False
    backfill_since: datetime | None = None
    keep_days: int | None = None
    """Days after which published files of local folders are deleted; None: never."""
    fail_on: tuple[FailOn, ...] = ()
    """Conditions for exit status 3 at the end of the run."""
    heartbeat_min: float = 60.0
    """Minutes between two heartbeats in the log; 0 for none. With `watch` only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamOptions(JobOptions):
    """All options of `newsbeam stream`. `window_s`: whole seconds. `drain_s`: the longest drain when it stops."""

    shards: int | None = None
    """None: as many as suit the runner."""
    window_s: int = 60
    drain_s: float = 300.0
    state: Path | None = None
    """A folder through which `newsbeam stop` reaches a job on this machine; it holds no state."""
    metrics: Address | None = None
    """The address of `/metrics`, `/healthz` and `/readyz` of a job on this machine."""
