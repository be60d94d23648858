"""The keyed step that looks again at fetched articles: because their entry has changed, or on a schedule.

It makes conditional requests and passes a page on only if its bytes have changed. `transforms/link`, which knows the last text,
decides about a revision; `transforms/feeds` finds changed entries.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any, ClassVar

from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from transforms.steps import Emit, Turn
from transforms.urls.urls import url_key
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.addresses.targets import host_of
from transforms.web.looks.attempt import LookAttempt, Looked
from transforms.web.looks.budget import LookBudget
from transforms.web.looks.state import FORGOTTEN_AFTER, MAX_LOOKS_A_DAY, PageVersion, Sighting, Watched
from transforms.web.messages import Client
from transforms.web.pace.host_changes import HostRests, NoRests
from transforms.web.pace.pace import DEFAULT_PACE, Pace
from transforms.web.robots.host_rules import HostRules, no_host_rules
from transforms.web.robots.robots import RobotsBook


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAgain:
    """Looks again at articles, keyed by host and article. A `transforms.steps.KeyedStep` with `Watched` as its state.

    An article to which a link has redirected is looked at on the schedule at its own host, once for all links. A changed entry
    has only its link, so its look asks for that. The record keeps its key wherever the link leads, unless that is plainly
    another article (`relink.py`).

    Each look ends as a `Page` with `item.look` (new bytes, or `gone`), as an `Ending` `unchanged` (304, or the same bytes as
    before) or `postponed` (the answer decides nothing, so the look is repeated), or as a `DeadLetter` of stage `fetch`. A turn
    makes at most one request. The look for a changed entry is due at once, at most 24 times a day for an article; changes in
    the meantime share a look. With `scheduled` there are also looks on `SCHEDULE`, within the `budget` of the host: a look
    beyond it is put off, and left out when the next look is due.

    404 or 410 twice with a day between, or a redirect to a front page, section or error page, is a removal.
    """

    client: Client
    robots: RobotsBook
    clock: Callable[[], datetime]
    policy: AddressPolicy
    scheduled: bool = False
    budget: LookBudget = field(default_factory=LookBudget)
    pace: Pace = DEFAULT_PACE
    rules_of: Callable[[str], HostRules] = no_host_rules
    """The settings of a feed, by its URL."""
    hosts: HostRests = field(default_factory=NoRests)
    """The hosts to which redirects lead."""
    name: ClassVar[str] = "LookAgain"

    def key(self, element: Sighting, /) -> str:
        """The host, and a digest of the article's URL key."""
        return article_key(element.item)

    def resource(self, key: str, /) -> str | None:
        """The host: it gets one request at a time, of all steps."""
        return key.partition(" ")[0] or None

    def encode(self, state: Watched, /) -> dict[str, Any]:
        """The state as JSON with `v`."""
        return state.encode()

    def decode(self, data: dict[str, Any], /) -> Watched:
        """The state from the JSON of this or an earlier version."""
        return Watched.decode(data)

    async def turn(
        self, state: Watched | None, elements: Sequence[Sighting], now: datetime, emit: Emit[Looked], /, key: str
    ) -> Turn[Watched]:
        """Remember fetched versions; make a due look."""
        state = state or Watched()
        for sighting in elements:
            state = self._seen(state, sighting)
        if not self.scheduled and state.gone_at is None:
            state = replace(state, item=None)  # the schedule of an earlier run
        due = state.due()
        if due is None or due[0] > now:
            return _waiting(state, now, None)
        look = due[1]
        if look == "schedule":
            put_off = self._put_off(state, key, now)
            if put_off is not None:
                return _waiting(put_off, now, None)
        elif state.tries == 0:
            today = int(now.timestamp() // 86_400)
            if state.day == today and state.looks >= MAX_LOOKS_A_DAY:
                tomorrow = datetime.fromtimestamp((today + 1) * 86_400 + _spread_s(key, 3_600), tz=now.tzinfo)
                return _waiting(replace(state, retry_at=tomorrow), now, None)
        item = state.changed or state.item
        if item is None:
            return _waiting(state, now, None)
        attempt = LookAttempt(self, state, replace(item, look=look), now, emit)
        begins = self.scheduled and not Sighting(item=item, version=state.version).is_of_link
        state = await attempt.run()
        if begins and state.began_at is None and state.version is not None:
            state = _begun(state, item)
        return replace(_waiting(state, now, attempt.rest_until), other_rests=attempt.other_rests)

    def _seen(self, state: Watched, sighting: Sighting) -> Watched:
        if sighting.version is None:
            # A look is due at once; one that is being tried again keeps its time.
            return replace(state, changed=sighting.item)
        if not self.scheduled and sighting.item.redirected_to is not None:
            return state  # entries change by their links
        fresh = state.version is None
        state = replace(state, version=sighting.version, gone_at=None, removed=False)
        return _begun(state, sighting.item) if self.scheduled and fresh and not sighting.is_of_link else state

    def _put_off(self, state: Watched, key: str, now: datetime) -> Watched | None:
        """The state with the scheduled look put off; None if it may be made now."""
        host = key.partition(" ")[0]
        following = state.next_stage_at() if state.gone_at is None else None
        before = following or (state.began_at or now) + FORGOTTEN_AFTER
        until_s = self.budget.put_off_until(host, now.timestamp(), before.timestamp())
        if until_s is None:
            return None
        until = datetime.fromtimestamp(until_s, tz=now.tzinfo)
        if until < before:
            return replace(state, wait_until=until)
        return state.after_stage(now) if following is not None else replace(state, item=None, wait_until=None)


def _begun(state: Watched, item: FeedItem) -> Watched:
    """The state with a schedule that begins at the fetch of the known version."""
    began_at = state.version.fetched_at if state.version is not None else None
    return replace(state, item=replace(item, content=None, look=None), began_at=began_at, stage=0)


def _waiting(state: Watched, now: datetime, rest_until: datetime | None) -> Turn[Watched]:
    due = state.due()
    wake_at = max(due[0], rest_until or now) if due is not None else None
    return Turn(
        state=state if state != Watched() else None,
        wake_at=wake_at,
        # A look that waits for the budget holds up no run; one that is due is work.
        unfinished=due is not None and state.wait_until is None,
        rest_until=rest_until,
        expires_at=max(now, wake_at or now) + FORGOTTEN_AFTER,
    )


def article_key(item: FeedItem) -> str:
    """The key of an article: its host, a space, and 64 bits of its URL key."""
    key = url_key(item.article_url, whole=item.whole_key)
    return f"{host_of(item.article_url)} {blake2b(key.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def look_page(item: FeedItem, now: datetime) -> Page:
    """A changed entry in the form of an element that passes `LookAgain`: a page without a fetch."""
    return Page(item=item, evidence=Evidence(fetched_at=now, final_url=item.url), body=b"", charset=None)


def sightings_of(page: Page) -> tuple[Sighting, ...]:
    """The elements for `LookAgain`: the version of a page that passes, or a changed entry.

    If the link has redirected to an article, the version is of both: the article is looked at on the schedule, the link when
    its entry changes.
    """
    if page.item.look is not None:
        return (Sighting(item=page.item),)
    own = Sighting(item=page.item, version=PageVersion.of(page))
    if page.item.redirected_to is None:
        return (own,)
    return own, replace(own, item=replace(page.item, redirected_to=None))


def _spread_s(key: str, seconds: int) -> int:
    """A number of seconds below `seconds`, always the same for a key."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=4).digest(), "big") % seconds
