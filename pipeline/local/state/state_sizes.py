"""The size of each step's state in a ledger, read within a second whatever its size.

The texts of states are most of the file, and an indexed map has sixty entries an article, so large tables are sampled: a step
with more than 20,000 keys by its first ones (articles are in the order of digests) and by the index of expiries. Estimates are
within about 3 %.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.keyed.packed_entries import unpack_entries
from pipeline.local.ledger.status_rows import COPIES_STEP, RECORD_STEP

#: Bytes that a row costs beside its columns: its header and pointer in a page, and a page that is two thirds full.
_ROW_BYTES = 14
#: The bits of an entry's key that tell its kind (transforms/link/index_rows.py), and the kinds in their order.
_KIND_BITS = 60
_KINDS = ("article", "band", "short text", "group", "sentence", "line", "story", "term")
#: Where sampling begins: 2,000 states of feeds are 40 MB, 100,000 entries 3 MB.
_FEW_STATES, _MANY_STATES, _MANY_ENTRIES = 2_000, 20_000, 100_000
_SAMPLES, _ENTRIES_A_SAMPLE = 16, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSize:
    """State of a step, or of one kind of entries of an indexed map. `size`: its bytes, indexes not counted.

    Expiries: Unix seconds; None where nothing expires, or for entries, which expire by days.
    """

    step: str
    kind: str | None = None
    keys: int
    size: int
    oldest_expiry: float | None = None
    latest_expiry: float | None = None


def step_sizes(db: sqlite3.Connection) -> list[StepSize]:
    """The sizes of all steps that have state."""
    return [*_states(db), *_entries(db)]


def articles_of(size: StepSize, sizes: Iterable[StepSize]) -> int:
    """Number of articles that the step remembers: articles with an entry, or with a record."""
    of = [other for other in sizes if (other.kind == "article" if size.kind is not None else other.step == RECORD_STEP)]
    return of[0].keys if of else 0


def _states(db: sqlite3.Connection) -> Iterator[StepSize]:
    size = f"length(step) + length(key) + coalesce(length(CAST(state AS BLOB)), 0) + {16 + _ROW_BYTES}"
    # The texts of the statements have no values in them. One row in 32 is measured, chosen at random.
    some = f"avg(CASE WHEN random() & 31 = 0 THEN {size} END), min(expires_at), max(expires_at)"
    looked_at = f"SELECT count(*), count(expires_at), {some} FROM state WHERE step = ? AND key < ?"  # noqa: S608
    every = f"SELECT avg({size}) FROM state WHERE step = ?"  # noqa: S608
    # The index has no texts: the rows of 375,000 records are half a gigabyte.
    expiring = "SELECT count(*) FROM state INDEXED BY state_expires WHERE expires_at IS NOT NULL AND step = ?"
    for step in _steps(db):
        row = db.execute("SELECT key FROM state WHERE step = ? LIMIT 1 OFFSET ?", (step, _MANY_STATES)).fetchone()
        end = row[0] if row else b""  # to SQLite a blob is larger than any text
        keys, expire, mean, oldest, latest = db.execute(looked_at, (step, end)).fetchone()
        if keys <= _FEW_STATES:
            (mean,) = db.execute(every, (step,)).fetchone()
        if row and expire:
            (all_expire,) = db.execute(expiring, (step,)).fetchone()
            keys = max(keys, round(all_expire * keys / expire))
        yield StepSize(step=step, keys=keys, size=round(keys * mean), oldest_expiry=oldest, latest_expiry=latest)


def _steps(db: sqlite3.Connection) -> Iterator[str]:
    step = ""
    while (step := db.execute("SELECT min(step) FROM state WHERE step > ?", (step,)).fetchone()[0]) is not None:
        yield step


def _entries(db: sqlite3.Connection) -> Iterator[StepSize]:
    numbers: defaultdict[int, float] = defaultdict(float)
    sizes: defaultdict[int, float] = defaultdict(float)
    for table in ("entry", "fresh_entry"):
        few = f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT ?)"  # noqa: S608  (a name of the line above)
        (known,) = db.execute(few, (_MANY_ENTRIES + 1,)).fetchone()
        every = f"SELECT key >> ?, count(*), sum(length(value) + 12) FROM {table} GROUP BY 1"  # noqa: S608
        for kind, number, size in _sampled(db, table) if known > _MANY_ENTRIES else db.execute(every, (_KIND_BITS,)).fetchall():
            numbers[kind] += number
            sizes[kind] += size
    newest = {key: entry for (packed,) in db.execute("SELECT entries FROM entry_log") for key, entry in unpack_entries(packed)}
    for key, entry in newest.items():
        numbers[key >> _KIND_BITS] += 1
        sizes[key >> _KIND_BITS] += len(entry.value) + 12
    for kind in sorted(numbers):
        size = round(sizes[kind] + _ROW_BYTES * numbers[kind])
        yield StepSize(step=COPIES_STEP, kind=_KINDS[kind], keys=round(numbers[kind]), size=size)


def _sampled(db: sqlite3.Connection, table: str) -> Iterator[tuple[int, float, float]]:
    """Kind, number and bytes, from rows at 16 places of each kind: keys are evenly distributed, so distances tell numbers."""
    sql = f"SELECT key, length(value) + 12 FROM {table} WHERE key >= ? AND key < ? ORDER BY key LIMIT ?"  # noqa: S608
    step = (1 << _KIND_BITS) // _SAMPLES
    for kind in range(len(_KINDS)):
        looked, number, size = 0, 0, 0
        for begin in range(kind << _KIND_BITS, kind + 1 << _KIND_BITS, step):
            # The last key of all is the largest that SQLite has; no digest is that.
            rows = db.execute(sql, (begin, min(begin + step, (1 << 63) - 1), _ENTRIES_A_SAMPLE)).fetchall()
            # A full sample ends at its last key; another has looked at all keys up to the next one.
            looked += rows[-1][0] + 1 - begin if len(rows) == _ENTRIES_A_SAMPLE else step
            number += len(rows)
            size += sum(row_size for _, row_size in rows)
        if number:
            share = (1 << _KIND_BITS) / looked
            yield kind, number * share, size * share
