"""Whole runs over what people point newsbeam at: private feeds, an export of their reader, a proxy that is the only way out."""

import base64
import contextlib
import json
import os
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.support.authority import Authority
from tests.support.feed_documents import rss, rss_item
from tests.support.run_newsbeam import LONG_S, Folders, command

TEXT = "".join(
    f"<p>At {hour} o'clock the keeper of the lock wrote down {hour + 7} boats, and the {hour}th of them carried salt.</p>"
    for hour in range(4, 11)
)
PAGE = (
    f"<!doctype html><html><head><title>The lock</title></head><body><article><h1>The lock</h1>{TEXT}</article></body></html>"
)
#: What a run must keep to itself; the server wants each of them.
SECRETS = {"key": "gull-9f2c77", "bearer": "tern-51ab08", "basic": "keeper:eider-c04d", "cookie": "berth=plover-77e1"}
WANTED = {
    "/key": ("X-Harbour-Key", SECRETS["key"]),
    "/bearer": ("Authorization", f"Bearer {SECRETS['bearer']}"),
    "/basic": ("Authorization", f"Basic {base64.b64encode(SECRETS['basic'].encode()).decode()}"),
    "/cookie": ("Cookie", SECRETS["cookie"]),
}


class Site(BaseHTTPRequestHandler):
    """Feeds that want a secret, feeds of one story each, and one that is broken behind its secret."""

    asked: list[str]

    def do_GET(self) -> None:
        told = any(secret in str(self.headers) for secret in (*SECRETS.values(), WANTED["/basic"][1]))
        type(self).asked.append(f"{self.headers['Host']}{self.path}" + (" with a secret" if told else ""))
        path = self.path.removesuffix("/broken").removesuffix("/moved")
        name, value = WANTED.get(path, ("Host", self.headers["Host"]))
        story = rss(rss_item(0).replace("http://site.example/0", f"{self.path}/story"))
        if self.headers.get(name) != value:
            self.answer(401, "Who are you?")
        elif self.path.endswith("/moved"):
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{self.headers['Host'].rpartition(':')[2]}/gone")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path.endswith("/broken"):
            self.answer(200, "<rss><channel><item>")
        elif self.path.endswith(("/story", "/gone")) or self.path == "/":
            self.answer(200, PAGE)
        elif self.path == "/robots.txt":
            self.answer(404, "")
        else:
            number = self.path.rpartition("/")[2]
            # One feed of a folder has a story.
            self.answer(200, rss() if number.isdigit() and int(number) >= 20 else story)

    def answer(self, status: int, body: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/rss+xml" if body.startswith("<rss") else "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[str]]]:
    """The port of a site, and what it is asked."""
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Site", (Site,), {"asked": asked}))
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        server.server_close()


class Proxy(BaseHTTPRequestHandler):
    """Forwards plain requests and opens tunnels. It resolves every name to loopback, at the port that is asked for."""

    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(f"GET {self.path}")
        place, _, path = self.path.removeprefix("http://").partition("/")
        port = place.partition(":")[2]
        with socket.create_connection(("127.0.0.1", int(port))) as upstream:
            upstream.sendall(f"GET /{path} HTTP/1.1\r\nHost: {place}\r\nConnection: close\r\n\r\n".encode())
            while part := upstream.recv(65_536):
                self.wfile.write(part)
        self.close_connection = True

    def do_CONNECT(self) -> None:
        type(self).asked.append(f"CONNECT {self.path}")
        upstream = socket.create_connection(("127.0.0.1", int(self.path.rpartition(":")[2])))
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        self.wfile.flush()
        back = threading.Thread(target=_copy, args=(upstream, self.connection), daemon=True)
        back.start()
        _copy(self.connection, upstream)
        back.join(LONG_S)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while part := source.recv(65_536):
            target.sendall(part)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def proxying() -> Iterator[tuple[int, list[str]]]:
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Proxy", (Proxy,), {"asked": asked}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        server.server_close()


