"""Redirects that are no status."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.headers.refresh import meta_refresh, refresh_location, visible_chars


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0; url=/new", "/new"),
        ("0;URL='https://a.example/x?y=1&z=2'", "https://a.example/x?y=1&z=2"),
        ('3 ; Url = "/a b"', "/a b"),
        ("0,/new", "/new"),
        ("0 url=/new", "/new"),
        ("0.5; url=/new", "/new"),
        ("; url=/new", "/new"),
        ("300; url=/next-slide", None),
        ("5", None),
        ("", None),
        ("0; url=", None),
        ("soon; url=/new", None),
    ],
)
def test_what_a_refresh_says(value: str, expected: str | None) -> None:
    assert refresh_location(value) == expected


META = b"<meta http-equiv='Refresh' content='0; url=/new?a=1&amp;b=2'>"
TEXT = b"<p>" + b"The tide was high. " * 60 + b"</p>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<html><head>" + META + b"</head><body>Moved. <a href=/new>Go on</a></body></html>", "/new?a=1&b=2"),
        (b'<META CONTENT="0;url=/new" HTTP-EQUIV=refresh>', "/new"),
        (b"<html>" + META + TEXT, None),
        (b"<noscript>" + META + b"</noscript><script>go()</script>", None),
        (b"<!-- " + META + b" -->", None),
        (b'<script>var x = "' + META + b'"</script>', None),
        (b"<meta http-equiv=refresh content=600>", None),
        (b"<meta name=description content='0; url=/refresh'>", None),
        (b"<meta http-equiv=refresh>", None),
        (b"refresh", None),
        (b"", None),
    ],
)
def test_only_a_stub_is_a_redirect(page: bytes, expected: str | None) -> None:
    assert meta_refresh(page) == expected


def test_what_a_page_shows() -> None:
    assert visible_chars(b"<title>No</title><style>a{}</style><p>Five</p><script>if (a<b) x()</script><b>!</b>", 600) == 5


@given(st.text(alphabet="<>/!- meta=refresh0;url'\"scripnoty", max_size=400))
def test_never_raises(text: str) -> None:
    meta_refresh(text.encode())
    refresh_location(text)
