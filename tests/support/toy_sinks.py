"""Two sinks of an imaginary package, one for each way to deliver: what a new sink takes, all of it in one file.

`lines:///path` appends JSON lines to a file; `table:///path` inserts rows into a table of SQLite. Option `refuse=HOST`: they
refuse records of this host, `lines` when it delivers, `table` when it is written to. `refuse=dead letters` breaks the contract.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.sinks.place import Place
from pipeline.sinks.rows import Row
from pipeline.sinks.sink import MessageSink, SinkError, Staged, StagingSink, refusal
from schemas.codec import to_json
from schemas.dead_letters import DeadLetter
from schemas.records import Record


@dataclass(frozen=True, kw_only=True)
class Options:
    refuse: str | None = None


def make_lines(place: Place) -> MessageSink:
    return LinesSink(place.uri, place.read(Options).refuse)


def make_table(place: Place) -> StagingSink:
    return TableSink(place.uri, place.read(Options).refuse)


def is_refused(row: Row, host: str | None) -> bool:
    return (row.host if isinstance(row, Record) else "dead letters") == host


class LinesSink:
    """A MessageSink: at-least-once."""

    def __init__(self, uri: str, refuse: str | None) -> None:
        self.uri, self.refuse = uri, refuse
        self.path = Path(uri.partition("://")[2])

    def check(self) -> None:
        if not self.path.parent.is_dir():
            raise SinkError(f"cannot write to {self.uri}: there is no such folder; make it")

    def open(self) -> "LinesWriter":
        return LinesWriter(self)

    def close(self) -> None: ...


class LinesWriter:
    def __init__(self, sink: LinesSink) -> None:
        self.sink = sink
        self.rows: list[Row] = []

    def write(self, row: Row, /) -> None:
        self.rows.append(row)

    def deliver(self) -> list[DeadLetter]:
        with self.sink.path.open("a") as file:
            file.writelines(to_json(row) + "\n" for row in self.rows if not is_refused(row, self.sink.refuse))
        refused = [row for row in self.rows if is_refused(row, self.sink.refuse)]
        return [refusal(row, self.sink.uri, "no lines of this host", datetime.now(UTC)) for row in refused]

    def abort(self) -> None: ...


class TableSink:
    """A StagingSink: exactly-once where the engine commits."""

    def __init__(self, uri: str, refuse: str | None) -> None:
        self.uri, self.refuse = uri, refuse
        self.path = uri.partition("://")[2]

    def check(self) -> None:
        self.execute(("CREATE TABLE IF NOT EXISTS rows (writer TEXT, published INTEGER, row TEXT)", ()))

    def execute(self, *statements: tuple[str, tuple[str, ...]]) -> int:
        """All in one transaction; how many rows the last one changed."""
        with closing(sqlite3.connect(self.path, timeout=60)) as db, db:
            return [db.execute(sql, parameters).rowcount for sql, parameters in statements][-1]

    def stage(self, writer_id: str, /) -> "TableWriter":
        return TableWriter(self, writer_id)

    def publish(self, staged: Staged, /) -> None:
        self.execute(("UPDATE rows SET published = 1 WHERE writer = ?", (staged.temporary,)))

    def clean(self, prefix: str, /) -> int:
        return self.execute(("DELETE FROM rows WHERE writer GLOB ? AND published = 0", (f"{prefix}*",)))

    def roll(self, prefix: str, /, *, everything: bool) -> int:
        return 0

    def close(self) -> None: ...


class TableWriter:
    def __init__(self, sink: TableSink, writer_id: str) -> None:
        self.sink, self.writer_id = sink, writer_id
        self.rows: list[str] = []

    def write(self, row: Row, /) -> DeadLetter | None:
        if is_refused(row, self.sink.refuse):
            return refusal(row, self.sink.uri, "no rows of this host", datetime.now(UTC))
        self.rows.append(to_json(row))
        return None

    def finish(self) -> list[Staged]:
        # A repeat has the same writer id, and replaces what the first attempt staged.
        again: tuple[str, tuple[str, ...]] = ("DELETE FROM rows WHERE writer = ?", (self.writer_id,))
        self.sink.execute(again, *(("INSERT INTO rows VALUES (?, 0, ?)", (self.writer_id, row)) for row in self.rows))
        return [Staged(temporary=self.writer_id, final=self.writer_id, rows=len(self.rows))]

    def abort(self) -> None:
        self.rows.clear()
