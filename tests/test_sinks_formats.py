"""Every format keeps every field of every record, and readers that know nothing of newsbeam read it."""

import json
import tempfile
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import fastavro
import jsonschema
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.sinks.formats import FORMATS, file_kind, kind_of_file
from pipeline.sinks.rows import Row
from pipeline.sinks.what import What
from schemas.codec import to_plain
from schemas.documents import document
from schemas.example import example_dead_letter, example_record
from schemas.publish import RECORD
from schemas.read import read_dead_letters, read_file, read_records
from schemas.records import Record
from tests.support.records import dead_letters, records
from tests.support.sinks import staging_sink

READABLE = [("jsonl", None), ("jsonl", "gzip"), ("jsonl", "zstd"), ("parquet", None), ("avro", None), ("avro", "none")]


def write(folder: Path, rows: list[Any], *, format_name: str, compression: str | None = None, what: What = "records") -> Path:
    sink = staging_sink(str(folder), format=format_name, compression=compression, what=what, roll_bytes=None)
    writer = sink.stage("w")
    for row in rows:
        writer.write(row)
    staged = writer.finish()
    for file in staged:
        sink.publish(file)
    return Path(staged[0].final)


def by_id(rows: Any) -> list[Row]:
    return sorted(rows, key=repr)


@pytest.mark.parametrize(("format_name", "compression"), READABLE)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(rows=st.lists(records(), min_size=1, max_size=3))
def test_every_record_comes_back(format_name: str, compression: str | None, rows: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), rows, format_name=format_name, compression=compression)
        assert by_id(read_records(folder)) == by_id(rows)


@pytest.mark.parametrize(("format_name", "compression"), READABLE)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_dead_letter_comes_back(format_name: str, compression: str | None, data: st.DataObject) -> None:
    rows = data.draw(st.lists(dead_letters(), min_size=1, max_size=3))
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), rows, format_name=format_name, compression=compression, what="dead_letters")
        assert by_id(read_dead_letters(folder)) == by_id(rows)


def test_the_example_fills_every_field() -> None:
    bare = Record(
        record_id="",
        article_id="",
        url="",
        url_key="",
        final_url="",
        host="",
        feed_url="",
        first_seen_at=datetime(1970, 1, 1, tzinfo=UTC),
        fetched_at=datetime(1970, 1, 1, tzinfo=UTC),
        extracted_at=datetime(1970, 1, 1, tzinfo=UTC),
        text="",
    )
    same = [field.name for field in fields(Record) if getattr(example_record(), field.name) == getattr(bare, field.name)]
    # These are what an ordinary article has.
    assert same == ["schema_version", "page_type", "is_stub", "http_status"]


@pytest.mark.parametrize(("format_name", "compression"), READABLE)
def test_what_no_format_can_hold_is_brought_within(tmp_path: Path, format_name: str, compression: str | None) -> None:
    image = example_record().image
    assert image is not None
    odd = replace(example_record(), title="a \ud800 b", image=replace(image, width=10**30, height=-(10**30)))
    path = write(tmp_path, [odd], format_name=format_name, compression=compression)
    (read,) = read_file(Record, str(path))
    assert read.title == "a ? b"
    assert read.image is not None
    if format_name != "jsonl":
        assert (read.image.width, read.image.height) == (2**63 - 1, -(2**63))


def test_duckdb_reads_parquet(tmp_path: Path) -> None:
    path = write(tmp_path, [example_record()], format_name="parquet")
    (row,) = (
        duckdb.connect()
        .execute(
            "select record_id, first_seen_at, published.value, len(authors), entities[2].name, quotes[1].speaker, "
            f"epoch_us(extracted_at) from read_parquet('{path}')"
        )
        .fetchall()
    )
    example = example_record()
    assert row[0] == example.record_id
    assert row[1] == example.first_seen_at
    assert row[2:6] == ("2025-03-03T08:00:00Z", 2, "Kaja Tormis", "Kaja Tormis")
    assert row[6] == int(example.extracted_at.timestamp()) * 1_000_000 + 131_442


