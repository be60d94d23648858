"""Wrong values of commands and of the public module: each is named, with the remedy, and nothing else happens."""

import gzip
import signal
import sqlite3
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import newsbeam
from pipeline.cli.main import main
from pipeline.cli.usage import told
from pipeline.local.ledger.ledger_schema import unreadable
from pipeline.signals import StopSignals, leaving_early
from schemas.example import example_record
from schemas.places import WrongPlaceError
from tests.support.sinks import write_to

RSS = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Skerry</title></channel></rss>'
FILES = {
    "paper.pdf": b"%PDF-1.7\n%\xe2\xe3",
    "photo.png": b"\x89PNG\r\n\x1a\n\x00",
    "page.html.gz": gzip.compress(b"<html><p>lamp</p></html>"),
    "noise.bin": bytes((number * 73 + 11) % 256 for number in range(5_000)),
    "feed.xml": RSS,
    "feed.json": b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_html": "<p>lamp</p>"}]}',
    "words.txt": b"Words and nothing else.\n" * 20,
    "empty.html": b" \n",
    "page.html": b"<html><body><p>lamp</p></body></html>",
    "feeds.txt": b"https://a.example/feed.xml\n",
    "lists.toml": b'lists = ["nowhere.opml"]\n',
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wrong")
    for name, content in FILES.items():
        (path / name).write_bytes(content)
    write_to(str(path / "news"), [example_record()], "records", "w")
    return path


@pytest.fixture(autouse=True)
def _inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(folder)
    monkeypatch.setattr("pipeline.cli.process.logs.configure", lambda **_: None)  # the log stays pytest's
    yield
    assert not (folder / ".newsbeam").exists(), "a wrong command line begins nothing"


WRONG = [
    (["extract", "paper.pdf"], "'paper.pdf' is a PDF document"),
    (["extract", "photo.png"], "is a PNG image"),
    (["extract", "page.html.gz"], "is gzip data, and 'newsbeam extract' reads HTML pages; unpack it first"),
    (["extract", "noise.bin"], "'noise.bin' has no HTML element"),
    (["extract", "feed.xml"], "is an RSS feed, and 'newsbeam extract' reads HTML pages; 'newsbeam run' reads feeds"),
    (["extract", "feed.json"], "has no HTML element"),
    (["extract", "words.txt"], "has no HTML element; name an HTML file"),
    (["extract", "empty.html"], "'empty.html' is empty"),
    (["extract", "page.html", "--url", "skerry"], "'skerry' is no URL of a page: The link has no scheme"),
    (["extract", "page.html", "--url", "ftp://a.example/x"], "ftp: is not http or https"),
    (["extract", "http://"], "'http://' is no URL of a page"),
    (["extract", "page.html", "--batch"], "--batch reads pages and their URLs from stdin; leave out the FILE"),
    (["run", "feeds.txt", "--state", ""], "'' names no folder"),
    (["run", "feeds.txt", "--state", "page.html"], "page.html is a file; --state names a folder"),
    (["run", "feeds.txt", "--config", "feeds.txt"], "a list of feeds is one of FEEDS"),
    (["run", "--config", "nowhere.toml"], "--config 'nowhere.toml': there is no such file"),
    (["run", "www.tide.example/feed"], "is neither a URL nor a file: did you mean https://www.tide.example/feed?"),
    (["run", "news"], "'news' is a folder; name the lists in it"),
    (["run", ""], "'' names no list of feeds; give a URL or a file"),
    (["run", "lists.toml"], "lists.toml, lists: 'nowhere.opml' is neither a URL nor a file"),
    (["feeds", "--state", "page.html"], "page.html is a file"),
    (["run", "feeds.txt", "--where", "1"], "gives a number and not true or false"),
    (["tail", "news", "--where", '"en"'], "gives a text and not true or false"),
    (["tail", "words.txt"], "words.txt has none of the endings that newsbeam writes"),
    (["tail", "kafka://localhost:9092/news"], "are read with the clients of their servers"),
    (["tail", ""], "'' names no file or folder"),
    (["tail", "news", "--cursor", "nowhere/cursor"], "nowhere: there is no such folder for a cursor"),
    (["tail", "news", "--cursor", "news"], "a cursor is a file, and this is a folder"),
    (["tail", "news", "--cursor", "words.txt"], "words.txt is no cursor of newsbeam"),
    (["tail", "news", "--fields", ","], "--fields names no field"),
    (["tail", "news", "--fields", "titel"], "there is no field 'titel'; did you mean 'title'?"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_a_wrong_command_line_has_status_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    done = capsys.readouterr()
    assert message in done.err
    assert done.out == ""


def test_a_page_in_utf_16_is_a_page(capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "The keepers of the Outer Skerry lit the old lamp on Friday, for the first time in eleven years. " * 8
    page = f"<html><head><title>Lamp</title></head><body><article><h1>Lamp</h1><p>{words}</p></article></body></html>"
    (folder / "wide.html").write_bytes(page.encode("utf-16"))
    assert main(["extract", "wide.html"]) == 0
    assert "eleven years" in capsys.readouterr().out


def test_rows_that_are_not_there_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tail", "news", "--dead-letters"]) == 0
    assert "'news' holds no dead letters; it holds records" in capsys.readouterr().err


def test_an_error_of_the_system_names_its_path() -> None:
    assert told(FileNotFoundError(2, "No such file or directory", "a/b")) == "a/b: No such file or directory"
    assert told(OSError(28, "No space left on device"), "news") == "news: No space left on device"
    assert told(sqlite3.OperationalError("unable to open database file"), Path("x.sqlite3")) == (
        "x.sqlite3: unable to open database file"
    )
    assert told(ValueError("news/a.jsonl is damaged"), "news") == "news/a.jsonl is damaged"


def test_an_error_of_the_system_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def refused(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refused)
    assert main(["demo", "--output", str(tmp_path / "kept")]) == 1
    assert capsys.readouterr().err == f"newsbeam: {tmp_path / 'kept'}: Permission denied\n"


NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)


@pytest.mark.parametrize("value", ["2026-01-31T12:00:00Z", "2026-01-31 13:00+01:00", NOON])
def test_instants_may_be_text(value: Any, tmp_path: Path) -> None:
    emitted = [datetime(2026, 1, 31, hour, tzinfo=UTC) for hour in (11, 12, 13)]
    rows = [replace(example_record(), record_id=f"{at.hour}", emitted_at=at) for at in emitted]
    write_to(str(tmp_path), rows, "records", "w")
    assert [record.record_id for record in newsbeam.read_records(tmp_path, since=value)] == ["12", "13"]
    assert [record.record_id for record in newsbeam.read_records(tmp_path, as_of=value)] == ["11", "12"]
    assert len(list(newsbeam.read_records(tmp_path, since="2026-01-31"))) == 3
    assert list(newsbeam.read_records(tmp_path, since=date(2026, 2, 1))) == []


CALLS: dict[str, tuple[Callable[[], Any], type[Exception], str]] = {
    "since": (lambda: newsbeam.read_records("news", since="yesterday"), ValueError, "since: 'yesterday': takes a day"),
    "since of a number": (lambda: newsbeam.read_records("news", since=3), ValueError, "since: 3: takes"),  # type: ignore[arg-type]
    "naive": (lambda: newsbeam.read_records("news", as_of=datetime(2026, 1, 1)), ValueError, "as_of: .* no time zone"),  # noqa: DTZ001
    "where": (lambda: newsbeam.read_records("news", where=1), TypeError, "neither an expression nor a function"),  # type: ignore[arg-type]
    "place": (lambda: newsbeam.read_records(None), TypeError, "None names no file"),  # type: ignore[arg-type]
    "places": (lambda: newsbeam.read_events(["news"]), TypeError, "names no file"),  # type: ignore[arg-type]
    "topic": (lambda: list(newsbeam.read_dead_letters("kafka://a/b")), WrongPlaceError, "clients of their servers"),
    "cursor": (lambda: newsbeam.Cursor("nowhere/cursor"), FileNotFoundError, "no such folder for a cursor"),
    "chunks": (lambda: newsbeam.chunks_of(example_record(), "9"), ValueError, "cannot have '9' words"),  # type: ignore[arg-type]
    "chunks of": (lambda: newsbeam.chunks_of({}, 9), TypeError, "only a Record has chunks"),  # type: ignore[arg-type]
    "flat": (lambda: newsbeam.flat({}), TypeError, "a dict is no row"),
    "page": (lambda: newsbeam.extract(Path("page.html")), TypeError, "page: .* a value of the type bytes or str"),  # type: ignore[arg-type]
    "url": (lambda: newsbeam.extract("<p>lamp</p>", url="skerry"), ValueError, "'skerry' is no URL of a page"),
    "pdf": (lambda: newsbeam.extract(FILES["paper.pdf"]), newsbeam.NotAnArticleError, "not_html: The page is a PDF document"),
    "feed": (lambda: newsbeam.extract(RSS), newsbeam.NotAnArticleError, "not_html: The page is an RSS feed"),
    "text": (lambda: newsbeam.enrich(b"lamp"), TypeError, "text: .* a value of the type str"),  # type: ignore[arg-type]
    "feeds": (lambda: newsbeam.run(None), TypeError, "feeds: None"),  # type: ignore[arg-type]
    "output": (lambda: newsbeam.run("feeds.txt", [3]), TypeError, "output: 3"),  # type: ignore[list-item]
    "flag": (lambda: newsbeam.run("feeds.txt", watch="no"), TypeError, "watch: 'no'"),
    "choice": (lambda: newsbeam.run("feeds.txt", revisions="all"), ValueError, "'all' is none of off, feed, watch"),
    "address": (lambda: newsbeam.run("feeds.txt", metrics="here"), ValueError, "metrics: 'here' is no address"),
    "condition": (lambda: newsbeam.run("feeds.txt", fail_on="all=1"), ValueError, "fail_on: 'all' is nothing to count"),
    "beam": (lambda: newsbeam.run("feeds.txt", beam="--colour=red"), ValueError, "does not know '--colour=red'"),
    "part": (
        lambda: newsbeam.run("feeds.txt", fetch=3),
        TypeError,
        "fetch: 3 is a int; give a value of the type FetchSettings",
    ),
    "settings": (lambda: newsbeam.PollFeeds("x"), TypeError, "fetch: 'x'"),  # type: ignore[arg-type]
    "workers": (lambda: newsbeam.page_pool(0), ValueError, "at least 1 worker"),
}


@pytest.mark.parametrize(("call", "error", "message"), CALLS.values(), ids=CALLS)
def test_a_wrong_argument_is_named(call: Callable[[], Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()


def test_names_of_enrichments_may_be_one_text() -> None:
    found = newsbeam.enrich("The harbours of Portugal will close on Monday.", names="language, countries")
    assert [status.name for status in found.enrichments] == ["language", "countries"]


def test_a_folder_that_may_not_be_read_is_not_empty(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert main(["tail", "news"]) == 1
    assert capsys.readouterr().err == "newsbeam tail: news: Permission denied\n"
    assert unreadable(Path("s/x"), ValueError("no")) == "s/x cannot be read: no; its readers need to write its folder"


@pytest.mark.parametrize(
    ("goes_on", "number", "status"), [(True, 2, 0), (True, 15, 0), (False, 2, 130), (False, 15, 143), (False, 1, 129)]
)
def test_a_signal_ends_a_command_as_its_user_expects(goes_on: bool, number: int, status: int) -> None:
    with pytest.raises(SystemExit) as left, leaving_early(goes_on=goes_on):
        signal.raise_signal(signal.Signals(number))
    assert left.value.code == status


def test_a_command_that_a_signal_ends_before_its_work_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit), leaving_early(goes_on=True, nothing_done="nothing was polled"):
        signal.raise_signal(signal.SIGTERM)
    assert capsys.readouterr().err == "newsbeam: nothing was polled\n"

    def work_and_print() -> None:
        with StopSignals(lambda: None):
            pass  # the work, after which a signal may still come while the summary is printed
        signal.raise_signal(signal.SIGTERM)

    with pytest.raises(SystemExit), leaving_early(goes_on=True, nothing_done="nothing was polled"):
        work_and_print()
    assert capsys.readouterr().err == ""


def test_a_signal_during_a_callback_of_a_weak_reference_ends_a_command_too() -> None:
    """Python swallows the exception of the handler there: imports have such callbacks."""

    class Thing:
        pass

    def interrupted(gone: object) -> None:
        signal.raise_signal(signal.SIGTERM)

    def wait_after_the_callback() -> None:
        thing = Thing()
        reference = weakref.ref(thing, interrupted)
        del thing
        assert reference() is None
        threading.Event().wait(60)

    with pytest.raises(SystemExit) as left, leaving_early(goes_on=False):
        wait_after_the_callback()
    assert left.value.code == 143


def test_an_interrupt_during_the_start_prints_no_traceback() -> None:
    program = (
        "import builtins, os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a job in the background may have it ignored
        "kept = builtins.__import__\n"
        "def interrupted(name, *more):\n"
        "    if name.startswith('pipeline'):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    return kept(name, *more)\n"
        "builtins.__import__ = interrupted\n"
        "from newsbeam.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")
