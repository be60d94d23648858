import gzip
import http.client
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from threading import Event
from urllib.parse import urlsplit

import feedparser
import lxml.html
import pytest
import trafilatura

from pipeline.newsroom.pieces import Piece, load_pieces
from pipeline.newsroom.server import Newsroom, Reply
from pipeline.newsroom.sites import load_sites
from tests.support.newsroom import body_of, bulletins, failing, huge, most_in_flight, slow, times_asked, truncated

PIECES = load_pieces()


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened


def get(url: str, **headers: str) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return connection.getresponse()


def readable(piece: Piece) -> bool:
    return not piece.missing and not piece.path.startswith("/internal/")


def test_there_is_enough_to_read() -> None:
    assert len([piece for piece in PIECES if readable(piece)]) >= 30
    assert len({site.language for site in load_sites()}) >= 6
    assert {feed.format for site in load_sites() for feed in site.feeds} == {"rss2", "rss1", "atom", "json", "error_page"}


def test_every_piece_stands_in_a_feed_of_its_site() -> None:
    feeds = {(site.name, feed.name) for site in load_sites() for feed in site.feeds}

    assert {(piece.site, name) for piece in PIECES for name in piece.feeds} <= feeds


def test_gold_text_is_normalised_and_free_of_markup() -> None:
    for piece in PIECES:
        text = "\n\n".join(piece.paragraphs)
        assert text == unicodedata.normalize("NFC", text)
        assert not piece.paragraphs[0].startswith("## ")


def test_hosts_are_loopback_and_distinct(newsroom: Newsroom) -> None:
    hosts = [urlsplit(base) for base in newsroom.bases.values()]

    assert all(str(host.hostname).startswith("127.") for host in hosts)
    assert len({host.netloc for host in hosts}) == len(hosts) >= 5


def test_every_feed_lists_its_articles(newsroom: Newsroom) -> None:
    for site in load_sites():
        for feed in site.feeds:
            body = get(newsroom.bases[site.name] + feed.path).read()
            expected = {
                url + feed.link_suffix
                for url, piece in newsroom.articles.items()
                if piece.site == site.name and feed.name in piece.feeds
            }
            if feed.format == "json":
                links = {item["url"] for item in json.loads(body)["items"]}
            else:
                links = {entry.link for entry in feedparser.parse(body).entries}
            assert links == expected


def test_every_page_holds_its_gold(newsroom: Newsroom) -> None:
    for url, piece in newsroom.articles.items():
        answer = get(url)
        page = answer.read()
        if piece.missing:
            assert answer.status == 404
            continue
        root = lxml.html.fromstring(page)
        text = " ".join(root.text_content().split())
        for part in (piece.title, *piece.authors, *piece.paragraphs):
            assert part in text, url


def test_an_extractor_finds_the_text_of_every_page(newsroom: Newsroom) -> None:
    for url, piece in newsroom.articles.items():
        if readable(piece) and not piece.paywalled:
            text = trafilatura.extract(get(url).read(), include_comments=False) or ""
            flat = " ".join(text.split())
            found = [paragraph for paragraph in piece.paragraphs if paragraph in flat]
            assert len(found) >= len(piece.paragraphs) - 1, url


def test_a_paywalled_page_shows_its_first_paragraph_only(newsroom: Newsroom) -> None:
    (url,) = [url for url, piece in newsroom.articles.items() if piece.paywalled]
    page = get(url).read().decode()

    assert newsroom.articles[url].paragraphs[0] in page
    assert "is for subscribers and is not on the page" not in page
    assert '"isAccessibleForFree": false' in page


def test_a_reprint_points_to_its_original(newsroom: Newsroom) -> None:
    (url,) = [url for url, piece in newsroom.articles.items() if piece.original]
    root = lxml.html.fromstring(get(url).read())
    (canonical,) = root.xpath("//link[@rel='canonical']/@href")

    assert newsroom.articles[canonical].paragraphs == newsroom.articles[url].paragraphs
    assert newsroom.articles[canonical].site != newsroom.articles[url].site


