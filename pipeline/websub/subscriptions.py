"""The subscriptions of a process to hubs (W3C WebSub): forms to send, and judgements on requests of hubs. No I/O; clock and key
are injected.

Addresses and secrets are derived from a key. A process with the key and the confirmed subscriptions of an earlier process
(`kept.py`) accepts pushes of their hubs at once. A hub that calls an unknown address gets the answer 410 (Gone).
"""

import hashlib
import heapq
import hmac
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.websub.kept import KeptSubscription
from transforms.feeds.polling.push import Hub

_LOG = logging.getLogger(__name__)

#: The lease that is asked for, and the bounds of what is believed. Renewed when this share of it has passed.
LEASE_S, LEAST_LEASE_S, MOST_LEASE_S, RENEW_SHARE = 10 * 86_400.0, 300.0, 30 * 86_400.0, 0.8
#: What an earlier process has kept is renewed after this: a hub may have given up on a process that was away.
KEPT_RENEWED_S = 3_600.0
#: A hub that does not take a subscription, or does not verify it, is asked again after this, and twice as long each time.
FIRST_RETRY_S, LAST_RETRY_S = 300.0, 86_400.0
#: A hub verifies within this of the request; later it is a stranger's.
VERIFY_S = 3_600.0
MOST_SUBSCRIPTIONS = 100_000
#: Digests that WebSub names (8.2), strongest last.
DIGESTS = ("sha1", "sha256", "sha384", "sha512")

Delivery = Literal["taken", "ignored", "gone"]


@dataclass(frozen=True, slots=True)
class SubscriptionRequest:
    """A form for a hub. It holds a secret."""

    feed_url: str
    hub_url: str
    form: Mapping[str, str]


@dataclass(slots=True)
class _Subscription:
    feed_url: str
    hub: Hub
    place: str
    secret: str
    next_at: float
    """The instant of the next form to the hub, in Unix seconds."""
    asked_at: float | None = None
    lease_until: float = 0.0
    failures: int = 0


