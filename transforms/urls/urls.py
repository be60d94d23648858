"""URLs in one spelling: `canonical` for fetching and citing, `url_key` for joining the variants of one page.

Both are pure, never raise, and run in linear time on any text. A text that is no http(s) URL is returned trimmed.
They only replace forms that RFC 3986 (6.2) and the WHATWG URL standard call equivalent, and forms in `rules.py`. They send no
requests: short links (t.co, bit.ly, feedburner's ~r) stay unchanged, and a page's rel=canonical is not used.
"""

import re
from functools import lru_cache

from transforms.urls.escapes import escaped
from transforms.urls.hosts import host_name, plain_host, unvaried_host
from transforms.urls.parameters import kept_query
from transforms.urls.redirectors import target
from transforms.urls.rules import (
    AMP_SEGMENTS,
    DEFAULT_DOCUMENTS,
)
from transforms.urls.schemes import with_one_scheme

#: Longer texts are no URLs that a server takes (most stop at 8 KB); they are only trimmed.
MAX_URL_CHARS = 16_384

#: An entry's link is read four times on its way to a record. Longer ones are rare, and would make the cache large.
_CACHED_CHARS = 500

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HOST_AND_PORT = re.compile(r"[^/:]+\.[^/:]+:\d")
_BARE_HOST = re.compile(r"(?:www\.[^/\s?#]+|(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,24}(?=/[^/]))")
_FILE_ENDINGS = ("html", "htm", "php", "asp", "aspx", "jsp", "xml", "txt", "pdf", "cfm")
_EDGE = "".join(map(chr, range(0x21))) + "\x7f\xa0\ufeff\u200b\u2028\u2029\u3000"
_INNER = re.compile(r"[\t\n\r\x00]")
_SLASHES = re.compile(r"(?<![:/])/{2,}")
_SESSION_SEGMENT = re.compile(r";(?:jsessionid|phpsessid|sessionid|sid|utm_[a-z]+|osid|cfid|cftoken)=[^;/?]*", re.IGNORECASE)
_ASPNET_SESSION = re.compile(r"/\((?:[A-Za-z]\(\d\))?[A-Za-z]\([A-Za-z0-9]{10,40}\)\)(?=/)")
#: What the URLs of redirectors have: another address, perhaps escaped or coded.
_MAY_WRAP = re.compile(r"http|=//|=%2f|/s/|/c/|CBM|u=a1", re.IGNORECASE)
_TRANSLATION = re.compile(r"translate\.|.+\.translate\.goog$")
_SLUG = re.compile(r"[-_\d]")


def canonical(url: str) -> str:
    """`url` in its conservative normal form, still fetchable.

    Lower-case scheme and host (IDNA), no default port, no dot segments or doubled slashes, escapes in one spelling, query
    sorted by name (repeated names keep their order) without tracking and session parameters, no fragment but a hash-bang.
    AMP, mobile and redirector URLs give the page they stand for. Keeps www, a trailing slash and the case of the path.
    """
    return _canonical_of(url, False) if len(url) <= _CACHED_CHARS else _canonical(url, depth=0)


def url_key(url: str, *, whole: bool = False) -> str:
    """The key of all variants of a page: host without www, m, amp; path without its last slash or default document; kept query.

    No scheme, no credentials. Two URLs with one key are taken for one article; the key is not fetchable. `whole`: tracking and
    session parameters count, except utm_ ones (`transforms/feeds/identity/identity.py` says when).
    """
    full = _canonical_of(url, whole) if len(url) <= _CACHED_CHARS else _canonical(url, depth=0, whole=whole)
    parts = _split(full)
    if parts is None:
        return full
    _, host, path, query, fragment = parts
    host = plain_host(host.rpartition("@")[2])
    folder, _, name = path.rpartition("/")
    path = folder if name.lower() in DEFAULT_DOCUMENTS else path
    return host + path.rstrip("/") + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def unwrapped(url: str) -> str:
    """The address that a redirector's URL carries, as it is written there; `url` itself where it carries none, and where it
    asks for a translation."""
    for _ in range(5):
        if len(url) > MAX_URL_CHARS or not _MAY_WRAP.search(url, 8):
            break
        parts = _split(url)
        place = _authority(*parts[:2]) if parts else None
        if parts is None or place is None or _TRANSLATION.match(place):
            break
        inner = target(place, parts[2], parts[3])
        if inner is None:
            break
        url = inner
    return url


@lru_cache(maxsize=4_096)
def _canonical_of(url: str, whole: bool) -> str:
    return _canonical(url, depth=0, whole=whole)


