"""The local engine: bounded runs of the graph, each committed as a whole.

    1  run the graph for a few seconds; writers write temporary files
    2  commit: one transaction holds the new states, the pending work and the list of files to publish
    3  publish: the files get their final names

A crash before 2 loses a few seconds of work, which the next run repeats. After a crash between 2 and 3 the next start publishes
the files of the list. So local files get each record exactly once. Message sinks (Pub/Sub) deliver while the graph runs:
at-least-once, a repeat has the same record id. `pipeline.sinks.sink` documents the protocol of both.
"""

import logging
import shutil
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import apache_beam as beam
from apache_beam.metrics import MetricsFilter
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.transforms.environments import EmbeddedPythonEnvironment

from pipeline.cli.summary import Summary
from pipeline.endings import NAMESPACE, unaccounted
from pipeline.graph import GraphSettings, build
from pipeline.keyed.index import Index
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.keyed.store import Name
from pipeline.local.cycle import Cycle, CycleEngine, CycleLimits
from pipeline.local.ledger import Outgoing
from pipeline.local.ledger_store import LedgerStore
from pipeline.local.outbox import Outbox
from pipeline.local.status_rows import EndedRow
from pipeline.loop_thread import LoopThread
from pipeline.sinks.sink import SinkError
from pipeline.steps import ITEM_STEP

_LOG = logging.getLogger(__name__)

#: Wakes are read from the ledger this far ahead; longer than the patience of a run.
_HORIZON_S = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """Settings for the end of a run.

    `watch`: never end. `patience_s`: a run without `watch` waits at most this long for unfinished work: long enough for every
    retry and for a host that was unreachable a minute ago (`transforms/web/pace.py`). Items of a host that asked for an hour's
    rest stay for the next run. `retry_s`: delay after a failed write to an output or the ledger, with `watch` only.
    `beam_options`: arguments of Apache Beam.
    """

    watch: bool = False
    patience_s: float = 90.0
    retry_s: float = 10.0
    limits: CycleLimits = field(default_factory=CycleLimits)
    beam_options: Sequence[str] = ()


class Sources(Protocol):
    """The feeds of a run."""

    @property
    def count(self) -> int:
        """The number of feeds."""
        ...

    def elements(self) -> list[Any]:
        """Elements to deliver when the run begins, or resumes from the ledger."""
        ...

    def admits(self, name: Name) -> bool:
        """The key takes part in the run."""
        ...

    def added(self) -> list[Any]:
        """Elements to deliver for feeds that were added since the last call."""
        ...

    def ordered(self) -> list[Any]:
        """Elements to deliver because an operator has ordered them since the last call."""
        ...

    def obeyed(self) -> list[int]:
        """The orders that were given since the last commit."""
        ...

    def settled(self) -> None:
        """A commit has deleted the orders given so far; or they were lost with its work, and are given again."""
        ...


class LostItemsError(Exception):
    """Items in and out do not add up: a bug."""


