"""The subscriptions of a process to hubs (W3C WebSub): what to ask for, and what hubs may say. No I/O; clock and key injected.

Nothing is persisted: a process subscribes anew, under addresses that only it and its hubs know, and tells hubs that call older
ones that they are gone. Secrets are derived from a key that lives as long as the process.
"""

import hashlib
import hmac
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from transforms.feeds.push import Hub

_LOG = logging.getLogger(__name__)

#: The lease that is asked for, and the bounds of what is believed. Renewed when this share of it has passed.
LEASE_S, LEAST_LEASE_S, MOST_LEASE_S, RENEW_SHARE = 10 * 86_400.0, 300.0, 30 * 86_400.0, 0.8
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
    """When the hub is asked (again). Unix seconds."""
    asked_at: float | None = None
    lease_until: float = 0.0
    failures: int = 0


class Subscriptions:
    """Subscriptions by feed. Implements `transforms.feeds.push.Pushes`; all methods may be called from any thread."""

    def __init__(self, callback: str, key: bytes, clock: Callable[[], float]) -> None:
        """`callback`: the address under which hubs reach the endpoint. `key`: random bytes. `clock`: Unix seconds."""
        self._callback, self._key, self._clock = callback.rstrip("/"), key, clock
        self._lock = threading.Lock()
        self._by_feed: dict[str, _Subscription] = {}
        self._by_place: dict[str, _Subscription] = {}
        self._told: dict[str, None] = {}

    # what polls say and ask

    def declared(self, feed_url: str, hub: Hub | None, /) -> None:
        with self._lock:
            known = self._by_feed.get(feed_url)
            if known is not None and known.hub == hub:
                return
            if known is not None:
                self._drop(known)
            if hub is not None and len(self._by_feed) < MOST_SUBSCRIPTIONS:
                made = _Subscription(
                    feed_url, hub, self._derived("place", feed_url, hub), self._derived("secret", feed_url, hub), self._clock()
                )
                self._by_feed[feed_url] = self._by_place[made.place] = made

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
        """Forget the feeds that are not on the list any more; their hubs hear so at the next push."""
        with self._lock:
            for known in [known for known in self._by_feed.values() if not is_listed(known.feed_url)]:
                self._drop(known)

    # what hubs are asked

    def due(self, most: int) -> list[SubscriptionRequest]:
        """At most so many forms to send now, renewals among them, one for each hub: a hub is not flooded at a start."""
        with self._lock:
            now, requests = self._clock(), dict[str, SubscriptionRequest]()
            for known in self._by_feed.values():
                if known.next_at > now or known.hub.url in requests:
                    continue
                requests[known.hub.url] = SubscriptionRequest(known.feed_url, known.hub.url, self._form(known))
                # Until the hub verifies it, it has failed.
                known.next_at = now + min(LAST_RETRY_S, FIRST_RETRY_S * 2.0 ** min(known.failures, 20))
                known.asked_at, known.failures = now, known.failures + 1
                if len(requests) == most:
                    break
            return [*requests.values()]

    def refused(self, feed_url: str, message: str) -> None:
        """The hub did not take the form. It is asked again as planned."""
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
        """The challenge to answer with; None where this was not asked for (WebSub, 5.3). Its feed is polled: while there was no
        subscription, pushes were missed."""
        with self._lock:
            known, now = self._by_place.get(place), self._clock()
            if known is None:
                return None
            if query.get("hub.mode") == "denied":
                known.lease_until, known.next_at = 0.0, now + LAST_RETRY_S
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
            known.lease_until, known.next_at = now + lease_s, now + RENEW_SHARE * lease_s
            known.failures, known.asked_at = 0, None
            return challenge

    def signature(self, place: str, stated: str | None) -> "PushSignature | None":
        """What checks the body of a push; None for an address that is not, or not any more, subscribed."""
        with self._lock:
            known = self._by_place.get(place)
            return None if known is None else PushSignature(known.secret, stated)

    def delivered(self, place: str, *, is_signed: bool) -> Delivery:
        """A push has come. One whose signature is wrong is ignored without telling so (WebSub, 8)."""
        with self._lock:
            known = self._by_place.get(place)
            if known is None:
                return "gone"
            if not is_signed or known.lease_until <= self._clock():
                return "ignored"
            self._told[known.feed_url] = None
            return "taken"

    # inside

    def _drop(self, known: _Subscription) -> None:
        self._by_feed.pop(known.feed_url, None)
        self._by_place.pop(known.place, None)

    def _derived(self, what: str, feed_url: str, hub: Hub) -> str:
        text = "\0".join((what, feed_url, hub.url, hub.topic)).encode("utf-8", "replace")
        return hmac.new(self._key, text, hashlib.sha256).hexdigest()[: 32 if what == "place" else 64]


class PushSignature:
    """Checks `X-Hub-Signature` over a body that comes in parts."""

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
        """True if the signature is that of the body so far. False without one, or by a digest that WebSub does not name."""
        stated = self._stated.encode("utf-8", "replace")
        return self._mac is not None and hmac.compare_digest(self._mac.hexdigest().encode(), stated)


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text[:200])
