"""Events as rows: ids, every format, messages, what people see, where they go."""

import io
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cli import options
from pipeline.cli.commands.schema_command import print_schema
from pipeline.cli.printed.row_lines import table_line
from pipeline.endings import endings_of, unaccounted
from pipeline.option_values.events_place import events_beside
from pipeline.sinks.formats import file_kind
from pipeline.sinks.sink import refusal
from schemas.events import EVENT_TYPES, Event, make_event
from schemas.example import example_event
from schemas.messages import from_message, to_message
from schemas.read import read_events
from tests.support.feed_documents import NOW
from tests.support.records import events
from tests.support.sinks import staging_sink

FEED = "https://gull.example/feed"


def moved(**more: object) -> Event:
    return make_event("feed.moved", url=FEED, at=NOW, message="It moved.", feed_url=FEED, **more)  # type: ignore[arg-type]


def test_the_id_rests_on_what_happened_and_not_on_when_it_was_noticed() -> None:
    since = NOW - timedelta(hours=2)
    event = moved(since=since, marks=("https://gull.example/new",))
    later = make_event(
        "feed.moved",
        url=FEED,
        at=NOW + timedelta(days=1),
        message="Other words.",
        since=since,
        marks=("https://gull.example/new",),
    )
    assert event.event_id == later.event_id
    others = [moved(since=since), moved(), moved(since=NOW), make_event("feed.gone", url=FEED, at=NOW, message="", since=since)]
    assert len({event.event_id, *(other.event_id for other in others)}) == 5
    assert (event.severity, event.host, len(event.event_id)) == ("info", "gull.example", 32)


def test_a_type_that_is_not_listed_is_a_bug() -> None:
    with pytest.raises(ValueError, match=r"'feed\.tired' is not a type of events"):
        make_event("feed.tired", url=FEED, at=NOW, message="")
    assert {kind.severity for kind in EVENT_TYPES.values()} == {"info", "warning", "error"}


@pytest.mark.parametrize(("format_name", "compression"), [("jsonl", "zstd"), ("parquet", None), ("avro", None)])
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(rows=st.lists(events(), min_size=1, max_size=3))
def test_every_event_comes_back_in_every_format(format_name: str, compression: str | None, rows: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sink = staging_sink(folder, format=format_name, compression=compression, what="events", roll_bytes=None)
        writer = sink.stage("w")
        for row in rows:
            assert writer.write(row) is None
        for staged in writer.finish():
            sink.publish(staged)
        assert sorted(read_events(folder), key=repr) == sorted(rows, key=repr)


def test_events_have_no_ninjs_form() -> None:
    with pytest.raises(ValueError, match="events have no ninjs form"):
        file_kind("ninjs", "events", None)


@given(row=events(), encoding=st.sampled_from(["json", "avro"]))
def test_a_message_holds_the_event(row: Event, encoding: str) -> None:
    message = to_message(row, encoding)  # type: ignore[arg-type]
    assert from_message(message.data, message.attributes) == row


def test_messages_can_be_filtered_by_type() -> None:
    event = example_event()
    message = to_message(event, "json", ordered=True)
    assert message.attributes == {
        "ce-specversion": "1.0",
        "ce-id": event.event_id,
        "ce-type": "newsbeam.event.v1",
        "ce-source": event.url,
        "ce-subject": message.ordering_key,
        "ce-time": "2025-03-03T09:04:11Z",
        "ce-dataschema": "urn:newsbeam:schema:event:1.0",
        "content-type": "application/json",
        "type": "gap",
        "severity": "error",
        "host": "www.veskimere-post.example",
    }
    about_article = replace(event, article_id="a1")
    assert to_message(about_article, "json").attributes["ce-subject"] == "a1"


def test_an_event_is_no_item_and_has_a_counter() -> None:
    assert endings_of(example_event()) == ("event.gap",)
    assert unaccounted({"items": 2, "record": 2, "event.gap": 3}, 0, 0) == 0


def test_a_sink_that_refuses_an_event_leaves_a_dead_letter() -> None:
    letter = refusal(example_event(), "sql://x", "too long", NOW)
    assert (letter.url, letter.feed_url, letter.stage) == (example_event().url, example_event().feed_url, "write")


def test_people_see_a_line() -> None:
    assert table_line(example_event(), 110) == (
        "2025-03-03 09:04  error    gap                 https://www.veskimere-post.example/feed.xml  None of the 20 en…"
    )


def test_the_schema_is_printed() -> None:
    out = io.StringIO()
    assert print_schema("bigquery-ddl", what="events", out=out, err=io.StringIO()) == 0
    assert out.getvalue().startswith("CREATE TABLE IF NOT EXISTS newsbeam.events (")
    assert "PARTITION BY DATE(`at`)\nCLUSTER BY `type`, `host`" in out.getvalue()


@pytest.mark.parametrize(
    ("dead_letters", "place"),
    [
        (".newsbeam/dead-letters", ".newsbeam/events"),
        ("/data/dead", "/data/events"),
        ("/data/dead/", "/data/events"),
        ("dead", "events"),
        ("dead?format=parquet", "events"),
        ("file:///data/dead", "file:///data/events"),
        ("gs://bucket/news/dead", "gs://bucket/news/events"),
        ("gs://bucket", "gs://bucket/events"),
        ("pubsub://project/dead", "elsewhere"),
        ("unknown://x/y", "elsewhere"),
        ("http://[bad", "elsewhere"),
    ],
)
def test_events_go_beside_the_dead_letters(dead_letters: str, place: str) -> None:
    assert events_beside(dead_letters, "elsewhere") == place


def test_the_command_line_names_places_for_events(tmp_path: Path) -> None:
    def places(*words: str) -> list[tuple[str, str]]:
        command = words[0]
        given = options.parse([command, "https://gull.example/feed", *words[1:]])
        made = options.run_options(given) if command == "run" else options.stream_options(given)
        return [(output.uri, output.what) for output in made.events]

    assert places("run") == [(".newsbeam/events", "events")]
    assert places("run", "--state", "s", "--dead-letters", "pubsub://p/t") == [("s/events", "events")]
    assert places("run", "--events", "e", "--events", "pubsub://p/t") == [("e", "events"), ("pubsub://p/t", "events")]
    assert places("stream") == [("events", "events")]
    assert places("stream", "--dead-letters", "gs://b/dead") == [("gs://b/events", "events")]
