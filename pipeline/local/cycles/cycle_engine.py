"""The local engine for the graph: its source, its keyed steps, its writers.

The in-process runner runs a bounded graph in one thread and takes each element through all fused stages before the next. Turns
run beside the graph (`pipeline.keyed.runner`), so that polls, fetches and extractions overlap. For each turn that has ended, in
the order of their ends, the source of the graph emits a `Wakeup`. It passes the keyed steps before the turn's step and no other
transform; the step then emits the outputs of that turn only, because the source can end a cycle only between two wake-ups.
A step behind another transform gets no wake-ups: it emits ready outputs whenever an element passes it, and at the end of the
cycle.
"""

import itertools
import uuid
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput
from apache_beam.transforms.window import GlobalWindows

from pipeline.local.cycles.cycle import Cycle, Wakeup
from pipeline.steps.declared import DeclaredStep
from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event
from transforms.outputs import outputs_of, tagged

#: The engines of this process. The runner pickles the graph's functions even within one process; they find their engine by its
#: name, and through it the running cycle.
_ENGINES: dict[str, "CycleEngine"] = {}


def _running(engine: str) -> Cycle:
    cycle = _ENGINES[engine].cycle
    if cycle is None:
        raise RuntimeError("no cycle runs")
    return cycle


class CycleEngine:
    """The local engine for the graph (`pipeline.graph.Engine`): one graph for all cycles, which run one at a time."""

    def __init__(self) -> None:
        self._name = uuid.uuid4().hex
        self._carries_wakeups: list[Any] = []
        """Collections that carry wake-ups: the source and the outputs of keyed steps directly behind it."""
        self.wakes: frozenset[str] = frozenset()
        """Steps of the graph that get wake-ups."""
        self.cycle: Cycle | None = None
        _ENGINES[self._name] = self

    def close(self) -> None:
        del _ENGINES[self._name]

    def due(self) -> "beam.PTransform[Any, Any]":
        return _Expand(self._due)

    def keyed(self, step: DeclaredStep) -> "beam.PTransform[Any, Any]":
        return _Expand(lambda elements: self._keyed(step, elements))

    def write(self, what: str) -> "beam.PTransform[Any, Any]":
        return beam.ParDo(_WriteFn(self._name, what))

    def end(self) -> "beam.PTransform[Any, Any]":
        return beam.ParDo(_EndFn(self._name))

    def _due(self, begin: Any) -> Any:
        due = begin | beam.Impulse() | "Wakeups" >> beam.ParDo(_WakeupsFn(self._name))
        self._carries_wakeups.append(due)
        return due

    def _keyed(self, step: DeclaredStep, elements: Any) -> Any:
        if step.is_indexed:
            return outputs_of(elements, beam.ParDo(_IndexedFn(self._name, step.name)), step.output)
        fn = (_MapFn if step.is_map else _TurnsFn)(self._name, step)
        if any(elements is collection for collection in self._carries_wakeups):
            # Wake-ups are not of the step's output type, and Beam checks types.
            outputs = outputs_of(elements, beam.ParDo(fn), Any)
            self._carries_wakeups.append(outputs.main)
            self.wakes |= {step.name}
            return outputs
        return outputs_of(elements, beam.ParDo(fn), step.output)


class _Expand(beam.PTransform[Any, Any]):
    def __init__(self, expand: Callable[[Any], Any]) -> None:
        super().__init__()
        self._expand = expand

    def expand(self, elements: Any) -> Any:
        return self._expand(elements)


class _WakeupsFn(beam.DoFn):
    def __init__(self, engine: str) -> None:
        self._engine = engine

    def process(self, _: bytes) -> Iterator[Any]:
        yield from _running(self._engine).wakeups(_ENGINES[self._engine].wakes)