class LocalEngine:
    """Runs the graph over a ledger until its work is done, or for ever. Everything is injected; `run` may be called once."""

    def __init__(
        self,
        *,
        store: LedgerStore,
        runner: TurnRunner,
        loop: LoopThread,
        outbox: Outbox,
        graph: GraphSettings,
        settings: RunSettings,
        sources: Sources,
        at: Callable[[str], None] = lambda step: None,
    ) -> None:
        """`at` is called at each step of a commit, for tests that stop there."""
        self._store, self._ledger, self._runner, self._loop = store, store.ledger, runner, loop
        self._outbox, self._graph, self._settings, self._sources = outbox, graph, settings, sources
        self._options = PipelineOptions([*settings.beam_options])
        self._at = at
        self._stop = threading.Event()
        self._committed: Counter[str] = Counter()
        self._cycles = 0
        self._engine = CycleEngine()
        #: The graph, built once: building takes as long as running it (0.2 s).
        self._proto: Any = None

    # for others

    def stop(self) -> None:
        """End the run soon: cancel turns in flight and commit ended ones. May be called from a signal handler."""
        self._stop.set()

    def seen(self) -> dict[str, int]:
        """Current counters for the progress line: the committed ones and those of the running cycle."""
        cycle = self._engine.cycle
        return dict(self._committed + cycle.seen) if cycle is not None else dict(self._committed)

    def under_way(self) -> dict[str, int]:
        return self._runner.in_flight()

    # the run

    def run(self) -> Summary:
        """Raises SinkError if an output cannot be written (nothing is lost; with `watch` the run retries), and LostItemsError
        if the
        counters do not add up."""
        try:
            return self._run()
        finally:
            self._engine.close()

    def _run(self) -> Summary:
        began = time.monotonic()
        self._outbox.heal()
        pending_before = self._ledger.pending_count(ITEM_STEP.name)
        self._partition = self._begin()
        elements = self._sources.elements()
        while True:
            try:
                self._advance([*elements, *self._sources.ordered()])
                elements = []
                if self._stop.is_set() or (not self._settings.watch and self._is_finished()):
                    break
                if self._settings.watch:
                    elements = self._sources.added()
            except (SinkError, sqlite3.OperationalError) as error:
                if not self._settings.watch or self._stop.is_set():
                    raise
                _LOG.warning("%s; nothing is lost, retrying in %.0f s", error, self._settings.retry_s)
                self._stop.wait(self._settings.retry_s)
                self._runner.drop(self._partition)
                self._loop.run(self._runner.join(self._partition))
                self._partition = self._begin()
                self._sources.settled()
                elements = self._sources.elements()
        self._wind_up()
        pending = self._ledger.pending_count(ITEM_STEP.name)
        lost = unaccounted(self._committed, pending_before, pending)
        if lost:
            raise LostItemsError(
                f"{lost} items are unaccounted for: {dict(self._committed)}, pending {pending_before} -> {pending}"
            )
        return Summary(
            endings=dict(sorted(self._committed.items())),
            pending=pending,
            feeds=self._sources.count,
            cycles=self._cycles,
            elapsed_s=time.monotonic() - began,
            stopped=self._stop.is_set(),
        )

    def _begin(self) -> Partition:
        """A partition with the keys of the ledger, and an index with its entries."""
        self._index = Index(self._store.entries)
        return Partition(self._runner, self._store, self._sources.admits, _HORIZON_S)

    def _is_finished(self) -> bool:
        return self._runner.is_finished(self._partition, self._settings.patience_s)

    def _advance(self, elements: list[Any]) -> None:
        """Run a cycle if the graph has work. Otherwise wait, and commit changes without outputs."""
        if elements or self._runner.wait(self._partition, self._settings.limits.shortest_s) is not None:
            self._run_cycle(elements)
        else:
            self._commit([], Counter())

    def _wind_up(self) -> None:
        """Cancel the turns in flight, emit ended ones, commit, and publish the pieces that sinks collect."""
        self._runner.stop(self._partition)
        self._loop.run(self._runner.join(self._partition))
        if self._partition.ready() is not None:
            self._stop.set()  # a cycle that only takes ended turns
            self._run_cycle([])
        else:
            self._commit([], Counter())
        self._outbox.roll(everything=True)

    def _run_cycle(self, elements: list[Any]) -> None:
        cycle = Cycle(
            runner=self._runner,
            partition=self._partition,
            index=self._index,
            wakes=self._engine.wakes,
            sinks=self._outbox.sinks,
            writer_id=f"{self._ledger.ledger_id}-{self._ledger.cycle + 1:08d}",
            limits=self._settings.limits,
            longest_s=self._settings.limits.longest_of(self._cycles),
            stopping=self._stop.is_set,
            deliver=elements,
        )
        self._engine.cycle = cycle
        try:
            endings = self._run_graph(cycle)
            self._at("graph done")
            staged = cycle.finish()
            self._at("files staged")
            self._commit(self._outbox.outgoing(staged), endings, cycle.ended)
        except BaseException as error:
            cycle.abort()
            if cycle.failure is not None and cycle.failure is not error:
                raise cycle.failure from error
            raise
        finally:
            self._engine.cycle = None

    def _run_graph(self, cycle: Cycle) -> Counter[str]:
        if self._proto is None:
            # The in-process runner by name: "DirectRunner" looks for Prism first and falls back to it.
            pipeline = beam.Pipeline(runner=FnApiRunner(), options=self._options)
            build(pipeline, self._engine, self._graph)
            self._proto = pipeline.to_runner_api(default_environment=EmbeddedPythonEnvironment.default())
            # Each pipeline makes this folder and deletes it when it runs; this pipeline never runs.
            shutil.rmtree(pipeline.local_tempdir, ignore_errors=True)
        proto = type(self._proto)()
        proto.CopyFrom(self._proto)  # the runner changes its argument
        result = FnApiRunner().run_via_runner_api(proto, self._options)
        result.wait_until_finish()
        counters = result.metrics().query(MetricsFilter().with_namespace(NAMESPACE))["counters"]
        totals: Counter[str] = Counter()
        for counter in counters:
            totals[counter.key.metric.name] += counter.committed
        return totals

    # commit and publish

    def _commit(self, outgoing: list[Outgoing], endings: Counter[str], ended: Sequence[EndedRow] = ()) -> None:
        rows = self._store.rows(self._partition.collect(), self._index.changes())
        rows.ended, rows.obeyed = [*ended], self._sources.obeyed()
        if rows or outgoing or endings:
            self._at("before commit")
            self._ledger.commit(rows, outgoing, endings, self._runner.now())
            self._at("committed")
            self._partition.settle()
            self._index.settle()
            self._sources.settled()
            self._committed += endings
            self._cycles += 1
        self._engine.cycle = None  # its counters are committed
        if outgoing:
            self._outbox.publish()
