"""The main job as a user runs it: the console script on the newsroom, over loopback."""

import os
import signal
import sqlite3
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from pipeline.cli.commands.demo import unexpected
from pipeline.newsroom.server import Newsroom, Reply
from tests.support.newsroom import body_of, bulletins, failing, huge, most_in_flight, slow, times_asked, truncated
from tests.support.run_newsbeam import LONG_S, Folders, command, run, watching
from transforms.feeds.schedule.schedule import wants_full_fetch
from transforms.link.link_record import record_id

SITE, FEED = "courier", "top"


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def feed_of(newsroom: Newsroom, site: str = SITE) -> str:
    return next(url for url in newsroom.feeds if url.startswith(newsroom.bases[site]))


def test_a_run_says_for_which_host_it_cannot_ask_anything(newsroom: Newsroom, folders: Folders) -> None:
    feed = feed_of(newsroom)
    run([feed], folders)
    until = datetime.now(UTC) + timedelta(hours=1)
    with closing(sqlite3.connect(folders.root / "state" / "ledger.sqlite3")) as ledger, ledger:
        ledger.execute("INSERT OR REPLACE INTO rest VALUES (?, ?)", (urlsplit(feed).hostname, until.timestamp()))
    asked = command([feed], folders, "--ignore-schedule")
    done = subprocess.run(asked, capture_output=True, text=True, timeout=LONG_S, check=True)
    assert f"host {urlsplit(feed).hostname} rests until {until:%H:%M:%S} UTC; requests to it wait" in done.stderr


def test_every_item_ends_once_hosts_are_spared_and_a_second_run_writes_nothing(newsroom: Newsroom, folders: Folders) -> None:
    summary = run(newsroom.feeds, folders)

    assert unexpected(newsroom.articles, folders.records(), folders.dead_letters()) == []
    assert summary["items"] == summary["records"] + summary["duplicates"] + sum(summary["dead_letters"].values())
    assert summary["records"] == len(folders.records())
    assert set(most_in_flight(newsroom.log).values()) == {1}
    assert {path for (_, path), times in times_asked(newsroom.log).items() if times > 1} == set(), "nothing is asked for twice"
    asked = {(request.site, request.path) for request in newsroom.log}
    assert {(site, "/robots.txt") for site in newsroom.bases} <= asked
    assert not [path for _, path in asked if path.startswith("/internal/")], "robots.txt forbids it"
    assert folders.unfinished() == []

    before = len(newsroom.log)
    assert run(newsroom.feeds, folders)["items"] == 0
    assert {request.path for request in newsroom.log[before:]} <= {"/deportes/feed/"}, (
        "nothing is due yet but the feed that failed"
    )

    before = len(newsroom.log)
    assert run(newsroom.feeds, folders, "--ignore-schedule")["items"] == 0
    again = [request for request in newsroom.log[before:] if request.path != "/deportes/feed/"]
    assert again
    full = [
        request.path for request in again if wants_full_fetch(newsroom.bases[request.site] + request.path, polls=1)
    ]  # a hundredth, by URL
    assert [request.path for request in again if not request.conditional] == full, "feeds only, and only if they changed"

    edition = newsroom.bump()
    known = {record.url for record in folders.records()}
    assert run(newsroom.feeds, folders, "--ignore-schedule")["records"] == len(edition)
    new = [record.url for record in folders.records() if record.url not in known]
    assert sorted(url.split("?", maxsplit=1)[0] for url in new) == sorted(newsroom.url(piece) for piece in edition)


