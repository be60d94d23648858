"""The entries of a source that is not a feed: a page that lists articles, or a sitemap. Pure."""

from dataclasses import replace

from transforms.feeds.parsed import NotAFeed, ParsedFeed, ParseStopped
from transforms.feeds.sources import SourceKind


def of_kind(parsed: ParsedFeed | NotAFeed | ParseStopped, kind: SourceKind, url: str) -> ParsedFeed | NotAFeed | ParseStopped:
    """`parsed` with the articles that a page at `url` lists as its entries, or with the entries of a sitemap that are articles.

    A page on which nothing looks like an article is no listing; the message says so.
    """
    from transforms.feeds.search.listing_links import (  # noqa: PLC0415 - patterns, after the first request
        listed_articles,
        sitemap_articles,
    )

    if isinstance(parsed, ParsedFeed):
        return replace(parsed, items=sitemap_articles(parsed)) if kind == "sitemap" and parsed.format == "sitemap" else parsed
    if kind != "listing" or not isinstance(parsed, NotAFeed):
        return parsed
    items = listed_articles(parsed.page_links, url)
    if items:
        return ParsedFeed(format="listing", path="salvage", items=items)
    links = len(parsed.page_links)
    return NotAFeed(reason="not_a_feed", message=f"The page has {links} links within its site, and none looks like an article.")
