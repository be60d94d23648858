"""A real Flink cluster for tests: calls deploy/flink/cluster.py as a user does, and kills parts of the cluster."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from tests.support.programs import needed

ROOT = Path(__file__).resolve().parents[2]
FLINK = ROOT / "deploy/flink"

#: A cluster is up after 15 s where nothing else runs. Far more: a hang, not a busy machine.
_LONG_S = 300.0


class FlinkCluster:
    """A cluster in `folder` that runs `job`, while the context lasts. Its `watch` starts killed processes again."""

    def __init__(self, folder: Path, job: list[str], *, parallelism: int = 1, task_managers: int = 1) -> None:
        needed("java", "mvn")
        self.folder, self._job = folder, job
        self._watching: subprocess.Popen[bytes] | None = None
        self._options = [
            *("--parallelism", str(parallelism), "--task-managers", str(task_managers)),
            *("--checkpoint-every", "2", "--task-heap", "192"),
        ]

    def __enter__(self) -> Self:
        try:
            self.command("up", *self._options, "--", *self._job)
            self._watch()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()

    def command(self, name: str, *more: str) -> str:
        """The output of a command of cluster.py, which must succeed."""
        done = subprocess.run(self._arguments(name, *more), capture_output=True, text=True, timeout=_LONG_S, check=False)
        assert done.returncode == 0, done.stderr + self.log()
        return done.stdout

    def status(self) -> dict[str, Any]:
        return dict(json.loads(self.command("status")))

    def stop(self) -> str:
        """Ends the job with a savepoint and gives its URI; the watch ends by itself."""
        where = self.command("stop").strip()
        assert self._watching is not None
        assert self._watching.wait(_LONG_S) == 0, self.log()
        self._watching = None
        return where

    def restore(self, *options: str) -> None:
        """After `stop`: the same job, from where it was."""
        self.command("restore", *options)
        self._watch()

    def workers(self) -> list[psutil.Process]:
        """The Python processes that run the job's steps."""
        found = [
            child for name, process in self._processes() if name != "jobmanager" for child in process.children(recursive=True)
        ]
        return [process for process in found if "worker.py" in " ".join(_command_line(process))]

    def kill_worker(self) -> None:
        os.kill(self.workers()[0].pid, signal.SIGKILL)

    def kill_task_manager(self) -> list[psutil.Process]:
        """Kills one task manager; returns the Python processes that it leaves behind."""
        _, process = next((name, process) for name, process in self._processes() if name != "jobmanager")
        left = process.children(recursive=True)
        os.kill(process.pid, signal.SIGKILL)
        return left

    def kill_everything(self) -> None:
        """All Java processes; the job can go on from the retained checkpoint only."""
        for _, process in self._processes():
            os.kill(process.pid, signal.SIGKILL)

    def until(self, seen: Callable[[], bool]) -> float:
        """Waits until `seen()`; the seconds that it took. Fails with the logs where it takes far too long."""
        start = time.monotonic()
        while not seen():
            assert time.monotonic() - start < _LONG_S, self.log()
            assert self._watching is None or self._watching.poll() is None, self.log()
            time.sleep(0.1)
        return time.monotonic() - start

    def has_checkpoint(self) -> bool:
        return self._newest() is not None

    def until_checkpoint(self) -> None:
        """Until a checkpoint is complete that began after this call."""
        begun = self._newest()
        self.until(lambda: (newest := self._newest()) is not None and newest != begun)
        begun = self._newest()  # that one may have begun before
        self.until(lambda: self._newest() != begun)

    def log(self) -> str:
        """The ends of the logs."""
        return "\n".join(
            f"{path.name}:\n{path.read_text(encoding='utf-8', errors='replace')[-3_000:]}"
            for path in sorted(self.folder.glob("log/*"))
        )

    def _newest(self) -> Path | None:
        found = self.folder.glob("checkpoints/*/chk-*/_metadata")
        times = {path: path.stat().st_mtime for path in found if path.exists()}
        return max(times, key=lambda path: times[path], default=None)

    def _watch(self) -> None:
        with (self.folder / "log/watch.log").open("ab") as log:
            self._watching = subprocess.Popen(self._arguments("watch"), stderr=log)

    def _stop_watching(self) -> None:
        if self._watching is not None:
            self._watching.terminate()
            self._watching.wait()
        self._watching = None

    def _end(self) -> None:
        self._stop_watching()
        running = [process for _, process in self._processes()]
        left = [child for process in running for child in process.children(recursive=True)]
        for process in running:
            process.kill()
        psutil.wait_procs(running + left, timeout=_LONG_S)

    def _arguments(self, name: str, *more: str) -> list[str]:
        return [sys.executable, str(FLINK / "cluster.py"), name, str(self.folder), *more]

    def _processes(self) -> list[tuple[str, psutil.Process]]:
        try:
            kept = json.loads((self.folder / "processes.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        named = [(name, entry["pid"]) for name, entry in kept.items() if psutil.pid_exists(entry["pid"])]
        found = [(name, psutil.Process(pid)) for name, pid in named]
        # A number may be another's by now; all of ours name the folder.
        return [(name, process) for name, process in found if any(str(self.folder) in word for word in _command_line(process))]


def _command_line(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def ended(processes: list[psutil.Process], timeout_s: float) -> bool:
    """True if all processes end within the time."""
    _, alive = psutil.wait_procs(processes, timeout=timeout_s)
    return not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]