def test_folders_of_a_list_are_tags_of_its_records(newsroom: Newsroom, folders: Folders, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    outline = f'<outline text="Coast"><outline text="News" xmlUrl="{feed_of(newsroom)}"/></outline>'
    opml.write_text(f'<opml version="2.0"><body>{outline}</body></opml>')
    assert run([str(opml)], folders)["records"] > 0
    assert {record.feed_tags for record in folders.records()} == {("Coast",)}


def test_a_record_holds_what_the_page_says_and_where_it_came_from(newsroom: Newsroom, folders: Folders) -> None:
    run([feed_of(newsroom)], folders)
    articles = newsroom.articles
    for record in folders.records():
        piece = articles[record.url.split("?", maxsplit=1)[0]]
        assert record.title == piece.title
        assert piece.paragraphs[-1] in record.text
        assert record.published is not None
        assert record.published.instant == piece.published
        assert record.feed_url == feed_of(newsroom)
        assert record.robots_verdict == "allowed"
        assert record.record_id == record_id(record.article_id, 1, record.title, record.text)


def test_what_is_broken_slow_huge_or_missing_costs_only_itself(newsroom: Newsroom, folders: Folders) -> None:
    pieces = bulletins(SITE, FEED, 8)
    newsroom.publish(*pieces)
    urls = [newsroom.url(piece) for piece in pieces]
    newsroom.fault(urls[0], failing(500))
    newsroom.fault(urls[1], slow(30))
    newsroom.fault(urls[2], huge(30_000_000))
    newsroom.fault(urls[3], truncated(200))
    newsroom.fault(urls[4], body_of(b"%PDF-1.7 nothing to read", "application/pdf"))
    newsroom.fault(urls[5], body_of(b"<html><body></body></html>"))
    other = feed_of(newsroom, "nordmark")
    newsroom.fault(other, truncated(10))

    run([feed_of(newsroom), other], folders, "--timeout", "2", "--attempts", "1")

    fates = {letter.url: letter.reason for letter in folders.dead_letters()}
    wanted = ["http_status", "timeout", "too_large", "truncated", "not_html", "extract_empty"]
    assert [fates.get(url) for url in urls[:6]] == wanted
    assert all(letter.message and letter.at and letter.feed_url for letter in folders.dead_letters())
    recorded = {record.url for record in folders.records()}
    assert {urls[6], urls[7]} <= recorded, "the neighbours"
    assert other in fates


def test_what_fails_in_passing_is_tried_again(newsroom: Newsroom, folders: Folders) -> None:
    (piece,) = bulletins(SITE, FEED, 1)
    newsroom.publish(piece)
    newsroom.fault(newsroom.url(piece), failing(503, times=1, retry_after="1"))
    run([feed_of(newsroom)], folders)
    assert newsroom.url(piece) in {record.url for record in folders.records()}


def ended_by(
    signals: Callable[[], None], started: "subprocess.Popen[Any]", newsroom: Newsroom, url: str, timeout_s: float
) -> tuple[Any, Any]:
    """What a process prints that gets signals while the newsroom answers its request for a page, and ends by itself."""

    def answer(reply: Reply) -> Reply:
        signals()
        return reply

    try:
        newsroom.fault(url, answer)
        return started.communicate(timeout=timeout_s)
    finally:
        started.kill()


@pytest.mark.parametrize(
    ("number", "to_all"),
    [(signal.SIGTERM, False), (signal.SIGTERM, True), (signal.SIGHUP, True)],
    ids=["SIGTERM", "as timeout sends it", "a closed terminal"],
)
def test_a_signal_ends_the_run_cleanly_and_the_next_goes_on(
    newsroom: Newsroom, folders: Folders, number: signal.Signals, to_all: bool
) -> None:
    pieces = bulletins(SITE, FEED, 40)
    newsroom.publish(*pieces)
    started = subprocess.Popen(
        command([feed_of(newsroom)], folders, "--watch"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0,
    )  # fmt: skip

    def stop() -> None:
        if to_all:
            os.killpg(started.pid, number)
        else:
            started.send_signal(number)

    out, err = ended_by(stop, started, newsroom, newsroom.url(pieces[20]), timeout_s=120)
    assert started.returncode == 0, err
    assert '"stopped": true' in out

    newsroom.fault(newsroom.url(pieces[20]), None)
    run([feed_of(newsroom)], folders)
    times = Counter(record.url for record in folders.records())
    assert {newsroom.url(piece) for piece in pieces} <= set(times)
    assert set(times.values()) == {1}


def test_a_closed_terminal_does_not_end_a_run_with_nohup(newsroom: Newsroom, folders: Folders) -> None:
    pieces = bulletins(SITE, FEED, 3)
    newsroom.publish(*pieces)
    started = subprocess.Popen(
        ["nohup", *command([feed_of(newsroom)], folders)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0
    )

    hang_up = partial(os.killpg, started.pid, signal.SIGHUP)
    out, err = ended_by(hang_up, started, newsroom, newsroom.url(pieces[0]), timeout_s=60)
    assert started.returncode == 0, err
    assert b'"stopped": false' in out
    assert {newsroom.url(piece) for piece in pieces} <= {record.url for record in folders.records()}


def test_a_closed_terminal_ends_a_run_in_order(newsroom: Newsroom, folders: Folders) -> None:
    pieces = bulletins(SITE, FEED, 3)
    newsroom.publish(*pieces)
    ours, its = os.openpty()
    started = subprocess.Popen(
        command([feed_of(newsroom)], folders, "--watch"), stdin=its, stdout=its, stderr=its, start_new_session=True
    )
    os.close(its)

    def close() -> None:
        os.close(ours)  # nobody reads the summary
        started.send_signal(signal.SIGHUP)

    ended_by(close, started, newsroom, newsroom.url(pieces[0]), timeout_s=LONG_S)
    assert started.returncode == 0
    assert folders.unfinished() == []


def test_a_list_that_changes_while_the_run_watches(newsroom: Newsroom, folders: Folders) -> None:
    first, second = (feed_of(newsroom, site) for site in ("courier", "nordmark"))
    path, log = folders.root / "feeds.txt", folders.root / "run.log"

    def came_of(feed: str) -> bool:
        return any(record.feed_url == feed for record in folders.records())

    path.write_text(first)
    with watching([str(path)], folders, "--refresh", "1") as until:
        until(lambda: came_of(first))
        path.write_text(second)
        until(lambda: came_of(second))
        path.write_text(f"{first}\n{second}")
        until(lambda: "1 added, 0 taken off" in log.read_text())
    assert times_asked(newsroom.log)["courier", urlsplit(first).path] == 1, "not earlier for being taken off and put back"
    times = Counter(record.record_id for record in folders.records())
    assert set(times.values()) == {1}


def test_nothing_stays_in_the_temporary_folder(newsroom: Newsroom, folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run every quarter of an hour for three years is 100,000 runs."""
    with tempfile.TemporaryDirectory() as temporary:  # not pytest's: the path of a socket in it has at most 107 characters
        monkeypatch.setenv("TMPDIR", temporary)
        run([feed_of(newsroom)], folders)
        assert folders.records()
        assert list(Path(temporary).iterdir()) == []


def test_a_second_instance_on_the_same_state_is_refused(newsroom: Newsroom, folders: Folders) -> None:
    first = subprocess.Popen(command([feed_of(newsroom)], folders, "--watch"), stdout=subprocess.DEVNULL)
    try:
        newsroom.fault(feed_of(newsroom), slow(0))
        while not newsroom.log:
            assert first.poll() is None
        second = subprocess.run(
            command([feed_of(newsroom)], folders), capture_output=True, text=True, timeout=LONG_S, check=False
        )
    finally:
        first.terminate()
        first.wait(timeout=40)
    assert second.returncode == 1
    assert f"is in use by process {first.pid}" in second.stderr
    assert first.returncode == 0


def test_an_output_that_cannot_be_written_is_said_at_once(newsroom: Newsroom, folders: Folders) -> None:
    (folders.root / "news").write_text("a file")
    done = subprocess.run(command(newsroom.feeds, folders), capture_output=True, text=True, timeout=LONG_S, check=False)
    assert done.returncode == 2
    assert "is a file; outputs are folders" in done.stderr
    assert newsroom.log == []


def test_dead_letters_are_replayed_once(newsroom: Newsroom, folders: Folders) -> None:
    (piece,) = bulletins(SITE, FEED, 1)
    newsroom.publish(piece)
    newsroom.fault(newsroom.url(piece), failing(404))
    run([feed_of(newsroom)], folders)
    assert newsroom.url(piece) in {letter.url for letter in folders.dead_letters()}

    newsroom.fault(newsroom.url(piece), None)
    replay = [command([], folders)[0], "replay", str(folders.root / "dead"), "--state", str(folders.root / "state")]
    wanted = len([letter for letter in folders.dead_letters() if letter.reason == "http_status"])
    letters = "1 dead letter" if wanted == 1 else f"{wanted} dead letters"
    said = [
        subprocess.run([*replay, "--reason", "http_status"], capture_output=True, text=True, timeout=LONG_S, check=True).stdout
        for _ in range(2)
    ]
    assert [answer.splitlines()[0] for answer in said] == [
        f"{wanted} of {letters} added to the pending work",
        f"0 of {letters} added to the pending work",
    ]
    assert f"{wanted} were added by an earlier replay" in said[1]
    run([feed_of(newsroom)], folders)
    assert [record.url for record in folders.records()].count(newsroom.url(piece)) == 1


def test_dead_letters_are_replayed_by_a_process_that_runs(newsroom: Newsroom, folders: Folders) -> None:
    (piece,) = bulletins(SITE, FEED, 1)
    newsroom.publish(piece)
    newsroom.fault(newsroom.url(piece), failing(404))
    replay = [command([], folders)[0], "replay", str(folders.root / "dead"), "--state", str(folders.root / "state")]
    with watching([feed_of(newsroom)], folders) as until:
        until(lambda: newsroom.url(piece) in {letter.url for letter in folders.dead_letters()})
        newsroom.fault(newsroom.url(piece), None)
        said = subprocess.run(replay, capture_output=True, text=True, timeout=LONG_S, check=True).stdout
        assert "added to the pending work; the running process" in said
        until(lambda: newsroom.url(piece) in {record.url for record in folders.records()})
    # Its end also says that all items are accounted for.
    assert [record.url for record in folders.records()].count(newsroom.url(piece)) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_before_the_run_has_begun_ends_it_with_a_sentence(
    newsroom: Newsroom, folders: Folders, number: signal.Signals
) -> None:
    process = subprocess.Popen([*command(["-"], folders)], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdin is not None
    try:
        # It reads the list of feeds from a pipe that nobody closes, and so never begins.
        process.stdin.write(feed_of(newsroom) + "\n")
        process.stdin.flush()
        while not _catches_sigterm(process.pid):
            assert process.poll() is None
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0
    assert err == "newsbeam: stopped before the start: nothing was polled, nothing was written\n"
    assert newsroom.log == []


def _catches_sigterm(pid: int) -> bool:
    """Whether the process has a handler of its own for SIGTERM (Linux: the mask SigCgt)."""
    (line,) = (line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("SigCgt"))
    return bool(int(line.split()[1], 16) >> (signal.SIGTERM - 1) & 1)
