"""PostgreSQL: each row a line of a table (`schemas.postgres_schema`), written by an upsert on its id.

Guarantee: that of a MessageSink (`pipeline.sinks.sink`); a repeat of a row replaces its line, so the table has each row once. A
batch is one statement and one transaction. Two batches are under way, each on a connection of its own, while the next is
collected: a server spends most of its time on the search column, in one process for each connection. Batches that share a row
never are. `write` blocks while both are under way.

If the server is unreachable, restarts, is read-only, or rolls the transaction back, the batch is sent again for `give_up_s`. If
it refuses a batch for its content (a constraint or a trigger of yours, a value beyond a limit), the batch is halved until the
bad rows are alone; these become dead letters.

The sink does not create the table: `newsbeam sink setup` does. The driver is asyncpg (Apache-2.0); psycopg is LGPL.
"""

import re
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from pipeline.loop_thread import LoopThread
from pipeline.sinks.place import Place
from pipeline.sinks.rows import PUBLISHED, Row
from pipeline.sinks.servers.postgres_connection import PatientConnection, RefusedContentError
from pipeline.sinks.servers.postgres_rows import columns_of, row_json
from pipeline.sinks.sink import SinkError, refusal
from pipeline.sinks.what import What
from schemas.dead_letters import DeadLetter
from schemas.documents import postgres_script
from schemas.messages import row_id
from schemas.postgres_embedding import MOST_DIMENSIONS, Embedding

if TYPE_CHECKING:
    from asyncpg import Connection

