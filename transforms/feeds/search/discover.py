"""Feeds and pages that an HTML page names, because users often give a front page as a feed. Pure; sends no requests."""

# ruff: noqa: SIM905 - a row of words is easier to read than a list of quoted ones

import re
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from transforms.feeds.entries.links import resolve
from transforms.feeds.parsed import PageLink

#: Links to feeds stand in the head; a megabyte of page is more than any head.
MAX_PAGE_CHARS = 1_000_000
MAX_FEEDS = 10
#: Front pages have some hundred links.
MAX_ANCHORS, MAX_PAGE_LINKS, MAX_LINK_TEXT = 3_000, 500, 300

_TYPES = frozenset(
    """application/rss+xml application/atom+xml application/feed+json application/rdf+xml application/json
    application/x.atom+xml application/x-atom+xml text/xml application/xml text/rss+xml text/rss""".split()
)
_LOOKS_LIKE_FEED = re.compile(r"(?:^|[/._?=&-])(?:rss|atom|feed|feeds|rdf|news-?sitemap)(?:$|[/._?=&\d-])", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|reply|kommentar", re.IGNORECASE)
_OF_COMMENTS = re.compile(
    r"\b(?:comments?|replies|kommentare?|commentaires|comentarios|comentários|commenti|reacties)\b", re.IGNORECASE
)


def feed_links(root: Any, url: str) -> tuple[str, ...]:
    """Absolute URLs of the page's feeds, at most 10, the likeliest first.

    Declared ones (`rel=alternate` or `rel=feed` with a feed's type) before links whose address looks like a feed on the same
    site; then JSON whose address does not look like one (WordPress declares the data of each page), feeds of comments last, by
    address or title. The page itself is never among them.
    """
    base = _base(root, url)
    declared = [link for link in root.iter("link") if _is_declared(link)][:100]
    linked = [anchor for anchor in root.iter("a") if _LOOKS_LIKE_FEED.search((anchor.get("href") or "")[:500])][:200]
    site = urlsplit(url).netloc.removeprefix("www.")
    ranks: dict[str, int] = {}
    for element in (*declared, *linked):
        link = resolve(element.get("href"), base)[0]
        if link and (element.tag == "link" or urlsplit(link).netloc.endswith(site)):
            ranks.setdefault(link, _rank(element, link))
    ranked = sorted(ranks, key=lambda link: ranks[link])
    return tuple(link for link in ranked if link.split("#")[0] != url.split("#", maxsplit=1)[0])[:MAX_FEEDS]


def _rank(element: Any, link: str) -> int:
    """0 for a feed, 1 for what may be none, 2 for one of comments."""
    if _COMMENTS.search(link) or _OF_COMMENTS.search((element.get("title") or "")[:200]):
        return 2
    return int(_type(element) == "application/json" and not _LOOKS_LIKE_FEED.search(link))


def page_links(root: Any, url: str) -> tuple[PageLink, ...]:
    """The links of the page within its site, each once with the longest of its texts, in order; at most 500."""
    base = _base(root, url)
    site = _site(url)
    found: dict[str, str] = {}
    for anchor in islice(root.iter("a"), MAX_ANCHORS):
        link = resolve(anchor.get("href"), base)[0]
        link = link.partition("#")[0] if link else None
        if link is None or _site(link) != site:
            continue
        if link not in found and len(found) >= MAX_PAGE_LINKS:
            break
        text = " ".join("".join(islice(anchor.itertext(), 50)).split())[:MAX_LINK_TEXT]
        found[link] = max(found.get(link, ""), text, key=len)
    return tuple(PageLink(link, text) for link, text in found.items())


def read_page(page: str) -> Any | None:
    """The tree of an HTML page; None where there is none."""
    try:
        return html.fromstring(page[:MAX_PAGE_CHARS].encode("utf-8", "ignore"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None


def _site(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].partition("?")[0].removeprefix("www.").lower()


def _base(root: Any, url: str) -> str:
    return next((resolve(element.get("href"), url)[0] for element in root.iter("base") if element.get("href")), None) or url


def _is_declared(link: Any) -> bool:
    rels = (link.get("rel") or "").lower().split()
    if not link.get("href"):
        return False
    return "feed" in rels or ("alternate" in rels and _type(link) in _TYPES and "stylesheet" not in rels)


def _type(link: Any) -> str:
    return (link.get("type") or "").split(";")[0].strip().lower()
