"""kill -9 at random moments, restart: every committed row once, nothing half-written ever seen."""

import random
from collections import Counter
from pathlib import Path

import pytest

from schemas import read_records
from tests.support.killed_staging import heal, run_and_kill


def check_visible(folder: Path) -> None:
    seen = Counter(record.record_id for record in read_records(folder / "news"))
    assert [name for name, times in seen.items() if times > 1] == []


CASES = [
    ("jsonl", ""),
    ("jsonl", "?compression=gzip"),
    ("jsonl", "?roll_s=0.02"),
    ("parquet", ""),
    ("parquet", "?roll_s=0.02"),
    ("avro", ""),
]


def kill_often(tmp_path: Path, format_name: str, options: str, kills: int) -> None:
    rng = random.Random(f"{format_name}{options}")
    uri = f"{tmp_path / 'news'}{options}"
    for _ in range(kills):
        run_and_kill(tmp_path, uri, format_name, rng)
        check_visible(tmp_path)
    committed = heal(tmp_path, uri, format_name)
    assert len(committed) >= kills
    assert sorted(record.record_id for record in read_records(tmp_path / "news")) == committed
    assert [path.name for path in (tmp_path / "news").rglob(".*") if path.is_file()] == []


@pytest.mark.parametrize(("format_name", "options"), [CASES[0], CASES[2], CASES[4]])
def test_every_committed_row_once(tmp_path: Path, format_name: str, options: str) -> None:
    kill_often(tmp_path, format_name, options, kills=3)


@pytest.mark.slow
@pytest.mark.parametrize(("format_name", "options"), CASES)
def test_every_committed_row_once_over_many_kills(tmp_path: Path, format_name: str, options: str) -> None:
    kill_often(tmp_path, format_name, options, kills=40)
