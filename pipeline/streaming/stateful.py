"""Keyed steps as stateful DoFns: shards of keys for steps that send requests, buckets of keys for maps.

Output and state of a turn become durable together, with the bundle. A step that sends requests is sharded by host, so that all
feeds and pages of a host are in shards of the same number.
"""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

import apache_beam as beam
from apache_beam.coders import BytesCoder
from apache_beam.pvalue import TaggedOutput
from apache_beam.transforms.timeutil import TimeDomain
from apache_beam.transforms.userstate import BagStateSpec, ReadModifyWriteStateSpec, TimerSpec, on_timer
from apache_beam.transforms.window import GlobalWindows

from pipeline.counters import count
from pipeline.keyed.bound_step import BoundStep
from pipeline.steps.declared import DeclaredStep
from pipeline.streaming.grouping import GroupOfBundleFn
from pipeline.streaming.monitoring import report
from pipeline.streaming.state.bucket import Bucket, bucket_number, read_bucket, write_bucket
from pipeline.streaming.state.shard import Shard
from pipeline.streaming.state.shard_number import shard_number
from pipeline.streaming.under_way import UNDER_WAY
from pipeline.streaming.worker import WorkerSettings, worker_of
from schemas.codec import from_json, from_plain, to_json
from transforms.clock import utc_now
from transforms.outputs import outputs_of, tagged

#: Maximum number of turns that a shard collects in a bundle. The bundle also extracts their pages.
_MOST_COLLECTED = 64
#: Maximum number of elements that a bundle passes on to a bucket together.
_MOST_TOGETHER = 64
#: Maximum size of the lines that go to a shard together: an item with its whole text has up to 40 KB.
_MOST_BYTES = 1_000_000
#: First byte of a line for a shard: a new element, a withdrawn key, or an element that passes the step.
_CAME, _WITHDRAWN, _PASSES = b"+", b"-", b"="
#: Tag of the elements that pass a step.
_PASSED = "passed"


class Withdrawn(NamedTuple):
    """A feed that was removed from the list."""

    url: str


class Sharded(beam.PTransform[Any, Any]):
    """Elements (or `Withdrawn`) -> `Outputs` of the turns of a step that sends requests, in shards.

    Elements that pass the step are part of the main output, or of `passed` if they pass beside the shards. A Flatten of the two
    here would cost Prism two bundles each time, because Prism runs a Flatten and the transforms after it in stages of their
    own.
    """

    def __init__(self, settings: WorkerSettings, step: DeclaredStep) -> None:
        super().__init__()
        self._settings, self._step = settings, step

    def expand(self, elements: "beam.PCollection[Any]") -> Any:
        to_shards = beam.ParDo(_ToShardsFn(self._settings, self._step))
        if not self._step.passes_beside:
            lines = elements | "ToShards" >> to_shards.with_output_types(tuple[bytes, bytes])
            return outputs_of(lines, beam.ParDo(_ShardFn(self._settings, self._step)), self._step.output, "Turns")
        typed = to_shards.with_output_types(tuple[bytes, bytes], **{_PASSED: self._step.output})
        routed = elements | "ToShards" >> typed.with_outputs(_PASSED, main="lines")
        outputs = outputs_of(routed.lines, beam.ParDo(_ShardFn(self._settings, self._step)), self._step.output, "Turns")
        return outputs._replace(passed=(routed[_PASSED],))


class Bucketed(beam.PTransform[Any, Any]):
    """Elements, in one PCollection or a tuple of them -> `Outputs` of a map.

    The bundle of an element, or a timer, emits the outputs. What passes the map is in `passed`, by PCollection.

    Elements with equal `partition` of the step are near each other in the state.
    """

    def __init__(self, settings: WorkerSettings, step: DeclaredStep) -> None:
        super().__init__()
        self._settings, self._step = settings, step

    def expand(self, elements: Any) -> Any:
        to_buckets = beam.ParDo(_ToBucketsFn(self._step)).with_output_types(tuple[bytes, bytes], **{_PASSED: self._step.output})
        routed = [
            some | f"ToBuckets{number or ''}" >> to_buckets.with_outputs(_PASSED, main="lines")
            for number, some in enumerate(elements if isinstance(elements, tuple) else (elements,))
        ]
        lines = [lane.lines for lane in routed]
        # The transform with the state begins a stage anyway, so that a Flatten before it costs Prism next to nothing.
        joined = lines[0] if len(lines) == 1 else lines | "Joined" >> beam.Flatten()
        outputs = outputs_of(joined, beam.ParDo(_BucketFn(self._settings, self._step.name)), self._step.output, "Turns")
        return outputs._replace(passed=tuple(lane[_PASSED] for lane in routed) if self._step.passes_beside else ())


