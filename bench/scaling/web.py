"""A web of many feeds on loopback addresses, in a process of its own, with counters that the benchmark reads without a request.

Paths: `/quiet/N.xml` lists old entries and may be cached for a day; `/live/N.xml` lists recent entries and may be cached for
the seconds of `reset`, so that the next poll comes soon after them; `/held/N.xml` lists entries on hosts that answer no request
for a page before `release` (but for robots.txt: without it, entries would end). Feeds answer 304 to their own ETag. Everything
else answers 404.
"""

import asyncio
import multiprocessing
import re
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import formatdate
from multiprocessing.connection import Connection
from typing import Any

#: Hosts with this many feeds each, as many as large feed lists have; more than 2,000 hosts would need more open files.
FEEDS_A_HOST, MOST_HOSTS = 10, 2_000
ENTRIES = 10
_HELD_HOSTS = 20
_FEED_NETWORK, _HELD_NETWORK = "127.8.", "127.9."
_DAY_S = 86_400
_RELEASE_EVERY_S = 0.05
_FEED = re.compile(rb"GET /(quiet|live|held)/(\d{1,6})\.xml ")
_FULL, _UNCHANGED, _ROBOTS, _OTHER, _FIRST_AT, _LAST_AT, _LIVE_S, _RELEASED = range(8)
#: Entries of a live feed are so much nearer to each other than its polls: 40 % of a list of ten have to be expected before
#: newsbeam polls earlier than it may (transforms/feeds/schedule/schedule.py), at half the rate of the last look.
_LIVE_ENTRIES = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Requests since `Web.reset`. `first_at` and `last_at` are Unix seconds, 0 without a request."""

    full: int
    unchanged: int
    robots: int
    other: int
    first_at: float
    last_at: float

    @property
    def polls(self) -> int:
        return self.full + self.unchanged

    @property
    def requests(self) -> int:
        return self.full + self.unchanged + self.robots + self.other


class Web:
    """The running server as the benchmark sees it."""

    def __init__(self, port: int, shared: Any) -> None:
        self._port, self._shared = port, shared

    def urls(self, kind: str, feeds: int) -> list[str]:
        """The URLs of `feeds` feeds of a kind: 10 on each host, at most 2,000 hosts."""
        hosts = hosts_of(feeds)
        return [f"http://{_feed_host(number % hosts)}:{self._port}/{kind}/{number}.xml" for number in range(feeds)]

    def url(self, kind: str, number: int) -> str:
        """The URL of any further feed, on the first host."""
        return f"http://{_feed_host(0)}:{self._port}/{kind}/{number}.xml"

    def counts(self) -> Counts:
        shared = self._shared
        return Counts(
            full=int(shared[_FULL]),
            unchanged=int(shared[_UNCHANGED]),
            robots=int(shared[_ROBOTS]),
            other=int(shared[_OTHER]),
            first_at=shared[_FIRST_AT],
            last_at=shared[_LAST_AT],
        )

    def reset(self, live_s: float = 60.0) -> None:
        """Start counting anew, and hold the hosts that do not answer. `live_s`: between the polls of a live feed."""
        for index in range(len(self._shared)):
            self._shared[index] = live_s if index == _LIVE_S else 0.0

    def release(self) -> None:
        """Let the held hosts answer 404."""
        self._shared[_RELEASED] = 1.0


def hosts_of(feeds: int) -> int:
    """The number of hosts that serve `feeds` feeds."""
    return max(1, min(MOST_HOSTS, feeds // FEEDS_A_HOST))


def raise_file_limit() -> None:
    """Allow as many open files as the system lets this user have: a socket for each host."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


@contextmanager
def serving(hosts: int) -> Iterator[Web]:
    """A server on `hosts` loopback addresses while the context lasts."""
    context = multiprocessing.get_context("spawn")
    shared = context.RawArray("d", _RELEASED + 1)
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(hosts, there, shared), daemon=True)
    process.start()
    there.close()
    try:
        yield Web(here.recv(), shared)
    finally:
        here.close()
        process.join(5)
        if process.is_alive():
            process.kill()
            process.join()


