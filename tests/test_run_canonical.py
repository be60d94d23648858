"""A later version without the canonical link reaches the record that has its key from it: runs, with kill -9 between."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.loop_thread import LoopThread
from schemas.read import emitted_at
from schemas.records import Record
from tests.support.misbehaving_server import MisbehavingServer, redirects, says
from tests.support.run_newsbeam import LONG_S, Folders, command, run

DRIVER = str(Path(__file__).parent / "support" / "killed_run.py")
#: A host that only the proxy knows.
HOST = "http://quay.example"
NUMBERS = (4_711, 4_712, 4_713)
WITHDRAWN = b"<html><head><title>Quay</title></head><body><h1>Quay</h1><p>This article has been removed.</p></body></html>"


def feed(updated: str) -> bytes:
    entries = "".join(
        f"<entry><id>{number}</id><title>Quay opens, part {number}</title><link href='{HOST}/s/{number}'/>"
        f"<updated>2026-03-0{updated}T08:00:00Z</updated></entry>"
        for number in NUMBERS
    )
    head = "<title>The Quay</title><id>quay</id><updated>2026-03-03T08:00:00Z</updated>"
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>{head}{entries}</feed>".encode()


def page(number: int, depth: str = "five", canonical: str | None = None) -> bytes:
    named = f"<link rel='canonical' href='{canonical}'>" if canonical else ""
    text = "".join(
        f"<p>Ship {ship} of line {number} has come to the new quay, which is {depth} metres deep, and its captain said "
        f"that the {ship * number} people on board had waited for it since the spring of the year before.</p>"
        for ship in range(2, 8)
    )
    title = f"Quay opens, part {number}"
    head, body = f"<title>{title}</title>{named}", f"<article><h1>{title}</h1>{text}</article>"
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def canonical_of(number: int) -> str:
    return f"{HOST}/2026/quay-opens-{number}.html"


@pytest.fixture
def proxy() -> Iterator[MisbehavingServer]:
    pages = {f"{HOST}/s/{number}": says(page(number, canonical=canonical_of(number))) for number in NUMBERS}
    server = MisbehavingServer({f"{HOST}/feed": says(feed("1")), **pages})
    with LoopThread() as loop:
        loop.run(server.__aenter__())
        yield server
        loop.run(server.__aexit__(None, None, None))


def edit(proxy: MisbehavingServer) -> None:
    """One article leads to the front page, one says that it is gone, one has another text and names no address."""
    first, second, third = (f"{HOST}/s/{number}" for number in NUMBERS)
    proxy.pages |= {
        f"{HOST}/feed": says(feed("2")),
        f"{HOST}/": says(b"<html><body><p>The Quay</p></body></html>"),
        first: redirects(f"{HOST}/", 301),
        second: says(WITHDRAWN),
        third: says(page(NUMBERS[-1], "seven")),
    }


def options(proxy: MisbehavingServer) -> list[str]:
    return ["--proxy", f"http://127.0.0.1:{proxy.port}", "--ignore-schedule"]


def assert_reached(records: list[Record]) -> None:
    records = sorted(records, key=emitted_at)
    chains = {key: [record for record in records if record.url_key == key] for key in sorted({it.url_key for it in records})}
    assert list(chains) == [canonical_of(number).removeprefix("http://") for number in NUMBERS]
    changes = [[record.change for record in chain] for chain in chains.values()]
    assert changes == [["new", "removed"], ["new", "removed"], ["new", "substantive"]]
    for first, second in chains.values():
        assert (second.article_id, second.revision, second.supersedes) == (first.article_id, 2, first.record_id)


def test_a_later_version_reaches_the_record(proxy: MisbehavingServer, tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    run([f"{HOST}/feed"], folders, *options(proxy))
    edit(proxy)
    summary = run([f"{HOST}/feed"], folders, *options(proxy))
    assert (summary["looks"], summary["removed"], summary["unchanged"]) == (3, 2, 0)
    assert_reached(folders.records())


@pytest.mark.parametrize("step", ["graph done", "before commit", "committed"])
def test_killed_in_the_commit_of_the_pages_and_in_that_of_the_looks(
    proxy: MisbehavingServer, tmp_path: Path, step: str
) -> None:
    folders = Folders(tmp_path)
    for _ in range(2):
        killed = subprocess.run(
            [sys.executable, DRIVER, step, "1", *command([f"{HOST}/feed"], folders, *options(proxy))[1:]],
            capture_output=True, text=True, timeout=LONG_S, check=False,
        )  # fmt: skip
        assert killed.returncode < 0, killed.stderr
        run([f"{HOST}/feed"], folders, *options(proxy))
        edit(proxy)
    assert_reached(folders.records())
