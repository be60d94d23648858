"""Writes rows to their sinks: messages at once, staged rows by windows of time.

A bundle ends when its messages are delivered: at-least-once.

Other rows are grouped until `window_s` seconds have passed or a group is full, then staged and published. The writer id is a
hash of the rows' ids, so a repeated bundle writes the same file again. After a failure of the job, rows may come again in
another group: at-least-once. (Beam's own WriteToFiles does not fit: it names files after windows, which differ in a repeat, and
only logs a debug line when the final rename fails; source of 2.77.)

A job on this machine that stops does not wait for the end of the window (`pipeline.streaming.under_way`). Beam's
GroupIntoBatches cannot be told to end a group, so such a job has groups of its own.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apache_beam as beam
from apache_beam.coders import BytesCoder, FloatCoder, VarIntCoder
from apache_beam.metrics import Metrics
from apache_beam.transforms.combiners import CountCombineFn
from apache_beam.transforms.timeutil import TimeDomain
from apache_beam.transforms.userstate import (
    BagStateSpec,
    CombiningValueStateSpec,
    ReadModifyWriteStateSpec,
    TimerSpec,
    on_timer,
)
from apache_beam.transforms.window import GlobalWindows

from pipeline.condition_lines import ConditionLines
from pipeline.counters import NAMESPACE, count
from pipeline.monitor.tally import LAG, OF_PROCESS, lag_ms
from pipeline.settings import Output, sink_of
from pipeline.sinks.rows import PUBLISHED, Row
from pipeline.sinks.sink import MessageWriter, StagingSink
from pipeline.sinks.what import What
from pipeline.streaming.under_way import UNDER_WAY, UnderWay, is_row
from schemas.codec import from_json, to_json
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.records import Record
from transforms.clock import utc_now

#: The ways in which rows are delivered (`UnderWay.to_deliver`).
_FILES, _MESSAGES = "files", "messages"
#: Interval at which a group checks whether the job stops. A check is a bundle: about 5 ms.
_CHECK_S = 1.0
#: Events are lines of the log, as in `newsbeam run`.
_CONDITIONS = ConditionLines()


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSettings:
    """Limits of a group. Readers prefer files of about a hundred megabytes; memory holds one group.

    `drains`: the process that submits the job is its worker, and can end groups when it stops.
    """

    window_s: int
    most_rows: int = 5_000
    drains: bool = False


class WriteRows(beam.PTransform[Any, Any]):
    """Rows of one kind -> DeadLetter for each row that an output can never take."""

    def __init__(self, what: What, outputs: tuple[Output, ...], windows: WindowSettings) -> None:
        super().__init__()
        self._what, self._outputs, self._windows = what, outputs, windows

    def expand(self, rows: "beam.PCollection[Any]") -> Any:
        staging = tuple(output for output in self._outputs if isinstance(sink_of(output), StagingSink))
        messages = tuple(output for output in self._outputs if output not in staging)
        ways = (*([_FILES] if staging else ()), *([_MESSAGES] if messages else ()))
        rows = rows | "Count" >> beam.Map(_counted, self._what, ways).with_output_types(PUBLISHED[self._what].cls)
        refused = [rows | "Publish" >> beam.ParDo(_PublishFn(self._what, messages)).with_output_types(DeadLetter)]
        if staging:
            groups = (
                rows
                | "ToGroups" >> beam.Map(_to_group).with_output_types(tuple[bytes, bytes])
                | "Group" >> _groups(self._windows)
            )
            refused.append(groups | "WriteFiles" >> beam.ParDo(_StageFn(self._what, staging)).with_output_types(DeadLetter))
        return refused | "Refused" >> beam.Flatten()


def _groups(windows: WindowSettings) -> "beam.PTransform[Any, Any]":
    """Groups rows of a key, also for a job that drains: there a group ends within a second after the job was told to stop."""
    if windows.drains:
        return beam.ParDo(_GroupFn(windows)).with_output_types(tuple[bytes, Iterable[bytes]])
    return beam.GroupIntoBatches(windows.most_rows, max_buffering_duration_secs=windows.window_s)


def _counted(row: Any, what: What, ways: tuple[str, ...]) -> Any:
    """Counts rows that have reached their writers. `ways`: the transforms that write a row; each has to write it."""
    UNDER_WAY.to_deliver(what, ways)
    if isinstance(row, DeadLetter | Event):
        count(row)
    if isinstance(row, Event):
        _CONDITIONS.event(row)
    if is_row(row):
        UNDER_WAY.add(-1)
    return row


def _to_group(row: Any) -> tuple[bytes, bytes]:
    """Gives all rows the same key, so that a window is one file."""
    return b"rows", to_json(row).encode()


def group_id(rows: Iterable[Row]) -> str:
    """The id of a group of rows: a 128-bit hash of their ids (of dead letters: their content) in order."""
    digest = hashlib.blake2b(digest_size=16)
    for row in rows:
        name = row.record_id if isinstance(row, Record) else row.event_id if isinstance(row, Event) else to_json(row)
        digest.update(name.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()


def stage(sink: StagingSink, rows: Sequence[Row]) -> list[DeadLetter]:
    """Write and publish a group of rows. Returns a dead letter for each row that the sink can never take."""
    writer = sink.stage(group_id(rows))
    try:
        refused = [letter for row in rows if (letter := writer.write(row)) is not None]
        finished = writer.finish()
    except BaseException:
        writer.abort()
        raise
    for staged in finished:
        sink.publish(staged)
    return refused


def _of_this_process() -> UnderWay:
    """`UNDER_WAY` by its name: Beam pickles a lambda with a copy of its globals."""
    return UNDER_WAY


class _GroupFn(beam.DoFn):
    ROWS = BagStateSpec("rows", BytesCoder())
    COUNT = CombiningValueStateSpec("count", VarIntCoder(), CountCombineFn())
    ENDS = ReadModifyWriteStateSpec("ends", FloatCoder())
    CHECK = TimerSpec("check", TimeDomain.REAL_TIME)

    def __init__(
        self,
        windows: WindowSettings,
        under_way: Callable[[], UnderWay] = _of_this_process,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._windows, self._under_way, self._clock = windows, under_way, clock

    def process(
        self,
        element: tuple[bytes, bytes],
        rows: Any = beam.DoFn.StateParam(ROWS),
        number: Any = beam.DoFn.StateParam(COUNT),
        ends: Any = beam.DoFn.StateParam(ENDS),
        timer: Any = beam.DoFn.TimerParam(CHECK),
    ) -> Iterator[tuple[bytes, list[bytes]]]:
        rows.add(element[1])
        number.add(1)
        count = number.read()
        if count == 1:
            ends.write(self._clock() + self._windows.window_s)
            self._set(timer)
        if count >= self._windows.most_rows:
            ends.write(self._clock())
            yield element[0], _taken(rows, number)

    @on_timer(CHECK)
    def on_check(
        self,
        key: Any = beam.DoFn.KeyParam,
        rows: Any = beam.DoFn.StateParam(ROWS),
        number: Any = beam.DoFn.StateParam(COUNT),
        ends: Any = beam.DoFn.StateParam(ENDS),
        timer: Any = beam.DoFn.TimerParam(CHECK),
    ) -> Iterator[tuple[bytes, list[bytes]]]:
        if not self._under_way().draining.is_set() and self._clock() < ends.read():
            self._set(timer)
        elif number.read():  # none: a full group has ended, and the next row sets the timer
            yield key, _taken(rows, number)

    def _set(self, timer: Any) -> None:
        timer.set(self._clock() + min(_CHECK_S, self._windows.window_s))


def _taken(rows: Any, number: Any) -> list[bytes]:
    taken = [*rows.read()]
    rows.clear()
    number.clear()
    return taken


class _SinkFn(beam.DoFn):
    """Makes the sinks of `outputs` on its worker, and closes them."""

    def __init__(self, what: What, outputs: tuple[Output, ...]) -> None:
        self._what, self._outputs = what, outputs

    def setup(self) -> None:
        self._sinks: list[Any] = [sink_of(output) for output in self._outputs]

    def teardown(self) -> None:
        for sink in self._sinks:
            sink.close()


def _under_way(letters: Iterable[DeadLetter]) -> Iterator[DeadLetter]:
    for letter in letters:
        UNDER_WAY.emitted(letter)
        yield letter


def _count_lags(rows: Iterable[Row]) -> None:
    """Update the metric of lags for rows that a sink has. A row that goes to messages and to files counts twice."""
    now = utc_now()
    for row in rows:
        if isinstance(row, Record):
            Metrics.distribution(NAMESPACE, LAG).update(lag_ms(row.first_seen_at, now))
            OF_PROCESS.lag(row.first_seen_at, now)


class _StageFn(_SinkFn):
    def process(self, group: tuple[bytes, Iterable[bytes]]) -> Iterator[DeadLetter]:
        rows: list[Any] = [from_json(PUBLISHED[self._what].cls, line) for line in group[1]]
        for sink in self._sinks:
            yield from _under_way(stage(sink, rows))
        UNDER_WAY.delivered(self._what, _FILES, rows)
        _count_lags(rows)


class _PublishFn(_SinkFn):
    """Writes each row at once. The bundle ends when the services have confirmed all rows, or fails."""

    def start_bundle(self) -> None:
        self._writers: list[MessageWriter] = []
        self._rows: list[Row] = []

    def process(self, row: Any) -> Iterator[DeadLetter]:
        if not self._sinks:
            return
        if not self._writers:
            self._writers = [sink.open() for sink in self._sinks]
        self._rows.append(row)
        for writer in self._writers:
            refused = writer.write(row)
            if refused is not None:
                yield from _under_way([refused])

    def finish_bundle(self) -> Iterator[Any]:
        refused = [letter for writer in self._writers for letter in _under_way(writer.deliver())]
        if self._rows:
            UNDER_WAY.delivered(self._what, _MESSAGES, self._rows)
        _count_lags(self._rows)
        for letter in refused:
            yield GlobalWindows.windowed_value_at_end_of_window(letter)
