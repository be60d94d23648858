"""Feeds whose namespaces are wrong: misspelt, of another vocabulary, not declared at all."""

import pytest

from tests.support.feed_documents import NOW, URL
from transforms.feeds.formats.xml_tree import parse_tree, with_declared_prefixes
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import ParsedFeed, ParsedItem

ITEM = (
    "<item><title>Quay reopens</title><link>http://a.example/1</link><pubDate>Mon, 16 Nov 2026 10:00:00 GMT</pubDate>{}</item>"
)


def read(document: str) -> ParsedFeed:
    found = parse_feed(document.encode(), url=URL, charset=None, content_type=None, now=NOW)
    assert isinstance(found, ParsedFeed), found
    return found


def only(document: str) -> ParsedItem:
    (item,) = read(document).items
    return item


def rss_document(inside: str, attributes: str) -> str:
    return f"<rss version='2.0' {attributes}><channel><title>Quay News</title>{ITEM.format(inside)}</channel></rss>"


@pytest.mark.parametrize(
    "space",
    [
        "http://www.w3.org/1999/xhtml",
        "http://search.yahoo.com/mrss/",
        "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "http://purl.org/dc/elements/1.1/",
        "http://quay.example/own",
    ],
)
def test_a_default_namespace_of_another_vocabulary_on_the_root_is_none(space: str) -> None:
    found = read(rss_document("<m:title>Picture</m:title>", f"xmlns='{space}' xmlns:m='http://search.yahoo.com/mrss/'"))
    assert (found.path, found.title, [item.title for item in found.items]) == ("fast", "Quay News", ["Quay reopens"])


def test_elements_of_the_roots_namespace_under_another_prefix_keep_it() -> None:
    document = rss_document("", "xmlns='http://search.yahoo.com/mrss/' xmlns:media='http://search.yahoo.com/mrss/'")
    item = only(document.replace("<title>Quay reopens", "<media:title>Picture</media:title><title>Quay reopens"))
    assert item.title == "Quay reopens"


def test_a_page_of_xhtml_is_no_feed() -> None:
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body><p>feed</p></body></html>"
    assert not isinstance(parse_feed(page.encode(), url=URL, charset=None, content_type=None, now=NOW), ParsedFeed)


@pytest.mark.parametrize(
    "space", ["https://www.w3.org/2005/Atom", "http://www.w3.org/2005/Atom/", "HTTP://WWW.W3.ORG/2005/ATOM"]
)
def test_atom_under_a_misspelt_namespace_is_atom(space: str) -> None:
    found = read(
        f"<feed xmlns='{space}'><title>F</title><entry><title>T</title><id>urn:1</id><link href='http://a.example/1'/>"
        "<updated>2026-11-22T06:00:00Z</updated></entry></feed>"
    )
    assert (found.format, found.title, found.items[0].link) == ("atom", "F", "http://a.example/1")


@pytest.mark.parametrize(
    "space",
    [
        "http://www.google.com/schemas/sitemap-news/0.9/",
        "https://www.google.com/schemas/sitemap-news/0.9",
        "http://www.google.com/schemas/sitemap-news/0.9",
    ],
)
def test_a_news_sitemap_keeps_titles_and_times_however_its_namespace_is_spelt(space: str) -> None:
    item = only(
        f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='{space}'><url><loc>http://a.example/1</loc>"
        "<n:news><n:publication_date>2026-11-16T10:00:00Z</n:publication_date><n:title>T</n:title></n:news></url></urlset>"
    )
    assert (item.title, item.published and item.published.value) == ("T", "2026-11-16T10:00:00Z")


def test_elements_of_unknown_modules_are_none_of_the_formats_own() -> None:
    space = "http://purl.org/rss/1.0/modules/link/"
    item = only(rss_document("<l:link>http://other.example/</l:link><l:guid>x</l:guid>", f"xmlns:l='{space}'"))
    assert (item.link, item.guid) == ("http://a.example/1", None)


def test_a_prefix_that_is_not_declared_means_what_it_usually_means() -> None:
    found = read(
        rss_document(
            "<dc:creator>Ann Vell</dc:creator><content:encoded>&lt;p&gt;Text&lt;/p&gt;</content:encoded>"
            "<snf:logo>http://a.example/logo.png</snf:logo><media:content xlink:href='x' media:x='y'/>",
            "",
        )
    )
    (item,) = found.items
    assert (found.path, item.authors, item.summary) == ("fast", ("Ann Vell",), "Text")


def test_the_only_date_behind_an_undeclared_prefix_is_that_of_publication() -> None:
    document = rss_document("<dc:date>2026-11-16T10:00:00Z</dc:date>", "")
    item = only(document.replace("<pubDate>Mon, 16 Nov 2026 10:00:00 GMT</pubDate>", ""))
    assert item.published is not None
    assert (item.published.value, item.updated) == ("2026-11-16T10:00:00Z", None)


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("<rss><dc:date/></rss>", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:date/></rss>'),
        ("<a:rss/>", '<a:rss xmlns:a="urn:undeclared:a"/>'),
        ("<rss x:y='1'/>", "<rss xmlns:x=\"urn:undeclared:x\" x:y='1'/>"),
        ("<rss><a xmlns:b='urn:b'/><b:c/></rss>", "<rss xmlns:b=\"urn:undeclared:b\"><a xmlns:b='urn:b'/><b:c/></rss>"),
        ("<rss xmlns:dc='urn:dc'><dc:date/><a xml:lang='en'/></rss>", None),
        ("<rss>a:b <p>see also:c</p></rss>", None),
        ("no tag", None),
    ],
)
def test_declarations_are_added_for_prefixes_that_lack_one(text: str, declared: str | None) -> None:
    assert with_declared_prefixes(text) == declared
    assert declared is None or parse_tree(declared, recover=False) is not None


def test_the_number_of_declarations_is_bounded() -> None:
    text = "<rss>" + "".join(f"<p{number}:a/>" for number in range(5_000)) + "</rss>"
    assert (with_declared_prefixes(text) or "").count("xmlns:") == 50
