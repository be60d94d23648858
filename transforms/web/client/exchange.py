"""One request and its answer: deadlines, size, status and decoding. Knows nothing of redirects, pauses or other requests."""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote

import aiohttp
from yarl import URL

from transforms.web.addresses.proxies import Proxy
from transforms.web.addresses.targets import Target
from transforms.web.client.challenges import challenge_of, refusal_of
from transforms.web.client.failures import NETWORK_ERRORS, Problem, printable, problem_of
from transforms.web.client.settings import Caps, ClientSettings
from transforms.web.content.decoding import Undecodable, decode_body
from transforms.web.headers.refresh import meta_refresh, refresh_location
from transforms.web.headers.retry_after import parse_retry_after
from transforms.web.headers.usage import usage_statements
from transforms.web.messages import Request, RequestKind

_REDIRECTS = frozenset((300, 301, 302, 303, 307, 308))
#: Statuses that may pass: not ready, too slow, too early, too many, and the 5xx that are not about the request itself.
_TRANSIENT = frozenset((202, 408, 425, 429, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524, 527, 529, 530))
#: Statuses that guards answer with; what they say is read. No more of it, and for no longer, than a challenge needs.
_GUARDED = frozenset((202, 403, 405, 429, 503))
_REFUSAL_BYTES, _REFUSAL_S = 65_536, 2.0
_XML_START = re.compile(rb"[\s\xef\xbb\xbf]{0,20}(?:<\?xml|<rss|<feed|<rdf|[{\[])", re.IGNORECASE)
_ASCII = "".join(map(chr, range(0x80)))
_VALIDATORS = frozenset(("if-none-match", "if-modified-since"))


@dataclass(frozen=True, slots=True)
class HostAnswer:
    """One hop's answer: a redirect (`location`), or a final one with its body."""

    status: int
    headers: Mapping[str, tuple[str, ...]]
    body: bytes
    received_at: datetime
    elapsed_s: float
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """The reason why a hop gave no usable answer."""

    problem: Problem
    elapsed_s: float = 0.0
    status: int | None = None
    retry_after_s: float | None = None
    usage_headers: tuple[str, ...] = ()