def _canonical(url: str, depth: int, *, whole: bool = False) -> str:
    text = _INNER.sub("", url.strip(_EDGE)) if len(url) <= MAX_URL_CHARS else url.strip(_EDGE)
    if len(text) > MAX_URL_CHARS:
        return text
    text = _with_scheme(text)
    parts = _split(text)
    if parts is None:
        return text
    scheme, authority, path, query, fragment = parts
    place = _authority(scheme, authority)
    if place is None:
        return text
    # Redirectors may be nested (a safe link around a Google link); five levels are more than was ever seen.
    inner = target(place, path, query) if depth < 5 else None
    if inner is not None:
        return _canonical(inner, depth + 1, whole=whole)
    path = _unvaried_path(_path(path))
    query = kept_query(query, place, path, whole=whole)
    host = unvaried_host(place)
    return (
        f"{scheme}://{host}{path}"
        + ("?" + query if query else "")
        + ("#" + escaped(fragment) if _is_route(fragment, path) else "")
    )


def _is_route(fragment: str, path: str) -> bool:
    """True where the fragment selects content: `#!/news/a`, and `#/news/a` of an application that lives at the front page."""
    if not fragment.startswith(("!", "/")) or not any(map(str.isalnum, fragment)):
        return False
    return fragment[0] == "!" or path == "/" or path[1:].lower() in DEFAULT_DOCUMENTS


def _with_scheme(text: str) -> str:
    """Adds https: where only a host is given, repairs `feed:`, mistyped schemes and backslashes (`/` in browsers, WHATWG)."""
    if text[:5].lower() == "feed:":
        rest = text[5:].lstrip("/")
        text = rest if rest[:4].lower() == "http" else "http://" + rest
    if text.startswith(("//", "\\\\")):
        return "https:" + text.replace("\\", "/")
    text = with_one_scheme(text)
    if _SCHEME.match(text) and not _HOST_AND_PORT.match(text):
        return text
    bare = _BARE_HOST.match(text)
    if bare and not bare.group().lower().endswith(tuple("." + ending for ending in _FILE_ENDINGS)):
        return "https://" + text
    return text


def _split(text: str) -> tuple[str, str, str, str, str] | None:
    """(scheme, authority, path, query, fragment) of an http(s) URL, None for anything else. Never raises, unlike urlsplit."""
    scheme, colon, rest = text.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in ("http", "https"):
        return None
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    rest = rest.replace("\\", "/")
    if not rest.startswith("//"):
        return None
    authority, slash, path = rest[2:].partition("/")
    if ";" in authority:  # a session of the front page: example.com;jsessionid=1
        authority, _, session = authority.partition(";")
        slash, path = "/", f";{session}{slash}{path}"
    return (scheme, authority, slash + path or "/", query, fragment) if authority else None


def _authority(scheme: str, authority: str) -> str | None:
    """Host in lower case and IDNA, port only where it is not the scheme's. None where there is no host."""
    user, at, place = authority.rpartition("@")
    if place.startswith("["):
        host, bracket, port = place.partition("]")
        host = host.lower() + bracket
        port = port.lstrip(":")
    else:
        host, _, port = place.partition(":")
        host = host_name(host)
    if not host:
        return None
    if port.isascii() and port.isdigit() and len(port) < 12:
        port = str(int(port))
    if port == {"http": "80", "https": "443"}[scheme]:
        port = ""
    return (user + "@" if at and user.strip(":") else "") + host + (":" + port if port else "")


def _path(path: str) -> str:
    if ";" in path:
        path = _SESSION_SEGMENT.sub("", path)
    if "/(" in path:
        path = _ASPNET_SESSION.sub("", path)
    path = _SLASHES.sub("/", escaped(path))
    if "/." not in path:
        return path or "/"
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            if kept:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    return "/" + "/".join(kept) + ("/" if segments[-1] in (".", "..") and kept else "")


def _unvaried_path(path: str) -> str:
    """The path of the full page for that of its AMP form."""
    lower = path.lower()
    if "amp" not in lower:
        return path
    if lower.endswith(".amp/") and len(path) > 6:
        return path[:-5] + "/"
    for ending, instead in (
        (".amp.html", ".html"),
        (".amp.htm", ".htm"),
        ("-amp.html", ".html"),
        (".amp.php", ".php"),
        (".amp", ""),
    ):
        if lower.endswith(ending) and len(path) > len(ending) + 1:
            return path[: -len(ending)] + instead
    segments = path.split("/")[1:]
    last = bool(segments) and segments[-1] == ""
    names = segments[:-1] if last else segments
    # `/shop/amp` may be about amplifiers: an amp segment goes only where what is left names a page of some depth or a slug.
    rest = [name for name in names if name.lower() not in AMP_SEGMENTS]
    if len(rest) == len(names) - 1 and (len(rest) >= 2 or (rest and _SLUG.search(rest[-1]))):
        return "/" + "/".join(rest) + ("/" if last else "")
    return path
