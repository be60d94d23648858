"""Files in a folder: `date=YYYY-MM-DD/records-<writer_id>-<n>.<suffix>`.

The day is the UTC day of the column that tables are partitioned by: `first_seen_at` of a record, `at` of a dead letter. Rows
keep the order in which they were written. A file is written under a hidden name (`.records-...tmp`, which globs and readers of
data folders skip) in the same folder, and renamed when the engine publishes it: under its final name a file is complete.

Guarantee: that of a StagingSink (`pipeline.sinks.sink`). On an object store, a file that was published just before a crash
may be written a second time, under the same name with the same content.

Without rolling by time, each cycle publishes its own files. With it (`pieces`), a cycle publishes hidden pieces, which
`pipeline.sinks.files.roll` merges later.
"""

import os
import re
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC
from typing import BinaryIO

from pipeline.sinks.files.disk_errors import remedy_of
from pipeline.sinks.files.roll import Pieces, piece_kind
from pipeline.sinks.files.stores import FileStore
from pipeline.sinks.formats import FileKind
from pipeline.sinks.row_files import RowFile
from pipeline.sinks.rows import PUBLISHED, Row
from pipeline.sinks.sink import SinkError, Staged

#: Most cycles see one or two days. A backlog that spans many days must not hold many files open.
MAX_OPEN_FILES = 8

_WRITER_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,127}")


@contextmanager
def os_errors_as_sink_errors(folder: str) -> Iterator[None]:
    """Raises SinkError, with cause and remedy, for an OSError."""
    try:
        yield
    except OSError as error:
        remedy = remedy_of(error) or "check that the folder is there and writable"
        raise SinkError(f"cannot write to {folder}: {error.strerror or error}; {remedy}") from error


@dataclass(slots=True)
class _Open:
    staged: Staged
    stream: BinaryIO
    rows_file: RowFile
    rows: int = 0


class FileWriter:
    """Writes the rows of one cycle. A file that has reached `roll_bytes` is complete, and the next one of its day begins."""

    def __init__(
        self,
        *,
        folder: str,
        writer_id: str,
        kind: FileKind,
        store: FileStore,
        roll_bytes: int | None,
        hidden: bool,
    ) -> None:
        self._hidden = hidden
        self._folder = folder
        self._writer_id = writer_id
        self._kind = kind
        self._store = store
        self._roll_bytes = roll_bytes
        self._open: OrderedDict[str, _Open] = OrderedDict()
        self._staged: list[Staged] = []
        self._files = 0

    def write(self, row: Row, /) -> None:
        try:
            with os_errors_as_sink_errors(self._folder):
                self._write(row)
        except SinkError:
            self.abort()
            raise

    def _write(self, row: Row) -> None:
        day = getattr(row, PUBLISHED[self._kind.what].partition_by).astimezone(UTC).date().isoformat()
        file = self._open.get(day)
        if file is None:
            if len(self._open) >= MAX_OPEN_FILES:
                self._seal(next(iter(self._open)))
            file = self._open[day] = self._start(day)
        self._open.move_to_end(day)
        file.rows_file.write(row)
        file.rows += 1
        if self._roll_bytes is not None and file.stream.tell() >= self._roll_bytes:
            self._seal(day)

    def _start(self, day: str) -> _Open:
        folder = f"{self._folder}/date={day}"
        self._store.make_folder(folder)
        name = f"{self._kind.stem}-{self._writer_id}-{self._files:03d}{self._kind.suffix}"
        self._files += 1
        staged = Staged(temporary=f"{folder}/.{name}.tmp", final=f"{folder}/{'.' if self._hidden else ''}{name}", rows=0)
        stream = self._store.create(staged.temporary)
        return _Open(staged, stream, self._kind.make(stream))

    def _seal(self, day: str) -> None:
        file = self._open[day]
        file.rows_file.close()
        self._store.seal(file.stream)
        del self._open[day]
        self._staged.append(Staged(temporary=file.staged.temporary, final=file.staged.final, rows=file.rows))

    def finish(self) -> list[Staged]:
        """The files to publish, in the order in which they were begun. Their content and their hidden names are durable."""
        try:
            with os_errors_as_sink_errors(self._folder):
                for day in list(self._open):
                    self._seal(day)
                for folder in sorted({os.path.dirname(staged.temporary) for staged in self._staged}):  # noqa: PTH120  (may be a URL)
                    self._store.settle(folder)
        except SinkError:
            self.abort()
            raise
        return sorted(self._staged, key=lambda staged: staged.temporary)

    def abort(self) -> None:
        """Drop every file of this writer. `FileSink.clean` later deletes files that cannot be deleted now."""
        for file in self._open.values():
            file.rows_file.drop()
            # Closing flushes buffers and so fails again on a full disk; the file is dropped anyway.
            with suppress(OSError):
                file.stream.close()
        for staged in [file.staged for file in self._open.values()] + self._staged:
            with suppress(OSError):
                self._store.delete(staged.temporary)
        self._open.clear()
        self._staged.clear()


