"""`newsbeam check` and `newsbeam convert`."""

import asyncio
import errno
import io
import ipaddress
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.cli import options
from pipeline.cli.commands import feed_answers
from pipeline.cli.commands.check_command import check, convert
from pipeline.cli.commands.feed_answers import described
from pipeline.cli.commands.host_turns import HostTurns
from pipeline.settings import FetchSettings, UsageError
from pipeline.sources.opml import read_opml
from tests.support.feed_documents import rss, rss_item
from tests.support.misbehaving_server import Asked, MisbehavingServer, Out, says
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import ParsedFeed
from transforms.feeds.sources import FeedSource

NONE = io.StringIO("")


def told(*lists: Path, whole: bool = False, strict: bool = False, fetch: FetchSettings | None = None) -> tuple[int, str]:
    out = io.StringIO()
    status = check([str(path) for path in lists], NONE, out, whole=whole, strict=strict, fetch=fetch)
    return status, out.getvalue()


def test_a_short_list_is_told_feed_by_feed_with_what_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml><body><outline text="Sea">\n<outline text="Gazette" xmlUrl="https://a.example/f"/>\n'
        '<outline text="Bad" xmlUrl="nowhere"/></outline></body></opml>'
    )
    status, text = told(path)
    assert status == 0
    assert text.splitlines()[:3] == ["OPML: 1 feed in 1 folder", "  Sea (1)", "    Gazette  https://a.example/f"]
    assert "1 entry left out" in text
    assert "line 3: the outline 'Bad' is left out" in text
    assert told(path, strict=True)[0] == 1


def test_settings_are_told_and_secrets_are_not(tmp_path: Path) -> None:
    path = tmp_path / "newsbeam.toml"
    path.write_text('[[feed]]\nurl = "https://a.example/f"\npoll_max = "2h"\nenabled = false\nbearer = "env:HUSH"\n')
    text = told(path)[1]
    assert "disabled; polled at least every 2 h; Authorization from env" in text
    assert "HUSH" not in text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("colour = 'red'", r"\[run\]: 'colour' is no option"),
        ("timeout = 'long'", r"\[run\]: 'timeout': 'long' is not a number of seconds"),
        ("where = 'title'", "gives a text and not true or false"),
        ("output = 'nowhere://x'", "unknown scheme 'nowhere'"),
        ("enrich = 'horoscope'", "there is no enrichment 'horoscope'"),
        ("signature_agent = 'https://a.example'", "give both"),
    ],
)
def test_options_under_run_are_checked_as_a_run_does(tmp_path: Path, options: str, message: str) -> None:
    path = tmp_path / "newsbeam.toml"
    path.write_text(f'[run]\n{options}\n[[feed]]\nurl = "https://a.example/f"\n')
    with pytest.raises(UsageError, match=message):
        told(path)


def test_options_of_a_stream_are_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "newsbeam.toml"
    path.write_text('[run]\nshards = 4\noutput = ["news", "kafka://localhost/news"]\n[[feed]]\nurl = "https://a.example/f"\n')
    assert told(path)[0] == 0


def test_300_feeds_in_20_folders_are_one_page(tmp_path: Path) -> None:
    outlines = [
        f'<outline text="Folder {n % 20}"><outline text="F{n}" xmlUrl="https://a.example/{n}"/></outline>' for n in range(300)
    ]
    path = tmp_path / "feeds.opml"
    path.write_text(f"<opml><body>{''.join(outlines)}</body></opml>")
    text = told(path)[1]
    assert text.startswith("OPML: 300 feeds in 20 folders\n")
    assert "  Folder 7: 15 feeds" in text
    assert len(text.splitlines()) < 50
    assert len(told(path, whole=True)[1].splitlines()) > 300


