"""`newsbeam stream` on Prism as a user runs it: the same records as `newsbeam run`, live feeds, lists that change."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from pipeline.newsroom.server import Newsroom
from schemas.codec import to_plain
from schemas.messages import from_message
from schemas.read import read_events
from schemas.records import Record
from tests.support.newsroom import failing, most_in_flight
from tests.support.pubsub_server import PubSubServer, build
from tests.support.run_newsbeam import LONG_S, NEWSBEAM, Folders, run
from tests.support.streaming import Stream

pytestmark = pytest.mark.slow

#: What tells when, and not what; and what depends on which of two copies was seen first.
_TIMES = ("first_seen_at", "prev_poll_at", "fetched_at", "extracted_at", "emitted_at")
_COPIES = (
    *("copy_of", "copy_group", "containment", "copied_share", "independent_outlets", "origin", "novel_share", "first_seen_in"),
    "boilerplate_lines",
)


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened


def content(records: list[Record]) -> dict[str, Any]:
    return {
        record.record_id: {name: value for name, value in to_plain(record).items() if name not in (*_TIMES, *_COPIES)}
        for record in records
    }


def test_the_same_records_as_a_run(newsroom: Newsroom, tmp_path: Path) -> None:
    ran, streamed = Folders(tmp_path / "run"), Folders(tmp_path / "stream")
    for folders in (ran, streamed):
        folders.root.mkdir()
    gone = next(url for url in newsroom.feeds if url.endswith("/deportes/feed/"))
    newsroom.fault(gone, failing(410))
    # Which articles of a host lose a line depends on their order.
    whole = ("--house-lines", "off")
    summary = run(newsroom.feeds, ran, *whole)
    with Stream(streamed.root, newsroom.feeds, *whole) as job:
        job.until(
            lambda: len(streamed.records()) >= summary["records"] and len(streamed.dead_letters()) >= len(ran.dead_letters())
        )
        ended = job.stop()

    there, here = content(ran.records()), content(streamed.records())
    assert here.keys() == there.keys()
    # An article of two feeds comes from the one that was polled first, in a run as in a stream.
    by_other_feed = {name for name, record in here.items() if record["feed_url"] != there[name]["feed_url"]}
    assert len(by_other_feed) <= 1, "the newsroom has one such article"
    assert {name: here[name]["text"] for name in by_other_feed} == {name: there[name]["text"] for name in by_other_feed}
    same = here.keys() - by_other_feed
    assert [
        (key, here[name][key], there[name][key]) for name in same for key in here[name] if here[name][key] != there[name][key]
    ] == []
    assert len(streamed.records()) == len(ran.records()), "each once"
    assert sorted((letter.url, letter.reason) for letter in streamed.dead_letters()) == sorted(
        (letter.url, letter.reason) for letter in ran.dead_letters()
    )
    counted = ("items", "records", "duplicates", "dead_letters", "feeds_failed")
    assert {name: ended[name] for name in counted} == {name: summary[name] for name in counted}
    events = [
        [event for event in read_events(folders.root / "events") if event.feed_url == gone] for folders in (ran, streamed)
    ]
    (told,), (told_here,) = events
    assert (told.event_id, told.type, told.url) == (told_here.event_id, "feed.gone", gone)
    assert {site for site, most in most_in_flight(newsroom.log).items() if most > 1} == set()


@pytest.fixture
def one_core() -> Iterator[None]:
    """What is started while it lasts may use one core."""
    if not hasattr(os, "sched_getaffinity"):
        pytest.skip("this system does not bind processes to cores")
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    yield
    os.sched_setaffinity(0, before)


@pytest.mark.usefixtures("one_core")
def test_a_job_on_one_core(newsroom: Newsroom, tmp_path: Path) -> None:
    with Stream(tmp_path, newsroom.feeds[:1]) as job:
        job.until(lambda: bool(Folders(tmp_path).records()))
        (prism,) = [
            process for process in psutil.Process(job.process.pid).children(recursive=True) if process.name() == "prism"
        ]
        assert prism.environ()["GOMAXPROCS"] == "4", "with one thread Prism keeps itself from its work"
        job.stop()


def test_a_list_that_changes_while_the_job_runs(newsroom: Newsroom, tmp_path: Path) -> None:
    first, second, *_ = newsroom.feeds
    feeds = tmp_path / "feeds.txt"
    feeds.write_text(f"{first}\n")
    folders = Folders(tmp_path)
    with Stream(tmp_path, [str(feeds)]) as job:
        job.until(lambda: {record.feed_url for record in folders.records()} == {first})
        feeds.write_text(f"{second}\n")
        job.until(lambda: {record.feed_url for record in folders.records()} == {first, second})
        feeds.write_text("no address\n")
        job.until(lambda: "the list of feeds stays as it was" in job.log())
        job.stop()


def test_messages_with_the_ids_of_the_records(newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = PubSubServer.start(build(), tmp_path / "journal", "-topic", "projects/project/topics/news")
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", server.address)
    try:
        folders = Folders(tmp_path)
        with Stream(tmp_path, newsroom.feeds[:3], "--output", "pubsub://project/news") as job:
            job.until(lambda: len(folders.records()) > 5 and len(server.accepted()) == len(folders.records()))
            job.stop()
        sent = [from_message(message["data"], message["attributes"]) for message in server.accepted()]
        published = Counter(row.record_id for row in sent if isinstance(row, Record))
        # What came last may be published and still wait for the end of its file's window.
        assert {record.record_id for record in folders.records()} <= published.keys()
        assert set(published.values()) == {1}
    finally:
        server.kill()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["feeds.txt"], "feeds.txt' is neither a URL nor a file"),
        (["https://a.example/f", "--shards", "0"], "number of shards"),
        (["https://a.example/f", "--refresh", "0.5"], "whole number of seconds"),
        (["https://a.example/f", "--enrich", "nonsense"], "nonsense"),
        (["https://a.example/f", "--output", "x", "--output", "x"], "named twice"),
        (["https://a.example/f", "--", "--no_such_option=1"], "--no_such_option"),
    ],
)
def test_what_cannot_be_used(arguments: list[str], says: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [NEWSBEAM, "stream", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=LONG_S
    )
    assert done.returncode == 2
    assert says in done.stderr


def test_a_prism_that_is_not_there(tmp_path: Path) -> None:
    command = [NEWSBEAM, "stream", "https://a.example/f", "--", f"--prism_location={tmp_path}/prism"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=LONG_S)
    assert done.returncode == 2
    assert f"--prism_location={tmp_path}/prism: there is no such file" in done.stderr
    assert "Traceback" not in done.stderr
