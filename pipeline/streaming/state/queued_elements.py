"""The queued elements of a shard in a temporary file: a backlog of 100,000 entries would take 100 MB of memory.

A copy of what the journal has, so that a turn gets the elements of its key. SQLite deletes the file with the connection, and
makes none for a few elements. All methods may be called from any thread.
"""

import sqlite3
import threading
import weakref
from collections.abc import Iterable, Iterator

#: Pages in memory, in KiB. A worker has a file for each shard of each step.
_CACHE_KIB = 512
#: The key is a BLOB: a URL may hold a lone surrogate, which no text of SQLite has.
_TABLE = """
CREATE TABLE element (key BLOB NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID
"""


class QueuedElements:
    """Elements as JSON, by their key and number."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        # Not at exit: Beam's threads go on until the process ends, and SQLite crashes where a connection is closed beneath one.
        # The file has no name, so it ends with the process.
        weakref.finalize(self, self._db.close).atexit = False
        self._lock = threading.Lock()
        self._number = 0
        for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE_KIB}"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute(_TABLE)

    def add(self, elements: Iterable[tuple[int, str, str]]) -> None:
        """Add elements: number, key, JSON."""
        rows = [(_blob(key), number, text) for number, key, text in elements]
        with self._lock:
            self._db.executemany("INSERT INTO element VALUES (?, ?, ?)", rows)
            self._number += len(rows)

    def remove(self, key: str, numbers: Iterable[int]) -> None:
        """Remove elements of a key by their numbers."""
        rows = [(_blob(key), number) for number in numbers]
        with self._lock:
            self._db.executemany("DELETE FROM element WHERE key = ? AND number = ?", rows)
            self._number -= len(rows)

    def of(self, key: str, after: int, limit: int) -> list[tuple[int, str]]:
        """The first `limit` elements of a key with numbers above `after`, oldest first: number, JSON."""
        query = "SELECT number, text FROM element WHERE key = ? AND number > ? ORDER BY number LIMIT ?"
        with self._lock:
            return self._db.execute(query, (_blob(key), after, limit)).fetchall()

    def names(self) -> list[str]:
        """The keys that have elements."""
        with self._lock:
            return [_text(key) for (key,) in self._db.execute("SELECT DISTINCT key FROM element")]

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[tuple[int, str, str]]:
        """All elements: number, key, JSON. Only for the thread that adds and removes: rows are read as they are asked for."""
        for key, number, text in self._db.execute("SELECT key, number, text FROM element"):
            yield number, _text(key), text


def _blob(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")


def _text(key: bytes) -> str:
    return key.decode("utf-8", "surrogatepass")
