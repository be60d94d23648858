"""Webhooks: each row, or a batch of rows, a signed POST request (Standard Webhooks 1.0).

    {"type": "newsbeam.record.v1", "timestamp": "<ce-time>", "data": {the row}}
    {"type": "newsbeam.record.v1.batch", "timestamp": "<ce-time of the last>", "data": [{"id": ..., "data": {the row}}, ...]}

The header `webhook-id` is the row's id (`record_id`); of a batch, a hash of the ids. Guarantee: that of a MessageSink
(`pipeline.sinks.sink`): a repeat of a row has the same id. Rows of an article arrive in order; others may overtake them.

A receiver that answers 5xx, 408, 425 or 429 (Retry-After holds), or not at all, is asked again for `give_up_s`. A row that it
refuses (400, 413, 422, ...) becomes a dead letter; a refused batch is halved until the bad rows are alone. Every other answer
fails the cycle with a remedy. The sink does not follow redirects.
"""

import asyncio
import hashlib
import os
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal, TypeVar
from urllib.parse import urlsplit
from zlib import crc32

from pipeline.loop_thread import LoopThread
from pipeline.sinks.place import Place
from pipeline.sinks.rows import Row
from pipeline.sinks.servers.secret_place import check_place, secret_text
from pipeline.sinks.servers.webhook_client import WebhookClient
from pipeline.sinks.servers.webhook_signature import read_secret
from pipeline.sinks.sink import SinkError, refusal
from pipeline.sinks.what import What
from schemas.codec import to_json
from schemas.dead_letters import DeadLetter
from schemas.messages import to_message

T = TypeVar("T")

#: Requests at the same time. Rows of an article use one of these lanes, and so keep their order.
LANES = 8
#: Requests that wait for an answer or for their lane; and the size of their rows. `write` blocks beyond.
MAX_WAITING = 64
MAX_WAITING_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    batch: int = 1
    secret: str = "env:NEWSBEAM_WEBHOOK_SECRET"  # noqa: S105  (the name of a variable)
    sign: Literal["yes", "no"] = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """A receiver of webhooks. `secret`: `env:NAME` or `file:PATH`; None for no signatures. `batch`: rows of a request."""

    url: str
    what: What
    secret: str | None
    batch: int


def webhook_sink(place: Place) -> "WebhookSink":
    """The sink of the receiver that `place` names. Raises ValueError for a URI or an option that cannot be used."""
    parts = urlsplit(place.uri)
    if not parts.hostname:
        raise ValueError(f"{place.uri!r} names no host; write https://HOST/PATH")
    options = place.read(_Options)
    if not 1 <= options.batch <= 1000:
        raise ValueError(f"batch is {options.batch}; it must be 1 to 1000")
    check_place(options.secret, "secret")
    secret = options.secret if options.sign == "yes" else None
    return WebhookSink(Receiver(url=place.uri, what=place.what, secret=secret, batch=options.batch))


class WebhookSink:
    """Posts to a receiver. `give_up_s`: a request that is not accepted within this time, retries included, fails the cycle."""

    def __init__(self, receiver: Receiver, *, give_up_s: float = 60.0) -> None:
        self.uri = receiver.url
        self.receiver, self.give_up_s = receiver, give_up_s
        # Made on use, so that the sink itself can be sent to a worker.
        self._loop: LoopThread | None = None
        self._client: WebhookClient | None = None

    def check(self) -> None:
        """Reads the secret. Sends no request: a webhook has none without effect."""
        self._key()

    def _key(self) -> bytes | None:
        if self.receiver.secret is None:
            return None
        try:
            return read_secret(secret_text(self.receiver.secret, os.environ))
        except (ValueError, OSError) as error:
            raise SinkError(f"cannot sign messages to {self.uri}: {error} (without signatures: ?sign=no)") from error

    def open(self) -> "WebhookWriter":
        if self._loop is None or self._client is None:
            key = self._key()
            self._loop = LoopThread().__enter__()
            self._client = WebhookClient(self.receiver.url, self.uri, key, self.give_up_s, time.time)
        return WebhookWriter(self, self._loop, self._client)

    def close(self) -> None:
        if self._loop is not None and self._client is not None:
            self._loop.run(self._client.close())
            self._loop.__exit__(None, None, None)
        self._loop = self._client = None


@dataclass(frozen=True, slots=True)
class _Outgoing:
    """A row as JSON, with its envelope."""

    row: Row
    id: str
    at: str
    type: str
    line: str


def _outgoing(row: Row) -> _Outgoing:
    message = to_message(row, "json")
    event = message.attributes
    return _Outgoing(row, event["ce-id"], event["ce-time"], event["ce-type"], message.data.decode())


