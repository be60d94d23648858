"""Feeds that hubs push (WebSub): the hub that a feed declares, and the trust in its pushes. Pure.

A push only announces news: the feed is polled at once, by the same client and with the same limits as always. Intervals are
longer while pushes announce all news; this ends when a scheduled poll finds news without a push.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from transforms.feeds.entries.links import resolve
from transforms.feeds.parsed import ParsedFeed
from transforms.web.messages import Response

#: Pushes in a row with news before the schedule trusts them, and what intervals are then multiplied by. The longest interval
#: and the guard against lost entries hold all the same.
TRUSTED_AFTER, STRETCH = 3, 4.0
_MAX_COUNTED = 100
#: Longer addresses are no hubs; they are kept in the feed's state.
_MAX_URL = 2_000
_LINK = re.compile(r"<([^<>]{1,2000})>((?:[^<>\"]|\"[^\"]{0,500}\"){0,1000})")
_REL = re.compile(r";\s{0,9}rel\s{0,9}=\s{0,9}(?:\"([^\"]{0,200})\"|([A-Za-z0-9.-]{1,200}))", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A hub and the address under which it knows the feed."""

    url: str
    topic: str


class Pushes(Protocol):
    """The subscriptions of a process. Methods may be called from any thread, and wait for nothing."""

    def declared(self, feed_url: str, hub: Hub | None, /) -> None:
        """A poll has found this hub in the feed, or none."""
        ...

    def is_live(self, feed_url: str, /) -> bool:
        """True if a hub has confirmed a subscription to the feed that has not ended."""
        ...


class NoPushes:
    """`Pushes` of a process that no hub can reach."""

    def declared(self, feed_url: str, hub: Hub | None, /) -> None:
        """Forgotten."""

    def is_live(self, feed_url: str, /) -> bool:
        """Never."""
        return False


def hub_of(response: Response, feed: ParsedFeed) -> Hub | None:
    """The hub that a feed declares: in Link headers, else in its document (WebSub, 4); None without one.

    Only http(s) addresses count. Of several hubs the first is taken: one tells everything.
    """
    by_rel: dict[str, str] = {}
    for match in _LINK.finditer(", ".join(response.headers.get("link", ()))[:20_000]):
        found = _REL.search(match[2])
        for rel in (found[1] or found[2] or "").lower().split() if found else ():
            by_rel.setdefault(rel, match[1])
    hub = resolve(by_rel["hub"], response.final_url)[0] if "hub" in by_rel else next(iter(feed.hub_urls), None)
    topic = resolve(by_rel["self"], response.final_url)[0] if "self" in by_rel else feed.self_url
    topic = topic or response.final_url
    return Hub(url=hub, topic=topic) if hub and len(hub) <= _MAX_URL and len(topic) <= _MAX_URL else None


def trust_after(trust: int, *, had_news: bool, was_pushed: bool) -> int:
    """The number of pushes in a row that announced all news, after a poll."""
    if not had_news:
        return trust
    return min(_MAX_COUNTED, trust + 1) if was_pushed else 0


def stretch_of(trust: int, *, is_live: bool) -> float:
    """The factor on the intervals of a feed."""
    return STRETCH if is_live and trust >= TRUSTED_AFTER else 1.0


def pushed_due(now: datetime, due_at: datetime, earliest: datetime) -> datetime:
    """The instant of the poll after a push: at once, but not before the minimum interval since the last poll."""
    return min(due_at, max(now, earliest))
