"""Files of flat rows and of chunks: what readers of Parquet, Avro, CSV and JSON Lines see."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import fastavro
import pyarrow.parquet as pq
import pytest

from pipeline.sinks.registry import make_sink
from schemas import read_records
from schemas.chunks import chunks_of
from schemas.codec import to_plain
from schemas.example import example_event, example_record
from schemas.records import Record
from schemas.shapes import flat
from schemas.views import view_in
from tests.support.sinks import staging_sink, write_to

TEXT = "\n\n".join(" ".join(f"word{paragraph}x{word}" for word in range(40)) for paragraph in range(6))


def rows() -> list[Record]:
    first = replace(example_record(), record_id="a-1", text=TEXT)
    return [first, replace(first, record_id="b-1", text="", authors=(), image=None, published=None, title="a\ud800")]


def plain_flat() -> list[dict[str, Any]]:
    return [{**flat(row), "title": (flat(row)["title"] or "").replace("\ud800", "?")} for row in rows()]


def instants_as_text(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [to_plain(line) for line in lines]


def read_json(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_avro(path: str) -> Iterator[Any]:
    with Path(path).open("rb") as stream:
        yield from fastavro.reader(stream)


@pytest.mark.parametrize("format_name", ["jsonl", "parquet", "avro"])
def test_flat_rows_are_the_same_in_every_format(tmp_path: Path, format_name: str) -> None:
    (path,) = write_to(f"{tmp_path}?format={format_name}&shape=flat", rows())
    assert path.endswith(f"records-w-000.flat.{format_name}")
    found = {
        "jsonl": lambda: list(read_json(path)),
        "parquet": lambda: pq.read_table(path).to_pylist(),
        "avro": lambda: list(read_avro(path)),
    }[format_name]()
    assert instants_as_text(found) == plain_flat()
    assert list(read_records(tmp_path)) == [], "a view is no record"


def test_instants_of_flat_parquet_are_timestamps(tmp_path: Path) -> None:
    (path,) = write_to(f"{tmp_path}?format=parquet&shape=flat", rows())
    query = f"SELECT published, author, image_url FROM '{path}' WHERE published < TIMESTAMPTZ '2026-01-01 00:00:00Z'"
    ((published, author, image),) = duckdb.execute(f"SET TimeZone = 'UTC'; {query}").fetchall()
    assert published.astimezone(UTC) == datetime(2025, 3, 3, 8, tzinfo=UTC)
    assert (author, image) == (example_record().authors[0], example_record().image.url)  # type: ignore[union-attr]


@pytest.mark.parametrize("roll", ["", "&roll_s=60"])
def test_csv_is_flat(tmp_path: Path, roll: str) -> None:
    sink = staging_sink(f"{tmp_path}?format=csv{roll}", what="records")
    writer = sink.stage("led-1")
    for row in rows():
        writer.write(row)
    for staged in writer.finish():
        sink.publish(staged)
    sink.roll("led-", everything=True)
    (path,) = tmp_path.glob("date=*/records-led-1-000.flat.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    wanted = plain_flat()
    assert [line["text"] for line in found] == [TEXT, ""]
    assert [list(line) for line in found] == [list(wanted[0])] * 2
    assert [line["published"] for line in found] == ["2025-03-03T08:00:00Z", ""]
    assert {line["is_stub"] for line in found} == {"false"}


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5 degrees", "@desk", "\t=1", "\r=1", "\n=1", "\uff1dA1", "\uff0b1"])
def test_a_text_in_csv_is_no_formula(tmp_path: Path, text: str) -> None:
    row = replace(example_record(), title=text, word_count=-3)
    for options, wanted in (("", f"'{text}"), ("&formulas=keep", text)):
        (path,) = write_to(f"{tmp_path}/{len(options)}?format=csv{options}", [row])
        with Path(path).open(encoding="utf-8", newline="") as stream:
            (line,) = csv.DictReader(stream)
        assert (line["title"], line["word_count"]) == (wanted, "-3")


@pytest.mark.parametrize("format_name", ["jsonl", "parquet", "avro", "csv"])
def test_an_output_may_have_chosen_columns(tmp_path: Path, format_name: str) -> None:
    fields = "record_id,published,published.value,author,entities.name,image.width,quotes.start"
    (path,) = write_to(f"{tmp_path}?format={format_name}&shape=flat&fields={fields}", rows())
    found = {
        "jsonl": lambda: list(read_json(path)),
        "parquet": lambda: pq.read_table(path).to_pylist(),
        "avro": lambda: list(read_avro(path)),
        "csv": lambda: list(csv.DictReader(Path(path).read_text().splitlines())),
    }[format_name]()
    first, second = instants_as_text(found)
    assert {name: str(value) for name, value in first.items()} == {
        "record_id": "a-1",
        "published": "2025-03-03T08:00:00Z",
        "published_value": "2025-03-03T08:00:00Z",
        "author": "Liis Aru",
        "entities_name": "Veskimere; Kaja Tormis; Norrby Marine",
        "image_width": "1600",
        "quotes_start": "; ".join(str(quote.start) for quote in example_record().quotes),
    }
    assert [second["published"] or None, second["image_width"] or None] == [None, None]


@pytest.mark.parametrize("format_name", ["jsonl", "parquet", "avro"])
def test_chunks_are_an_output_beside_records(tmp_path: Path, format_name: str) -> None:
    (path,) = write_to(f"{tmp_path}?format={format_name}&shape=chunks&words=80", rows())
    wanted = [to_plain(chunk) for chunk in chunks_of(rows()[0], 80)]
    assert len(wanted) == 3
    found = {"jsonl": read_json, "parquet": lambda path: pq.read_table(path).to_pylist(), "avro": read_avro}[format_name](path)
    assert instants_as_text(list(found)) == wanted
    assert view_in(path) is not None
    assert list(read_records(tmp_path)) == []


def test_other_rows_are_flat_too(tmp_path: Path) -> None:
    (path,) = write_to(f"{tmp_path}?shape=flat&compression=gzip", [example_event()], what="events")
    assert path.endswith(".flat.jsonl.gz")


@pytest.mark.parametrize(
    ("uri", "what", "told"),
    [
        ("news?shape=chunks", "records", "shape=chunks and words go together"),
        ("news?words=20", "records", "shape=chunks and words go together"),
        ("news?shape=chunks&words=0", "records", "words is 0; it must be 1 to 999999"),
        ("news?shape=chunks&words=20", "events", "only records have text"),
        ("news?shape=flat&format=ninjs", "records", "flat rows have no ninjs form"),
        ("news?shape=chunks&words=20&format=csv", "records", "chunks20 rows have no csv form"),
        ("news?shape=flat&fields=titel", "records", "there is no field 'titel'; did you mean 'title'"),
        ("news?shape=flat&fields=entities", "records", "'entities' has parts; name one of them: entities.name"),
        ("news?shape=flat&fields=image.url,image_url", "records", "the column 'image_url' is named twice"),
        ("news?shape=flat&fields=", "records", "there is no field ''"),
        ("news?fields=title", "records", "add shape=flat, or format=csv"),
        ("news?shape=chunks&words=9&fields=title", "records", "add shape=flat, or format=csv"),
        ("news?formulas=keep", "records", "formulas is an option of format=csv"),
        ("news?shape=deep", "records", "it can be whole or flat or chunks"),
    ],
)
def test_what_cannot_be_used_is_told(uri: str, what: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        make_sink(uri, what=what)


def test_a_run_writes_records_and_their_views(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.newsroom.server import Newsroom  # noqa: PLC0415
    from tests.support.run_newsbeam import Folders, run  # noqa: PLC0415

    folders = Folders(tmp_path)
    views = ["--output", f"{tmp_path}/flat?format=parquet&shape=flat", "--output", f"{tmp_path}/chunks?shape=chunks&words=50"]
    with Newsroom() as newsroom:
        run(newsroom.feeds[:2], folders, *views)
    records = folders.records()
    flats = [line for path in (tmp_path / "flat").glob("date=*/*") for line in pq.read_table(path).to_pylist()]
    assert sorted(line["record_id"] for line in flats) == sorted(record.record_id for record in records) != []
    pieces = [line for path in (tmp_path / "chunks").glob("date=*/*") for line in read_json(str(path))]
    assert {line["record_id"] for line in pieces} == {record.record_id for record in records if record.text}
