"""Pub/Sub: each record a message (`schemas.messages`), published with Google's client.

Guarantee: at-least-once. `finish` returns when the service has confirmed every message; what cannot be confirmed in time
fails the cycle, and the cycle's repeat publishes messages with the same `ce-id`. Revisions of an article arrive in order where
ordering was asked for and the subscription has it enabled.

It does not create topics: `newsbeam pubsub setup` does. PUBSUB_EMULATOR_HOST is honoured by the client.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from pipeline.sinks.row_files import Row
from pipeline.sinks.sink import SinkError, Staged
from schemas.dead_letters import DeadLetter
from schemas.messages import Encoding, to_message
from schemas.records import Record

if TYPE_CHECKING:
    from google.api_core.retry import Retry
    from google.cloud.pubsub_v1 import PublisherClient

#: What may wait for its confirmation: ten requests' worth, so that the pipe stays full and memory small.
MAX_WAITING_BYTES = 20_000_000

#: The client batches up to 100 messages or 1 MB; 20 ms is what the last message of a cycle waits for company.
_BATCH_LATENCY_S = 0.02

#: An attempt that hangs leaves time for others.
_ATTEMPT_S = 15.0

#: What the client gets beyond its own limit, which comes first except where an error kills its thread and the future with it.
GRACE_S = 5.0


def split_uri(uri: str, what: str) -> tuple[str, str]:
    """Project and name of `pubsub://PROJECT/NAME`; `what` says in the error what the name is of. Raises ValueError."""
    parts = urlsplit(uri)
    name = parts.path.strip("/")
    if parts.scheme != "pubsub" or not parts.netloc or not name or "/" in name:
        raise ValueError(f"{uri!r} is no {what}; write pubsub://PROJECT/{what.upper()}")
    return parts.netloc, name


class PubSubSink:
    """A topic. `give_up_s`: how long a message may wait for its confirmation, retries included, before the cycle fails."""

    def __init__(
        self,
        *,
        uri: str,
        encoding: Encoding,
        ordered: bool = False,
        give_up_s: float = 60.0,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        project, topic = split_uri(uri, "topic")
        self.uri = uri
        self.topic = f"projects/{project}/topics/{topic}"
        self._encoding = encoding
        self._ordered = ordered
        self._give_up_s = give_up_s
        self._clock = clock
        # Connected on use, so that the sink itself can be sent to a worker.
        self._client: PublisherClient | None = None
        self._gave_up: threading.Event | None = None

    def check(self) -> None:
        from google.api_core.exceptions import GoogleAPICallError, PermissionDenied, RetryError  # noqa: PLC0415

        try:
            # An own retry: the client's default one for this call goes on for ever.
            retry = _retry(self._give_up_s, threading.Event())
            topic = self._connect().get_topic(topic=self.topic, retry=retry, timeout=min(self._give_up_s, _ATTEMPT_S))
        except PermissionDenied:
            # The role pubsub.publisher may publish but not look at the topic.
            return
        except (GoogleAPICallError, RetryError) as error:
            self.fail(error)
        has_schema = topic.schema_settings.schema not in ("", "_deleted-schema_")
        if has_schema and self._encoding == "json":
            raise SinkError(f"{self.uri}: the topic has a schema, which plain JSON does not fit; add ?format=avro")

    def _connect(self) -> "PublisherClient":
        if self._client is None:
            # About 1 s of CPU: only for those who publish.
            from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415
            from google.cloud import pubsub_v1  # noqa: PLC0415

            gave_up = self._gave_up = threading.Event()
            try:
                self._client = pubsub_v1.PublisherClient(
                    batch_settings=pubsub_v1.types.BatchSettings(max_latency=_BATCH_LATENCY_S),
                    publisher_options=pubsub_v1.types.PublisherOptions(
                        enable_message_ordering=self._ordered,
                        retry=_retry(self._give_up_s, gave_up),
                        timeout=min(self._give_up_s, _ATTEMPT_S),
                    ),
                )
            except GoogleAuthError as error:
                raise SinkError(
                    f"cannot publish to {self.uri}: no Google credentials ({error}); "
                    "run `gcloud auth application-default login`, or set GOOGLE_APPLICATION_CREDENTIALS"
                ) from error
        return self._client

    def open(self, writer_id: str, /) -> "PubSubWriter":
        del writer_id  # messages are known by their own ids
        return PubSubWriter(
            sink=self,
            client=self._connect(),
            encoding=self._encoding,
            ordered=self._ordered,
            give_up_s=self._give_up_s,
            clock=self._clock,
        )

    def fail(self, error: Exception) -> NoReturn:
        """Let go of the client, whose ordering keys are paused after an error, and say what can be done. Raises SinkError."""
        self.close()
        raise SinkError(f"cannot publish to {self.uri}: {_told(error, self.uri, self._give_up_s)}") from error

    def publish(self, staged: Staged, /) -> None:
        """Nothing is staged: messages are out when the writer has finished."""

    def clean(self, prefix: str, keep: frozenset[str], /) -> int:
        """Nothing is left behind."""
        return 0

    def roll(self, prefix: str, /, *, everything: bool) -> int:
        """Messages do not roll."""
        return 0

    def close(self) -> None:
        client, self._client = self._client, None
        if self._gave_up is not None:
            self._gave_up.set()
        if client is not None:
            client.stop()


def _retry(limit_s: float, gave_up: threading.Event) -> "Retry":
    """Retries what passes, for `limit_s`. With ordering the client makes that for ever; `gave_up` ends it then."""
    from google.api_core import exceptions  # noqa: PLC0415
    from google.api_core.retry import Retry, if_exception_type  # noqa: PLC0415

    passing = if_exception_type(
        exceptions.Aborted,
        exceptions.Cancelled,
        exceptions.DeadlineExceeded,
        exceptions.InternalServerError,
        exceptions.ResourceExhausted,
        exceptions.ServiceUnavailable,
        exceptions.Unknown,
        ConnectionError,
    )
    return Retry(
        predicate=lambda error: not gave_up.is_set() and passing(error),
        initial=0.1,
        maximum=5.0,
        multiplier=2.0,
        timeout=limit_s,
    )


def _told(error: Exception, uri: str, give_up_s: float) -> str:
    from google.api_core import exceptions  # noqa: PLC0415

    if isinstance(error, exceptions.NotFound):
        return f"there is no such topic; `newsbeam pubsub setup {uri}` creates it"
    if isinstance(error, exceptions.PermissionDenied | exceptions.Unauthenticated):
        return f"{error.message}; the account needs the role roles/pubsub.publisher on the topic"
    if isinstance(error, exceptions.InvalidArgument):
        return f"{error.message}; the topic's schema may be another one: `newsbeam pubsub setup {uri}` compares them"
    if isinstance(error, TimeoutError | exceptions.RetryError):
        last = f" (last: {error.cause})" if isinstance(error, exceptions.RetryError) else ""
        return f"the service did not answer within {give_up_s:g} s{last}; what it has not confirmed is sent again when it does"
    return f"{type(error).__name__}: {error}"


class PubSubWriter:
    """Publishes one cycle. What is not confirmed counts as not written."""

    def __init__(
        self,
        *,
        sink: PubSubSink,
        client: "PublisherClient",
        encoding: Encoding,
        ordered: bool,
        give_up_s: float,
        clock: Callable[[], datetime],
    ) -> None:
        self._sink = sink
        self._client = client
        self._encoding: Encoding = encoding
        self._ordered = ordered
        self._give_up_s = give_up_s
        self._clock = clock
        self._waiting: deque[tuple[Any, int]] = deque()
        self._waiting_bytes = 0

    def write(self, row: Row, /) -> DeadLetter | None:
        message = to_message(row, self._encoding, ordered=self._ordered)
        excess = message.excess()
        if excess is not None and isinstance(row, DeadLetter):
            # Its item is the only part without a bound of its own; without it a dead letter still says what was lost.
            message = to_message(replace(row, item=None), self._encoding, ordered=self._ordered)
        elif excess is not None:
            return self._too_large(row, excess)
        self._waiting.append(
            (
                self._client.publish(self._sink.topic, message.data, ordering_key=message.ordering_key, **message.attributes),
                len(message.data),
            )
        )
        self._waiting_bytes += len(message.data)
        while self._waiting and (self._waiting_bytes > MAX_WAITING_BYTES or self._waiting[0][0].done()):
            self._confirm_oldest()
        return None

    def _too_large(self, row: Row, excess: str) -> DeadLetter:
        assert isinstance(row, Record)  # noqa: S101  (for the type checker: dead letters were dealt with)
        return DeadLetter(
            url=row.url,
            feed_url=row.feed_url,
            stage="write",
            reason="too_large_for_sink",
            message=f"The record does not fit into {self._sink.uri}: {excess}.",
            attempts=1,
            at=self._clock(),
        )

    def _confirm_oldest(self) -> None:
        future, size = self._waiting.popleft()
        try:
            future.result(timeout=self._give_up_s + GRACE_S)
        except Exception as error:  # noqa: BLE001  (the boundary to the client: whatever it failed with, the cycle fails by name)
            self.abort()
            self._sink.fail(error)
        self._waiting_bytes -= size

    def finish(self) -> list[Staged]:
        """Nothing to publish later; returns when every message is confirmed."""
        while self._waiting:
            self._confirm_oldest()
        return []

    def abort(self) -> None:
        """Forget what is not confirmed. It may still arrive, with the ids that the repeat will have."""
        self._waiting.clear()
        self._waiting_bytes = 0