def body_of(rows: Sequence[_Outgoing], *, batched: bool) -> tuple[str, bytes]:
    """The id and the body of a request."""
    if not batched:
        (row,) = rows
        head = to_json({"type": row.type, "timestamp": row.at})[:-1]
        return row.id, f'{head},"data":{row.line}}}'.encode()
    head = to_json({"type": f"{rows[-1].type}.batch", "timestamp": rows[-1].at})[:-1]
    lines = ",".join(f'{{"id":{to_json(row.id)},"data":{row.line}}}' for row in rows)
    digest = hashlib.sha256("\n".join(row.id for row in rows).encode("utf-8", "replace")).hexdigest()[:32]
    return digest, f'{head},"data":[{lines}]}}'.encode()


class WebhookWriter:
    """Posts the rows of one cycle."""

    def __init__(self, sink: WebhookSink, loop: LoopThread, client: WebhookClient) -> None:
        self._sink, self._loop, self._client = sink, loop, client
        self._batch: list[_Outgoing] = []
        self._waiting: deque[tuple[Future[list[DeadLetter]], int]] = deque()
        self._waiting_bytes = 0
        self._lanes: dict[int, Future[list[DeadLetter]]] = {}
        self._refused: list[DeadLetter] = []

    def write(self, row: Row, /) -> DeadLetter | None:
        try:
            outgoing = _outgoing(row)
        except ValueError as error:  # a NaN
            return self._refuse(row, "refused_by_sink", str(error))
        self._batch.append(outgoing)
        if len(self._batch) >= self._sink.receiver.batch:
            self._send()
        return None

    def deliver(self) -> list[DeadLetter]:
        self._send()
        while self._waiting:
            self._confirm_oldest()
        refused, self._refused = self._refused, []
        return refused

    def abort(self) -> None:
        """Forget the rows that are not confirmed. They may still arrive; the repeat has the same ids."""
        for sending, _ in self._waiting:
            sending.cancel()
        self._batch, self._waiting, self._waiting_bytes, self._lanes, self._refused = [], deque(), 0, {}, []

    def _send(self) -> None:
        if not self._batch:
            return
        size = sum(len(outgoing.line) for outgoing in self._batch)
        while self._waiting and (len(self._waiting) >= MAX_WAITING or self._waiting_bytes + size > MAX_WAITING_BYTES):
            self._confirm_oldest()
        # Batches have rows of many articles: they all use one lane.
        lane = 0 if self._sink.receiver.batch > 1 else crc32(_subject(self._batch[0].row)) % LANES
        sending = self._loop.start(self._post_after(self._lanes.get(lane), self._batch))
        self._lanes[lane] = sending
        self._waiting.append((sending, size))
        self._waiting_bytes += size
        self._batch = []

    def _confirm_oldest(self) -> None:
        sending, size = self._waiting.popleft()
        self._waiting_bytes -= size
        try:
            self._refused += sending.result()
        except BaseException:
            self.abort()
            raise

    async def _post_after(self, before: "Future[list[DeadLetter]] | None", batch: list[_Outgoing]) -> list[DeadLetter]:
        if before is not None:
            await asyncio.wait([on_loop(before)])
            if before.cancelled() or before.exception() is not None:
                raise SinkError(f"{self._sink.uri} did not take an earlier message")
        return await self._post(batch)

    async def _post(self, batch: list[_Outgoing]) -> list[DeadLetter]:
        """Dead letters of the rows that the receiver refuses."""
        message_id, body = body_of(batch, batched=self._sink.receiver.batch > 1)
        refused = await self._client.post(message_id, body)
        if refused is None:
            return []
        if len(batch) > 1:
            half = len(batch) // 2
            return await self._post(batch[:half]) + await self._post(batch[half:])
        row = batch[0].row
        if isinstance(row, DeadLetter) and row.item is not None:
            return await self._post([_outgoing(replace(row, item=None))])
        return [self._refuse(row, refused.reason, refused.cause)]

    def _refuse(self, row: Row, reason: str, cause: str) -> DeadLetter:
        if isinstance(row, DeadLetter):
            raise SinkError(f"{self._sink.uri} refuses a dead letter: {cause}; give dead letters another place")
        return refusal(row, self._sink.uri, cause, datetime.now(UTC), reason)


def on_loop(future: "Future[T]") -> "asyncio.Future[T]":
    """`future` for the running loop. Its error counts as seen: a task that is cancelled while it waits never asks for it, and
    asyncio would log a traceback."""
    found = asyncio.wrap_future(future)
    found.add_done_callback(lambda done: done.cancelled() or done.exception())
    return found


def _subject(row: Row) -> bytes:
    return (getattr(row, "article_id", None) or row.url).encode("utf-8", "replace")
