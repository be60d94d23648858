"""`newsbeam stream`: the graph as one unbounded job, on Prism on this machine or on a cluster."""

import logging
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from pipeline.cli.commands.job_check import check_enrichments
from pipeline.cli.printed.summary import print_json, print_table, uris_of
from pipeline.cli.usage import terminal_was_closed
from pipeline.collector import collecting_seldom
from pipeline.feed_list import without_stdin
from pipeline.local.ledger.ledger import LedgerInUseError
from pipeline.local.state.stop_order import stoppable
from pipeline.monitor.address import ServerError
from pipeline.open_files import allow_open_files
from pipeline.progress import Progress
from pipeline.settings import Output, StreamOptions, UsageError, check_outputs, sink_of
from pipeline.signals import DROP_AFTER_S, StopSignals, leave
from pipeline.sinks.place import STDOUT
from pipeline.sinks.servers.waiting import told_while_waiting
from pipeline.summary import Summary

if TYPE_CHECKING:
    from pipeline.streaming.job import Job
    from pipeline.streaming.job_errors import JobFailedError
    from pipeline.streaming.worker import Worker

_LOG = logging.getLogger(__name__)
#: What becomes of items that a job on this machine has dropped.
_COME_AGAIN = "they come again if their feeds still list them, and are lost if not"


