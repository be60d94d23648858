"""The link of an entry, or why it is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.feeds.entries.links import base_of, resolve

BASE = "https://site.example/dir/feed.xml"
FEED = "https://feeds.invented.org/dir/feed.xml"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("http://a.example/1?utm_source=rss#x", "http://a.example/1?utm_source=rss#x"),
        (" http://a.example/1\n", "http://a.example/1"),
        ("HTTP://A.example/1", "HTTP://A.example/1"),
        ("/1", "https://site.example/1"),
        ("1", "https://site.example/dir/1"),
        ("../1", "https://site.example/1"),
        ("//a.example/1", "https://a.example/1"),
        ("?id=1", "https://site.example/dir/feed.xml?id=1"),
        ("www.a.example/1", "http://www.a.example/1"),
        ("http:\\\\a.example\\x", "http://a.example/x"),
        ('http://a.example/a b"<c>', "http://a.example/a%20b%22%3Cc%3E"),
        ("http://a.example/1\r\nX-Injected: yes", "http://a.example/1X-Injected:%20yes"),
        ("http://a.example/\x01\x00", "http://a.example/%01"),
        ("http://bücher.example/ä", "http://bücher.example/ä"),
        ("http://a.example/?p=1&amp;x=2&#038;y=3", "http://a.example/?p=1&x=2&y=3"),
        ("site.example/1", "https://site.example/1"),
        ("www.site.example/1", "http://www.site.example/1"),
        ("site.example.html", "https://site.example/dir/site.example.html"),
        ("other.example/1", "https://site.example/dir/other.example/1"),
        ("http://http://a.example/1", "http://a.example/1"),
        ("http://https://a.example/1", "https://a.example/1"),
        ("https://https//a.example/1", "https://a.example/1"),
        ("http:https://http://a.example/1", "http://a.example/1"),
        ("https//a.example/1", "https://a.example/1"),
        ("http:/a.example/1", "http://a.example/1"),
        ("http:/\\a.example/1", "http://a.example/1"),
        ("https://a.example/https://b.example/1", "https://a.example/https://b.example/1"),
        ("https://http.example/1", "https://http.example/1"),
        ("https/1", "https://site.example/dir/https/1"),
        ("\u200b\ufeffhttp://a.example/1\u200e", "http://a.example/1"),
        ("\u00a0http://a.example/1\u00a0\u200b ", "http://a.example/1"),
        ('"http://a.example/1"', "http://a.example/1"),
        ("\u201chttp://a.example/1\u201d", "http://a.example/1"),
        ("<http://a.example/1>", "http://a.example/1"),
        ("'/1'", "https://site.example/1"),
        ("feed:https://a.example/rss", "https://a.example/rss"),
        ("feed://a.example/rss", "https://a.example/rss"),
        ("Feed:http:/a.example/rss", "http://a.example/rss"),
    ],
)
def test_links(raw: str, expected: str) -> None:
    assert resolve(raw, BASE) == (expected, None)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (None, "invalid_item"),
        ("", "invalid_item"),
        ("see our site", "invalid_item"),
        ("http://", "invalid_item"),
        ("http:///nohost", "invalid_item"),
        ("http://[::1", None),
        ("urn:uuid:1", "invalid_item"),
        ("tag:a.example,2026:1", "invalid_item"),
        ("http://a.example/" + "x" * 9_000, "invalid_item"),
        ("javascript:alert(1)", "blocked_scheme"),
        ("JaVaScRiPt:alert(1)", "blocked_scheme"),
        ("java\nscript:alert(1)", "blocked_scheme"),
        ("data:text/html,x", "blocked_scheme"),
        ("feed:javascript:alert(1)", "blocked_scheme"),
        ("feed:", "blocked_scheme"),
        ("file:///etc/passwd", "blocked_scheme"),
        ("ftp://a.example/x", "blocked_scheme"),
        ("gopher://a.example/x", "blocked_scheme"),
    ],
)
def test_no_links(raw: str | None, problem: str | None) -> None:
    found, why = resolve(raw, BASE)
    # An address in broken brackets is the client's to refuse: it judges hosts.
    assert (found, why) == (("http://[::1", None) if problem is None else (None, problem))


@given(st.text(max_size=200))
def test_any_text_is_a_link_or_has_a_problem(raw: str) -> None:
    link, problem = resolve(raw, BASE)
    assert (link is None) != (problem is None)
    assert link is None or (link.lower().startswith(("http://", "https://")) and not any(char.isspace() for char in link))


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        ("https://www.feeds.invented.org/", FEED),
        ("http://feeds.invented.org", FEED),
        (None, FEED),
        ("https://other.org/blog/", FEED),
        ("https://invented.org/blog/", "https://invented.org/blog/"),
    ],
)
def test_a_feed_on_another_host_of_its_site_has_the_links_of_that(home: str | None, expected: str) -> None:
    assert base_of(home, FEED) == expected
