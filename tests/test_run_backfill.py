"""An overflow and a backfill as a user meets them: the console script against a small paper on loopback."""

import json
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from schemas.read import read_events
from tests.support.run_newsbeam import LONG_S, Folders, command, run, watching

WINDOW = 5
BEGAN = datetime.now(UTC) - timedelta(hours=30)


class Paper:
    """A paper that publishes an article each half hour; its feed lists the newest 5, its pages go on with 10 each."""

    def __init__(self) -> None:
        self.published = 20
        self.asked: list[str] = []
        paper = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                paper.asked.append(self.path)
                body = paper.body(self.path)
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in http.server
                """Log nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def body(self, path: str) -> bytes:
        if path.startswith("/feed"):
            page = int(path.partition("=")[2] or 1)
            newest = self.published - (0 if page == 1 else WINDOW + 10 * (page - 2))
            return self.feed(range(newest, max(0, newest - (WINDOW if page == 1 else 10)), -1), page + 1).encode()
        if path.startswith("/news/"):
            return self.article(int(path.split("/")[2])).encode()
        return b""

    def feed(self, numbers: range, next_page: int) -> str:
        items = "".join(
            f"<item><title>Lock {n} opens</title><link>{self.base}/news/{n}/a-lock-opens</link>"
            f"<pubDate>{format_datetime(BEGAN + timedelta(minutes=30 * n))}</pubDate></item>"
            for n in numbers
        )
        link = f"<a:link rel='next' href='{self.base}/feed?page={next_page}'/>" if len(numbers) else ""
        return (
            "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>Locks</title>"
            f"{link}{items}</channel></rss>"
        )

    def article(self, number: int) -> str:
        text = "".join(
            f"<p>Lock number {number} on the old canal opened again this morning, and barge {barge} was the first in a long "
            "row of boats whose crews had waited for it since the frost, as the keeper of the lock told us at her window.</p>"
            for barge in range(6)
        )
        title = f"Lock {number} opens"
        return f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>"


@pytest.fixture
def paper() -> Iterator[Paper]:
    opened = Paper()
    yield opened
    opened.close()


def numbers(folders: Folders, via: str | None) -> list[int]:
    return sorted(int(record.url.split("/")[4]) for record in folders.records() if record.via == via)


def test_an_overflow_is_told_and_repaired_and_older_articles_come_when_asked_for(paper: Paper, tmp_path: Path) -> None:
    folders, feed = Folders(tmp_path), f"{paper.base}/feed"
    assert run([feed], folders)["events"] == {}
    assert numbers(folders, None) == [16, 17, 18, 19, 20]

    paper.published = 37
    summary = run([feed], folders, "--ignore-schedule")
    assert summary["events"] == {"gap": 1, "gap.repaired": 1}
    assert (numbers(folders, None), numbers(folders, "paging")) == ([*range(16, 21), *range(33, 38)], list(range(21, 33)))
    gap, repaired = sorted(read_events(tmp_path / "events"), key=lambda event: event.type)
    assert (gap.type, gap.items, repaired.type, repaired.items, repaired.via) == ("gap", 5, "gap.repaired", 12, ("paging",))
    assert "/feed?page=4" not in paper.asked, "the search ends at what is known"

    since = BEGAN + timedelta(minutes=30 * 8)
    done = backfill(feed, folders, since)
    assert done.returncode == 0, done.stderr
    assert numbers(folders, "paging") == [*range(8, 16), *range(21, 33)]
    assert len({record.record_id for record in folders.records()}) == 30
    (ended,) = (event for event in read_events(tmp_path / "events") if event.type == "backfill.ended")
    assert ended.items == 8


def backfill(feed: str, folders: Folders, since: datetime) -> subprocess.CompletedProcess[str]:
    words = command([feed], folders, "--since", since.strftime("%Y-%m-%dT%H:%M:%SZ"))
    words[1] = "backfill"
    return subprocess.run(words, capture_output=True, text=True, timeout=LONG_S, check=False)


def test_a_running_process_is_ordered_to_search(paper: Paper, tmp_path: Path) -> None:
    folders, feed = Folders(tmp_path), f"{paper.base}/feed"
    with watching([feed], folders) as until:
        until(lambda: numbers(folders, None) == [16, 17, 18, 19, 20])
        other = backfill(f"{paper.base}/feed?of=sports", folders, BEGAN)
        done = backfill(feed, folders, BEGAN + timedelta(minutes=30 * 12))
        assert (done.returncode, done.stderr) == (0, "")
        ordered = json.loads(done.stdout)
        assert (ordered["ordered"], ordered["since"][:10]) == (1, f"{BEGAN + timedelta(minutes=30 * 12):%Y-%m-%d}")
        until(lambda: numbers(folders, "paging") == [12, 13, 14, 15])
        until(lambda: "The search for entries since" in (tmp_path / "run.log").read_text())
    assert other.returncode == 2
    assert "does not poll" in other.stderr
