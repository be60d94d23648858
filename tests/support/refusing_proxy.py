"""A proxy in front of a server over HTTP that answers every third request with 503."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import urlsplit

#: Of one connection, not of what is forwarded.
_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


@contextmanager
def refusing(address: str) -> Iterator[str]:
    """The address of the proxy. The server sees the proxy's name of itself, so that signatures and locations hold."""
    numbers = count(1)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def forward(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            if next(numbers) % 3 == 0:
                self.reply(503, [], b"not now")
                return
            headers = {name: text for name, text in self.headers.items() if name.lower() not in _HOP_BY_HOP}
            connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
            connection.request(self.command, self.path, body, headers)
            with connection.getresponse() as answer:
                self.reply(answer.status, answer.getheaders(), answer.read())
            connection.close()

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = forward  # noqa: N815  (the names are http.server's)

        def reply(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
            self.send_response_only(status)
            length = next((text for name, text in headers if name.lower() == "content-length"), str(len(body)))
            for name, text in headers:
                if name.lower() not in _HOP_BY_HOP:
                    self.send_header(name, text)
            self.send_header("content-length", length if self.command == "HEAD" else str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    proxy.daemon_threads = True
    threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{proxy.server_port}"
    finally:
        proxy.shutdown()
        proxy.server_close()
