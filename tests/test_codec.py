"""JSON of records: one line, the same from both ways of writing it, read back as it was."""

import json
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.codec import from_json, from_plain, plain_from_json, plain_to_json, to_json, to_plain
from schemas.example import example_dead_letter, example_record
from schemas.records import Record


def test_text_and_plain_values_say_the_same() -> None:
    for row in (example_record(), example_dead_letter()):
        assert json.loads(to_json(row)) == to_plain(row)
        assert from_json(type(row), to_json(row)) == row


@given(title=st.text(st.characters(codec=None), max_size=50), count=st.integers(0, 10**18))
def test_any_text_is_one_line_that_can_be_encoded(title: str, count: int) -> None:
    record = replace(example_record(), title=title, word_count=count)
    line = to_json(record)
    assert line.splitlines() == [line]
    read = from_json(Record, line.encode())
    assert (read.word_count, read.title) == (count, title.encode("utf-8", "replace").decode())


def test_instants_are_in_utc_inside_of_anything() -> None:
    at = datetime(2025, 3, 3, 10, tzinfo=timezone(timedelta(hours=2)))
    assert to_json({"all": (at, [at])}) == '{"all":["2025-03-03T08:00:00Z",["2025-03-03T08:00:00Z"]]}'
    assert to_plain([at]) == ["2025-03-03T08:00:00Z"]


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes", Record, datetime(2025, 3, 3)])  # noqa: DTZ001  (refused)
def test_what_has_no_json_form_is_refused(value: object) -> None:
    for write in (to_json, to_plain):
        with pytest.raises((TypeError, ValueError), match="has no"):
            write((1, value))


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json([math.nan])
    assert to_json([1.5, datetime(2025, 3, 3, tzinfo=UTC)]) == '[1.5,"2025-03-03T00:00:00Z"]'


def test_both_writers_give_the_same_line(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (
        example_record(),
        example_dead_letter(),
        {"rows": [example_record()], "at": datetime(2025, 3, 3, 1, 2, 3, 4, tzinfo=UTC)},
    )
    fast = [to_json(row) for row in rows]
    monkeypatch.setattr("schemas.codec._is_written_alike", lambda value: False)
    assert [to_json(row) for row in rows] == fast
    assert [to_plain(row) for row in rows] == list(map(json.loads, fast))


@pytest.mark.parametrize("number", [2**63, -(2**70), 10**30])
def test_integers_of_any_size_are_kept(number: int) -> None:
    assert to_plain(plain_from_json(plain_to_json({"n": [number]}))) == {"n": [number]}
    assert from_json(Record, to_json(replace(example_record(), word_count=number))).word_count == number


def test_rows_of_others_are_read_as_before() -> None:
    plain = to_plain(example_record())
    plain["fetched_at"] = "2025-03-03T10:00:00+02:00"
    plain["language_probability"] = 1
    del plain["quotes"]
    for read in (from_json(Record, json.dumps(plain)), from_plain(Record, plain)):
        assert read.fetched_at == datetime(2025, 3, 3, 8, tzinfo=UTC)
        assert read.fetched_at.utcoffset() == timedelta(0)
        assert read.quotes == ()
        assert isinstance(read.language_probability, float)
    with pytest.raises(ValueError, match="has no time zone"):
        from_json(Record, json.dumps(plain | {"fetched_at": "2025-03-03T10:00:00"}))
    with pytest.raises(ValueError, match="'url' is missing"):
        from_json(Record, json.dumps({name: value for name, value in plain.items() if name != "url"}))


def test_plain_values_with_lone_surrogates_can_be_encoded() -> None:
    assert plain_from_json(plain_to_json({"title": "a\ud800b"}).encode()) == {"title": "a?b"}
