"""OpenSearch: each article a document with its newest revision, or each row a document (`?revisions=all`), by the bulk API.

    revisions=latest   _id article_id, version of the revision (`version_of`); a removal deletes the document
    revisions=all      _id record_id, a removal is a document too; dead letters and events always

Guarantee: that of a MessageSink (`pipeline.sinks.sink`). Versions are external: the cluster keeps the newest revision in
whatever order revisions and their repeats arrive, and remembers the version of a deleted document for an hour.

If the cluster is unreachable, overloaded or read-only, unconfirmed rows are sent again for `give_up_s`. A row that it refuses
for its content becomes a dead letter. The sink does not create the index: `newsbeam sink setup` does. The client is aiohttp.
"""

import os
import re
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from pipeline.loop_thread import LoopThread
from pipeline.sinks.place import Place
from pipeline.sinks.rows import PUBLISHED, Row
from pipeline.sinks.servers.opensearch_client import OpenSearchClient, Patience, cause_of, error_type, in_passing
from pipeline.sinks.servers.opensearch_mapping import index_template, mapping_of
from pipeline.sinks.servers.secret_place import check_place, secret_text
from pipeline.sinks.sink import SinkError, refusal
from pipeline.sinks.what import What
from schemas.codec import to_json
from schemas.dead_letters import DeadLetter
from schemas.messages import row_id
from schemas.records import Record

#: A batch is full at one of these. The documentation of the bulk API advises 5 to 15 MB. Two batches are in memory.
BATCH_ROWS = 500
BATCH_CHARACTERS = 5_000_000
#: Ids have at most 512 bytes; newsbeam's have fewer.
_INDEX = re.compile(r"[a-z0-9][a-z0-9._-]{0,127}\Z")
_CONFLICT = "version_conflict_engine_exception"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    revisions: Literal["latest", "all"] = "latest"
    tls: Literal["yes", "no"] = "yes"
    password: str = "env:NEWSBEAM_OPENSEARCH_PASSWORD"  # noqa: S105  (the name of a variable)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex:
    """An index. `url`: of the cluster; `password`: `env:NAME` or `file:PATH`, read if there is a `user`."""

    url: str
    name: str
    what: What
    user: str | None = None
    password: str = ""
    latest: bool = True


def opensearch_sink(place: Place) -> "OpenSearchSink":
    """The sink of the index that `place` names. Raises ValueError for a URI or an option that cannot be used."""
    parts = urlsplit(place.uri)
    index = parts.path.strip("/")
    if not parts.hostname or not _INDEX.match(index):
        raise ValueError(f"{place.uri!r} names no index; write opensearch://USER@HOST:PORT/INDEX, the index in lower case")
    options = place.read(_Options)
    check_place(options.password, "password")
    host = parts.netloc.rpartition("@")[2] + ("" if parts.port else ":9200")
    return OpenSearchSink(
        SearchIndex(
            url=f"{'https' if options.tls == 'yes' else 'http'}://{host}",
            name=index,
            what=place.what,
            user=unquote(parts.username) if parts.username else None,
            password=options.password,
            latest=options.revisions == "latest",
        )
    )


