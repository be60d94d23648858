"""User names and passwords in URLs of feeds and pages: they are in no item, record or dead letter."""

import io
import json
from pathlib import Path

import pytest

from pipeline.cli.commands.extract_command import extract
from pipeline.composed.single import extract as extract_page
from pipeline.settings import FetchSettings
from schemas.codec import to_json, to_plain
from tests.support.article_pages import TITLE, page, prose
from tests.support.feed_documents import NOW, URL, rss
from transforms.feeds.entries.links import resolve
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import ParsedFeed
from transforms.urls.user_info import without_password, without_user_info
from transforms.web.fetching.evidence import licence_links

SECRET = "geheim77"
WITH = f"//user:{SECRET}@news.example/a/1"
PAGE = "http://news.example/a/1"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"http:{WITH}", PAGE),
        (f"HTTP:{WITH}", "HTTP://news.example/a/1"),
        (f"http://user:p@{SECRET}:@news.example/a/1", PAGE),
        (f"http:user:{SECRET}@news.example/a/1", "http:news.example/a/1"),
        (f"http:\\\\user:{SECRET}@news.example\\a", "http:\\\\news.example\\a"),
        (f"ftp:{WITH}", "ftp://news.example/a/1"),
        (WITH, "//news.example/a/1"),
        (f"http://{SECRET}@news.example/a/1", PAGE),
        ("http://news.example/@user/1?to=a@b.example#c@d", "http://news.example/@user/1?to=a@b.example#c@d"),
        ("http://news.example?to=a@b.example", "http://news.example?to=a@b.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tag:b.example,2026:a@b", "tag:b.example,2026:a@b"),
    ],
)
def test_a_url_has_no_user_info(url: str, expected: str) -> None:
    assert without_user_info(url) == expected


@pytest.mark.parametrize("name", ["http://17@news.example/", "nntp://1:2@news.example", "a:b@c", "http://news.example/?a:b@c"])
def test_an_id_that_holds_no_password_stays(name: str) -> None:
    assert without_password(name) == name
    assert without_password(f"http:{WITH}") == PAGE


@pytest.mark.parametrize("raw", [f"http:{WITH}", WITH, f"http:/{WITH[1:]}", f"feed:http:{WITH}", f"http:\\\\{WITH[2:]}"])
def test_a_link_has_no_user_info(raw: str) -> None:
    assert resolve(raw, "http://feed.example/") == (PAGE, None)
    assert resolve(f"http://user:{SECRET}@/a", "http://feed.example/") == (None, "invalid_item")


def test_an_entry_has_no_user_info() -> None:
    wrapped = f"https://www.google.com/url?url=http%3A%2F%2Fuser%3A{SECRET}%40news.example%2Fa%2F1"
    items = "".join(
        f"<item><title>T{number}</title><link>{link}</link><guid isPermaLink='false'>http:{WITH}{number}</guid></item>"
        for number, link in enumerate((f"http:{WITH}", f"ftp:{WITH}", f"http://user:{SECRET}@/a", wrapped))
    )
    found = parse_feed(rss(items).encode(), url=URL, charset=None, content_type=None, now=NOW)
    assert isinstance(found, ParsedFeed)
    assert SECRET not in repr(found)
    assert [(item.link, item.problem, item.guid) for item in found.items] == [
        (PAGE, None, f"{PAGE}0"),
        (None, "blocked_scheme", f"{PAGE}1"),
        (None, "invalid_item", f"{PAGE}2"),
        (PAGE, None, f"{PAGE}3"),
    ]


LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "license": f"https:{WITH}",
    "image": {"@type": "ImageObject", "url": f"https:{WITH}.jpg", "width": 1200, "height": 800},
    "mainEntityOfPage": f"https:{WITH}",
}


@pytest.mark.parametrize(
    "head",
    [
        f'<link rel="canonical" href="https:{WITH}"><meta property="og:image" content="https:{WITH}.jpg">',
        f'<meta property="og:url" content="https:{WITH}"><link rel="license" href="https:{WITH}">',
        f'<script type="application/ld+json">{json.dumps(LINKED)}</script>',
        f'<base href="https:{WITH}"><link rel="canonical" href="/a/1"><meta property="og:image" content="/a/1.jpg">',
    ],
    ids=["link", "meta", "json-ld", "base"],
)
def test_a_record_of_a_page_has_no_user_info(head: str, tmp_path: Path) -> None:
    body = page(f"<h1>{TITLE}</h1>{prose()}", head)
    record = extract_page(body, url=f"https:{WITH}")
    assert SECRET not in to_json(record)
    assert (record.url, record.final_url, record.canonical_url) == ("https:" + PAGE[5:],) * 3
    file, out = tmp_path / "a.html", io.StringIO()
    file.write_bytes(body.encode() if isinstance(body, str) else body)
    assert extract(str(file), f"https:{WITH}", FetchSettings(), out, io.StringIO(), explain=False) == 0
    assert SECRET not in out.getvalue()
    assert to_plain(record)["url"] == json.loads(out.getvalue())["url"]


def test_licence_links_have_no_user_info() -> None:
    assert licence_links((f"<https:{WITH}>; rel=license",)) == ("https:" + PAGE[5:],)
