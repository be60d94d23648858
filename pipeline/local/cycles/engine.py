"""The local engine: bounded runs of the graph, each committed as a whole.

    1  run the graph for a few seconds; writers write temporary files
    2  commit: one transaction holds the new states, the pending work and the list of files to publish
    3  publish: the files get their final names

A crash before 2 loses a few seconds of work, which the next run repeats. After a crash between 2 and 3 the next start publishes
the files of the list. So local files get each record exactly once. Message sinks (Pub/Sub) deliver while the graph runs:
at-least-once, a repeat has the same record id. `pipeline.sinks.sink` documents the protocol of both.
"""

import shutil
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import apache_beam as beam
from apache_beam.metrics import MetricsFilter
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.transforms.environments import EmbeddedPythonEnvironment

from pipeline.counters import NAMESPACE
from pipeline.endings import ITEMS, unaccounted
from pipeline.graph import GraphSettings, build
from pipeline.local.cycles.beam_signatures import remember_signatures
from pipeline.local.cycles.clock_watch import ClockWatch
from pipeline.local.cycles.condition_log import ConditionLog
from pipeline.local.cycles.cycle import Cycle, CycleLimits
from pipeline.local.cycles.cycle_engine import CycleEngine
from pipeline.local.cycles.cycle_notes import CycleNotes
from pipeline.local.cycles.outbox import Outbox
from pipeline.local.cycles.turns import LocalTurns
from pipeline.local.ledger.ledger_rows import Outgoing
from pipeline.monitor.health import Condition
from pipeline.monitor.tally import Tally
from pipeline.sinks.sink import SinkError
from pipeline.steps.registry import ITEM_STEP
from pipeline.summary import Summary

#: A run that ends with its work says for which hosts it waits longer than this.
_LONG_REST_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """Settings for the end of a run.

    `watch`: never end. `patience_s`: a run without `watch` waits at most this long for unfinished work: long enough for every
    retry and for a host that was unreachable a minute ago (`transforms/web/pace/`). Items of a host that asked for an hour's
    rest stay for the next run. `retry_s`: delay after a failed write to an output or the ledger, with `watch` only.
    `beam_options`: arguments of Apache Beam.
    """

    watch: bool = False
    patience_s: float = 90.0
    retry_s: float = 10.0
    limits: CycleLimits = field(default_factory=CycleLimits)
    beam_options: Sequence[str] = ()


class LostItemsError(Exception):
    """Items in and out do not add up: a bug."""