class OpenSearchSink:
    """Writes to an index. `give_up_s`: a batch that is not confirmed within this time, retries included, fails the cycle."""

    def __init__(self, index: SearchIndex, *, give_up_s: float = 60.0) -> None:
        self.uri = f"opensearch://{urlsplit(index.url).netloc}/{index.name}"
        self.index, self.give_up_s = index, give_up_s
        # Made on use, so that the sink itself can be sent to a worker.
        self._loop: LoopThread | None = None
        self._client: OpenSearchClient | None = None

    def check(self) -> None:
        status, answer = self._ask("GET", f"/{self.index.name}/_mapping")
        if status == 404:
            raise SinkError(f"{self.uri}: there is no such index; `newsbeam sink setup {self.uri}` makes it")
        self._expect_success(status, answer)

    def setup_plan(self) -> list[str]:
        template = index_template(PUBLISHED[self.index.what], self.index.name)
        return [f"PUT /_index_template/{self.index.name} {to_json(template)}", f"PUT /{self.index.name}"]

    def setup(self) -> list[str]:
        published, name = PUBLISHED[self.index.what], self.index.name
        self._expect_success(*self._ask("PUT", f"/_index_template/{name}", to_json(index_template(published, name))))
        status, answer = self._ask("PUT", f"/{name}")
        if status == 400 and error_type(answer) == "resource_already_exists_exception":
            # The template is for new indices: an index of an earlier version gets the new fields here.
            self._expect_success(*self._ask("PUT", f"/{name}/_mapping", to_json(mapping_of(published))))
            return [f"the index {name} exists; its mapping is up to date"]
        self._expect_success(status, answer)
        return [f"the index {name} is ready"]

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, Any]:
        loop, client = self.connect()
        return loop.run(client.ask(method, path, body))

    def _expect_success(self, status: int, answer: Any) -> None:
        if not 200 <= status < 300:
            raise SinkError(f"{self.uri} answers {status} {cause_of(answer)}; correct it, or give another index")

    def open(self) -> "OpenSearchWriter":
        return OpenSearchWriter(self, *self.connect())

    def connect(self) -> tuple[LoopThread, OpenSearchClient]:
        """The client, and the loop on which it lives."""
        if self._loop is None or self._client is None:
            login = self._login()
            self._loop = LoopThread().__enter__()
            self._client = OpenSearchClient(self.index.url, self.uri, login, self.give_up_s)
        return self._loop, self._client

    def _login(self) -> tuple[str, str] | None:
        if self.index.user is None:
            return None
        try:
            return self.index.user, secret_text(self.index.password, os.environ).strip()
        except (ValueError, OSError) as error:
            raise SinkError(f"cannot log in to {self.uri}: {error}; it is the place of the password") from error

    def close(self) -> None:
        if self._loop is not None and self._client is not None:
            self._loop.run(self._client.close())
            self._loop.__exit__(None, None, None)
        self._loop = self._client = None


def version_of(record: Record) -> int:
    """The external version of a revision: the milliseconds of `emitted_at`, then the revision number in the last 10 bits.

    It grows with the order of `schemas.read`: a chain of revisions that began anew after its state was lost is newer than the
    old one. 63 bits last for 250,000 years.
    """
    emitted_at = record.emitted_at or record.extracted_at
    return (int(emitted_at.timestamp() * 1000) << 10) | min(record.revision, 1023)


@dataclass(frozen=True, slots=True)
class _Operation:
    """A row with its lines of a bulk request."""

    row: Row
    lines: str


def _operation(row: Row, *, latest: bool) -> _Operation:
    if not (isinstance(row, Record) and latest):
        return _Operation(row, f"{to_json({'index': {'_id': row_id(row)}})}\n{to_json(row)}\n")
    place = {"_id": row.article_id, "version": version_of(row), "version_type": "external_gte"}
    if row.change == "removed":
        return _Operation(row, f"{to_json({'delete': place})}\n")
    return _Operation(row, f"{to_json({'index': place})}\n{to_json(row)}\n")


