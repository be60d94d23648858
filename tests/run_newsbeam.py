"""Runs the installed console script as a user does, and reads what it wrote."""

import json
import subprocess
import sys
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
    """Where one user keeps output, dead letters and state."""

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
        """Files that are not under their final names."""
        return [path for path in self.root.glob("news/**/.*") if path.is_file()]


def command(feeds: list[str], folders: Folders, *more: str) -> list[str]:
    return [NEWSBEAM, "run", *feeds, *folders.arguments, *more]


def run(feeds: list[str], folders: Folders, *more: str) -> dict[str, Any]:
    """The summary of a run that ends well."""
    done = subprocess.run(command(feeds, folders, *more), capture_output=True, text=True, timeout=LONG_S, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))
