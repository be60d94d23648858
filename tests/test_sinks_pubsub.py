"""Messages are confirmed, complete, in order where asked, and known again by their ids; against a real gRPC server."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.sinks.servers.pubsub import PubSubSink, PubSubWriter, Topic
from pipeline.sinks.sink import SinkError
from schemas.codec import from_json
from schemas.dead_letters import DeadLetter
from schemas.example import example_dead_letter, example_record
from schemas.messages import from_message, to_message
from schemas.records import Record
from tests.support.pubsub_server import PubSubServer, build, free_port
from tests.support.records import dead_letters, records
from tests.support.sinks import message_sink

TOPIC = "projects/p/topics/news"
URI = "pubsub://p/news"


@pytest.fixture(scope="session")
def binary() -> Path:
    return build()


@pytest.fixture
def server(binary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PubSubServer]:
    server = PubSubServer.start(binary, tmp_path / "journal", "-topic", TOPIC)
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", server.address)
    yield server
    server.kill()


def record(number: int, **more: Any) -> Record:
    return replace(example_record(), record_id=f"r{number}", **more)


def ids(messages: list[dict[str, Any]]) -> list[str]:
    return [message["attributes"]["ce-id"] for message in messages]


def received(server: PubSubServer, subscription: str, wanted: int) -> list[Any]:
    from google.cloud.pubsub_v1 import SubscriberClient  # noqa: PLC0415

    del server
    messages: list[Any] = []
    with SubscriberClient() as client:
        while len(messages) < wanted:
            got = client.pull(subscription=subscription, max_messages=500, timeout=10).received_messages
            messages.extend(message.message for message in got)
            client.acknowledge(subscription=subscription, ack_ids=[message.ack_id for message in got])
    return messages


def subscribe(name: str = "projects/p/subscriptions/s", **more: Any) -> str:
    from google.cloud.pubsub_v1 import SubscriberClient  # noqa: PLC0415

    with SubscriberClient() as client:
        client.create_subscription(request={"name": name, "topic": TOPIC, **more})
    return name


@pytest.mark.parametrize("format_name", ["jsonl", "avro"])
def test_a_thousand_records_arrive_with_their_attributes(server: PubSubServer, format_name: str) -> None:
    subscription = subscribe()
    sink = message_sink(f"{URI}?format={format_name}", what="records")
    sink.check()
    writer = sink.open()
    wanted = [record(number, language="de" if number % 2 else "en") for number in range(1000)]
    for row in wanted:
        assert writer.write(row) is None
    assert writer.deliver() == []
    messages = received(server, subscription, 1000)
    sink.close()
    assert Counter(message.attributes["ce-id"] for message in messages) == Counter(row.record_id for row in wanted)
    read = [from_message(message.data, dict(message.attributes)) for message in messages]
    assert {row.record_id: row for row in read if isinstance(row, Record)} == {row.record_id: row for row in wanted}
    assert dict(next(message for message in messages if message.attributes["ce-id"] == "r7").attributes) == {
        "ce-specversion": "1.0",
        "ce-id": "r7",
        "ce-type": "newsbeam.record.v1",
        "ce-source": example_record().feed_url,
        "ce-subject": example_record().article_id,
        "ce-time": "2025-03-03T09:04:12.131442Z",
        "ce-dataschema": "urn:newsbeam:schema:record:1.0",
        "content-type": {"jsonl": "application/json", "avro": "application/avro"}[format_name],
        "language": "de",
        "host": "www.veskimere-post.example",
        "change": "headline",
    }


def test_a_subscription_can_filter_by_language(server: PubSubServer) -> None:
    subscription = subscribe(filter='attributes.language = "de"')
    writer = message_sink(URI, what="records").open()
    for number in range(10):
        writer.write(record(number, language="de" if number % 2 else "en"))
    writer.deliver()
    messages = received(server, subscription, 5)
    assert sorted(message.attributes["ce-id"] for message in messages) == ["r1", "r3", "r5", "r7", "r9"]


def test_revisions_of_an_article_keep_their_order_when_asked(server: PubSubServer) -> None:
    writer = message_sink(f"{URI}?ordering=article_id", what="records").open()
    for number in range(100):
        writer.write(record(number, article_id=f"a{number % 5}", revision=number // 5))
    writer.deliver()
    by_key: dict[str, list[int]] = {}
    for message in server.accepted():
        by_key.setdefault(message["ordering_key"], []).append(from_json(Record, message["data"]).revision)
    assert by_key == {f"a{key}": list(range(20)) for key in range(5)}


def test_a_subscriber_gets_ordered_revisions_in_order(server: PubSubServer) -> None:
    subscription = subscribe(enable_message_ordering=True)
    writer = message_sink(f"{URI}?ordering=article_id", what="records").open()
    for number in range(12):
        writer.write(record(number, article_id=f"a{number % 3}", revision=number // 3))
    writer.deliver()
    by_key: dict[str, list[int]] = {}
    for message in received(server, subscription, 12):
        by_key.setdefault(message.ordering_key, []).append(from_json(Record, message.data).revision)
    assert by_key == {f"a{key}": [0, 1, 2, 3] for key in range(3)}


@pytest.mark.parametrize("ordering", ["", "?ordering=article_id"])
def test_nothing_is_lost_when_the_server_dies_and_comes_back(
    binary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ordering: str
) -> None:
    port = free_port()
    first = PubSubServer.start(binary, tmp_path / "journal", "-topic", TOPIC, port=port)
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", first.address)
    writer = message_sink(f"{URI}{ordering}", what="records").open()
    servers = [first]
    for number in range(150):
        writer.write(record(number, article_id=f"a{number}"))
    while len(first.accepted()) < 50:
        time.sleep(0.01)  # until it is in the middle of it
    first.kill()
    back = threading.Thread(
        target=lambda: servers.append(PubSubServer.start(binary, tmp_path / "journal", "-topic", TOPIC, port=port))
    )
    for number in range(150, 300):
        writer.write(record(number, article_id=f"a{number}"))
    back.start()
    writer.deliver()
    back.join()
    servers[-1].kill()
    assert set(ids(first.accepted())) == {f"r{number}" for number in range(300)}


def test_a_refusal_now_and_then_loses_nothing(binary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = PubSubServer.start(binary, tmp_path / "journal", "-topic", TOPIC, "-refuse-every", "3")
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", server.address)
    writer = message_sink(URI, what="records").open()
    for number in range(1000):
        writer.write(record(number))
    writer.deliver()
    server.kill()
    assert Counter(ids(server.accepted())) == Counter(f"r{number}" for number in range(1000))


@pytest.mark.parametrize("ordering", ["", "?ordering=article_id"])
def test_a_cycle_that_is_refused_for_good_is_repeated_with_the_same_ids(
    binary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ordering: str
) -> None:
    failed_precondition = "9"
    # Not every third here: how many requests a cycle takes depends on the machine, and none would get through.
    server = PubSubServer.start(
        binary, tmp_path / "journal", "-topic", TOPIC, "-refuse-every", "7", "-code", failed_precondition
    )
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", server.address)
    sink = message_sink(f"{URI}{ordering}", what="records")
    failures = 0
    for cycle in range(10):
        while True:
            writer = sink.open()
            try:
                for number in range(12):
                    writer.write(record(cycle * 12 + number, article_id="same"))
                writer.deliver()
                break
            except SinkError as error:
                assert "refused by the test" in str(error)  # noqa: PT017  (only some of the attempts fail)
                failures += 1
                assert failures < 100
    server.kill()
    assert failures > 0
    assert set(ids(server.accepted())) == {f"r{number}" for number in range(120)}


def test_a_service_that_stays_away_fails_the_cycle_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", f"127.0.0.1:{free_port()}")
    for ordered in (False, True):
        sink = PubSubSink(Topic(project="p", name="news", ordered=ordered), give_up_s=0.5)
        with pytest.raises(SinkError, match=r"cannot publish to pubsub://p/news"):
            sink.check()
        writer = sink.open()
        writer.write(record(1))
        monkeypatch.setattr("pipeline.sinks.servers.pubsub.GRACE_S", 0.5)
        with pytest.raises(
            SinkError, match=r"did not answer within 0\.5 s( \(last: .*\))?; what it has not confirmed is sent again"
        ):
            writer.deliver()


def test_a_topic_that_is_not_there_is_told(server: PubSubServer) -> None:
    sink = message_sink("pubsub://p/other", what="records")
    with pytest.raises(SinkError, match="there is no such topic; `newsbeam pubsub setup pubsub://p/other` creates it"):
        sink.check()
    writer = sink.open()
    writer.write(record(1))
    with pytest.raises(SinkError, match="there is no such topic"):
        writer.deliver()
    assert server.accepted() == []


def test_a_record_that_no_message_can_hold_comes_back_as_a_dead_letter(server: PubSubServer) -> None:
    sink = PubSubSink(Topic(project="p", name="news"))
    writer = sink.open()
    assert writer.write(record(1)) is None
    dead = writer.write(record(2, text="x" * 10_000_000))
    assert writer.write(record(3, language="x" * 1025)) is not None
    writer.deliver()
    assert dead is not None
    size = len(to_message(record(2, text="x" * 10_000_000), "json").data)
    assert dead == DeadLetter(
        url=example_record().url,
        feed_url=example_record().feed_url,
        stage="write",
        reason="too_large_for_sink",
        message=dead.message,
        attempts=1,
        at=dead.at,
    )
    assert dead.message.startswith(f"Refused by pubsub://p/news: the message has {size // 1_000_000},")
    assert ids(server.accepted()) == ["r1"]


def test_a_number_that_json_does_not_know_costs_its_record_only() -> None:
    """docs/sinks.md, Guarantees: a record that a sink can never take becomes a dead letter, on every sink."""
    sink = PubSubSink(Topic(project="p", name="news"))
    client: Any = None  # nothing is published
    dead = PubSubWriter(sink, client).write(record(1, language_probability=float("nan")))
    assert dead is not None
    assert (dead.reason, dead.stage) == ("refused_by_sink", "write")


def test_a_message_of_some_megabytes_goes_through(server: PubSubServer) -> None:
    writer = message_sink(URI, what="records").open()
    # The test server takes 4 MiB a request; the real one 10 MB.
    assert writer.write(record(1, text="x" * 4_000_000)) is None
    assert writer.write(record(2)) is None
    writer.deliver()
    assert sorted(ids(server.accepted())) == ["r1", "r2"]


def test_a_long_feed_url_does_not_cost_the_record(server: PubSubServer) -> None:
    writer = message_sink(URI, what="records").open()
    assert writer.write(record(1, feed_url="https://a.example/" + "ü" * 600)) is None
    writer.deliver()
    assert server.accepted()[0]["attributes"]["ce-source"] == "//www.veskimere-post.example"


def test_dead_letters_are_messages_too(server: PubSubServer) -> None:
    sink = message_sink(f"{URI}?format=avro", what="dead_letters")
    for _ in range(2):
        writer = sink.open()
        assert writer.write(example_dead_letter()) is None
        writer.deliver()
    first, again = server.accepted()
    assert first == again
    assert from_message(first["data"], first["attributes"]) == example_dead_letter()
    assert first["attributes"]["reason"] == "http_status"


def test_a_dead_letter_leaves_its_item_behind_when_it_is_too_large(server: PubSubServer) -> None:
    item = example_dead_letter().item
    assert item is not None
    writer = message_sink(URI, what="dead_letters").open()
    assert writer.write(replace(example_dead_letter(), item=replace(item, title="x" * 10_000_000))) is None
    writer.deliver()
    (message,) = server.accepted()
    assert from_message(message["data"], message["attributes"]) == replace(example_dead_letter(), item=None)


def test_waiting_bytes_are_bounded(server: PubSubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sinks.servers.pubsub.MAX_WAITING_BYTES", 50_000)
    writer = message_sink(URI, what="records").open()
    most = 0
    for number in range(100):
        writer.write(record(number, text="x" * 10_000))
        most = max(most, writer._waiting_bytes)  # type: ignore[attr-defined]
    writer.deliver()
    assert most <= 50_000
    assert len(server.accepted()) == 100


@pytest.mark.parametrize("encoding", ["json", "avro"])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(row=records() | dead_letters())
def test_every_row_comes_back_out_of_its_message(encoding: Any, row: Record | DeadLetter) -> None:
    message = to_message(row, encoding)
    assert from_message(message.data, message.attributes) == row
    assert [name for name, value in message.attributes.items() if not isinstance(value, str)] == []


@pytest.mark.parametrize(
    ("attributes", "data", "told"),
    [
        ({}, b"{}", "a message of type '' is no record"),
        ({"ce-type": "newsbeam.record.v2"}, b"{}", "no record, dead letter or event"),
        ({"ce-type": "newsbeam.record.v1"}, b"{}", "content type '' is neither JSON nor Avro"),
        ({"ce-type": "newsbeam.record.v1", "content-type": "application/json"}, b"{}", "'record_id' is missing"),
        ({"ce-type": "newsbeam.record.v1", "content-type": "application/json"}, b"\xff", "codec|invalid|decode"),
        ({"ce-type": "newsbeam.record.v1", "content-type": "application/avro"}, b"", "use that version"),
        (
            {
                "ce-type": "newsbeam.record.v1",
                "content-type": "application/avro",
                "ce-dataschema": "urn:newsbeam:schema:record:1.0",
            },
            b"\x04a",
            "the data are no Avro record",
        ),
    ],
)
def test_a_foreign_message_is_told(attributes: dict[str, str], data: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        from_message(data, attributes)


def test_the_service_takes_the_avro_schema(server: PubSubServer) -> None:
    from pipeline.cli.commands.pubsub_setup import _schema_client  # noqa: PLC0415
    from schemas.documents import document  # noqa: PLC0415
    from schemas.publish import RECORD  # noqa: PLC0415

    client = _schema_client()
    schema = {"type_": "AVRO", "definition": document(RECORD, "avro")}
    client.validate_schema(parent="projects/p", schema=schema)
    created = client.create_schema(parent="projects/p", schema_id="s", schema=schema)
    assert json.loads(created.definition)["name"] == "Record"
    assert server.accepted() == []
