"""Entries of indexed maps in SQLite: the ledger of the local engine, a file for each partition of the streaming engine."""

import sqlite3
from collections.abc import Collection, Mapping

from transforms.steps import IndexEntry

#: until: the last day on which an entry counts, since 1970-01-01 UTC
TABLE = "CREATE TABLE entry (key INTEGER PRIMARY KEY, until INTEGER NOT NULL, value BLOB NOT NULL);"
#: Below the limit of variables of old builds of SQLite.
_KEYS_A_QUERY = 900
#: Entries that are looked at for each one that is written, to delete those whose day has passed: so the table holds at most a
#: quarter more than what counts, and a write costs what it writes.
_SWEPT = 4
_LAST_KEY = (1 << 63) - 1
_DAY_S = 86_400


def read_entries(db: sqlite3.Connection, keys: Collection[int]) -> dict[int, IndexEntry]:
    """Those of these entries that the table has."""
    wanted = sorted(keys)
    found: dict[int, IndexEntry] = {}
    for start in range(0, len(wanted), _KEYS_A_QUERY):
        part = wanted[start : start + _KEYS_A_QUERY]
        marks = ",".join("?" * len(part))  # nothing but question marks
        rows = db.execute(f"SELECT key, value, until FROM entry WHERE key IN ({marks})", part)  # noqa: S608
        found.update((key, IndexEntry(value, until)) for key, value, until in rows)
    return found


def write_entries(db: sqlite3.Connection, entries: Mapping[int, IndexEntry]) -> None:
    """Write entries, in the order of their keys: neighbours are on one page."""
    rows = [(key, entries[key].until, entries[key].value) for key in sorted(entries)]
    db.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)


def sweep_entries(db: sqlite3.Connection, start: int, written: int, now: float) -> int:
    """Delete entries whose day has passed, from the key `start` on. Returns the key for the next call.

    `written`: the number of entries that were written since the last call.
    """
    if not written:
        return start
    query = "SELECT key FROM entry WHERE key >= ? ORDER BY key LIMIT 1 OFFSET ?"
    (end,) = db.execute(query, (start, _SWEPT * written)).fetchone() or (_LAST_KEY,)
    db.execute("DELETE FROM entry WHERE key >= ? AND key < ? AND until < ?", (start, end, int(now // _DAY_S)))
    return 0 if end == _LAST_KEY else int(end)
