"""Cookies of one fetch: as far as they may go and no further."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.addresses.targets import Refusal, Target, parse_target
from transforms.web.headers.cookies import MAX_COOKIES, FetchCookies


def target(url: str) -> Target:
    found = parse_target(url, AddressPolicy())
    assert not isinstance(found, Refusal), found
    return found


PAGE = target("https://www.tide.example.com/news/today")


def sent(set_cookie: str, to: str, by: Target = PAGE) -> str | None:
    cookies = FetchCookies()
    cookies.take(by, (set_cookie,))
    return cookies.header_for(target(to))


@pytest.mark.parametrize(
    ("set_cookie", "to", "expected"),
    [
        ("a=1", "https://www.tide.example.com/news/other", "a=1"),
        ("a=1", "https://www.tide.example.com/sport", None),
        ("a=1; Path=/", "https://www.tide.example.com/sport", "a=1"),
        ("a=1; Path=/news", "https://www.tide.example.com/newsletter", None),
        ("a=1; path=/", "https://tide.example.com/", None),
        ("a=1; Path=/; Domain=.example.com", "https://login.example.com/", "a=1"),
        ("a=1; Path=/; Domain=example.com", "https://example.com/", "a=1"),
        ("a=1; Path=/; Domain=com", "https://www.tide.example.com/", None),
        ("a=1; Path=/; Domain=other.com", "https://other.com/", None),
        ("a=1; Path=/; Domain=example.com", "https://badexample.com/", None),
        ("a=1; Path=/; Secure", "http://www.tide.example.com/", None),
        ("a=1; Path=/; Secure", "https://www.tide.example.com/", "a=1"),
        ("a=1; Path=/; Max-Age=0600", "https://www.tide.example.com/", "a=1"),
        ("a=; Path=/", "https://www.tide.example.com/", "a="),
        ("no pair", "https://www.tide.example.com/news/", None),
        ("a=\x01b; Path=/", "https://www.tide.example.com/", None),
        ("a=" + "x" * 5_000, "https://www.tide.example.com/news/", None),
    ],
)
def test_where_a_cookie_goes(set_cookie: str, to: str, expected: str | None) -> None:
    assert sent(set_cookie, to) == expected


def test_a_public_suffix_is_no_domain_and_an_address_has_none() -> None:
    shop = target("https://shop.co.uk/")
    assert sent("a=1; Path=/; Domain=co.uk", "https://other.co.uk/", by=shop) is None
    bare = target("http://93.184.216.34/")
    assert sent("a=1; Path=/; Domain=184.216.34", "http://94.184.216.34/", by=bare) is None
    assert sent("a=1; Path=/", "http://93.184.216.34/x", by=bare) == "a=1"


def test_a_cookie_is_replaced_and_taken_back() -> None:
    cookies = FetchCookies()
    cookies.take(PAGE, ("a=1; Path=/", "b=2; Path=/news", "a=3; Path=/"))
    assert cookies.header_for(PAGE) == "b=2; a=3"
    cookies.take(PAGE, ("a=; Path=/; Max-Age=0", "b=; Path=/news; Expires=Thu, 01 Jan 1970 00:00:00 GMT"))
    assert cookies.header_for(PAGE) is None


def test_their_number_is_bounded() -> None:
    cookies = FetchCookies()
    for batch in range(3):
        cookies.take(PAGE, tuple(f"c{batch}x{number}=1; Path=/" for number in range(100)))
    assert (cookies.header_for(PAGE) or "").count("=1") == MAX_COOKIES


@given(st.text(max_size=200))
def test_never_raises_and_sends_what_can_be_sent(line: str) -> None:
    cookies = FetchCookies()
    cookies.take(PAGE, (line,))
    header = cookies.header_for(PAGE) or ""
    assert header.isascii()
    assert header == "" or header.isprintable()
