"""Files appear whole, once, under names that say what they are; what goes wrong says so and leaves nothing behind."""

import errno
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from pipeline.sinks.files.files import MAX_OPEN_FILES, FileSink
from pipeline.sinks.files.stores import LocalStore
from pipeline.sinks.formats import file_kind
from pipeline.sinks.sink import SinkError, Staged
from schemas import read_dead_letters, read_records
from schemas.example import example_dead_letter, example_record
from schemas.records import Record
from tests.support.sinks import staging_sink

DAY = datetime(2025, 3, 3, 23, 59, 59, tzinfo=UTC)


def record(number: int, **more: Any) -> Record:
    return replace(example_record(), record_id=f"r{number}", **more)


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_file_has_its_final_name_only_after_publish(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path / "news"), what="records")
    writer = sink.stage("led-7")
    assert writer.write(record(1)) is None
    (staged,) = writer.finish()
    assert tree(tmp_path) == ["news/date=2025-03-03/.records-led-7-000.jsonl.tmp"]
    assert list(tmp_path.glob("news/date=*/*.jsonl")) == []
    sink.publish(staged)
    assert tree(tmp_path) == ["news/date=2025-03-03/records-led-7-000.jsonl"]
    assert staged.rows == 1
    assert list(read_records(tmp_path / "news")) == [record(1)]


def test_publish_is_idempotent(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path), what="records")
    writer = sink.stage("a")
    writer.write(record(1))
    (staged,) = writer.finish()
    sink.publish(staged)
    sink.publish(staged)
    assert list(read_records(tmp_path)) == [record(1)]


def test_publish_of_what_is_gone_names_both_files(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path), what="records")
    gone = Staged(temporary=f"{tmp_path}/date=2025-03-03/.x.tmp", final=f"{tmp_path}/date=2025-03-03/x", rows=3)
    with pytest.raises(SinkError, match=r"neither it nor .*\.x\.tmp is there; 3 rows"):
        sink.publish(gone)


def test_rows_go_to_the_utc_day_in_their_order(tmp_path: Path) -> None:
    east = DAY.astimezone(datetime.fromisoformat("2025-03-04T01:00:00+02:00").tzinfo)
    rows = [record(1, first_seen_at=east), record(2, first_seen_at=DAY + timedelta(seconds=1)), record(3, first_seen_at=DAY)]
    sink = staging_sink(str(tmp_path), what="records")
    writer = sink.stage("a")
    for row in rows:
        writer.write(row)
    for staged in writer.finish():
        sink.publish(staged)
    assert tree(tmp_path) == ["date=2025-03-03/records-a-000.jsonl", "date=2025-03-04/records-a-001.jsonl"]
    assert [row.record_id for row in read_records(tmp_path)] == ["r1", "r3", "r2"]


def test_dead_letters_go_to_the_day_they_were_given_up(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path), what="dead_letters")
    writer = sink.stage("a")
    writer.write(example_dead_letter())
    for staged in writer.finish():
        sink.publish(staged)
    assert tree(tmp_path) == ["date=2025-03-03/dead-letters-a-000.jsonl"]
    assert list(read_dead_letters(tmp_path)) == [example_dead_letter()]
    assert list(read_records(tmp_path)) == []


def test_open_files_are_bounded_however_many_days_a_backlog_spans(tmp_path: Path) -> None:
    opened: list[BinaryIO] = []

    class Counting(LocalStore):
        def create(self, path: str) -> BinaryIO:
            opened.append(super().create(path))
            return opened[-1]

    sink = FileSink(folder=str(tmp_path), kind=file_kind("jsonl", "records", None), store=Counting())
    writer = sink.stage("a")
    most = 0
    for number in range(60):
        writer.write(record(number, first_seen_at=DAY + timedelta(days=number % 20)))
        most = max(most, sum(not file.closed for file in opened))
    for staged in writer.finish():
        sink.publish(staged)
    assert most == MAX_OPEN_FILES
    assert sorted(row.record_id for row in read_records(tmp_path)) == sorted(f"r{number}" for number in range(60))


@pytest.mark.parametrize("format_name", ["jsonl", "avro"])
def test_a_file_that_is_large_enough_ends(tmp_path: Path, format_name: str) -> None:
    sink = staging_sink(str(tmp_path), format=format_name, compression="none", what="records", roll_bytes=100_000)
    writer = sink.stage("a")
    for number in range(200):
        writer.write(record(number))
    staged = writer.finish()
    assert len(staged) > 3
    assert [file.rows for file in staged if file.rows == 0] == []
    for file in staged:
        sink.publish(file)
    assert [row.record_id for row in read_records(tmp_path)] == [f"r{number}" for number in range(200)]


