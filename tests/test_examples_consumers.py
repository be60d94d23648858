"""The examples for consumers do what they say."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from examples.consume_duckdb import articles_by_host
from examples.consume_pandas import frame
from examples.consume_pubsub import consume
from schemas.example import example_record
from schemas.records import Record
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