class FileSink:
    """A folder of files of one kind. `roll_bytes`: a file that has reached it is complete. `pieces`: roll by time as well."""

    def __init__(
        self,
        *,
        folder: str,
        kind: FileKind,
        store: FileStore,
        roll_bytes: int | None = None,
        pieces: Pieces | None = None,
        roll_s: float | None = None,
    ) -> None:
        self.uri = folder
        self._kind = kind
        self._store = store
        self._roll_bytes = roll_bytes
        self._pieces = pieces
        self._roll_s = roll_s

    def check(self) -> None:
        probe = f"{self.uri}/.{self._kind.stem}-probe-{os.getpid()}.tmp"
        with os_errors_as_sink_errors(self.uri):
            self._store.make_folder(self.uri)
            stream = self._store.create(probe)
            try:
                stream.write(b"newsbeam\n")
                self._store.seal(stream)
            finally:
                with suppress(OSError):
                    stream.close()
                self._store.delete(probe)

    def stage(self, writer_id: str, /) -> FileWriter:
        if not _WRITER_ID.fullmatch(writer_id):
            raise ValueError(f"writer id {writer_id!r} cannot be part of a file name")
        rolls = self._roll_s is not None
        return FileWriter(
            folder=self.uri,
            writer_id=writer_id,
            kind=piece_kind(self._kind) if rolls else self._kind,
            store=self._store,
            roll_bytes=None if rolls else self._roll_bytes,
            hidden=rolls,
        )

    def publish(self, staged: Staged, /) -> None:
        with os_errors_as_sink_errors(self.uri):
            if self._store.exists(staged.temporary):
                self._store.rename(staged.temporary, staged.final)
            elif not self._store.exists(staged.final):
                raise SinkError(
                    f"cannot publish {staged.final}: neither it nor {staged.temporary} is there; {staged.rows} rows are gone: "
                    "bring the file back, or create an empty one of that name if they were taken away on purpose"
                )
        if self._pieces is not None:
            self._pieces.add(staged.final)

    def clean(self, prefix: str, /) -> int:
        start = f".{self._kind.stem}-{prefix}"
        with os_errors_as_sink_errors(self.uri):
            left = [
                path
                for path in self._store.files(self.uri)
                if (name := path.rpartition("/")[2]).startswith(start) and name.endswith(".tmp")
            ]
            for path in left:
                self._store.delete(path)
        return len(left)

    def roll(self, prefix: str, /, *, everything: bool) -> int:
        if self._pieces is None:
            return 0
        with os_errors_as_sink_errors(self.uri):
            # An earlier run may have rolled where this one does not: its pieces are merged, too.
            return self._pieces.merge(
                prefix, due_bytes=self._roll_bytes, due_s=self._roll_s, everything=everything or self._roll_s is None
            )

    def close(self) -> None:
        """Does nothing: no file is open between writers."""
