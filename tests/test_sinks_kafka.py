"""Messages are confirmed, complete, in the order of their article, and known again by their ids; against a real broker."""

import random
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.main import main
from pipeline.sinks.registry import make_sink
from pipeline.sinks.servers.kafka import KafkaSink, KafkaTopic
from pipeline.sinks.sink import PreparedSink, SinkError
from pipeline.sinks.what import What
from schemas.dead_letters import DeadLetter
from schemas.example import example_dead_letter, example_event, example_record
from schemas.messages import from_message
from schemas.records import Record
from tests.support.kafka_broker import KafkaBroker
from tests.support.killed_cycles import KILLS, run_with_kills
from tests.support.refusing_kafka import refusing_third
from tests.support.revised_rows import latest_of, revised_records
from tests.support.sinks import message_sink, write_through_an_outage

_topics = iter(range(1000))


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KafkaBroker]:
    pytest.importorskip("confluent_kafka")
    broker = KafkaBroker(tmp_path_factory.mktemp("kafka"))
    broker.start()
    yield broker
    broker.kill()


@pytest.fixture
def topic(broker: KafkaBroker) -> str:
    """The URI of an empty topic with three partitions."""
    uri = f"kafka://{broker.address}/news{next(_topics)}"
    sink = make_sink(f"{uri}?partitions=3", what="records")
    assert isinstance(sink, PreparedSink)
    sink.setup()
    return uri


def write(uri: str, rows: list[Any], what: What = "records") -> list[DeadLetter]:
    sink = message_sink(uri, what=what)
    sink.check()
    writer = sink.open()
    refused = [letter for row in rows if (letter := writer.write(row)) is not None]
    refused += writer.deliver()
    sink.close()
    return refused


def attributes(message: Any) -> dict[str, str]:
    headers = {name: value.decode() for name, value in message.headers()}
    return {f"ce-{name[3:]}" if name.startswith("ce_") else name: value for name, value in headers.items()}


def taken(broker: KafkaBroker, uri: str) -> list[Any]:
    messages = broker.messages(uri.rpartition("/")[2])
    return [from_message(message.value(), attributes(message)) for message in messages]


@pytest.mark.parametrize("format_name", ["jsonl", "avro"])
def test_a_message_has_a_row_and_its_attributes(broker: KafkaBroker, topic: str, format_name: str) -> None:
    assert write(f"{topic}?format={format_name}", [example_record()]) == []
    assert write(f"{topic}?format={format_name}", [example_dead_letter()], "dead_letters") == []
    assert write(f"{topic}?format={format_name}", [example_event()], "events") == []
    rows = taken(broker, topic)
    assert sorted(rows, key=repr) == sorted([example_record(), example_dead_letter(), example_event()], key=repr)
    messages = broker.messages(topic.rpartition("/")[2])
    (message,) = (message for message in messages if dict(message.headers())["ce_type"] == b"newsbeam.record.v1")
    assert message.key() == example_record().article_id.encode()
    assert dict(message.headers()) | {"ce_time": b"", "ce_source": b"", "ce_dataschema": b""} == {
        "ce_specversion": b"1.0",
        "ce_type": b"newsbeam.record.v1",
        "ce_id": example_record().record_id.encode(),
        "ce_subject": example_record().article_id.encode(),
        "ce_time": b"",
        "ce_source": b"",
        "ce_dataschema": b"",
        "content-type": b"application/json" if format_name == "jsonl" else b"application/avro",
        "language": b"en",
        "host": b"www.veskimere-post.example",
        "change": b"headline",
    }


def check_content(broker: KafkaBroker, topic: str, rows: list[Record]) -> None:
    """Every row, repeats only of whole rows; the revisions of an article in order."""
    found = taken(broker, topic)
    assert {row.record_id: row for row in found} == {row.record_id: row for row in rows}
    assert latest_of(found) == latest_of(rows)
    order: dict[str, list[int]] = {}
    for row in found:
        seen = order.setdefault(row.article_id, [])
        seen += [row.revision] if row.revision not in seen else []
    assert {tuple(revisions) for revisions in order.values()} == {(1, 2, 3, 4)}


def test_nothing_is_lost_when_the_broker_dies_and_refuses(tmp_path: Path) -> None:
    """It refuses every third request to produce, is killed in the middle, and comes back."""
    listener = socket.create_server(("127.0.0.1", 0))
    proxy = "{}:{}".format(*listener.getsockname())
    properties = tmp_path / "client.properties"
    properties.write_text("batch.num.messages=10\n")  # many requests
    rows = revised_records(1000)
    broker = KafkaBroker(tmp_path, advertised=proxy)
    with refusing_third(listener, ("127.0.0.1", broker.port)) as refusals:
        broker.start()
        uri = f"kafka://{refusals.address}/news"
        assert main(["sink", "setup", f"{uri}?partitions=3"]) == 0
        sink = message_sink(f"{uri}?config={properties}", what="records")
        write_through_an_outage(sink, rows, first=500, stop=broker.kill, back=threading.Thread(target=broker.start))
        assert refusals.refused > 20
        check_content(broker, uri, rows)
        assert Counter(row.record_id for row in taken(broker, uri)) == Counter(row.record_id for row in rows), "no repeats"
    broker.kill()


