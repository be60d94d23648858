"""PostgreSQL: each row a line of a table (`schemas.postgres_schema`), written by an upsert on its id.

Guarantee: that of a MessageSink (`pipeline.sinks.sink`); a repeat of a row replaces its line, so the table has each row once. A
batch is one statement and one transaction. One batch is under way while the next is collected; `write` blocks until the one
before has ended.

If the server is away, restarts, is read-only, or rolls the transaction back, the batch is sent again for `give_up_s`. If it
refuses a batch for its content (a constraint or a trigger of yours, a value beyond a limit), the batch is halved until the bad
rows are alone; these become dead letters.

It does not make the table: `newsbeam sink setup` does. The driver is asyncpg (Apache-2.0); psycopg is LGPL.
"""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from pipeline.loop_thread import LoopThread
from pipeline.sinks.place import Place
from pipeline.sinks.postgres_connection import PatientConnection, RefusedContentError
from pipeline.sinks.postgres_rows import columns_of, row_json
from pipeline.sinks.rows import PUBLISHED, Row, What
from pipeline.sinks.sink import SinkError, refusal
from schemas.dead_letters import DeadLetter
from schemas.messages import row_id
from schemas.publish import postgres_script

if TYPE_CHECKING:
    from asyncpg import Connection

#: A batch is full at one of these. Two batches are in memory.
BATCH_ROWS = 200
BATCH_CHARACTERS = 4_000_000

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    schema: str = "newsbeam"
    sslmode: Literal["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresTable:
    """A table. `dsn`: as asyncpg takes it, without a password."""

    dsn: str
    schema: str
    what: What

    @property
    def name(self) -> str:
        """The name of the table, as SQL takes it. Its parts are plain names."""
        return f'"{self.schema}"."{PUBLISHED[self.what].name}s"'

    @property
    def upsert(self) -> str:
        """The statement that writes a JSON array of rows."""
        names = columns_of(PUBLISHED[self.what])
        columns = ", ".join(f'"{name}"' for name in names)
        changes = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
        return (
            f"INSERT INTO {self.name} ({columns}) SELECT {columns} "  # noqa: S608  (names of fields and a checked schema)
            f"FROM jsonb_populate_recordset(NULL::{self.name}, $1::jsonb) "
            f'ON CONFLICT ("{PUBLISHED[self.what].key}") DO UPDATE SET {changes}'
        )


def postgres_sink(place: Place) -> "PostgresSink":
    """The sink of the table that `place` names. Raises ValueError for a URI or an option that cannot be used."""
    parts = urlsplit(place.uri)
    database = parts.path.strip("/")
    if not parts.netloc or not database or "/" in database:
        raise ValueError(f"{place.uri!r} names no database; write postgres://USER@HOST/DATABASE")
    options = place.read(_Options)
    if not _NAME.match(options.schema):
        raise ValueError(f"schema is {options.schema!r}; it must be lower-case letters, digits and _, at most 63")
    if find_spec("asyncpg") is None:
        raise ValueError("the driver is not installed; pip install 'newsbeam[postgres]'")
    query = f"?sslmode={options.sslmode}" if options.sslmode else ""
    dsn = f"postgresql://{parts.netloc}/{database}{query}"
    return PostgresSink(PostgresTable(dsn=dsn, schema=options.schema, what=place.what))


class PostgresSink:
    """Writes to a table. `give_up_s`: a batch that cannot be written for this long, retries included, fails the cycle."""

    def __init__(
        self, table: PostgresTable, *, give_up_s: float = 60.0, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        parts = urlsplit(table.dsn)
        self.uri = f"postgres://{parts.netloc}{parts.path}" + ("" if table.schema == "newsbeam" else f"?schema={table.schema}")
        self.table, self.give_up_s, self.clock = table, give_up_s, clock
        # Made on use, so that the sink itself can be sent to a worker.
        self._loop: LoopThread | None = None
        self._connection: PatientConnection | None = None

    def check(self) -> None:
        loop, connection = self.connect()
        loop.run(connection.run(self._check))

    async def _check(self, connection: "Connection") -> None:
        found = await connection.fetch(
            "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped",
            self.table.name,
        )
        remedy = f"`newsbeam sink setup {self.uri}` makes it"
        if not found:
            raise SinkError(f"{self.uri}: there is no table {self.table.name}; {remedy}")
        missing = set(columns_of(PUBLISHED[self.table.what])) - {column["attname"] for column in found}
        if missing:
            raise SinkError(f"{self.uri}: the table {self.table.name} has no column {min(missing)!r}; {remedy}")
        if not await connection.fetchval("SELECT has_table_privilege($1, 'INSERT')", self.table.name):
            raise SinkError(f"{self.uri}: the user may not write; GRANT SELECT, INSERT, UPDATE ON {self.table.name}")

    def setup_plan(self) -> list[str]:
        return [postgres_script(PUBLISHED[self.table.what], schema=self.table.schema)]

    def setup(self) -> list[str]:
        async def execute(connection: "Connection") -> None:
            for script in self.setup_plan():
                await connection.execute(script)

        loop, connection = self.connect()
        try:
            loop.run(connection.run(execute))
        except RefusedContentError as error:
            raise SinkError(f"{self.uri}: {error}; another program may have made the table just now: try again") from error
        return [f"the table {self.table.name} is ready"]

    def open(self) -> "PostgresWriter":
        return PostgresWriter(self, *self.connect())

    def connect(self) -> tuple[LoopThread, PatientConnection]:
        """The connection, and the loop on which it lives."""
        if self._loop is None or self._connection is None:
            self._loop = LoopThread().__enter__()
            self._connection = PatientConnection(self.table.dsn, self.uri, self.give_up_s)
        return self._loop, self._connection

    def close(self) -> None:
        if self._loop is not None and self._connection is not None:
            self._loop.run(self._connection.close())
            self._loop.__exit__(None, None, None)
        self._loop = self._connection = None


class PostgresWriter:
    """Writes one cycle, in batches."""

    def __init__(self, sink: PostgresSink, loop: LoopThread, connection: PatientConnection) -> None:
        self._sink, self._loop, self._connection = sink, loop, connection
        self._published = PUBLISHED[sink.table.what]
        self._upsert = sink.table.upsert
        #: Rows by id: a statement cannot write one line twice.
        self._batch: dict[str, tuple[Row, str]] = {}
        self._characters = 0
        self._sending: Future[list[DeadLetter]] | None = None
        self._refused: list[DeadLetter] = []

    def write(self, row: Row, /) -> DeadLetter | None:
        try:
            line = row_json(self._published, row)
        except ValueError as error:
            return self._refuse(row, str(error))
        self._batch[row_id(row)] = row, line
        self._characters += len(line)
        if len(self._batch) >= BATCH_ROWS or self._characters >= BATCH_CHARACTERS:
            self._send()
        return None

    def deliver(self) -> list[DeadLetter]:
        self._send()
        self._await_sent()
        refused, self._refused = self._refused, []
        return refused

    def abort(self) -> None:
        """Forget the rows. Those of a batch under way may still be written; the repeat replaces them."""
        if self._sending is not None:
            self._sending.cancel()
        self._sending = None
        self._batch, self._characters, self._refused = {}, 0, []

    def _send(self) -> None:
        self._await_sent()
        if self._batch:
            self._sending = self._loop.start(self._write_batch(list(self._batch.values())))
        self._batch, self._characters = {}, 0

    def _await_sent(self) -> None:
        sending, self._sending = self._sending, None
        if sending is not None:
            self._refused += sending.result()

    async def _write_batch(self, batch: Sequence[tuple[Row, str]]) -> list[DeadLetter]:
        """Dead letters of the rows that the server refuses."""
        lines = f"[{','.join(line for _, line in batch)}]"
        try:
            await self._connection.run(lambda connection: connection.execute(self._upsert, lines))
        except RefusedContentError as error:
            if len(batch) > 1:
                half = len(batch) // 2
                return await self._write_batch(batch[:half]) + await self._write_batch(batch[half:])
            ((row, _),) = batch
            if isinstance(row, DeadLetter) and row.item is not None:
                without = replace(row, item=None)
                return await self._write_batch([(without, row_json(self._published, without))])
            return [self._refuse(row, str(error))]
        return []

    def _refuse(self, row: Row, cause: str) -> DeadLetter:
        if isinstance(row, DeadLetter):
            raise SinkError(f"{self._sink.uri} refuses a dead letter: {cause}; drop the constraint or trigger that does")
        return refusal(row, self._sink.uri, cause, self._sink.clock())