def test_duckdb_reads_the_day_folders_of_every_json_compression(tmp_path: Path) -> None:
    for compression in ("none", "gzip", "zstd"):
        write(tmp_path / compression, [example_record()], format_name="jsonl", compression=compression)
    files = f"read_json('{tmp_path}/*/date=*/records-*', hive_partitioning=true)"
    (found,) = duckdb.connect().execute(f"select count(*), min(date), min(title) from {files}").fetchall()
    assert (found[0], str(found[1]), found[2]) == (3, "2025-03-03", example_record().title)


def test_parquet_carries_types_and_descriptions(tmp_path: Path) -> None:
    schema = pq.read_schema(write(tmp_path, [example_record()], format_name="parquet"))
    assert str(schema.field("first_seen_at").type) == "timestamp[us, tz=UTC]"
    assert schema.field("first_seen_at").metadata[b"description"] == b"End of the poll that first found it"
    assert schema.metadata[b"newsbeam.schema_version"] == b"1.0"


def test_parquet_rows_reach_the_file_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sinks.files.tables.GROUP_ROWS", 10)
    path = write(tmp_path, [replace(example_record(), record_id=str(n)) for n in range(25)], format_name="parquet")
    assert [pq.ParquetFile(path).metadata.row_group(n).num_rows for n in range(3)] == [10, 10, 5]
    assert [record.record_id for record in read_records(path)] == [str(n) for n in range(25)]


def test_fastavro_reads_avro_with_the_published_schema(tmp_path: Path) -> None:
    path = write(tmp_path, [example_record()], format_name="avro")
    with path.open("rb") as stream:
        reader = fastavro.reader(stream)
        (row,) = reader
        assert fastavro.schema.fingerprint(
            fastavro.schema.to_parsing_canonical_form(reader.writer_schema), "sha256"
        ) == fastavro.schema.fingerprint(
            fastavro.schema.to_parsing_canonical_form(json.loads(document(RECORD, "avro"))), "sha256"
        )
    assert isinstance(row, dict)
    assert row["fetched_at"] == example_record().fetched_at
    assert row["image"] == to_plain(example_record().image)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(row=records())
def test_json_lines_are_valid_by_the_published_schema(row: Record) -> None:
    schema = json.loads(document(RECORD, "json"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    assert list(validator.iter_errors(to_plain(row))) == []


def test_the_schema_refuses_what_is_no_record() -> None:
    schema = json.loads(document(RECORD, "json"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    good = to_plain(example_record())
    wrong = [
        {name: value for name, value in good.items() if name != "text"},
        good | {"fetched_at": "yesterday"},
        good | {"change": "rewritten"},
        good | {"revision": "2"},
        good | {"authors": [None]},
        good | {"published": {"value": "2025"}},
        good | {"extra": [["name", "{}"]]},
    ]
    assert [len(list(validator.iter_errors(row))) > 0 for row in wrong] == [True] * len(wrong)
    assert list(validator.iter_errors(good | {"added_later": 1})) == []


def test_a_name_tells_the_kind() -> None:
    for format_name in FORMATS:
        for compression in (None, "none", "gzip"):
            kind = file_kind(format_name, "records", compression)
            assert kind_of_file(f"records-a-000{kind.suffix}", "records").suffix == kind.suffix
    with pytest.raises(ValueError, match="no format has files of that name"):
        kind_of_file("records.csv", "records")


def test_dead_letters_have_no_ninjs_form() -> None:
    with pytest.raises(ValueError, match="no ninjs form"):
        file_kind("ninjs", "dead_letters", None)


def test_an_example_of_each_is_written_and_read(tmp_path: Path) -> None:
    assert list(read_dead_letters(write(tmp_path, [example_dead_letter()], format_name="avro", what="dead_letters"))) == [
        example_dead_letter()
    ]
