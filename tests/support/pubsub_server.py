"""Google's own fake of the Pub/Sub service, as a process on a loopback port: built once, started and killed by tests."""

import base64
import json
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support import go_programs


def build() -> Path:
    """The binary of the server; skips the test if it cannot be built."""
    return go_programs.build("pstest")


@dataclass(kw_only=True)
class PubSubServer:
    """A running server. `journal` outlives it and holds the messages that the service accepted, as the real one would."""

    binary: Path
    journal: Path
    port: int
    process: "subprocess.Popen[str]"

    @classmethod
    def start(cls, binary: Path, journal: Path, *arguments: str, port: int = 0) -> "PubSubServer":
        port = port or free_port()
        if journal.exists():  # a kill cuts a line that is being written, at a page of memory; what it says was never confirmed
            journal.write_bytes(_whole_lines(journal.read_bytes()))
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
        lines = _whole_lines(self.journal.read_bytes()).splitlines()
        return [message | {"data": base64.b64decode(message["data"])} for message in map(json.loads, lines)]


def _whole_lines(data: bytes) -> bytes:
    return data[: data.rfind(b"\n") + 1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def pulls_end_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both errors that a pull without messages ends with: the server resets the stream if it sees the deadline first."""
    from google.api_core.exceptions import Cancelled, DeadlineExceeded  # noqa: PLC0415
    from google.cloud.pubsub_v1 import SubscriberClient  # noqa: PLC0415

    pull = SubscriberClient.pull

    def cancelled(*args: Any, **more: Any) -> Any:
        try:
            response = pull(*args, **more)
        except DeadlineExceeded:
            response = None
        if response and response.received_messages:
            return response
        raise Cancelled("Stream removed (RST_STREAM (Received RST_STREAM with error code 8))")

    monkeypatch.setattr(SubscriberClient, "pull", cancelled)
