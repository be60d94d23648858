#!/usr/bin/env python3
"""Starts the Python worker of a Flink task manager and ends it with that: the command of Beam's PROCESS environment.

The task manager calls it with `--id=... --provision_endpoint=...`, which go to worker.py. boot.py kills the worker
and its descendants as soon as the task manager dies, even by kill -9, or tells boot to end. A worker without a task manager
would continue to fetch pages while its successor fetches them too, and hosts would get twice the permitted requests.

NEWSBEAM_WORKER_LOG names a file for the worker's stdout and stderr; without it, the task manager drops them.
"""

import ctypes
import os
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

#: From SIGTERM to SIGKILL of the worker's process group; a task manager kills boot 2 s after it has told it to end.
_GRACE_S = 1.0

_PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> int:
    """Runs one worker to its end; its exit code, or 1 when it was ended from here."""
    parent = os.getppid()
    task_manager = os.pidfd_open(parent)
    if os.getppid() != parent:
        return 1  # it died before it could be watched
    log = os.environ.get("NEWSBEAM_WORKER_LOG")
    if log:
        to = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        os.dup2(to, 1)
        os.dup2(to, 2)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    worker = subprocess.Popen(  # noqa: S603 - this interpreter, its arguments from the task manager
        [sys.executable, str(Path(__file__).with_name("worker.py")), *arguments],
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # a process group of its own, so that all of it can be killed
        preexec_fn=_die_with_boot,  # noqa: PLW1509 - boot has one thread
    )
    try:
        return _first_end(worker, task_manager)
    finally:
        _end(worker)


def _die_with_boot() -> None:
    """Linux kills the worker when boot itself is killed (prctl(2))."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _first_end(worker: "subprocess.Popen[bytes]", task_manager: int) -> int:
    """Waits for the worker or the task manager, whichever ends first."""
    poll = select.poll()
    poll.register(os.pidfd_open(worker.pid), select.POLLIN)
    poll.register(task_manager, select.POLLIN)
    ended = {descriptor for descriptor, _ in poll.poll()}
    return 1 if task_manager in ended else worker.wait()


def _end(worker: "subprocess.Popen[bytes]") -> None:
    """Ends the worker's process group; returns when the worker is gone."""
    with suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        worker.wait(_GRACE_S)
    with suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
