"""Starts, recognises and ends the processes of a cluster. Linux only: reads /proc."""

import os
import signal
import subprocess
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

#: From SIGTERM to SIGKILL.
_STOP_TIMEOUT_S = 20

#: `pid` and `started` of a process: the kernel reuses process ids.
Process = dict[str, int]


def spawn(command: list[str], out: Path) -> Process:
    """Starts a process that outlives this one, and appends its output to `out`."""
    with out.open("ab") as file:
        process = subprocess.Popen(  # noqa: S603 - java, see settings.py
            command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True
        )
    return {"pid": process.pid, "started": started(process.pid)}


def alive(process: Process) -> bool:
    """True if this process runs; False if it ended, even where another process has its id."""
    return started(process["pid"]) == process["started"]


def started(pid: int) -> int:
    """Start time of a process in ticks since boot; -1 if it has ended or is a zombie (proc(5))."""
    with suppress(OSError):
        state, *rest_of = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        if state != "Z":
            return int(rest_of[18])
    return -1


def end(processes: Iterable[Process]) -> None:
    """Ends the processes; returns when they have ended, or after the time limits."""
    running = [process for process in processes if alive(process)]
    for number in (signal.SIGTERM, signal.SIGKILL):
        for process in filter(alive, running):
            with suppress(ProcessLookupError):
                os.kill(process["pid"], number)
        limit = time.monotonic() + _STOP_TIMEOUT_S
        while any(map(alive, running)) and time.monotonic() < limit:
            time.sleep(0.1)
