"""Which article a look at an entry's link is about, if the link redirects. Pure."""

from dataclasses import replace

from schemas.feed_items import FeedItem
from transforms.urls.urls import url_key
from transforms.web.addresses.targets import host_of
from transforms.web.fetching.landing import article_behind, leads_elsewhere
from transforms.web.looks.state import PageVersion


def known_article(item: FeedItem, version: PageVersion | None) -> FeedItem:
    """`item` with the article to which its link has led before."""
    known = _led_to(item, version)
    return replace(item, redirected_to=known) if known is not None else item


def found_article(item: FeedItem, version: PageVersion | None, final_url: str) -> FeedItem:
    """`item` with the article whose page has come from `final_url`.

    A record keeps its key: that of the link if it was made under it, as before the first release with `redirected_to`, and that
    of the article to which the link has led, unless the link now leads to one that is plainly another.
    """
    if item.redirected_to is not None or (version is not None and _led_to(item, version) is None):
        return item
    known, landed = _led_to(item, version), article_behind(item.url, final_url)
    if landed is not None and _key(item, landed) == _key(item, item.url):
        landed = None
    if known is not None and (landed is None or not leads_elsewhere(known, landed)):
        landed = known
    return replace(item, redirected_to=landed)


def is_of_link(item: FeedItem, version: PageVersion | None, final_url: str) -> bool:
    """True if an answer from `final_url` is about the link only: it has led to an article of another host before."""
    known = _led_to(item, version)
    return known is not None and host_of(known) != host_of(final_url)


def _led_to(item: FeedItem, version: PageVersion | None) -> str | None:
    """The article to which the link of `item` has led; None if it is asked for itself."""
    led_to = version.redirected_to if version is not None and item.redirected_to is None else None
    return led_to if led_to is not None and _key(item, led_to) != _key(item, item.url) else None


def _key(item: FeedItem, url: str) -> str:
    return url_key(url, whole=item.whole_key)
