"""Entries of indexed maps in SQLite: the ledger of the local engine, a file for each partition of the streaming engine.

Keys are evenly distributed, so each entry that is written changes another page of a large table: with a million entries that
took four times as long as with ten thousand. So writes go to a small table, which is merged into the large one when it is full.
Each lookup in the large table reads another page too, and seven of eight find nothing: a filter tells beforehand (8 MB).
"""

import sqlite3
from collections.abc import Collection, Mapping
from functools import cache

from pipeline.keyed.key_filter import KeyFilter
from transforms.steps import IndexEntry

#: until: the last day on which an entry counts, since 1970-01-01 UTC. `fresh_entry` has what was written since the last merge.
TABLE = """
CREATE TABLE entry (key INTEGER PRIMARY KEY, until INTEGER NOT NULL, value BLOB NOT NULL);
CREATE TABLE fresh_entry (key INTEGER PRIMARY KEY, until INTEGER NOT NULL, value BLOB NOT NULL);
"""
#: One row, made by the first merge: the filter of `entry`, the keys it had when it was made from the table, and those added
#: since. It can be made again from the table, so it is no part of the ledger's schema.
_FILTER_TABLE = (
    "CREATE TABLE IF NOT EXISTS entry_filter (id INTEGER PRIMARY KEY, made_of INTEGER NOT NULL, added INTEGER NOT NULL, "
    "bits BLOB NOT NULL)"
)
#: Entries of the small table that are merged at once: those of 8,500 articles, 20 MB. A merge changes every page of the large
#: table: into 11 million entries (254 MB) it took 1.9 s of processor time.
_MERGED_AT = 500_000
#: Entries that a merge looks at for each one it brings, to delete those whose day has passed: so the large table holds at most
#: a quarter more than what counts.
_SWEPT = 4
#: Keys of a query: below the limit of variables of old builds of SQLite. Each query has a multiple of `_STEP` keys, so that its
#: statements are few enough to stay prepared.
_KEYS_A_QUERY, _STEP = 896, 16
#: Keys that are read at once where the filter is made.
_KEYS_A_READ = 100_000
_LAST_KEY = (1 << 63) - 1
_DAY_S = 86_400


class EntryTable:
    """Reads entries, and writes them in transactions of its caller. `start`: where the last sweep ended, 0 at first."""

    def __init__(self, db: sqlite3.Connection, start: int = 0, merged_at: int = _MERGED_AT) -> None:
        self._db, self.start, self._merged_at = db, start, merged_at
        (self._fresh,) = db.execute("SELECT count(*) FROM fresh_entry").fetchone()
        self._loaded: KeyFilter | None = None
        self._made_of = self._added = 0

    def read(self, keys: Collection[int]) -> dict[int, IndexEntry]:
        """Those of these entries that the tables have."""
        found = self._found("fresh_entry", [*keys])
        maybe = self._filter.maybe(keys)
        if maybe:
            found = self._found("entry", [key for key in maybe if key not in found]) | found
        return found

    def write(self, entries: Mapping[int, IndexEntry], now: float) -> None:
        """Write entries, in the order of their keys: neighbours are on one page."""
        if not entries:
            return
        rows = [(key, entries[key].until, entries[key].value) for key in sorted(entries)]
        self._db.executemany("INSERT OR REPLACE INTO fresh_entry VALUES (?, ?, ?)", rows)
        self._fresh += len(rows)  # more than there are where entries were replaced, which only makes a merge earlier
        if self._fresh >= self._merged_at:
            self._merge(int(now // _DAY_S))

    def _found(self, table: str, keys: list[int]) -> dict[int, IndexEntry]:
        found: dict[int, IndexEntry] = {}
        for start in range(0, len(keys), _KEYS_A_QUERY):
            part = keys[start : start + _KEYS_A_QUERY]
            part += part[-1:] * (-len(part) % _STEP)
            rows = self._db.execute(_query(table, len(part)), part)
            found.update((key, IndexEntry(value, until)) for key, value, until in rows)
        return found

    def _merge(self, today: int) -> None:
        keys = [key for (key,) in self._db.execute("SELECT key FROM fresh_entry")]
        key_filter = self._filter
        key_filter.add(keys)
        self._added += len(keys)
        self._db.execute("INSERT OR REPLACE INTO entry SELECT key, until, value FROM fresh_entry ORDER BY key")
        self._db.execute("DELETE FROM fresh_entry")
        query = "SELECT key FROM entry WHERE key >= ? ORDER BY key LIMIT 1 OFFSET ?"
        (end,) = self._db.execute(query, (self.start, _SWEPT * self._fresh)).fetchone() or (_LAST_KEY,)
        self._db.execute("DELETE FROM entry WHERE key >= ? AND key < ? AND until < ?", (self.start, end, today))
        self.start, self._fresh = 0 if end == _LAST_KEY else int(end), 0
        # A filter never forgets. Once as many keys were added as it was made of, most may be gone.
        if self._added >= max(self._made_of, _SWEPT * self._merged_at):
            key_filter = self._make_filter()
        self._db.execute(_FILTER_TABLE)
        row = (self._made_of, self._added, key_filter.bits)
        self._db.execute("INSERT OR REPLACE INTO entry_filter VALUES (0, ?, ?, ?)", row)

    @property
    def _filter(self) -> KeyFilter:
        """The filter of the large table, as its last merge has left it."""
        if self._loaded is None:
            known = self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'entry_filter'").fetchone()
            row = self._db.execute("SELECT made_of, added, bits FROM entry_filter").fetchone() if known else None
            if row is None:
                return self._make_filter()
            self._made_of, self._added, bits = row
            self._loaded = KeyFilter(bits)
        return self._loaded

    def _make_filter(self) -> KeyFilter:
        """A filter of the keys that the large table has: 4 s of processor time for 11 million."""
        made = self._loaded = KeyFilter()
        self._made_of = self._added = 0
        rows = self._db.execute("SELECT key FROM entry")
        while keys := [key for (key,) in rows.fetchmany(_KEYS_A_READ)]:
            made.add(keys)
            self._made_of += len(keys)
        return made


@cache
def _query(table: str, count: int) -> str:
    marks = ",".join("?" * count)  # nothing but question marks
    return f"SELECT key, value, until FROM {table} WHERE key IN ({marks})"  # noqa: S608  (the table is one of two)
