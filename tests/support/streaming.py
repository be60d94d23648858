"""`newsbeam stream` as a process of its own, for tests: on Prism, which is built once."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import apache_beam

from tests.support import go_programs
from tests.support.run_newsbeam import LONG_S, NEWSBEAM

#: A job on Prism needs some seconds to start, more on a busy machine.
_READY_S = 180.0


def prism() -> Path:
    """The binary of Prism in Beam's version; skips the test if it cannot be built."""
    return go_programs.install(f"github.com/apache/beam/sdks/v2/go/cmd/prism@v{apache_beam.__version__}")


class Stream:
    """A running job while the context lasts; `stop` ends it as Ctrl-C does."""

    def __init__(self, folder: Path, feeds: list[str], *more: str, binary: Path | None = None) -> None:
        self._log = folder / "stream.log"
        self._command = [
            *(NEWSBEAM, "stream", *feeds, "--output", str(folder / "news"), "--dead-letters", str(folder / "dead")),
            *("--allow-network", "127.0.0.0/8", "--host-delay", "0", "--workers", "1", "--enrich", "url,counts"),
            *("--window", "1", "--refresh", "1", "--shards", "4", "--json", *more),
            *("--", f"--prism_location={binary or prism()}"),
        ]

    def __enter__(self) -> Self:
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(self._command, stdout=subprocess.PIPE, stderr=log, text=True, process_group=0)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until `seen()`. Fails with the job's log if the job ends before, or after a time limit."""
        end = time.monotonic() + _READY_S
        while not seen():
            assert self.process.poll() is None, self._log.read_text()
            assert time.monotonic() < end, self._log.read_text()
            time.sleep(0.05)

    def stop(self, number: signal.Signals = signal.SIGINT) -> dict[str, Any]:
        """Stop the job, which must succeed, and return its summary. A terminal signals all processes of a job."""
        if number == signal.SIGTERM:
            self.process.send_signal(number)
        else:
            os.killpg(self.process.pid, number)
        out, _ = self.process.communicate(timeout=LONG_S)
        assert self.process.returncode == 0, f"exit status {self.process.returncode}: {self._log.read_text()}"
        return dict(json.loads(out.splitlines()[-1]))

    def log(self) -> str:
        return self._log.read_text()
