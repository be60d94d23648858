"""Where rows go: messages as they come, files by windows of time.

Messages are out when the bundle is: at-least-once, a repeat carries the same record id.

Files: rows are grouped until `window_s` seconds have passed or a file is full, then written under a hidden name, synced and
renamed. The name is made of the rows' ids, so a bundle that is repeated writes the same file again. After a failure of the
job, rows may come again in another group: at-least-once. (Beam's own WriteToFiles is not used: it names files after windows,
of which a repeat has others, and goes on with no more than a debug line when the final rename fails; read in 2.77.)
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import apache_beam as beam

from pipeline.endings import count
from pipeline.settings import Output, sink_of
from pipeline.sinks.sink import Sink, Writer
from schemas.codec import from_json, to_json
from schemas.dead_letters import DeadLetter
from schemas.records import Record

_TYPES: dict[str, type[Any]] = {"records": Record, "dead_letters": DeadLetter}


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSettings:
    """When the rows of a file are enough. Files of about a hundred megabytes are what readers like; memory holds one group."""

    window_s: int
    most_rows: int = 5_000


class WriteRows(beam.PTransform[Any, Any]):
    """Rows of one kind -> DeadLetter for each row that an output can never take."""

    def __init__(self, what: str, outputs: tuple[Output, ...], windows: WindowSettings) -> None:
        super().__init__()
        self._what, self._outputs, self._windows = what, outputs, windows

    def expand(self, rows: "beam.PCollection[Any]") -> Any:
        rows = rows | "Count" >> beam.Map(_counted).with_output_types(_TYPES[self._what])
        messages = tuple(one for one in self._outputs if one.uri.startswith("pubsub://"))
        files = tuple(one for one in self._outputs if one not in messages)
        if files:
            _ = (
                rows
                | "ToGroups" >> beam.Map(_to_group).with_output_types(tuple[bytes, bytes])
                | "Group" >> beam.GroupIntoBatches(self._windows.most_rows, max_buffering_duration_secs=self._windows.window_s)
                | "WriteFiles" >> beam.ParDo(_WriteFilesFn(self._what, files))
            )
        return rows | "Publish" >> beam.ParDo(_PublishFn(messages)).with_output_types(DeadLetter)


def _counted(row: Any) -> Any:
    if isinstance(row, DeadLetter):
        count(row)
    return row


def _to_group(row: Any) -> tuple[bytes, bytes]:
    """All rows are one group: a window is one file."""
    return b"rows", to_json(row).encode()


def group_id(rows: Iterable[Any]) -> str:
    """Names a group of rows: 128 bits over their ids (of a dead letter: all of it), the same for the same rows in order."""
    digest = hashlib.blake2b(digest_size=16)
    for row in rows:
        name = row.record_id if isinstance(row, Record) else to_json(row)
        digest.update(name.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()


class _WriteFilesFn(beam.DoFn):
    def __init__(self, what: str, outputs: tuple[Output, ...]) -> None:
        self._what, self._outputs = what, outputs

    def setup(self) -> None:
        self._sinks: list[Sink] = [sink_of(output) for output in self._outputs]

    def process(self, group: tuple[bytes, Iterable[bytes]]) -> None:
        rows = [from_json(_TYPES[self._what], line) for line in group[1]]
        name = group_id(rows)
        for sink in self._sinks:
            writer = sink.open(name)
            for row in rows:
                writer.write(row)
            for staged in writer.finish():
                sink.publish(staged)

    def teardown(self) -> None:
        for sink in self._sinks:
            sink.close()


class _PublishFn(beam.DoFn):
    """Publishes each row as it comes; the bundle ends when all is confirmed, or fails."""

    def __init__(self, outputs: tuple[Output, ...]) -> None:
        self._outputs = outputs

    def setup(self) -> None:
        self._sinks: list[Sink] = [sink_of(output) for output in self._outputs]

    def start_bundle(self) -> None:
        self._writers: list[Writer] = []

    def process(self, row: Any) -> Iterator[DeadLetter]:
        if not self._writers:
            self._writers = [sink.open("") for sink in self._sinks]
        for writer in self._writers:
            refused = writer.write(row)
            if refused is not None:
                yield refused

    def finish_bundle(self) -> None:
        for writer in self._writers:
            writer.finish()

    def teardown(self) -> None:
        for sink in self._sinks:
            sink.close()
