"""Builds the streaming job and runs it, or submits it to a cluster."""

import logging
import os
import sys
import threading
import time
import uuid
from collections.abc import Sequence
from typing import Any

import apache_beam as beam
import grpc  # type: ignore[import-untyped]  # it has no types; it comes with Beam, which raises its errors
from apache_beam.options.pipeline_options import DebugOptions, PipelineOptions, PortableOptions, StandardOptions

from pipeline.graph import GraphSettings, build
from pipeline.settings import StreamOptions
from pipeline.streaming.allocator import use_few_arenas
from pipeline.streaming.answer_first import answer_first
from pipeline.streaming.engine import StreamEngine
from pipeline.streaming.job_errors import failure_of, tell_errors_once
from pipeline.streaming.listed_feeds import ListedFeeds
from pipeline.streaming.prism import start_apart, unusable
from pipeline.streaming.under_way import UNDER_WAY
from pipeline.streaming.worker import Worker, WorkerSettings, running_worker
from pipeline.streaming.write import WindowSettings
from transforms.pool.cores import cores
from transforms.pool.page_pool import page_pool

#: The runner if the command line names none: one machine, no services.
DEFAULT_RUNNER = "PrismRunner"
#: Shards of hosts, if the command line names no number: for thousands of feeds on the workers of a cluster. Prism has one
#: worker, and each shard of a bundle costs it four requests of state.
_SHARDS, _PRISM_SHARDS = 32, 4
_FOR_EVER_S = 10 * 365 * 86_400
#: Prism may split a slow bundle between two elements of one key. It then runs both parts at once, each with the state before
#: the bundle (`splitBundle` in elementmanager.go of 2.77), so the state of one part is lost. This experiment forbids splits.
_NO_SPLITS = "prism_disable_sdf_split"
#: Prism has busy loops (`answer_first.py` and `state/shard.py` avoid most of them). Where as many run
#: as Go has threads, all other work of Prism waits for them, 10 ms at a time. With all of them: on one core 40 articles took
#: 40 s, with two threads 17 s; on two cores 100 feeds took 8.2 s of CPU in Prism, with four threads 4.8 s.
_PRISM_THREADS = 4
#: A thread that waits for a message of gRPC looks so often whether it has come, although the message wakes it. With gRPC's
#: 0.1 s, which Python 2 needed for its signals, the threads of Beam took 3 ms of CPU a second: a third of an idle job's.
_GRPC_LOOK_S = 1.0
#: Interval at which a job that drains looks whether it is done.
_DRAIN_CHECK_S = 0.05


def beam_options(arguments: Sequence[str]) -> PipelineOptions:
    """Beam's options of a streaming job, from the arguments after `--` on the command line."""
    options = PipelineOptions([*arguments])
    standard = options.view_as(StandardOptions)
    standard.streaming = True
    standard.runner = standard.runner or DEFAULT_RUNNER
    options.view_as(DebugOptions).add_experiment(_NO_SPLITS)  # for every runner: Prism may be behind --job_endpoint
    portable = options.view_as(PortableOptions)
    if standard.runner == DEFAULT_RUNNER:
        portable.environment_type = portable.environment_type or "LOOPBACK"
        if not any(argument.startswith("--job_server_timeout") for argument in arguments):
            # Beam applies it to the stream of states as well: with its default a job would end after 5 minutes.
            portable.job_server_timeout = _FOR_EVER_S
    return options


def build_job(options: StreamOptions, into: PipelineOptions, worker: WorkerSettings | None = None) -> beam.Pipeline:
    """The pipeline, not yet running. Raises ValueError for invalid enrichments."""
    pipeline = beam.Pipeline(options=into)
    engine = StreamEngine(
        outputs={"records": options.outputs, "dead_letters": options.dead_letters, "events": options.events},
        windows=WindowSettings(window_s=options.window_s, drains=is_here(into)),
        worker=worker or worker_settings(options, into),
    )
    graph = GraphSettings(enrich=options.enrich, pool=page_pool(options.workers), revisions=options.fetch.revisions)
    build(pipeline, engine, graph)
    return pipeline


