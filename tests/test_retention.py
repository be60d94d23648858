"""Retention deletes whole days of published files, and nothing else."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pipeline.local.cycles.outbox import Outbox
from pipeline.local.cycles.retention import Retention, expired_files
from pipeline.local.ledger.ledger import Ledger
from pipeline.sinks.registry import make_sink
from pipeline.sinks.sink import StagingSink

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_only_published_files_of_old_days_expire(tmp_path: Path) -> None:
    made(
        tmp_path,
        "date=2026-03-01/records-a.jsonl",
        "date=2026-03-01/.records-b.jsonl.tmp",
        "date=2026-03-01/notes.txt",
        "date=2026-03-02/dead-letters-a.jsonl",
        "date=2026-03-03/records-a.jsonl",
        "date=soon/records-a.jsonl",
        "date=2026-13-01/records-a.jsonl",
        "records-whole.jsonl",
    )
    found = [path.relative_to(tmp_path).as_posix() for path in expired_files(tmp_path, date(2026, 3, 3))]
    assert found == ["date=2026-03-01/records-a.jsonl", "date=2026-03-02/dead-letters-a.jsonl"]
    assert expired_files(tmp_path / "missing", date(2026, 3, 3)) == []


def test_it_looks_once_a_day_and_removes_empty_days(tmp_path: Path) -> None:
    made(tmp_path, "date=2026-03-02/records-a.jsonl", "date=2026-03-03/records-a.jsonl", "date=2026-03-01/.hidden")
    now = NOW
    retention = Retention([tmp_path], 7, lambda: now)
    assert retention() == 1
    assert not (tmp_path / "date=2026-03-02").exists()
    assert (tmp_path / "date=2026-03-01/.hidden").exists()
    assert (tmp_path / "date=2026-03-03").exists(), "seven whole days beside today"
    assert retention() == 0
    now = NOW + timedelta(days=1)
    assert retention() == 1


def test_the_outbox_deletes_after_it_has_published(tmp_path: Path) -> None:
    made(tmp_path / "news", "date=2020-01-01/records-a.jsonl")
    sink = make_sink(str(tmp_path / "news"), what="records")
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    Outbox(ledger, {"records": [("{}", sink)]}, unexpected).publish()
    assert list(tmp_path.rglob("records-*"))
    Outbox(ledger, {"records": [("{}", sink)]}, unexpected, keep_days=7).publish()
    assert not list(tmp_path.rglob("records-*"))
    ledger.close()


def unexpected(spec: str) -> StagingSink:
    raise AssertionError(spec)
