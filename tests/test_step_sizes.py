"""What each step keeps: a part of `newsbeam state`."""

import random
import sqlite3
from pathlib import Path

import pytest

from bench.linking.stream import LinkedStream, record_of
from bench.linking.texts import invented_texts
from pipeline.cli.main import main
from pipeline.cli.printed.step_sizes import plain_steps, step_lines
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER
from pipeline.local.ledger.ledger_rows import CommitRows, StateRow
from pipeline.local.state import state_sizes
from pipeline.local.state.state_report import report
from pipeline.local.state.state_sizes import _KINDS
from transforms.link.index_rows import Kind, key


def test_bytes_of_each_step(tmp_path: Path) -> None:
    with LinkedStream(tmp_path / "ledger.sqlite3") as stream:
        for text in invented_texts(20, seed=5):
            stream.link(record_of(text))
        stream.commit()
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    ledger.commit(CommitRows(states={("LinkRecord", "a"): StateRow('{"v":1}'), ("PollFeed", "b"): StateRow("ü")}), [], {}, 0)
    ledger.close()

    told = report(tmp_path).steps
    steps = {row["step"]: row for row in plain_steps(told)}
    assert (steps["LinkRecord"]["keys"], steps["LinkRecord"]["bytes"]) == (1, 10 + 1 + 7 + 16 + 14)
    assert steps["PollFeed"]["bytes"] == 8 + 1 + 2 + 16 + 14
    assert steps["LinkCopies: article"]["keys"] == 20
    assert steps["LinkCopies: band"]["keys"] == 20 * 21
    each = sum(row["bytes_an_article"] for name, row in steps.items() if name.startswith("LinkCopies"))
    assert 500 < each < 2_048
    *_, last = step_lines(told)
    assert last.split() == ["all", "steps", f"{sum(size.size for size in told):,}", f"{each + 48 + 41:,.0f}"]


def test_large_tables_are_sampled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state_sizes, "_MANY_ENTRIES", 10_000)
    monkeypatch.setattr(state_sizes, "_FEW_STATES", 1_000)
    chance = random.Random(5)
    Ledger(tmp_path / LEDGER).close()
    with sqlite3.connect(tmp_path / LEDGER) as db:
        keys = {key(kind, chance.getrandbits(64)) for kind in (Kind.BAND, Kind.TERM) for _ in range(30_000)}
        keys |= {key(Kind.ARTICLE, chance.getrandbits(64)) for _ in range(50)}
        db.executemany("INSERT INTO entry VALUES (?, 0, x'00112233')", [(of,) for of in keys])
        db.executemany("INSERT INTO state (step, key, state) VALUES ('PollFeed', ?, ?)",
                       [(f"{number:04}", "x" * (number % 200)) for number in range(2_000)])  # fmt: skip
        db.executemany("INSERT INTO state (step, key, state, expires_at) VALUES ('LinkRecord', ?, 'x', 7)",
                       [(f"{chance.getrandbits(128):032x}",) for _ in range(3_000)])  # fmt: skip
    sizes = {size.kind or size.step: size for size in report(tmp_path).steps}
    for kind in ("band", "term"):
        assert sizes[kind].keys == pytest.approx(30_000, rel=0.06)
        assert sizes[kind].size == pytest.approx(30_000 * 30, rel=0.06)
    assert (sizes["article"].keys, sizes["article"].size) == (50, 50 * 30)
    assert sizes["PollFeed"].keys == 2_000
    assert sizes["PollFeed"].size == pytest.approx(2_000 * (99.5 + 8 + 4 + 30), rel=0.6)
    monkeypatch.setattr(state_sizes, "_MANY_STATES", 2_500)
    (records,) = [size for size in report(tmp_path).steps if size.step == "LinkRecord"]
    assert records == sizes["LinkRecord"]
    assert (records.keys, records.size) == (3_000, 3_000 * (10 + 32 + 1 + 30))


def test_without_articles_nothing_is_counted_for_an_article(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER)
    ledger.commit(CommitRows(states={("PollFeed", "a"): StateRow("{}")}), [], {}, 0)
    ledger.close()
    told = report(tmp_path).steps
    assert [row["bytes_an_article"] for row in plain_steps(told)] == [None]
    head, row, total = step_lines(told)
    assert "article" not in head
    assert (row.split(), total.split()) == (["PollFeed", "1", "41"], ["all", "steps", "41"])


def test_kinds_have_names() -> None:
    assert len(_KINDS) == len(Kind)


def test_a_folder_without_a_ledger(tmp_path: Path) -> None:
    assert main(["state", "--state", str(tmp_path)]) == 2