class LocalEngine:
    """Runs the graph over a ledger until its work is done, or for ever. Everything is injected; `run` may be called once."""

    def __init__(
        self,
        *,
        turns: LocalTurns,
        outbox: Outbox,
        graph: GraphSettings,
        settings: RunSettings,
        stop: threading.Event,
        tally: Tally | None,
        at: Callable[[str], None],
    ) -> None:
        """`stop`: when it is set the run ends soon: it cancels turns in flight and commits ended ones. `at` is called at each
        step of a commit, for tests that stop there. `tally` counts the lags of records."""
        self._turns, self._runner, self._feeds = turns, turns.runner, turns.feeds
        self._store, self._ledger = turns.store, turns.store.ledger
        self._outbox, self._graph, self._settings = outbox, graph, settings
        self._options = PipelineOptions([*settings.beam_options])
        self._at = at
        self._stop = stop
        self._tally = tally or Tally()
        self._log = ConditionLog(self._tally)
        self._clock_watch = ClockWatch(self._runner.now)
        self._advanced_at: float | None = None
        self._trouble: tuple[str, float] | None = None
        """The reason why rows cannot be written now, and the start of this trouble in monotonic seconds."""
        self.last_commit: float | None = None
        """Unix second of the last commit."""
        self._committed: Counter[str] = Counter()
        self._cycles = 0
        remember_signatures()
        self._engine = CycleEngine()
        #: The graph, built once: building takes as long as running it (0.2 s).
        self._proto: Any = None

    # for others

    def seen(self) -> dict[str, int]:
        """Current counters for the progress line: the committed ones and those of the running cycle."""
        cycle = self._engine.cycle
        return dict(self._committed + cycle.seen) if cycle is not None else dict(self._committed)

    def under_way(self) -> dict[str, int]:
        return self._runner.in_flight()

    def committed(self) -> dict[str, int]:
        """The counters of all commits of this run."""
        return dict(self._committed)

    def condition(self) -> Condition:
        """The condition of the engine, for the probes of a supervisor. May be called from any thread."""
        began, trouble = self._advanced_at, self._trouble
        phase: Literal["starting", "running", "stopping"] = "running" if self._cycles else "starting"
        return Condition(
            phase="stopping" if self._stop.is_set() else phase,
            advanced_at=began if began is not None else time.monotonic(),
            trouble=trouble[0] if trouble is not None else None,
            trouble_since=trouble[1] if trouble is not None else None,
        )

    # the run

    def run(self) -> Summary:
        """The summary of the run, when its work is done. Raises SinkError if an output cannot be written (nothing is lost; with
        `watch` the run retries), and LostItemsError if the counters do not add up."""
        try:
            return self._run()
        finally:
            self._engine.close()

    def _run(self) -> Summary:
        began = time.monotonic()
        self._outbox.heal()
        if self._turns.set_back_s:
            self._log.clock_set_back(self._turns.set_back_s)
        pending_before = self._ledger.pending_count(ITEM_STEP.name)
        while True:
            try:
                self._advanced_at = time.monotonic()
                self._turns.deliver(self._feeds.ordered())
                self._advance()
                self._trouble = None
                if not self._settings.watch:
                    self._log.resting(self._runner.rests(_LONG_REST_S))
                if set_back_s := self._clock_watch.set_back_s():
                    self._turns.set_back(set_back_s)
                    self._log.clock_set_back(set_back_s)
                if self._stop.is_set() or (not self._settings.watch and self._is_finished()):
                    break
                if self._settings.watch:
                    self._turns.deliver(self._feeds.added())
            except (SinkError, sqlite3.OperationalError) as error:
                if not self._settings.watch or self._stop.is_set():
                    raise
                self._trouble = (str(error), self._trouble[1] if self._trouble is not None else time.monotonic())
                self._log.failed(error, self._settings.retry_s)
                self._stop.wait(self._settings.retry_s)
                self._feeds.orders.settled()
                self._turns.begin_again()
        self._wind_up()
        self._log.ended()
        pending = self._ledger.pending_count(ITEM_STEP.name)
        lost = unaccounted(self._committed, pending_before, pending)
        if lost:
            raise LostItemsError(
                f"{lost} items are unaccounted for: {dict(self._committed)}, pending {pending_before} -> {pending}"
            )
        return Summary(
            endings=dict(sorted(self._committed.items())),
            pending=pending,
            feeds=self._feeds.count,
            cycles=self._cycles,
            elapsed_s=time.monotonic() - began,
            stopped=self._stop.is_set(),
        )

    def _is_finished(self) -> bool:
        return self._runner.is_finished(self._turns.partition, self._settings.patience_s)

    def _advance(self) -> None:
        """Run a cycle if the graph has work. Otherwise wait, unless no work can come, and commit changes without outputs."""
        has_ended = not self._settings.watch and self._is_finished()
        if self._runner.wait(self._turns.partition, 0.0 if has_ended else self._settings.limits.shortest_s) is not None:
            self._run_cycle()
        else:
            self._commit([], Counter())

    def _wind_up(self) -> None:
        """Cancel the turns in flight, emit ended ones, commit, and publish the pieces that sinks collect."""
        self._turns.stop()
        if self._turns.partition.ready() is not None:
            self._stop.set()  # a cycle that only takes ended turns
            self._run_cycle()
        else:
            self._commit([], Counter())
        self._outbox.roll(everything=True)

    def _run_cycle(self) -> None:
        cycle = Cycle(
            runner=self._runner,
            partition=self._turns.partition,
            index=self._turns.index,
            sinks=self._outbox.sinks,
            writer_id=f"{self._ledger.ledger_id}-{self._ledger.cycle + 1:08d}",
            limits=self._settings.limits,
            longest_s=self._settings.limits.longest_of(self._cycles),
            stopping=self._stop.is_set,
        )
        self._engine.cycle = cycle
        try:
            endings = self._run_graph(cycle)
            self._at("graph done")
            staged = cycle.finish()
            self._at("files staged")
            self._commit(self._outbox.outgoing(staged), endings, cycle.notes)
            for first_seen in cycle.first_seen:
                self._tally.lag(first_seen, self._runner.clock())
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

    def _commit(self, outgoing: list[Outgoing], endings: Counter[str], notes: CycleNotes | None = None) -> None:
        changes = self._turns.partition.collect()
        rows = self._store.rows(changes, self._turns.index.changes())
        rows.ended, rows.obeyed = notes.ended if notes is not None else [], self._feeds.orders.obeyed()
        if put_back := self._feeds.orders.items:
            endings[ITEMS] += put_back
        if rows or outgoing or endings:
            self._at("before commit")
            self._ledger.commit(rows, outgoing, endings, self._runner.now())
            self._at("committed")
            self._turns.settle()
            self._feeds.orders.settled()
            self._log.committed({name: change.state for name, change in changes.keys.items()}, notes)
            self._committed += endings
            self._cycles += 1
            self.last_commit = self._runner.now()
        self._engine.cycle = None  # its counters are committed
        if outgoing:
            self._outbox.publish()
