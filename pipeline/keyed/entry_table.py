"""Entries of indexed maps in SQLite: the ledger of the local engine, a file for each partition of the streaming engine.

Keys are evenly distributed, so each entry that is written changes another page of a large table: with a million entries that
took four times as long as with ten thousand. So writes go to a small table, which is merged into the large one when it is full.
"""

import sqlite3
from collections.abc import Collection, Mapping

from transforms.steps import IndexEntry

#: until: the last day on which an entry counts, since 1970-01-01 UTC. `fresh_entry` has what was written since the last merge.
TABLE = """
CREATE TABLE entry (key INTEGER PRIMARY KEY, until INTEGER NOT NULL, value BLOB NOT NULL);
CREATE TABLE fresh_entry (key INTEGER PRIMARY KEY, until INTEGER NOT NULL, value BLOB NOT NULL);
"""
#: Entries of the small table that are merged at once: those of 8,500 articles, 20 MB. A merge changes every page of the large
#: table: into 11 million entries (254 MB) it took 1.9 s of processor time.
_MERGED_AT = 500_000
#: Entries that a merge looks at for each one it brings, to delete those whose day has passed: so the large table holds at most
#: a quarter more than what counts.
_SWEPT = 4
#: Below the limit of variables of old builds of SQLite.
_KEYS_A_QUERY = 900
_LAST_KEY = (1 << 63) - 1
_DAY_S = 86_400


def read_entries(db: sqlite3.Connection, keys: Collection[int]) -> dict[int, IndexEntry]:
    """Those of these entries that the tables have."""
    found: dict[int, IndexEntry] = {}
    for table in ("fresh_entry", "entry"):
        wanted = sorted(key for key in keys if key not in found)
        for start in range(0, len(wanted), _KEYS_A_QUERY):
            part = wanted[start : start + _KEYS_A_QUERY]
            marks = ",".join("?" * len(part))  # nothing but question marks
            rows = db.execute(f"SELECT key, value, until FROM {table} WHERE key IN ({marks})", part)  # noqa: S608
            found.update((key, IndexEntry(value, until)) for key, value, until in rows)
    return found


class EntryWriter:
    """Writes entries in transactions of its caller. `start`: where the last sweep ended, 0 at first."""

    def __init__(self, db: sqlite3.Connection, start: int = 0, merged_at: int = _MERGED_AT) -> None:
        self._db, self.start, self._merged_at = db, start, merged_at
        (self._fresh,) = db.execute("SELECT count(*) FROM fresh_entry").fetchone()

    def write(self, entries: Mapping[int, IndexEntry], now: float) -> None:
        """Write entries, in the order of their keys: neighbours are on one page."""
        if not entries:
            return
        rows = [(key, entries[key].until, entries[key].value) for key in sorted(entries)]
        self._db.executemany("INSERT OR REPLACE INTO fresh_entry VALUES (?, ?, ?)", rows)
        self._fresh += len(rows)  # more than there are where entries were replaced, which only makes a merge earlier
        if self._fresh >= self._merged_at:
            self._merge(int(now // _DAY_S))

    def _merge(self, today: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO entry SELECT key, until, value FROM fresh_entry ORDER BY key")
        self._db.execute("DELETE FROM fresh_entry")
        query = "SELECT key FROM entry WHERE key >= ? ORDER BY key LIMIT 1 OFFSET ?"
        (end,) = self._db.execute(query, (self.start, _SWEPT * self._fresh)).fetchone() or (_LAST_KEY,)
        self._db.execute("DELETE FROM entry WHERE key >= ? AND key < ? AND until < ?", (self.start, end, today))
        self.start, self._fresh = 0 if end == _LAST_KEY else int(end), 0
