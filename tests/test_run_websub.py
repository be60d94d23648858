"""`newsbeam run --watch --websub-callback`: a hub of our own on loopback subscribes it, pushes, forges and renews."""

import hmac
import socket
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest

from tests.support.feed_documents import rss
from tests.support.run_newsbeam import Folders, watching

STORY = "The ferry came into the harbour at noon with {0} passengers, and each of them had a story about the fog on the bank. "


@dataclass
class Hub:
    """A publisher and its hub in one server."""

    stories: int = 1
    subscriptions: list[dict[str, str]] = field(default_factory=list)
    confirmed: list[bool] = field(default_factory=list)
    base: str = ""

    def feed(self) -> str:
        head = f"<a:link xmlns:a='http://www.w3.org/2005/Atom' rel='hub' href='{self.base}/hub'/>"
        items = (
            f"<item><title>Story {number}</title><link>{self.base}/2026/{number}-story-of-the-ferry</link></item>"
            for number in range(self.stories, 0, -1)
        )
        return rss(*items, head=head)

    def confirm(self, form: dict[str, str]) -> None:
        query = {"hub.mode": "subscribe", "hub.topic": form["hub.topic"], "hub.challenge": "tide", "hub.lease_seconds": "86400"}
        with urllib.request.urlopen(f"{form['hub.callback']}?{urlencode(query)}", timeout=20) as answer:
            self.confirmed.append(answer.read() == b"tide")

    def push(self, secret: str | None = None) -> int:
        form = self.subscriptions[-1]
        body = self.feed().encode()
        key = (form["hub.secret"] if secret is None else secret).encode()
        signature = f"sha256={hmac.new(key, body, 'sha256').hexdigest()}"
        request = urllib.request.Request(form["hub.callback"], body, {"X-Hub-Signature": signature})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(answer.status)


@pytest.fixture
def hub() -> Iterator[Hub]:
    made = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            number = self.path.rpartition("/")[2].partition("-")[0]
            text = "".join(f"<p>{STORY.format(f'{number}{line}') * 2}</p>" for line in range(6))
            page = f"<html><head><title>Story {number}</title></head><body><article>{text}</article></body></html>"
            found = {"/feed": made.feed(), "/robots.txt": "User-agent: *\nDisallow:\n"}.get(self.path, page)
            self.answer(200, found.encode(), "application/rss+xml" if self.path == "/feed" else "text/html")

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            made.subscriptions.append({name: values[0] for name, values in form.items()})
            self.answer(202, b"", "text/plain")
            threading.Thread(target=made.confirm, args=(made.subscriptions[-1],), daemon=True).start()

        def answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.base = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def test_a_push_is_a_record_at_once_and_a_forged_one_is_nothing(hub: Hub, tmp_path: Path) -> None:
    port, folders = free_port(), Folders(tmp_path)
    # The shortest interval lets no push be polled sooner after another poll.
    source = tmp_path / "newsbeam.toml"
    source.write_text(f'[[feed]]\nurl = "{hub.base}/feed"\npoll_min = 1\npoll_max = "1d"\n')
    websub = ("--websub-callback", f"http://127.0.0.1:{port}/hooks", "--websub-listen", str(port))
    with watching([str(source)], folders, *websub) as until:
        until(lambda: hub.confirmed == [True])
        until(lambda: len(folders.records()) == 1)
        assert hub.subscriptions[0]["hub.topic"] == f"{hub.base}/feed"
        hub.stories = 2
        assert hub.push(secret="guessed") == 204
        hub.stories = 3
        assert hub.push() == 204
        until(lambda: len(folders.records()) == 3)
    # The next process takes pushes under the same address without asking the hub, and polls once for what it has missed.
    asked = len(hub.subscriptions)
    hub.stories = 4
    with watching([str(source)], folders, *websub) as until:
        until(lambda: len(folders.records()) == 4)
        hub.stories = 5
        assert hub.push() == 204
        until(lambda: len(folders.records()) == 5)
    assert len(hub.subscriptions) == asked
    secret = hub.subscriptions[0]["hub.secret"]
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    assert kept == []
    log = (tmp_path / "run.log").read_text()
    assert f"http://127.0.0.1:{port}/hooks" in log
