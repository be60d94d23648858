"""The HTTP client: fetches safely, or says why not.

Checks every address and every hop, bounds time, size, redirects and decoding, and never has two requests in flight on one
host name or one address. It decides nothing about when to ask: pauses, retries and robots.txt are its callers' business.
No cookies, no proxies from the environment, no credentials but those written into a feed's own URL.
"""

import asyncio
import base64
import ssl
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal
from urllib.parse import unquote

import aiohttp
from yarl import URL

from transforms.web.addresses import AddressPolicy
from transforms.web.charsets import charset_of
from transforms.web.connector import BoundedConnector
from transforms.web.decoding import ACCEPT_ENCODING, Undecodable, decode_body
from transforms.web.failures import NETWORK_ERRORS, Problem, printable, problem_of
from transforms.web.lanes import Lanes
from transforms.web.messages import Failure, Hop, Request, Response
from transforms.web.resolver import Lookup, NoAddress, PinningResolver
from transforms.web.retry_after import parse_retry_after
from transforms.web.targets import Refusal, Target, parse_target, resolve_location

_REDIRECTS = frozenset((300, 301, 302, 303, 307, 308))
#: Client and server errors that may pass: too slow, too early, too many, and the 5xx that are not about the request itself.
_TRANSIENT = frozenset((202, 408, 425, 429, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524, 527, 529, 530))
_VALIDATORS = frozenset(("if-none-match", "if-modified-since"))
_MAX_ADDRESSES_TRIED = 3
_ACCEPT = {
    "page": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
    "feed": "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5",
    "robots": "text/plain,*/*;q=0.5",
}


@dataclass(frozen=True, slots=True)
class Caps:
    """Most bytes of a body, as received and as decoded."""

    received: int
    decoded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSettings:
    """Limits of the client. Durations in seconds; they do not count the wait for another request to the same host."""

    user_agent: str
    policy: AddressPolicy = field(default_factory=AddressPolicy)
    connect_s: float = 10.0
    """To look the name up, and again to connect and shake hands."""
    first_byte_s: float = 20.0
    """To the end of the answer's head, connecting included."""
    total_s: float = 30.0
    """To the last byte, over all redirects."""
    max_wait_s: float = 300.0
    """Longest wait for other requests to the same host or address."""
    page: Caps = Caps(10 << 20, 10 << 20)
    feed: Caps = Caps(20 << 20, 20 << 20)
    robots: Caps = Caps(500 << 10, 500 << 10)
    """RFC 9309, 2.5: at least 500 KiB are read. A robots.txt is cut there, other bodies fail."""
    max_redirects: int = 10
    max_robots_redirects: int = 5
    max_connections: int = 128
    keepalive_s: float = 15.0


@dataclass(frozen=True, slots=True)
class _Answer:
    """One hop's answer: a redirect (`location`), or a final one with its body."""

    status: int
    headers: Mapping[str, tuple[str, ...]]
    body: bytes
    received_at: datetime
    elapsed_s: float
    location: str | None = None


@dataclass(frozen=True, slots=True)
class _Stop:
    """Why a hop gave no answer that can be used."""

    problem: Problem
    elapsed_s: float = 0.0
    status: int | None = None
    retry_after_s: float | None = None


