"""Refusals: bounded sentences without control characters, of any kind of row."""

from datetime import UTC, datetime

from pipeline.endings import unaccounted
from pipeline.sinks.rows import PUBLISHED, Row
from pipeline.sinks.sink import refusal
from schemas.dead_letters import DeadLetter
from schemas.example import example_dead_letter, example_event, example_record

AT = datetime(2025, 3, 3, tzinfo=UTC)


def test_a_refused_row_says_where_it_came_from_and_why() -> None:
    row = example_record()
    assert refusal(row, "lines:///x", "no room", AT) == DeadLetter(
        url=row.url,
        feed_url=row.feed_url,
        stage="write",
        reason="refused_by_sink",
        message="Refused by lines:///x: no room.",
        attempts=1,
        at=AT,
    )


def test_the_answer_of_a_service_is_cut_and_cleaned() -> None:
    message = refusal(example_record(), "x://y", "\x1b[31m422\r\n" + "<p>" * 10_000, AT).message
    assert message.startswith("Refused by x://y:  [31m422  <p>")
    assert message.isprintable()
    assert len(message) < 600


def test_every_kind_of_row_has_what_sinks_need() -> None:
    rows: list[Row] = [example_record(), example_dead_letter(), example_event()]
    assert {type(row) for row in rows} == {published.cls for published in PUBLISHED.values()}
    for row in rows:
        assert refusal(row, "x://y", "no", AT).url == row.url
        (published,) = [published for published in PUBLISHED.values() if isinstance(row, published.cls)]
        assert getattr(row, published.partition_by).tzinfo is not None


def test_a_refused_record_is_counted_once() -> None:
    assert unaccounted({"items": 2, "record": 2, "dead.refused_by_sink": 1, "dead.too_large_for_sink": 1}, 0, 0) == 0
