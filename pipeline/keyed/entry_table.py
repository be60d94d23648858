"""Entries of indexed maps in SQLite: the ledger of the local engine, a file for each partition of the streaming engine.

Keys are evenly distributed, so each entry that is written changes another page of a large table. So there are three levels, as
in a log-structured merge tree (O'Neil et al. 1996): the newest entries are in memory and in a log, older entries in a small
table, the oldest in a large table. A full level is merged into the next, in the order of the keys. Most lookups are for keys
that no level has: a filter of fixed size answers them without a read, and a smaller filter decides which table to read. So the
cost of an article hardly grows.
"""

import sqlite3
from collections.abc import Collection, Mapping
from functools import cache

from pipeline.keyed.key_filter import KeyFilter
from pipeline.keyed.packed_entries import pack_entry, unpack_entries
from transforms.steps import IndexEntry

#: until: the last day on which an entry counts, since 1970-01-01 UTC.
TABLE = """
CREATE TABLE entry (key INTEGER PRIMARY KEY, until INTEGER NOT NULL, value BLOB NOT NULL);
CREATE TABLE fresh_entry (key INTEGER PRIMARY KEY, until INTEGER NOT NULL, value BLOB NOT NULL);
"""
#: The log of the entries in memory, a row a commit. The filter of the keys in `entry`: one row, made by the first merge.
#: `made_of`: the keys it had when it was made from the table; `added`: those added since.
LOG_TABLE = """
CREATE TABLE entry_log (seq INTEGER PRIMARY KEY, entries BLOB NOT NULL);
CREATE TABLE entry_filter (id INTEGER PRIMARY KEY, made_of INTEGER NOT NULL, added INTEGER NOT NULL, bits BLOB NOT NULL);
"""
#: Entries in memory: those of a thousand articles, 12 MB.
_IN_MEMORY = 50_000
#: Entries of the small table that are merged into the large one at once: those of 18,000 articles, 25 MB. A merge changes every
#: page of the large table.
_MERGED_AT = 1_000_000
#: Entries that a merge looks at for each one it brings, to delete those whose day has passed: so the large table holds at most
#: a quarter more than what counts.
_SWEPT = 4
#: Keys of a query: below the limit of variables of old builds of SQLite. Each query has a multiple of `_STEP` keys, so that its
#: statements are few enough to stay prepared.
_KEYS_A_QUERY, _STEP = 896, 8
#: Bits of the filter of the small table, as a power of two: 1 MB. It takes one key in 20 for present that is absent.
_FRESH_WIDTH = 23
#: Keys that are read at once where the filter is made.
_KEYS_A_READ = 100_000
_LAST_KEY = (1 << 63) - 1
_DAY_S = 86_400


