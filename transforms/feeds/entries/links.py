"""The absolute link of an entry, or the reason why it is unusable. Pure; sends no requests; never raises."""

import re
from typing import Literal
from urllib.parse import urljoin

from transforms.urls.registered_domain import is_same_site
from transforms.urls.schemes import with_one_scheme
from transforms.urls.user_info import without_user_info

LinkProblem = Literal["invalid_item", "blocked_scheme"]

#: Servers stop at 8 KB; what is longer is an attack or a data: URL in disguise.
MAX_LINK_CHARS = 8_192

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):(?!\d)")
_UNSAFE = re.compile('[\\s\\x00-\\x1f\\x7f"<>`{}|^\\ud800-\\udfff]')
#: An ampersand that was escaped once too often: no server has a parameter named `amp;x`.
_ESCAPED_AMPERSAND = re.compile(r"&(?:amp|#0{0,3}38|#[xX]0{0,2}26);")
#: What editors and word processors leave around a copied address, invisible.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_QUOTES = {'"': '"', "'": "'", "<": ">", "\u201c": "\u201d", "\u2018": "\u2019", "\u00ab": "\u00bb"}
_LOCAL = re.compile(
    r"https?://(?:(?:[a-z0-9-]{1,63}\.)?localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|\[::1\])(?::\d{1,5})?(?=[/?#]|\Z)",
    re.IGNORECASE,
)
_LINE_BREAKS = re.compile(r"[\t\n\r\x00]+")
_ABSOLUTE = re.compile(r"https?://[^/?#@\s\\]+", re.IGNORECASE)
#: Schemes of ids and of things that are no pages: an entry with such a link has none, which is no attack.
_ID_SCHEMES = frozenset({"urn", "tag", "guid", "uuid", "id", "mailto", "tel", "sms", "info", "doi", "isbn"})


def resolve(raw: str | None, base: str) -> tuple[str | None, LinkProblem | None]:
    """(absolute http(s) URL, None) or (None, problem).

    Line breaks inside are dropped and other characters that may not stand in a URL are escaped, as browsers do; the rest
    stays as the publisher wrote it, without a user name and password, which no record may hold. `javascript:`, `data:`, `file:`
    and all other schemes are blocked.
    """
    text = _LINE_BREAKS.sub("", (raw or "")[: 2 * MAX_LINK_CHARS].strip())
    if not text.isascii():
        text = text.strip(_INVISIBLE).strip()
    if not text or len(text) > MAX_LINK_CHARS:
        return None, "invalid_item"
    if text[:4].lower() == "www.":
        text = "http://" + text
    if text[:5].lower() == "feed:":
        text = _without_feed(text, base)
    if text[0] in _QUOTES:
        text = _without_quotes(text)
    text = with_one_scheme(_ESCAPED_AMPERSAND.sub("&", text))
    if is_own_host(text, base):
        text = f"{base.partition(':')[0]}://{text}"
    scheme = _SCHEME.match(text)
    if scheme and scheme.group(1).lower() not in ("http", "https"):
        return None, "invalid_item" if scheme.group(1).lower() in _ID_SCHEMES else "blocked_scheme"
    if scheme:
        text = without_user_info(_slashes(text))
        if not _ABSOLUTE.match(text):
            return None, "invalid_item"  # no host
    elif re.search(r"\s", text) and not text.startswith(("/", "?", ".")):
        return None, "invalid_item"  # words, not a relative link
    try:
        full = text if _ABSOLUTE.match(text) else without_user_info(urljoin(base, text))
    except ValueError:
        return None, "invalid_item"
    full = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace")), full)
    if not _ABSOLUTE.match(full):
        return None, "invalid_item"
    return full, None


def _without_quotes(text: str) -> str:
    """An address in quotes or angle brackets, as a text has it."""
    return text[1:-1].strip() if len(text) > 2 and text[-1] == _QUOTES[text[0]] else text


def on_site(link: str, base: str) -> str:
    """A link to the machine that the feed was made on (`http://localhost:4000/a/1`) on the site that publishes the feed.

    Static sites are often built with the address of the program that shows them to their author.
    """
    found = _LOCAL.match(link)
    if found is None or _LOCAL.match(base) or (site := _ABSOLUTE.match(base)) is None:
        return link
    return site.group() + link[found.end() :]


def _without_feed(text: str, base: str) -> str:
    """`feed:https://site/rss` and `feed://site/rss`, which browsers handed to feed readers, as the address they stand for."""
    rest = text[5:]
    if rest.lstrip("/")[:4].lower() == "http":
        return rest.lstrip("/")
    return f"{base.partition(':')[0]}:{rest}" if rest.startswith("//") else text


def base_of(home: str | None, url: str) -> str:
    """What relative links of RSS and JSON Feed are relative to: the site, where the feed lives on another host of it.

    The formats do not say. `feeds.site.example` has the paths of its site, as readers take them. A site of another domain is
    mostly what a generator was installed with.
    """
    return home if home is not None and _host(home) != _host(url) and is_same_site(home, url) else url


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].rpartition("@")[2].lower().removeprefix("www.")


def is_own_host(text: str, base: str) -> bool:
    """True for `site.example/a/1` in a document of `site.example` or `www.site.example`: a link without its scheme."""
    host = text.partition("/")[0].lower()
    return "." in host and "/" in text and host.removeprefix("www.") == _host(base)


def _slashes(text: str) -> str:
    """`http:\\\\host\\x` and `http:/host` as browsers read them (WHATWG URL): two slashes, whatever was written.

    `http:///host` stays broken: what it lacks is the host, and the first folder is none.
    """
    scheme, _, rest = text.partition(":")
    bare = rest.replace("\\", "/") if "\\" in rest.partition("?")[0] else rest
    if bare.startswith("//"):
        return f"{scheme}:{bare}"
    return f"{scheme}:/{bare}" if bare.startswith("/") else text
