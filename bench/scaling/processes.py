"""What a program and its descendants cost, sampled while it runs: the kernel's sum lacks workers that nobody waits for."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

_SAMPLE_S = 0.02
_TREE_S, _MEMORY_S = 0.2, 1.0
#: newsbeam drops its last cycle 25 s after it was asked to stop.
_STOP_S = 40.0


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds so far, of the main process and of all."""

    main_s: float
    all_s: float

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(self.main_s - other.main_s, self.all_s - other.all_s)


class Program:
    """A running program; the context ends it and whatever it has left behind. `peak_main_mb`, `peak_all_mb`: proportional
    memory, shared pages counted once."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._command, self._folder = command, folder
        self._known: dict[int, psutil.Process] = {}
        self._spent: dict[int, float] = {}
        self._tree_at = self._memory_at = 0.0
        self._is_asked = False
        self.peak_main_mb = self.peak_all_mb = 0.0

    def __enter__(self) -> Self:
        self.log = self._folder / "log.txt"
        with self.log.open("ab") as log:
            self.began_at = time.time()
            self._process = subprocess.Popen(self._command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=log)
        self._root = psutil.Process(self._process.pid)
        self._known[self._root.pid] = self._root
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop(_STOP_S if kind is None else 5.0)

    @property
    def exit_status(self) -> int | None:
        """The exit status; None while the program runs."""
        return self._process.poll()

    def age_s(self) -> float:
        """Wall seconds since the program was started."""
        return time.time() - self.began_at

    def cost(self) -> Cost:
        """CPU seconds as of now."""
        for pid, process in list(self._known.items()):
            with suppress(psutil.Error):
                times = process.cpu_times()
                self._spent[pid] = times.user + times.system
        return Cost(self._spent.get(self._root.pid, 0.0), sum(self._spent.values()))

    def watch(self, is_done: Callable[[], bool], limit_s: float) -> bool:
        """Sample until `is_done()` or the program has ended; False after `limit_s`."""
        end = time.monotonic() + limit_s
        while time.monotonic() < end:
            if self._process.poll() is not None or is_done():
                return True
            self._look()
            time.sleep(_SAMPLE_S)
        return False

    def interrupt(self) -> None:
        """Ask the program to end, as Ctrl-C does, if it still runs."""
        if self._process.poll() is None and not self._is_asked:
            self._is_asked = True
            self._look(is_full=True)
            self._process.send_signal(signal.SIGINT)

    def stop(self, limit_s: float = _STOP_S) -> None:
        """End the program as Ctrl-C does, after `limit_s` by force, and the descendants that outlive it. Says on stderr why one
        has failed by itself."""
        if self._process.poll() and not self._is_asked:
            lines = [line[:300] for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
            sys.stderr.write("\n".join([f"exit status {self._process.returncode}:", *lines[-10:]]) + "\n")
        self.interrupt()
        if not self.watch(lambda: False, limit_s):
            self._process.kill()
        self._process.wait()
        left = [process for process in self._known.values() if process.is_running()]  # compares the time of creation too
        _, left = psutil.wait_procs(left, 5.0)
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()

    def _look(self, is_full: bool = False) -> None:
        now = time.monotonic()
        if is_full or now >= self._tree_at:
            self._tree_at = now + _TREE_S
            with suppress(psutil.NoSuchProcess):
                for process in self._root.children(recursive=True):
                    self._known.setdefault(process.pid, process)
        self.cost()
        if is_full or now >= self._memory_at:
            self._memory_at = now + _MEMORY_S
            self._measure_memory()

    def _measure_memory(self) -> None:
        total = 0.0
        for process in self._known.values():
            with suppress(psutil.Error):
                used = process.memory_full_info().pss / 1e6
                total += used
                if process is self._root:
                    self.peak_main_mb = max(self.peak_main_mb, used)
        self.peak_all_mb = max(self.peak_all_mb, total)
