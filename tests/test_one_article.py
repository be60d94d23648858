"""One article makes one record, however feeds link to it: links that redirect within a host and to other hosts."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.loop_thread import LoopThread
from schemas.articles import Article, Content, Enrichment
from schemas.dead_letters import Ending
from schemas.pages import Page
from schemas.records import Record
from tests.support.feed_documents import rss, rss_item
from tests.support.misbehaving_server import Asked, Behaviour, MisbehavingServer, Out
from tests.support.run_newsbeam import LONG_S, Folders, command, run
from tests.support.streaming import Stream
from tests.test_both_engines import START, Run, assert_all_equal
from tests.test_both_engines import runs as runs  # noqa: PLC0414 - a fixture
from transforms.enrich import url as url_enrichment
from transforms.enrich.chain import EnrichConfig
from transforms.feeds.sources import FeedSource
from transforms.link.link_record import LinkRecord
from transforms.link.linked import Linked

ARTICLE = "http://news.example/harbour/crane-lifts-the-old-bridge"
OTHER = "http://news.example/harbour/storm-hits-the-coast"
SHORT, SHORTER = "http://short.example/77", "http://tiny.example/x1"
TEXT = "The crane has lifted the old bridge out of the harbour. Hundreds of people watched from both banks of the river."
DRIVER = str(Path(__file__).parent / "support" / "killed_run.py")


@dataclass
class Linker:
    """Articles and records of the pages that came out of a run; states are encoded between two articles."""

    step: LinkRecord = field(default_factory=LinkRecord)
    states: dict[str, str] = field(default_factory=dict)
    ends: list[tuple[str, str]] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    def take(self, output: Any, now: datetime = START) -> None:
        if not isinstance(output, Page):
            self.ends.append((output.kind if isinstance(output, Ending) else output.reason, output.url))
            return
        text = output.body.decode()
        content = Content(text=text, title="Crane")
        article = Article(item=output.item, evidence=output.evidence, content=content, gone=output.gone)
        url_key = str(url_enrichment.enrich(article, EnrichConfig())["url_key"])
        article = replace(article, enrichment=Enrichment(url_key=url_key))
        key = self.step.key(article)
        known: Linked | None = self.step.decode(json.loads(self.states[key])) if key in self.states else None
        applied = self.step.apply(known, article, now)
        if applied.state is not None:
            self.states[key] = json.dumps(self.step.encode(applied.state))
        for linked in applied.outputs:
            is_record = isinstance(linked, Record)
            self.ends.append(("record" if is_record else linked.kind, linked.url))
            if isinstance(linked, Record):
                self.records.append(linked)


def listing(*links: str) -> str:
    return rss(*(rss_item(n).replace(f"http://site.example/{n}<", f"{link}<") for n, link in enumerate(links, 1)))


def linked(of: Run) -> Linker:
    linker = Linker()
    for output in of.out:
        linker.take(output)
    return linker


#: The links of some feeds, in the order in which the feeds are polled, and how they end in the order of their fetches.
FEEDS = [
    pytest.param([[ARTICLE], [SHORT]], ["record", "duplicate"], id="the article first"),
    pytest.param([[SHORT], [ARTICLE]], ["record", "duplicate"], id="the short link first"),
    pytest.param([[SHORT], [SHORTER], [ARTICLE]], ["record", "duplicate", "duplicate"], id="two short links first"),
    pytest.param([[SHORT], [SHORT]], ["record", "duplicate"], id="one short link of two feeds"),
    pytest.param([[SHORT, SHORTER, ARTICLE]], ["duplicate", "duplicate", "record"], id="in one document"),
    pytest.param([["http://news.example/1", "http://news.example/2"], [ARTICLE]], ["record", "duplicate", "duplicate"],
                 id="two short links of the host"),
    pytest.param([[SHORT], ["http://short.example/78"]], ["record", "record"], id="two articles"),
    pytest.param([["http://short.example/old-harbour-festival-begins"], [ARTICLE]], ["record", "record"],
                 id="a headline that leads to another article"),
    pytest.param([["http://short.example/79"], [ARTICLE]], ["soft_404", "record"], id="to a front page"),
]  # fmt: skip


@pytest.mark.parametrize(("feeds", "ends"), FEEDS)
def test_links_that_redirect_to_an_article(runs: list[Run], feeds: Sequence[Sequence[str]], ends: list[str]) -> None:
    for each in runs:
        each.web.answers = {ARTICLE: TEXT, OTHER: TEXT.upper(), "http://news.example/": TEXT}
        each.web.redirects = {
            **dict.fromkeys((SHORT, SHORTER, "http://news.example/1", "http://news.example/2"), ARTICLE),
            "http://short.example/78": OTHER,
            "http://short.example/79": "http://news.example/",
            "http://short.example/old-harbour-festival-begins": ARTICLE,
        }
        for number, links in enumerate(feeds):
            feed = f"http://feed{number}.example/"
            each.web.answers[feed] = listing(*links)
            each.adapter.deliver("PollFeed", FeedSource(feed))
            each.go_on(30)

    assert_all_equal([sorted(each.endings()) for each in runs])
    assert_all_equal([sorted(each.web.asked) for each in runs])
    linkers = [linked(each) for each in runs]
    found = [end for end, _ in linkers[0].ends]
    assert (found if len(feeds) > 1 else sorted(found)) == ends
    assert_all_equal([sorted(end for end, _ in linker.ends) for linker in linkers])
    keys = {record.url_key for record in linkers[0].records}
    assert len(linkers[0].records) == len(keys)
    asked = [url for _, url in runs[0].web.asked if not url.endswith(("/robots.txt", "feed0.example/"))]
    assert len(asked) == len(set(asked)), "each link is asked for once"


def page(text: str) -> Behaviour:
    async def behave(asked: Asked, out: Out) -> None:
        title = "Crane lifts the old bridge"
        html = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>"
        await out.send(html.encode(), 200, "Content-Type: text/html")

    return behave


def to(path: str, host: str) -> Behaviour:
    async def behave(asked: Asked, out: Out) -> None:
        port = asked.headers["host"].rpartition(":")[2]
        await out.send(b"", 302, f"Location: http://{host}:{port}{path}")

    return behave


def feed_of(*paths: tuple[str, str]) -> Behaviour:
    async def behave(asked: Asked, out: Out) -> None:
        port = asked.headers["host"].rpartition(":")[2]
        await out.send(listing(*(f"http://{host}:{port}{path}" for host, path in paths)).encode())

    return behave


PATH = "/harbour/crane-lifts-the-old-bridge"
NEWS, LINKS, MORE = "127.0.0.1", "127.0.0.2", "127.0.0.3"
PARAGRAPHS = "".join(f"<p>{TEXT} The harbour office has said so {number} times this week.</p>" for number in range(6))
PAGES = {
    PATH: page(PARAGRAPHS),
    "/77": to("/x1", MORE),
    "/x1": to(PATH, NEWS),
    "/78": to(PATH, NEWS),
    "/loop": to("/pool", MORE),
    "/pool": to("/loop", LINKS),
    "/short.xml": feed_of((LINKS, "/77"), (LINKS, "/78"), (LINKS, "/loop")),
    "/own.xml": feed_of((NEWS, PATH), (LINKS, "/77")),
}


@pytest.fixture
def web() -> Iterator[MisbehavingServer]:
    server = MisbehavingServer(dict(PAGES), hosts=(NEWS, LINKS, MORE))
    with LoopThread() as loop:
        loop.run(server.__aenter__())
        yield server
        loop.run(server.__aexit__(None, None, None))


def assert_one_record(folders: Folders, web: MisbehavingServer) -> None:
    (record,) = folders.records()
    assert record.url_key.endswith(PATH)
    assert record.url_key.startswith(NEWS)
    assert [letter.reason for letter in folders.dead_letters()] == ["redirect"]


@pytest.mark.parametrize("step", ["graph done", "files staged", "before commit", "committed", "file published", "list cleared"])
@pytest.mark.parametrize("first", ["short.xml", "own.xml"])
def test_one_record_of_feeds_on_three_hosts_with_a_kill_between(
    web: MisbehavingServer, tmp_path: Path, step: str, first: str
) -> None:
    folders = Folders(tmp_path)
    feeds = [f"http://{NEWS}:{web.port}/{name}" for name in sorted(("short.xml", "own.xml"), key=lambda name: name != first)]
    killed = subprocess.run(
        [sys.executable, DRIVER, step, "1", *command(feeds[:1], folders)[1:]],
        capture_output=True, text=True, timeout=LONG_S, check=False,
    )  # fmt: skip
    assert killed.returncode == -9, killed.stderr
    run(feeds, folders)
    assert_one_record(folders, web)


@pytest.mark.slow
def test_one_record_of_a_stream(web: MisbehavingServer, tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    feeds = [f"http://{NEWS}:{web.port}/{name}" for name in ("short.xml", "own.xml")]
    with Stream(tmp_path, feeds) as job:
        job.until(lambda: len(web.asked(PATH)) == 3 and bool(folders.records()) and bool(folders.dead_letters()))
        ended = job.stop()
    assert_one_record(folders, web)
    assert (ended["items"], ended["records"], ended["duplicates"]) == (5, 1, 3)
