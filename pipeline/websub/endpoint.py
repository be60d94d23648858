"""The endpoint that hubs call: it answers challenges and takes pushes. Requests without a subscription get short answers.

The last part of the path names the subscription, so a reverse proxy may put anything before it. A body is never kept: the
signature is computed while it comes, and the feed is polled.
"""

import asyncio
import re
import time
from collections.abc import Callable

from aiohttp import web

from pipeline.websub.subscriptions import Subscriptions

#: Most bytes of a push, and seconds for them. Hubs send the entries that are new, or the whole feed.
MAX_BODY_BYTES, BODY_S = 8 << 20, 20.0
#: Requests in a second over all subscriptions, so many at once after a pause, and bodies that are read at the same time.
RATE, BURST, MAX_READING = 50.0, 200.0, 32
_PLACE = re.compile(r"[0-9a-f]{32}")
_MAX_QUERY = 10_000


class RateLimit:
    """A bucket of tokens that fills at `rate` a second up to `burst`."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float]) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._tokens, self._at = burst, clock()

    def admits(self) -> bool:
        """Take a token; False if none is left."""
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


def websub_routes(
    subscriptions: Subscriptions,
    *,
    max_body_bytes: int = MAX_BODY_BYTES,
    rate: RateLimit | None = None,
) -> list[web.RouteDef]:
    """The routes of the endpoint, on one loop."""
    limit = rate or RateLimit(RATE, BURST, time.monotonic)
    reading = asyncio.Semaphore(MAX_READING)

    def place_of(request: web.Request) -> str:
        if not limit.admits():
            raise web.HTTPTooManyRequests(headers={"Retry-After": "1"})
        place = request.path.rpartition("/")[2]
        if not _PLACE.fullmatch(place):
            raise web.HTTPNotFound
        return place

    async def verify(request: web.Request) -> web.Response:
        place = place_of(request)
        if len(request.query_string) > _MAX_QUERY:
            raise web.HTTPBadRequest
        challenge = subscriptions.verified(place, request.query)
        if challenge is None:
            raise web.HTTPNotFound
        # Plain text and no sniffing: the challenge is whatever the caller wrote.
        return web.Response(text=challenge, content_type="text/plain", headers={"X-Content-Type-Options": "nosniff"})

    async def take(request: web.Request) -> web.Response:
        place = place_of(request)
        signature = subscriptions.signature(place, request.headers.get("X-Hub-Signature"))
        if signature is None:
            raise web.HTTPGone  # hubs end such subscriptions
        if (request.content_length or 0) > max_body_bytes:
            raise web.HTTPRequestEntityTooLarge(max_body_bytes, request.content_length or 0)
        if reading.locked():
            raise web.HTTPServiceUnavailable(headers={"Retry-After": "1"})
        received = 0
        try:
            async with reading, asyncio.timeout(BODY_S):
                async for part in request.content.iter_any():
                    received += len(part)
                    if received > max_body_bytes:
                        raise web.HTTPRequestEntityTooLarge(max_body_bytes, received)
                    signature.update(part)
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        if subscriptions.delivered(place, is_signed=signature.is_right()) == "gone":
            raise web.HTTPGone
        return web.Response(status=204)

    return [web.get("/{tail:.*}", verify, allow_head=False), web.post("/{tail:.*}", take)]