#: Batches under way. A third gained nothing on two cores (`python -m bench.sinks postgres`).
CONNECTIONS = 2
#: A batch is full at one of these: 500 rows cost the server 4 % less each, 100 rows 13 % more. Three batches are in memory.
BATCH_ROWS = 200
BATCH_CHARACTERS = 4_000_000

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    schema: str = "newsbeam"
    sslmode: Literal["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] | None = None
    search: Literal["yes", "no"] = "yes"
    embedding: str | None = None
    dimensions: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresTable:
    """A table. `dsn`: as asyncpg takes it, without a password. The setup makes the search column and its index with `search`,
    and the column of an embedding."""

    dsn: str
    schema: str
    what: What
    search: bool = True
    embedding: Embedding | None = None

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
    if (options.embedding is None) != (options.dimensions is None):
        raise ValueError("embedding and dimensions go together: ?embedding=NAME&dimensions=NUMBER")
    if options.dimensions is not None and not 1 <= options.dimensions <= MOST_DIMENSIONS:
        raise ValueError(f"dimensions is {options.dimensions}; it must be 1 to {MOST_DIMENSIONS}")
    query = f"?sslmode={options.sslmode}" if options.sslmode else ""
    dsn = f"postgresql://{parts.netloc}/{database}{query}"
    embedding = Embedding(name=options.embedding, dimensions=options.dimensions or 0) if options.embedding else None
    table = PostgresTable(dsn=dsn, schema=options.schema, what=place.what, search=options.search == "yes", embedding=embedding)
    return PostgresSink(table)


class PostgresSink:
    """Writes to a table. `give_up_s`: a batch that cannot be written within this time, retries included, fails the cycle."""

    def __init__(self, table: PostgresTable, *, give_up_s: float = 60.0) -> None:
        parts = urlsplit(table.dsn)
        self.uri = f"postgres://{parts.netloc}{parts.path}" + ("" if table.schema == "newsbeam" else f"?schema={table.schema}")
        self.table, self.give_up_s = table, give_up_s
        # Made on use, so that the sink itself can be sent to a worker.
        self._loop: LoopThread | None = None
        self._connections: tuple[PatientConnection, ...] = ()

    def check(self) -> None:
        loop, (connection, *_) = self.connect()
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
        table = self.table
        published = PUBLISHED[table.what]
        return [postgres_script(published, schema=table.schema, search=table.search, embedding=table.embedding)]

    def setup(self) -> list[str]:
        async def execute(connection: "Connection") -> None:
            for script in self.setup_plan():
                await connection.execute(script)

        loop, (connection, *_) = self.connect()
        try:
            loop.run(connection.run(execute))
        except RefusedContentError as error:
            raise SinkError(f"{self.uri}: {error}; another program may have made the table just now: try again") from error
        return [f"the table {self.table.name} is ready"]

    def open(self) -> "PostgresWriter":
        return PostgresWriter(self, *self.connect())

    def connect(self) -> tuple[LoopThread, tuple[PatientConnection, ...]]:
        """The connections, which open at their first use, and their loop."""
        if self._loop is None:
            self._loop = LoopThread().__enter__()
            self._connections = tuple(PatientConnection(self.table.dsn, self.uri, self.give_up_s) for _ in range(CONNECTIONS))
        return self._loop, self._connections

    def close(self) -> None:
        if self._loop is not None:
            for connection in self._connections:
                self._loop.run(connection.close())
            self._loop.__exit__(None, None, None)
        self._loop, self._connections = None, ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """A batch under way."""

    ids: frozenset[str]
    connection: PatientConnection
    refused: "Future[list[DeadLetter]]"


class PostgresWriter:
    """Writes one cycle, in batches."""

    def __init__(self, sink: PostgresSink, loop: LoopThread, connections: Sequence[PatientConnection]) -> None:
        self._sink, self._loop = sink, loop
        self._published = PUBLISHED[sink.table.what]
        self._upsert = sink.table.upsert
        #: The first one last: a cycle of one batch opens no second connection.
        self._idle = list(reversed(connections))
        self._under_way: deque[_Sent] = deque()
        #: Rows by id: a statement cannot write one line twice.
        self._batch: dict[str, tuple[Row, str]] = {}
        self._characters = 0
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
        while self._under_way:
            self._await_oldest()
        refused, self._refused = self._refused, []
        return refused

    def abort(self) -> None:
        """Forget the rows. Those of batches under way may still be written; the repeat replaces them."""
        for sent in self._under_way:
            sent.refused.cancel()
            self._idle.append(sent.connection)
        self._under_way.clear()
        self._batch, self._characters, self._refused = {}, 0, []

    def _send(self) -> None:
        # Two statements that write the same rows may wait for each other, and the later one has to win.
        while not self._idle or any(not sent.ids.isdisjoint(self._batch) for sent in self._under_way):
            self._await_oldest()
        if self._batch:
            connection = self._idle.pop()
            refused = self._loop.start(self._write_batch(connection, list(self._batch.values())))
            self._under_way.append(_Sent(ids=frozenset(self._batch), connection=connection, refused=refused))
        self._batch, self._characters = {}, 0

    def _await_oldest(self) -> None:
        sent = self._under_way.popleft()
        self._idle.append(sent.connection)
        self._refused += sent.refused.result()

    async def _write_batch(self, connection: PatientConnection, batch: Sequence[tuple[Row, str]]) -> list[DeadLetter]:
        """Dead letters of the rows that the server refuses."""
        lines = f"[{','.join(line for _, line in batch)}]"
        try:
            await connection.run(lambda opened: opened.execute(self._upsert, lines))
        except RefusedContentError as error:
            if len(batch) > 1:
                half = len(batch) // 2
                return await self._write_batch(connection, batch[:half]) + await self._write_batch(connection, batch[half:])
            ((row, _),) = batch
            if isinstance(row, DeadLetter) and row.item is not None:
                without = replace(row, item=None)
                return await self._write_batch(connection, [(without, row_json(self._published, without))])
            return [self._refuse(row, str(error))]
        return []

    def _refuse(self, row: Row, cause: str) -> DeadLetter:
        if isinstance(row, DeadLetter):
            raise SinkError(f"{self._sink.uri} refuses a dead letter: {cause}; drop the constraint or trigger that does")
        return refusal(row, self._sink.uri, cause, datetime.now(UTC))
