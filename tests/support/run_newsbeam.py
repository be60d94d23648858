"""Runs the installed console script as a user does, and reads its output."""

import json
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.dead_letters import DeadLetter
from schemas.read import read_dead_letters, read_records
from schemas.records import Record

NEWSBEAM = str(Path(sys.executable).parent / "newsbeam")
LONG_S = 120.0


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one user: output, dead letters and state."""

    root: Path

    @property
    def arguments(self) -> list[str]:
        return [
            *(
                "--output",
                str(self.root / "news"),
                "--dead-letters",
                str(self.root / "dead"),
                "--state",
                str(self.root / "state"),
            ),
            *("--allow-network", "127.0.0.0/8", "--host-delay", "0", "--workers", "1", "--enrich", "url,counts", "--json"),
        ]

    def records(self) -> list[Record]:
        return list(read_records(self.root / "news")) if (self.root / "news").exists() else []

    def dead_letters(self) -> list[DeadLetter]:
        return list(read_dead_letters(self.root / "dead")) if (self.root / "dead").exists() else []

    def unfinished(self) -> list[Path]:
        """Files that do not have their final names yet."""
        return [path for path in self.root.glob("news/**/.*") if path.is_file()]


def command(feeds: list[str], folders: Folders, *more: str) -> list[str]:
    return [NEWSBEAM, "run", *feeds, *folders.arguments, *more]


def run(feeds: list[str], folders: Folders, *more: str) -> dict[str, Any]:
    """The summary of a run, which must succeed."""
    done = subprocess.run(command(feeds, folders, *more), capture_output=True, text=True, timeout=LONG_S, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _told(log: Path) -> str:
    """The log of a run, and its metrics where it serves them."""
    text = log.read_text()
    served = re.search(r"http://127\.0\.0\.1:\d+/metrics", text)
    if served is None:
        return text
    try:
        with urllib.request.urlopen(served[0], timeout=30) as answer:
            return text + str(answer.read().decode())
    except OSError as error:
        return f"{text}{served[0]}: {error}"


@contextmanager
def watching(
    feeds: list[str], folders: Folders, *more: str, is_stopped_within: bool = False
) -> Iterator[Callable[[Callable[[], bool]], None]]:
    """A run with --watch while the context lasts. Yields a function that waits until its argument returns True.

    `is_stopped_within`: the body stops the run.
    """
    log = folders.root / "run.log"
    with log.open("wb") as err:
        process = subprocess.Popen(command(feeds, folders, "--watch", *more), stdout=subprocess.DEVNULL, stderr=err)

    def until(seen: Callable[[], bool]) -> None:
        end = time.monotonic() + LONG_S
        while not seen():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < end, _told(log)
            time.sleep(0.05)

    try:
        yield until
        if not is_stopped_within:
            process.terminate()
        assert process.wait(LONG_S) == 0, log.read_text()
    finally:
        process.kill()
        process.wait()
