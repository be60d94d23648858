"""kill -9 of `newsbeam run` with PostgreSQL and Kafka as outputs: both have what the files have, whenever it comes."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.newsroom.server import Newsroom
from schemas.codec import from_json
from schemas.messages import from_message
from schemas.records import Record
from tests.support.kafka_broker import KafkaBroker
from tests.support.newsroom import bulletins
from tests.support.postgres_server import PASSWORD, PostgresServer, postgres_server
from tests.support.run_newsbeam import Folders, command, run

ARTICLES = 60
#: Random moments of a test run; NEWSBEAM_OUTPUT_KILLS=20 takes more.
KILLS = int(os.environ.get("NEWSBEAM_OUTPUT_KILLS", "2"))


def table(server: PostgresServer) -> dict[str, Record]:
    lines = server.sql("SELECT row_to_json(t)::text AS line FROM newsbeam.records AS t")
    rows = [from_json(Record, line["line"]) for line in lines]
    return {row.record_id: row for row in rows}


def last_messages(broker: KafkaBroker, topic: str) -> dict[str, Record]:
    """The newest message of each id."""
    found: dict[str, Record] = {}
    for message in broker.messages(topic):
        headers = {f"ce-{name[3:]}" if name.startswith("ce_") else name: value.decode() for name, value in message.headers()}
        row = from_message(message.value(), headers)
        assert isinstance(row, Record)
        found[row.record_id] = row
    return found


def test_killed_at_random_moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("confluent_kafka")
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    seed = random.SystemRandom().randrange(2**32)
    chance = random.Random(seed)
    print(f"seed {seed}")  # shown when the test fails
    with postgres_server() as server, KafkaBroker.running() as broker, Newsroom() as newsroom:
        server.start()
        newsroom.publish(*bulletins("courier", "top", ARTICLES))
        feeds = [url for url in newsroom.feeds if url.startswith(newsroom.bases["courier"])]
        for number in range((KILLS + 3) // 4):
            server.sql("DROP SCHEMA IF EXISTS newsbeam CASCADE")
            topic = f"news{number}"
            uris = [server.uri, f"kafka://{broker.address}/{topic}"]
            assert [main(["sink", "setup", uri]) for uri in uris] == [0, 0]
            outputs = [word for uri in uris for word in ("--output", uri)]
            folders = Folders(tmp_path / topic)
            for _ in range(min(4, KILLS - 4 * number)):
                asked = len(newsroom.log)
                process = subprocess.Popen(command(feeds, folders, *outputs), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                while len(newsroom.log) == asked and process.poll() is None:  # until there is something to lose
                    time.sleep(0.01)
                time.sleep(chance.uniform(0, 5))  # the random moment
                process.kill()
                _, said = process.communicate()
                assert process.returncode in (0, -signal.SIGKILL), said
            run(feeds, folders, *outputs)
            records = folders.records()
            truth = {record.record_id: record for record in records}
            assert len(records) == len(truth) > ARTICLES
            assert table(server) == truth
            assert last_messages(broker, topic) == truth
