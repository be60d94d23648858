"""JSON Feed, whole and broken."""

import json

import pytest

from tests.support.feed_documents import NOW, URL
from transforms.feeds.formats.json_feed import read_json
from transforms.feeds.parsed import NotAFeed, ParsedFeed

ITEMS = [{"id": str(n), "url": f"http://a.example/{n}", "title": f"T{n}"} for n in range(3)]


def read(text: str, limit: int = 100) -> ParsedFeed:
    found = read_json(text, URL, NOW, limit)
    assert isinstance(found, ParsedFeed)
    return found


def test_all_fields() -> None:
    item = {
        "id": "1",
        "url": "/1",
        "title": "1 < 2 & <b>",
        "content_html": "<p>Text</p>",
        "date_published": "2026-11-22T06:00:00Z",
        "date_modified": "2026-11-22T07:00:00+01:00",
        "authors": [{"name": "A"}, "x"],
        "author": {"name": "B"},
        "tags": ["t", None],
        "language": "de",
    }
    found = read(
        json.dumps({"title": "F", "language": "en", "feed_url": URL, "hubs": [{"url": "http://hub.example/"}], "items": [item]})
    )
    (one,) = found.items
    assert (found.title, found.language, found.self_url, found.hub_urls) == ("F", "en", URL, ("http://hub.example/",))
    assert (one.link, one.title, one.summary, one.authors, one.tags) == (
        "http://feed.example/1",
        "1 < 2 & <b>",
        "Text",
        ("A", "x", "B"),
        ("t",),
    )
    assert one.published is not None
    assert one.updated is not None
    assert (one.published.value, one.updated.value, one.language) == ("2026-11-22T06:00:00Z", "2026-11-22T06:00:00Z", "de")


def test_an_item_without_authors_has_those_of_the_feed() -> None:
    items = [{"id": "1", "url": "/1", "tags": "sea, port"}, {"id": "2", "url": "/2", "authors": [{"name": "Bo Rask"}]}]
    found = read(json.dumps({"authors": [{"name": "Ann Vell"}, "Cy Dorn"], "items": items}))
    assert [item.authors for item in found.items] == [("Ann Vell", "Cy Dorn"), ("Bo Rask",)]
    assert found.items[0].tags == ("sea", "port")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (json.dumps({"items": ITEMS}), 3),
        (json.dumps({"items": [*ITEMS, 1, None, []]}), 3),
        (json.dumps({"items": ITEMS})[:-30], 2),
        (json.dumps({"items": ITEMS}).replace('"title": "T1"', '"title": T1'), 2),
        (json.dumps({"items": ITEMS})[:-1] + ',"n":' + "9" * 100_000 + "}", 3),
        (json.dumps({"items": ITEMS})[:-1] + ',"n":NaN}', 3),
        (json.dumps({"items": [{"id": "http://a.example/x"}, {"external_url": "http://a.example/y"}]}), 2),
    ],
)
def test_whole_items_are_kept(text: str, links: int) -> None:
    assert len([item for item in read(text).items if item.link]) == links


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        "[]",
        '{"items": 1}',
        '{"error": "quota", "items": []}',
        '{"items":' + "[" * 100_000,
        '{"a":' * 100_000,
        "{" * 100_000,
    ],
)
def test_no_feed(text: str) -> None:
    assert isinstance(read_json(text, URL, NOW, 100), NotAFeed)


def test_a_feed_without_items() -> None:
    assert read('{"version": "https://jsonfeed.org/version/1.1", "items": []}').items == ()


def test_the_newest_are_kept() -> None:
    found = read(json.dumps({"items": ITEMS}), limit=2)
    assert ([item.guid for item in found.items], found.omitted) == (["0", "1"], 1)


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"authors": {"name": "Ann Vell"}}, ("Ann Vell",)),
        ({"author": [{"name": "Ann Vell"}, {"name": "Bo Tarn"}]}, ("Ann Vell", "Bo Tarn")),
        ({"authors": [["Ann Vell"], {"url": "http://a.example/"}, 7], "author": None}, ()),
        ({"authors": {}}, ("Cy Dorn",)),
    ],
)
def test_authors_in_whatever_form(fields: dict[str, object], authors: tuple[str, ...]) -> None:
    feed = {"items": [ITEMS[0] | fields], **({"author": {"name": "Cy Dorn"}} if authors == ("Cy Dorn",) else {})}
    assert read(json.dumps(feed)).items[0].authors == authors


def test_links_of_a_feed_on_another_host_of_its_site_are_those_of_that() -> None:
    feed = {"home_page_url": "https://invented.org/blog/", "items": [{"id": "1", "url": "1.html"}]}
    found = read_json(json.dumps(feed), "https://feeds.invented.org/feed.json", NOW, 100)
    assert isinstance(found, ParsedFeed)
    assert found.items[0].link == "https://invented.org/blog/1.html"


RSS_ITEM = {
    "title": "T",
    "link": "http://a.example/1",
    "guid": {"#value": "7", "isPermaLink": "false"},
    "pubDate": "Sun, 22 Nov 2026 06:00:00 GMT",
    "description": "The <b>boat</b>.",
    "author": "Ann Vell",
    "categories": ["sea", {"name": "port"}],
}


@pytest.mark.parametrize(
    "document",
    [
        {"rss": {"version": "2.0", "channel": {"title": "F", "link": "http://a.example/", "item": [RSS_ITEM]}}},
        {"rss": {"channel": {"title": "F", "link": "http://a.example/", "item": RSS_ITEM}}},
        {"status": "ok", "feed": {"title": "F", "link": "http://a.example/"}, "items": [RSS_ITEM]},
    ],
)
def test_rss_in_json(document: dict[str, object]) -> None:
    found = read(json.dumps(document))
    (item,) = found.items
    assert (found.title, found.home_url) == ("F", "http://a.example/")
    assert (item.link, item.guid, item.summary, item.authors) == ("http://a.example/1", "7", "The boat.", ("Ann Vell",))
    assert (item.tags, item.published and item.published.value) == (("sea", "port"), "2026-11-22T06:00:00Z")


@pytest.mark.parametrize("items", [{"items": None}, {}, {"items": []}])
def test_a_feed_without_a_list_of_items_has_none(items: dict[str, object]) -> None:
    assert read(json.dumps({"version": "https://jsonfeed.org/version/1", "title": "F", **items})).items == ()


def test_one_item_without_a_list() -> None:
    found = read(json.dumps({"version": "https://jsonfeed.org/version/1", "items": ITEMS[0]}))
    assert [item.link for item in found.items] == ["http://a.example/0"]


def test_halves_of_characters_and_control_characters_are_no_text() -> None:
    item = {"id": "1\ud83d", "url": "/1", "title": "It\x92s\udc00", "language": "en\ud83d", "tags": ["sea\ud83d"]}
    (one,) = read(json.dumps({"title": "F\ud83d", "items": [item]})).items
    assert (one.guid, one.title, one.language, one.tags) == ("1", "It’s", "en", ("sea",))


def test_a_link_may_be_an_object() -> None:
    assert read(json.dumps({"items": [{"id": "1", "link": {"href": "/1"}}]})).items[0].link == "http://feed.example/1"


def test_what_is_behind_the_feed_costs_nothing_of_it() -> None:
    found = read(json.dumps({"title": "F", "items": ITEMS}) + "\n<!-- cached -->")
    assert (found.title, len(found.items)) == ("F", 3)
