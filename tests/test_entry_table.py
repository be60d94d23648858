"""Entries in SQLite: the newest is read, wherever it is, and expired ones go."""

import random
import sqlite3
from pathlib import Path

from pipeline.keyed.entry_table import TABLE, EntryWriter, read_entries
from pipeline.local.ledger import Ledger
from pipeline.local.ledger_rows import CommitRows
from transforms.steps import IndexEntry

DAY_S = 86_400


def test_entries_are_those_of_a_mapping() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(TABLE)
    writer = EntryWriter(db, merged_at=50)
    chance = random.Random(3)
    kept: dict[int, IndexEntry] = {}
    for day in range(40):
        entries = {chance.randrange(400) << 50: IndexEntry(b"%d" % day, day + 60) for _ in range(30)}
        writer.write(entries, day * DAY_S)
        kept |= entries
        keys = [chance.randrange(400) << 50 for _ in range(1_200)]
        assert read_entries(db, keys) == {key: kept[key] for key in keys if key in kept}


def test_expired_entries_go_and_the_table_stays_small() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(TABLE)
    writer = EntryWriter(db, merged_at=500)
    chance = random.Random(4)
    for day in range(100):
        writer.write({chance.randrange(1 << 63): IndexEntry(b"", day + 7) for _ in range(300)}, day * DAY_S)
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