def worker_settings(options: StreamOptions, into: PipelineOptions) -> WorkerSettings:
    """The settings of the workers of a new job."""
    return WorkerSettings(
        job=uuid.uuid4().hex,
        shards=options.shards or (_PRISM_SHARDS if _is_prism(into) else _SHARDS),
        fetch=options.fetch,
        workers=options.workers,
        feeds=ListedFeeds(options.feeds, options.defaults),
        refresh_s=options.refresh_s,
        house_lines=options.house_lines,
        stories=options.stories,
        # Prism ends a job whose bundle has failed (`FailBundle` in elementmanager.go of 2.77).
        keeps_journals=not (_is_prism(into) and is_here(into)),
    )


def is_here(into: PipelineOptions) -> bool:
    """True if the process that submits the job is its worker; then the job ends with the process."""
    return into.view_as(PortableOptions).environment_type == "LOOPBACK"


def _is_prism(into: PipelineOptions) -> bool:
    """The job runs on a Prism that Beam starts, whose state ends with the job."""
    return into.view_as(StandardOptions).runner == DEFAULT_RUNNER


class Job:
    """A submitted job. `runner`: its name for messages."""

    def __init__(self, result: Any, worker: WorkerSettings, runner: str) -> None:
        self._result, self._worker, self._runner = result, worker, runner
        self._cancelled, self._ended = threading.Event(), threading.Event()

    def worker(self) -> Worker | None:
        """The worker in this process; None before it has begun."""
        return running_worker(self._worker)

    def wait(self) -> None:
        """Wait until the job has ended or `stop` was called. Raises JobFailedError."""
        try:
            self._result.wait_until_finish()
        except (RuntimeError, grpc.RpcError) as error:
            if not self._cancelled.is_set():
                raise failure_of(error, self._runner) from error
        finally:
            self._ended.set()

    def stop(self, limit_s: float) -> None:
        """Start no more polls; cancel the job when all items of the polls are written, or after `limit_s`.

        For a job whose worker is this process. Returns at once and may be called from a signal handler.
        """
        threading.Thread(target=self._drain, args=(limit_s,), name="drain", daemon=True).start()

    def unwritten(self) -> int:
        """Number of items that polls have found and that have not ended, or whose row a sink still lacks."""
        return UNDER_WAY.undelivered()

    def polls_under_way(self) -> int:
        """Number of polls that are in flight or whose outputs no bundle has taken."""
        worker = self.worker()
        return worker.polls_under_way() if worker is not None else 0

    def delivered(self) -> dict[str, int]:
        """The counters of `seen`, without rows that a sink still lacks."""
        return dict(UNDER_WAY.endings_delivered())

    def seen(self) -> dict[str, int]:
        """The current counters of `pipeline.endings`."""
        return dict(UNDER_WAY.endings())

    def _drain(self, limit_s: float) -> None:
        UNDER_WAY.draining.set()
        worker = self.worker()
        if worker is not None:
            worker.refuse_polls()
        until = time.monotonic() + limit_s
        while not self._is_drained() and time.monotonic() < until and not self._ended.wait(_DRAIN_CHECK_S):
            pass
        self._cancel()

    def _is_drained(self) -> bool:
        worker = self.worker()
        return worker is None or UNDER_WAY.is_nothing(worker.polls_under_way)

    def _cancel(self) -> None:
        self._cancelled.set()
        # Turns that were cut off fail now, and Beam prints a traceback for each.
        logging.disable(logging.CRITICAL)
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115  (until the process ends, which is now)
        self._result.cancel()


def start(options: StreamOptions) -> Job:
    """Submit the job to its runner. Raises ValueError for invalid options, RuntimeError for a runner that does not start."""
    into = beam_options(options.beam)
    if _is_prism(into) and cores() < _PRISM_THREADS:
        os.environ.setdefault("GOMAXPROCS", str(_PRISM_THREADS))  # for Prism, which Beam starts
    if is_here(into):
        start_apart()
        use_few_arenas()
        tell_errors_once()
        answer_first()
        grpc._common.MAXIMUM_WAIT_TIMEOUT = _GRPC_LOOK_S
    worker = worker_settings(options, into)
    UNDER_WAY.begin_job()
    try:
        result = build_job(options, into, worker).run()
    except (OSError, RuntimeError) as error:
        usage = unusable(error, into)
        if usage is None:
            raise
        raise usage from error
    if into.view_as(PortableOptions).output_executable_path:
        result.wait_until_finish()  # for the job server, which ends with this process, to have written the jar
    return Job(result, worker, "Prism" if _is_prism(into) else into.view_as(StandardOptions).runner)
