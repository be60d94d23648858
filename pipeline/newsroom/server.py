"""The fictional newsroom as a small web on loopback.

    with Newsroom() as newsroom:
        newsroom.feeds          # URLs for a feed list
        newsroom.articles       # the gold, by URL
        newsroom.log            # every request, as the servers saw it

Each site has its own address and a free port (127.0.0.1, 127.0.0.2, ... on Linux; on systems without these addresses every site
is on 127.0.0.1 and only the ports differ). The servers listen on loopback only.
"""

import gzip
import hashlib
import sys
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from pipeline.newsroom.feeds import content_type, feed_bytes
from pipeline.newsroom.pages import PageContext, article_page, home_page, missing_page, robots_txt, sitemap
from pipeline.newsroom.pieces import Piece, load_pieces
from pipeline.newsroom.sites import Site, load_sites


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedRequest:
    """A request as its server saw it. `start` (head read) and `end` (answer ready) are seconds on the monotonic clock."""

    site: str
    host: str
    path: str
    status: int
    start: float
    end: float
    conditional: bool
    user_agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer before it is sent; a fault may change it."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    delay_s: float = 0.0
    cut_at: int | None = None
    """Close the connection after so many bytes of the body."""


Fault = Callable[[Reply], Reply]


class Newsroom:
    """Serves the bundled papers while the context lasts. All members may be used from any thread."""

    def __init__(self) -> None:
        self._sites = load_sites()
        pieces = load_pieces()
        self._published = [piece for piece in pieces if not piece.evening]
        self._evening = [piece for piece in pieces if piece.evening]
        self._faults: dict[str, Fault] = {}
        self._log: list[ServedRequest] = []
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._servers: dict[str, ThreadingHTTPServer] = {}

    def __enter__(self) -> Self:
        for number, site in enumerate(self._sites, start=1):
            server = _listen(f"127.0.0.{number}", _handler(self, site))
            self._servers[site.name] = server
            threading.Thread(target=server.serve_forever, args=(0.05,), name=f"newsroom-{site.name}", daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.set()
        with ThreadPoolExecutor(len(self._servers)) as pool:  # each waits for one round of its server's loop
            for server in self._servers.values():
                pool.submit(server.shutdown)
        for server in self._servers.values():
            server.server_close()

    @property
    def bases(self) -> dict[str, str]:
        """The origin of each site, by its name: `{"courier": "http://127.0.0.1:41234", ...}`."""
        return {name: "http://{}:{}".format(*server.server_address[:2]) for name, server in self._servers.items()}

    @property
    def languages(self) -> set[str]:
        """The languages of the papers, as ISO 639-1 codes."""
        return {site.language for site in self._sites}

    @property
    def feeds(self) -> list[str]:
        """The URLs of all feeds, the error page included."""
        bases = self.bases
        return [bases[site.name] + feed.path for site in self._sites for feed in site.feeds]

    @property
    def articles(self) -> dict[str, Piece]:
        """Every published article, by its URL (without the suffixes of links in feeds)."""
        bases = self.bases
        with self._lock:
            return {bases[piece.site] + piece.path: piece for piece in self._published}

    @property
    def log(self) -> list[ServedRequest]:
        """Every request, in the order of their ends. A client that has an answer finds its request here."""
        with self._lock:
            return list(self._log)

    def host(self, site: Site) -> str:
        """The address of `site`."""
        return str(self._servers[site.name].server_address[0])

    def url(self, piece: Piece) -> str:
        """The address of `piece`'s page."""
        return self.bases[piece.site] + piece.path

    def publish(self, *pieces: Piece) -> None:
        """Add `pieces` to their feeds. A piece with the path of a published piece replaces it."""
        with self._lock:
            for piece in pieces:
                self._published = [other for other in self._published if (other.site, other.path) != (piece.site, piece.path)]
                self._published.append(piece)

    def bump(self) -> list[Piece]:
        """Publish the evening edition and return it; empty if it was already published."""
        with self._lock:
            edition, self._evening = self._evening, []
        self.publish(*edition)
        return edition

    def fault(self, url: str, fault: Fault | None) -> None:
        """From now on `fault` changes every answer for `url`; None removes the fault."""
        with self._lock:
            if fault is None:
                self._faults.pop(url, None)
            else:
                self._faults[url] = fault

    def reply(self, site: Site, path: str, asked: dict[str, str]) -> Reply:
        """The answer of `site` for `path`; `asked` are the request's headers in lower case."""
        with self._lock:
            published = list(self._published)
            fault = self._faults.get(self.bases[site.name] + path)
        reply = self._resource(site, urlsplit(path).path, published)
        if reply.status == HTTPStatus.OK:
            reply = _compressed(_conditional(reply, asked), asked)
        return fault(reply) if fault else reply

    def log_request(self, request: ServedRequest) -> None:
        """Add a request to the log."""
        with self._lock:
            self._log.append(request)

    def pause(self, delay_s: float) -> None:
        """Wait for `delay_s`, or until the newsroom closes."""
        self._closing.wait(delay_s)

    def _resource(self, site: Site, path: str, published: Iterable[Piece]) -> Reply:
        bases = self.bases
        own = [piece for piece in published if piece.site == site.name]
        context = PageContext(site=site, base=bases[site.name], bases=bases, others=own)
        html = f"text/html; charset={site.charset}"
        for feed in site.feeds:
            if path == feed.path:
                listed = [piece for piece in own if feed.name in piece.feeds]
                return _found(content_type(feed), feed_bytes(feed, site, context.base, listed), listed)
        for piece in own:
            if path == piece.path and not piece.missing:
                return replace(_found(html, article_page(piece, context), [piece]), delay_s=piece.delay_s)
        if path == "/":
            return _found(html, home_page(context), own)
        if path == "/robots.txt":
            return _found("text/plain; charset=utf-8", robots_txt(context), [])
        if path == "/sitemap.xml":
            return _found("application/xml", sitemap(context), own)
        return Reply(status=404, headers={"Content-Type": html}, body=missing_page(context))


def _found(kind: str, body: bytes, pieces: Iterable[Piece]) -> Reply:
    headers = {"Content-Type": kind, "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"'}
    changed = max((piece.updated or piece.published for piece in pieces), default=None)
    if changed is not None:
        headers["Last-Modified"] = format_datetime(changed.astimezone(UTC), usegmt=True)
    return Reply(headers=headers, body=body)


def _conditional(reply: Reply, asked: dict[str, str]) -> Reply:
    """304 if the client's validator matches. If-None-Match takes precedence over If-Modified-Since (RFC 9110, 13.2.2)."""
    wanted, since = asked.get("if-none-match"), asked.get("if-modified-since")
    if wanted is not None:
        same = reply.headers["ETag"] in [tag.strip() for tag in wanted.split(",")]
    elif since is not None and "Last-Modified" in reply.headers:
        same = parsedate_to_datetime(since) >= parsedate_to_datetime(reply.headers["Last-Modified"])
    else:
        same = False
    return replace(reply, status=304, body=b"", delay_s=0.0) if same else reply


def _compressed(reply: Reply, asked: dict[str, str]) -> Reply:
    if "gzip" not in asked.get("accept-encoding", "") or not reply.body:
        return reply
    headers = {**reply.headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return replace(reply, headers=headers, body=gzip.compress(reply.body, compresslevel=5, mtime=0))


def _listen(address: str, handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    try:
        return _Server((address, 0), handler)
    except OSError:  # macOS has 127.0.0.1 only
        return _Server(("127.0.0.1", 0), handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # an idle connection must not hold up the end
    block_on_close = False
    request_queue_size = 128

    def server_bind(self) -> None:
        """Bind without HTTPServer's reverse lookup of the address, which takes seconds without a name server."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore closed connections; report all other errors as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler(newsroom: Newsroom, site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # head and body are two writes; Nagle would hold the second for 40 ms
        timeout = 30

        def do_GET(self) -> None:
            start = time.monotonic()
            asked = {name.lower(): value for name, value in self.headers.items()}
            reply = newsroom.reply(site, self.path, asked)
            newsroom.pause(reply.delay_s)
            newsroom.log_request(  # before the answer: a client that has it finds the request in the log
                ServedRequest(
                    site=site.name,
                    host=newsroom.host(site),
                    path=self.path,
                    status=reply.status,
                    start=start,
                    end=time.monotonic(),
                    conditional="if-none-match" in asked or "if-modified-since" in asked,
                    user_agent=asked.get("user-agent", ""),
                )
            )
            try:
                self._send(reply)
            except ConnectionError:  # the client did not wait
                self.close_connection = True

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status != HTTPStatus.NOT_MODIFIED:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body[: reply.cut_at])
            if reply.cut_at is not None:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in http.server
            """Log nothing: the newsroom has its own log."""

    return Handler
