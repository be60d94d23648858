"""Builds the streaming job and runs it, or submits it to a cluster."""

import logging
import os
import sys
import threading
import uuid
from collections import Counter
from collections.abc import Sequence
from typing import Any

import apache_beam as beam
import grpc  # type: ignore[import-untyped]  # it has no types; it comes with Beam, which raises its errors
from apache_beam.metrics import MetricsFilter
from apache_beam.options.pipeline_options import DebugOptions, PipelineOptions, PortableOptions, StandardOptions

from pipeline.endings import NAMESPACE
from pipeline.graph import GraphSettings, build
from pipeline.settings import StreamOptions, cores
from pipeline.steps import pool_settings
from pipeline.streaming.engine import StreamEngine
from pipeline.streaming.listed_feeds import ListedFeeds
from pipeline.streaming.worker import WorkerSettings
from pipeline.streaming.write import WindowSettings

#: The runner if the command line names none: one machine, no services.
DEFAULT_RUNNER = "PrismRunner"
_FOR_EVER_S = 10 * 365 * 86_400
#: Prism may split a slow bundle between two elements of one key. It then runs both parts at once, each with the state before
#: the bundle (`splitBundle` in elementmanager.go of 2.77), so the state of one part is lost. This experiment forbids splits.
_NO_SPLITS = "prism_disable_sdf_split"
#: Prism polls in a busy loop from the last output of a bundle until its end (`select` in stage.go of 2.77). On one core Go has
#: one thread, and all other work of Prism waits for the loop, 10 ms at a time: 40 articles took 40 s, with two threads 17 s.
_PRISM_THREADS = 2


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


def build_job(options: StreamOptions, into: PipelineOptions) -> beam.Pipeline:
    """The pipeline, not yet running. Raises ValueError for invalid enrichments."""
    pipeline = beam.Pipeline(options=into)
    engine = StreamEngine(
        feeds=ListedFeeds(options.feeds),
        refresh_s=options.refresh_s,
        outputs={"records": options.outputs, "dead_letters": options.dead_letters},
        windows=WindowSettings(window_s=options.window_s),
        worker=WorkerSettings(
            job=uuid.uuid4().hex,
            shards=options.shards,
            fetch=options.fetch,
            workers=options.workers,
            feeds=ListedFeeds(options.feeds),
            refresh_s=options.refresh_s,
            house_lines=options.house_lines,
        ),
    )
    build(pipeline, engine, GraphSettings(enrich=options.enrich, pool=pool_settings(options.workers)))
    return pipeline


class Job:
    """A submitted job."""

    def __init__(self, result: Any, into: PipelineOptions) -> None:
        self._result, self._into = result, into
        self._stopped = threading.Event()

    @property
    def is_here(self) -> bool:
        """True if this process is the job's worker: the job ends with it."""
        return self._into.view_as(PortableOptions).environment_type == "LOOPBACK"

    def wait(self) -> None:
        """Wait until the job has ended or `stop` was called. Raises RuntimeError if the job failed."""
        try:
            self._result.wait_until_finish()
        except (RuntimeError, grpc.RpcError) as error:
            if not self._stopped.is_set():
                raise RuntimeError(str(error)) from error

    def stop(self) -> None:
        """Cancel the job. May be called from a signal handler."""
        self._stopped.set()
        # Bundles and tasks of the pool that are in flight fail now, and Beam prints a traceback for each.
        logging.disable(logging.CRITICAL)
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115  (until the process ends, which is now)
        threading.Thread(target=self._result.cancel, name="cancel", daemon=True).start()

    def seen(self) -> dict[str, int]:
        """The current counters of `pipeline.endings`, as the runner reports them."""
        counters = self._result.metrics().query(MetricsFilter().with_namespace(NAMESPACE))["counters"]
        totals: Counter[str] = Counter()
        for counter in counters:
            totals[counter.key.metric.name] += counter.result or 0
        return dict(totals)


def start(options: StreamOptions) -> Job:
    """Submit the job to its runner. Raises ValueError for invalid options."""
    into = beam_options(options.beam)
    if into.view_as(StandardOptions).runner == DEFAULT_RUNNER and cores() < _PRISM_THREADS:
        os.environ.setdefault("GOMAXPROCS", str(_PRISM_THREADS))  # for Prism, which Beam starts
    result = build_job(options, into).run()
    if into.view_as(PortableOptions).output_executable_path:
        result.wait_until_finish()  # for the job server, which ends with this process, to have written the jar
    return Job(result, into)
