"""A feed of short posts without titles, whose pages are shells: records where the feed's text of any length is the article."""

import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.support.feed_documents import rss
from tests.support.run_newsbeam import Folders, run

POSTS = {
    "two paragraphs": "<p>The Ellerport ferry sails again.</p><p>Tickets of <b>Monday</b> are valid.</p>",
    "a sentence": "The lock at Cold Haven is closed until noon.",
    "a word": "<p>Finally!</p>",
}
TEXTS = {
    "two paragraphs": "The Ellerport ferry sails again.\n\nTickets of Monday are valid.",
    "a sentence": "The lock at Cold Haven is closed until noon.",
    "a word": "Finally!",
}


class _Handler(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/robots.txt":
            return self.send_error(404)
        if self.path == "/feed":
            items = (
                f"<item><link>http://{self.headers['Host']}/posts/{escape(name.replace(' ', '-'))}</link>"
                f"<pubDate>Sun, 22 Nov 2026 06:00:00 GMT</pubDate><description>{escape(text)}</description></item>"
                for name, text in POSTS.items()
            )
            return self.answer("application/rss+xml", rss(*items))
        return self.answer("text/html", "<!doctype html><html><body><div id='app'></div></body></html>")

    def answer(self, kind: str, text: str) -> None:
        data = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    _Handler.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def texts(folders: Folders) -> dict[str, str]:
    return {record.url.rpartition("/")[2].replace("-", " "): record.text for record in folders.records()}


def test_the_text_of_an_entry_is_the_article_whatever_its_length(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    feed, folders = f"http://127.0.0.1:{server.server_port}/feed", Folders(tmp_path)
    run([feed], folders, "--full-text", "entry")

    assert texts(folders) == TEXTS
    assert {record.text_source for record in folders.records()} == {"feed"}
    assert folders.dead_letters() == []
    assert [path for path in _Handler.asked if path.startswith("/posts/")] == []


def test_the_setting_of_a_feed_goes_before_that_of_the_run(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    feed, folders = f"http://127.0.0.1:{server.server_port}/feed", Folders(tmp_path)
    sources = tmp_path / "feeds.toml"
    sources.write_text(f'[[feed]]\nurl = "{feed}"\nfull_text = "auto"\n')
    run([str(sources)], folders, "--full-text", "entry")

    assert texts(folders) == {}
    assert len(folders.dead_letters()) == len(POSTS)