def test_kills_at_random_moments(broker: KafkaBroker, topic: str, tmp_path: Path) -> None:
    run_with_kills(tmp_path, topic, rows=1000, kills=KILLS, rng=random.Random(11))
    check_content(broker, topic, revised_records(1000))


def test_messages_that_are_too_large_are_dead_letters(broker: KafkaBroker, topic: str) -> None:
    rows = [replace(row, text="x" * 1_000_000) if row.revision == 2 else row for row in revised_records(12)]
    refused = write(topic, rows)
    assert [letter.reason for letter in refused] == ["too_large_for_sink"] * 3
    assert "bytes, more than message.max.bytes of the client properties" in refused[0].message
    assert {row.record_id for row in taken(broker, topic)} == {row.record_id for row in rows if row.revision != 2}
    item = example_dead_letter().item
    assert item is not None
    letter = replace(example_dead_letter(), item=replace(item, title=rows[1].text))
    assert write(topic, [letter], "dead_letters") == []
    assert replace(letter, item=None) in taken(broker, topic)


def test_a_row_that_json_does_not_know_is_a_dead_letter(broker: KafkaBroker, topic: str) -> None:
    rows = [replace(example_record(), language_probability=float("nan")), example_record()]
    assert [letter.reason for letter in write(topic, rows)] == ["refused_by_sink"]
    assert len(taken(broker, topic)) == 1


def test_a_topic_is_made_once(broker: KafkaBroker, capsys: pytest.CaptureFixture[str]) -> None:
    uri = f"kafka://{broker.address}/fresh?partitions=2&compact=yes"
    with pytest.raises(
        SinkError, match=r"there is no such topic; `newsbeam sink setup kafka://127.0.0.1:\d+/fresh` creates it"
    ):
        make_sink(uri, what="records").check()
    assert main(["sink", "setup", uri, "--dry-run"]) == 0
    assert main(["sink", "setup", uri]) == 0
    assert main(["sink", "setup", uri]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "topic fresh: partitions 2, cleanup.policy compact",
        "created topic fresh: partitions 2, cleanup.policy compact",
        "exists  topic fresh",
    ]


def test_a_broker_that_stays_away_fails_the_cycle_in_time() -> None:
    pytest.importorskip("confluent_kafka")
    sink = KafkaSink(KafkaTopic(brokers="127.0.0.1:9", name="news"), give_up_s=0.5)
    with pytest.raises(SinkError, match=r"cannot publish to kafka://127.0.0.1:9/news: .*is sent again"):
        sink.check()
    writer = sink.open()
    writer.write(example_record())
    with pytest.raises(SinkError, match=r"cannot publish to kafka://127.0.0.1:9/news: .*within 0\.5 s is sent again"):
        writer.deliver()


def test_messages_that_wait_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker that is away holds up the writer before its memory grows."""
    pytest.importorskip("confluent_kafka")
    monkeypatch.setattr("pipeline.sinks.servers.kafka.MAX_WAITING_KB", 1_000)
    sink = KafkaSink(KafkaTopic(brokers="127.0.0.1:9", name="news"), give_up_s=0.5)
    writer = sink.open()
    row = replace(example_record(), text="x" * 100_000)
    written: list[DeadLetter | None] = []
    with pytest.raises(SinkError, match=r"kafka://127.0.0.1:9/news"):
        written.extend(writer.write(row) for _ in range(1_000))
    assert 5 <= len(written) <= 10


def test_secrets_are_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("confluent_kafka")
    sink = KafkaSink(KafkaTopic(brokers="127.0.0.1:9", name="news"))
    monkeypatch.setenv("NEWSBEAM_KAFKA_CONFIG", str(tmp_path / "none"))
    with pytest.raises(SinkError, match=r"cannot read .*none: No such file"):
        sink.open()
    properties = tmp_path / "client.properties"
    monkeypatch.setenv("NEWSBEAM_KAFKA_CONFIG", str(properties))
    properties.write_text("# user\nsasl.username = news\nsasl.password=a=b\n")
    assert sink._configuration()["sasl.password"] == "a=b"
    properties.write_text("hunter2\n")
    with pytest.raises(SinkError, match="is no property; write NAME=VALUE") as told:
        sink.open()
    properties.write_text("no.such.property=hunter2\n")
    with pytest.raises(SinkError, match="correct the client properties") as told_too:
        sink.open()
    assert "hunter2" not in f"{told.value}{told_too.value}"


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("kafka://h:9092", "write kafka://HOST:PORT/TOPIC"),
        ("kafka:///t", "write kafka://HOST:PORT/TOPIC"),
        ("kafka://u:p@h/t", "holds a password"),
        ("kafka://h/t?format=parquet", "messages have no format 'parquet'"),
        ("kafka://h/t?partitions=many", "partitions is 'many'; it must be a whole number"),
    ],
)
def test_what_cannot_be_used_is_told(uri: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        make_sink(uri, what="records")


def test_a_client_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sinks.servers.kafka.find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"pip install 'newsbeam\[kafka\]'"):
        make_sink("kafka://h/t", what="records")
