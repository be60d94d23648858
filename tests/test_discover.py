"""Feeds that a page names."""

import pytest

from transforms.feeds.search.discover import feed_links, read_page

PAGE = "https://site.example/news/"


def links_of(html: str) -> tuple[str, ...]:
    root = read_page(html)
    return feed_links(root, PAGE) if root is not None else ()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<link rel=alternate type='application/rss+xml' href='/rss'>", ("https://site.example/rss",)),
        ("<LINK REL='Alternate Home' TYPE='application/atom+xml; charset=utf-8' HREF='atom'>",
        ("https://site.example/news/atom",)),
        ("<link rel=feed href='/f'>", ("https://site.example/f",)),
        ("<link rel=alternate type='application/feed+json' href='/f.json'>", ("https://site.example/f.json",)),
        ("<base href='https://other.example/x/'><link rel=feed href='f'>", ("https://other.example/x/f",)),
        ("<link rel=alternate hreflang=de href='/de'>", ()),
        ("<link rel='alternate stylesheet' type='text/xml' href='/s'>", ()),
        ("<link rel=feed href='javascript:x'><link rel=feed href='file:///etc/passwd'><link rel=feed>", ()),
        ("<link rel=feed href='/comments/feed'><link rel=feed href='/feed'>", ("https://site.example/feed",
        "https://site.example/comments/feed")),
        ("<link rel=feed title='Kelderby &raquo; Comments Feed' href='/f/1'><link rel=feed title='Kelderby' href='/f/2'>",
        ("https://site.example/f/2", "https://site.example/f/1")),
        ("<link rel=alternate type='application/json' href='/wp-json/wp/v2/pages/5'>"
        "<link rel=alternate type='text/xml' href='/x'><link rel=alternate type='application/json' href='/feed.json'>",
        ("https://site.example/x", "https://site.example/feed.json", "https://site.example/wp-json/wp/v2/pages/5")),
        ("<link rel=feed title='Commentary of Kelderby' href='/a'><link rel=feed href='/b'>",
        ("https://site.example/a", "https://site.example/b")),
        ("<link rel=alternate type='application/json+oembed' href='/oembed'>", ()),
        ("<link rel=alternate type='application/rss+xml' href='feed://site.example/rss'>", ("https://site.example/rss",)),
        ("<a href='/rss.xml'>RSS</a><a href='https://elsewhere.example/feed'>x</a>", ("https://site.example/rss.xml",)),
        ("<a href='/feedback'>no</a><a href='/atomic'>no</a>", ()),
        ("<link rel=feed href='https://site.example/news/'>", ()),
        ("", ()),
        ("\x00<", ()),
    ],
)  # fmt: skip
def test_feed_links(html: str, expected: tuple[str, ...]) -> None:
    assert links_of(html) == expected


def test_no_more_than_ten() -> None:
    assert len(links_of("".join(f"<link rel=feed href='/{n}'>" for n in range(500)))) == 10
