"""Indexed maps as stateful DoFns: a Beam key for each partition, its entries in a log, and a file of the worker for lookups.

Output and entries of a bundle become durable together. A token beside the log tells whether the file of the worker has the
entries of the log. The file is written again after a failed bundle, or when the partition comes from another worker.
"""

import json
import sqlite3
import tempfile
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import apache_beam as beam
from apache_beam.coders import BytesCoder
from apache_beam.transforms.userstate import BagStateSpec, ReadModifyWriteStateSpec

from pipeline.keyed.entry_table import LOG_TABLE, TABLE, EntryTable
from pipeline.keyed.index import Index
from pipeline.steps.declared import DeclaredStep
from pipeline.streaming.grouping import GroupOfBundleFn
from pipeline.streaming.state import entry_log
from pipeline.streaming.under_way import UNDER_WAY
from pipeline.streaming.worker import WorkerSettings, worker_of
from schemas.codec import from_plain
from transforms.clock import utc_now
from transforms.outputs import outputs_of, tagged
from transforms.steps import IndexEntry

#: Elements of a partition that a bundle passes on together.
_MOST_TOGETHER = 16


class IndexedByPartition(beam.PTransform[Any, Any]):
    """Elements -> `Outputs` of an indexed map. The elements of a partition are applied one after the other."""

    def __init__(self, settings: WorkerSettings, step: DeclaredStep) -> None:
        super().__init__()
        self._settings, self._step = settings, step

    def expand(self, elements: "beam.PCollection[Any]") -> Any:
        to_partitions = GroupOfBundleFn(partial(_partition_of, self._step), _MOST_TOGETHER)
        lines = elements | "ToPartitions" >> beam.ParDo(to_partitions).with_output_types(tuple[bytes, bytes])
        return outputs_of(lines, beam.ParDo(_IndexFn(self._settings, self._step.name)), self._step.output, "Turns")


def _partition_of(step: DeclaredStep, element: Any) -> bytes:
    return step.key(element).encode()


class EntryFile:
    """The entries of a partition in a temporary file, which is deleted with the process. `token`: the token of its log."""

    def __init__(self, elements: Iterable[bytes]) -> None:
        self.token: str | None = None
        # The descriptor is closed and the path deleted with this object.
        self._file = tempfile.NamedTemporaryFile(prefix="newsbeam-index-")  # noqa: SIM115
        self._db = sqlite3.connect(self._file.name, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(TABLE + LOG_TABLE)
        self._entries = EntryTable(self._db, logged=False)
        for entries in entry_log.read(elements):
            self.write(entries, utc_now().timestamp())

    def read(self, keys: Collection[int]) -> Mapping[int, IndexEntry]:
        return self._entries.read(keys)

    def write(self, entries: Mapping[int, IndexEntry], now: float) -> None:
        self._db.execute("BEGIN")
        self._entries.write(entries, now)
        self._db.execute("COMMIT")

    def close(self) -> None:
        self._db.close()
        self._file.close()


#: The files of this process, by job, step and partition.
_files: dict[tuple[str, str, bytes], EntryFile] = {}


def file_of(name: tuple[str, str, bytes], token: str | None, log: Callable[[], Iterable[bytes]]) -> EntryFile:
    """The file of a partition with the entries of the log that `token` names."""
    file = _files.get(name)
    if file is not None and file.token == token:
        return file
    if file is not None:
        file.close()
    file = _files[name] = EntryFile(log() if token is not None else ())
    file.token = token
    return file


class _IndexFn(beam.DoFn):
    """Applies the map to each element, appends the entries to the log, and writes them to the file."""

    HEAD = ReadModifyWriteStateSpec("head", BytesCoder())
    """JSON: `v` version, `t` token, `n` number of the last element, `p` the period of each segment."""
    SEGMENT0 = BagStateSpec("segment0", BytesCoder())
    SEGMENT1 = BagStateSpec("segment1", BytesCoder())
    SEGMENT2 = BagStateSpec("segment2", BytesCoder())
    SEGMENT3 = BagStateSpec("segment3", BytesCoder())
    SEGMENT4 = BagStateSpec("segment4", BytesCoder())
    SEGMENT5 = BagStateSpec("segment5", BytesCoder())

    def __init__(self, settings: WorkerSettings, step: str) -> None:
        self._settings, self._name = settings, step

    def default_label(self) -> str:
        """Part of the stable name that job updates use; independent of the name of the class."""
        return "Index"

    def setup(self) -> None:
        self._step = worker_of(self._settings).steps[self._name]

    def process(  # noqa: PLR0917  (Beam's way to declare states)
        self,
        element: tuple[bytes, bytes],
        head: Any = beam.DoFn.StateParam(HEAD),
        segment0: Any = beam.DoFn.StateParam(SEGMENT0),
        segment1: Any = beam.DoFn.StateParam(SEGMENT1),
        segment2: Any = beam.DoFn.StateParam(SEGMENT2),
        segment3: Any = beam.DoFn.StateParam(SEGMENT3),
        segment4: Any = beam.DoFn.StateParam(SEGMENT4),
        segment5: Any = beam.DoFn.StateParam(SEGMENT5),
    ) -> Iterator[Any]:
        segments = (segment0, segment1, segment2, segment3, segment4, segment5)
        partition, lines = element
        stored = head.read()
        plain: dict[str, Any] = (
            json.loads(stored) if stored is not None else {"v": 1, "t": None, "n": 0, "p": [0] * len(segments)}
        )
        file = file_of(
            (self._settings.job, self._name, partition), plain["t"], lambda: (row for bag in segments for row in bag.read())
        )
        file.token = ""  # no log has this token, should the bundle fail from here on
        now = utc_now()
        index = Index(file.read)
        for row in json.loads(lines):
            for output in index.apply(self._step.step, from_plain(self._step.input, row), now):
                if not isinstance(output, self._step.input):
                    UNDER_WAY.emitted(output)  # the others are under way since the step that made them
                yield tagged(output)
        entries = index.changes()
        plain["n"] += 1
        for period, rows in entry_log.pack(entries, plain["n"]).items():
            number = period % len(segments)
            if plain["p"][number] != period:
                segments[number].clear()
                plain["p"][number] = period
            for packed in rows:
                segments[number].add(packed)
        plain["t"] = uuid.uuid4().hex
        head.write(json.dumps(plain, separators=(",", ":")).encode())
        file.write(entries, now.timestamp())
        file.token = plain["t"]
