"""Google's own fake of the Pub/Sub service, as a process on a loopback port: built once, started and killed by tests."""

import base64
import hashlib
import json
import os
import shutil
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SOURCES = Path(__file__).parent / "pstest"
_BUILD_TIMEOUT_S = 600


def build() -> Path:
    """The server's binary, from the cache where its sources have not changed. Skips where there is no Go, except in CI."""
    go = shutil.which("go")
    names = ("main.go", "go.mod", "go.sum")
    key = hashlib.sha256(b"".join((SOURCES / one).read_bytes() for one in names)).hexdigest()[:16]
    binary = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsbeam" / f"pstest-{key}"
    if binary.exists():
        return binary
    if go is None:
        _missing("the Pub/Sub test server needs Go to be built; install it from https://go.dev/dl/")
    binary.parent.mkdir(parents=True, exist_ok=True)
    draft = binary.with_name(f"{binary.name}.{os.getpid()}")
    built = subprocess.run(
        [str(go), "build", "-o", str(draft), "."],
        cwd=SOURCES,
        capture_output=True,
        text=True,
        check=False,
        timeout=_BUILD_TIMEOUT_S,
    )
    if built.returncode:
        _missing(f"the Pub/Sub test server could not be built: {built.stderr[-500:]}")
    draft.replace(binary)
    return binary


def _missing(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass(kw_only=True)
class PubSubServer:
    """A running server. `journal` outlives it: what the service had accepted, as the real one would still hold it."""

    binary: Path
    journal: Path
    port: int
    process: "subprocess.Popen[str]"

    @classmethod
    def start(cls, binary: Path, journal: Path, *arguments: str, port: int = 0) -> "PubSubServer":
        port = port or free_port()
        command = [str(binary), "-port", str(port), "-journal", str(journal), *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == f"127.0.0.1:{port}\n"
        return cls(binary=binary, journal=journal, port=port, process=process)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def accepted(self) -> list[dict[str, Any]]:
        """Every message that the service confirmed or was about to: data as bytes, attributes, ordering_key."""
        if not self.journal.exists():
            return []
        lines = self.journal.read_text().splitlines()
        return [one | {"data": base64.b64decode(one["data"])} for one in map(json.loads, lines)]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
