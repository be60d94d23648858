"""Kills the program of `message_cycles` at random moments, and lets it end its work."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

_REPOSITORY = Path(__file__).parents[2]
#: Random moments of a test run; NEWSBEAM_SINK_KILLS=20 takes more.
KILLS = int(os.environ.get("NEWSBEAM_SINK_KILLS", "8"))


def run_with_kills(folder: Path, uri: str, *, rows: int, kills: int, rng: random.Random) -> None:
    """Deliver `rows` rows to the MessageSink of `uri`, with `kills` kills on the way."""
    for _ in range(kills):
        _run_and_kill(folder, uri, rows, rng)
    assert _start(folder, uri, rows).wait(120) == 0


def _run_and_kill(folder: Path, uri: str, rows: int, rng: random.Random) -> None:
    ledger = folder / "ledger"
    before = ledger.stat().st_mtime_ns if ledger.exists() else 0
    process = _start(folder, uri, rows)
    try:
        while not ledger.exists() or ledger.stat().st_mtime_ns == before:
            assert process.poll() is None, "the cycles ended by themselves"
            time.sleep(0.005)  # polling another process; no test result depends on it
        time.sleep(rng.random() * 0.05)  # the random moment
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def _start(folder: Path, uri: str, rows: int) -> "subprocess.Popen[bytes]":
    program = _REPOSITORY / "tests" / "support" / "message_cycles.py"
    return subprocess.Popen(
        [sys.executable, str(program), str(folder), uri, str(rows)], env={**os.environ, "PYTHONPATH": str(_REPOSITORY)}
    )
