"""Requests to OpenSearch. Transient failures of the cluster are retried; other failures are errors with a remedy."""

import asyncio
import json
import time
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from pipeline.sinks.servers.answer_line import in_a_line
from pipeline.sinks.sink import SinkError, unavailable

if TYPE_CHECKING:
    import aiohttp

#: Time limit of one attempt.
_ATTEMPT_S = 30.0
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 5.0
_MOST_ANSWER_BYTES = 50_000_000
_MOST_CAUSE = 300

#: Too many requests, no shard or no node right now; a block (a full disk makes an index read-only) is a 403 in older versions.
_IN_PASSING = frozenset({408, 429, 500, 502, 503, 504})
_BLOCK = "cluster_block_exception"


def in_passing(status: int, error_type: str) -> bool:
    """True for a transient failure of a request, or of one operation of a bulk request."""
    return status in _IN_PASSING or error_type == _BLOCK


class Patience:
    """Pauses between attempts until `give_up_s` are over."""

    def __init__(self, uri: str, give_up_s: float) -> None:
        self._uri, self._give_up_s = uri, give_up_s
        self._end, self._pause_s = time.monotonic() + give_up_s, _FIRST_PAUSE_S

    async def pause(self, last: str, *, is_unreached: bool = False) -> None:
        """Wait for the next attempt. Raises SinkError, with the `last` cause, if no time is left."""
        if time.monotonic() + self._pause_s > self._end:
            raise unavailable(self._uri, last[:_MOST_CAUSE], self._give_up_s, is_unreached=is_unreached)
        await asyncio.sleep(self._pause_s)
        self._pause_s = min(2 * self._pause_s, _LONGEST_PAUSE_S)


class OpenSearchClient:
    """One session. Its methods run on one loop. `url`: without a path; `login`: user and password, None for neither."""

    def __init__(self, url: str, uri: str, login: tuple[str, str] | None, give_up_s: float) -> None:
        self._url, self._uri, self._login, self._give_up_s = url, uri, login, give_up_s
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, method: str, path: str, body: str = "", *, lines: bool = False) -> tuple[int, Any]:
        """Status and JSON of the answer: 2xx, 400, 404 or 413. `lines`: the body is newline-delimited JSON.

        Raises SinkError if the cluster did not answer well within `give_up_s`, and for other statuses with the remedy.
        """
        import aiohttp  # noqa: PLC0415  (only a sink that writes pays for it)

        patience = Patience(self._uri, self._give_up_s)
        while True:
            is_unreached = False
            try:
                status, answer = await self._attempt(method, path, body, lines)
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                last, is_unreached = f"{type(error).__name__}: {error}", isinstance(error, OSError)
            else:
                if 200 <= status < 300 or status in (400, 404, 413):
                    return status, answer
                last = f"{status} {cause_of(answer)}"
                if not in_passing(status, error_type(answer)):
                    raise SinkError(f"{self._uri} answers {last}: {_remedy(status)}")
            await patience.pause(last, is_unreached=is_unreached)

    async def _attempt(self, method: str, path: str, body: str, lines: bool) -> tuple[int, Any]:
        import aiohttp  # noqa: PLC0415

        if self._session is None:
            # The proxies of the environment hold, as for every other client of a machine. Cookies are not kept.
            login = {"authorization": _basic(*self._login)} if self._login else {}
            self._session = aiohttp.ClientSession(trust_env=True, cookie_jar=aiohttp.DummyCookieJar(), headers=login)
        headers = {"content-type": "application/x-ndjson" if lines else "application/json", "user-agent": "newsbeam"}
        limit = aiohttp.ClientTimeout(total=min(_ATTEMPT_S, self._give_up_s))
        async with self._session.request(
            method, f"{self._url}{path}", data=body.encode() or None, headers=headers, timeout=limit, allow_redirects=False
        ) as answer:
            content = bytearray()
            while piece := await answer.content.readany():
                content += piece
                if len(content) > _MOST_ANSWER_BYTES:
                    raise aiohttp.ClientPayloadError("the answer is too long")
            text = content.decode("utf-8", "replace")
            try:
                return answer.status, json.loads(text)
            except ValueError:  # of a proxy, or of another server
                return answer.status, in_a_line(text)

    async def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()


def _basic(user: str, password: str) -> str:
    """The header of RFC 7617, in UTF-8."""
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"


def error_type(answer: Any) -> str:
    """The type of the error in an answer or in one of its items; empty if there is none."""
    error = answer.get("error") if isinstance(answer, dict) else None
    return str(error.get("type", "")) if isinstance(error, dict) else ""


def cause_of(answer: Any) -> str:
    """The error in an answer or in one of its items, as a text for people."""
    error = answer.get("error") if isinstance(answer, dict) else answer
    if isinstance(error, dict):
        error = f"{error.get('type')}: {error.get('reason')}"
    return str(error)[:_MOST_CAUSE]


def _remedy(status: int) -> str:
    if 300 <= status < 400:
        return "give the address that it redirects to"
    if status in (401, 403):
        return "check user and password, and the user's rights to the index"
    return "check the address; it has to be OpenSearch"