def test_abort_leaves_nothing(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path), what="records", roll_bytes=10)
    writer = sink.stage("a")
    writer.write(record(1))
    writer.write(record(2))
    writer.finish()
    writer.abort()
    writer.abort()
    assert tree(tmp_path) == []


def test_clean_takes_the_temporary_files_of_its_ledger_only(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path), what="records")
    for writer_id in ("led-1", "led-2", "other-1"):
        writer = sink.stage(writer_id)
        writer.write(record(1))
        writer.finish()
    assert sink.clean("led-") == 2
    assert tree(tmp_path) == ["date=2025-03-03/.records-other-1-000.jsonl.tmp"]


def test_nothing_written_makes_no_file(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path / "news"), what="records")
    assert sink.stage("a").finish() == []
    assert sink.clean("a") == 0
    assert tree(tmp_path) == []


def test_a_writer_id_cannot_leave_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be part of a file name"):
        staging_sink(str(tmp_path), what="records").stage("../../etc/x")


def test_check_leaves_nothing_and_makes_the_folder(tmp_path: Path) -> None:
    staging_sink(str(tmp_path / "a" / "b"), what="records").check()
    assert (tmp_path / "a" / "b").is_dir()
    assert tree(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "No space left on device; free space"),
        (errno.EROFS, "Read-only file system; mount it writable"),
        (errno.EACCES, "Permission denied; give this user the right"),
        (errno.EIO, "check that the folder is there"),
    ],
)
@pytest.mark.parametrize("failing", ["create", "seal", "settle"])
def test_what_the_file_system_refuses_is_a_sink_error_and_leaves_nothing(
    tmp_path: Path, failing: str, number: int, remedy: str
) -> None:
    class Refusing(LocalStore):
        refuses = True

        def _refuse(self, name: str) -> None:
            if self.refuses and name == failing:
                raise OSError(number, __import__("os").strerror(number))

        def create(self, path: str) -> BinaryIO:
            self._refuse("create")
            return super().create(path)

        def seal(self, stream: BinaryIO) -> None:
            self._refuse("seal")
            super().seal(stream)

        def settle(self, folder: str) -> None:
            if "date=" in folder:
                self._refuse("settle")
            super().settle(folder)

    store = Refusing()
    sink = FileSink(folder=str(tmp_path), kind=file_kind("jsonl", "records", "gzip"), store=store)
    writer = sink.stage("a")
    with pytest.raises(SinkError, match=f"cannot write to {tmp_path}: .*{remedy}"):  # noqa: PT012  (either may be the one that fails)
        writer.write(record(1))
        writer.finish()
    assert tree(tmp_path) == []
    store.refuses = False
    again = sink.stage("a")
    again.write(record(1))
    for staged in again.finish():
        sink.publish(staged)
    assert list(read_records(tmp_path)) == [record(1)]


@pytest.mark.parametrize("format_name", ["jsonl", "parquet", "avro", "ninjs"])
def test_an_abandoned_file_of_any_format_writes_nothing_more(tmp_path: Path, format_name: str) -> None:
    for compression in ("none", "gzip", None):
        writer = staging_sink(str(tmp_path), format=format_name, compression=compression, what="records").stage("a")
        writer.write(record(1))
        writer.abort()
        del writer
    assert tree(tmp_path) == []


def test_the_same_rows_give_the_same_bytes() -> None:
    kinds = [file_kind("jsonl", "records", compression) for compression in ("none", "gzip", "zstd")]

    def content(kind: Any) -> bytes:
        stream = io.BytesIO()
        rows = kind.make(stream)
        rows.write(record(1))
        rows.close()
        return stream.getvalue()

    assert [content(name) for name in kinds] == [content(name) for name in kinds]


def test_ninjs_lines_are_json(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path), format="ninjs", what="records")
    writer = sink.stage("a")
    writer.write(record(1, text="a\u2028b \ud800"))
    for staged in writer.finish():
        sink.publish(staged)
    (path,) = tmp_path.rglob("*.ninjs.jsonl")
    (line,) = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["bodies"][0]["value"] == "a\u2028b ?"
    assert list(read_records(tmp_path)) == []
