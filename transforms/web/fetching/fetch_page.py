"""The keyed step that fetches article pages: one host at a time, politely, each article once.

Decides which page of a host to fetch next; `item_visit.py` decides the outcome of each answer. It does not parse pages and does
not sleep (it sets its next wake). The client checks addresses, sizes, times and redirects.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

from schemas.feed_items import FeedItem
from transforms.steps import Emit, Turn
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.addresses.targets import host_of
from transforms.web.fetching.host_state import SEEN_DAYS, HostState, MutableHostState
from transforms.web.fetching.visit import Fetched, HostVisit
from transforms.web.messages import Client
from transforms.web.pace.host_changes import HostRests, NoRests
from transforms.web.pace.pace import DEFAULT_PACE, Pace
from transforms.web.robots.host_rules import HostRules, no_host_rules
from transforms.web.robots.robots import RobotsBook

# Items that end without a request (duplicates, forbidden) in one turn; more wait for the next.
_MAX_QUIET_ENDINGS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPage:
    """Fetches the pages of feed items, keyed by host. A `transforms.steps.KeyedStep` with `HostState` as its state.

    Each item ends as exactly one `Page`, `DeadLetter` (stage `fetch`) or `Ending` (`duplicate`: another item has brought the
    same article in the last 30 days, also if only a redirect within the host shows that it is the same). Items of one page
    wait for the first of them, and fail with it. If the page is unavailable and the feed carries the article, the `Page` is
    made of the feed's text (`feed_page.py`). A turn makes at most one request to the host, robots.txt included, except that it
    reads the robots.txt of another origin that a redirect leads to. Other hosts to which redirects lead are asked after their
    rests; an item that would wait for them for more than 10 s is fetched again then.

    Transient failures are retried about 4 and 8 s later (or when the host says), then become dead letters: an item ends within
    40 s of its first request, and within 60 s if other requests use the host (`pace.py`). An unreachable host gets no requests:
    its items wait, and only the item of the last attempt becomes a dead letter, after about 70 s.

    `policy` must be the client's; `clock` gives the end of an exchange.
    """

    client: Client
    robots: RobotsBook
    clock: Callable[[], datetime]
    policy: AddressPolicy
    pace: Pace = DEFAULT_PACE
    rules_of: Callable[[str], HostRules] = no_host_rules
    """The settings of a feed, by its URL."""
    hosts: HostRests = field(default_factory=NoRests)
    """The hosts to which redirects lead."""
    reads_tdmrep: bool = False
    """The tdmrep.json of a host is read before its pages, at most once a day."""
    name: ClassVar[str] = "FetchPage"

    @staticmethod
    def key(element: FeedItem, /) -> str:
        """The host of the item's URL, lower case, IDNA, without port; '' where there is none."""
        return host_of(element.url)

    def resource(self, key: str, /) -> str | None:
        """The host: it gets one request at a time, of all steps."""
        return key or None

    def encode(self, state: HostState, /) -> dict[str, Any]:
        """The state as JSON with `v`."""
        return state.encode()

    def decode(self, data: dict[str, Any], /) -> HostState:
        """The state from the JSON of this or an earlier version."""
        return HostState.decode(data)

    async def turn(
        self, state: HostState | None, elements: Sequence[FeedItem], now: datetime, emit: Emit[Fetched], /, key: str
    ) -> Turn[HostState]:
        """End items that need no request, then make one request for the oldest due item; the other items wait."""
        visit = HostVisit(self, MutableHostState(state, now), now, emit)
        left: list[FeedItem] = []
        wakes: list[datetime] = []
        endings = 0
        for position, item in enumerate(elements):
            if endings >= _MAX_QUIET_ENDINGS or visit.is_over():
                others = [other for other in elements[position:] if not await visit.ends_alike(other)]
                left.extend(others)
                wakes.extend([now] if others else [])
                break
            wait_until = await visit.handle(item)
            if wait_until is not None:
                left.append(item)
                wakes.append(wait_until)
            else:
                endings += 1
        rest_until = visit.rest_until
        wake_at = max(min(wakes), rest_until or now) if wakes else None
        return Turn(
            state=visit.notes.state(),
            left=left,
            wake_at=wake_at,
            unfinished=wake_at is not None,
            urgent=visit.notes.has_tries(),
            rest_until=rest_until,
            other_rests=visit.other_rests,
            is_refused=visit.is_refused,
            expires_at=now + timedelta(days=SEEN_DAYS),
        )
