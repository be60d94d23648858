"""Some fields of a row, a row on one level, and chunks of its text."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cli.main import main
from schemas import read_records
from schemas.chunks import chunks_of
from schemas.codec import to_json
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.example import example_dead_letter, example_event, example_record
from schemas.records import Record
from schemas.shapes import flat, picker
from tests.support.records import dead_letters, records
from tests.support.sinks import write_to


def test_fields_of_every_depth() -> None:
    pick = picker(Record, ["title", "published.value", "entities.name", "image.width", "time_claims.claim.source"])
    assert pick(example_record()) == {
        "title": "Veskimere to build €2.4m ferry pier",
        "published.value": "2025-03-03T08:00:00Z",
        "entities.name": ["Veskimere", "Kaja Tormis", "Norrby Marine"],
        "image.width": 1600,
        "time_claims.claim.source": ["feed:pubdate", "json-ld:dateModified"],
    }
    bare = replace(example_record(), image=None, entities=(), published=None)
    assert list(pick(bare).values())[1:4] == [None, [], None]
    assert picker(DeadLetter, ["item.tags"])(example_dead_letter()) == {"item.tags": ["Veskimere", "ferries"][:1]}


@pytest.mark.parametrize("path", ["colour", "title.x", "published.colour", "", "published."])
def test_a_field_that_no_row_has_is_told(path: str) -> None:
    with pytest.raises(ValueError, match="there is no field"):
        picker(Record, [path])


def test_a_row_on_one_level() -> None:
    line = flat(example_record())
    assert (line["published"], line["published_precision"]) == ("2025-03-03T08:00:00Z", "instant")
    assert (line["author"], line["authors"]) == ("Liis Aru", "Liis Aru; Oskar Vahtra")
    assert (line["image_url"], line["image_width"]) == ("https://www.veskimere-post.example/img/pier.jpg", 1600)
    assert "entities" not in line
    assert flat(replace(example_record(), authors=(), image=None, published=None))["image_url"] is None
    assert flat(example_event())["type"] == example_event().type


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(row=records() | dead_letters())
def test_every_row_has_the_same_flat_fields(row: Any) -> None:
    example = example_record() if isinstance(row, Record) else example_dead_letter()
    line = flat(row)
    assert line.keys() == flat(example).keys()
    assert not any(isinstance(value, list | dict) for value in line.values())
    assert json.loads(to_json(line)) is not None


@settings(max_examples=300, deadline=None)
@given(
    paragraphs=st.lists(
        st.lists(st.text("aé漢 \n", min_size=1, max_size=6).map(str.split).map(" ".join), max_size=12), max_size=8
    ),
    most=st.integers(1, 9),
)
def test_every_word_is_in_one_chunk(paragraphs: list[list[str]], most: int) -> None:
    text = "\n\n".join(" ".join(words) for words in paragraphs)
    chunks = list(chunks_of(replace(example_record(), text=text), most))
    assert [word for chunk in chunks for word in chunk.text.split()] == text.split()
    assert all(chunk.text == text[chunk.start : chunk.end] for chunk in chunks)
    assert all(chunk.words == len(chunk.text.split()) <= most for chunk in chunks)
    assert [chunk.number for chunk in chunks] == list(range(len(chunks)))


def test_chunks_end_with_a_paragraph() -> None:
    text = "one two three\n\nfour five\n\nsix\n\n" + " ".join(["long"] * 12)
    chunks = list(chunks_of(replace(example_record(), text=text), 5))
    assert [(chunk.chunk_id[-2:], chunk.text.count("\n\n"), chunk.words) for chunk in chunks] == [
        (":0", 1, 5),
        (":1", 0, 1),
        (":2", 0, 5),
        (":3", 0, 5),
        (":4", 0, 2),
    ]
    assert chunks[0].title == example_record().title
    assert list(chunks_of(replace(example_record(), text=""), 5)) == []
    with pytest.raises(ValueError, match="a chunk cannot have 0 words"):
        next(chunks_of(example_record(), 0))


def test_tail_prints_shapes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_to(str(tmp_path), [example_record()])
    assert main(["tail", str(tmp_path), "--chunks", "20"]) == 0
    chunks = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(chunks) == 2
    assert chunks[0]["published"]["value"] == "2025-03-03T08:00:00Z"
    assert main(["tail", str(tmp_path), "--flat"]) == 0
    assert json.loads(capsys.readouterr().out) == flat(example_record())
    for wrong in (
        ["--fields", "colour"],
        ["--flat", "--json"],
        ["--where", "colour == 1"],
        ["--chunks", "5", "--dead-letters"],
    ):
        assert main(["tail", str(tmp_path), *wrong]) == 2


def test_records_that_match(tmp_path: Path) -> None:
    rows = [replace(example_record(), record_id=f"r{n}", language="de" if n % 2 else "en", word_count=n) for n in range(6)]
    write_to(str(tmp_path), rows)
    assert [row.record_id for row in read_records(tmp_path, where='language == "de" and word_count > 1')] == ["r3", "r5"]
    assert [row.record_id for row in read_records(tmp_path, where=lambda row: row.word_count == 2)] == ["r2"]
    with pytest.raises(ValueError, match="colour"):
        read_records(tmp_path, where="colour == 1")
    with pytest.raises(ValueError, match="has no time zone"):
        read_records(tmp_path, since=example_record().first_seen_at.replace(tzinfo=None))


def test_events_have_no_chunks_but_fields() -> None:
    assert picker(Event, ["type", "at"])(example_event())["type"] == example_event().type
