"""The examples for consumers do what they say."""

import asyncio
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from examples import consume_kafka, load_documents, search_postgres
from examples.consume_duckdb import articles_by_host
from examples.consume_pandas import frame
from examples.consume_pubsub import consume
from pipeline.cli.main import main
from schemas.example import example_record
from schemas.records import Record
from tests.support.kafka_broker import KafkaBroker
from tests.support.postgres_server import PASSWORD, postgres_server
from tests.support.pubsub_server import PubSubServer, build, pulls_end_cancelled
from tests.support.sinks import write_to

EXAMPLES = Path(__file__).parents[1] / "examples"


def record(article: str, revision: int, **more: Any) -> Record:
    return replace(example_record(), record_id=f"{article}-{revision}", article_id=article, revision=revision, **more)


ROWS = [
    record("a", 1, title="first", word_count=10),
    record("b", 1, host="other.example", language="de", title="other", word_count=5),
    record("a", 2, title="second", word_count=12),
    record("c", 1, title="third", word_count=1),
    record("d", 1, title="gone", word_count=100),
    record("d", 2, change="removed", word_count=0),
]


def test_duckdb_counts_articles_and_not_revisions(tmp_path: Path) -> None:
    write_to(f"{tmp_path}?format=parquet", ROWS)
    assert articles_by_host(str(tmp_path)) == [("www.veskimere-post.example", "en", 2, 13), ("other.example", "de", 1, 5)]


@pytest.mark.parametrize("options", ["", "?format=parquet", "?format=avro"])
def test_pandas_holds_the_last_revision_of_each_article(tmp_path: Path, options: str) -> None:
    write_to(f"{tmp_path}{options}", ROWS)
    articles = frame(str(tmp_path))
    assert sorted(articles["record_id"]) == ["a-2", "b-1", "c-1", "d-2"]
    assert str(articles["first_seen_at"].dt.tz) == "UTC"
    assert list(articles["title"][articles["article_id"] == "a"]) == ["second"]
    assert frame(str(tmp_path / "date=2025-03-03")).equals(articles)


def test_jq_prints_titles_of_a_language(tmp_path: Path) -> None:
    if shutil.which("jq") is None:
        assert os.environ.get("CI") != "true", "CI needs jq"
        pytest.skip("jq is not installed")
    write_to(str(tmp_path), ROWS)
    command = [str(EXAMPLES / "consume_jq.sh"), str(tmp_path), "de", "2025-03-03"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert printed == "2025-03-03T08:04:11Z\tother.example\tother\n"
    incomplete = subprocess.run(command[:2], capture_output=True, text=True, check=False)
    assert (incomplete.returncode, incomplete.stderr) == (2, f"usage: {command[0]} FOLDER LANGUAGE [DAY]\n")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PubSubServer]:
    server = PubSubServer.start(build(), tmp_path / "journal", "-topic", "projects/p/topics/news")
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", server.address)
    yield server
    server.kill()


def test_the_subscriber_handles_each_record_once(server: PubSubServer, tmp_path: Path) -> None:
    from google.cloud.pubsub_v1 import SubscriberClient  # noqa: PLC0415

    subscription, database = "projects/p/subscriptions/s", str(tmp_path / "news.sqlite")
    with SubscriberClient() as client:
        client.create_subscription(request={"name": subscription, "topic": "projects/p/topics/news"})
    write_to("pubsub://p/news", ROWS)
    write_to("pubsub://p/news?format=avro", ROWS[:2])  # as after a crash: the same ids again
    assert consume(subscription, database, wait_s=2.0) == (6, 2)
    assert consume(subscription, database, wait_s=2.0) == (0, 0)
    assert len(server.accepted()) == 8


