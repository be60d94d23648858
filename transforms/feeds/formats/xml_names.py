"""Names of the elements of feeds: without case, with the prefix of their vocabulary, whatever prefix the document uses."""

from functools import lru_cache
from typing import Any

#: Namespaces whose elements must not be taken for the formats' own (`media:title` is no title), without scheme and last slash:
#: publishers write `https` for `http` and add or forget the slash.
_PREFIXES = {
    "purl.org/dc/elements/1.1": "dc:",
    "purl.org/dc/terms": "dc:",
    "purl.org/rss/1.0/modules/dc": "dc:",
    "purl.org/rss/1.0/modules/content": "content:",
    "purl.org/rss/1.0/modules/syndication": "sy:",
    "purl.org/rss/1.0/modules/slash": "slash:",
    "purl.org/rss/1.0/modules/prism": "prism:",
    "search.yahoo.com/mrss": "media:",
    "www.rssboard.org/media-rss": "media:",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "backend.userland.com/creativecommonsrssmodule": "cc:",
    "creativecommons.org/ns": "cc:",
    "web.resource.org/cc": "cc:",
    "www.google.com/schemas/sitemap-news/0.9": "news:",
    "www.google.com/schemas/sitemap-image/1.1": "image:",
    "www.google.com/schemas/sitemap-video/1.1": "video:",
    "www.w3.org/1999/xhtml": "xhtml:",
    "www.georss.org/georss": "geo:",
    "wellformedweb.org/commentapi": "wfw:",
    "purl.org/syndication/thread/1.0": "thr:",
    "www.w3.org/2000/svg": "svg:",
    "news.yandex.ru": "yandex:",
    "turbo.yandex.ru": "turbo:",
}
_OWN = (
    "www.w3.org/2005/atom",
    "purl.org/atom/ns",
    "purl.org/rss/",
    "my.netscape.com/rdf/simple",
    "www.w3.org/1999/02/22-rdf-syntax-ns",  # the root of RSS 0.9 and 1.0
)
#: Roots of the formats that are read.
ROOTS = frozenset({"rss", "rdf", "feed", "channel", "urlset", "sitemapindex"})
#: What prefixes mean in feeds that do not declare them.
USUAL_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "media": "http://search.yahoo.com/mrss/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "video": "http://www.google.com/schemas/sitemap-video/1.1",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "yandex": "http://news.yandex.ru",
    "turbo": "http://turbo.yandex.ru",
}
#: Longer names are no names of feeds, and are not kept.
_MAX_KEPT_CHARS = 200


def name_of(element: Any) -> str:
    """Lower-case name with the prefix of its vocabulary, "" for comments and the like."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return _kept_name(tag) if len(tag) <= _MAX_KEPT_CHARS else _name(tag)


def _name(tag: str) -> str:
    namespace, brace, name = tag.rpartition("}")
    name = name.lower()
    if not brace:
        # Without a declaration the prefix stays in the name: `<dc:date>` in a feed that declares nothing.
        return name
    space = namespace[1:].lower().rstrip("/#").partition("://")
    place = space[2] or space[0]
    if place in _PREFIXES:
        return _PREFIXES[place] + name
    if place.startswith("prismstandard.org/namespaces/"):  # a version each: basic/2.0, basic/3.0, 1.2/basic
        return "prism:" + name
    is_own = place.startswith(_OWN) or "sitemap" in place or "rss" in place
    return name if is_own and "module" not in place else "?:" + name


_kept_name = lru_cache(maxsize=1_024)(_name)
