"""The processes of a cluster: started, known again later, ended. Linux, for /proc."""

import os
import signal
import subprocess
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

#: For a process to end by itself; then it is killed.
_STOP_TIMEOUT_S = 20

#: What is kept of a process: its number, and when it began, for numbers are used again.
Process = dict[str, int]


def spawn(command: list[str], out: Path) -> Process:
    """Starts a process that outlives this one; what it prints is appended to `out`."""
    with out.open("ab") as file:
        process = subprocess.Popen(  # noqa: S603 - java, see settings.py
            command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True
        )
    return {"pid": process.pid, "started": started(process.pid)}


def alive(process: Process) -> bool:
    """Whether this very process runs."""
    return started(process["pid"]) == process["started"]


def started(pid: int) -> int:
    """When a process began, in ticks since the machine did; -1 for one that is gone or a zombie (proc(5))."""
    with suppress(OSError):
        state, *rest_of = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        if state != "Z":
            return int(rest_of[18])
    return -1


def end(processes: Iterable[Process]) -> None:
    """Ends them; returns when they are gone."""
    running = [process for process in processes if alive(process)]
    for number in (signal.SIGTERM, signal.SIGKILL):
        for process in filter(alive, running):
            with suppress(ProcessLookupError):
                os.kill(process["pid"], number)
        limit = time.monotonic() + _STOP_TIMEOUT_S
        while any(map(alive, running)) and time.monotonic() < limit:
            time.sleep(0.1)
