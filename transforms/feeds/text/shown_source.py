"""A feed that a program has answered with as a page: browsers show the source of what they do not render in a `pre`, and so do
proxies that use a browser. Pure, linear.
"""

import re
from html import unescape

#: What stands before the source: the head of the page, with styles.
MAX_HEAD_CHARS = 10_000

_PAGE = re.compile(r"\s{0,100}(?:<!doctype html[^>]{0,200}>\s{0,100})?<html[\s>]", re.IGNORECASE)
_PRE = re.compile(r"<body(?:\s[^<>]{0,500})?>\s{0,100}<pre(?:\s[^<>]{0,500})?>\s{0,1000}", re.IGNORECASE)
_CLOSE = re.compile(r"</pre\s{0,10}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
_FEED = re.compile(r"<\?xml\s|<(?:rss|feed|rdf:RDF)[\s>]|\{", re.IGNORECASE)


def shown_source(text: str) -> str | None:
    """The source that the page `text` shows and nothing else; None for other pages, and for texts that are no page."""
    if not _PAGE.match(text) or (found := _PRE.search(text, 0, MAX_HEAD_CHARS)) is None:
        return None
    close = _CLOSE.search(text, found.end())
    if close is None or _TAG.sub("", text[close.end() : close.end() + MAX_HEAD_CHARS]).strip():
        return None
    source = unescape(text[found.end() : close.start()])
    return source if _FEED.match(source) else None