@pytest.mark.parametrize("validator", ["ETag", "Last-Modified"])
def test_conditional_get(newsroom: Newsroom, validator: str) -> None:
    first = get(newsroom.feeds[0])
    first.read()
    header = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[validator]
    again = get(newsroom.feeds[0], **{header: first.headers[validator]})

    assert (again.status, again.read()) == (304, b"")
    assert [(request.status, request.conditional) for request in newsroom.log] == [(200, False), (304, True)]


def test_gzip_where_asked_for(newsroom: Newsroom) -> None:
    plain = get(newsroom.feeds[0])
    packed = get(newsroom.feeds[0], Accept_Encoding="gzip, br")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.read()) == plain.read()


def test_robots_and_sitemap(newsroom: Newsroom) -> None:
    robots = {site: get(f"{base}/robots.txt").read().decode() for site, base in newsroom.bases.items()}

    assert all("Disallow: /internal/" in text for text in robots.values())
    assert [site for site, text in robots.items() if "Crawl-delay: 1\n" in text] == ["mirador"]
    sitemap = get(f"{newsroom.bases['courier']}/sitemap.xml").read().decode()
    listed = [url for url, piece in newsroom.articles.items() if piece.site == "courier" and "/internal/" not in url]
    assert [url in sitemap for url in listed] == [True] * len(listed)


def test_home_page_leads_to_the_feeds(newsroom: Newsroom) -> None:
    root = lxml.html.fromstring(get(newsroom.bases["courier"] + "/").read())

    assert root.xpath("//link[@rel='alternate']/@href") == ["/feeds/top.xml", "/feeds/business.xml"]


def test_bump_publishes_the_evening_edition_once(newsroom: Newsroom) -> None:
    before = set(newsroom.articles)
    edition = newsroom.bump()

    assert edition == [piece for piece in PIECES if piece.evening]
    assert set(newsroom.articles) - before == {newsroom.url(piece) for piece in edition}
    assert newsroom.bump() == []


def test_publish_adds_and_replaces(newsroom: Newsroom) -> None:
    (bulletin,) = bulletins("courier", "top", 1)
    newsroom.publish(bulletin)
    newsroom.publish(replace(bulletin, title="Corrected"))

    assert newsroom.articles[newsroom.url(bulletin)].title == "Corrected"
    assert b"Corrected" in get(newsroom.feeds[0]).read()


def test_bulletins_differ() -> None:
    made = bulletins("courier", "top", 50)

    assert len({piece.paragraphs for piece in made}) == len({piece.path for piece in made}) == 50


def test_faults(newsroom: Newsroom) -> None:
    url = newsroom.feeds[0]
    newsroom.fault(url, failing(503, times=2, retry_after="7"))
    answers = [get(url) for _ in range(3)]
    assert [(answer.status, answer.headers["Retry-After"]) for answer in answers] == [(503, "7"), (503, "7"), (200, None)]

    newsroom.fault(url, truncated(100))
    with pytest.raises(http.client.IncompleteRead):
        get(url).read()

    newsroom.fault(url, huge(1_000_000))
    assert len(get(url).read()) == 1_000_000

    newsroom.fault(url, body_of(b"no feed"))
    assert get(url).read() == b"no feed"

    newsroom.fault(url, slow(0.05))
    assert get(url).status == 200
    assert newsroom.log[-1].end - newsroom.log[-1].start >= 0.05

    newsroom.fault(url, None)
    assert get(url).read().startswith(b"<?xml")


def test_log_answers_questions(newsroom: Newsroom) -> None:
    for _ in range(2):
        get(newsroom.feeds[0])

    assert most_in_flight(newsroom.log) == {"courier": 1}
    assert times_asked(newsroom.log) == {("courier", "/feeds/top.xml"): 2}


def test_closing_does_not_wait_for_a_slow_answer() -> None:
    with Newsroom() as newsroom:
        asked = Event()

        def endless(reply: Reply) -> Reply:
            asked.set()
            return slow(3600)(reply)

        newsroom.fault(newsroom.feeds[0], endless)
        parts = urlsplit(newsroom.feeds[0])
        connection = http.client.HTTPConnection(parts.netloc, timeout=10)
        connection.request("GET", parts.path)
        assert asked.wait(10)

    assert connection.getresponse().status == 200