def test_what_each_feed_answers(tmp_path: Path) -> None:
    async def scenario() -> tuple[int, str]:
        pages = {
            "/f": says(rss(rss_item(1), rss_item(2)).encode()),
            "/page": says(b"<html><link rel=alternate type='application/rss+xml' href='/f'></html>"),
        }
        async with MisbehavingServer(pages) as server:
            path = tmp_path / "feeds.txt"
            path.write_text("".join(f"{server.url(name)}\n" for name in ("/f", "/page", "/gone")))
            settings = FetchSettings(host_delay_s=0, timeout_s=5, allowed_networks=(ipaddress.ip_network("127.0.0.0/8"),))
            return await asyncio.to_thread(told, path, fetch=settings)

    status, text = asyncio.run(scenario())
    assert status == 1
    assert "2 of 3 feeds answer with entries" in text
    assert re.search(r"/f: rss 'Feed', 2 entries, the newest [0-9]+ d old", text)
    assert "/page: a page that names 1 feed" in text
    assert "NOT" in text
    assert "/gone: http_status" in text


def test_a_feed_gets_its_secrets_as_in_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Also places on its origin that are tried for it."""

    async def locked(asked: Asked, out: Out) -> None:
        is_known = asked.headers.get("authorization") == "Bearer hush"
        document = rss(rss_item(1)).encode() if asked.path != "/" else b"<html><a href='/news/1'>The ferry is late</a></html>"
        await out.send(document, 200 if is_known else 401)

    async def scenario() -> tuple[int, str]:
        async with MisbehavingServer(dict.fromkeys(("/", "/f", "/feed/"), locked)) as server:
            path = tmp_path / "newsbeam.toml"
            path.write_text("".join(f'[[feed]]\nurl = "{server.url(name)}"\nbearer = "env:HUSH"\n' for name in ("/f", "/")))
            settings = FetchSettings(host_delay_s=0, timeout_s=5, allowed_networks=(ipaddress.ip_network("127.0.0.0/8"),))
            return await asyncio.to_thread(told, path, fetch=settings)

    monkeypatch.setenv("HUSH", "hush")
    status, text = asyncio.run(scenario())
    assert "2 of 2 feeds answer with entries" in text
    assert (status, caplog.text) == (0, "")
    monkeypatch.delenv("HUSH")
    status, text = asyncio.run(scenario())
    assert "/f: login_required: The host answers 401" in text
    assert status == 1
    assert "/f: env:HUSH cannot be read; the request goes without Authorization" in caplog.text


def test_the_age_of_the_newest_entry_as_its_time_allows() -> None:
    now = datetime(2026, 11, 30, 20, tzinfo=UTC)
    ages = {
        "Mon, 30 Nov 2026 17:00:00 GMT": "the newest 3 h old",
        "Tue, 01 Dec 2026 01:00:00 GMT": "the newest 5 h ahead",
        "2026-11-30 10:00:00": "times without a zone",
        "soon": "without times",
    }
    for time, age in ages.items():
        item = f"<item><title>The ferry is late</title><link>http://a.example/1</link><pubDate>{time}</pubDate></item>"
        feed = parse_feed(rss(item).encode(), url="http://a.example/f", charset=None, content_type=None, now=now)
        assert isinstance(feed, ParsedFeed)
        assert described(feed, now) == f"rss 'Feed', 1 entry, {age}"


def test_requests_to_a_host_are_apart_and_answers_come_as_they_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pause itself is that of `test_cli_host_turns.py`."""
    turns: list[tuple[str, float]] = []

    class Turns(HostTurns):
        @asynccontextmanager
        async def turn(self, host: str, crawl_delay_s: float | None = None) -> AsyncIterator[None]:
            async with super().turn(host, crawl_delay_s):
                turns.append((host, self._pace.host_delay_s))
                yield

    monkeypatch.setattr(feed_answers, "HostTurns", Turns)

    async def scenario() -> list[str]:
        async with MisbehavingServer({f"/{n}": says(rss(rss_item(n)).encode()) for n in range(4)}) as server:
            sources = [FeedSource(url=server.url(f"/{n}")) for n in range(4)]
            settings = FetchSettings(host_delay_s=0, timeout_s=5, allowed_networks=(ipaddress.ip_network("127.0.0.0/8"),))
            told: list[str] = []
            answers = await feed_answers.ask_feeds(sources, settings, lambda answer: told.append(answer.url))
            assert told == [answer.url for answer in answers] == [source.url for source in sources]
            return told

    assert len(asyncio.run(scenario())) == 4
    assert turns == [("127.0.0.1", 0)] * 4


