"""The HTTP client. It checks every address and every hop, bounds time, size, redirects and decoding, and never has two requests
in flight on one host name or one address. Its callers decide about pauses, retries and robots.txt. Cookies live for one fetch
(`cookies.py`), proxies come from its settings (`proxies.py`), credentials only from a feed's own URL.
"""

import asyncio
import base64
import ssl
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from urllib.parse import unquote

import aiohttp

from transforms.clock import utc_now
from transforms.web.addresses.proxies import Proxy
from transforms.web.addresses.resolver import Lookup, NoAddress, PinningResolver
from transforms.web.addresses.targets import Refusal, Target, parse_target
from transforms.web.client.connector import BoundedConnector
from transforms.web.client.deadline import Deadline
from transforms.web.client.exchange import Exchange, HostAnswer, Stop, stop_for
from transforms.web.client.failures import Problem, printable
from transforms.web.client.settings import Caps, ClientSettings
from transforms.web.client.trail import Trail
from transforms.web.content.charsets import charset_of
from transforms.web.content.decoding import ACCEPT_ENCODING
from transforms.web.messages import Failure, Hop, Request, Response
from transforms.web.pace.lanes import Lanes, LaneTimeoutError

__all__ = ["Caps", "ClientSettings", "HttpClient"]

_MAX_ADDRESSES_TRIED = 3
# Where a host has more addresses, this long for one that is not the last: a network whose IPv6 leads nowhere is common.
_CONNECT_TO_ONE_OF_SEVERAL_S = 4.0
_ACCEPT = {
    "page": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
    "feed": "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5",
    "robots": "text/plain,*/*;q=0.5",
    "hub": "*/*",
}


