"""kill -9: whenever it comes, the records in the end are those of an undisturbed run, each exactly once, in whole files."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bench.linking.texts import invented_texts
from pipeline.local.ledger.ledger import Ledger
from pipeline.newsroom.pieces import Piece
from pipeline.newsroom.server import Newsroom
from tests.support.newsroom import bulletins
from tests.support.run_newsbeam import LONG_S, Folders, command, run

DRIVER = str(Path(__file__).parent / "support" / "killed_run.py")
ARTICLES = 60
#: Random moments of a test run; NEWSBEAM_RUN_KILLS=20 takes more.
KILLS = int(os.environ.get("NEWSBEAM_RUN_KILLS", "10"))
#: Kills while copies are linked; NEWSBEAM_LINK_KILLS=6 takes each step of a commit.
_LINK_KILLS = int(os.environ.get("NEWSBEAM_LINK_KILLS", "1"))
_LINKED = 24
_HOUSE_LINE = "Letters to the harbour desk are read every morning."
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


def reprints(number: int) -> list[Piece]:
    """Articles of one site, which are fetched one after the other; every third is a reprint of an earlier one, with another
    headline and lead."""
    pieces: list[Piece] = []
    for index, text in enumerate(invented_texts(number, seed=29)):
        original = pieces[index - 2] if index % 3 == 2 else None
        paragraphs = original.body.split("\n\n") if original is not None else [*text.paragraphs[:9], _HOUSE_LINE]
        pieces.append(
            Piece(
                site="courier",
                path=f"/linked/{index:03}.html",
                title=text.title if original is None else f"{original.title} {index}",
                body="\n\n".join(paragraphs if original is None else [text.paragraphs[0], *paragraphs[1:]]),
                published=datetime(2025, 10, 8, 6, tzinfo=UTC) + timedelta(minutes=index),
                section="Harbour",
                feeds=("top",),
            )
        )
    return pieces


def verdicts(folders: Folders) -> list[tuple[Any, ...]]:
    """All that depends on what was linked before."""
    return sorted(
        (
            *(record.record_id, record.copy_of or "", record.copy_group, record.independent_outlets, record.containment),
            *(record.novel_share, record.first_seen_in, record.story_id, record.story_score, record.boilerplate_lines),
        )
        for record in folders.records()
    )


def test_kills_change_no_verdict_of_copies(tmp_path: Path) -> None:
    """Copies, stories and house lines depend on what was linked before: kill -9 neither loses nor doubles an entry of it."""
    seed = random.SystemRandom().randrange(2**32)
    chance = random.Random(seed)
    print(f"seed {seed}")  # shown when the test fails
    with Newsroom() as newsroom:
        newsroom.publish(*reprints(_LINKED))
        feeds, more = [feeds_of(newsroom)[0]], ("--enrich", "url,counts,stories")
        undisturbed, killed = Folders(tmp_path / "undisturbed"), Folders(tmp_path / "killed")
        run(feeds, undisturbed, *more)
        for step in chance.sample(STEPS, k=_LINK_KILLS):
            done = subprocess.run(
                [sys.executable, DRIVER, step, "1", *command(feeds, killed, *more)[1:]],
                capture_output=True, text=True, timeout=LONG_S, check=False,
            )  # fmt: skip
            assert done.returncode in (0, -signal.SIGKILL), f"{step}: {done.stderr}"
        run(feeds, killed, *more)

    expected = verdicts(undisturbed)
    linked = [record for record in undisturbed.records() if "/linked/" in record.url]
    assert len({record.story_id for record in linked}) > 1
    assert sum(record.copy_of is not None for record in linked) == _LINKED // 3
    assert sum(_HOUSE_LINE in {line.text for line in record.boilerplate_lines} for record in linked) > _LINKED // 2
    assert verdicts(killed) == expected
