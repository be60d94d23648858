"""Chooses the sitemaps of an index to request. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from transforms.feeds.parsed import Child

#: Sitemaps of an index that one poll asks for: news stands in the newest.
MAX_SITEMAPS = 5
#: A sitemap that has not changed for this long holds no news (Google's news sitemaps list two days).
FRESH_SITEMAP = timedelta(days=2)


def sitemaps_to_poll(children: Sequence[Child], now: datetime) -> tuple[str, ...]:
    """The newest sitemaps of an index, the oldest of them first: those changed lately, or without dates the first and the last.

    Indexes list newest first or last; where they give no dates, both ends are asked.
    """
    dated = [(child.modified.value, child.url) for child in children if child.modified]
    if dated:
        oldest = (now - FRESH_SITEMAP).date().isoformat()
        fresh = sorted((entry for entry in dated if entry[0] >= oldest), reverse=True) or [max(dated)]
        return tuple(url for _, url in reversed(fresh[:MAX_SITEMAPS]))
    urls = list(dict.fromkeys(child.url for child in children))
    return tuple(urls if len(urls) <= MAX_SITEMAPS else [*urls[:3], *urls[-2:]])
