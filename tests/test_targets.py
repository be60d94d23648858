"""Targets: one reading of a URL, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.addresses.addresses import AddressPolicy, parse_address
from transforms.web.addresses.targets import MAX_URL_CHARS, Refusal, Target, host_of, parse_target, resolve_location

PUBLIC = AddressPolicy()
LOOPBACK = AddressPolicy.of("127.0.0.1/32")

CANONICAL = {
    "plain": ("http://example.com/a?b=c", "http://example.com/a?b=c"),
    "no path": ("https://example.com", "https://example.com/"),
    "no path but a query": ("https://example.com?q", "https://example.com/?q"),
    "fragment": ("http://example.com/a#b?c", "http://example.com/a"),
    "case of scheme and host only": ("HTTP://EXAMPLE.com/Path", "http://example.com/Path"),
    "own port": ("http://example.com:80/", "http://example.com/"),
    "empty port": ("https://example.com:/", "https://example.com/"),
    "other port": ("http://example.com:8080/", "http://example.com:8080/"),
    "final dot": ("http://example.com./a", "http://example.com/a"),
    "white space around and inside": (" \n http://exam\tple.com/a\r\nb ", "http://example.com/ab"),
    "backslashes": ("http:\\\\example.com\\a\\b?c\\d", "http://example.com/a/b?c%5Cd"),
    "three slashes": ("http:///example.com/a", "http://example.com/a"),
    "international": ("http://Bücher.example/ä?ö=ß", "http://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%9F"),
    "ideographic stop": ("http://example。com/", "http://example.com/"),
    "space and quotes": ('http://example.com/a b"c<d>', "http://example.com/a%20b%22c%3Cd%3E"),
    "encoded stays": ("http://example.com/%7Ea%2Fb%zz", "http://example.com/%7Ea%2Fb%zz"),
    "dot segments": ("http://example.com/a/../b/./c/..", "http://example.com/b/"),
    "encoded dot segments": ("http://example.com/public/%2e%2E/private/x", "http://example.com/private/x"),
    "dots above the root": ("http://example.com/../../a", "http://example.com/a"),
    "names with dots stay": ("http://example.com/a/..b/.well-known/c..", "http://example.com/a/..b/.well-known/c.."),
    "credentials": ("http://user:secret@example.com/a", "http://example.com/a"),
    "underscore": ("http://my_blog.example.com/", "http://my_blog.example.com/"),
    "public address": ("http://8.8.8.8/", "http://8.8.8.8/"),
    "public address, version 6": ("http://[2606:4700:0::1111]:8080/", "http://[2606:4700::1111]:8080/"),
    "lone surrogate": ("http://example.com/\ud800", "http://example.com/?"),
}

REFUSED = {
    "empty": ("", "invalid_item"),
    "relative": ("/a/b", "invalid_item"),
    "no scheme": ("example.com/a", "invalid_item"),
    "no host": ("http://", "invalid_item"),
    "no slashes": ("http:example.com", "invalid_item"),
    "no host but credentials": ("http://user@/", "invalid_item"),
    "space in host": ("http://exam ple.com/", "invalid_item"),
    "NUL in host": ("http://example.com\x00.org/", "invalid_item"),
    "empty label": ("http://a..example.com/", "invalid_item"),
    "hyphen first": ("http://-a.example.com/", "invalid_item"),
    "long label": (f"http://{'a' * 64}.com/", "invalid_item"),
    "long host": (f"http://{'a.' * 200}com/", "invalid_item"),
    "bad international name": ("http://\u0378.com/", "invalid_item"),
    "port 0": ("http://example.com:0/", "invalid_item"),
    "port beyond": ("http://example.com:65536/", "invalid_item"),
    "port in words": ("http://example.com:http/", "invalid_item"),
    "port in other digits": ("http://example.com:８０/", "invalid_item"),
    "long": ("http://example.com/" + "a" * MAX_URL_CHARS, "invalid_item"),
    "file": ("file:///etc/passwd", "blocked_scheme"),
    "javascript": ("javascript:alert(1)", "blocked_scheme"),
    "data": ("data:text/html,hello", "blocked_scheme"),
    "gopher": ("gopher://example.com/_x", "blocked_scheme"),
    "ftp": ("ftp://example.com/a", "blocked_scheme"),
    "port of SSH": ("http://example.com:22/", "blocked_scheme"),
    "port of SMTP": ("https://example.com:25/", "blocked_scheme"),
    "port of SIP": ("http://example.com:5060/", "blocked_scheme"),
    "port of X11": ("http://example.com:6000/", "blocked_scheme"),
    "loopback": ("http://127.0.0.1/", "blocked_address"),
    "metadata": ("http://169.254.169.254/latest/", "blocked_address"),
    "decimal": ("http://2130706433/", "blocked_address"),
    "octal": ("http://0177.0.0.1/", "blocked_address"),
    "hex": ("http://0x7f.0.0.1/", "blocked_address"),
    "hex without digits": ("http://127.0.0.0x/", "blocked_address"),
    "short": ("http://127.1/", "blocked_address"),
    "public but unusual": ("http://134744072/", "blocked_address"),
    "leading zeros": ("http://08.8.8.8/", "blocked_address"),
    "out of range": ("http://1.2.3.999/", "blocked_address"),
    "final dot": ("http://8.8.8.8./", "blocked_address"),
    "full width": ("http://１２７.0.0.1/", "blocked_address"),
    "circled": ("http://①②⑦.⓪.⓪.①/", "blocked_address"),
    "ideographic stops": ("http://127。0。0。1/", "blocked_address"),
    "invisible character": ("http://127.0.0.1\u00ad/", "blocked_address"),
    "percent-encoded": ("http://127.0.0.%31/", "blocked_address"),
    "percent-encoded dot": ("http://127%2e0%2e0%2e1/", "blocked_address"),
    "behind credentials": ("http://example.com@127.0.0.1/", "blocked_address"),
    "behind credentials with a port": ("http://example.com:80@127.0.0.1:8080/", "blocked_address"),
    "behind two ats": ("http://a@example.com@127.0.0.1/", "blocked_address"),
    "before a backslash": ("http://127.0.0.1\\@example.com/", "blocked_address"),
    "version 6": ("http://[::1]/", "blocked_address"),
    "version 6, long": ("http://[0000:0000:0000:0000:0000:0000:0000:0001]/", "blocked_address"),
    "mapped": ("http://[::ffff:8.8.8.8]/", "blocked_address"),
    "zone": ("http://[fe80::1%25eth0]/", "blocked_address"),
    "version 4 in brackets": ("http://[8.8.8.8]/", "blocked_address"),
    "open bracket": ("http://[::1/", "blocked_address"),
}


@pytest.mark.parametrize(("url", "canonical"), CANONICAL.values(), ids=CANONICAL)
def test_canonical(url: str, canonical: str) -> None:
    target = parse_target(url, PUBLIC)
    assert isinstance(target, Target)
    assert target.url == canonical


@pytest.mark.parametrize(("url", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(url: str, reason: str) -> None:
    refusal = parse_target(url, PUBLIC)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason
    assert refusal.message.isprintable()


def test_parts() -> None:
    assert parse_target("https://User:pass%40word@Example.com:8443/a/b?c#d", PUBLIC) == Target(
        url="https://example.com:8443/a/b?c",
        scheme="https",
        host="example.com",
        port=8443,
        path="/a/b?c",
        credentials="User:pass%40word",
    )


@pytest.mark.parametrize(
    ("url", "origin"),
    [("http://example.com/a", "http://example.com"), ("https://[2606:4700::1]:8443/a?b", "https://[2606:4700::1]:8443")],
)
def test_origin(url: str, origin: str) -> None:
    target = parse_target(url, PUBLIC)
    assert isinstance(target, Target)
    assert target.origin == origin


def test_an_allowed_network_allows_its_addresses_with_any_port() -> None:
    urls = (
        "http://127.0.0.1:8765/",
        "http://127.0.0.1:22/",
        "http://127.0.0.2:8765/",
        "http://[::1]:8765/",
        "http://2130706433/",
    )
    assert [isinstance(parse_target(url, LOOPBACK), Target) for url in urls] == [True, True, False, False, False]


LOCATIONS = {
    "absolute": ("http://other.example/x", "http://other.example/x"),
    "host-relative": ("//other.example/x", "https://other.example/x"),
    "path": ("/x?y", "https://example.com/x?y"),
    "relative": ("x", "https://example.com/a/x"),
    "up": ("../../x", "https://example.com/x"),
    "query": ("?x", "https://example.com/a/b?x"),
    "fragment": ("#x", "https://example.com/a/b?q"),
    "backslashes": ("\\\\other.example\\x", "https://other.example/x"),
    "white space": (" /x y\t", "https://example.com/x%20y"),
    "colon in the query": ("x?u=http://y", "https://example.com/a/x?u=http://y"),
    "one slash": ("https:/x", "https://example.com/x"),
    "nothing but the scheme": ("https:", "https://example.com/a/b?q"),
    "no slash": ("HTTPS:x?y", "https://example.com/a/x?y"),
    "one slash and an address": ("https:/127.0.0.1/x", "https://example.com/127.0.0.1/x"),
    "credentials are dropped": ("https://u:p@example.com/x", "https://example.com/x"),
}
BAD_LOCATIONS = {
    "missing": ("", "redirect"),
    "no host": ("http://", "redirect"),
    "no slashes, another scheme": ("http:x", "redirect"),
    "mixed slashes": ("https:/\\127.0.0.1/x", "blocked_address"),
    "file": ("file:///etc/passwd", "blocked_scheme"),
    "javascript": ("javascript:alert(1)", "blocked_scheme"),
    "loopback": ("http://127.0.0.1/", "blocked_address"),
    "share": ("\\\\127.0.0.1\\share", "blocked_address"),
    "long": ("/" + "x" * 20_000, "redirect"),
}


@pytest.mark.parametrize(("location", "url"), LOCATIONS.values(), ids=LOCATIONS)
def test_location(location: str, url: str) -> None:
    base = parse_target("https://example.com/a/b?q", PUBLIC)
    assert isinstance(base, Target)
    target = resolve_location(base, location, PUBLIC)
    assert isinstance(target, Target)
    assert (target.url, target.credentials) == (url, None)


@pytest.mark.parametrize(("location", "reason"), BAD_LOCATIONS.values(), ids=BAD_LOCATIONS)
def test_bad_location(location: str, reason: str) -> None:
    base = parse_target("https://example.com/a/b?q", PUBLIC)
    assert isinstance(base, Target)
    refusal = resolve_location(base, location, PUBLIC)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("HTTP://User@WWW.Example.com.:8080/a", "www.example.com"),
        ("https://bücher.example", "xn--bcher-kva.example"),
        ("http://127.0.0.1:22/", "127.0.0.1"),
        ("http://[::1]/", "::1"),
        ("ftp://example.com/x", "example.com"),
        ("http://example.com:22/x", "example.com"),
        ("http://ex\x00ample.com/", "example.com"),
        ("mailto:a@b", ""),
        ("", ""),
    ],
)
def test_host_of(url: str, host: str) -> None:
    assert host_of(url) == host


@given(st.text(max_size=80) | st.text(max_size=40).map(lambda text: f"http://{text}"))
def test_what_is_accepted_reads_the_same_again(text: str) -> None:
    target = parse_target(text, PUBLIC)
    host_of(text)
    if isinstance(target, Target):
        again = parse_target(target.url, PUBLIC)
        assert isinstance(again, Target)
        assert (again.url, again.host, again.port, again.path) == (target.url, target.host, target.port, target.path)
        assert target.url.isascii()
        assert parse_address(target.host) is None or PUBLIC.permits(target.host)
