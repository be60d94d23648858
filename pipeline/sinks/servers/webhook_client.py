"""Requests of a webhook. Transient failures are retried; the outcome distinguishes a refused body from a broken receiver."""

import asyncio
import random
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline.sinks.servers.answer_line import in_a_line
from pipeline.sinks.servers.webhook_signature import signature
from pipeline.sinks.sink import SinkError

if TYPE_CHECKING:
    import aiohttp

#: Time limit of one attempt. Standard Webhooks: 15 to 30 s.
_ATTEMPT_S = 20.0
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 15.0
_MOST_ANSWER_BYTES = 4_000

#: The receiver refuses the content, and would again (RFC 9110): 400, 406, 409, 411, 413, 415, 422, 431.
_OF_THE_CONTENT = frozenset({400, 406, 409, 411, 413, 415, 422, 431})
_TOO_LARGE = 413
#: It cannot now: timeout, too early, too many requests; and every 5xx.
_IN_PASSING = frozenset({408, 425, 429})


class Refused(NamedTuple):
    """The receiver refuses a body for its content."""

    reason: Literal["too_large_for_sink", "refused_by_sink"]
    cause: str


class WebhookClient:
    """One session. Its methods run on one loop. `now`: Unix seconds."""

    def __init__(self, url: str, uri: str, key: bytes | None, give_up_s: float, now: Callable[[], float]) -> None:
        self._url, self._uri, self._key, self._give_up_s, self._now = url, uri, key, give_up_s, now
        self._session: aiohttp.ClientSession | None = None

    async def post(self, message_id: str, body: bytes) -> Refused | None:
        """None if the receiver has accepted the body. Raises SinkError if it did not within `give_up_s`, or if only a person
        can repair the cause."""
        import aiohttp  # noqa: PLC0415

        clock = asyncio.get_running_loop().time
        end, pause_s = clock() + self._give_up_s, _FIRST_PAUSE_S
        while True:
            wait_s = pause_s * (0.5 + random.random() / 2)  # noqa: S311  (spreads repeats; no secret)
            try:
                status, cause, asked_s = await self._attempt(message_id, body, min(_ATTEMPT_S, self._give_up_s))
                if 200 <= status < 300:
                    return None
                if status in _OF_THE_CONTENT:
                    return Refused("too_large_for_sink" if status == _TOO_LARGE else "refused_by_sink", f"{status} {cause}")
                if status < 500 and status not in _IN_PASSING:
                    raise SinkError(f"{self._uri} answers {status} {cause}: {_remedy(status)}")
                last, wait_s = f"{status} {cause}", max(wait_s, asked_s)
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                last = f"{type(error).__name__}: {error}"
            if clock() + wait_s > end:
                raise SinkError(
                    f"{self._uri} did not take a message for {self._give_up_s:g} s (last: {last[:300]}); "
                    "what it has not confirmed is sent again"
                )
            await asyncio.sleep(wait_s)
            pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)

    async def _attempt(self, message_id: str, body: bytes, limit_s: float) -> tuple[int, str, float]:
        import aiohttp  # noqa: PLC0415

        if self._session is None:
            # The proxies of the environment hold, as for every other client of a machine. Cookies are not kept.
            self._session = aiohttp.ClientSession(trust_env=True, cookie_jar=aiohttp.DummyCookieJar())
        sent_at = int(self._now())
        headers = {
            "content-type": "application/json",
            "user-agent": "newsbeam",
            "webhook-id": message_id,
            "webhook-timestamp": str(sent_at),
        }
        if self._key is not None:
            headers["webhook-signature"] = signature(self._key, message_id, sent_at, body)
        limit = aiohttp.ClientTimeout(total=limit_s)
        async with self._session.post(self._url, data=body, headers=headers, timeout=limit, allow_redirects=False) as answer:
            start = await answer.content.read(_MOST_ANSWER_BYTES)
            asked_s = _seconds(answer.headers.get("retry-after", "")[:64], self._now())
            return answer.status, in_a_line(start.decode("utf-8", "replace")), asked_s

    async def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()


def _seconds(retry_after: str, now: float) -> float:
    """Seconds of a Retry-After, which has seconds or a date (RFC 9110, 10.2.3); 0 for an invalid value, as the pauses grow
    anyway."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    try:
        return parsedate_to_datetime(retry_after).timestamp() - now
    except (ValueError, OverflowError):
        return 0.0


def _remedy(status: int) -> str:
    if 300 <= status < 400:
        return "give the URL that it redirects to"
    if status in (401, 403):
        return "check the secret and the receiver's rights"
    if status == 410:
        return "the receiver wants no more messages; remove the output"
    return "check the URL"
