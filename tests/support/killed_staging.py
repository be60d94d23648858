"""Kills the program of `sink_cycles` at random moments, and does what the next start does."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from pipeline.sinks.sink import Staged
from tests.support.sink_cycles import ROWS
from tests.support.sinks import staging_sink

_REPOSITORY = Path(__file__).parents[2]


def run_and_kill(folder: Path, uri: str, format_name: str, rng: random.Random, within_s: float = 0.05) -> None:
    """Run cycles, their ledger in `folder`, and kill them within `within_s` of a commit."""
    ledger = folder / "ledger.json"
    before = ledger.stat().st_mtime_ns if ledger.exists() else 0
    environment = {**os.environ, "PYTHONPATH": str(_REPOSITORY)}
    command = [sys.executable, str(_REPOSITORY / "tests" / "support" / "sink_cycles.py"), str(folder), uri, format_name]
    process = subprocess.Popen(command, env=environment)
    try:
        while not ledger.exists() or ledger.stat().st_mtime_ns == before:
            assert process.poll() is None, "the cycles ended by themselves"
            time.sleep(0.005)  # polling another process; no test result depends on it
        time.sleep(rng.random() * within_s)  # the random moment
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def heal(folder: Path, uri: str, format_name: str) -> list[str]:
    """Publish what the ledger lists and delete the rest; the ids of all committed rows, sorted."""
    state = json.loads((folder / "ledger.json").read_text())
    sink = staging_sink(uri, format=format_name, what="records")
    for file in state["outbox"]:
        sink.publish(Staged(**file))
    sink.clean("led-")
    sink.roll("led-", everything=True)
    return sorted(f"{cycle}.{row}" for cycle in range(1, state["cycle"] + 1) for row in range(ROWS))
