"""A consumer that goes on where it was: each row, at least once, whenever it stops."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.cli.main import main
from schemas.cursor import Cursor
from schemas.example import example_dead_letter, example_record
from tests.support.revised_rows import revised_records
from tests.support.sinks import write_to


def add(folder: Path, start: int, count: int, name: str) -> None:
    write_to(str(folder / "news"), revised_records(start + count)[start:], writer_id=name)


def ids(records: object) -> list[str]:
    return [record.record_id for record in records]  # type: ignore[attr-defined]


def test_a_reader_goes_on_behind_the_last_row_that_it_saved(tmp_path: Path) -> None:
    add(tmp_path, 0, 10, "a")
    first = Cursor(tmp_path / "cursor")
    records = first.records(tmp_path / "news")
    assert ids(next(records) for _ in range(4)) == ids(revised_records(4))
    first.save()
    next(records)  # handled, but not saved
    second = Cursor(tmp_path / "cursor")
    assert ids(second.records(tmp_path / "news")) == ids(revised_records(10)[4:])
    second.save()
    assert ids(Cursor(tmp_path / "cursor").records(tmp_path / "news")) == []


def test_files_that_come_between_others_are_read(tmp_path: Path) -> None:
    add(tmp_path, 4, 4, "m")
    cursor = Cursor(tmp_path / "cursor")
    assert len(list(cursor.records(tmp_path / "news"))) == 4
    add(tmp_path, 0, 4, "a")
    add(tmp_path, 8, 4, "z")
    assert ids(cursor.records(tmp_path / "news")) == ids([*revised_records(4), *revised_records(12)[8:]])


def test_files_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    add(tmp_path, 0, 4, "a")
    cursor = Cursor(tmp_path / "cursor")
    list(cursor.records(tmp_path / "news"))
    next((tmp_path / "news").rglob("records-a*")).unlink()
    add(tmp_path, 4, 4, "b")
    list(cursor.records(tmp_path / "news"))
    cursor.save()
    assert json.loads((tmp_path / "cursor").read_text())["done"] == ["date=2025-03-03/records-b-000.jsonl"]
    (tmp_path / "news").rename(tmp_path / "moved")
    assert list(Cursor(tmp_path / "cursor").records(tmp_path / "moved")) == []


def test_kinds_have_their_own_files(tmp_path: Path) -> None:
    write_to(str(tmp_path / "news"), [example_dead_letter()], "dead_letters")
    add(tmp_path, 0, 1, "a")
    assert list(Cursor(tmp_path / "c").dead_letters(tmp_path / "news")) == [example_dead_letter()]
    assert list(Cursor(tmp_path / "c").events(tmp_path / "news")) == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"v": 2, "done": [], "rows": {}}', '{"v": 1, "done": 1, "rows": {}}'])
def test_another_file_is_not_taken_for_a_cursor(tmp_path: Path, text: str) -> None:
    (tmp_path / "cursor").write_text(text)
    with pytest.raises(ValueError, match=r"is no cursor of newsbeam .*; name another file, or delete it"):
        Cursor(tmp_path / "cursor")


def test_tail_prints_what_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tmp_path, 0, 6, "a")
    command = ["tail", str(tmp_path / "news"), "--cursor", str(tmp_path / "cursor"), "--fields", "record_id"]

    def printed(*more: str) -> list[str]:
        assert main([*command, *more]) == 0
        return [json.loads(line)["record_id"] for line in capsys.readouterr().out.splitlines()]

    assert printed("--limit", "2") == ids(revised_records(2))
    assert printed() == ids(revised_records(6)[2:])
    assert printed() == []
    add(tmp_path, 6, 2, "b")
    assert printed("--where", "revision == 4") == ids(revised_records(8)[7:])
    assert printed() == []


def test_a_reader_that_goes_away_gets_the_rows_again(tmp_path: Path) -> None:
    """`tail` saves the cursor when its lines are out."""
    add(tmp_path, 0, 400, "a")
    command = [sys.executable, "-m", "pipeline.cli.main", "tail", "news", "--cursor", "cursor", "--json"]
    script = f"'{command[0]}' -m pipeline.cli.main tail news --cursor cursor --json | head -n 1"
    subprocess.run(["bash", "-c", script], cwd=tmp_path, check=True, capture_output=True)
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert len(done.stdout.splitlines()) == 400


@pytest.mark.parametrize("more", [["--latest"], ["--as-of", "2025-03-03T09:00:00Z"]])
def test_a_cursor_goes_with_neither_latest_nor_as_of(more: list[str], tmp_path: Path) -> None:
    assert main(["tail", str(tmp_path), "--cursor", str(tmp_path / "cursor"), *more]) == 2
    assert main(["tail", "pubsub://p/s", "--cursor", str(tmp_path / "cursor")]) == 2


def test_since_counts_from_the_emission(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        replace(example_record(), record_id=f"r{hour}", emitted_at=datetime(2025, 3, 3, hour, tzinfo=UTC))
        for hour in range(6, 10)
    ]
    write_to(str(tmp_path), rows)
    assert main(["tail", str(tmp_path), "--since", "2025-03-03T08:00:00Z", "--fields", "record_id"]) == 0
    assert capsys.readouterr().out == '{"record_id":"r8"}\n{"record_id":"r9"}\n'
