"""The address of a feed out of what people write. Pure. It is kept as written but for what surely is no part of it."""

import re
from urllib.parse import urlsplit

from transforms.feeds.links import MAX_LINK_CHARS

#: What copying and pasting leaves around an address.
_EDGE = " \t\r\n\x0b\x0c\x00\xa0\u200b\u200c\u200d\u2060\ufeff\u2028\u2029\u3000\"'`<>“”„‘’«»"
_FEED_SCHEME = re.compile(r"(?:feed|rss|pcast|itpc):(?://)?(?=\S)", re.IGNORECASE)
_HTTP = re.compile(r"https?:", re.IGNORECASE)


def bare(text: str) -> str:
    """`text` without what is around an address, and `feed:`, `feed://` as the http(s) that it stands for."""
    address = text.strip(_EDGE)
    found = _FEED_SCHEME.match(address)
    if found:
        rest = address[found.end() :].lstrip("/")
        address = rest if _HTTP.match(rest) else f"http://{rest}"
    return address


def problem_of(address: str) -> str | None:
    """What is wrong with `address` as a feed's, without its secrets; None where it is one."""
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
    """`address` fit for a message: short, and nothing between `//` and the last `@` of the authority."""
    start, slashes, rest = address[:300].partition("//")
    authority, slash, path = rest.partition("/")
    shown = f"{start}{slashes}{authority.rpartition('@')[2]}{slash}{path}"
    return "".join(char if char.isprintable() else "?" for char in shown)
