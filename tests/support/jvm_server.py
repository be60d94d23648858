"""A server of a test's own that is a program for the JVM: one process on loopback, which may be killed and started again."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from tests.support.maven_jars import free_ports, jars


class JvmServer:
    """Its data is in `folder`. `pom` names its jars. `more_ports`: ports beside its own, so many."""

    #: Seconds from the start to the first answer.
    start_s = 120.0

    def __init__(self, folder: Path, pom: Path, more_ports: int = 0) -> None:
        self.folder, self._jars = folder, jars(pom)
        self.port, *self.more_ports = free_ports(1 + more_ports)
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def java(self, main: str, *arguments: str) -> list[str]:
        """The command that runs a class of the jars, or a source file."""
        return ["java", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{self._jars}/*", main, *arguments]

    def command(self) -> list[str]:
        """The command of the server."""
        raise NotImplementedError

    def answers(self) -> bool:
        """The server is up."""
        raise NotImplementedError

    def start(self) -> None:
        """Start, and wait until it answers."""
        with (self.folder / "out").open("ab") as out:
            process = self._process = subprocess.Popen(self.command(), stdout=out, stderr=subprocess.STDOUT)
        end = time.monotonic() + self.start_s
        while not self.answers():
            assert process.poll() is None, (self.folder / "out").read_text()
            assert time.monotonic() < end, (self.folder / "out").read_text()
            time.sleep(0.1)

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
            server = cls(Path(folder))  # type: ignore[call-arg]  # a server knows its own jars
            try:
                server.start()
                yield server
            finally:
                server.kill()
