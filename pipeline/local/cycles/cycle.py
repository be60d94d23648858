"""A cycle of the local engine: what its transforms (`cycle_engine.py`) share with the engine while it runs."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipeline.counters import count
from pipeline.endings import endings_of
from pipeline.keyed.index import Index
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.local.cycles.cycle_notes import CycleNotes
from pipeline.sinks.sink import MessageWriter, Sink, SinkError, Staged, StagingWriter, open_writer
from schemas.dead_letters import DeadLetter
from schemas.records import Record


@dataclass(frozen=True, slots=True)
class Wakeup:
    """A turn of `step` has ended: the step emits its outputs."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleLimits:
    """Limits of a cycle: of its duration, in seconds, and of the number of its outputs.

    A Beam run costs 0.04 s of CPU time, and a commit some as well, so a busy engine commits seldom (`longest_s`); but memory
    holds the outputs of a cycle's turns until its commit, so it ends after `most_outputs`. An idle engine ends a cycle
    when no turn has ended for `linger_s`, but not before `shortest_s`. The first cycle of a run is short, and each may be twice
    as long as the cycle before: the results of the first polls are soon durable.
    """

    longest_s: float = 15.0
    first_s: float = 2.0
    shortest_s: float = 1.0
    linger_s: float = 0.2
    most_outputs: int = 5_000

    def longest_of(self, cycle: int) -> float:
        """Maximum duration in seconds of the cycle with this number; the first cycle of a run is 0."""
        return min(self.longest_s, self.first_s * 2 ** min(cycle, 30))


@dataclass(slots=True)
class Cycle:
    """The state that the transforms of a running cycle share with the engine."""

    runner: TurnRunner
    partition: Partition
    index: Index
    sinks: dict[str, tuple[Sink, ...]]
    writer_id: str
    limits: CycleLimits
    longest_s: float
    stopping: Callable[[], bool]
    writers: dict[tuple[str, int], StagingWriter | MessageWriter] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)
    notes: CycleNotes = field(default_factory=CycleNotes)
    seen: Counter[str] = field(default_factory=Counter)
    """Counters so far, for the progress line. A commit uses the metrics of the finished graph."""
    first_seen: list[datetime] = field(default_factory=list)
    """The instant of the first sight of each written record."""
    taken: int = 0
    """Outputs of turns so far."""
    failure: BaseException | None = None
    """The error that ended the run. The runner only passes on its text."""

    def wakeups(self, steps: frozenset[str]) -> Iterator[Wakeup]:
        """A `Wakeup` for each turn of `steps` that has ended, until the cycle is over."""
        while True:
            if self.stopping():  # while turns begin there would be no end where pages come faster than they are worked off
                self.runner.stop(self.partition)
            age = time.monotonic() - self.began
            if (age >= self.longest_s and not self.stopping()) or self.is_full():
                return
            try:
                step = self.runner.wait(self.partition, 0 if self.stopping() else self.limits.linger_s, steps)
            except BaseException as error:
                self.failure = error
                raise
            if step is not None:
                yield Wakeup(step)
            elif self.stopping() or age >= self.limits.shortest_s or not any(self.runner.in_flight().values()):
                return

    def is_full(self) -> bool:
        """The cycle takes no more turns. A stopping cycle takes all ended turns."""
        return self.taken >= self.limits.most_outputs and not self.stopping()

    def take(self, step: str) -> list[Any] | None:
        """The outputs of the oldest ended turn of `step`; None if there is none, or if the cycle is full."""
        outputs = None if self.is_full() else self.partition.take(step)
        self.taken += len(outputs or ())
        return outputs

    def write(self, what: str, row: Any) -> Iterable[DeadLetter]:
        """Write `row` to every sink for these rows. Yields a dead letter for each sink that can never take it."""
        if isinstance(row, Record):
            self.first_seen.append(row.first_seen_at)
        for index, sink in enumerate(self.sinks[what]):
            try:
                writer = self.writers.get((what, index))
                if writer is None:
                    writer = self.writers[what, index] = open_writer(sink, self.writer_id)
                refused = writer.write(row)
            except SinkError as error:
                self.failure = error
                raise
            if refused is not None:
                yield refused

    def count(self, output: Any) -> None:
        count(output)
        self.seen.update(endings_of(output))

    def deliver_messages(self, what: str) -> Iterable[DeadLetter]:
        """Deliver all messages of these rows. Yields the dead letters of refused rows."""
        for key, writer in list(self.writers.items()):
            if key[0] == what and isinstance(writer, MessageWriter):
                try:
                    yield from writer.deliver()
                except SinkError as error:
                    self.failure = error
                    raise
                del self.writers[key]

    def finish(self) -> list[tuple[str, int, Staged]]:
        """Make staged rows durable. Returns the staged files with the kind of rows and the index of the sink."""
        staging = [(key, writer) for key, writer in self.writers.items() if isinstance(writer, StagingWriter)]
        return [(what, index, staged) for (what, index), writer in staging for staged in writer.finish()]

    def abort(self) -> None:
        for writer in self.writers.values():
            writer.abort()
