"""One turn of `FetchPage` at a host: what its items share. `item_visit.py` decides how far each of them gets."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem
from schemas.pages import Page
from transforms.steps import Emit
from transforms.web.fetching.host_state import MutableHostState
from transforms.web.fetching.item_visit import ItemVisit, SharedEnd
from transforms.web.messages import Failure
from transforms.web.pace.host_changes import asks_for_rest
from transforms.web.pace.pace import refusal_hold_s, unreached_hold_s

if TYPE_CHECKING:
    from transforms.web.fetching.fetch_page import FetchPage

#: What the step emits: the page, or how its item ended without one.
Fetched: TypeAlias = Page | DeadLetter | Ending
# Rests up to this are slept through; in a longer one, items that need no request need not wait for its end.
_LONG_REST = timedelta(seconds=10)


class HostVisit:
    """One turn of `FetchPage` at a host."""

    def __init__(self, step: "FetchPage", notes: MutableHostState, now: datetime, emit: Emit[Fetched]) -> None:
        self.step, self.notes, self.now, self.emit = step, notes, now, emit
        self.rest_until: datetime | None = None
        """Set where the host was asked: when it may be asked again."""
        self.other_rests: Mapping[str, datetime] = {}
        self.is_refused = False
        self.waits: dict[str, datetime] = {}
        """The pages of the items so far that wait, with the end of the wait."""
        self.ends: dict[str, SharedEnd] = {}
        """The pages of the items so far that ended without a page of their own."""

    def is_over(self) -> bool:
        """True where the host was asked and may be asked again soon. A long rest is used to end what needs no request."""
        return self.rest_until is not None and self.rest_until - self.now <= _LONG_REST

    async def ends_alike(self, item: FeedItem) -> bool:
        """End `item` without a request if another item of its page has ended in this turn; False if none has."""
        return bool(self.ends) and await self._ends_alike(ItemVisit(self, item))

    async def _ends_alike(self, visit: ItemVisit) -> bool:
        shared = self.ends.get(visit.page)
        if shared is None or shared.has_own_robots not in (None, visit.own_robots is not None):
            return False
        await shared.end(visit)
        return True

    async def handle(self, item: FeedItem) -> datetime | None:
        """Bring `item` as far as it gets now, but not past the first item of its page.

        The instant until which it waits; None if it has ended.
        """
        visit = ItemVisit(self, item)
        if await self._ends_alike(visit):
            return None
        wait_until = await visit.advance()
        if wait_until is not None:
            self.waits.setdefault(visit.page, wait_until)
        return wait_until

    def rest(self, ended: datetime, pause_s: float) -> None:
        """The host has been asked, and rests."""
        self.rest_until = ended + timedelta(seconds=pause_s)

    def hold_s(self, failure: Failure) -> float:
        """Seconds the whole host is left alone after a failure that is about the host and not about one URL."""
        self.notes.unreached = self.notes.unreached + 1 if failure.is_unreached else 0
        if failure.is_unreached:
            return unreached_hold_s(self.notes.unreached)
        is_refusal = asks_for_rest(failure)
        self.notes.refusals = self.notes.refusals + 1 if is_refusal else 0
        self.is_refused = failure.http_status == 429
        if not is_refusal:
            return 0.0
        return refusal_hold_s(failure.retry_after_s, self.notes.refusals)

    def ended(self) -> datetime:
        """The end of an exchange by the clock, never before the begin of the turn."""
        return max(self.now, self.step.clock())
