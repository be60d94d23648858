"""Writes rows to their sinks: messages at once, staged rows by windows of time.

A bundle ends when its messages are delivered: at-least-once.

Other rows are grouped until `window_s` seconds have passed or a group is full, then staged and published. The writer id is a
hash of the rows' ids, so a repeated bundle writes the same file again. After a failure of the job, rows may come again in
another group: at-least-once. (Beam's own WriteToFiles does not fit: it names files after windows, which differ in a repeat, and
only logs a debug line when the final rename fails; source of 2.77.)
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apache_beam as beam
from apache_beam.transforms.window import GlobalWindows

from pipeline.endings import count
from pipeline.settings import Output, sink_of
from pipeline.sinks.rows import PUBLISHED, Row, What
from pipeline.sinks.sink import MessageWriter, StagingSink
from schemas.codec import from_json, to_json
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSettings:
    """Limits of a group. Readers prefer files of about a hundred megabytes; memory holds one group."""

    window_s: int
    most_rows: int = 5_000


class WriteRows(beam.PTransform[Any, Any]):
    """Rows of one kind -> DeadLetter for each row that an output can never take."""

    def __init__(self, what: What, outputs: tuple[Output, ...], windows: WindowSettings) -> None:
        super().__init__()
        self._what, self._outputs, self._windows = what, outputs, windows

    def expand(self, rows: "beam.PCollection[Any]") -> Any:
        staging = tuple(output for output in self._outputs if isinstance(sink_of(output), StagingSink))
        messages = tuple(output for output in self._outputs if output not in staging)
        rows = rows | "Count" >> beam.Map(_counted).with_output_types(PUBLISHED[self._what].cls)
        refused = [rows | "Publish" >> beam.ParDo(_PublishFn(messages)).with_output_types(DeadLetter)]
        if staging:
            groups = (
                rows
                | "ToGroups" >> beam.Map(_to_group).with_output_types(tuple[bytes, bytes])
                | "Group" >> beam.GroupIntoBatches(self._windows.most_rows, max_buffering_duration_secs=self._windows.window_s)
            )
            refused.append(groups | "WriteFiles" >> beam.ParDo(_StageFn(self._what, staging)).with_output_types(DeadLetter))
        return refused | "Refused" >> beam.Flatten()


def _counted(row: Any) -> Any:
    if isinstance(row, DeadLetter | Event):
        count(row)
    return row


def _to_group(row: Any) -> tuple[bytes, bytes]:
    """All rows are one group: a window is one file."""
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


class _SinkFn(beam.DoFn):
    """Makes the sinks of `outputs` on its worker, and closes them."""

    def __init__(self, outputs: tuple[Output, ...]) -> None:
        self._outputs = outputs

    def setup(self) -> None:
        self._sinks: list[Any] = [sink_of(output) for output in self._outputs]

    def teardown(self) -> None:
        for sink in self._sinks:
            sink.close()


class _StageFn(_SinkFn):
    def __init__(self, what: What, outputs: tuple[Output, ...]) -> None:
        super().__init__(outputs)
        self._what = what

    def process(self, group: tuple[bytes, Iterable[bytes]]) -> Iterator[DeadLetter]:
        rows: list[Any] = [from_json(PUBLISHED[self._what].cls, line) for line in group[1]]
        for sink in self._sinks:
            yield from stage(sink, rows)


class _PublishFn(_SinkFn):
    """Writes each row at once. The bundle ends when the services have confirmed all rows, or fails."""

    def start_bundle(self) -> None:
        self._writers: list[MessageWriter] = []

    def process(self, row: Any) -> Iterator[DeadLetter]:
        if not self._writers:
            self._writers = [sink.open() for sink in self._sinks]
        for writer in self._writers:
            refused = writer.write(row)
            if refused is not None:
                yield refused

    def finish_bundle(self) -> Iterator[Any]:
        for writer in self._writers:
            for refused in writer.deliver():
                yield GlobalWindows.windowed_value_at_end_of_window(refused)
