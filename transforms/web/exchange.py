"""One request and its answer: deadlines, size, status and decoding. Knows nothing of redirects, pauses or other requests."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeAlias

import aiohttp
from yarl import URL

from transforms.web.client_settings import Caps, ClientSettings
from transforms.web.decoding import Undecodable, decode_body
from transforms.web.failures import NETWORK_ERRORS, Problem, printable, problem_of
from transforms.web.retry_after import parse_retry_after
from transforms.web.targets import Target

Kind: TypeAlias = Literal["feed", "page", "robots"]

_REDIRECTS = frozenset((300, 301, 302, 303, 307, 308))
#: Statuses that may pass: not ready, too slow, too early, too many, and the 5xx that are not about the request itself.
_TRANSIENT = frozenset((202, 408, 425, 429, 500, 502, 503, 504, 507, 520, 521, 522, 523, 524, 527, 529, 530))
_VALIDATORS = frozenset(("if-none-match", "if-modified-since"))


@dataclass(frozen=True, slots=True)
class Answer:
    """One hop's answer: a redirect (`location`), or a final one with its body."""

    status: int
    headers: Mapping[str, tuple[str, ...]]
    body: bytes
    received_at: datetime
    elapsed_s: float
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a hop gave no answer that can be used."""

    problem: Problem
    elapsed_s: float = 0.0
    status: int | None = None
    retry_after_s: float | None = None


def stop_for(reason: str, message: str, *, status: int | None = None, transient: bool = False) -> Stop:
    """A `Stop` for a problem that is not an exception; no other address of the host is tried for it."""
    return Stop(Problem(reason, message, transient), status=status)


@dataclass(frozen=True, slots=True)
class Exchange:
    """How one hop is asked. `clock` tells when an answer was complete."""

    settings: ClientSettings
    clock: Callable[[], datetime]

    async def ask(
        self,
        session: aiohttp.ClientSession,
        target: Target,
        headers: dict[str, str],
        kind: Kind,
        *,
        connect_s: float,
        total_s: float,
    ) -> Answer | Stop:
        """GET `target`, connected within `connect_s`, answered by its head in time and complete within `total_s` seconds."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        first_byte_s = min(self.settings.first_byte_s, total_s)
        try:
            async with asyncio.timeout_at(started + total_s):
                try:
                    async with asyncio.timeout_at(started + first_byte_s):
                        answer = await session.get(
                            URL(target.url, encoded=True),
                            headers=headers,
                            allow_redirects=False,
                            timeout=aiohttp.ClientTimeout(total=None, sock_connect=connect_s),
                        )
                except aiohttp.ConnectionTimeoutError:
                    raise
                except TimeoutError:
                    problem = Problem("timeout", f"{target.host} did not begin to answer within {first_byte_s:g} s.", True)
                    return Stop(problem, loop.time() - started)
                try:
                    judged = await self._read(answer, headers, kind)
                finally:
                    # Gives the connection back where the body was read to its end, closes it otherwise.
                    answer.release()
        except aiohttp.ConnectionTimeoutError as error:
            stop = Stop(problem_of(error, target.host))
        except TimeoutError:
            problem = Problem("timeout", f"{target.host} did not complete its answer within {total_s:g} s.", True)
            stop = Stop(problem)
        except NETWORK_ERRORS as error:
            stop = Stop(problem_of(error, target.host))
        else:
            return replace(judged, elapsed_s=loop.time() - started)
        return replace(stop, elapsed_s=loop.time() - started)

    async def _read(self, answer: aiohttp.ClientResponse, sent: dict[str, str], kind: Kind) -> Answer | Stop:
        """The answer with its body where it is one to be used. Bodies of errors and redirects are not read."""
        status = answer.status
        headers = _headers_of(answer.raw_headers)
        if status == 304 and any(name.lower() in _VALIDATORS for name in sent):
            return Answer(status, headers, b"", self.clock(), 0.0)
        location = headers.get("location", ("",))[-1]
        if status in _REDIRECTS and (location or status != 300):
            return Answer(status, headers, b"", self.clock(), 0.0, location)
        if status == 101:
            return stop_for("protocol_error", "The host switches to another protocol that was not asked for.", status=status)
        if status not in (200, 203):
            return self._refused(status, answer.reason, headers)
        caps: Caps = getattr(self.settings, kind)
        body = await _read_body(answer.content, answer.content_length, caps.received, cut=kind == "robots")
        if body is None:
            return stop_for("too_large", f"The answer is larger than {caps.received} bytes.", status=status)
        codings = ",".join(headers.get("content-encoding", ())).split(",")
        decoded = decode_body(body, codings, caps.decoded, cut=kind == "robots")
        if isinstance(decoded, bytes):
            return Answer(status, headers, decoded, self.clock(), 0.0)
        if decoded.problem == "too_large":
            return stop_for("too_large", decoded.message, status=status)
        return self._undecodable(decoded, status, is_framed=answer.content_length is not None or "transfer-encoding" in headers)

    @staticmethod
    def _undecodable(decoded: Undecodable, status: int, *, is_framed: bool) -> Stop:
        # Where only the end of the connection ended the body, a missing end mark means that the connection broke.
        if decoded.problem == "unfinished" and not is_framed:
            return stop_for("truncated", decoded.message, status=status, transient=True)
        return stop_for("decompression", decoded.message, status=status)

    def _refused(self, status: int, words: str | None, headers: Mapping[str, tuple[str, ...]]) -> Stop:
        retry_after_s = parse_retry_after(headers.get("retry-after", (None,))[-1], self.clock())
        later = f" and asks to come back after {retry_after_s:.0f} s" if retry_after_s else ""
        words = f" {printable(words, 60)}" if words else ""
        problem = Problem(
            "rate_limited" if status == 429 else "http_status",
            f"The host answers {status}{words}{later}.",
            status in _TRANSIENT,
        )
        return Stop(problem, status=status, retry_after_s=retry_after_s)


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
