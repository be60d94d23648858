"""Pub/Sub: each record a message (`schemas.messages`), published with Google's client.

Guarantee: that of a MessageSink (`pipeline.sinks.sink`). `deliver` returns when the service has confirmed every message. A
message that is not confirmed in time fails the cycle, and its repeat publishes records with the same `ce-id`. Revisions of an
article arrive in order where `ordering` was given and the subscription has ordering enabled.

The sink does not create topics: `newsbeam pubsub setup` does. The client reads PUBSUB_EMULATOR_HOST.
"""

import threading
from collections import deque
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, NoReturn
from urllib.parse import urlsplit

from pipeline.sinks.place import Place
from pipeline.sinks.rows import Row
from pipeline.sinks.sink import SinkError, refusal
from schemas.dead_letters import DeadLetter
from schemas.messages import Encoding, to_message

if TYPE_CHECKING:
    from google.api_core.retry import Retry
    from google.cloud.pubsub_v1 import PublisherClient

#: Maximum size of messages that wait for confirmation. Ten requests' worth keep the connection busy and memory small.
MAX_WAITING_BYTES = 20_000_000

#: The client batches up to 100 messages or 1 MB; the last message of a cycle waits 20 ms for others.
_BATCH_LATENCY_S = 0.02

#: Time limit of one attempt: one that hangs leaves time for others.
_ATTEMPT_S = 15.0

#: Extra time for the client beyond its own limit. It is used up only where an error kills the client's thread, and its futures.
GRACE_S = 5.0


