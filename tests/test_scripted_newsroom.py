"""The scripted newsroom against its truth log: revisions, kinds, noise, gaps, brackets, points in time. On both engines."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.read import read_events
from tests.support.run_newsbeam import LONG_S, Folders, run
from tests.support.scripted_script import DESK, WINDOW, Script
from tests.support.scripted_server import ScriptedNewsroom
from tests.support.scripted_truth import Verdict, judge, judge_instants, versions_served
from tests.support.streaming import Stream

#: Articles of the desk that are edited, articles with noise only, and rounds; larger by these variables.
EDITED = int(os.environ.get("NEWSBEAM_EDITED", "20"))
NOISY = int(os.environ.get("NEWSBEAM_NOISY", "10"))
ROUNDS = int(os.environ.get("NEWSBEAM_ROUNDS", "3"))


@pytest.fixture
def newsroom() -> Iterator[ScriptedNewsroom]:
    with ScriptedNewsroom(Script(edited=EDITED, noisy=NOISY)) as opened:
        opened.script.advance()
        yield opened


def judged(newsroom: ScriptedNewsroom, folders: Folders) -> Verdict:
    truth = newsroom.script.truth
    verdict = judge(truth, folders.records(), read_events(folders.root / "events"), newsroom.feeds)
    judge_instants(verdict, truth, folders.root / "news")
    print(verdict)
    return verdict


def assert_all_right(verdict: Verdict, *, revisions: int, noise_looks: int, overflows: int, beyond_repair: int) -> None:
    """`beyond_repair`: entries lost by the one site that has no archive, sitemap or listing."""
    assert verdict.wrong == []
    assert (verdict.revisions, verdict.overflows, verdict.overflows_told) == (revisions, overflows, overflows)
    assert verdict.kinds == verdict.revisions
    assert verdict.kinds_right >= 0.95 * verdict.kinds
    assert verdict.noise_looks >= noise_looks
    assert verdict.repaired == verdict.lost - beyond_repair


def changes(newsroom: ScriptedNewsroom) -> int:
    return sum("kind" in line for line in newsroom.script.truth)


def test_run(newsroom: ScriptedNewsroom, tmp_path: Path) -> None:
    folders, feeds = Folders(tmp_path), list(newsroom.feeds.values())
    run(feeds, folders)
    for _ in range(ROUNDS - 1):
        newsroom.script.advance()
        summary = run(feeds, folders, "--ignore-schedule")
    verdict = judged(newsroom, folders)
    assert_all_right(
        verdict,
        revisions=changes(newsroom),
        noise_looks=(ROUNDS - 1) * NOISY,
        overflows=3 + (ROUNDS - 2),
        beyond_repair=2 * WINDOW * (ROUNDS - 2),
    )
    assert summary["looks"] == EDITED + NOISY


@pytest.mark.slow
def test_stream(newsroom: ScriptedNewsroom, tmp_path: Path) -> None:
    sources = tmp_path / "newsbeam.toml"
    sources.write_text("".join(f'[[feed]]\nurl = "{url}"\npoll_max = "1m"\n' for url in newsroom.feeds.values()))
    folders, script = Folders(tmp_path), newsroom.script

    def is_read(rounds: int) -> bool:
        """All feeds were asked in this round, the desk was looked at, and each version that was sent has its record."""
        begun_at = [number for number, line in enumerate(script.truth) if line["what"] == "round"][rounds - 1]
        now = script.truth[begun_at:]
        asked = {line["site"] for line in now if line["what"] == "poll"}
        desk = {line["path"] for line in now if line["what"] == "served" and f"/{DESK}/" in line["path"]}
        if len(asked) < len(newsroom.feeds) or len(desk) < EDITED + NOISY:
            return False
        sent = versions_served(script.truth)
        if len(sent) < sum(map(len, script.articles.values())):
            return False
        return len(folders.records()) == sum(map(len, sent.values()))

    with Stream(tmp_path, [str(sources)]) as job:
        job.until(lambda: is_read(1))
        script.advance()
        job.until(lambda: is_read(2))
        ended = job.stop()
    assert_all_right(judged(newsroom, folders), revisions=changes(newsroom), noise_looks=NOISY, overflows=3, beyond_repair=0)
    assert sum(ended["revisions"].values()) == changes(newsroom)


def test_the_server_by_command(tmp_path: Path) -> None:
    """Its feeds are a list for newsbeam, and its truth tells each round."""
    truth = tmp_path / "truth.jsonl"
    server = subprocess.run(
        [sys.executable, "-m", "tests.support.scripted_server", "--pace", "0", "--rounds", "3", "--truth", str(truth)],
        capture_output=True, text=True, timeout=LONG_S, check=True,
    )  # fmt: skip
    sources = tmp_path / "newsbeam.toml"
    sources.write_text(server.stdout)
    assert server.stdout.count("[[feed]]") == 6
    lines = [json.loads(line) for line in truth.read_text().splitlines()]
    assert [line["number"] for line in lines if line["what"] == "round"] == [1, 2, 3]
    assert {line["what"] for line in lines} == {"publish", "edit", "touch", "remove", "return", "round"}
