"""The scripted newsroom on loopback: `python -m tests.support.scripted_server --pace 90 --truth truth.jsonl`.

Six papers and their feeds, which publish, edit, remove, bring back and overflow, with noise on every page, round by round. The
truth log says what happened and what the server was asked: `publish`, `edit`, `touch`, `remove`, `return`, `poll`, `served`.
"""

import argparse
import hashlib
import sys
import threading
import time
from dataclasses import dataclass
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support.scripted_script import DESK, SITES, Published, Script, SiteScript

_GONE_PAGE = "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Sorry.</p></body></html>"
#: Entries in a document of the archive.
_ARCHIVED = 10


@dataclass(frozen=True)
class _Reply:
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    body: str | bytes = ""
    location: str | None = None


class ScriptedNewsroom:
    """Serves a script while the context lasts; each site has a port of its own."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self._servers = {site.name: _listen(self, site) for site in SITES}

    def __enter__(self) -> Self:
        for name, server in self._servers.items():
            threading.Thread(target=server.serve_forever, args=(0.05,), name=f"scripted-{name}", daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for server in self._servers.values():
            server.shutdown()
            server.server_close()

    def base(self, site: str) -> str:
        return "http://{}:{}".format(*self._servers[site].server_address[:2])

    @property
    def feeds(self) -> dict[str, str]:
        """The URL of the feed of each site."""
        return {site.name: f"{self.base(site.name)}/feed" for site in SITES}

    def reply(self, site: SiteScript, path: str) -> _Reply:
        base, script = self.base(site.name), self.script
        name, _, query = path.partition("?")
        if name == "/feed":
            script.polled(site)
            document = _atom(base, script.listed(site)) if site.name == DESK else _rss(site, base, script.listed(site))
            return _Reply(kind="application/xml", body=document)
        if name == "/archive" and site.repair == "archive" and query.isdecimal():
            part = script.articles[site.name][int(query) * _ARCHIVED :][:_ARCHIVED]
            return _Reply(kind="application/xml", body=_rss(site, base, part[::-1], int(query) - 1))
        if name == "/news-sitemap.xml" and site.repair == "sitemap":
            return _Reply(kind="application/xml", body=_sitemap(base, script.articles[site.name]))
        if name == "/":
            return _Reply(body=_front_page(site, base, script.articles[site.name]))
        for article in script.articles[site.name]:
            if name == article.path:
                return self._page(article)
        return _Reply(404)

    def _page(self, article: Published) -> _Reply:
        with self.script.lock:
            article.looks += 1
            self.script.served(article)
            if article.gone == "redirect":
                return _Reply(301, location="/")
            return _Reply(body=_GONE_PAGE if article.gone else article.story.page(article.looks))


def _entry(base: str, article: Published) -> str:
    title, when = escape(article.story.title), article.updated_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return (
        f"<entry><id>{base}{article.path}</id><title>{title}</title><link href='{base}{article.path}'/>"
        f"<published>{article.appeared_at.strftime('%Y-%m-%dT%H:%M:%S.%fZ')}</published><updated>{when}</updated></entry>"
    )


def _atom(base: str, listed: list[Published]) -> str:
    entries = "".join(_entry(base, article) for article in listed)
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The desk</title><id>{base}/feed</id>{entries}</feed>"


def _rss(site: SiteScript, base: str, listed: list[Published], archive: int | None = None) -> str:
    """`archive`: the document before this one; of the feed itself that which has its oldest entry."""
    items = "".join(
        f"<item><title>{escape(article.story.title)}</title><link>{base}{article.path}</link><guid>{base}{article.path}</guid>"
        f"<pubDate>{format_datetime(article.appeared_at)}</pubDate></item>"
        for article in listed
    )
    if site.repair == "archive" and listed and archive is None:
        archive = listed[-1].number // _ARCHIVED
    link = f"<a:link rel='prev-archive' href='{base}/archive?{archive}'/>" if archive is not None and archive >= 0 else ""
    home = f"<link>{base}/</link>" if site.repair == "listing" else ""
    return (
        "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel>"
        f"<title>{site.name.capitalize()}</title>{home}{link}{items}</channel></rss>"
    )


def _sitemap(base: str, published: list[Published]) -> str:
    urls = "".join(
        f"<url><loc>{base}{article.path}</loc><n:news><n:publication_date>{article.appeared_at.isoformat()}"
        f"</n:publication_date><n:title>{escape(article.story.title)}</n:title></n:news></url>"
        for article in published[::-1]
    )
    return (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
        f"{urls}</urlset>"
    )


def _front_page(site: SiteScript, base: str, published: list[Published]) -> str:
    newest = published[::-1][:50] if site.repair == "listing" else ()
    links = "".join(f"<li><a href='{base}{article.path}'>{escape(article.story.title)}</a></li>" for article in newest)
    return f"<html><head><title>{site.name}</title></head><body><ul>{links}</ul></body></html>"


def _listen(newsroom: ScriptedNewsroom, site: SiteScript) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            reply = newsroom.reply(site, self.path)
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            is_known = reply.status == 200 and self.headers.get("If-None-Match") == tag
            self.send_response(304 if is_known else reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("ETag", tag)
            if reply.location:
                self.send_header("Location", reply.location)
            if not is_known:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if is_known else body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in http.server
            """Log nothing: the script has the truth."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads, server.block_on_close = True, False
    return server


def main(arguments: list[str]) -> int:
    """Serve until Ctrl-C, or for `--rounds` rounds. Prints the list of feeds, as newsbeam.toml."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.scripted_server", description=__doc__)
    parser.add_argument("--pace", type=float, default=90.0, metavar="SECONDS", help="between two rounds (default: 90)")
    parser.add_argument("--rounds", type=int, help="end after so many rounds (default: never)")
    parser.add_argument("--edited", type=int, default=20, help="articles that are edited (default: 20)")
    parser.add_argument("--noisy", type=int, default=10, help="articles that only have noise (default: 10)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--truth", type=Path, default=Path("truth.jsonl"), metavar="FILE", help="(default: truth.jsonl)")
    given = parser.parse_args(arguments)
    with (
        given.truth.open("w", encoding="utf-8") as log,
        ScriptedNewsroom(Script(edited=given.edited, noisy=given.noisy, seed=given.seed, log=log)) as newsroom,
    ):
        newsroom.script.advance()
        sys.stdout.write("".join(f'[[feed]]\nurl = "{url}"\npoll_max = "1m"\n\n' for url in newsroom.feeds.values()))
        sys.stdout.flush()
        try:
            while given.rounds is None or newsroom.script.rounds < given.rounds:
                time.sleep(given.pace)
                newsroom.script.advance()
        except KeyboardInterrupt:
            pass
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