class HttpClient:
    """`transforms.web.messages.Client` over aiohttp. Cheap to construct; connects inside `async with`, on one event loop.

    `clock` tells the time of answers, `lookup` replaces the name service, `tls` the trust store.
    """

    def __init__(
        self,
        settings: ClientSettings,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        lookup: Lookup | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._lookup = lookup
        self._tls = tls
        self._lanes = Lanes()
        self._resolver: PinningResolver | None = None
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "HttpClient":
        settings = self._settings
        self._resolver = PinningResolver(settings.policy, timeout_s=settings.connect_s, lookup=self._lookup)
        connector = BoundedConnector(
            resolver=self._resolver,
            use_dns_cache=False,
            limit=settings.max_connections,
            keepalive_timeout=settings.keepalive_s,
            ssl=self._tls or ssl.create_default_context(),
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
        """GET `request.url`, following redirects. A `Response` is whole and decoded; everything else is a `Failure`.

        Answers with 304 only to validators that were sent. The caller's headers stay with the host they were meant for.
        """
        first = parse_target(request.url, self._settings.policy)
        if isinstance(first, Refusal):
            return Failure(url=_without_credentials(request.url), reason=first.reason, message=first.message, transient=False)
        target, elapsed_s = first, 0.0
        hops: list[Hop] = []
        shown_url = request.url if first.credentials is None else first.url
        seen = {first.url}
        max_redirects = self._settings.max_robots_redirects if request.kind == "robots" else self._settings.max_redirects

        def failed(stop: _Stop) -> Failure:
            return Failure(
                url=shown_url,
                reason=stop.problem.reason,
                message=stop.problem.message,
                transient=stop.problem.transient,
                http_status=stop.status,
                retry_after_s=stop.retry_after_s,
                final_url=target.url,
                hops=tuple(hops),
                elapsed_s=elapsed_s,
            )

        while True:
            headers = self._headers(request, first, target)
            outcome = await self._exchange(target, headers, request.kind, self._settings.total_s - elapsed_s)
            elapsed_s += outcome.elapsed_s
            if isinstance(outcome, _Stop):
                return failed(outcome)
            if outcome.location is None:
                return self._response(shown_url, target, outcome, hops, elapsed_s)
            hops.append(Hop(url=target.url, status=outcome.status))
            if len(hops) > max_redirects:
                return failed(_stop("redirect", f"More than {max_redirects} redirects.", status=outcome.status))
            following = resolve_location(target, outcome.location, self._settings.policy)
            if isinstance(following, Refusal):
                return failed(_stop(following.reason, following.message, status=outcome.status))
            if following.url in seen:
                return failed(_stop("redirect", "The redirects go round in circles.", status=outcome.status))
            seen.add(following.url)
            if request.guard is not None:
                refused = await request.guard(following.url)
                if refused is not None:
                    return replace(refused, url=shown_url, final_url=following.url, hops=tuple(hops), elapsed_s=elapsed_s)
            target = following

    def _headers(self, request: Request, first: Target, target: Target) -> dict[str, str]:
        """What is sent to `target`. The caller's headers go to the first host only, credentials to its origin only."""
        headers = {
            "User-Agent": self._settings.user_agent,
            "Accept": _ACCEPT[request.kind],
            "Accept-Encoding": ACCEPT_ENCODING,
        }
        if target.host != first.host:
            return headers
        # A header that cannot be sent is left out: without a validator the answer is a whole body, which is always right.
        headers.update({name: value for name, value in request.headers.items() if _is_sendable(name, value)})
        is_same_origin = target.origin == first.origin or (first.scheme, target.scheme, target.port) == ("http", "https", 443)
        if first.credentials is not None and request.kind == "feed" and is_same_origin:
            token = base64.b64encode(unquote(first.credentials).encode("utf-8", "replace")).decode("ascii")
            headers["Authorization"] = f"Basic {token}"
        return headers

    def _response(self, url: str, target: Target, answer: _Answer, hops: list[Hop], elapsed_s: float) -> Response:
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
        self, target: Target, headers: dict[str, str], kind: Literal["feed", "page", "robots"], remaining_s: float
    ) -> _Answer | _Stop:
        """One request and its answer, alone on the host and on the address. Tries the next address where one is not reached."""
        if self._session is None or self._resolver is None:
            raise RuntimeError("HttpClient is used outside of its `async with`")
        if remaining_s <= 0:
            return _stop("timeout", f"The redirects took longer than {self._settings.total_s:g} s.", transient=True)
        async with AsyncExitStack() as held:
            try:
                await held.enter_async_context(self._lanes.enter(target.host, self._settings.max_wait_s))
            except TimeoutError:
                return self._waited_too_long(target)
            addresses = (target.host,) if target.is_literal else await self._resolver.addresses(target.host)
            if isinstance(addresses, NoAddress):
                return _stop(addresses.reason, addresses.message, transient=addresses.transient)
            outcome: _Answer | _Stop
            for address in addresses[:_MAX_ADDRESSES_TRIED]:
                async with AsyncExitStack() as lane:
                    try:
                        await lane.enter_async_context(self._lanes.enter(f"[{address}]", self._settings.max_wait_s))
                    except TimeoutError:
                        return self._waited_too_long(target)
                    self._resolver.pin(target.host, address)
                    try:
                        outcome = await self._ask(self._session, target, headers, kind, remaining_s)
                    finally:
                        self._resolver.unpin(target.host)
                if isinstance(outcome, _Answer) or not outcome.problem.is_unreached:
                    break
                remaining_s -= outcome.elapsed_s
                if remaining_s <= 0:
                    break
            return outcome

    def _waited_too_long(self, target: Target) -> _Stop:
        return _stop(
            "timeout", f"Other requests to {target.host} took longer than {self._settings.max_wait_s:g} s.", transient=True
        )

    async def _ask(
        self,
        session: aiohttp.ClientSession,
        target: Target,
        headers: dict[str, str],
        kind: Literal["feed", "page", "robots"],
        remaining_s: float,
    ) -> _Answer | _Stop:
        loop = asyncio.get_running_loop()
        started = loop.time()
        first_byte_s = min(self._settings.first_byte_s, remaining_s)
        stop: _Stop
        try:
            async with asyncio.timeout_at(started + remaining_s):
                try:
                    async with asyncio.timeout_at(started + first_byte_s):
                        answer = await session.get(URL(target.url, encoded=True), headers=headers, allow_redirects=False)
                except aiohttp.ConnectionTimeoutError:
                    raise
                except TimeoutError:
                    problem = Problem("timeout", f"{target.host} did not begin to answer within {first_byte_s:g} s.", True)
                    return _Stop(problem, loop.time() - started)
                try:
                    judged = await self._read(answer, headers, kind)
                finally:
                    # Gives the connection back where the body was read to its end, closes it otherwise.
                    answer.release()
        except aiohttp.ConnectionTimeoutError as error:
            stop = _Stop(problem_of(error, target.host))
        except TimeoutError:
            problem = Problem("timeout", f"{target.host} did not complete its answer within {remaining_s:g} s.", True)
            stop = _Stop(problem)
        except NETWORK_ERRORS as error:
            stop = _Stop(problem_of(error, target.host))
        else:
            return replace(judged, elapsed_s=loop.time() - started)
        return replace(stop, elapsed_s=loop.time() - started)

    async def _read(
        self, answer: aiohttp.ClientResponse, sent: dict[str, str], kind: Literal["feed", "page", "robots"]
    ) -> _Answer | _Stop:
        """The answer with its body where it is one to be used. Bodies of errors and redirects are not read."""
        status = answer.status
        headers = _headers_of(answer.raw_headers)
        if status == 304 and any(name.lower() in _VALIDATORS for name in sent):
            return _Answer(status, headers, b"", self._clock(), 0.0)
        location = headers.get("location", ("",))[-1]
        if status in _REDIRECTS and (location or status != 300):
            return _Answer(status, headers, b"", self._clock(), 0.0, location)
        if status == 101:
            return _stop("protocol_error", "The host switches to another protocol that was not asked for.", status=status)
        if status not in (200, 203):
            return self._refused(status, answer.reason, headers)
        caps: Caps = getattr(self._settings, kind)
        body = await _read_body(answer.content, answer.content_length, caps.received, cut=kind == "robots")
        if body is None:
            return _stop("too_large", f"The answer is larger than {caps.received} bytes.", status=status)
        codings = ",".join(headers.get("content-encoding", ())).split(",")
        decoded = decode_body(body, codings, caps.decoded, cut=kind == "robots")
        if isinstance(decoded, bytes):
            return _Answer(status, headers, decoded, self._clock(), 0.0)
        if decoded.problem == "too_large":
            return _stop("too_large", decoded.message, status=status)
        return self._undecodable(decoded, status, is_framed=answer.content_length is not None or "transfer-encoding" in headers)

    @staticmethod
    def _undecodable(decoded: Undecodable, status: int, *, is_framed: bool) -> _Stop:
        # Where only the end of the connection ended the body, a missing end mark means that the connection broke.
        if decoded.problem == "unfinished" and not is_framed:
            return _stop("truncated", decoded.message, status=status, transient=True)
        return _stop("decompression", decoded.message, status=status)

    def _refused(self, status: int, words: str | None, headers: Mapping[str, tuple[str, ...]]) -> _Stop:
        retry_after_s = parse_retry_after(headers.get("retry-after", (None,))[-1], self._clock())
        later = f" and asks to come back after {retry_after_s:.0f} s" if retry_after_s else ""
        words = f" {printable(words, 60)}" if words else ""
        problem = Problem(
            "rate_limited" if status == 429 else "http_status",
            f"The host answers {status}{words}{later}.",
            status in _TRANSIENT,
        )
        return _Stop(problem, status=status, retry_after_s=retry_after_s)


def _stop(reason: str, message: str, *, status: int | None = None, transient: bool = False) -> _Stop:
    return _Stop(Problem(reason, message, transient), status=status)


async def _read_body(content: aiohttp.StreamReader, length: int | None, max_bytes: int, *, cut: bool) -> bytes | None:
    """The body as received; None where it is longer than `max_bytes` and must not be `cut`."""
    if length is not None and length > max_bytes and not cut:
        return None
    body = bytearray()
    async for part in content.iter_any():
        body += part
        if len(body) > max_bytes:
            return bytes(body[:max_bytes]) if cut else None
    return bytes(body)


def _headers_of(raw: tuple[tuple[bytes, bytes], ...]) -> dict[str, tuple[str, ...]]:
    """Names in lower case, values as text without control characters: UTF-8, else Latin-1."""
    headers: dict[str, list[str]] = {}
    for name, value in raw:
        try:
            text = value.decode("utf-8")
        except UnicodeDecodeError:
            text = value.decode("latin-1")
        text = "".join(char for char in text if char >= " " and not "\x7f" <= char <= "\x9f")
        key = name.decode("latin-1").lower()
        headers.setdefault(key, []).append(text)
    return {name: tuple(values) for name, values in headers.items()}


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