class _ToShardsFn(beam.DoFn):
    """Groups the lines of a bundle by shard, so that each shard is read and written once."""

    def __init__(self, settings: WorkerSettings, step: DeclaredStep) -> None:
        self._settings, self._name, self._route, self._beside = settings, step.name, step.route, step.passes_beside

    def setup(self) -> None:
        self._step = worker_of(self._settings).steps[self._name]

    def start_bundle(self) -> None:
        self._lines: dict[bytes, list[bytes]] = {}
        self._sizes: dict[bytes, int] = {}

    def process(self, element: Any) -> Iterator[Any]:
        if isinstance(element, Withdrawn):
            yield from self._add(element.url, _WITHDRAWN + to_json(element.url).encode())
            return
        queued, passed = self._route(element)
        for own in queued:
            yield from self._add(self._step.step.key(own), _CAME + to_json(own).encode())
        if passed is not None and self._beside:
            yield TaggedOutput(_PASSED, passed)
        elif passed is not None:
            # As it came: what it becomes may hold bytes.
            yield from self._add(self._step.step.key(element), _PASSES + to_json(element).encode())

    def finish_bundle(self) -> Iterator[Any]:
        for number, lines in self._lines.items():
            yield GlobalWindows.windowed_value((number, b"\n".join(lines)))

    def _add(self, key: str, line: bytes) -> Iterator[tuple[bytes, bytes]]:
        number = shard_number(self._step.resource(key) or key, self._settings.shards)
        self._lines.setdefault(number, []).append(line)
        self._sizes[number] = self._sizes.get(number, 0) + len(line)
        if self._sizes[number] >= _MOST_BYTES:
            del self._sizes[number]
            yield number, b"\n".join(self._lines.pop(number))


class _ShardFn(beam.DoFn):
    """Queues elements, and emits the outputs of ended turns when elements come or the timer fires.

    Elements that pass the step are emitted at once.
    """

    TOKEN = ReadModifyWriteStateSpec("token", BytesCoder())
    JOURNAL = BagStateSpec("journal", BytesCoder())
    WAKE = TimerSpec("wake", TimeDomain.REAL_TIME)

    def __init__(self, settings: WorkerSettings, step: DeclaredStep) -> None:
        self._settings, self._step, self._route = settings, step.name, step.route

    def default_label(self) -> str:
        """Part of the stable name that job updates use; independent of the name of the class."""
        return "Shard"

    def setup(self) -> None:
        self._worker = worker_of(self._settings)
        self._element = self._worker.steps[self._step].input

    def process(
        self,
        element: tuple[bytes, bytes],
        token: Any = beam.DoFn.StateParam(TOKEN),
        journal: Any = beam.DoFn.StateParam(JOURNAL),
        wake: Any = beam.DoFn.TimerParam(WAKE),
    ) -> Iterable[Any]:
        number, lines = element
        passed: list[Any] = []
        shard: Shard | None = None
        for line in lines.split(b"\n"):  # JSON has none within a line
            if line[:1] == _PASSES:
                passed.append(self._route(from_json(self._element, line[1:])).passed)
                continue
            shard = shard or self._worker.shard(self._step, number, token.read, journal.read)
            if line[:1] == _WITHDRAWN:
                shard.withdraw(from_json(str, line[1:]))
            else:
                shard.deliver(from_json(self._element, line[1:]))
        if shard is None:
            return passed
        return passed + self._take(number, shard, token, journal, wake, is_fed=True)

    @on_timer(WAKE)
    def on_wake(
        self,
        number: Any = beam.DoFn.KeyParam,
        token: Any = beam.DoFn.StateParam(TOKEN),
        journal: Any = beam.DoFn.StateParam(JOURNAL),
        wake: Any = beam.DoFn.TimerParam(WAKE),
    ) -> Iterable[Any]:
        shard = self._worker.shard(self._step, number, token.read, journal.read)
        return self._take(number, shard, token, journal, wake)

    def _take(self, number: bytes, shard: Shard, token: Any, journal: Any, wake: Any, *, is_fed: bool = False) -> list[Any]:
        """The outputs of ended turns; persists the shard and sets its timer. `is_fed`: this bundle has brought elements."""
        with UNDER_WAY:  # a collected turn is in flight no more, and its outputs are not counted yet
            try:
                outputs = shard.collect(_MOST_COLLECTED)
            except BaseException:
                # This shard has lost the collected turns: the next bundle resumes from the persisted state.
                self._worker.drop(self._step, number)
                raise
            _persist(shard, token, journal)
            next_at = shard.next_wake(is_fed=is_fed)
            if next_at is not None:
                wake.set(next_at)
            report(self._worker)
            return [_counted(output) for output in outputs]


