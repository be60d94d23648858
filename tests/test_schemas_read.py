"""What newsbeam wrote is read back: folders, files, other versions; what is damaged is named."""

import gzip
import json
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any

import fastavro
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas import read_dead_letters, read_records
from schemas.codec import to_json, to_plain
from schemas.example import example_dead_letter, example_record
from schemas.records import Record
from tests.support.sinks import write_to


def write(folder: Path, *rows: Any, options: str = "", what: Any = "records", writer_id: str = "w") -> Path:
    (final,) = write_to(f"{folder}{options}", rows, what, writer_id)
    return Path(final)


def test_a_folder_of_every_format_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for number, options in enumerate(["?format=parquet", "", "?format=avro", "?compression=zstd", "?compression=gzip"]):
        write(tmp_path, replace(example_record(), record_id=str(number)), options=options, writer_id=f"w{number}")
    write(tmp_path, example_dead_letter(), what="dead_letters")
    write(tmp_path, example_record(), options="?format=ninjs", writer_id="x")
    (tmp_path / "date=2025-03-03" / ".records-x-000.jsonl.tmp").write_text("half a li")
    (tmp_path / "date=2025-03-03" / "notes.txt").write_text("not ours")
    assert [record.record_id for record in read_records(tmp_path)] == ["0", "1", "2", "3", "4"]
    assert list(read_dead_letters(tmp_path)) == [example_dead_letter()]


def test_a_file_url_and_a_day_folder_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a b", example_record())
    for place in (f"file://{tmp_path}/a%20b", str(path.parent), str(path), path):
        assert list(read_records(place)) == [example_record()]


def test_instants_are_utc_whatever_the_format(tmp_path: Path) -> None:
    for options in ("", "?format=parquet", "?format=avro"):
        (record,) = read_records(write(tmp_path, example_record(), options=options))
        assert record.first_seen_at.tzinfo is UTC


def test_an_empty_file_that_stands_for_a_lost_one_is_no_obstacle(tmp_path: Path) -> None:
    path = write(tmp_path, example_record(), options="?format=parquet")
    path.with_name("records-y-000.parquet").touch()
    assert len(list(read_records(tmp_path))) == 1


def test_nothing_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="there is no file or folder"):
        list(read_records(tmp_path / "nowhere"))
    assert list(read_records(tmp_path)) == []


def test_a_newer_minor_version_is_read_without_what_it_added(tmp_path: Path) -> None:
    newer = to_plain(example_record()) | {"schema_version": "1.9", "sentiment": 0.5}
    newer["quotes"][0]["tone"] = "weary"
    (tmp_path / "records-a.jsonl").write_text(json.dumps(newer) + "\n")
    pq.write_table(pa.Table.from_pylist([newer]), tmp_path / "records-b.parquet")
    expected = replace(example_record(), schema_version="1.9")
    assert list(read_records(tmp_path)) == [expected, expected]


def test_an_older_version_is_read_with_defaults_for_what_it_lacks(tmp_path: Path) -> None:
    required = ["record_id", "article_id", "url", "url_key", "final_url", "host", "feed_url", "text"]
    instants = ["first_seen_at", "fetched_at", "extracted_at"]
    older = dict.fromkeys(required, "x") | dict.fromkeys(instants, "2025-01-01T00:00:00Z")
    (tmp_path / "records-a.jsonl").write_text(json.dumps(older) + "\n")
    # A table that had columns added later holds nulls in the old rows.
    nulls = older | {"revision": None, "change": None, "is_stub": None, "tags": None, "etag": None}
    (tmp_path / "records-b.jsonl").write_text(json.dumps(nulls) + "\n")
    first, second = read_records(tmp_path)
    assert first == second
    assert (first.revision, first.change, first.tags, first.etag) == (1, "new", (), None)


def test_a_later_major_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "records-a.jsonl").write_text(json.dumps(to_plain(example_record()) | {"schema_version": "2.0"}) + "\n")
    with pytest.raises(ValueError, match=r"schema version 2\.0, this is 1\.0: update newsbeam"):
        list(read_records(tmp_path))


@pytest.mark.parametrize("version", ["x", 2, ["1.0"], "²"])
def test_a_version_that_is_none_is_told(tmp_path: Path, version: Any) -> None:
    (tmp_path / "records-a.jsonl").write_text(json.dumps(to_plain(example_record()) | {"schema_version": version}) + "\n")
    with pytest.raises(ValueError, match=r"records-a\.jsonl holds"):
        list(read_records(tmp_path))


def test_a_required_field_that_is_missing_is_named(tmp_path: Path) -> None:
    row = to_plain(example_record())
    del row["host"]
    (tmp_path / "records-a.jsonl").write_text(to_json(example_record()) + "\n" + json.dumps(row) + "\n")
    with pytest.raises(ValueError, match=r"records-a\.jsonl: row 2 is no Record: .*'host' is missing"):
        list(read_records(tmp_path))


@pytest.mark.parametrize("options", ["", "?compression=gzip", "?compression=zstd", "?format=parquet", "?format=avro"])
@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_damaged_file_is_named(tmp_path: Path, options: str, cut: float) -> None:
    path = write(tmp_path, *[replace(example_record(), record_id=str(number)) for number in range(50)], options=options)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * cut)])
    with pytest.raises(ValueError, match=f"{path.name} is damaged"):
        list(read_records(path))


def test_gzip_of_several_members_is_read_whole(tmp_path: Path) -> None:
    line = (to_json(example_record()) + "\n").encode()
    (tmp_path / "records-a.jsonl.gz").write_bytes(gzip.compress(line) + gzip.compress(line))
    assert list(read_records(tmp_path)) == [example_record()] * 2


@pytest.mark.parametrize("name", ["records.csv", "records", "records.gz", "records.jsonl.bz2"])
def test_a_file_of_no_known_format_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    with pytest.raises(ValueError, match="none of the endings that newsbeam writes"):
        list(read_records(tmp_path / name))


def test_reading_holds_a_batch_not_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, *[replace(example_record(), record_id=str(number)) for number in range(500)], options="?format=avro")
    rows = read_records(path)
    assert next(rows).record_id == "0"
    rows.close()  # type: ignore[attr-defined]  # a generator; its file is closed with it
    with path.open("rb") as stream:
        assert sum(1 for _ in fastavro.reader(stream)) == 500


def test_records_are_typed(tmp_path: Path) -> None:
    (record,) = read_records(write(tmp_path, example_record(), options="?format=parquet"))
    assert type(record) is Record
    assert type(record.quotes[0]) is type(example_record().quotes[0])
