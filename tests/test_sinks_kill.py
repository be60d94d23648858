"""kill -9 at random moments, restart: every committed row once, nothing half-written ever seen."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from pipeline.sinks.sink import Staged
from schemas import read_records
from tests.support.sink_cycles import ROWS
from tests.support.sinks import staging_sink

REPOSITORY = Path(__file__).parents[1]


def run_and_kill(folder: Path, uri: str, format_name: str, rng: random.Random) -> None:
    ledger = folder / "ledger.json"
    before = ledger.stat().st_mtime_ns if ledger.exists() else 0
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, str(REPOSITORY / "tests" / "support" / "sink_cycles.py"), str(folder), uri, format_name]
    process = subprocess.Popen(command, env=environment)
    try:
        while not ledger.exists() or ledger.stat().st_mtime_ns == before:
            assert process.poll() is None, "the cycles ended by themselves"
            time.sleep(0.005)  # polling another process; no test result depends on it
        time.sleep(rng.random() * 0.05)  # the random moment
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def check_visible(folder: Path) -> None:
    seen = Counter(record.record_id for record in read_records(folder / "news"))
    assert [name for name, times in seen.items() if times > 1] == []


def heal(folder: Path, uri: str, format_name: str) -> int:
    state = json.loads((folder / "ledger.json").read_text())
    sink = staging_sink(uri, format=format_name, what="records")
    for file in state["outbox"]:
        sink.publish(Staged(**file))
    sink.clean("led-")
    sink.roll("led-", everything=True)
    return int(state["cycle"])


CASES = [
    ("jsonl", ""),
    ("jsonl", "?compression=gzip"),
    ("jsonl", "?roll_s=0.02"),
    ("parquet", ""),
    ("parquet", "?roll_s=0.02"),
    ("avro", ""),
]


def kill_often(tmp_path: Path, format_name: str, options: str, kills: int) -> None:
    rng = random.Random(f"{format_name}{options}")
    uri = f"{tmp_path / 'news'}{options}"
    for _ in range(kills):
        run_and_kill(tmp_path, uri, format_name, rng)
        check_visible(tmp_path)
    cycles = heal(tmp_path, uri, format_name)
    assert cycles >= kills
    assert sorted(record.record_id for record in read_records(tmp_path / "news")) == sorted(
        f"{cycle}.{row}" for cycle in range(1, cycles + 1) for row in range(ROWS)
    )
    assert [path.name for path in (tmp_path / "news").rglob(".*") if path.is_file()] == []


@pytest.mark.parametrize(("format_name", "options"), [CASES[0], CASES[2], CASES[4]])
def test_every_committed_row_once(tmp_path: Path, format_name: str, options: str) -> None:
    kill_often(tmp_path, format_name, options, kills=3)


@pytest.mark.slow
@pytest.mark.parametrize(("format_name", "options"), CASES)
def test_every_committed_row_once_over_many_kills(tmp_path: Path, format_name: str, options: str) -> None:
    kill_often(tmp_path, format_name, options, kills=40)
