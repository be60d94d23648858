"""`newsbeam stream`: the graph as one unbounded job, on Prism on this machine or on a cluster."""

import logging
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from pipeline.cli.progress import Progress
from pipeline.cli.signals import DROP_AFTER_S, StopSignals, leave
from pipeline.cli.summary import Summary, print_json, print_table, uris_of
from pipeline.collector import collecting_seldom
from pipeline.feed_list import without_stdin
from pipeline.settings import Output, StreamOptions, UsageError, check_outputs, sink_of
from pipeline.sinks.stdout import STDOUT

if TYPE_CHECKING:
    from pipeline.streaming.job import Job

_LOG = logging.getLogger(__name__)


def stream(options: StreamOptions, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Exit status 0 if the job was stopped or submitted to a cluster, 1 if it failed. Raises UsageError."""
    options = _for_other_machines(options, stdin)
    check_outputs(options.places)

    from pipeline.sinks.sink import SinkError  # noqa: PLC0415
    from pipeline.streaming.job import start  # noqa: PLC0415
    from pipeline.streaming.listed_feeds import ListedFeeds  # noqa: PLC0415  (imports Beam, which takes 2 s)
    from transforms.enrich.registry import build_chain  # noqa: PLC0415

    feeds = ListedFeeds(options.feeds, options.defaults).read()
    try:
        build_chain(options.enrich)
    except ValueError as error:
        raise UsageError(str(error)) from error
    began = time.monotonic()
    try:
        for output in options.places:
            sink = sink_of(output)
            sink.check()
            sink.close()
        job = start(options)
        if not job.is_here:
            _LOG.info("the job was submitted to its runner and runs there")
            return 0
        signals = StopSignals(lambda: _stop(job, options), lambda: _drop(job), options.drain_s + DROP_AFTER_S)
        with signals, Progress(err, job.seen, dict), collecting_seldom():
            job.wait()
        err.write(f"newsbeam: {_kept(job.left)}\n")
    except SinkError as error:
        _LOG.error("%s", error)
        return 1
    except (RuntimeError, ValueError) as error:
        # From the runner: a missing binary or cluster, or a failed job, whose error is in the runner's log.
        remedy = _PRISM_REMEDY if _PRISM.search(str(error)) else ""
        _LOG.error("the job has ended: %s%s", error, remedy)
        return 1
    summary = Summary(
        endings=dict(sorted(job.seen().items())),
        pending=job.left,
        feeds=len(feeds),
        cycles=0,
        elapsed_s=time.monotonic() - began,
        stopped=True,
    )
    out = err if any(output.uri == STDOUT for output in options.places) else out  # rows only
    if options.as_json:
        print_json(summary, out)
    else:
        print_table(summary, uris_of(options), out)
    return 0


#: What Beam says of a Prism that it cannot download or start.
_PRISM = re.compile(r"prism|binary URL|github\.com/apache/beam|Unable to (?:fetch|download)", re.IGNORECASE)
_PRISM_REMEDY = "; Prism is downloaded where no binary is named: name one with -- --prism_location=/path/to/prism"


def _stop(job: "Job", options: StreamOptions) -> None:
    _LOG.info(
        "stopping: no new polls; writing the %d items that polls have found (for at most %.0f s; a second signal drops them)",
        job.unwritten(),
        options.drain_s,
    )
    job.stop(options.drain_s)


def _drop(job: "Job") -> None:
    leave(_kept(max(1, job.unwritten())))


def _kept(left: int) -> str:
    """The sentence about what a job on this machine keeps. `left`: items that it dropped."""
    items = f"dropped {left:,} items that polls had found" if left else "all items that polls had found are written"
    again = "; they come again if their feeds still list them" if left else ""
    return f"{items}; the state ends with the job: the next start polls all feeds anew{again}"


def _for_other_machines(options: StreamOptions, stdin: TextIO) -> StreamOptions:
    """The options without stdin and relative paths, which differ between machines."""
    return replace(
        options,
        feeds=tuple(_absolute(feeds) for feeds in without_stdin(options.feeds, stdin)),
        outputs=_absolutes(options.outputs),
        dead_letters=_absolutes(options.dead_letters),
        events=_absolutes(options.events),
    )


def _absolutes(outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    return tuple(replace(output, uri=_absolute(output.uri)) for output in outputs)


def _absolute(place: str) -> str:
    return place if "://" in place or place == STDOUT else str(Path(place).expanduser().absolute())
