"""The table of bench/throughput.py, and the programs of its rows that need no environment of their own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.throughput import ALONE, BARE, DEFAULT, ROWS, SCRIPT, Job, Run, measured, show
from pipeline.newsroom.server import Newsroom


def test_the_table_has_medians_and_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    runs = {
        ALONE: [Run(10, 20, 100, 200)],
        SCRIPT: [Run(10, 18, 98, 300), Run(30, 22, 98, 310), Run(20, 20, 98, 305)],
        BARE: [Run(8, 25, 100, 500)],
        DEFAULT: [Run(10, 30, 99, 550)],
    }
    show(runs, {"fundus": "it reads others"}, 100)
    told = capsys.readouterr().out
    assert "| script | 5.0 | 200 | 305 | 98 |" in told
    assert f"{DEFAULT} / {SCRIPT}: 2.00 articles/s, 1.50 CPU" in told
    assert f"{BARE} / {ALONE}: 1.25 articles/s, 1.25 CPU" in told
    assert told.endswith("no fundus: it reads others\n")


def test_the_script_reads_feeds_and_pages(tmp_path: Path) -> None:
    with Newsroom() as newsroom:
        (tmp_path / "feeds.txt").write_text(newsroom.feeds[0])
        run = measured(ROWS[SCRIPT](Job(tmp_path / "feeds.txt", tmp_path / "pages.jsonl", tmp_path, 1)), 60)
    assert run.records == len((tmp_path / "out.jsonl").read_text().splitlines()) > 0
    assert run.cpu_s > 0


def test_extraction_alone_reads_saved_pages(tmp_path: Path) -> None:
    words = "The harbour office has opened the northern quay again after the storm of last week. " * 12
    (tmp_path / "0.html").write_text(f"<html><body><article><h1>Quay open</h1><p>{words}</p></article></body></html>")
    page = {"url": "https://tide.example/quay", "path": str(tmp_path / "0.html")}
    (tmp_path / "pages.jsonl").write_text(json.dumps(page) + "\n")
    run = measured(ROWS[ALONE](Job(tmp_path / "feeds.txt", tmp_path / "pages.jsonl", tmp_path, 1)), 60)
    assert run.records == 1


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(RuntimeError, match="the web is gone"):
        measured([sys.executable, "-c", "raise SystemExit('the web is gone')"], 60)
    with pytest.raises(RuntimeError, match="ended after"):
        measured([sys.executable, "-c", "import time; time.sleep(60)"], 0.5)


def test_rows_are_named_in_the_help() -> None:
    command = [sys.executable, "-m", "bench.throughput", "--help"]
    told = " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert all(row in told for row in ROWS)