def stream(options: StreamOptions, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Exit status 0 if the job was stopped or submitted to a cluster, 1 if it failed. Raises UsageError."""
    options = _for_other_machines(options, stdin)
    check_outputs(options.places)

    from pipeline.sinks.sink import SinkError  # noqa: PLC0415
    from pipeline.streaming.job import beam_options, is_here, start  # noqa: PLC0415
    from pipeline.streaming.job_errors import JobFailedError  # noqa: PLC0415
    from pipeline.streaming.listed_feeds import ListedFeeds  # noqa: PLC0415  (imports Beam, which takes 2 s)
    from pipeline.streaming.monitoring import MonitoredJob, serving  # noqa: PLC0415
    from pipeline.streaming.prism import check_prism  # noqa: PLC0415
    from pipeline.streaming.under_way import UNDER_WAY  # noqa: PLC0415

    into = beam_options(options.beam)
    check_prism(into)
    here = is_here(into)
    if (options.state or options.metrics) and not here:
        raise UsageError("--state and --metrics are for a job on this machine; a cluster stops its jobs and has their metrics")
    feeds = ListedFeeds(options.feeds, options.defaults).sources(strict=options.strict)
    check_enrichments(options.enrich, feeds)
    allow_open_files()
    began = time.monotonic()
    running = _Running(options, lambda job: _tell(job, options, len(feeds), began, (out, err)))
    try:
        for output in options.places:
            with closing(sink_of(output)) as sink, told_while_waiting(sink, _LOG.warning):
                sink.check()
        monitored = MonitoredJob(running.worker, UNDER_WAY.draining.is_set)
        with stoppable(options.state, running.stop), serving(options.metrics, monitored):
            if not here:
                start(options)
                _LOG.info("the job was submitted to its runner and runs there")
                return 0
            # The job may poll before its submission returns, and a signal at that moment must stop it as at any other.
            with StopSignals(running.stop, running.drop, options.drain_s + DROP_AFTER_S) as signals:
                job = running.begin(start(options))
                signals.catch()  # Beam ends Prism at SIGINT
                with Progress(err, job.seen, dict), collecting_seldom():
                    job.wait()
        _tell(job, options, len(feeds), began, (out, err))
    except (SinkError, ServerError, LedgerInUseError, OSError) as error:
        _LOG.error("%s", error)
        return 1
    except JobFailedError as error:
        running.tell_failed(error, err)
        return 1
    except UsageError:
        raise
    except (RuntimeError, ValueError) as error:
        # From the runner: a missing binary or cluster.
        remedy = _PRISM_REMEDY if _PRISM.search(str(error)) else ""
        _LOG.error("the job did not start: %s%s", error, remedy)
        return 1
    return 0


def _tell(job: "Job", options: StreamOptions, feeds: int, began: float, streams: tuple[TextIO, TextIO]) -> None:
    """Print what a stopped job has written, and what becomes of the rest."""
    out, err = streams
    is_cut = job.polls_under_way() > 0
    endings, left = job.delivered(), job.unwritten()
    with _nobody_reads():  # the summary may go to a file
        err.write(f"newsbeam: {_kept(left, is_cut=is_cut)}\n")
        err.flush()
    summary = Summary(
        endings=dict(sorted(endings.items())),
        pending=left,
        feeds=feeds,
        cycles=0,
        elapsed_s=time.monotonic() - began,
        stopped=True,
    )
    out = err if any(output.uri == STDOUT for output in options.places) else out  # rows only
    with _nobody_reads():
        if options.as_json:
            print_json(summary, out)
        else:
            print_table(summary, uris_of(options), out, pending=("dropped", _COME_AGAIN))
        out.flush()


@contextmanager
def _nobody_reads() -> Iterator[None]:
    """While the context lasts, a terminal that was closed is no error."""
    try:
        yield
    except OSError as error:
        if not terminal_was_closed(error):
            raise


#: What Beam says of a Prism that it cannot download or start.
_PRISM = re.compile(r"prism|binary URL|github\.com/apache/beam|Unable to (?:fetch|download)", re.IGNORECASE)
_PRISM_REMEDY = "; Prism is downloaded where no binary is named: name one with -- --prism_location=/path/to/prism"


class _Running:
    """The job on this machine. An order to stop may come before the job has begun. `tell` prints the summary of a dropped
    job."""

    def __init__(self, options: StreamOptions, tell: Callable[["Job"], None]) -> None:
        self._options, self._tell = options, tell
        self._job: Job | None = None
        self._is_ordered = threading.Event()

    def begin(self, job: "Job") -> "Job":
        """The job has been submitted."""
        self._job = job
        if self._is_ordered.is_set():
            _stop(job, self._options)
        return job

    def stop(self) -> None:
        """Stop the job, now or when it has begun."""
        self._is_ordered.set()
        if self._job is not None:
            _stop(self._job, self._options)

    def drop(self) -> None:
        """End the process at once, without what is not written yet, and Prism with it."""
        from pipeline.streaming.prism import end  # noqa: PLC0415  (with Beam, which is imported by then)

        why = "stopped while the job was being submitted; the next start polls all feeds anew"
        if self._job is not None:
            self._tell(self._job)
            why = "stopped before the end of the drain"
        end()
        leave(why)

    def tell_failed(self, error: "JobFailedError", err: TextIO) -> None:
        """Say why the job has failed, and what becomes of the items that it has not written."""
        _LOG.error("the job has failed: %s", error)
        if self._job is not None:
            err.write(f"newsbeam: {_kept(self._job.unwritten(), is_cut=self._job.polls_under_way() > 0)}\n")

    def worker(self) -> "Worker | None":
        """The worker of the job, once it has begun."""
        return self._job.worker() if self._job is not None else None


def _stop(job: "Job", options: StreamOptions) -> None:
    _LOG.info(
        "stopping: no new polls; writing what polls have found, at least %d items (limit %.0f s; a second signal drops them)",
        job.unwritten(),
        options.drain_s,
    )
    job.stop(options.drain_s)


def _kept(left: int, *, is_cut: bool = False) -> str:
    """The sentence about what a job on this machine keeps. `left`: items that it dropped. `is_cut`: with polls under way."""
    items = f"dropped {left:,} items that polls had found" if left else "all items that polls had found are written"
    if is_cut:
        items = f"dropped {left:,} items that polls had found, and those of polls under way"
    again = f"; {_COME_AGAIN}" if left or is_cut else ""
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
