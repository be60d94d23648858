"""The rules of a feed's own settings for requests to the hosts of its articles."""

from dataclasses import dataclass
from datetime import datetime

from transforms.urls.registered_domain import is_same_site
from transforms.web.robots.robots import RobotsEntry, RobotsRules, origin_of


@dataclass(frozen=True, slots=True, kw_only=True)
class HostRules:
    """Settings of one feed. `own_site`: the user's reason why robots.txt need not be obeyed on the feed's own site."""

    host_delay_s: float | None = None
    own_site: str | None = None

    def own_robots(self, feed_url: str, url: str, now: datetime) -> RobotsRules | None:
        """Rules that allow everything, if the user has declared the feed's site as his own and `url` is on its registered
        domain.

        None for other sites.
        """
        if self.own_site is None or not is_same_site(feed_url, url):
            return None
        source = f"own-site: {self.own_site}"
        entry = RobotsEntry(origin=origin_of(url), kind="allow", source=source, fetched_at=now, expires_at=now)
        return RobotsRules(entry, agent="")


NO_HOST_RULES = HostRules()


def no_host_rules(feed_url: str) -> HostRules:
    """For runs whose feeds have no settings of their own."""
    return NO_HOST_RULES