class HttpClient:
    """`transforms.web.messages.Client` over aiohttp. Cheap to construct; connects inside `async with`, on one event loop.
    `clock` gives the time of answers, `lookup` replaces the name service, `tls` the trust store.
    """

    def __init__(
        self,
        settings: ClientSettings,
        *,
        clock: Callable[[], datetime] = utc_now,
        lookup: Lookup | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._lookup = lookup
        self._tls = tls
        self._lanes = Lanes()
        self._hop = Exchange(settings, clock)
        self._slots: asyncio.Semaphore | None = None
        self._resolver: PinningResolver | None = None
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "HttpClient":
        settings = self._settings
        self._resolver = PinningResolver(settings.policy, timeout_s=settings.connect_s, lookup=self._lookup)
        for proxy in (settings.proxies.http, settings.proxies.https):
            if proxy is not None:
                self._resolver.trust_proxy(proxy.host)
        self._slots = asyncio.Semaphore(settings.max_connections)
        connector = BoundedConnector(
            resolver=self._resolver,
            use_dns_cache=False,
            limit=0,  # requests wait for a slot of our own, where waiting does not count against their deadlines
            max_idle=settings.max_idle,
            keepalive_timeout=settings.keepalive_s,
            ssl=self._tls or True,  # aiohttp's own context, of the default trust store: to read it takes 0.04 s
            happy_eyeballs_delay=None,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            # aiohttp's 8,190 bytes refuse some real Content-Security-Policy headers; the connector bounds the whole head.
            max_line_size=16_384,
            max_field_size=65_536,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=settings.connect_s),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        session, self._session = self._session, None
        resolver, self._resolver = self._resolver, None
        if session is not None:
            await session.close()
        if resolver is not None:
            await resolver.close()

    async def fetch(self, request: Request, /) -> Response | Failure:
        """Request `request.url` and follow redirects of a GET. A `Response` is whole and decoded; every other outcome is a
        `Failure`.

        A 304 counts only as an answer to sent validators. The caller's headers go to the first host only. Ends within `total_s`
        of the first byte sent, redirects included, and `guard_s` for the guard.
        """
        first = parse_target(request.url, self._settings.policy)
        if isinstance(first, Refusal):
            return Failure(url=_without_credentials(request.url), reason=first.reason, message=first.message, transient=False)
        target = first
        loop = asyncio.get_running_loop()
        began: float | None = None
        trail = Trail(self._settings, request.kind)
        hops = trail.hops
        shown_url = request.url if first.credentials is None else first.url

        def elapsed_s() -> float:
            return 0.0 if began is None else loop.time() - began

        def failed(stop: Stop) -> Failure:
            return Failure(
                url=shown_url,
                reason=stop.problem.reason,
                message=stop.problem.message,
                transient=stop.problem.transient,
                http_status=stop.status,
                retry_after_s=stop.retry_after_s,
                final_url=target.url,
                hops=tuple(hops),
                elapsed_s=elapsed_s(),
                usage_headers=stop.usage_headers,
                is_unreached=stop.problem.is_unreached and not hops,
            )

        try:
            async with asyncio.timeout(request.within_s) as limit:
                deadline = Deadline(limit, self._settings, loop.time)
                while True:
                    headers = self._headers(request, first, target)
                    if cookie := trail.cookie(target):
                        headers["Cookie"] = "; ".join(filter(None, (headers.get("Cookie"), cookie)))
                    outcome = await self._exchange(target, headers, request, deadline.remaining_s(), is_first=not hops)
                    if began is None:
                        began = loop.time() - outcome.elapsed_s
                    if isinstance(outcome, Stop):
                        return failed(outcome)
                    if outcome.location is None:
                        return self._response(shown_url, target, outcome, hops, elapsed_s())
                    deadline.redirected(began)
                    if request.form is not None:
                        return failed(stop_for("redirect", "Forms are not sent on to another address.", status=outcome.status))
                    following = trail.following(target, outcome)
                    if isinstance(following, Refusal):
                        return failed(stop_for(following.reason, following.message, status=outcome.status))
                    if request.guard is not None:
                        refused = await deadline.judged(request.guard(following.url), began)
                        if refused is not None:
                            return replace(
                                refused, url=shown_url, final_url=following.url, hops=tuple(hops), elapsed_s=elapsed_s()
                            )
                    target = following
        except TimeoutError:
            waited = f"{target.host} gave no complete answer in the time there was for it, redirects included."
            return failed(stop_for("timeout", waited, transient=True))

    def _headers(self, request: Request, first: Target, target: Target) -> dict[str, str]:
        """What is sent to `target`. The caller's headers go to the first host only, credentials to its origin only."""
        headers = {
            "User-Agent": self._settings.user_agent,
            "Accept": _ACCEPT[request.kind],
            "Accept-Encoding": ACCEPT_ENCODING,
        }
        if self._settings.signer is not None:
            headers |= self._settings.signer.headers(target)
        if target.host != first.host:
            return headers
        # A header that cannot be sent is left out: without a validator the answer is a whole body, which is always right.
        headers.update({name: value for name, value in request.headers.items() if _is_sendable(name, value)})
        is_same_origin = target.origin == first.origin or (first.scheme, target.scheme, target.port) == ("http", "https", 443)
        if first.credentials is not None and request.kind == "feed" and is_same_origin:
            token = base64.b64encode(unquote(first.credentials).encode("utf-8", "replace")).decode("ascii")
            headers["Authorization"] = f"Basic {token}"
        if is_same_origin:
            headers |= {name: value for name, value in request.secret_headers.items() if _is_sendable(name, value)}
        return headers

    def _response(self, url: str, target: Target, answer: HostAnswer, hops: list[Hop], elapsed_s: float) -> Response:
        content_type = answer.headers.get("content-type", (None,))[-1]
        return Response(
            url=url,
            final_url=target.url,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            charset=charset_of(answer.body, content_type),
            hops=tuple(hops),
            received_at=answer.received_at,
            elapsed_s=elapsed_s,
        )

    async def _exchange(
        self, target: Target, headers: dict[str, str], request: Request, remaining_s: float, *, is_first: bool
    ) -> HostAnswer | Stop:
        """One request and its answer, alone on the host. Tries the next address where one is not reached.

        What follows a redirect goes before requests that are not begun: its time runs.
        """
        if self._resolver is None:
            raise RuntimeError("HttpClient is used outside of its `async with`")
        loop = asyncio.get_running_loop()
        if remaining_s <= 0:
            return stop_for("timeout", f"The redirects took longer than {self._settings.total_s:g} s.", transient=True)
        try:
            async with self._lanes.enter(target.host, self._settings.max_wait_s, goes_first=not is_first):
                looked_up = loop.time()
                proxy = self._settings.proxies.for_target(target)
                addresses = (target.host,) if target.is_literal else await self._resolver.addresses(target.host)
                if proxy is not None and not (isinstance(addresses, NoAddress) and addresses.reason == "blocked_address"):
                    connect_s = self._settings.connect_s
                    return await self._ask_proxy(proxy, target, headers, request, connect_s=connect_s, total_s=remaining_s)
                if isinstance(addresses, NoAddress):
                    problem = Problem(addresses.reason, addresses.message, addresses.transient, addresses.transient)
                    return Stop(problem, loop.time() - looked_up)
                *others, last = addresses[:_MAX_ADDRESSES_TRIED]
                connect_s = min(self._settings.connect_s, _CONNECT_TO_ONE_OF_SEVERAL_S)
                for address in others:
                    outcome = await self._ask(
                        address, target, headers, request, connect_s=connect_s, total_s=remaining_s, goes_first=not is_first
                    )
                    remaining_s -= outcome.elapsed_s
                    is_first = False
                    if isinstance(outcome, HostAnswer) or not outcome.problem.is_unreached or remaining_s <= 0:
                        return outcome
                connect_s = self._settings.connect_s
                return await self._ask(
                    last, target, headers, request, connect_s=connect_s, total_s=remaining_s, goes_first=not is_first
                )
        except LaneTimeoutError:
            waited = f"Other requests to {target.host} or its address took longer than {self._settings.max_wait_s:g} s."
            return stop_for("timeout", waited, transient=True)

    async def _ask(
        self,
        address: str,
        target: Target,
        headers: dict[str, str],
        request: Request,
        *,
        connect_s: float,
        total_s: float,
        goes_first: bool,
    ) -> HostAnswer | Stop:
        """One request to one address of the target's host, alone on that address."""
        if self._session is None or self._resolver is None or self._slots is None:
            raise RuntimeError("HttpClient is used outside of its `async with`")
        lane = self._lanes.enter(f"address {address}", self._settings.max_wait_s, goes_first=goes_first)
        async with lane, self._slots:
            self._resolver.pin(target.host, address)
            try:
                outcome = await self._hop.ask(self._session, target, headers, request, connect_s=connect_s, total_s=total_s)
            finally:
                self._resolver.unpin(target.host)
        if isinstance(outcome, HostAnswer):
            self._resolver.prefer(target.host, address)
        return outcome

    async def _ask_proxy(
        self, proxy: Proxy, target: Target, headers: dict[str, str], request: Request, *, connect_s: float, total_s: float
    ) -> HostAnswer | Stop:
        """One request through the user's proxy, which connects to the target itself: its address is no lane of ours."""
        if self._session is None or self._slots is None:
            raise RuntimeError("HttpClient is used outside of its `async with`")
        async with self._slots:
            return await self._hop.ask(
                self._session, target, headers, request, connect_s=connect_s, total_s=total_s, proxy=proxy
            )


def _is_sendable(name: str, value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return name.isascii() and (name + value).isprintable()


def _without_credentials(url: str) -> str:
    """`url` fit for a message even where it cannot be parsed: nothing between `//` and the last `@` of the authority."""
    start, slashes, rest = printable(url, 2_000).partition("//")
    authority, slash, path = rest.partition("/")
    return f"{start}{slashes}{authority.rpartition('@')[2]}{slash}{path}"