class Subscriptions:
    """Subscriptions by feed. Implements `transforms.feeds.polling.push.Pushes`; all methods may be called from any thread."""

    def __init__(self, callback: str, key: bytes, clock: Callable[[], float], kept: Iterable[KeptSubscription] = ()) -> None:
        """`callback`: the URL at which hubs reach the endpoint. `key`: random bytes. `clock`: Unix seconds. `kept`: the
        confirmed subscriptions of an earlier process with this key and callback."""
        self._callback, self._key, self._clock = callback.rstrip("/"), key, clock
        self._lock = threading.Lock()
        self._by_feed: dict[str, _Subscription] = {}
        self._by_place: dict[str, _Subscription] = {}
        self._told: dict[str, None] = {}
        # By hub, the instants at which it is asked; and the hubs by their first one. What has changed meanwhile is skipped.
        self._by_hub: dict[str, list[tuple[float, str]]] = {}
        self._hubs: list[tuple[float, str]] = []
        self.changes = 0
        """Counts what makes the confirmed subscriptions differ."""
        for row in kept:
            if row.lease_until > clock() and row.feed_url not in self._by_feed:
                self._add(row.feed_url, row.hub, lease_until=row.lease_until)
                # While no process listened, pushes were missed.
                self._told[row.feed_url] = None

    # what polls say and ask

    def declared(self, feed_url: str, hub: Hub | None, /) -> None:
        with self._lock:
            known = self._by_feed.get(feed_url)
            if known is not None and known.hub == hub:
                return
            if known is not None:
                self._drop(known)
            if hub is not None and len(self._by_feed) < MOST_SUBSCRIPTIONS:
                self._add(feed_url, hub)

    def is_live(self, feed_url: str, /) -> bool:
        with self._lock:
            known = self._by_feed.get(feed_url)
            return known is not None and known.lease_until > self._clock()

    def take(self) -> list[str]:
        """The feeds with news since the last call."""
        with self._lock:
            told, self._told = [*self._told], {}
            return told

    def keep(self, is_listed: Callable[[str], bool]) -> None:
        """Forget feeds that are no longer on the list; their hubs learn this at the next push."""
        with self._lock:
            for known in [known for known in self._by_feed.values() if not is_listed(known.feed_url)]:
                self._drop(known)

    # what hubs are asked

    def due(self, most: int) -> list[SubscriptionRequest]:
        """At most `most` forms to send now, renewals included. Each hub gets one at a time, so that a start does not flood
        it."""
        with self._lock:
            now, requests = self._clock(), dict[str, SubscriptionRequest]()
            while self._hubs and self._hubs[0][0] <= now and len(requests) < most:
                hub_url = heapq.heappop(self._hubs)[1]
                known = self._first(hub_url)
                if known is None or known.next_at > now or hub_url in requests:
                    continue
                requests[hub_url] = SubscriptionRequest(known.feed_url, hub_url, self._form(known))
                # Until the hub verifies it, it has failed.
                known.asked_at, known.failures = now, known.failures + 1
                self._ask_at(known, now + min(LAST_RETRY_S, FIRST_RETRY_S * 2.0 ** min(known.failures - 1, 20)))
            for hub_url in requests:
                following = self._first(hub_url)
                if following is not None:
                    heapq.heappush(self._hubs, (following.next_at, hub_url))
            return [*requests.values()]

    def confirmed(self) -> list[KeptSubscription]:
        """Confirmed subscriptions that have not ended."""
        with self._lock:
            now = self._clock()
            live = (known for known in self._by_feed.values() if known.lease_until > now)
            return [KeptSubscription(known.feed_url, known.hub, known.lease_until) for known in live]

    def refused(self, feed_url: str, message: str) -> None:
        """The hub has refused the form. The next form is sent as planned."""
        _LOG.info("%s: the hub does not take the subscription: %s", feed_url, message)

    def _form(self, known: _Subscription) -> dict[str, str]:
        return {
            "hub.mode": "subscribe",
            "hub.topic": known.hub.topic,
            "hub.callback": f"{self._callback}/{known.place}",
            "hub.lease_seconds": f"{LEASE_S:.0f}",
            "hub.secret": known.secret,
        }

    # what hubs say

    def verified(self, place: str, query: Mapping[str, str]) -> str | None:
        """The challenge for the answer; None if this process has not sent such a form (WebSub, 5.3). The feed is polled,
        because pushes before the subscription were missed."""
        with self._lock:
            known, now = self._by_place.get(place), self._clock()
            if known is None:
                return None
            if query.get("hub.mode") == "denied":
                known.lease_until = 0.0
                self.changes += 1
                self._ask_at(known, now + LAST_RETRY_S)
                reason = _printable(query.get("hub.reason", ""))
                _LOG.info("%s: the hub denies the subscription: %s", known.feed_url, reason)
                return ""
            is_asked = known.asked_at is not None and now - known.asked_at <= VERIFY_S
            challenge = query.get("hub.challenge", "")
            is_ours = query.get("hub.mode") == "subscribe" and query.get("hub.topic") == known.hub.topic
            if not (is_ours and is_asked and challenge):
                return None
            lease = query.get("hub.lease_seconds", "")
            stated_s = float(lease) if lease.isascii() and lease.isdigit() and len(lease) < 12 else LEASE_S
            lease_s = min(MOST_LEASE_S, max(LEAST_LEASE_S, stated_s))
            if known.lease_until <= now:
                self._told[known.feed_url] = None
            known.lease_until = now + lease_s
            self.changes += 1
            self._ask_at(known, now + RENEW_SHARE * lease_s)
            known.failures, known.asked_at = 0, None
            return challenge

    def signature(self, place: str, stated: str | None) -> "PushSignature | None":
        """The check of a push's body; None for an address without a subscription."""
        with self._lock:
            known = self._by_place.get(place)
            return None if known is None else PushSignature(known.secret, stated)

    def delivered(self, place: str, *, is_signed: bool) -> Delivery:
        """A push has come. A push with a wrong signature is ignored, and the hub is not told (WebSub, 8)."""
        with self._lock:
            known = self._by_place.get(place)
            if known is None:
                return "gone"
            if not is_signed or known.lease_until <= self._clock():
                return "ignored"
            self._told[known.feed_url] = None
            return "taken"

    # inside

    def _add(self, feed_url: str, hub: Hub, lease_until: float = 0.0) -> None:
        place, secret = (self._derived(what, feed_url, hub) for what in ("place", "secret"))
        now = self._clock()
        made = _Subscription(feed_url, hub, place, secret, now, lease_until=lease_until)
        self._by_feed[feed_url] = self._by_place[place] = made
        # How long a kept lease was is not known any more; a share of what is left is in time.
        self._ask_at(made, now + min(KEPT_RENEWED_S, RENEW_SHARE * max(0.0, lease_until - now)))

    def _ask_at(self, known: _Subscription, at: float) -> None:
        known.next_at = at
        heapq.heappush(self._by_hub.setdefault(known.hub.url, []), (at, known.feed_url))
        heapq.heappush(self._hubs, (at, known.hub.url))

    def _first(self, hub_url: str) -> _Subscription | None:
        """The subscription of the next form for the hub."""
        planned = self._by_hub.get(hub_url, [])
        while planned:
            at, feed_url = planned[0]
            known = self._by_feed.get(feed_url)
            if known is not None and known.next_at == at and known.hub.url == hub_url:
                return known
            heapq.heappop(planned)
        self._by_hub.pop(hub_url, None)
        return None

    def _drop(self, known: _Subscription) -> None:
        self.changes += 1
        self._by_feed.pop(known.feed_url, None)
        self._by_place.pop(known.place, None)

    def _derived(self, what: str, feed_url: str, hub: Hub) -> str:
        text = "\0".join((what, feed_url, hub.url, hub.topic)).encode("utf-8", "replace")
        return hmac.new(self._key, text, hashlib.sha256).hexdigest()[: 32 if what == "place" else 64]


class PushSignature:
    """Checks `X-Hub-Signature` for a body that comes in parts."""

    def __init__(self, secret: str, stated: str | None) -> None:
        method, _, digits = (stated or "").strip().partition("=")
        self._stated = digits.strip().lower()
        name = method.strip().lower()
        self._mac = hmac.new(secret.encode(), digestmod=name) if name in DIGESTS else None

    def update(self, part: bytes) -> None:
        """The next bytes of the body."""
        if self._mac is not None:
            self._mac.update(part)

    def is_right(self) -> bool:
        """True if the signature fits the body so far. False without a signature, or for a digest that WebSub does not name."""
        stated = self._stated.encode("utf-8", "replace")
        return self._mac is not None and hmac.compare_digest(self._mac.hexdigest().encode(), stated)


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text[:200])
