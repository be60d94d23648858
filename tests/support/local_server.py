"""A server of a test's own: one process of another project on loopback, which may be killed and started again."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Self


class LocalServer:
    """Its data is in `folder`. `more_ports`: ports beside its own, so many."""

    #: Seconds from the start to the first answer.
    start_s: ClassVar[float] = 120.0
    more: ClassVar[int] = 0
    """Ports that it needs beside its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, *self.more_ports = free_ports(1 + self.more)
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def command(self) -> list[str]:
        """The command of the server."""
        raise NotImplementedError

    def program_environment(self) -> Mapping[str, str]:
        """Variables of the server."""
        return {}

    def answers(self) -> bool:
        """The server is up."""
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

    def start(self) -> None:
        """Start, and wait until it answers."""
        environment = os.environ | self.program_environment()
        with (self.folder / "out").open("ab") as out:
            self._process = process = subprocess.Popen(
                self.command(), stdout=out, stderr=subprocess.STDOUT, env=environment, cwd=self.folder
            )
        end = time.monotonic() + self.start_s
        while not self.answers():
            assert process.poll() is None, (self.folder / "out").read_text()
            assert time.monotonic() < end, (self.folder / "out").read_text()
            time.sleep(0.05)

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The process of a server that was started."""
        assert self._process is not None
        return self._process

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    @classmethod
    @contextmanager
    def running(cls) -> Iterator[Self]:
        """A server with a folder of its own, while the context lasts."""
        with TemporaryDirectory(prefix="newsbeam-") as folder:
            server = cls(Path(folder))
            try:
                server.start()
                yield server
            finally:
                server.kill()


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for taken in sockets:
            taken.bind(("127.0.0.1", 0))
        return [taken.getsockname()[1] for taken in sockets]
    finally:
        for taken in sockets:
            taken.close()
