"""Elements that are not closed do not swallow what is behind them in an entry."""

import pytest

from tests.support.feed_documents import NOW, URL
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import ParsedFeed

DATE = "<pubDate>Sun, 22 Nov 2026 06:00:00 GMT</pubDate>"


def link(number: int) -> str:
    return f"http://feed.example/{number}"


@pytest.mark.parametrize(
    "item",
    [
        "<title>T</title><link>{link}{date}",
        "<title>T</title><link>{link}\n<comments>{link}#c</comments>{date}",
        "<title>T<link>{link}</link>{date}",
        "<title>T</title><guid isPermaLink='false'>7<link>{link}</link>{date}",
        "{date}<title>T</title><description>a <b>word <i>more</b><link>{link}</link></description>",
        "<title>T</title><description>See <a href='http://o.example/'>here<a> or <br> there<link>{link}</link>{date}",
    ],
)
def test_the_rest_of_the_entry_is_the_entrys(item: str) -> None:
    items = "".join(f"<item>{item.format(link=link(number), date=DATE)}</item>" for number in (1, 2))
    document = f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>"
    found = parse_feed(document.encode(), url=URL, charset=None, content_type=None, now=NOW)
    assert isinstance(found, ParsedFeed)
    assert [(one.title, one.link, one.published and one.published.value) for one in found.items] == [
        ("T", link(number), "2026-11-22T06:00:00Z") for number in (1, 2)
    ]


def test_entries_within_one_stand_behind_it() -> None:
    items = "".join(f"<item><title>T{n}</title><link>{link(n)}</link><description>Text <b>{n}</item>" for n in (1, 2, 3))
    document = f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>"
    found = parse_feed(document.encode(), url=URL, charset=None, content_type=None, now=NOW)
    assert isinstance(found, ParsedFeed)
    assert [(one.title, one.summary) for one in found.items] == [(f"T{n}", f"Text {n}") for n in (1, 2, 3)]


def test_a_sound_document_has_none() -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'><title>Map</title><dc:title>Harbour</dc:title></svg>"
    body = f"<div xmlns='http://www.w3.org/1999/xhtml'>Before {drawing} after</div>"
    entry = f"<entry><title>T</title><id>1</id><summary type='xhtml'>{body}</summary></entry>"
    document = f"<feed xmlns='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/'>{entry}</feed>"
    found = parse_feed(document.encode(), url=URL, charset=None, content_type=None, now=NOW)
    assert isinstance(found, ParsedFeed)
    assert found.items[0].summary == "Before Map Harbour after"
