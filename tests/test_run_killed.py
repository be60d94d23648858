"""kill -9: whenever it comes, the records in the end are those of an undisturbed run, each exactly once, in whole files."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.local.ledger import Ledger
from pipeline.newsroom.server import Newsroom
from tests.support.newsroom import bulletins
from tests.support.run_newsbeam import LONG_S, Folders, command, run

DRIVER = str(Path(__file__).parent / "support" / "killed_run.py")
ARTICLES = 60
#: Random moments of a test run; NEWSBEAM_RUN_KILLS=20 takes more.
KILLS = int(os.environ.get("NEWSBEAM_RUN_KILLS", "10"))
STEPS = ["graph done", "files staged", "before commit", "committed", "file published", "list cleared"]


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        opened.publish(*bulletins("courier", "top", ARTICLES))
        yield opened


def feeds_of(newsroom: Newsroom) -> list[str]:
    return [url for url in newsroom.feeds if url.startswith((newsroom.bases["courier"], newsroom.bases["fanal"]))]


def assert_each_exactly_once(newsroom: Newsroom, folders: Folders, undisturbed: Folders) -> None:
    def texts(of: Folders) -> list[tuple[str, str, str, str]]:
        return sorted((record.record_id, record.title or "", record.text, record.copy_group or "") for record in of.records())

    assert len(undisturbed.records()) > ARTICLES
    assert texts(folders) == texts(undisturbed)
    assert sorted((letter.url, letter.reason) for letter in folders.dead_letters()) == sorted(
        (letter.url, letter.reason) for letter in undisturbed.dead_letters()
    )
    assert folders.unfinished() == []
    for path in (folders.root / "news").glob("**/*.jsonl"):
        lines = path.read_text().split("\n")
        assert lines.pop() == "", "the last line is whole"
        assert all(json.loads(line)["record_id"] for line in lines)
    ledger = Ledger(folders.root / "state" / "ledger.sqlite3")
    endings = ledger.endings()
    out = sum(count for name, count in endings.items() if name != "items" and not name.startswith("feed."))
    assert endings["items"] == out, "in = out, over all runs together"
    assert ledger.outbox() == []
    ledger.close()


@pytest.fixture
def undisturbed(newsroom: Newsroom, tmp_path: Path) -> Folders:
    folders = Folders(tmp_path / "undisturbed")
    run(feeds_of(newsroom), folders)
    return folders


def test_killed_at_each_step_of_a_commit(newsroom: Newsroom, undisturbed: Folders, tmp_path: Path) -> None:
    for step in STEPS:
        folders = Folders(tmp_path / step.replace(" ", "-"))
        killed = subprocess.run(
            [sys.executable, DRIVER, step, "1", *command(feeds_of(newsroom), folders)[1:]],
            capture_output=True, text=True, timeout=LONG_S, check=False,
        )  # fmt: skip
        assert killed.returncode == -signal.SIGKILL, f"{step}: {killed.stderr}"
        run(feeds_of(newsroom), folders)
        assert_each_exactly_once(newsroom, folders, undisturbed)


def test_killed_at_random_moments(newsroom: Newsroom, undisturbed: Folders, tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(2**32)
    chance = random.Random(seed)
    print(f"seed {seed}")  # shown when the test fails
    kills = rounds = 0
    while kills < KILLS:
        rounds += 1
        folders = Folders(tmp_path / f"round-{rounds}")
        for _ in range(4):
            asked = len(newsroom.log)
            process = subprocess.Popen(command(feeds_of(newsroom), folders), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            # From the first request on there is something to lose; the first cycle begins when Beam is imported, seconds later.
            while len(newsroom.log) == asked and process.poll() is None:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 5))
            process.kill()
            _, said = process.communicate()
            assert process.returncode in (0, -signal.SIGKILL), said
            if process.returncode == 0:
                break  # it was done before we were
            kills += 1
        run(feeds_of(newsroom), folders)
        assert_each_exactly_once(newsroom, folders, undisturbed)