def test_the_subscriber_ends_where_the_server_sees_its_deadline_first(
    server: PubSubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from google.cloud.pubsub_v1 import SubscriberClient  # noqa: PLC0415

    with SubscriberClient() as client:
        client.create_subscription(request={"name": "projects/p/subscriptions/s", "topic": "projects/p/topics/news"})
    pulls_end_cancelled(monkeypatch)
    write_to("pubsub://p/news", ROWS)
    assert consume("projects/p/subscriptions/s", str(tmp_path / "news.sqlite"), wait_s=2.0) == (6, 0)


@dataclass
class ChainDocument:
    """The arguments of LangChain's Document."""

    page_content: str
    metadata: dict[str, str | int]
    id: str | None = None


@dataclass
class IndexDocument:
    """The arguments of LlamaIndex's Document."""

    text: str
    metadata: dict[str, str | int]
    id_: str


def test_documents_for_retrieval_are_those_of_the_newest_revisions(tmp_path: Path) -> None:
    rows = [replace(row, text="" if row.change == "removed" else row.text) for row in ROWS]
    write_to(str(tmp_path), rows)
    documents = load_documents.LangChainLoader(str(tmp_path), ChainDocument, words=10).load()
    assert {str(document.metadata["record_id"]) for document in documents} == {"a-2", "b-1", "c-1"}
    text = example_record().text
    for document in documents:
        assert document.page_content == text[int(document.metadata["start"]) : int(document.metadata["end"])]
        assert document.id in {f"{document.metadata['record_id']}:{number}" for number in range(len(documents))}
    (first, *_) = (document for document in documents if document.metadata["article_id"] == "a")
    assert first.metadata.items() >= {"title": "second", "authors": "Liis Aru, Oskar Vahtra", "language": "en"}.items()
    read = load_documents.LlamaIndexReader(IndexDocument).load_data(str(tmp_path), where='language == "de"')
    assert [(document.id_, document.text, document.metadata["host"]) for document in read] == [("b-1:0", text, "other.example")]


def test_the_kafka_consumer_forgets_removed_articles(tmp_path: Path) -> None:
    pytest.importorskip("confluent_kafka")
    broker = KafkaBroker(tmp_path / "kafka")
    broker.start()
    uri, database = f"kafka://{broker.address}/news", str(tmp_path / "articles.sqlite")
    assert main(["sink", "setup", uri]) == 0
    rows = [replace(row, text="" if row.change == "removed" else row.text) for row in ROWS]
    write_to(uri, [*rows, rows[0], rows[4]])  # late repeats of older revisions
    assert consume_kafka.consume(broker.address, "news", database, wait_s=4.0) == 8
    broker.kill()
    with closing(sqlite3.connect(database)) as db:
        kept = db.execute("select article_id, revision, title, text is null from articles order by 1").fetchall()
    assert kept == [("a", 2, "second", 0), ("b", 1, "other", 0), ("c", 1, "third", 0), ("d", 2, None, 1)]


def test_the_search_in_postgres_finds_newest_revisions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    with postgres_server() as server:
        server.start()
        assert main(["sink", "setup", server.uri]) == 0
        write_to(server.uri, [*ROWS, record("e", 1, title="no words of that", standfirst=None, text="Nothing.")])
        found = asyncio.run(search_postgres.search(server.uri, "english", "pier winters -strike"))
        assert sorted(title or "" for title, _, _ in found) == ["second", "third"]
        assert all("<b>" in snippet for _, _, snippet in found)
        assert asyncio.run(search_postgres.search(server.uri, "english", '"pier winters"')) == []


def test_the_mcp_server_answers_a_client(tmp_path: Path) -> None:
    write_to(str(tmp_path / "news"), ROWS)
    program = [sys.executable, str(EXAMPLES / "mcp_server.py"), str(tmp_path / "news")]
    server = subprocess.Popen(
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(EXAMPLES.parent)},
    )
    assert server.stdin is not None
    assert server.stdout is not None
    numbers = iter(range(1, 100))

    def ask(method: str, **params: Any) -> Any:
        server.stdin.write(json.dumps({"jsonrpc": "2.0", "id": next(numbers), "method": method, "params": params}) + "\n")  # type: ignore[union-attr]
        server.stdin.flush()  # type: ignore[union-attr]
        answer = json.loads(server.stdout.readline())  # type: ignore[union-attr]
        assert answer["jsonrpc"] == "2.0"
        return answer.get("result") or answer["error"]

    def call(name: str, **arguments: Any) -> Any:
        return json.loads(ask("tools/call", name=name, arguments=arguments)["content"][0]["text"])

    hello = ask("initialize", protocolVersion="2025-03-26", capabilities={}, clientInfo={"name": "test", "version": "1"})
    assert (hello["protocolVersion"], hello["capabilities"]) == ("2025-03-26", {"tools": {}})
    assert ask("initialize", protocolVersion="1999-01-01")["protocolVersion"] == "2025-06-18"
    server.stdin.write('{"jsonrpc": "2.0", "method": "notifications/initialized"}\n')  # has no answer
    assert [tool["name"] for tool in ask("tools/list")["tools"]] == ["search", "get", "revisions"]
    assert {found["article_id"] for found in call("search", query="ferry pier")} == {"a", "b", "c"}
    assert [found["article_id"] for found in call("search", query="ferry pier", language="de")] == ["b"]
    assert call("search", query='NEAR( "') == []
    assert call("get", article_id="a")["title"] == "second"
    assert [(row["revision"], row["change"]) for row in call("revisions", article_id="d")] == [(1, "headline"), (2, "removed")]
    write_to(str(tmp_path / "news"), [record("a", 3, title="a lighthouse")], writer_id="later")
    assert [found["title"] for found in call("search", query="lighthouse")] == ["a lighthouse"]
    assert ask("tools/call", name="get", arguments={"article_id": "none"})["code"] == -32602
    assert ask("tools/call", name="get", arguments={})["message"] == "the argument 'article_id' is missing"
    assert ask("tools/call", name="drop", arguments={})["code"] == -32602
    assert ask("resources/list")["code"] == -32601
    server.stdin.write("no json\n")
    server.stdin.flush()
    assert json.loads(server.stdout.readline())["error"]["code"] == -32700
    server.stdin.close()
    assert server.wait(30) == 0
    server.stdout.close()
