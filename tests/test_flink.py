"""The Flink cluster of deploy/flink: real processes, killed with SIGKILL.

`NEWSBEAM_FLINK_KILLS=5 pytest tests/test_flink.py -k kills -s` repeats each kind of kill five times (default once) and tells
what the servers saw.
"""

import json
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.commands.demo import without_ending
from pipeline.cli.main import main
from pipeline.newsroom.server import Newsroom
from tests.support.flink_cluster import ROOT, FlinkCluster, ended
from tests.support.kafka_broker import KafkaBroker
from tests.support.newsroom import bulletins, most_in_flight
from tests.support.run_newsbeam import NEWSBEAM, Folders

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("NEWSBEAM_FLINK_KILLS", "1"))

# A small job whose every element is counted


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlinkCluster]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # for the job and its workers: tests are not installed
    job = [
        sys.executable,
        "-m",
        "tests.support.flink_job",
        "--output",
        str(tmp_path / "lines.jsonl"),
        "--start",
        str(int(time.time())),
    ]
    with FlinkCluster(tmp_path, job, parallelism=2, task_managers=2) as cluster:
        yield cluster


def lines(cluster: FlinkCluster) -> list[dict[str, Any]]:
    try:
        text = (cluster.folder / "lines.jsonl").read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in text.splitlines()]


def until_ticks(cluster: FlinkCluster, number: int) -> int:
    """Until `number` more ticks have come through, for every key; the last."""

    def last() -> int:
        newest: dict[str, int] = {}
        for line in lines(cluster):
            if line["step"] == "fetch":
                newest[line["key"]] = max(line["tick"], newest.get(line["key"], -1))
        return min(newest.values(), default=-1)

    wanted = last() + number
    cluster.until(lambda: last() >= wanted)
    return wanted


def test_state_is_kept_exactly_once_and_equal_keys_share_a_process(counted: FlinkCluster) -> None:
    until_ticks(counted, 3)
    assert {index: len(where) for index, where in counted.status()["placement"].items()} == {"0": 1, "1": 1}

    counted.until_checkpoint()
    until_ticks(counted, 2)
    orphans = counted.kill_task_manager()
    assert orphans
    assert ended(orphans, timeout_s=2)
    until_ticks(counted, 3)

    savepoint = counted.stop()
    assert Path(savepoint.removeprefix("file:")).parent == counted.folder / "savepoints"
    counted.restore("--parallelism", "3", "--task-managers", "1")
    assert counted.status()["placement"].keys() == {"0", "1", "2"}
    until_ticks(counted, 3)
    counted.stop()
    counted.restore("--parallelism", "2", "--task-managers", "2")
    last = until_ticks(counted, 3)
    assert counted.status()["checkpoints"]["restored"] == 1

    numbers, in_process = defaultdict(set), defaultdict(set)
    for line in lines(counted):
        if line["tick"] <= last:
            numbers[line["step"], line["key"], line["tick"]].add(line["number"])
        in_process[line["step"], line["pid"]].add(line["key"])
    keys = set.union(*in_process.values())
    assert numbers == {(step, key, tick): {tick + 1} for step in ("poll", "fetch") for key in keys for tick in range(last + 1)}
    processes = {pid for _, pid in in_process}
    assert len(processes) > 2
    for pid in processes:
        # One that did not live long, or a busy machine, may have done less in one step; other keys it cannot have.
        fewer, more = sorted((in_process["poll", pid], in_process["fetch", pid]), key=len)
        assert fewer <= more


# newsbeam itself


#: Each is a host. Between two requests to one there is this time at least.
SITES = ("courier", "nordmark", "fanal", "molo", "zatoka")
HOST_DELAY_S = 0.4

#: For each site and kill; the kills come while they are fetched.
BULLETINS = 14


