"""The ledger: the persisted state of the local engine, in one SQLite file that the sqlite3 shell can read.

One transaction at the end of each cycle holds the new states, the pending work and the list of files to publish, so a
crash at any instant leaves the ledger at the end of a cycle, never in between. States and elements are JSON text.

The ledger decides nothing. The engine's threads use it under one lock.
"""

import sqlite3
import threading
import uuid
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from pipeline.keyed.entry_table import EntryTable
from pipeline.local.ledger.ledger_rows import CommitRows, Outgoing, StateRow
from pipeline.local.ledger.ledger_schema import MIGRATIONS, SCHEMA, TABLES, of_a_newer
from pipeline.local.ledger.status_rows import POLL_STEP, Order, RunRow
from pipeline.local.ledger.status_tables import remember_put_back, write_ended, write_feeds, write_listed
from pipeline.sinks.sink import Staged
from schemas.codec import to_json
from transforms.steps import IndexEntry


class LedgerInUseError(Exception):
    """Another process holds the ledger."""


class Ledger:
    """The open ledger file. `healed`: a sentence about a damaged file that was renamed; None if there was none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.healed: str | None = None
        self._lock = threading.Lock()
        self._db = self._open()
        self._next_seq = int(self._one("SELECT coalesce(max(seq), 0) + 1 FROM pending"))
        self._entries = self._entry_table()

    @property
    def ledger_id(self) -> str:
        """Eight hexadecimal digits in the names of this ledger's files, different for each ledger."""
        return str(self._one("SELECT value FROM meta WHERE name = 'ledger_id'"))

    @property
    def cycle(self) -> int:
        """Number of committed cycles."""
        return int(self._one("SELECT value FROM meta WHERE name = 'cycle'"))

    def close(self) -> None:
        with self._lock:
            self._db.close()

    # reading

    def wakes(self, after: float, until: float) -> list[tuple[str, str, float, bool]]:
        """step, key, Unix second and `unfinished` of each key with a wake later than `after` and not later than `until`."""
        with self._lock:
            return self._db.execute(
                "SELECT step, key, wake_at, unfinished FROM state WHERE wake_at > ? AND wake_at <= ?", (after, until)
            ).fetchall()

    def pending_keys(self) -> list[tuple[str, str]]:
        """Every (step, key) with pending elements."""
        with self._lock:
            return self._db.execute("SELECT DISTINCT step, key FROM pending").fetchall()

    def pending_count(self, step: str) -> int:
        return int(self._one("SELECT count(*) FROM pending WHERE step = ?", step))

    def keys(self, step: str) -> set[str]:
        """Every key of a step that has a state."""
        with self._lock:
            return {key for (key,) in self._db.execute("SELECT key FROM state WHERE step = ?", (step,))}

    def state(self, step: str, key: str) -> StateRow | None:
        with self._lock:
            row = self._db.execute(
                "SELECT state, wake_at, unfinished, expires_at FROM state WHERE step = ? AND key = ?", (step, key)
            ).fetchone()
        return StateRow(row[0], row[1], bool(row[2]), row[3]) if row and row[0] is not None else None

    def waiting(self, step: str, key: str, after: int, limit: int) -> list[tuple[int, str]]:
        """The first `limit` pending elements of the key after seq `after`: seq and JSON."""
        with self._lock:
            return self._db.execute(
                "SELECT seq, element FROM pending WHERE step = ? AND key = ? AND seq > ? ORDER BY seq LIMIT ?",
                (step, key, after, limit),
            ).fetchall()

    def rests(self, now: float) -> dict[str, float]:
        with self._lock:
            return dict(self._db.execute("SELECT resource, until FROM rest WHERE until > ?", (now,)).fetchall())

    def committed_at(self) -> float | None:
        """When the last cycle was committed; None for a new ledger."""
        with self._lock:
            row = self._db.execute("SELECT value FROM meta WHERE name = 'committed_at'").fetchone()
        return float(row[0]) if row else None

    def cached(self, kind: str, name: str, now: float) -> str | None:
        """A fact about an origin as JSON; None if it is unknown or has expired."""
        with self._lock:
            row = self._db.execute(
                "SELECT value FROM cache WHERE kind = ? AND name = ? AND expires_at > ?", (kind, name, now)
            ).fetchone()
        return row[0] if row else None

    def entries(self, keys: Collection[int]) -> dict[int, IndexEntry]:
        """The entries of indexed maps with these keys; missing ones are left out."""
        with self._lock:
            return self._entries.read(keys)

    def outbox(self) -> list[Outgoing]:
        with self._lock:
            rows = self._db.execute("SELECT temporary, final, rows, sink FROM outbox ORDER BY temporary").fetchall()
        return [Outgoing(Staged(temporary=t, final=f, rows=n), sink) for t, f, n, sink in rows]

    def endings(self) -> dict[str, int]:
        """Counters of items (`items`) and of their endings since the ledger began."""
        with self._lock:
            return dict(self._db.execute("SELECT name, count FROM endings ORDER BY name").fetchall())

    def feed_counts(self) -> dict[str, int]:
        """Number of listed feeds by health."""
        with self._lock:
            return dict(self._db.execute("SELECT health, count(*) FROM feed WHERE listed GROUP BY health").fetchall())

    def orders(self) -> list[Order]:
        """Orders of operators that still have to be obeyed, oldest first."""
        with self._lock:
            return [Order(*row) for row in self._db.execute("SELECT seq, verb, target, at FROM orders ORDER BY seq").fetchall()]

    # writing

    def set_listed(self, urls: Iterable[str]) -> None:
        """Replace the list of feeds by `urls`."""
        with self._lock, self._db as db:
            db.execute("BEGIN IMMEDIATE")
            write_listed(db, urls)

    def set_run(self, run: RunRow) -> None:
        """Store the process that runs on this ledger, for readers."""
        with self._lock:
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('run', ?)", (to_json(run),))

    def forget_feed(self, url: str) -> None:
        """Delete the state of a feed that takes no part in the run."""
        with self._lock, self._db as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("DELETE FROM state WHERE step = ? AND key = ?", (POLL_STEP, url))
            db.execute("DELETE FROM feed WHERE url = ?", (url,))

    def drop_orders(self, verb: str) -> None:
        """Delete the orders with this verb: they were for a process that has ended."""
        with self._lock:
            self._db.execute("DELETE FROM orders WHERE verb = ?", (verb,))

    def set_back(self, seconds: float, now: float) -> None:
        """The clock was set back to `now`: later wakes and ends of rests keep their distance from now."""
        with self._lock, self._db as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("UPDATE state SET wake_at = max(?2, wake_at - ?1) WHERE wake_at > ?2", (seconds, now))
            db.execute("UPDATE rest SET until = max(?2, until - ?1) WHERE until > ?2", (seconds, now))
            db.execute("UPDATE meta SET value = ? WHERE name = 'committed_at'", (str(now),))

    def next_seq(self) -> int:
        """A number for a new pending element, above all numbers given before."""
        self._next_seq += 1
        return self._next_seq - 1

    def commit(self, rows: CommitRows, outgoing: Iterable[Outgoing], endings: Mapping[str, int], now: float) -> None:
        """Make a cycle durable, all of it or nothing. It is synced to disk when this returns."""
        try:
            self._commit(rows, outgoing, endings, now)
        except BaseException:
            self._entries = self._entry_table()
            raise

    def _commit(self, rows: CommitRows, outgoing: Iterable[Outgoing], endings: Mapping[str, int], now: float) -> None:
        with self._lock, self._db as db:
            db.execute("BEGIN IMMEDIATE")
            for (step, key), row in rows.states.items():
                if row is None:
                    db.execute("DELETE FROM state WHERE step = ? AND key = ?", (step, key))
                    continue
                db.execute(
                    "INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?, ?)",
                    (step, key, row.state, row.wake_at, row.unfinished, row.expires_at),
                )
            db.executemany("DELETE FROM pending WHERE seq = ?", [(seq,) for seq in rows.consumed])
            db.executemany("INSERT INTO pending VALUES (?, ?, ?, ?)", rows.arrived)
            db.executemany("INSERT OR REPLACE INTO rest VALUES (?, ?)", list(rows.rests.items()))
            db.executemany("INSERT OR REPLACE INTO cache VALUES (?, ?, ?, ?)", rows.cache)
            db.executemany(
                "INSERT OR REPLACE INTO outbox (temporary, final, rows, sink) VALUES (?, ?, ?, ?)",
                [(entry.staged.temporary, entry.staged.final, entry.staged.rows, entry.sink) for entry in outgoing],
            )
            db.executemany(
                "INSERT INTO endings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET count = count + excluded.count",
                list(endings.items()),
            )
            self._entries.write(rows.entries, now)
            db.execute("INSERT OR REPLACE INTO meta VALUES ('swept', ?)", (str(self._entries.start),))
            write_feeds(db, rows.feeds)
            write_ended(db, rows.ended, now)
            db.executemany("DELETE FROM orders WHERE seq = ?", [(seq,) for seq in rows.obeyed])
            for table, column in (("state", "expires_at"), ("rest", "until"), ("cache", "expires_at"), ("feed", "expires_at")):
                # The names come from the line above.
                db.execute(f"DELETE FROM {table} WHERE {column} IS NOT NULL AND {column} <= ?", (now,))  # noqa: S608
            db.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'cycle'")
            db.execute("INSERT OR REPLACE INTO meta VALUES ('committed_at', ?)", (str(now),))

    def published(self, outgoing: Iterable[Outgoing]) -> None:
        """Delete published files from the list."""
        with self._lock, self._db as db:
            db.execute("BEGIN IMMEDIATE")
            rows = [(entry.staged.temporary, entry.sink) for entry in outgoing]
            db.executemany("DELETE FROM outbox WHERE temporary = ? AND sink = ?", rows)

    def put_back(self, step: str, elements: Iterable[tuple[str, str, str]], now: float, remember_s: float) -> int:
        """Add elements (mark, key, JSON) to the pending work of a step, each mark once. Returns the number of new marks.

        One transaction adds all of them or none. The ledger remembers marks for `remember_s`.
        """
        count = 0
        with self._lock, self._db as db:
            db.execute("BEGIN IMMEDIATE")
            for mark, key, element in elements:
                if remember_put_back(db, mark, now + remember_s):
                    db.execute("INSERT INTO pending VALUES (?, ?, ?, ?)", (self.next_seq(), step, key, element))
                    count += 1
            counted = "INSERT INTO endings VALUES ('items', ?) ON CONFLICT (name) DO UPDATE SET count = count + excluded.count"
            db.execute(counted, (count,))
        return count

    # opening

    def _open(self) -> sqlite3.Connection:
        try:
            return self._prepare(self._connect())
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise LedgerInUseError(f"{self.path} is locked by another program") from error
            if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
                raise  # no space, no permission: the file is not damaged
            return self._start_anew(error)

    def _start_anew(self, error: sqlite3.DatabaseError) -> sqlite3.Connection:
        """Rename the damaged file and begin a new one. Record ids are deterministic: repeated records have the same ids."""
        aside = self.path.with_name(f"{self.path.name}.damaged-{uuid.uuid4().hex[:8]}")
        for suffix in ("", "-wal", "-shm"):
            part = self.path.with_name(self.path.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
        self.healed = (
            f"the ledger was damaged ({error}) and is now {aside.name}; newsbeam has created a new one: "
            "it writes articles again that their feeds still list, under the same record ids"
        )
        return self._prepare(self._connect())

    def _connect(self) -> sqlite3.Connection:
        # Autocommit mode: transactions are begun by name. Threads share the connection under our own lock.
        db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=10)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA cache_size = -16384")  # KB: entries of indexed maps are all over the file
        db.execute("PRAGMA journal_size_limit = 33554432")  # a merge of entries writes every page of their table
        return db

    def _prepare(self, db: sqlite3.Connection) -> sqlite3.Connection:
        try:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                db.executescript(f"BEGIN IMMEDIATE; {TABLES} PRAGMA user_version = {SCHEMA};")
                db.executemany("INSERT INTO meta VALUES (?, ?)", [("ledger_id", uuid.uuid4().hex[:8]), ("cycle", "0")])
                db.execute("COMMIT")
                return db
            if version > SCHEMA:
                raise LedgerInUseError(f"{of_a_newer(self.path, version)}, or another --state folder")
            for old in range(version, SCHEMA):
                db.executescript(f"BEGIN IMMEDIATE; {MIGRATIONS[old]} PRAGMA user_version = {old + 1}; COMMIT;")
            verdict = db.execute("PRAGMA quick_check(1)").fetchone()[0]
            if verdict != "ok":
                raise sqlite3.DatabaseError(f"database disk image is malformed: {verdict}")
        except BaseException:
            db.close()
            raise
        return db

    def _entry_table(self) -> EntryTable:
        return EntryTable(self._db, int(self._one("SELECT coalesce(max(value), '0') FROM meta WHERE name = 'swept'")))

    def _one(self, sql: str, *parameters: str) -> int | str:
        with self._lock:
            return self._db.execute(sql, parameters).fetchone()[0]