def split_uri(uri: str, what: str) -> tuple[str, str]:
    """Project and name of `pubsub://PROJECT/NAME`. Raises ValueError. `what`: "topic" or "subscription", for its message."""
    parts = urlsplit(uri)
    name = parts.path.strip("/")
    if parts.scheme != "pubsub" or not parts.netloc or not name or "/" in name:
        raise ValueError(f"{uri!r} is no {what}; write pubsub://PROJECT/{what.upper()}")
    return parts.netloc, name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    format: str = "jsonl"
    ordering: Literal["article_id"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic and the form of its messages. `ordered`: an article's revisions share an ordering key."""

    project: str
    name: str
    encoding: Encoding = "json"
    ordered: bool = False

    @property
    def path(self) -> str:
        """The full name, as the API takes it."""
        return f"projects/{self.project}/topics/{self.name}"


def topic_of(place: Place) -> Topic:
    """The topic that `place` names. Raises ValueError for a URI or an option that cannot be used."""
    project, name = split_uri(place.uri, "topic")
    options = place.read(_Options)
    encodings: dict[str, Encoding] = {"jsonl": "json", "json": "json", "avro": "avro"}
    if options.format not in encodings:
        raise ValueError(f"messages have no format {options.format!r}; add ?format=jsonl or ?format=avro to the URI")
    return Topic(project=project, name=name, encoding=encodings[options.format], ordered=options.ordering is not None)


def pubsub_sink(place: Place) -> "PubSubSink":
    """The sink of the topic that `place` names. Raises ValueError as `topic_of`."""
    return PubSubSink(topic_of(place))


class PubSubSink:
    """Publishes to a topic. `give_up_s`: a message that is not confirmed within this time, retries included, fails the
    cycle."""

    def __init__(self, topic: Topic, *, give_up_s: float = 60.0) -> None:
        self.uri = f"pubsub://{topic.project}/{topic.name}"
        self.topic = topic
        self.give_up_s = give_up_s
        # Connected on use, so that the sink itself can be sent to a worker.
        self._client: PublisherClient | None = None
        self._gave_up: threading.Event | None = None

    def check(self) -> None:
        from google.api_core.exceptions import GoogleAPICallError, PermissionDenied, RetryError  # noqa: PLC0415

        try:
            # The client's default retry for this call has no time limit.
            retry = _retry(self.give_up_s, threading.Event())
            topic = self._connect().get_topic(topic=self.topic.path, retry=retry, timeout=min(self.give_up_s, _ATTEMPT_S))
        except PermissionDenied:
            # The role pubsub.publisher may publish but not look at the topic.
            return
        except (GoogleAPICallError, RetryError) as error:
            self.fail(error)
        has_schema = topic.schema_settings.schema not in ("", "_deleted-schema_")
        if has_schema and self.topic.encoding == "json":
            raise SinkError(f"{self.uri}: the topic has a schema, which plain JSON does not fit; add ?format=avro")

    def _connect(self) -> "PublisherClient":
        if self._client is None:
            # Importing takes about 1 s of CPU: only a sink that publishes pays for it.
            from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415
            from google.cloud import pubsub_v1  # noqa: PLC0415

            gave_up = self._gave_up = threading.Event()
            try:
                self._client = pubsub_v1.PublisherClient(
                    batch_settings=pubsub_v1.types.BatchSettings(max_latency=_BATCH_LATENCY_S),
                    publisher_options=pubsub_v1.types.PublisherOptions(
                        enable_message_ordering=self.topic.ordered,
                        retry=_retry(self.give_up_s, gave_up),
                        timeout=min(self.give_up_s, _ATTEMPT_S),
                    ),
                )
            except GoogleAuthError as error:
                raise SinkError(
                    f"cannot publish to {self.uri}: no Google credentials ({error}); "
                    "run `gcloud auth application-default login`, or set GOOGLE_APPLICATION_CREDENTIALS"
                ) from error
        return self._client

    def open(self) -> "PubSubWriter":
        return PubSubWriter(self, self._connect())

    def fail(self, error: Exception) -> NoReturn:
        """Raises SinkError with the remedy. Drops the client, because an error pauses its ordering keys."""
        self.close()
        raise SinkError(f"cannot publish to {self.uri}: {_describe_error(error, self.uri, self.give_up_s)}") from error

    def close(self) -> None:
        client, self._client = self._client, None
        if self._gave_up is not None:
            self._gave_up.set()
        if client is not None:
            client.stop()


def _retry(limit_s: float, gave_up: threading.Event) -> "Retry":
    """Retries transient errors for `limit_s`. With ordering the client retries for ever; `gave_up` ends that."""
    from google.api_core import exceptions  # noqa: PLC0415
    from google.api_core.retry import Retry, if_exception_type  # noqa: PLC0415

    transient = if_exception_type(
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
        predicate=lambda error: not gave_up.is_set() and transient(error),
        initial=0.1,
        maximum=5.0,
        multiplier=2.0,
        timeout=limit_s,
    )


def _describe_error(error: Exception, uri: str, give_up_s: float) -> str:
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
    """Publishes one cycle. A message that is not confirmed counts as not written."""

    def __init__(self, sink: PubSubSink, client: "PublisherClient") -> None:
        self._sink, self._topic, self._client = sink, sink.topic, client
        self._waiting: deque[tuple[Any, int]] = deque()
        self._waiting_bytes = 0

    def write(self, row: Row, /) -> DeadLetter | None:
        try:
            message = to_message(row, self._topic.encoding, ordered=self._topic.ordered)
        except ValueError as error:  # a NaN in JSON
            return refusal(row, self._sink.uri, str(error), datetime.now(UTC))
        excess = message.excess()
        if excess is not None and isinstance(row, DeadLetter):
            # Its item is the only part without a bound of its own; without it a dead letter still says what was lost.
            message = to_message(replace(row, item=None), self._topic.encoding, ordered=self._topic.ordered)
        elif excess is not None:
            return refusal(row, self._sink.uri, excess, datetime.now(UTC), "too_large_for_sink")
        future = self._client.publish(self._topic.path, message.data, ordering_key=message.ordering_key, **message.attributes)
        self._waiting.append((future, len(message.data)))
        self._waiting_bytes += len(message.data)
        while self._waiting and (self._waiting_bytes > MAX_WAITING_BYTES or self._waiting[0][0].done()):
            self._confirm_oldest()
        return None

    def _confirm_oldest(self) -> None:
        future, size = self._waiting.popleft()
        try:
            future.result(timeout=self._sink.give_up_s + GRACE_S)
        except Exception as error:  # noqa: BLE001  (the boundary to the client: whatever it failed with, the cycle fails by name)
            self.abort()
            self._sink.fail(error)
        self._waiting_bytes -= size

    def deliver(self) -> list[DeadLetter]:
        """Returns when every message is confirmed. It refuses nothing: `write` has refused already."""
        while self._waiting:
            self._confirm_oldest()
        return []

    def abort(self) -> None:
        """Forget the messages that are not confirmed. They may still arrive; the repeat has the same ids."""
        self._waiting.clear()
        self._waiting_bytes = 0
