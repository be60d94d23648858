"""`newsbeam pubsub setup` creates what is missing, twice as well as once, and says what differs."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.commands.pubsub_setup import Resource, _schema_client, plan, setup
from schemas.documents import document
from schemas.example import example_record
from schemas.publish import RECORD
from tests.support.pubsub_server import PubSubServer, build, free_port
from tests.support.sinks import message_sink


def run(resources: list[Resource], *, dry_run: bool = False) -> tuple[int, list[str], str]:
    out, err = io.StringIO(), io.StringIO()
    code = setup(resources, dry_run=dry_run, out=out, err=err)
    return code, out.getvalue().splitlines(), err.getvalue()


@pytest.fixture(scope="module")
def binary() -> Path:
    return build()


@pytest.fixture
def server(binary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PubSubServer]:
    server = PubSubServer.start(binary, tmp_path / "journal")
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", server.address)
    yield server
    server.kill()


def test_a_plain_topic_needs_itself_and_a_subscription() -> None:
    topic, subscription = plan("pubsub://p/news")
    assert topic == Resource(kind="topic", name="projects/p/topics/news", settings={})
    assert (subscription.kind, subscription.name) == ("subscription", "projects/p/subscriptions/news-sub")
    assert subscription.settings["topic"] == "projects/p/topics/news"
    assert subscription.settings["enable_message_ordering"] is False


def test_avro_ordering_and_bigquery_are_planned_together() -> None:
    resources = plan("pubsub://p/news?format=avro&ordering=article_id", subscriptions=["a", "b"], bigquery_table="p.d.records")
    assert [(resource.kind, resource.name.rpartition("/")[2]) for resource in resources] == [
        ("schema", "newsbeam-record-v1"),
        ("topic", "news"),
        ("subscription", "a"),
        ("subscription", "b"),
        ("subscription", "news-bigquery"),
    ]
    assert resources[0].settings["definition"] == document(RECORD, "avro")
    assert resources[1].settings == {"schema_settings": {"schema": resources[0].name, "encoding": "BINARY"}}
    assert [resource.settings["enable_message_ordering"] for resource in resources[2:]] == [True, True, True]
    assert resources[4].settings["bigquery_config"] == {
        "table": "p.d.records",
        "use_topic_schema": True,
        "drop_unknown_fields": True,
    }


def test_json_goes_to_bigquery_by_the_tables_schema() -> None:
    config = plan("pubsub://p/news", bigquery_table="p.d.t")[-1].settings["bigquery_config"]
    assert config["use_table_schema"] is True
    assert "use_topic_schema" not in config


@pytest.mark.parametrize(
    ("uri", "more", "told"),
    [
        ("news", {}, "write pubsub://PROJECT/TOPIC"),
        ("pubsub://p/news", {"bigquery_table": "d.t"}, "write PROJECT.DATASET.TABLE"),
        ("pubsub://p/news?x=1", {}, "unknown option 'x'"),
    ],
)
def test_what_cannot_be_used_is_told(uri: str, more: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        plan(uri, **more)


def test_a_dry_run_connects_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", "127.0.0.1:1")
    code, lines, err = run(plan("pubsub://p/news?format=avro"), dry_run=True)
    assert (code, err) == (0, "")
    assert [line for line in lines if line.startswith("would")] == [
        "would create schema projects/p/schemas/newsbeam-record-v1",
        "would create topic projects/p/topics/news",
        "would create subscription projects/p/subscriptions/news-sub",
    ]


def test_it_is_created_once_and_used(server: PubSubServer) -> None:
    resources = plan("pubsub://p/news?format=avro", bigquery_table="p.d.records")
    names = [f"{resource.kind} {resource.name}" for resource in resources]
    assert run(resources) == (0, [f"created  {name}" for name in names], "")
    assert run(resources) == (0, [f"exists   {name}" for name in names], "")
    sink = message_sink("pubsub://p/news?format=avro", what="records")
    sink.check()
    writer = sink.open()
    writer.write(example_record())
    writer.deliver()
    assert server.process.poll() is None


def test_a_topic_with_a_schema_refuses_plain_json_before_the_run(server: PubSubServer) -> None:
    run(plan("pubsub://p/news?format=avro"))
    with pytest.raises(Exception, match=r"the topic has a schema, which plain JSON does not fit; add \?format=avro"):
        message_sink("pubsub://p/news", what="records").check()
    assert server.process.poll() is None


def test_a_schema_of_an_earlier_version_gets_a_revision(server: PubSubServer) -> None:
    schema, *rest = plan("pubsub://p/news?format=avro")
    earlier = json.loads(schema.settings["definition"])
    earlier["fields"].pop()
    run([Resource(kind="schema", name=schema.name, settings=schema.settings | {"definition": json.dumps(earlier)}), *rest])
    code, lines, _ = run([schema, *rest])
    assert (code, lines[0]) == (0, "updated  schema projects/p/schemas/newsbeam-record-v1")
    there = _schema_client().get_schema(request={"name": schema.name, "view": "FULL"})
    assert there.definition == document(RECORD, "avro")
    assert run([schema, *rest])[1][0] == "exists   schema projects/p/schemas/newsbeam-record-v1"
    assert server.process.poll() is None


def test_what_differs_is_told_and_left(server: PubSubServer) -> None:
    run(plan("pubsub://p/news"))
    code, lines, err = run(plan("pubsub://p/news?format=avro&ordering=article_id"))
    assert code == 1
    assert lines == [
        "created  schema projects/p/schemas/newsbeam-record-v1",
        "differs  topic projects/p/topics/news",
        "differs  subscription projects/p/subscriptions/news-sub",
    ]
    assert "resources that differ are unchanged" in err
    assert server.process.poll() is None


def test_a_service_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", f"127.0.0.1:{free_port()}")
    out, err = io.StringIO(), io.StringIO()
    code = setup(plan("pubsub://p/news"), dry_run=False, out=out, err=err, give_up_s=0.5)

    assert (code, out.getvalue()) == (1, "")
    assert err.getvalue().startswith("newsbeam pubsub setup: Timeout of 0.5s exceeded")