class EntryTable:
    """Reads entries, and writes them in transactions of its caller. After a failed transaction the caller makes a new instance.

    `start`: the key at which the last sweep ended, 0 at first. `logged`: entries in memory are also in the log, so that they
    outlive the process.
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        start: int = 0,
        *,
        logged: bool = True,
        in_memory: int = _IN_MEMORY,
        merged_at: int = _MERGED_AT,
    ) -> None:
        self._db, self.start, self._logged = db, start, logged
        self._in_memory, self._merged_at = in_memory, merged_at
        self._is_open = False

    def read(self, keys: Collection[int]) -> dict[int, IndexEntry]:
        """The entries of these keys; keys without an entry are left out."""
        self._open()
        newest = self._newest
        older = [key for key in keys if key not in newest]
        found = {key: newest[key] for key in keys if key in newest} if len(older) < len(keys) else {}
        if maybe := self._filter.maybe(older):
            fresh = self._found("fresh_entry", self._fresh_filter.maybe(maybe))
            found |= fresh | self._found("entry", [key for key in maybe if key not in fresh])
        return found

    def write(self, entries: Mapping[int, IndexEntry], now: float) -> None:
        if not entries:
            return
        self._open()
        self._newest.update(entries)
        self._count += len(entries)
        if self._count >= self._in_memory:
            self._empty_memory(int(now // _DAY_S))
        elif self._logged:
            packed = b"".join(pack_entry(key, entry) for key, entry in entries.items())
            self._db.execute("INSERT INTO entry_log (entries) VALUES (?)", (packed,))

    def _open(self) -> None:
        """Read the log and the filter at the first use, which takes a quarter of a second."""
        if self._is_open:
            return
        self._newest: dict[int, IndexEntry] = {}
        self._count = 0  # more than are in memory where entries were replaced; the log has all of them
        for (packed,) in self._db.execute("SELECT entries FROM entry_log ORDER BY seq") if self._logged else ():
            entries = dict(unpack_entries(packed))
            self._newest |= entries
            self._count += len(entries)
        row = self._db.execute("SELECT made_of, added, bits FROM entry_filter").fetchone()
        if row is None:
            self._make_filter()
        else:
            self._made_of, self._added, bits = row
            self._filter = KeyFilter(bits)
        self._fresh_filter = KeyFilter(width=_FRESH_WIDTH)
        self._fresh = self._add_to("fresh_entry", self._filter, self._fresh_filter)
        self._is_open = True

    def _found(self, table: str, keys: list[int]) -> dict[int, IndexEntry]:
        found: dict[int, IndexEntry] = {}
        for start in range(0, len(keys), _KEYS_A_QUERY):
            part = keys[start : start + _KEYS_A_QUERY]
            part += part[-1:] * (-len(part) % _STEP)
            rows = self._db.execute(_query(table, len(part)), part)
            found.update((key, IndexEntry(value, until)) for key, value, until in rows)
        return found

    def _empty_memory(self, today: int) -> None:
        newest = self._newest
        rows = ((key, newest[key].until, newest[key].value) for key in sorted(newest))
        self._db.executemany("INSERT OR REPLACE INTO fresh_entry VALUES (?, ?, ?)", rows)
        if self._logged:
            self._db.execute("DELETE FROM entry_log")
        self._filter.add(newest.keys())
        self._fresh_filter.add(newest.keys())
        self._newest, self._count = {}, 0
        self._fresh += len(newest)  # more than there are where entries were replaced, which only makes a merge earlier
        if self._fresh >= self._merged_at:
            self._merge(today)

    def _merge(self, today: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO entry SELECT key, until, value FROM fresh_entry ORDER BY key")
        self._db.execute("DELETE FROM fresh_entry")
        self._fresh_filter = KeyFilter(width=_FRESH_WIDTH)
        query = "SELECT key FROM entry WHERE key >= ? ORDER BY key LIMIT 1 OFFSET ?"
        (end,) = self._db.execute(query, (self.start, _SWEPT * self._fresh)).fetchone() or (_LAST_KEY,)
        self._db.execute("DELETE FROM entry WHERE key >= ? AND key < ? AND until < ?", (self.start, end, today))
        self._added += self._fresh
        self.start, self._fresh = 0 if end == _LAST_KEY else int(end), 0
        # A filter never forgets. Once as many keys were added as it was made of, most of them may be gone. To count those that
        # are there takes a hundredth of the time of a new filter.
        if self._added >= max(self._made_of, _SWEPT * self._merged_at):
            (count,) = self._db.execute("SELECT count(*) FROM entry").fetchone()
            if 2 * count <= self._made_of + self._added:
                self._make_filter()
        row = (self._made_of, self._added, self._filter.bits)
        self._db.execute("INSERT OR REPLACE INTO entry_filter VALUES (0, ?, ?, ?)", row)

    def _make_filter(self) -> None:
        """A filter of the keys that the large table has: 4 s of processor time for 11 million."""
        self._filter = KeyFilter()
        self._made_of, self._added = self._add_to("entry", self._filter), 0

    def _add_to(self, table: str, *filters: KeyFilter) -> int:
        """Add the keys of a table; their number."""
        count = 0
        rows = self._db.execute(f"SELECT key FROM {table}")  # noqa: S608  (one of two tables)
        while keys := [key for (key,) in rows.fetchmany(_KEYS_A_READ)]:
            for key_filter in filters:
                key_filter.add(keys)
            count += len(keys)
        return count


@cache
def _query(table: str, count: int) -> str:
    marks = ",".join("?" * count)  # nothing but question marks
    return f"SELECT key, value, until FROM {table} WHERE key IN ({marks})"  # noqa: S608  (the table is one of two)
