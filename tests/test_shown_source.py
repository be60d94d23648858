"""A feed in a page that shows its source."""

from html import escape

import pytest

from tests.support.feed_documents import NOW, URL, rss, rss_item
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import NotAFeed, ParsedFeed
from transforms.feeds.text.shown_source import shown_source

HEAD = '<html><head><meta name="color-scheme" content="light dark"></head><body>'
PRE = '<pre style="word-wrap: break-word; white-space: pre-wrap;">'
FEED = rss(rss_item(0), rss_item(1)).replace("<title>Feed", "<title>Tea &amp;amp; cake")
JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/1", "title": "Tea & <cake>"}]}'


def read(page: str) -> ParsedFeed | NotAFeed:
    return parse_feed(page.encode(), url=URL, charset=None, content_type="text/html", now=NOW)


@pytest.mark.parametrize("source", [FEED, JSON])
@pytest.mark.parametrize("tail", ["</pre></body></html>", "</PRE>\n<div class='json-formatter-container'></div></body></html>"])
def test_the_source_is_read(source: str, tail: str) -> None:
    page = f"<!DOCTYPE html>{HEAD}{PRE}{escape(source)}{tail}"
    assert shown_source(page) == source
    assert read(page) == parse_feed(source.encode(), url=URL, charset=None, content_type="text/html", now=NOW)


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}<h1>How to write a feed</h1>{PRE}{escape(FEED)}</pre></body></html>",
        f"{HEAD}{PRE}{escape(FEED)}</pre><p>That is a feed.</p></body></html>",
        f"{HEAD}{PRE}Not found</pre></body></html>",
        f"{HEAD}{PRE}{escape(FEED)}",
        FEED,
        "",
    ],
)
def test_other_pages_show_none(page: str) -> None:
    assert shown_source(page) is None


@pytest.mark.parametrize("note", ["<br />\n<b>Notice</b>: x in <b>y</b> on line <b>3</b><br />\n", ")]}',\n", "/* guard */"])
def test_a_json_feed_behind_a_note_is_read(note: str) -> None:
    found = read(note + JSON)
    assert isinstance(found, ParsedFeed)
    assert (found.format, [item.link for item in found.items]) == ("json", ["http://feed.example/1"])