def test_kills_lose_nothing_and_hosts_have_their_rest(tmp_path: Path) -> None:
    moments = random.Random(7)
    kinds = ["worker", "task manager", "everything"] * KILLS
    with Newsroom() as newsroom, KafkaBroker.running() as broker:
        topic = f"kafka://{broker.address}/news"
        assert main(["sink", "setup", f"{topic}?partitions=3"]) == 0
        feeds = [url for url in newsroom.feeds if url.startswith(tuple(newsroom.bases[site] for site in SITES))]
        for site in SITES:
            feed = next(piece.feeds[0] for piece in newsroom.articles.values() if piece.site == site and piece.feeds)
            newsroom.publish(*bulletins(site, feed, BULLETINS * len(kinds)))
        articles = {url: piece for url, piece in newsroom.articles.items() if piece.site in SITES and piece.feeds}
        folders = Folders(tmp_path)
        job = [
            *(NEWSBEAM, "stream", *feeds, "--output", str(tmp_path / "news"), "--dead-letters", str(tmp_path / "dead")),
            *("--output", topic),
            *("--allow-network", "127.0.0.0/8", "--host-delay", str(HOST_DELAY_S), "--workers", "1"),
            *("--enrich", "url,counts", "--window", "1", "--shards", "8"),
        ]

        def waiting() -> list[str]:
            return without_ending(articles, folders.records(), folders.dead_letters())

        def sent() -> Counter[str]:
            return Counter(dict(message.headers())["ce_id"].decode() for message in broker.messages("news"))

        with FlinkCluster(tmp_path, job, parallelism=2, task_managers=2) as cluster:
            placement = cluster.status()["placement"]
            for number, kind in enumerate(kinds):
                done = (number + moments.random()) / (len(kinds) + 1)
                cluster.until(lambda done=done: len(waiting()) <= len(articles) * (1 - done))  # type: ignore[misc]  # bound
                cluster.until(cluster.has_checkpoint)  # else all begins anew, and hosts need not have their rest
                assert waiting(), "the kill comes while there is work"
                if kind == "worker":
                    cluster.kill_worker()
                elif kind == "task manager":
                    cluster.kill_task_manager()
                else:
                    cluster.kill_everything()
            cluster.until(lambda: not waiting())
            cluster.until(lambda: {record.record_id for record in folders.records()} <= sent().keys())
            restored = cluster.status()["checkpoints"]["restored"]

        assert {index: len(where) for index, where in placement.items()} == {"0": 1, "1": 1}
        assert restored >= 1
        assert len(list(tmp_path.glob("checkpoints/*"))) == 2  # of this start, and what it began from
        records, ids = folders.records(), defaultdict(set)
        for record in records:
            ids[record.article_id].add(record.record_id)
        in_flight, rests = most_in_flight(newsroom.log), rests_between(newsroom)
        print(
            f"{len(kinds)} kills: {len(articles)} articles, lost 0; {len(records) - len(ids)} records again; "
            f"{len(newsroom.log)} requests, most in flight for a host {max(in_flight.values())}, "
            f"shortest rest of one {min(rests)[0]:.3f} s of {HOST_DELAY_S} s"
        )
        messages = sent()
        print(f"Kafka: {len(messages)} records, {messages.total() - len(messages)} messages again")
        assert messages.keys() == {record.record_id for record in records}
        assert {article: found for article, found in ids.items() if len(found) > 1} == {}
        assert {site: most for site, most in in_flight.items() if most > 1} == {}
        assert [rest for rest in rests if rest[0] < HOST_DELAY_S] == []


def rests_between(newsroom: Newsroom) -> list[tuple[float, str, str]]:
    """Seconds, site and path: how long a site was let alone in front of each request."""
    asked = defaultdict(list)
    for exchange in newsroom.log:
        asked[exchange.site].append(exchange)
    in_order = [sorted(exchanges, key=lambda exchange: exchange.start) for exchanges in asked.values()]
    return [(after.start - before.end, after.site, after.path) for requests in in_order for before, after in pairwise(requests)]
