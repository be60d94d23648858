"""The WebSub part of a run: the endpoint on its own server, and the thread that sends subscriptions and renewals."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.loop_thread import LoopThread
from pipeline.monitor.server import HttpServer
from pipeline.repeated import Repeated
from pipeline.settings import WebSubOptions
from pipeline.websub.endpoint import websub_routes
from pipeline.websub.kept import read_kept, write_kept
from pipeline.websub.subscriptions import SubscriptionRequest, Subscriptions
from transforms.feeds.sources import FeedSource
from transforms.web.messages import Client, Failure, Request

_LOG = logging.getLogger(__name__)

#: Pause between two rounds of forms: at most one a second to each hub, and so many at the same time.
_EVERY_S, _AT_ONCE = 1.0, 8
#: Rounds between two looks at which feeds are still on the list.
_ROUNDS_BETWEEN_LOOKS = 60
#: Rounds between two writes of what hubs have confirmed, if that has changed.
_ROUNDS_BETWEEN_WRITES = 10


@contextmanager
def subscribing(
    options: WebSubOptions, client: Client, loop: LoopThread, source_of: Callable[[str], FeedSource | None], folder: Path
) -> Iterator[Subscriptions]:
    """While the context lasts, feeds are subscribed to at their hubs, which may push. Raises ServerError if the endpoint cannot
    listen.

    `source_of`: None for a feed that is not on the list. `folder`: the place of confirmed subscriptions for the next process.
    The context does not end subscriptions: hubs drop an endpoint that is gone, and leases run out.
    """
    kept = read_kept(folder, options.callback)
    subscriptions = Subscriptions(options.callback, kept.key, time.time, kept.subscriptions)
    rounds, written = 0, -1

    def keep() -> None:
        nonlocal written
        changes = subscriptions.changes
        if changes != written:
            write_kept(folder, kept.key, options.callback, subscriptions.confirmed())
            written = changes

    def send_due() -> bool:
        nonlocal rounds
        rounds += 1
        if rounds % _ROUNDS_BETWEEN_LOOKS == 0:
            subscriptions.keep(lambda url: source_of(url) is not None)
        if rounds % _ROUNDS_BETWEEN_WRITES == 1:
            keep()
        requests = subscriptions.due(_AT_ONCE)
        if requests:
            loop.run(_send(client, subscriptions, requests))
        return True

    with ExitStack() as stack:
        names = frozenset({(urlsplit(options.callback).hostname or "").lower()})
        stack.callback(keep)
        server = stack.enter_context(HttpServer(options.listen, websub_routes(subscriptions), names))
        _LOG.info("hubs may call %s/..., which must lead to http://%s/", options.callback.rstrip("/"), server.address)
        stack.enter_context(Repeated("websub", _EVERY_S, send_due))
        yield subscriptions


async def _send(client: Client, subscriptions: Subscriptions, requests: list[SubscriptionRequest]) -> None:
    """Send a form to each hub. The client checks the addresses, because feeds, which may be hostile, name the hubs."""
    answers = await asyncio.gather(
        *(client.fetch(Request(url=request.hub_url, kind="hub", form=request.form)) for request in requests)
    )
    for request, answer in zip(requests, answers, strict=True):
        if isinstance(answer, Failure):
            subscriptions.refused(request.feed_url, answer.message)
