"""Runs with outputs of every kind, and with outputs that fail: as a user sees them."""

import json
import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.newsroom.server import Newsroom
from schemas import read_records
from schemas.messages import from_message
from schemas.records import Record
from tests.support.pubsub_server import PubSubServer, build
from tests.support.run_newsbeam import LONG_S, NEWSBEAM, Folders, command, run


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened


def test_every_output_of_a_run_has_the_same_records_and_tail_prints_them(newsroom: Newsroom, tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    more = [
        f"{tmp_path}/parquet?format=parquet&roll_s=3600",
        f"{tmp_path}/avro?format=avro&roll_bytes=100000",
        f"{tmp_path}/zstd?compression=zstd&roll_s=3600",
        f"{tmp_path}/ninjs?format=ninjs&compression=gzip",
    ]
    summary = run(newsroom.feeds[:4], folders, *(part for uri in more for part in ("--output", uri)))
    wanted = {record.record_id: record for record in folders.records()}
    assert len(wanted) == summary["records"] > 5
    for name in ("parquet", "avro", "zstd"):
        found = list(read_records(tmp_path / name))
        assert len(found) == len(wanted)
        assert {record.record_id: record for record in found} == wanted
    days = len(list((tmp_path / "news").glob("date=*")))
    assert len(list(tmp_path.glob("parquet/date=*/records-*.parquet"))) == days
    assert len(list(tmp_path.glob("zstd/date=*/records-*.jsonl.zst"))) == days
    assert [path for path in tmp_path.glob("*/date=*/.*") if "state" not in path.parts] == []
    tail = [NEWSBEAM, "tail", f"{tmp_path}/parquet", "--json"]
    printed = subprocess.run(tail, capture_output=True, text=True, timeout=LONG_S, check=True).stdout
    assert sorted(json.loads(line)["record_id"] for line in printed.splitlines()) == sorted(wanted)


@pytest.mark.slow
def test_a_full_disk_stops_the_run_and_the_next_one_loses_nothing(newsroom: Newsroom, tmp_path: Path) -> None:
    disk = tmp_path / "news"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a small file system cannot be mounted here: {mounted.stderr.strip()}")
    folders = Folders(tmp_path)
    try:
        stopped = subprocess.run(command(newsroom.feeds, folders), capture_output=True, text=True, timeout=LONG_S, check=False)
        assert stopped.returncode == 1
        assert "No space left on device; free space there or choose another folder" in stopped.stderr
        before = [record.record_id for record in folders.records()]
        subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
        run(newsroom.feeds, folders)
        after = [record.record_id for record in folders.records()]
        assert folders.unfinished() == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    undisturbed = Folders(tmp_path / "undisturbed")
    run(newsroom.feeds, undisturbed)
    assert Counter(after) == Counter(record.record_id for record in undisturbed.records())
    assert set(before) <= set(after)


def test_a_topic_that_refuses_every_third_request_gets_every_record(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = PubSubServer.start(build(), tmp_path / "journal", "-topic", "projects/p/topics/news", "-refuse-every", "3")
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", server.address)
    folders = Folders(tmp_path)
    try:
        run(newsroom.feeds[:4], folders, "--output", "pubsub://p/news?format=avro&ordering=article_id")
    finally:
        server.kill()
    published = [from_message(message["data"], message["attributes"]) for message in server.accepted()]
    wanted = {record.record_id: record for record in folders.records()}
    assert {record.record_id: record for record in published if isinstance(record, Record)} == wanted
    assert len(published) == len(wanted)


def test_a_topic_that_is_not_there_is_told_before_anything_is_fetched(newsroom: Newsroom, tmp_path: Path) -> None:
    server = PubSubServer.start(build(), tmp_path / "journal", "-topic", "projects/p/topics/news")
    arguments = command(newsroom.feeds, Folders(tmp_path), "--output", "pubsub://p/other")
    try:
        environment = {**os.environ, "PUBSUB_EMULATOR_HOST": server.address}
        stopped = subprocess.run(arguments, capture_output=True, text=True, timeout=LONG_S, check=False, env=environment)
    finally:
        server.kill()
    assert stopped.returncode == 1
    assert "there is no such topic; `newsbeam pubsub setup pubsub://p/other` creates it" in stopped.stderr
    assert newsroom.log == []
