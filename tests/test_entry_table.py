"""Entries in SQLite: the newest is read, wherever it is, and expired ones go. The filter never hides a key that is there."""

import random
import sqlite3
from pathlib import Path

import pytest

from pipeline.keyed.entry_table import LOG_TABLE, TABLE, EntryTable
from pipeline.keyed.key_filter import WIDTH, KeyFilter
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_rows import CommitRows
from transforms.steps import IndexEntry

DAY_S = 86_400


def test_entries_are_those_of_a_mapping() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(TABLE + LOG_TABLE)
    table = EntryTable(db, in_memory=20, merged_at=50)
    chance = random.Random(3)
    kept: dict[int, IndexEntry] = {}
    for day in range(40):
        entries = {chance.randrange(400) << 50: IndexEntry(b"%d" % day, day + 60) for _ in range(30)}
        table.write(entries, day * DAY_S)
        kept |= entries
        keys = [chance.randrange(400) << 50 for _ in range(1_200)]
        assert table.read(keys) == {key: kept[key] for key in keys if key in kept}


def test_expired_entries_go_and_the_table_stays_small() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(TABLE + LOG_TABLE)
    table = EntryTable(db, in_memory=200, merged_at=500)
    chance = random.Random(4)
    for day in range(100):
        table.write({chance.randrange(1 << 63): IndexEntry(b"", day + 7) for _ in range(300)}, day * DAY_S)
    (count,) = db.execute("SELECT count(*) FROM entry").fetchone()
    (dead,) = db.execute("SELECT count(*) FROM entry WHERE until < 80").fetchone()

    assert count < 1.5 * 300 * 8
    assert dead == 0


def test_the_ledger_goes_on_where_it_was(tmp_path: Path) -> None:
    entries = {number << 50: IndexEntry(b"x", 30_000) for number in range(100)}
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    ledger.commit(CommitRows(entries=entries), [], {}, 0.0)
    ledger.close()
    ledger = Ledger(tmp_path / "ledger.sqlite3")

    assert ledger.entries([*entries, 7]) == entries
    ledger.close()


def test_entries_of_a_ledger_of_schema_4_are_found(tmp_path: Path) -> None:
    """It had no log and no filter: both are made when the ledger is opened by this version."""
    path = tmp_path / "ledger.sqlite3"
    old, fresh = ({number << 50: IndexEntry(b"%d" % number, 30_000) for number in part} for part in (range(90), range(90, 99)))
    Ledger(path).close()
    db = sqlite3.connect(path)
    for table, entries in (("entry", old), ("fresh_entry", fresh)):
        db.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?)", [(key, until, value) for key, (value, until) in entries.items()]
        )
    db.executescript("DROP TABLE entry_log; DROP TABLE entry_filter; PRAGMA user_version = 4;")
    db.close()
    ledger = Ledger(path)

    assert ledger.healed is None
    assert ledger.entries([*old, *fresh, 7]) == old | fresh
    ledger.commit(CommitRows(entries={7: IndexEntry(b"new", 30_000)}), [], {}, 0.0)
    assert ledger.entries([7]) == {7: IndexEntry(b"new", 30_000)}
    ledger.close()


def test_a_table_is_the_same_after_a_restart() -> None:
    """The filter is read from its row, or made again where there is none."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(TABLE + LOG_TABLE)
    table = EntryTable(db, in_memory=30, merged_at=100)
    chance = random.Random(5)
    kept = {chance.randrange(1 << 63): IndexEntry(b"x", 60) for _ in range(950)}
    for at in range(0, 950, 50):
        table.write(dict([*kept.items()][at : at + 50]), 0.0)
    others = [chance.randrange(1 << 63) for _ in range(950)]

    assert db.execute("SELECT count(*) FROM entry").fetchone() == (900,)
    assert table.read([*kept, *others]) == kept
    assert EntryTable(db, table.start, in_memory=30, merged_at=100).read([*kept, *others]) == kept
    db.execute("DELETE FROM entry_filter")
    assert EntryTable(db, table.start, in_memory=30, merged_at=100).read([*kept, *others]) == kept


def test_the_filter_is_made_again_without_what_has_expired() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(TABLE + LOG_TABLE)
    table = EntryTable(db, in_memory=200, merged_at=500)
    chance = random.Random(6)
    added = 0
    for day in range(100):
        table.write({chance.randrange(1 << 63): IndexEntry(b"", day + 7) for _ in range(300)}, day * DAY_S)
        added += 300
    (bits,) = db.execute("SELECT bits FROM entry_filter").fetchone()

    assert sum(byte.bit_count() for byte in bits) < added  # of 2 bits a key


def test_the_filter_stays_while_most_of_its_keys_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(TABLE + LOG_TABLE)
    table = EntryTable(db, in_memory=200, merged_at=500)
    chance = random.Random(8)
    kept = {chance.randrange(1 << 63): IndexEntry(b"", 60) for _ in range(20_000)}
    table.read([1])
    monkeypatch.setattr(table, "_make_filter", lambda: pytest.fail("nothing has gone"))
    for at in range(0, len(kept), 400):
        table.write(dict([*kept.items()][at : at + 400]), 0.0)

    assert table.read([*kept]) == kept


def test_a_filter_has_every_key_and_few_others() -> None:
    chance = random.Random(7)
    keys = [chance.randrange(1 << 63) for _ in range(100_000)]
    known, small = KeyFilter(), KeyFilter(width=23)
    known.add(keys)
    small.add(keys)

    assert KeyFilter().maybe(keys) == []
    assert known.maybe(keys) == keys
    assert small.maybe(keys) == keys
    assert len(known.maybe(chance.randrange(1 << 63) for _ in range(100_000))) < 10
    assert 10 < len(small.maybe(chance.randrange(1 << 63) for _ in range(100_000))) < 300
    assert KeyFilter(bytes(known.bits)).maybe(keys[:100]) == keys[:100]
    with pytest.raises(ValueError, match=str(1 << WIDTH - 3)):
        KeyFilter(b"short")
