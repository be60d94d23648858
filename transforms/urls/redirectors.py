"""Redirectors whose URL carries its target. No request is sent.

Only what can be read from the URL itself. Never raises; a target that is no http(s) URL is none.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote

from transforms.urls.rules import REDIRECTORS

_GOOGLE = re.compile(r"(?:www\.|news\.|plus\.url\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$")
_AMP_CACHE = re.compile(r"/(?:[a-z]{1,2}/)(s/)?(.+)")
_ESCAPED_QUERY = re.compile("%3f", re.IGNORECASE)
_AMP_SUFFIXES = (".cdn.ampproject.org", ".ampproject.net", ".bing-amp.com")
_YAHOO = re.compile(r"/RU=([^/]+)/")
_URLDEFENSE_3 = re.compile(r"/v3/__(https?:/{1,2}.+?)__;")
_CHECKPOINT = re.compile(r"/v2/(?:r\d{2}/)?___(https?:/{1,2}.+?)___\.")
#: The target is all of the path behind a token.
_BEHIND_TOKEN = re.compile(r"/(?:v1/)?[\w-]+/(https?(?::|%3a).+)", re.IGNORECASE)
_CACHED = re.compile(r"cache:(?:[\w-]+:)?(https?://[^\s+]+)")
_NEWS_ARTICLE = re.compile(r"/(?:rss/)?(?:articles|read)/([A-Za-z0-9_-]{16,2000}={0,2})$")
_HTTP = re.compile(r"https?:/{1,2}[^/]", re.IGNORECASE)
#: By domain: whether hosts below it redirect too, path prefix, parameters.
_REDIRECTORS_OF: dict[str, list[tuple[bool, str, tuple[str, ...]]]] = {}
for _known, _prefix, _names in REDIRECTORS:
    _REDIRECTORS_OF.setdefault(_known.removeprefix("."), []).append((_known.startswith("."), _prefix, _names))


def target(host: str, path: str, query: str) -> str | None:
    """The target of `http://host/path?query`; None for an unknown redirector or a URL without its target."""
    found = _by_rule(host, path, query)
    if found is None or len(found) > 8_000:
        return None
    found = found.strip()
    if found.startswith("//"):
        found = "https:" + found
    elif found.startswith("/"):
        found = f"https://{host}{found}"
    return found if _HTTP.match(found) else None


def _by_rule(host: str, path: str, query: str) -> str | None:
    if _GOOGLE.match(host):
        if path.startswith("/amp/"):
            return _after_s(path[5:], query)
        if path in ("/url", "/url/", "/news/url", "/interstitial"):
            return _parameter(query, ("url", "q"))
        if host == "news.google.com":
            return _news_article(path)
    if host == "www.bing.com" and path.startswith("/amp/s/"):
        return _after_s(path[5:], query)
    if host == "www.bing.com" and path == "/ck/a":
        return _bing(_parameter(query, ("u",)))
    if host in ("yandex.ru", "turbo.yandex.ru") and path.startswith("/turbo/s/"):
        return f"https://{path[9:]}" + (f"?{query}" if query else "")
    if host == "webcache.googleusercontent.com" and path == "/search":
        cached = _CACHED.match(_parameter(query, ("q",)) or "")
        return cached.group(1) if cached else None
    if host in ("cdn.ampproject.org", "www.bing-amp.com") or host.endswith(_AMP_SUFFIXES):
        found = _AMP_CACHE.match(path)
        return _after_s((found.group(1) or "") + found.group(2), query) if found else None
    if host.endswith(".translate.goog"):
        # Google Translate writes a dot as one hyphen and a hyphen as two.
        name = host.removesuffix(".translate.goog").replace("--", "\0").replace("-", ".").replace("\0", "-")
        return f"https://{name}{path}" + (f"?{query}" if query else "")
    if host.endswith("search.yahoo.com") and (found := _YAHOO.search(path)):
        return unquote(found.group(1))
    if host in ("outgoing.prod.webservices.mozgcp.net", "secure-web.cisco.com") and (found := _BEHIND_TOKEN.match(path)):
        return unquote(found.group(1)) + (f"?{query}" if query else "")
    if host == "protect.checkpoint.com" and (found := _CHECKPOINT.match(path)):
        return found.group(1)
    if host in ("urldefense.com", "urldefense.us") and (found := _URLDEFENSE_3.match(path)):
        return found.group(1)
    if host == "urldefense.proofpoint.com" and path.startswith("/v2/"):
        coded = _parameter(query, ("u",))
        return unquote(coded.replace("_", "/").replace("-", "%")) if coded else None
    if host in ("href.li", "anonym.to", "nullrefer.com", "www.anonym.to") and query[:4].lower() == "http":
        return unquote(query)
    for domain in _domains(host):
        for is_below_too, prefix, names in _REDIRECTORS_OF.get(domain, ()):
            if (is_below_too or domain == host) and path.startswith(prefix):
                return _parameter(query, names)
    return None


def _domains(host: str) -> Iterator[str]:
    """`host` and the domains above it."""
    while host:
        yield host
        host = host.partition(".")[2]


def _after_s(rest: str, query: str) -> str:
    """`s/host/path` of an AMP cache: `s` says https; the question mark of the page's own query may be escaped."""
    rest = _ESCAPED_QUERY.sub("?", rest, count=1)
    scheme = "https" if rest.startswith("s/") else "http"
    return f"{scheme}://{rest.removeprefix('s/')}" + (f"{'&' if '?' in rest else '?'}{query}" if query else "")


def _parameter(query: str, names: tuple[str, ...]) -> str | None:
    values: dict[str, str] = {}
    for part in query.split("&"):
        name, _, value = part.partition("=")
        values.setdefault(name.removeprefix("amp;").lower(), value)
    for name in names:
        if values.get(name):
            return unquote(values[name])
    return None


def _bing(coded: str | None) -> str | None:
    """The link behind `a1`, in URL-safe base64."""
    if not coded or not coded.startswith("a1"):
        return None
    text = coded[2:].rstrip("=")
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("utf-8", "ignore")
    except (binascii.Error, ValueError):
        return None


def _news_article(path: str) -> str | None:
    """The link inside an older Google News id: a protocol buffer, field 4 of it, in URL-safe base64. Newer ids do not hold
    it."""
    found = _NEWS_ARTICLE.search(path)
    if not found:
        return None
    text = found.group(1).rstrip("=")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    if data[:3] != b"\x08\x13\x22" or len(data) < 6:
        return None
    size, start = data[3], 4
    if size & 0x80:  # a varint of two bytes
        size, start = (size & 0x7F) | (data[4] << 7), 5
    return data[start : start + size].decode("utf-8", "ignore")
