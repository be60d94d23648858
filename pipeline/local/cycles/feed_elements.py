"""The feeds of a run as elements for the step that polls: the list, the orders of operators, the pushes of hubs."""

import sqlite3
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.feed_list import WatchedFeeds
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.state.orders import FeedOrders
from pipeline.steps.registry import POLL_FEEDS
from schemas.feed_items import FeedItem
from transforms.feeds.sources import FeedSource

if TYPE_CHECKING:
    from pipeline.websub.subscriptions import Subscriptions


class FeedElements:
    """`all_now`: also feeds that the ledger knows are polled when the run begins. `backfill_since`: this run only searches the
    past of its feeds from this instant on."""

    def __init__(
        self,
        watched: WatchedFeeds,
        ledger: Ledger,
        *,
        all_now: bool = False,
        backfill_since: datetime | None = None,
        subscriptions: "Subscriptions | None" = None,
    ) -> None:
        self._watched, self._ledger, self._subscriptions = watched, ledger, subscriptions
        self._all_now, self._backfill_since = all_now, backfill_since
        self.orders = FeedOrders(ledger)
        self._listed: object = None

    @property
    def count(self) -> int:
        """The number of feeds."""
        return len(self._watched.urls)

    def admits(self, url: str) -> bool:
        """True if the feed is on the list."""
        return url in self._watched.urls

    def at_start(self) -> list[FeedSource]:
        """Elements to deliver when the run begins, or resumes from the ledger."""
        if self._backfill_since is not None:
            # The list of the runs stays what it is.
            return [FeedSource(url=url, backfill_since=self._backfill_since) for url in self._watched.urls]
        with suppress(sqlite3.OperationalError):  # a full disk: `added` tries again, where the engine waits for space
            self._tell_list()
        known = set() if self._all_now else self._ledger.keys(POLL_FEEDS.name)
        return [FeedSource(url=url) for url in self._watched.urls if url not in known]

    def added(self) -> list[FeedSource]:
        """Elements to deliver for feeds that were added since the last call."""
        added = [FeedSource(url=url) for url in self._watched.added()]
        self._tell_list()
        return added

    def ordered(self) -> list[FeedSource | FeedItem]:
        """Elements for orders of operators, with items to retry, and for pushes of hubs since the last call."""
        pushed = self._subscriptions.take() if self._subscriptions is not None else ()
        news = [FeedSource(url=url, is_pushed=True) for url in pushed if url in self._watched.urls]
        return [*self.orders.take(self._watched.urls), *news]

    def _tell_list(self) -> None:
        """Write the list to the ledger for its readers, if it has changed: a changed list is a new mapping."""
        if self._watched.urls is not self._listed:
            self._ledger.set_listed(self._watched.urls)
            self._listed = self._watched.urls