def stop_for(reason: str, message: str, *, status: int | None = None, transient: bool = False) -> Stop:
    """A `Stop` for a problem that is not an exception; no other address of the host is tried for it."""
    return Stop(Problem(reason, message, transient), status=status)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request of a hop. `clock` gives the end of an answer."""

    settings: ClientSettings
    clock: Callable[[], datetime]

    async def ask(
        self,
        session: aiohttp.ClientSession,
        target: Target,
        headers: dict[str, str],
        request: Request,
        *,
        connect_s: float,
        total_s: float,
        proxy: Proxy | None = None,
    ) -> HostAnswer | Stop:
        """GET `target`, or POST the form to it: connected within `connect_s`, complete within `total_s` seconds."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        via = {} if proxy is None else proxy.headers()
        if target.scheme == "http":
            headers = headers | via  # there is no tunnel: the proxy reads the request itself
        limit = f"{round(total_s, 2):g} s."  # what redirects have left of it is no whole number
        missed = f"did not begin to answer within {limit}"
        try:
            async with asyncio.timeout_at(started + total_s):
                answer = await session.request(
                    "GET" if request.form is None else "POST",
                    URL(target.url, encoded=True),
                    data=request.form,
                    headers=headers,
                    allow_redirects=False,
                    timeout=aiohttp.ClientTimeout(total=None, sock_connect=connect_s),
                    proxy=None if proxy is None else proxy.url,
                    proxy_headers=via if target.scheme == "https" else None,
                )
                missed = f"did not complete its answer within {limit}"
                try:
                    judged = await self._read(answer, headers, request.kind)
                finally:
                    # Gives the connection back where the body was read to its end, closes it otherwise.
                    answer.release()
        except aiohttp.ConnectionTimeoutError as error:
            stop = Stop(problem_of(error, target.host, proxy.host if proxy is not None else None))
        except TimeoutError:
            stop = Stop(Problem("timeout", f"{target.host} {missed}", True))
        except NETWORK_ERRORS as error:
            stop = Stop(problem_of(error, target.host, proxy.host if proxy is not None else None))
        else:
            return replace(judged, elapsed_s=loop.time() - started)
        return replace(stop, elapsed_s=loop.time() - started)

    async def _read(self, answer: aiohttp.ClientResponse, sent: dict[str, str], kind: RequestKind) -> HostAnswer | Stop:
        """The answer with its body where it is one to be used. Bodies of errors and redirects are not read."""
        status = answer.status
        headers = _headers_of(answer.raw_headers)
        if status == 304 and any(name.lower() in _VALIDATORS for name in sent):
            return HostAnswer(status, headers, b"", self.clock(), 0.0)
        location = headers.get("location", ("",))[-1]
        if status in _REDIRECTS and (location or status != 300):
            return HostAnswer(status, headers, b"", self.clock(), 0.0, location)
        if status == 101:
            return stop_for("protocol_error", "The host switches to another protocol that was not asked for.", status=status)
        if kind == "hub" and 200 <= status < 300:
            return HostAnswer(status, headers, b"", self.clock(), 0.0)  # a hub says with 202 or 204 that it has taken the form
        if status not in (200, 203):
            said = await _start_of_refusal(answer, headers) if kind != "robots" and status in _GUARDED else b""
            return self._refused(status, answer.reason, headers, said, kind)
        caps: Caps = getattr(self.settings, kind)
        body = await _read_body(answer.content, answer.content_length, caps.received, cut=kind == "robots")
        if body is None:
            return stop_for("too_large", f"The answer is larger than {caps.received:,} bytes.", status=status)
        codings = ",".join(headers.get("content-encoding", ())).split(",")
        decoded = decode_body(body, codings, caps.decoded, cut=kind == "robots")
        length = min(answer.content_length or 0, caps.received)
        # Some servers announce the length before compression: browsers take a body that unfolds to exactly that for whole.
        if len(body) < length and not (isinstance(decoded, bytes) and len(decoded) == answer.content_length):
            message = f"{answer.url.host} closed the connection before the announced end of its answer."
            return stop_for("truncated", message, transient=True)
        if isinstance(decoded, bytes):
            return self._judged(HostAnswer(status, headers, decoded, self.clock(), 0.0), kind)
        if decoded.problem == "too_large":
            return stop_for("too_large", decoded.message, status=status)
        return self._undecodable(decoded, status, is_framed=answer.content_length is not None or "transfer-encoding" in headers)

    def _judged(self, answer: HostAnswer, kind: RequestKind) -> HostAnswer | Stop:
        """`answer`, or what it is in truth: a redirect that is no status, or a challenge."""
        if kind == "robots":
            return answer
        location = refresh_location(answer.headers.get("refresh", ("",))[-1])
        if location is not None:
            return replace(answer, body=b"", location=location)
        if _XML_START.match(answer.body):
            return answer
        guard = challenge_of(answer.headers, answer.body)
        if guard is not None:
            return stop_for("bot_challenge", f"The answer is a challenge for bots by {guard}.", status=answer.status)
        location = meta_refresh(answer.body)
        if location is None:
            return answer
        if kind == "feed" or self.settings.follows_page_refresh:
            return replace(answer, body=b"", location=location)
        message = f"The page is empty and only sends its readers on (meta refresh) to {printable(location, 300)}"
        return stop_for("redirect", message, status=answer.status)

    @staticmethod
    def _undecodable(decoded: Undecodable, status: int, *, is_framed: bool) -> Stop:
        # Where only the end of the connection ended the body, a missing end mark means that the connection broke.
        if decoded.problem == "unfinished" and not is_framed:
            return stop_for("truncated", decoded.message, status=status, transient=True)
        return stop_for("decompression", decoded.message, status=status)

    def _refused(
        self, status: int, words: str | None, headers: Mapping[str, tuple[str, ...]], said: bytes, kind: RequestKind
    ) -> Stop:
        retry_after_s = parse_retry_after(headers.get("retry-after", (None,))[-1], self.clock())
        special = refusal_of(status, headers, said) if kind != "robots" else None
        if special is not None:
            # Another try meets the same guard.
            said_of_use = usage_statements(headers) if kind == "page" else ()
            problem = Problem(*special, transient=False)
            return Stop(problem, status=status, retry_after_s=retry_after_s, usage_headers=said_of_use)
        later = f" and asks to come back after {retry_after_s:.0f} s" if retry_after_s else ""
        words = f" {printable(words, 60)}" if words else ""
        # No version was named that the host's could be compared with (RFC 9110, 15.4.5).
        wrong = " to a request without conditions, which is an error of the server" if status == 304 else ""
        problem = Problem(
            "rate_limited" if status == 429 else "http_status",
            f"The host answers {status}{words}{wrong}{later}.",
            status in _TRANSIENT,
        )
        return Stop(problem, status=status, retry_after_s=retry_after_s)


async def _start_of_refusal(answer: aiohttp.ClientResponse, headers: Mapping[str, tuple[str, ...]]) -> bytes:
    """The first bytes of an error page, decoded as far as they are; b"" where none come soon or they are no HTML."""
    if not any("html" in value.lower() for value in headers.get("content-type", ())):
        return b""
    body = bytearray()
    try:
        async with asyncio.timeout(_REFUSAL_S):
            async for part in answer.content.iter_any():
                body += part
                if len(body) >= _REFUSAL_BYTES:
                    break
    except (TimeoutError, *NETWORK_ERRORS):
        pass  # what has come is enough, or is nothing: the status counts
    codings = ",".join(headers.get("content-encoding", ())).split(",")
    decoded = decode_body(bytes(body[:_REFUSAL_BYTES]), codings, 4 * _REFUSAL_BYTES, cut=True)
    return decoded if isinstance(decoded, bytes) else b""


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
    """Names in lower case, values as text without control characters: UTF-8, else Latin-1 (of a Location, percent-encoded)."""
    headers: dict[str, list[str]] = {}
    for name, value in raw:
        key = name.decode("latin-1").lower()
        try:
            text = value.decode("utf-8")
        except UnicodeDecodeError:
            # The host knows its address by these bytes, whatever they spell.
            text = quote(value, safe=_ASCII) if key == "location" else value.decode("latin-1")
        if not text.isprintable():
            text = "".join(char for char in text if char >= " " and not "\x7f" <= char <= "\x9f")
        headers.setdefault(key, []).append(text)
    return {name: tuple(values) for name, values in headers.items()}
