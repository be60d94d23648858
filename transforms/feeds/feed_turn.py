"""What every turn of `PollFeed` that asks something has: the feed, its settings, the clock, and the rest of its host."""

from collections.abc import Awaitable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event
from schemas.feed_items import FeedItem
from transforms.feeds.feed_state import FeedState
from transforms.feeds.parsed import NotAFeed, ParsedFeed, ParseStopped
from transforms.feeds.sources import SourceKind
from transforms.steps import Emit
from transforms.web.messages import Response
from transforms.web.targets import host_of

if TYPE_CHECKING:
    from transforms.feeds.poll_feed import PollFeed

#: What the step emits.
Polled: TypeAlias = FeedItem | DeadLetter | Ending | Event


class FeedTurn:
    """One turn about one feed; it makes at most one request."""

    def __init__(self, step: "PollFeed", key: str, state: FeedState, now: datetime, emit: Emit[Polled]) -> None:
        self.step = step
        self.key, self.host = key, host_of(key)
        self.state = state
        self.now = now
        self.emit = emit
        self.rest_until: datetime | None = None
        self.crawl_delay_s: float | None = None
        self.is_refused = False
        self.source = step.source_of(key)
        self.kind: SourceKind = self.source.kind if self.source is not None else "feed"
        self.news_at: datetime | None = None
        """When the newest entry appeared that this turn has found for the first time."""

    def parse(self, response: Response) -> Awaitable[ParsedFeed | NotAFeed | ParseStopped]:
        """Read an answer in the parser's process."""
        return self.step.parse(
            response.body,
            url=response.final_url,
            charset=response.charset,
            content_type=response.header("content-type"),
            now=response.received_at,
        )

    def secrets(self, url: str) -> Mapping[str, str]:
        """The feed's secret headers for `url`; none where a page or a redirect has named another origin."""
        if self.source is None or not self.source.headers or urlsplit(url)[:2] != urlsplit(self.key)[:2]:
            return {}
        return self.step.secrets_of(self.source)

    def rest(self, answer_s: float) -> None:
        """The host rests after an exchange."""
        pace = self.step.pace.with_host_delay(self.source.host_delay_s if self.source is not None else None)
        self.rest_until = self.ended() + timedelta(seconds=pace.pause_s(answer_s, self.crawl_delay_s))

    def ended(self) -> datetime:
        """When an exchange ended: by the clock, never before the turn began."""
        return max(self.now, self.step.clock())
