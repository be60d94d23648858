"""Keyed steps as stateful DoFns: shards of keys for steps that ask hosts, buckets of keys for steps that never wait.

Output and state of a turn become durable together, with the bundle. What asks hosts is sharded by host, so that all feeds and
pages of a host are in shards of the same number.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

import apache_beam as beam
from apache_beam.coders import BytesCoder
from apache_beam.transforms.timeutil import TimeDomain
from apache_beam.transforms.userstate import BagStateSpec, ReadModifyWriteStateSpec, TimerSpec, on_timer
from apache_beam.transforms.window import GlobalWindows

from pipeline.endings import count, declare_items
from pipeline.graph import DEAD, ENDED, tagged
from pipeline.streaming import bucket
from pipeline.streaming.shard import Shard
from pipeline.streaming.worker import WorkerSettings, shard_number, worker_of
from pipeline.works import Work, turn_at_once
from schemas.codec import from_json, from_plain, to_json
from schemas.dead_letters import DeadLetter, Ending
from transforms.clock import utc_now

#: Turns collected in one bundle: pages among them are extracted within it.
_MOST_COLLECTED = 16
#: First byte of an element for a shard: it came, or its key is withdrawn.
_CAME, _WITHDRAWN = b"+", b"-"


class Withdrawn(NamedTuple):
    """A feed that was taken off the list."""

    url: str


class Outputs(NamedTuple):
    """What a keyed step puts out."""

    main: "beam.PCollection[Any]"
    dead: "beam.PCollection[DeadLetter]"
    ended: "beam.PCollection[Ending]"


class Sharded(beam.PTransform[Any, Any]):
    """Elements (or `Withdrawn`) -> `Outputs` of the turns of `step`, run in shards."""

    def __init__(self, settings: WorkerSettings, step: str, out: type) -> None:
        super().__init__()
        self._settings, self._step, self._out = settings, step, out

    def expand(self, elements: "beam.PCollection[Any]") -> Any:
        return _outputs(
            elements
            | "ToShards" >> beam.ParDo(_ToShardsFn(self._settings, self._step)).with_output_types(tuple[bytes, bytes])
            | "Turns" >> _typed(beam.ParDo(_ShardFn(self._settings, self._step)), self._out)
        )


class Bucketed(beam.PTransform[Any, Any]):
    """Elements -> `Outputs` of the turns of a step that never waits: each with the bundle that brings its element.

    `site`: of an element; what comes together has the same.
    """

    def __init__(self, work: Work, site: Callable[[Any], str], out: type) -> None:
        super().__init__()
        self._work, self._site, self._out = work, site, out

    def expand(self, elements: "beam.PCollection[Any]") -> Any:
        return _outputs(
            elements
            | "ToBuckets" >> beam.ParDo(_ToBucketsFn(self._work, self._site)).with_output_types(tuple[bytes, bytes])
            | "Turns" >> _typed(beam.ParDo(_BucketFn(self._work)), self._out)
        )


def _typed(transform: Any, out: type) -> Any:
    return transform.with_output_types(out, **{DEAD: DeadLetter, ENDED: Ending}).with_outputs(DEAD, ENDED, main="main")


def _outputs(found: Any) -> Outputs:
    return Outputs(found.main, found[DEAD], found[ENDED])


class _ToShardsFn(beam.DoFn):
    def __init__(self, settings: WorkerSettings, step: str) -> None:
        self._settings, self._step_name = settings, step

    def setup(self) -> None:
        self._step = worker_of(self._settings).works[self._step_name].step

    def process(self, element: Any) -> Iterator[tuple[bytes, bytes]]:
        if isinstance(element, Withdrawn):
            key, line = element.url, _WITHDRAWN + element.url.encode("utf-8", "replace")
        else:
            key, line = self._step.key(element), _CAME + to_json(element).encode()
        yield shard_number(self._step.resource(key) or key, self._settings.shards), line


class _ShardFn(beam.DoFn):
    """Elements are taken in as they come; all else happens when the timer fires."""

    TOKEN = ReadModifyWriteStateSpec("token", BytesCoder())
    JOURNAL = BagStateSpec("journal", BytesCoder())
    WAKE = TimerSpec("wake", TimeDomain.REAL_TIME)

    def __init__(self, settings: WorkerSettings, step: str) -> None:
        self._settings, self._step = settings, step

    def default_label(self) -> str:
        """Part of the name by which running jobs are updated; not that of the class."""
        return "Shard"

    def setup(self) -> None:
        self._worker = worker_of(self._settings)
        self._element = self._worker.works[self._step].element

    def start_bundle(self) -> None:
        # Prism asks for a counter's name when a bundle first tells of it, and keeps one of what bundles tell before it knows
        # (`contributeMetrics` in 2.77): 38 of 40 items in one start of 12. Told of by bundles that count nothing, it is known.
        declare_items()

    def process(
        self,
        element: tuple[bytes, bytes],
        token: Any = beam.DoFn.StateParam(TOKEN),
        journal: Any = beam.DoFn.StateParam(JOURNAL),
        wake: Any = beam.DoFn.TimerParam(WAKE),
    ) -> None:
        number, line = element
        shard = self._worker.shard(self._step, number, token.read(), journal.read)
        if line[:1] == _WITHDRAWN:
            shard.withdraw(line[1:].decode())
        else:
            shard.deliver(from_json(self._element, line[1:]))
        _keep(shard, token, journal)
        wake.set(time.time())

    @on_timer(WAKE)
    def look(
        self,
        number: Any = beam.DoFn.KeyParam,
        token: Any = beam.DoFn.StateParam(TOKEN),
        journal: Any = beam.DoFn.StateParam(JOURNAL),
        wake: Any = beam.DoFn.TimerParam(WAKE),
    ) -> Iterable[Any]:
        shard = self._worker.shard(self._step, number, token.read(), journal.read)
        try:
            outputs = shard.collect(_MOST_COLLECTED)
            shard.start()
        except BaseException:
            # What was collected is lost to this shard: the next bundle begins again from what is kept.
            self._worker.drop(self._step, number)
            raise
        _keep(shard, token, journal)
        next_look = shard.next_look()
        if next_look is not None:
            wake.set(next_look)
        return [_counted(output) for output in outputs]


def _keep(shard: Shard, token: Any, journal: Any) -> None:
    elements, replace = shard.changes()
    if not elements:
        return
    # Named before it is written: if writing fails, the shard in memory is not the one that is kept.
    name = shard.new_token()
    if replace:
        journal.clear()
    for element in elements:
        journal.add(element)
    token.write(name)


class _ToBucketsFn(beam.DoFn):
    """Elements of a bundle by bucket, so that each bucket is read and written once for all of them."""

    def __init__(self, work: Work, site: Callable[[Any], str]) -> None:
        self._step, self._site = work.step, site

    def start_bundle(self) -> None:
        self._lines: dict[bytes, list[str]] = {}

    def process(self, element: Any) -> Iterator[tuple[bytes, bytes]]:
        number = bucket.bucket_number(self._site(element), self._step.key(element))
        lines = self._lines.setdefault(number, [])
        lines.append(to_json(element))
        if len(lines) >= _MOST_COLLECTED:
            yield number, _together(self._lines.pop(number))

    def finish_bundle(self) -> Iterator[Any]:
        for number, lines in self._lines.items():
            yield GlobalWindows.windowed_value((number, _together(lines)))


def _together(lines: list[str]) -> bytes:
    return f"[{','.join(lines)}]".encode()


class _BucketFn(beam.DoFn):
    """A turn for each element. Without timers: what may be forgotten goes when its bucket is next written."""

    BUCKET = ReadModifyWriteStateSpec("bucket", BytesCoder())

    def __init__(self, work: Work) -> None:
        self._work, self._step = work, work.step

    def default_label(self) -> str:
        """As of the shards."""
        return "Bucket"

    def process(self, element: tuple[bytes, bytes], value: Any = beam.DoFn.StateParam(BUCKET)) -> Iterator[Any]:
        now = utc_now()
        kept = bucket.read(value.read(), now.timestamp())
        for plain in json.loads(element[1]):
            for output in self._turn(kept, from_plain(self._work.element, plain), now):
                yield _counted(output)
        value.write(bucket.write(kept))

    def _turn(self, kept: bucket.Bucket, element: Any, now: datetime) -> list[Any]:
        key = self._step.key(element)
        before = kept.state(key)
        state = self._step.decode(before) if before is not None else None
        turn, outputs = turn_at_once(self._step, state, [element], now, key)
        after = self._step.encode(turn.state) if turn.state is not None else None
        kept.keep(key, after, turn.expires_at.timestamp() if turn.expires_at is not None else None)
        return outputs


def _counted(output: Any) -> Any:
    """As `tagged`; what goes on in the main is counted here, all else where it ends."""
    sent = tagged(output)
    if sent is output:
        count(output)
    return sent