class OpenSearchWriter:
    """Writes one cycle, in batches: one is under way while the next is collected."""

    def __init__(self, sink: OpenSearchSink, loop: LoopThread, client: OpenSearchClient) -> None:
        self._sink, self._loop, self._client = sink, loop, client
        self._batch: list[_Operation] = []
        self._characters = 0
        self._sending: Future[list[DeadLetter]] | None = None
        self._refused: list[DeadLetter] = []

    def write(self, row: Row, /) -> DeadLetter | None:
        try:
            operation = _operation(row, latest=self._sink.index.latest)
        except ValueError as error:  # a NaN
            return self._refuse(row, str(error))
        self._batch.append(operation)
        self._characters += len(operation.lines)
        if len(self._batch) >= BATCH_ROWS or self._characters >= BATCH_CHARACTERS:
            self._send()
        return None

    def deliver(self) -> list[DeadLetter]:
        self._send()
        self._await_sent()
        refused, self._refused = self._refused, []
        return refused

    def abort(self) -> None:
        """Forget the rows. Those of a batch under way may still be written; the repeat replaces them."""
        if self._sending is not None:
            self._sending.cancel()
        self._sending = None
        self._batch, self._characters, self._refused = [], 0, []

    def _send(self) -> None:
        self._await_sent()
        if self._batch:
            self._sending = self._loop.start(self._write_batch(self._batch))
        self._batch, self._characters = [], 0

    def _await_sent(self) -> None:
        sending, self._sending = self._sending, None
        if sending is not None:
            self._refused += sending.result()

    async def _write_batch(self, batch: Sequence[_Operation]) -> list[DeadLetter]:
        """Dead letters of the rows that the cluster refuses."""
        patience = Patience(self._sink.uri, self._sink.give_up_s)
        refused: list[DeadLetter] = []
        path = f"/{self._sink.index.name}/_bulk?filter_path=items.*.status,items.*.error.type,items.*.error.reason"
        while batch:
            body = "".join(operation.lines for operation in batch)
            status, answer = await self._client.ask("POST", path, body, lines=True)
            if status == 413:
                return refused + await self._write_halves(batch)
            if status == 404:
                raise self._no_index()
            if status == 400 or not isinstance(answer, dict) or len(answer.get("items", ())) != len(batch):
                raise SinkError(f"{self._sink.uri} answers {status} {cause_of(answer)}; it has to be OpenSearch 2.0 or later")
            again = []
            for operation, item in zip(batch, answer["items"], strict=True):
                (outcome,) = item.values()
                if _is_done(outcome):
                    continue
                if outcome["status"] == 404:  # the cluster makes no index by itself
                    raise self._no_index()
                if in_passing(outcome["status"], error_type(outcome)):
                    again.append((operation, cause_of(outcome)))
                else:
                    refused += await self._without_item(operation, cause_of(outcome))
            if again:
                await patience.pause(again[0][1])
            batch = [operation for operation, _ in again]
        return refused

    def _no_index(self) -> SinkError:
        return SinkError(f"{self._sink.uri}: there is no such index; `newsbeam sink setup {self._sink.uri}` makes it")

    async def _write_halves(self, batch: Sequence[_Operation]) -> list[DeadLetter]:
        if len(batch) > 1:
            half = len(batch) // 2
            return await self._write_batch(batch[:half]) + await self._write_batch(batch[half:])
        cause = f"it takes no request of {len(batch[0].lines.encode()):,} bytes (http.max_content_length)"
        return await self._without_item(batch[0], cause, "too_large_for_sink")

    async def _without_item(self, operation: _Operation, cause: str, reason: str = "refused_by_sink") -> list[DeadLetter]:
        """A refused dead letter is written without its item; any other row is a dead letter."""
        row = operation.row
        if isinstance(row, DeadLetter) and row.item is not None:
            return await self._write_batch([_operation(replace(row, item=None), latest=False)])
        return [self._refuse(row, cause, reason)]

    def _refuse(self, row: Row, cause: str, reason: str = "refused_by_sink") -> DeadLetter:
        if isinstance(row, DeadLetter):
            raise SinkError(f"{self._sink.uri} refuses a dead letter: {cause}; give dead letters another place")
        return refusal(row, self._sink.uri, cause, datetime.now(UTC), reason)


def _is_done(outcome: dict[str, Any]) -> bool:
    """The row is written, or there is nothing to do: a newer revision exists, or the document to delete does not."""
    status, error = outcome["status"], error_type(outcome)
    return status < 300 or (status == 409 and error == _CONFLICT) or (status == 404 and not error)