def _serve(hosts: int, pipe: Connection, shared: Any) -> None:
    raise_file_limit()

    async def serve() -> None:
        loop, began = asyncio.get_running_loop(), time.time()
        port = 0
        for address in (*map(_feed_host, range(hosts)), *map(_held_host, range(_HELD_HOSTS))):
            server = await loop.create_server(lambda: _Connection(shared, began), address, port)
            port = server.sockets[0].getsockname()[1]
        pipe.send(port)
        await loop.run_in_executor(None, _until_closed, pipe)

    with suppress(KeyboardInterrupt):
        asyncio.run(serve())


def _until_closed(pipe: Connection) -> None:
    with suppress(EOFError, KeyboardInterrupt):
        pipe.recv()


def _feed_host(number: int) -> str:
    return f"{_FEED_NETWORK}{number // 250}.{number % 250 + 1}"


def _held_host(number: int) -> str:
    return f"{_HELD_NETWORK}0.{number + 1}"


class _Connection(asyncio.Protocol):
    """One connection: requests without bodies, one at a time."""

    def __init__(self, shared: Any, began: float) -> None:
        self._shared, self._began = shared, began
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport
        self._host, self._port = transport.get_extra_info("sockname")
        self._is_held = self._host.startswith(_HELD_NETWORK)

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            request, self._received = self._received[:end], self._received[end + 4 :]
            self._answer(request)

    def _answer(self, request: bytes) -> None:
        shared, now = self._shared, time.time()
        shared[_FIRST_AT] = shared[_FIRST_AT] or now
        shared[_LAST_AT] = now
        feed = _FEED.match(request)
        if feed is None:
            is_robots = request.startswith(b"GET /robots.txt ")
            shared[_ROBOTS if is_robots else _OTHER] += 1
            self._send_missing(at_once=is_robots)
            return
        kind, number = feed[1].decode(), int(feed[2])
        tag = f'"{kind}{number}"'
        fresh_s = round(shared[_LIVE_S]) if kind == "live" else _DAY_S
        caching = f"ETag: {tag}\r\nCache-Control: max-age={fresh_s}\r\n"
        if f"if-none-match: {tag}".encode() in request.lower():
            shared[_UNCHANGED] += 1
            self._transport.write(f"HTTP/1.1 304 Not Modified\r\n{caching}\r\n".encode())
            return
        shared[_FULL] += 1
        # The same for each request of a phase, or of all: under an ETag that stays, other dates would be changed entries.
        newest_at = shared[_FIRST_AT] if kind == "live" else self._began
        body = _feed_document(kind, number, (self._host, self._port), newest_at, fresh_s).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n{caching}\r\n"
        self._transport.write(head.encode() + body)

    def _send_missing(self, *, at_once: bool = False) -> None:
        if self._transport.is_closing():
            return
        if self._is_held and not at_once and not self._shared[_RELEASED]:
            asyncio.get_running_loop().call_later(_RELEASE_EVERY_S, self._send_missing)
            return
        self._transport.write(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nnone\n")


def _feed_document(kind: str, number: int, address: tuple[str, int], newest_at: float, fresh_s: float) -> str:
    host, port = address
    if kind == "held":
        host = _held_host(number % _HELD_HOSTS)
    apart_s = fresh_s / _LIVE_ENTRIES if kind == "live" else 2 * _DAY_S
    items = "".join(
        f"<item><title>Report {entry} of feed {number}</title><link>http://{host}:{port}/{kind}/{number}/report-{entry}</link>"
        f"<guid>http://{host}:{port}/{kind}/{number}/report-{entry}</guid><description>The council met.</description>"
        f"<pubDate>{formatdate(newest_at - apart_s * (entry + 1), usegmt=True)}</pubDate></item>"
        for entry in range(ENTRIES)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {number}</title>{items}</channel></rss>'