def run(feeds: list[str], folders: Folders, *more: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(feeds, folders, *more), capture_output=True, text=True, timeout=LONG_S, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


def test_no_secret_is_in_state_outputs_logs_or_messages(tmp_path: Path) -> None:
    folders, tokens = Folders(tmp_path / "run"), tmp_path / "tokens"
    folders.root.mkdir()
    tokens.mkdir()
    (tokens / "bearer").write_text(SECRETS["bearer"] + "\n")
    kinds = {
        "/key": 'headers = { "X-Harbour-Key" = "env:HARBOUR_KEY" }',
        "/bearer": f'bearer = "file:{tokens / "bearer"}"',
        "/basic": 'basic = "env:HARBOUR_BASIC"',
        "/cookie": 'cookies = "env:HARBOUR_COOKIE"',
    }
    with serving() as (port, asked):
        base = f"http://127.0.0.1:{port}"
        feeds = [
            f'[[feed]]\nurl = "{base}{path}{end}"\n{setting}\n'
            for path, setting in kinds.items()
            for end in ("", "/broken", "/moved")
        ]
        (folders.root / "newsbeam.toml").write_text("\n".join(feeds))
        environment = {
            "HARBOUR_KEY": SECRETS["key"], "HARBOUR_BASIC": SECRETS["basic"], "HARBOUR_COOKIE": SECRETS["cookie"],
        }  # fmt: skip
        source = str(folders.root / "newsbeam.toml")
        said = [run([source], folders, "--log-level", "debug", "--ignore-schedule", **environment) for _ in range(2)]
        # A run that cannot go on tells why, and a list that is wrong is shown: neither tells more.
        (folders.root / "bad.toml").write_text(feeds[0].replace("url", "ulr") + f'bearer = "{SECRETS["bearer"]}"\n')
        said.append(run([str(folders.root / "bad.toml")], folders, **environment))
        said.append(run([source], Folders(folders.root / "newsbeam.toml"), **environment))
    assert {record.feed_url for record in folders.records()} == {base + path for path in kinds}
    assert {letter.feed_url for letter in folders.dead_letters()} == {
        base + path + end for path in kinds for end in ("/broken", "/moved")
    }
    assert said[2].returncode == 2
    assert said[3].returncode != 0
    (folders.root / "bad.toml").unlink()
    kept = {str(path): path.read_bytes() for path in folders.root.rglob("*") if path.is_file()}
    kept |= {f"said {number}": (done.stdout + done.stderr).encode() for number, done in enumerate(said)}
    values = [*SECRETS.values(), "eider-c04d", "plover-77e1", WANTED["/basic"][1].removeprefix("Basic ")]
    assert [(value, place) for value in values for place, content in kept.items() if value.encode() in content] == []
    # Each feed had its secret; the host that a redirect names had none.
    assert len({request for request in asked if request.endswith(" with a secret")}) == len(feeds)
    assert {request for request in asked if request.startswith("localhost")} == {f"localhost:{port}/gone"}


def test_an_export_of_300_feeds_in_20_folders_runs_at_once(tmp_path: Path) -> None:
    with serving() as (port, asked):
        folders = [
            f'<outline text="Shelf &amp; folder {folder}">'
            + "".join(
                f'<outline type="rss" text="Feed {number}" xmlUrl="http://127.0.0.1:{port}/feed/{number}"/>'
                for number in range(folder, 300, 20)
            )
            + "</outline>"
            for folder in range(20)
        ]
        export = tmp_path / "export.opml"
        export.write_text(f'<?xml version="1.0"?><opml version="1.0"><body>{"".join(folders)}</body></opml>')
        done = run([str(export)], Folders(tmp_path))
    assert done.returncode == 0, done.stderr
    records = Folders(tmp_path).records()
    assert len(records) == 20
    assert {record.feed_tags for record in records} == {(f"Shelf & folder {folder}",) for folder in range(20)}
    assert len({request.partition("/")[2] for request in asked if "/feed/" in request and "story" not in request}) == 300


@pytest.mark.parametrize("is_in_the_environment", [True, False])
def test_everything_goes_through_the_proxy_where_that_is_the_only_way(tmp_path: Path, is_in_the_environment: bool) -> None:
    authority = Authority(tmp_path)
    (tmp_path / "authority.pem").write_bytes(authority.pem())
    with serving() as (plain, seen), serving(authority.server("127.0.0.1")) as (secured, _), proxying() as (port, asked):
        feeds = [f"http://127.0.0.1:{plain}/feed/1", f"https://127.0.0.1:{secured}/feed/2"]
        proxy = f"http://127.0.0.1:{port}"
        more = [] if is_in_the_environment else ["--proxy", proxy]
        settings = {"HTTP_PROXY": proxy, "HTTPS_PROXY": proxy} if is_in_the_environment else {}
        settings |= {"SSL_CERT_FILE": str(tmp_path / "authority.pem"), "NO_PROXY": "", "no_proxy": ""}
        done = run(feeds, Folders(tmp_path), *more, **settings)
    assert done.returncode == 0, done.stderr
    assert {record.feed_url for record in Folders(tmp_path).records()} == set(feeds), Folders(tmp_path).dead_letters()
    assert f"GET {feeds[0]}" in asked
    assert f"CONNECT 127.0.0.1:{secured}" in asked
    # Each request of the sites has come out of the proxy, or out of a tunnel of it.
    assert len(seen) == sum(line.startswith("GET") for line in asked)


def test_a_proxy_that_is_down_is_told_for_each_feed(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        proxy = f"http://keeper:eider-c04d@127.0.0.1:{taken.getsockname()[1]}"
        feeds = ["http://127.0.0.1:9/feed", "https://127.0.0.1:9/feed"]
        done = run(feeds, Folders(tmp_path), "--proxy", proxy, "--attempts", "1")
    letters = Folders(tmp_path).dead_letters()
    assert {letter.feed_url: letter.reason for letter in letters} == dict.fromkeys(feeds, "proxy_error")
    assert Folders(tmp_path).records() == []
    assert "eider-c04d" not in json.dumps([letter.message for letter in letters]) + done.stdout + done.stderr
