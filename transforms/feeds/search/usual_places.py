"""The usual places of feeds on a site whose page names none: paths of common systems, and news sitemaps. Pure."""

import re
from collections.abc import Sequence
from typing import Literal
from urllib.parse import urljoin, urlsplit

from transforms.feeds.entries.links import resolve
from transforms.feeds.search.backfill import USUAL_PATHS
from transforms.web.addresses.targets import host_of
from transforms.web.messages import Failure

#: WordPress, Drupal, Hugo and Jekyll, Medium, Ghost and most systems of publishers.
FEED_PATHS = ("/feed/", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/rss/", "/feed.json")
SITEMAP_PATHS = (*USUAL_PATHS, "/sitemap.xml")
MAX_PLACES = 10
_NEWS = re.compile(r"news|latest|recent", re.IGNORECASE)


def usual_places(url: str, kind: Literal["feed", "sitemap"], sitemaps: Sequence[str]) -> tuple[str, ...]:
    """Addresses on the host of `url` to try in turn, at most 10. `sitemaps`: those that its robots.txt names.

    A feed's place below the given page comes first: sections have feeds of their own. For a feed only news sitemaps stand in.
    """
    named = [place for name in sitemaps[:100] if (place := resolve(name, url)[0]) and host_of(place) == host_of(url)]
    news = [place for place in named if _NEWS.search(urlsplit(place).path)]
    if kind == "sitemap":
        found = [*news, *(name for name in named if name not in news), *(urljoin(url, path) for path in SITEMAP_PATHS)]
    else:
        below = [urljoin(url.rstrip("/") + "/", "feed/")] if urlsplit(url).path.strip("/") and not urlsplit(url).query else []
        found = [*below, *(urljoin(url, path) for path in FEED_PATHS), *news[:2]]
    return tuple(dict.fromkeys(place for place in found if place != url))[:MAX_PLACES]


def nothing_there(page: str, place: str, failure: Failure) -> Failure:
    """The failure of a page that names no feed, after the last usual place, which ended with `failure`.

    A place that nobody has named says nothing about the feed: its 410 does not end the polls, and its 404 is not the page's.
    """
    message = (
        f"It is a page that names no feed, and no usual place on its host has one; the last was {place}: {failure.message}"
    )
    return Failure(url=page, reason="not_a_feed", message=message, transient=False)
