"""The address that a page declares for its article."""

import html
import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from transforms.extract.page.jsonld import JsonLd
from transforms.extract.page.meta import Meta
from transforms.urls.schemes import with_one_scheme
from transforms.urls.user_info import without_user_info

#: An address whose scheme was forgotten: www.example.com/a, example.com/a.
_HOST_FIRST = re.compile(
    r"(?:www\.)[\w-]+\.[\w.-]+(?:/|$)|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|de|fr|es|it|nl|pl|uk|br|ru|info|eu)/", re.I
)
#: What a template leaves where its variable was not filled in.
_UNFILLED = re.compile(
    r"[{}<>]|%7b|%%|(?:/|^)(?:undefined|null|nan|none|\[\w+\])(?:[/?#]|$)|^(?:true|false|array|object|n/a)$|/(?:404|error|not-?found|page-not-found)(?:\.\w+)?/?$",
    re.IGNORECASE,
)
#: The site's name put before an address that has it.
_HOST_TWICE = re.compile(r"https?://[^/?#]*?(?=https?:/{1,2}[^/])", re.IGNORECASE)


def find_canonical(tree: HtmlElement, meta: Meta, linked: JsonLd, url: str | None) -> tuple[str, str] | None:
    """The first address of rel=canonical, og:url and JSON-LD that can be the article's, absolute and without its anchor.

    None can be that is a front page while the page's own address, `url`, is none, that is on another host of nobody's web
    (localhost, a private address), or that holds a template's variable: templates that were set up wrongly declare one for all
    pages.
    """
    for value, source in _declared(meta, linked):
        address = html.unescape(value.strip())
        if address.lower().startswith(("http%3a", "https%3a")):
            address = unquote(address)
        address = with_one_scheme(_HOST_TWICE.sub("", address, count=1))
        if _UNFILLED.search(address) or (" " in address and "://" not in address):
            continue
        if _HOST_FIRST.match(address):
            address = f"{urlsplit(url or '').scheme or 'https'}://{address}"
        try:
            if "://" not in address:
                address = urljoin(_base(tree, url) or "", address)
            address = without_user_info(address)
            parts = urlsplit(address)
            is_known = _is_public(parts) or _is_own_host(parts, url)
            if parts.scheme in ("http", "https") and is_known and not _is_front_page_of_another(parts, url):
                return address if "#!" in address else urldefrag(address).url, source
        except ValueError:
            continue
    return None


def _declared(meta: Meta, linked: JsonLd) -> Iterator[tuple[str, str]]:
    for value in meta.links.get("canonical", ())[:3]:
        yield value, "link:canonical"
    for value in meta.values.get("og:url", ())[:3]:
        yield value, "meta:og:url"
    for value in linked.values(linked.article, "mainEntityOfPage")[:3]:
        address = (value.get("@id") or value.get("url")) if isinstance(value, dict) else value
        if isinstance(address, str) and address.startswith(("http://", "https://")):
            yield address, "json-ld:mainEntityOfPage"


def _base(tree: HtmlElement, url: str | None) -> str | None:
    """What relative addresses of the page stand against."""
    for element in tree.iter("base"):
        target = (element.get("href") or "").strip()
        if target:
            try:
                return urljoin(url or "", target)
            except ValueError:
                break
    return url


def _is_public(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    if "." not in host or host.endswith((".local", ".localhost", ".internal", ".test")):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return True


def _is_own_host(parts: SplitResult, url: str | None) -> bool:
    return parts.hostname is not None and parts.hostname == urlsplit(url or "").hostname


def _is_front_page_of_another(parts: SplitResult, url: str | None) -> bool:
    if parts.query or _INDEX.fullmatch(parts.path) is None or "!" in parts.fragment:
        return False
    own = urlsplit(url or "")
    return _INDEX.fullmatch(own.path) is None or bool(own.query)


#: The path of a front page.
_INDEX = re.compile(r"/*(?:(?:index|default|home)\.\w{2,5})?/*", re.IGNORECASE)
