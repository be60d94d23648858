"""A web server on loopback that sends any answer, valid HTTP or not, and records its requests."""

import asyncio
import socket
import ssl
import struct
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self


@dataclass
class Asked:
    """One request: path with query, header names in lower case."""

    path: str
    headers: dict[str, str]
    host: str
    """The address of the server that received it."""


class Out:
    """The server's side of a connection."""

    def __init__(self, writer: asyncio.StreamWriter, stopped: asyncio.Event) -> None:
        self._writer = writer
        self._stopped = stopped

    async def raw(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    async def send(self, body: bytes = b"", status: int = 200, *headers: str, length: int | None = None) -> None:
        """A whole answer; `length` announces another length than the body has."""
        announced = len(body) if length is None else length
        lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {announced}", *headers]
        await self.raw("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)

    async def trickle(self, data: bytes) -> None:
        """Send `data` repeatedly and slowly until the client or the server closes."""
        while not self._stopped.is_set():
            await self.raw(data)
            await asyncio.sleep(0.02)

    async def flood(self, data: bytes) -> None:
        """Send `data` repeatedly as fast as the client reads."""
        while not self._stopped.is_set():
            await self.raw(data)
            await asyncio.sleep(0)

    async def stall(self) -> None:
        """Send nothing more and keep the connection open."""
        await self._stopped.wait()

    def reset(self) -> None:
        """Reset the connection (RST)."""
        sock: socket.socket = self._writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()

    def hang_up(self) -> None:
        """Close the connection in order, even before the announced end."""
        self._writer.close()


Behaviour = Callable[[Asked, Out], Awaitable[None]]


@dataclass
class MisbehavingServer:
    """Serves `pages` by path (without query) on a free port of `hosts`; any other path answers 404.

    `requests`: all requests; `most_at_once`: the largest number in progress on one address.
    """

    pages: dict[str, Behaviour]
    hosts: tuple[str, ...] = ("127.0.0.1",)
    tls: ssl.SSLContext | None = None
    requests: list[Asked] = field(default_factory=list)
    most_at_once: int = 0
    connections: int = 0
    port: int = 0

    async def __aenter__(self) -> Self:
        self._stopped = asyncio.Event()
        self._at_once: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._servers = []
        for host in self.hosts:
            server = await asyncio.start_server(self._serve, host, self.port, ssl=self.tls)
            self.port = self.port or server.sockets[0].getsockname()[1]
            self._servers.append(server)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stopped.set()
        for server in self._servers:
            server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        scheme = "https" if self.tls else "http"
        return f"{scheme}://{host}:{self.port}{path}"

    def asked(self, path: str) -> list[Asked]:
        """The requests for `path`, whatever their query."""
        return [request for request in self.requests if request.path.partition("?")[0] == path]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        host = writer.get_extra_info("sockname")[0]
        try:
            while not self._stopped.is_set() and not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:]) if name}
                asked = Asked(head[0].split(" ")[1], headers, host)
                self.requests.append(asked)
                self._at_once[host] += 1
                self.most_at_once = max(self.most_at_once, self._at_once[host])
                try:
                    await self.pages.get(asked.path.partition("?")[0], _missing)(asked, Out(writer, self._stopped))
                finally:
                    self._at_once[host] -= 1
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass  # the client is gone, as it may be
        finally:
            self._tasks.discard(task)
            writer.close()


async def _missing(asked: Asked, out: Out) -> None:
    await out.send(b"no such page", 404)


def says(body: bytes = b"<html><p>Hello</p></html>", status: int = 200, *headers: str, length: int | None = None) -> Behaviour:
    """Answers with exactly that."""

    async def behave(asked: Asked, out: Out) -> None:
        await out.send(body, status, *headers, length=length)

    return behave


def sends(data: bytes, *, then_reset: bool = False) -> Behaviour:
    """Sends these bytes, valid HTTP or not, and closes the connection."""

    async def behave(asked: Asked, out: Out) -> None:
        await out.raw(data)
        out.reset() if then_reset else out.hang_up()

    return behave


def redirects(location: str, status: int = 302) -> Behaviour:
    """Redirects to `location`."""
    return says(b"", status, f"Location: {location}")
