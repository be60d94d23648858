"""The address of a feed in text that people write. Pure. Only characters that surely are no part of it are removed."""

import re
from urllib.parse import urlsplit

from transforms.feeds.entries.links import MAX_LINK_CHARS

#: What copying and pasting leaves around an address.
_EDGE = " \t\r\n\x0b\x0c\x00\xa0\u200b\u200c\u200d\u2060\ufeff\u2028\u2029\u3000\"'`<>“”„‘’«»"
_FEED_SCHEME = re.compile(r"(?:feed|rss|pcast|itpc):(?://)?(?=\S)", re.IGNORECASE)
_HTTP = re.compile(r"https?:", re.IGNORECASE)
#: A scheme in front of an address that has one, as forms leave it: `http://https://...`.
_SCHEME_TWICE = re.compile(r"\Ahttps?:/{0,2}(?=https?:/)", re.IGNORECASE)
_SLASHES = re.compile(r"\A(https?:)[/\\]{1,2}(?=[^/\\])", re.IGNORECASE)
#: A host with a path, or `www.` and a host, without a scheme: browsers take `http:` for it.
_HOST_ALONE = re.compile(
    r"\A(?://)?(?:www\.(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?]|\Z)"
    r"|(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?::\d{1,5})?/)"
)
#: Characters of an address in a message.
_SHOWN_CHARS = 80
_ESCAPED_AMPERSAND = re.compile(r"&(?:amp|#0{0,3}38);")


def bare(text: str) -> str:
    r"""`text` without the characters around an address, with `feed:` and `feed://` replaced by http(s).

    A repeated scheme, `http:\\host`, `http:/host` and `&amp;` are read as browsers read them.
    """
    address = text.strip(_EDGE)
    found = _FEED_SCHEME.match(address)
    if found:
        rest = address[found.end() :].lstrip("/")
        address = rest if _HTTP.match(rest) else f"http://{rest}"
    address = _SCHEME_TWICE.sub("", address)
    if address[:7].lower().rstrip("\\").endswith(":") and "\\" in address[:8]:
        address = address.replace("\\", "/")
    address = _SLASHES.sub(r"\1//", address)
    return _ESCAPED_AMPERSAND.sub("&", address)


def with_scheme(address: str) -> str:
    """The address with a scheme: `example.com/feed` and `www.example.com` are read as browsers read them."""
    return f"http://{address.lstrip('/')}" if _HOST_ALONE.match(address) else address


def address_key(address: str) -> str:
    """The address in one spelling: scheme and host in lower case, no default port, no fragment."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return address
    shown = "" if port in (None, {"http": 80, "https": 443}.get(parts.scheme)) else f":{port}"
    return f"{parts.scheme}://{parts.hostname or ''}{shown}{parts.path or '/'}?{parts.query}"


def problem_of(address: str) -> str | None:
    """A sentence, without secrets, on why `address` cannot be a feed's; None if it can."""
    shown = shown_without_secrets(address)
    try:
        parts = urlsplit(address)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        return f"{shown!r} is not a feed's address: write it in full, for example https://example.com/feed.xml"
    if any("\udc80" <= char <= "\udcff" for char in address):
        return f"{shown!r} is not UTF-8 text; save the list as UTF-8"
    if not fine or len(address) > MAX_LINK_CHARS or any(char.isspace() or char < " " for char in address):
        return f"{shown!r} is not a feed's address: write it in full, for example https://example.com/feed.xml"
    if parts.username or parts.password:
        return (
            f"the address at {parts.hostname!r} holds a user name or password; they would end up in records: "
            "name them in newsbeam.toml by reference"
        )
    return None


def shown_without_secrets(address: str) -> str:
    """`address` for a message that has its `repr`: without user name and password, and only the start of a long one.

    A binary file has lines of thousands of characters.
    """
    start, slashes, rest = address.partition("//")
    authority, slash, path = rest.partition("/")
    shown = f"{start}{slashes}{authority.rpartition('@')[2]}{slash}{path}"
    most = _SHOWN_CHARS
    while len(repr(shown[:most])) > _SHOWN_CHARS + 2:  # an escape is of up to ten characters
        most -= 1
    return shown if most >= len(shown) else f"{shown[: most - 3]}..."