def test_a_page_is_read_by_the_sitemaps_of_its_robots_txt_as_in_a_run(tmp_path: Path) -> None:
    sitemap = (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        "<url><loc>http://127.0.0.1/2026/03/01/the-ferry-is-late-again.html</loc></url></urlset>"
    )
    page = b"<html><a href='/news/1'>The ferry is late</a></html>"
    shell = b"<html><title>News</title><div id=app></div><script src=/app.js></script></html>"

    async def scenario(robots: str, front: bytes = page) -> tuple[int, str]:
        pages = {"/": says(front), "/map.xml": says(sitemap.encode())}
        async with MisbehavingServer(pages) as server:
            pages["/robots.txt"] = says(robots.replace("/map.xml", server.url("/map.xml")).encode())
            path = tmp_path / "feeds.toml"
            path.write_text(f'[[feed]]\nurl = "{server.url("/")}"\nkind = "sitemap"\n')
            settings = FetchSettings(host_delay_s=0, timeout_s=5, allowed_networks=(ipaddress.ip_network("127.0.0.0/8"),))
            return await asyncio.to_thread(told, path, fetch=settings)

    status, text = asyncio.run(scenario("Sitemap: /map.xml\n"))
    assert status == 0
    assert re.search(r"  ok  \S+/: a page that names no feed; polled: \S+/map.xml: sitemap, 1 entry", text)
    assert asyncio.run(scenario("Sitemap: /map.xml\n", shell))[0] == 0, "a page without links"
    status, text = asyncio.run(scenario("User-agent: *\nDisallow: /news\n"))
    assert status == 1
    assert re.search(r"  NOT \S+/: not_a_feed: It is a page that names no feed, and no usual place on its host has one", text)


def test_feeds_are_asked_with_the_options_under_run(tmp_path: Path) -> None:
    path = tmp_path / "newsbeam.toml"
    path.write_text(
        '[run]\nproxy = "http://127.0.0.1:3128"\nallow_network = ["127.0.0.0/8"]\ntimeout = 5\ncontact = "a@b.example"\n'
        'output = "records"\n[[feed]]\nurl = "https://a.example/f"\n'
    )
    given = options.parse(["check", str(path), "--fetch", "--timeout", "7"])
    asked = options.fetch_settings(given)
    assert (asked.proxy, asked.contact, asked.timeout_s) == ("http://127.0.0.1:3128", "a@b.example", 7)
    assert asked.allowed_networks == (ipaddress.ip_network("127.0.0.0/8"),)
    assert options.parse(["check", str(path)]).proxy is None


def test_lists_become_opml(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text('https://a.example/f?a=1&b=2 "sea" "~Gazette"\nhttps://b.example/\n')
    out = io.StringIO()
    assert convert([str(path)], NONE, out, to=None, as_text=False, strict=False) == 0
    found = read_opml(out.getvalue().encode(), "x").sources
    assert [(source.url, source.title, source.tags) for source in found] == [
        ("https://a.example/f?a=1&b=2", "Gazette", ("sea",)),
        ("https://b.example/", "https://b.example/", ()),
    ]
    to = tmp_path / "all.txt"
    assert convert([str(path)], NONE, out, to=str(to), as_text=True, strict=True) == 0
    assert to.read_text() == "https://a.example/f?a=1&b=2\nhttps://b.example/\n"


def test_a_full_disk_leaves_no_part_of_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feeds, to = tmp_path / "feeds.txt", tmp_path / "feeds.opml"
    feeds.write_text("https://a.example/f\n")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for before in (None, "<opml/>"):
        if before is not None:
            to.write_text(before)
        with monkeypatch.context() as patched:
            patched.setattr("os.fsync", full)
            with pytest.raises(UsageError, match=r"feeds.opml': No space left on device"):
                convert([str(feeds)], NONE, io.StringIO(), to=str(to), as_text=False, strict=False)
        assert (to.read_text() if to.exists() else None) == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["feeds.opml", "feeds.txt"][0 if before else 1 :]
