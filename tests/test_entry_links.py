"""The choice of an entry's page among its links."""

import pytest

from tests.support.feed_documents import NOW, URL, rss
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import ParsedFeed, ParsedItem

PAGE = "http://feed.example/a/1"
NAMED = f"<link rel='alternate' type='text/html' href='{PAGE}'/>"
NAMESPACES = (
    "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:pheedo='http://www.pheedo.com/namespace/pheedo' "
    "xmlns:atom='http://www.w3.org/2005/Atom'"
)


def item_of(document: str) -> ParsedItem:
    found = parse_feed(document.encode(), url=URL, charset=None, content_type=None, now=NOW)
    assert isinstance(found, ParsedFeed), found
    (item,) = found.items
    return item


def of_atom(links: str, guid: str = "urn:1") -> str | None:
    entry = f"<entry><title>T</title><id>{guid}</id>{links}<updated>2026-11-22T06:00:00Z</updated></entry>"
    return item_of(f"<feed xmlns='http://www.w3.org/2005/Atom' {NAMESPACES}><title>F</title>{entry}</feed>").link


def of_rss(links: str) -> str | None:
    document = rss(f"<item><title>T</title>{links}<pubDate>Sun, 22 Nov 2026 06:00:00 GMT</pubDate></item>")
    return item_of(document.replace("<rss ", f"<rss {NAMESPACES} ")).link


@pytest.mark.parametrize("other", [URL, "http://feed.example/", "http://feed.example/a/1?print", "http://feed.example/tags/x"])
def test_what_is_called_an_alternate_goes_before_what_says_nothing(other: str) -> None:
    bare = f"<link href='{other}'/>"
    assert of_atom(NAMED + bare) == of_atom(bare + NAMED) == PAGE


@pytest.mark.parametrize("order", [1, -1])
def test_the_feed_itself_is_no_page_of_an_entry(order: int) -> None:
    assert of_atom("".join([f"<link href='{PAGE}'/>", f"<link href='{URL}'/>"][::order])) == PAGE


@pytest.mark.parametrize(
    "link", [f"<link rel='self' type='text/html' href='{PAGE}'/>", f"<link rel='canonical' href='{PAGE}'/>"]
)
def test_its_own_address_is_the_page_where_nothing_else_is(link: str) -> None:
    assert of_atom(link) == PAGE
    assert of_atom(link + "<link rel='alternate' href='http://feed.example/b'/>") == "http://feed.example/b"


def test_an_entry_whose_alternate_is_empty_has_its_id() -> None:
    assert of_atom("<link rel='alternate' href=''/>", PAGE) == PAGE


def test_a_link_of_rdf_is_its_resource() -> None:
    assert of_rss(f"<link rdf:resource='{PAGE}'/>") == PAGE


def test_the_first_of_two_texts_counts() -> None:
    assert of_rss(f"<link>{PAGE}</link><link>http://feed.example/b</link>") == PAGE


def test_the_address_behind_any_proxy_counts() -> None:
    assert of_rss(f"<link>http://proxy.example/c/1</link><pheedo:origLink>{PAGE}</pheedo:origLink>") == PAGE


@pytest.mark.parametrize(
    ("guid", "link"),
    [
        (f"<guid>{PAGE}</guid>", PAGE),
        (f"<guid isPermaLink=' True '>{PAGE}</guid>", PAGE),
        (f"<guid ispermalink='false'>{PAGE}</guid>", None),
        (f"<guid isPermaLink='No'>{PAGE}</guid>", None),
        ("<guid isPermaLink='true'>/a/1</guid>", PAGE),
        ("<guid isPermaLink='true'>www.feed.example/a/1</guid>", "http://www.feed.example/a/1"),
        ("<guid isPermaLink='true'>20061</guid>", None),
        ("<guid>/a/1</guid>", None),
    ],
)
def test_a_guid_is_an_address_where_it_looks_like_one_or_says_so(guid: str, link: str | None) -> None:
    assert of_rss(guid) == link


@pytest.mark.parametrize("front", ["http://feed.example/", "https://www.feed.example", "//feed.example/", "/"])
def test_a_front_page_is_the_page_of_an_entry_only_where_nothing_else_is(front: str) -> None:
    assert of_rss(f"<link>{front}</link><guid>{PAGE}</guid>") == PAGE
    assert (of_rss(f"<link>{front}</link><guid>7</guid>") or "").rstrip("/").endswith("feed.example")
    assert of_rss(f"<link>{front}#!/a/1</link><guid>http://feed.example/?p=1</guid>") != "http://feed.example/?p=1"


@pytest.mark.parametrize("page", [f"<guid isPermaLink='true'>{PAGE}</guid>", f"<atom:link href='{PAGE}'/>"])
def test_the_address_of_the_feed_gives_way_to_any_other(page: str) -> None:
    assert of_rss(f"<link>{URL}</link>{page}") == PAGE
    assert of_atom(f"<link href='{URL}'/>", PAGE) == PAGE


@pytest.mark.parametrize(
    "machine", ["http://localhost:4000", "http://127.0.0.1:8080", "https://blog.localhost", "http://[::1]:1"]
)
def test_a_link_to_the_machine_that_made_the_feed_is_one_to_its_site(machine: str) -> None:
    assert of_rss(f"<link>{machine}/a/1</link>") == PAGE


@pytest.mark.parametrize("other", ["http://localhost.example/a", "http://10.0.0.1/a", "http://127.0.0.1.example/a"])
def test_other_addresses_are_no_such_machine(other: str) -> None:
    assert of_rss(f"<link>{other}</link>") == other
