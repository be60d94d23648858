"""One cycle of the local engine, as the graph sees it: its sources, its keyed steps, its writers.

The DirectRunner runs a bounded graph in one thread, each element through all fused stages before the next. So that
polls, fetches and extractions overlap, the turns run elsewhere (scheduler.py), and the source of the graph puts out a
`Wakeup` each time a turn of some step is done: it passes through the graph to that step, which puts out what the turn
yielded. The cycle ends when it has lasted long enough, or when nothing more is to be expected for now.
"""

import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import apache_beam as beam
from apache_beam.transforms.window import GlobalWindows

from pipeline.endings import count, endings_of
from pipeline.graph import DEAD, ENDED, tagged
from pipeline.local.scheduler import Scheduler
from pipeline.sinks.sink import MessageWriter, Sink, SinkError, Staged, StagingWriter, open_writer
from schemas.dead_letters import DeadLetter


@dataclass(frozen=True, slots=True)
class Wakeup:
    """A turn of `step` is done: that step hands over what it yielded."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleLimits:
    """How long a cycle may take, in seconds.

    A Beam run costs 0.3 s whatever it does, so a busy engine commits seldom (`longest_s`), and an idle one ends a cycle as
    soon as nothing has come for `linger_s`, but not before `shortest_s`. The first cycle of a run is short and each may be
    twice as long as the one before: what the first polls found is soon safe.
    """

    longest_s: float = 15.0
    first_s: float = 2.0
    shortest_s: float = 1.0
    linger_s: float = 0.2

    def longest_of(self, cycle: int) -> float:
        """The most seconds of the cycle with this number, counted from 0 at the start of the run."""
        return min(self.longest_s, self.first_s * 2 ** min(cycle, 30))


@dataclass(slots=True)
class Cycle:
    """What the transforms of a running cycle share with the engine. `deliver`: elements to hand to steps first."""

    scheduler: Scheduler
    sinks: dict[str, tuple[Sink, ...]]
    writer_id: str
    limits: CycleLimits
    longest_s: float
    stopping: Callable[[], bool]
    deliver: list[Any] = field(default_factory=list)
    writers: dict[tuple[str, int], StagingWriter | MessageWriter] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)
    seen: Counter[str] = field(default_factory=Counter)
    """Counters so far, for people who watch; what is committed are the metrics of the finished run."""
    failure: BaseException | None = None
    """What ended the run from inside. The runner passes on its text only."""

    def wakeups(self) -> Iterator[Wakeup]:
        """One for each turn that is done, until the cycle is over."""
        while True:
            age = time.monotonic() - self.began
            if age >= self.longest_s and not self.stopping():
                return
            try:
                step = self.scheduler.wait(0 if self.stopping() else self.limits.linger_s)
            except BaseException as error:
                self.failure = error
                raise
            if step is not None:
                yield Wakeup(step)
            elif self.stopping() or age >= self.limits.shortest_s or not any(self.scheduler.under_way().values()):
                return

    def write(self, what: str, row: Any) -> Iterable[DeadLetter]:
        """Hand `row` to every sink of its kind; the dead letters of those that can never take it."""
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
        """Rows of this kind that are messages are out when this returns; the dead letters of those that were refused."""
        for key, writer in list(self.writers.items()):
            if key[0] == what and isinstance(writer, MessageWriter):
                try:
                    yield from writer.deliver()
                except SinkError as error:
                    self.failure = error
                    raise
                del self.writers[key]

    def finish(self) -> list[tuple[str, int, Staged]]:
        """Make staged rows durable; what is to be published, with the sink it belongs to."""
        staging = [(key, writer) for key, writer in self.writers.items() if isinstance(writer, StagingWriter)]
        return [(what, index, staged) for (what, index), writer in staging for staged in writer.finish()]

    def abort(self) -> None:
        for writer in self.writers.values():
            writer.abort()


#: The engines of this process. The runner sends the graph's functions through pickle, even to itself; they find their
#: engine again by its name, and through it the cycle that runs.
_ENGINES: dict[str, "CycleEngine"] = {}


def _running(engine: str) -> Cycle:
    cycle = _ENGINES[engine].cycle
    if cycle is None:
        raise RuntimeError("no cycle runs")
    return cycle


class CycleEngine:
    """The local engine as the graph sees it (`pipeline.graph.Engine`): one graph for all cycles, which run one at a time."""

    def __init__(self, is_inline: Callable[[str], bool]) -> None:
        self._name = uuid.uuid4().hex
        self._is_inline = is_inline
        self.cycle: Cycle | None = None
        _ENGINES[self._name] = self

    def close(self) -> None:
        del _ENGINES[self._name]

    def due(self) -> "beam.PTransform[Any, Any]":
        return _Due(self._name)

    def keyed(self, step: str) -> "beam.PTransform[Any, Any]":
        return _Turns(_InlineFn(self._name, step) if self._is_inline(step) else _TurnsFn(self._name, step))

    def write(self, what: str) -> "beam.PTransform[Any, Any]":
        return beam.ParDo(_WriteFn(self._name, what))


class _Due(beam.PTransform[Any, Any]):
    def __init__(self, engine: str) -> None:
        super().__init__()
        self._engine = engine

    def expand(self, begin: Any) -> "beam.PCollection[Any]":
        return begin | beam.Impulse() | "Wakeups" >> beam.ParDo(_WakeupsFn(self._engine))


class _Turns(beam.PTransform[Any, Any]):
    def __init__(self, fn: beam.DoFn) -> None:
        super().__init__()
        self._fn = fn

    def expand(self, elements: "beam.PCollection[Any]") -> Any:  # Beam reads this as a type hint and knows none for tuples
        return elements | beam.ParDo(self._fn).with_outputs(DEAD, ENDED, main="main")


class _WakeupsFn(beam.DoFn):
    def __init__(self, engine: str) -> None:
        self._engine = engine

    def process(self, _: bytes) -> Iterator[Any]:
        cycle = _running(self._engine)
        yield from cycle.deliver
        yield from cycle.wakeups()


class _TurnsFn(beam.DoFn):
    """Hands elements to the scheduler and takes what turns yielded; lets wake-ups of later steps pass."""

    def __init__(self, engine: str, step: str) -> None:
        self._engine = engine
        self._step = step

    def process(self, element: Any) -> Iterator[Any]:
        cycle = _running(self._engine)
        if not isinstance(element, Wakeup):
            cycle.scheduler.deliver(self._step, element)
        elif element.step != self._step:
            yield element
        else:
            for output in cycle.scheduler.take(self._step):
                yield _counted(cycle, output)


class _InlineFn(beam.DoFn):
    """Runs the turns of a step that never waits, as its elements come."""

    def __init__(self, engine: str, step: str) -> None:
        self._engine = engine
        self._step = step

    def process(self, element: Any) -> Iterator[Any]:
        cycle = _running(self._engine)
        for output in cycle.scheduler.turn_now(self._step, element):
            yield _counted(cycle, output)


class _WriteFn(beam.DoFn):
    def __init__(self, engine: str, what: str) -> None:
        self._engine = engine
        self._what = what

    def process(self, row: Any) -> Iterator[DeadLetter]:
        cycle = _running(self._engine)
        if isinstance(row, DeadLetter):
            cycle.count(row)
        yield from cycle.write(self._what, row)

    def finish_bundle(self) -> Iterator[Any]:
        for refused in _running(self._engine).deliver_messages(self._what):
            yield GlobalWindows.windowed_value_at_end_of_window(refused)


def _counted(cycle: Cycle, output: Any) -> Any:
    """As `tagged`; what goes on in the main is counted here, all else where it ends."""
    sent = tagged(output)
    if sent is output:
        cycle.count(output)
    return sent
