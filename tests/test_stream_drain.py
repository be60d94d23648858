"""A stop of `newsbeam stream` on Prism: no new polls, and all that polls have found is written, each item once."""

import gzip
import json
import os
import random
import re
import signal
import subprocess
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import psutil
import pytest

from pipeline.newsroom.server import Newsroom, Reply
from tests.support.newsroom import bulletins, failing
from tests.support.run_newsbeam import LONG_S, NEWSBEAM, Folders
from tests.support.streaming import Stream

pytestmark = pytest.mark.slow

#: Site and name of the feeds; each lists so many articles from the beginning.
PLACES = (("courier", "top"), ("nordmark", "alles"), ("fanal", "une"))
ARTICLES = 12
#: Random moments of a test run: `NEWSBEAM_DRAIN_MOMENTS=10 python -m pytest tests/test_stream_drain.py` takes more.
MOMENTS = int(os.environ.get("NEWSBEAM_DRAIN_MOMENTS", "2"))
_BULLETIN = re.compile(rb"/bulletins/\d{5}\.html")


class Desk:
    """The feeds of three sites: slow, with more articles all the time. `seen`: all articles that their answers had."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self.seen: set[str] = set()
        self.asked = threading.Event()
        bases = newsroom.bases
        self.feeds = [url for url in newsroom.feeds if url.startswith(tuple(bases[site] for site, _ in PLACES))]
        self.feeds = [url for url in self.feeds if "business" not in url]
        for site, feed in PLACES:
            newsroom.publish(*bulletins(site, feed, ARTICLES))
        for url in self.feeds:
            newsroom.fault(url, partial(self._answer, url))

    def _answer(self, url: str, reply: Reply) -> Reply:
        body = gzip.decompress(reply.body) if "Content-Encoding" in reply.headers else reply.body
        base = url[: url.index("/", len("http://"))]
        self.seen |= {base + path.decode() for path in _BULLETIN.findall(body)}
        self.asked.set()
        return replace(reply, delay_s=0.4)

    @contextmanager
    def live(self) -> Iterator[None]:
        """New articles every 0.1 s while the context lasts."""
        end = threading.Event()

        def publish() -> None:
            for number in count(ARTICLES):
                if end.wait(0.1):
                    return
                site, feed = PLACES[number % len(PLACES)]
                self._newsroom.publish(*bulletins(site, feed, 1, number))

        thread = threading.Thread(target=publish)
        thread.start()
        try:
            yield
        finally:
            end.set()
            thread.join()


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened


def ended(folders: Folders) -> Counter[str]:
    urls = [record.url for record in folders.records()] + [letter.url for letter in folders.dead_letters()]
    return Counter(url for url in urls if "/bulletins/" in url)


@pytest.mark.parametrize("number", range(MOMENTS))
def test_all_that_polls_have_found_is_written_once(newsroom: Newsroom, tmp_path: Path, number: int) -> None:
    moment_s = random.uniform(0, random.choice((0.5, 8)))  # from the first poll, while the job is being submitted
    desk, folders = Desk(newsroom), Folders(tmp_path)
    with Stream(tmp_path, desk.feeds, "--window", "3600", "--drain", "100") as job:
        job.until(desk.asked.is_set)
        with desk.live():
            time.sleep(moment_s)
            summary = job.stop(random.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP)))
    assert desk.seen
    assert ended(folders) == Counter(desk.seen), moment_s
    assert summary["pending"] == 0, "rows do not wait for their window"
    assert summary["items"] == summary["records"] + summary["duplicates"] + sum(summary["dead_letters"].values())
    assert "all items that polls had found are written; the state ends with the job" in job.log()
    assert folders.unfinished() == []


def test_a_job_is_watched_and_stopped_from_outside(newsroom: Newsroom, tmp_path: Path) -> None:
    desk, folders = Desk(newsroom), Folders(tmp_path)
    with Stream(tmp_path, desk.feeds[:2], "--state", str(tmp_path / "control"), "--metrics", "0") as job:
        job.until(desk.asked.is_set)
        job.until(lambda: bool(folders.records()))
        address = re.search(r"http://127\.0\.0\.1:\d+", job.log())
        assert address is not None
        with urllib.request.urlopen(f"{address[0]}/metrics", timeout=30) as answer:
            text = answer.read().decode()
        found = {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in text.splitlines() if line[0] != "#"}
        with urllib.request.urlopen(f"{address[0]}/readyz", timeout=30) as answer:
            assert answer.status == 200
        assert found['newsbeam_polls_total{outcome="news"}'] >= 1
        assert found["newsbeam_items_total"] >= found['newsbeam_endings_total{ending="record",reason=""}'] >= 1
        assert found['newsbeam_requests_total{kind="page",outcome="ok"}'] >= 1
        assert found["newsbeam_lag_seconds_count"] >= 1
        assert found["newsbeam_pool_workers"] == found["newsbeam_ready"] == 1
        assert found["newsbeam_memory_bytes"] > 50_000_000
        assert {"newsbeam_backlog_items", "newsbeam_hosts_held"} <= found.keys()
        command = [NEWSBEAM, "stop", "--state", str(tmp_path / "control")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONG_S, check=False)
        assert done.returncode == 0, done.stderr
        assert "it has written what its polls had found" in done.stdout
        assert job.process.wait(LONG_S) == 0
    assert "stopping, as 'newsbeam stop' has ordered" in job.log()
    assert ended(folders) == Counter(desk.seen)


def test_a_drain_has_a_limit_and_tells_what_it_has_dropped(newsroom: Newsroom, tmp_path: Path) -> None:
    """Its host asks for an hour of rest, in which nothing can be fetched."""
    desk, folders = Desk(newsroom), Folders(tmp_path)
    with Stream(tmp_path, [desk.feeds[0]], "--window", "60", "--drain", "1") as job:
        newsroom.fault(newsroom.bases["courier"] + "/bulletins/00000.html", failing(429, retry_after="3600"))
        newsroom.fault(newsroom.bases["courier"] + f"/bulletins/{ARTICLES - 1:05}.html", failing(429, retry_after="3600"))
        job.until(lambda: any(request.status == 429 for request in newsroom.log))
        summary = job.stop(signal.SIGTERM)
    assert summary["pending"] > 0
    assert f"dropped {summary['pending']} items that polls had found" in job.log()
    assert len(ended(folders)) + summary["pending"] >= ARTICLES


def test_a_second_signal_ends_the_drain(newsroom: Newsroom, tmp_path: Path) -> None:
    desk, folders, fetching = Desk(newsroom), Folders(tmp_path), threading.Event()

    def hang(reply: Reply) -> Reply:
        fetching.set()
        return replace(reply, delay_s=LONG_S)

    newsroom.fault(newsroom.bases["courier"] + "/bulletins/00000.html", hang)
    with Stream(tmp_path, [desk.feeds[0]], "--drain", "100") as job:
        job.until(fetching.is_set)
        (prism,) = (child for child in psutil.Process(job.process.pid).children() if "prism" in child.name())
        assert os.getpgid(prism.pid) == prism.pid
        job.process.send_signal(signal.SIGTERM)
        job.until(lambda: "stopping: no new polls" in job.log())
        job.process.send_signal(signal.SIGTERM)
        out, _ = job.process.communicate(timeout=LONG_S)
        assert job.process.returncode == 0
        assert psutil.wait_procs([prism], timeout=20)[1] == [], "it would go on until it logs something: up to 147 s"
    summary = json.loads(out)
    assert "the state ends with the job: the next start polls all feeds anew; they come again if their feeds still" in job.log()
    assert summary["records"] == len(folders.records())
    assert summary["items"] == summary["records"] + summary["pending"] > 0
