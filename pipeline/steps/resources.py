"""The dependencies that are injected into the steps of a process."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.keyed.lent_hosts import LentHosts
from pipeline.keyed.room import Room
from pipeline.settings import FetchSettings
from transforms.feeds.polling.push import NoPushes, Pushes
from transforms.feeds.sources import FeedSource
from transforms.link.house_lines import HouseLines
from transforms.pool.pool import PoolSettings
from transforms.web.messages import Client
from transforms.web.pace.pace import Pace
from transforms.web.robots.host_rules import NO_HOST_RULES, HostRules
from transforms.web.robots.robots import RobotsBook

#: Polls are small and wait for hosts most of the time.
MAX_POLLS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class StepResources:
    """All dependencies that are injected into steps."""

    client: Client
    robots: RobotsBook
    fetch: FetchSettings
    pool: PoolSettings
    clock: Callable[[], datetime]
    ignore_schedule: bool = False
    began_at: datetime | None = None
    """The start of the run, in which `ignore_schedule` polls each feed once."""
    source_of: Callable[[str], FeedSource | None] = lambda url: None
    """The current settings of a feed."""
    house_lines: HouseLines = "drop"
    stories: bool = False
    max_polls: int = MAX_POLLS
    """The limit of polls in flight or not taken: higher for an engine that takes ended turns late."""
    looked_until: float | None = None
    """The latest instant at which an earlier process may have made a look, in Unix seconds."""
    pushes: Pushes = field(default_factory=NoPushes)
    room: Room = field(default_factory=Room)
    """The limit of outputs of the runner of turns: feeds are parsed when it has room for their entries."""
    hosts: LentHosts = field(default_factory=LentHosts)
    """The hosts of the runner of turns, for fetches that redirects lead to them."""

    def host_rules_of(self, feed_url: str) -> HostRules:
        """The rules of a feed for requests to the hosts of its articles."""
        source = self.source_of(feed_url)
        if source is None:
            return NO_HOST_RULES
        own_site = (source.robots_reason or "no reason given") if source.robots == "own-site" else None
        return HostRules(host_delay_s=source.host_delay_s, own_site=own_site)

    @property
    def pace(self) -> Pace:
        return Pace(host_delay_s=self.fetch.host_delay_s, attempts=self.fetch.attempts)