def _persist(shard: Shard, token: Any, journal: Any) -> None:
    elements, replace = shard.changes()
    if not elements:
        return
    # The token changes before the write: if the write fails, the tokens of memory and state differ.
    name = shard.new_token()
    if replace:
        journal.clear()
    for element in elements:
        journal.add(element)
    token.write(name)


def _bucket_of(step: DeclaredStep, element: Any) -> bytes:
    return bucket_number((step.partition or step.key)(element), step.key(element))


class _ToBucketsFn(GroupOfBundleFn):
    """Groups the queued elements of a bundle by bucket; elements that pass the map do so here."""

    def __init__(self, step: DeclaredStep) -> None:
        super().__init__(partial(_bucket_of, step), _MOST_TOGETHER)
        self._route = step.route

    def process(self, element: Any) -> Iterator[Any]:
        queued, passed = self._route(element)
        for own in queued:
            yield from super().process(own)
        if passed is not None:
            yield TaggedOutput(_PASSED, passed)


class _BucketFn(beam.DoFn):
    """Applies the map to each element. The next write of a bucket drops expired keys; only wakes need the timer."""

    BUCKET = ReadModifyWriteStateSpec("bucket", BytesCoder())
    WAKE = TimerSpec("wake", TimeDomain.REAL_TIME)

    def __init__(self, settings: WorkerSettings, step: str) -> None:
        self._settings, self._name = settings, step

    def default_label(self) -> str:
        """As `_ShardFn.default_label`."""
        return "Bucket"

    def setup(self) -> None:
        self._step: BoundStep = worker_of(self._settings).steps[self._name]

    def process(
        self,
        element: tuple[bytes, bytes],
        value: Any = beam.DoFn.StateParam(BUCKET),
        wake: Any = beam.DoFn.TimerParam(WAKE),
    ) -> Iterator[Any]:
        now = utc_now()
        bucket = read_bucket(value.read(), now.timestamp())
        for plain in json.loads(element[1]):
            for output in bucket.apply(self._step, from_plain(self._step.input, plain), now):
                yield _counted(output)
        self._persist(bucket, value, wake)

    @on_timer(WAKE)
    def on_wake(self, value: Any = beam.DoFn.StateParam(BUCKET), wake: Any = beam.DoFn.TimerParam(WAKE)) -> Iterator[Any]:
        now = utc_now()
        bucket = read_bucket(value.read(), now.timestamp())
        for output in bucket.apply_woken(self._step, now):
            yield _counted(output)
        self._persist(bucket, value, wake)

    def _persist(self, bucket: Bucket, value: Any, wake: Any) -> None:
        value.write(write_bucket(bucket))
        next_at = bucket.next_wake()
        if next_at is not None:
            wake.set(next_at)


def _counted(output: Any) -> Any:
    """As `tagged`. This counts outputs for the main collection; the transforms that end other outputs count those."""
    sent = tagged(output)
    UNDER_WAY.emitted(output)
    if sent is output:
        count(output)
    return sent