class _KeyedFn(beam.DoFn):
    """Emits ready outputs of its step at wake-ups. A step without wake-ups emits them whenever an element passes and at the end
    of the cycle."""

    def __init__(self, engine: str, step: DeclaredStep) -> None:
        self._engine, self._step, self._route = engine, step.name, step.route

    def process(self, element: Any) -> Iterator[Any]:
        cycle = _running(self._engine)
        if isinstance(element, Wakeup):
            if element.step != self._step:
                yield element
                return
            outputs = self.woken(cycle)
        else:
            queued, passed = self._route(element)
            if passed is not None:
                yield passed
            outputs = itertools.chain.from_iterable(self.taken_in(cycle, own) for own in queued)
            if not self._gets_wakeups():
                outputs = itertools.chain(outputs, self.ready(cycle))
        for output in outputs:
            yield _counted(cycle, output)

    def finish_bundle(self) -> Iterator[Any]:
        cycle = _running(self._engine)
        for output in () if self._gets_wakeups() else self.ready(cycle):
            sent = _counted(cycle, output)
            if isinstance(sent, TaggedOutput):
                yield TaggedOutput(sent.tag, GlobalWindows.windowed_value(sent.value))
            else:
                yield GlobalWindows.windowed_value(sent)

    def _gets_wakeups(self) -> bool:
        """What is ready at the end of a cycle is for the next one."""
        return self._step in _ENGINES[self._engine].wakes

    def taken_in(self, cycle: Cycle, element: Any) -> Iterable[Any]:
        """The ready outputs of the step for an element."""
        raise NotImplementedError

    def woken(self, cycle: Cycle) -> Iterable[Any]:
        """The outputs of the step for a wake-up."""
        return self.ready(cycle)

    def ready(self, cycle: Cycle) -> Iterable[Any]:
        """All outputs of the step that are ready."""
        raise NotImplementedError


class _TurnsFn(_KeyedFn):
    def taken_in(self, cycle: Cycle, element: Any) -> Iterable[Any]:
        cycle.partition.deliver(self._step, element)
        return ()

    def woken(self, cycle: Cycle) -> Iterable[Any]:
        return cycle.take(self._step) or ()

    def ready(self, cycle: Cycle) -> Iterable[Any]:
        while (outputs := cycle.take(self._step)) is not None:
            yield from outputs


class _MapFn(_KeyedFn):
    def taken_in(self, cycle: Cycle, element: Any) -> Iterable[Any]:
        return cycle.partition.apply(self._step, element)

    def ready(self, cycle: Cycle) -> Iterable[Any]:
        return cycle.partition.apply_woken(self._step)


class _IndexedFn(beam.DoFn):
    """Emits the outputs of the index for each element. It counts no records: `LinkRecords` has counted them."""

    def __init__(self, engine: str, step: str) -> None:
        self._engine, self._step = engine, step

    def process(self, element: Any) -> Iterator[Any]:
        cycle = _running(self._engine)
        step = cycle.runner.steps[self._step].step
        return map(tagged, cycle.index.apply(step, element, cycle.runner.clock()))


class _WriteFn(beam.DoFn):
    def __init__(self, engine: str, what: str) -> None:
        self._engine = engine
        self._what = what

    def process(self, row: Any) -> Iterator[DeadLetter]:
        cycle = _running(self._engine)
        if isinstance(row, DeadLetter | Event):
            cycle.count(row)
        cycle.notes.take(row, datetime.now(UTC))
        yield from cycle.write(self._what, row)

    def finish_bundle(self) -> Iterator[Any]:
        for refused in _running(self._engine).deliver_messages(self._what):
            yield GlobalWindows.windowed_value_at_end_of_window(refused)


class _EndFn(beam.DoFn):
    def __init__(self, engine: str) -> None:
        self._engine = engine

    def process(self, ending: Ending) -> None:
        cycle = _running(self._engine)
        cycle.count(ending)
        cycle.notes.take(ending, datetime.now(UTC))


def _counted(cycle: Cycle, output: Any) -> Any:
    """As `tagged`. This counts outputs for the main collection; the transforms that end other outputs count those."""
    sent = tagged(output)
    if sent is output:
        cycle.count(output)
    return sent
