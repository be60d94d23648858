"""A receiver of webhooks on loopback that keeps what it took, and can fail in many ways."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

#: The key of the specification's own example.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

#: Status and headers of the answer to a body; None takes the body.
Answer = Callable[[Any], tuple[int, dict[str, str]] | None]


@dataclass
class WebhookReceiver:
    """`answer` says what becomes of a body; by default it is taken. `signed`: it answers 401 to a wrong signature."""

    answer: Answer = lambda body: None
    signed: bool = True
    port: int = 0
    taken: list[tuple[str, Any]] = field(default_factory=list)
    """The id and the body of each request that was taken."""
    requests: int = 0

    def start(self) -> None:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                status, headers = receiver.judge(self.headers, body)
                self.send_response(status)
                for name, text in {"content-length": "2", **headers}.items():
                    self.send_header(name, text)
                self.end_headers()
                self.wfile.write(b"no" if status >= 300 else b"ok")

            def log_message(self, *_: object) -> None: ...

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            allow_reuse_address = True

        self._lock = threading.Lock()
        self._server = Server(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def judge(self, headers: Any, body: bytes) -> tuple[int, dict[str, str]]:
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        key = base64.b64decode(SECRET.removeprefix("whsec_"))
        wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        if self.signed and headers["webhook-signature"] != wanted:
            return 401, {}
        plain = json.loads(body)
        with self._lock:
            self.requests += 1
            answered = self.answer(plain)
            if answered is None:
                self.taken.append((headers["webhook-id"], plain))
        return answered or (200, {})

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def uri(self) -> str:
        return f"http://127.0.0.1:{self.port}/news"
