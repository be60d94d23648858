"""Names of the elements of feeds: without case, with the prefix of their vocabulary, whatever prefix the document uses."""

from typing import Any

#: Namespaces whose elements must not be taken for the formats' own (`media:title` is no title).
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/rss/1.0/modules/syndication/": "sy:",
    "http://purl.org/rss/1.0/modules/slash/": "slash:",
    "http://purl.org/rss/1.0/modules/prism/": "prism:",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://backend.userland.com/creativecommonsrssmodule": "cc:",
    "http://creativecommons.org/ns#": "cc:",
    "http://web.resource.org/cc/": "cc:",
    "http://www.google.com/schemas/sitemap-news/0.9": "news:",
    "http://www.google.com/schemas/sitemap-image/1.1": "image:",
    "http://www.google.com/schemas/sitemap-video/1.1": "video:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://www.georss.org/georss": "geo:",
    "http://wellformedweb.org/commentapi/": "wfw:",
    "http://purl.org/syndication/thread/1.0": "thr:",
    "http://www.w3.org/2000/svg": "svg:",
}
_OWN = (
    "http://www.w3.org/2005/atom",
    "http://purl.org/atom/ns#",
    "http://purl.org/rss/",
    "http://my.netscape.com/rdf/simple/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",  # the root of RSS 0.9 and 1.0
)


def name_of(element: Any) -> str:
    """Lower-case name with the prefix of its vocabulary, "" for comments and the like."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    namespace, brace, name = tag.rpartition("}")
    name = name.lower()
    if not brace:
        # Without a declaration the prefix stays in the name: `<dc:date>` in a feed that declares nothing.
        return name
    space = namespace[1:].lower()
    if space in _PREFIXES:
        return _PREFIXES[space] + name
    return name if space.startswith(_OWN) or "sitemap" in space or "rss" in space else "?:" + name
