"""Kafka: each row a message, a CloudEvent in binary mode (CloudEvents Kafka protocol binding 1.0.2), keyed by its article.

    key      article_id (of a dead letter: a hash of its URL)        value    the row, JSON or Avro (`schemas.messages`)
    headers  ce_id, ce_type, ce_source, ce_subject, ce_time, ce_dataschema, ce_specversion, content-type; language, host, change

Guarantee: that of a MessageSink (`pipeline.sinks.sink`): `deliver` returns when all in-sync replicas have every message; a
repeat has the same `ce_id`. Revisions of an article are in one partition, in order. The producer is idempotent: its own retries
add no message twice. A message that is not confirmed within `give_up_s` fails the cycle. A row of more
than 1 MB (`message.max.bytes` of the client properties; raise it together with `max.message.bytes` of the topic) becomes a dead
letter.

It does not create topics: `newsbeam sink setup` does. Users, passwords and certificates come from a file of client properties
(`?config=PATH`, or NEWSBEAM_KAFKA_CONFIG), as librdkafka names them.
"""

import os
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn
from urllib.parse import urlsplit

from pipeline.sinks.place import Place
from pipeline.sinks.rows import Row
from pipeline.sinks.sink import SinkError, refusal, unavailable
from schemas.dead_letters import DeadLetter
from schemas.messages import Encoding, to_message

if TYPE_CHECKING:
    from confluent_kafka import Producer

#: Messages that wait for their confirmation: `write` blocks beyond.
MAX_WAITING_KB = 20_000
#: Extra time for the client beyond its own limit.
_GRACE_S = 5.0
#: Interval at which `setup` looks whether the broker knows a new topic.
_LOOK_S = 0.05
_CONFIG = "NEWSBEAM_KAFKA_CONFIG"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    format: str = "jsonl"
    config: str | None = None
    compression: Literal["none", "gzip", "lz4", "zstd", "snappy"] = "zstd"
    partitions: int | None = None
    replication: int | None = None
    compact: Literal["yes", "no"] = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class KafkaTopic:
    """A topic, the form of its messages, and its settings for `newsbeam sink setup`. None: the default of its brokers."""

    brokers: str
    name: str
    encoding: Encoding = "json"
    config: str | None = None
    compression: str = "zstd"
    partitions: int | None = None
    replication: int | None = None
    compact: bool = False


def kafka_sink(place: Place) -> "KafkaSink":
    """The sink of the topic that `place` names. Raises ValueError for a URI or an option that cannot be used."""
    parts = urlsplit(place.uri)
    topic = parts.path.strip("/")
    if not parts.netloc or "@" in parts.netloc or not topic or "/" in topic:
        raise ValueError(f"{place.uri!r} is no topic; write kafka://HOST:PORT/TOPIC (several brokers with commas)")
    options = place.read(_Options)
    encodings: dict[str, Encoding] = {"jsonl": "json", "json": "json", "avro": "avro"}
    if options.format not in encodings:
        raise ValueError(f"messages have no format {options.format!r}; add ?format=jsonl or ?format=avro to the URI")
    if find_spec("confluent_kafka") is None:
        raise ValueError("the client is not installed; pip install 'newsbeam[kafka]'")
    return KafkaSink(
        KafkaTopic(
            brokers=parts.netloc,
            name=topic,
            encoding=encodings[options.format],
            config=options.config,
            compression=options.compression,
            partitions=options.partitions,
            replication=options.replication,
            compact=options.compact == "yes",
        )
    )


class KafkaSink:
    """Publishes to a topic. `give_up_s`: a message that is not confirmed within this time, retries included, fails the
    cycle."""

    def __init__(self, topic: KafkaTopic, *, give_up_s: float = 60.0) -> None:
        self.uri = f"kafka://{topic.brokers}/{topic.name}"
        self.topic, self.give_up_s = topic, give_up_s
        # Made on use, so that the sink itself can be sent to a worker.
        self._producer: Producer | None = None

    def check(self) -> None:
        from confluent_kafka import KafkaException  # noqa: PLC0415  (only a sink that publishes pays for it)

        try:
            # Asked for all topics: the question for one may create it.
            topics = self.connect().list_topics(timeout=self.give_up_s).topics
        except KafkaException as error:
            self.fail(error.args[0])
        if self.topic.name not in topics:
            raise SinkError(f"{self.uri}: there is no such topic; `newsbeam sink setup {self.uri}` creates it")

    def setup_plan(self) -> list[str]:
        return [f"topic {self.topic.name}: {self._shape()}"]

    def _shape(self) -> str:
        shape = {
            "partitions": self.topic.partitions,
            "replication": self.topic.replication,
            "cleanup.policy": "compact" if self.topic.compact else None,
        }
        chosen = [f"{name} {value}" for name, value in shape.items() if value is not None]
        return ", ".join(chosen) or "as the brokers are configured"

    def setup(self) -> list[str]:
        from confluent_kafka import KafkaError, KafkaException  # noqa: PLC0415
        from confluent_kafka.admin import AdminClient  # noqa: PLC0415
        from confluent_kafka.cimpl import NewTopic  # noqa: PLC0415

        wanted = NewTopic(
            self.topic.name,
            num_partitions=self.topic.partitions or -1,
            replication_factor=self.topic.replication or -1,
            config={"cleanup.policy": "compact"} if self.topic.compact else {},
        )
        admin = AdminClient(self._configuration())
        (future,) = admin.create_topics([wanted], request_timeout=self.give_up_s).values()
        try:
            future.result()
            # A broker learns of a new topic some time after the controller: a run that begins at once would not find it.
            until = time.monotonic() + self.give_up_s
            while self.topic.name not in admin.list_topics(timeout=self.give_up_s).topics and time.monotonic() < until:
                time.sleep(_LOOK_S)
        except KafkaException as error:
            if error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
                self.fail(error.args[0])
            return [f"exists  topic {self.topic.name}"]
        return [f"created topic {self.topic.name}: {self._shape()}"]

    def open(self) -> "KafkaWriter":
        return KafkaWriter(self, self.connect())

    def connect(self) -> "Producer":
        """The producer. It connects in the background."""
        if self._producer is None:
            from confluent_kafka import KafkaException, Producer  # noqa: PLC0415

            own = {
                "enable.idempotence": True,  # with acks=all
                "compression.type": self.topic.compression,
                "message.timeout.ms": int(self.give_up_s * 1000),
                "queue.buffering.max.kbytes": MAX_WAITING_KB,
                "linger.ms": 20,
            }
            try:
                self._producer = Producer(self._configuration() | own)
            except KafkaException as error:
                raise SinkError(
                    f"cannot publish to {self.uri}: {error.args[0].str()}; correct the client properties"
                ) from error
        return self._producer

    def _configuration(self) -> dict[str, Any]:
        path = self.topic.config or os.environ.get(_CONFIG)
        given = _read_properties(Path(path), self.uri) if path else {}
        # librdkafka's log repeats what the errors of this sink say.
        return {"client.id": "newsbeam", "log_level": 0, **given, "bootstrap.servers": self.topic.brokers}

    def fail(self, error: Any) -> NoReturn:
        """Raises SinkError with the remedy for a KafkaError. Drops the producer: after some errors it never works again."""
        self.close()
        message = f"cannot publish to {self.uri}: {self._describe(error)}"
        if error.name() in ("_TIMED_OUT", "_TRANSPORT", "_ALL_BROKERS_DOWN", "_RESOLVE"):
            raise unavailable(self.uri, error.str(), self.give_up_s, is_unreached=True, message=message)
        raise SinkError(message)

    def _describe(self, error: Any) -> str:
        from confluent_kafka import KafkaError  # noqa: PLC0415

        code = error.code()
        if code in (KafkaError.MSG_SIZE_TOO_LARGE, KafkaError.RECORD_LIST_TOO_LARGE):
            return (
                f"{error.str()}; make message.max.bytes of the client properties no larger than max.message.bytes of the topic"
            )
        if code in (KafkaError.UNKNOWN_TOPIC_OR_PART, KafkaError._UNKNOWN_TOPIC, KafkaError._UNKNOWN_PARTITION):
            return f"there is no such topic; `newsbeam sink setup {self.uri}` creates it"
        if code in (KafkaError.TOPIC_AUTHORIZATION_FAILED, KafkaError.CLUSTER_AUTHORIZATION_FAILED):
            return f"{error.str()}; the user needs the operation Write on the topic"
        if code in (KafkaError._AUTHENTICATION, KafkaError.SASL_AUTHENTICATION_FAILED, KafkaError._SSL):
            return f"{error.str()}; put user, password and certificates into the file that {_CONFIG} names"
        return f"{error.str()} ({error.name()}); what the brokers have not confirmed within {self.give_up_s:g} s is sent again"

    def close(self) -> None:
        producer, self._producer = self._producer, None
        if producer is not None:
            producer.purge()
            producer.flush(1.0)


def _read_properties(path: Path, uri: str) -> dict[str, str]:
    """Lines `name=value`. Raises SinkError, without values."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SinkError(f"cannot publish to {uri}: cannot read {path}: {error.strerror}") from error
    lines = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith(("#", "!"))]
    if any("=" not in line for line in lines):
        raise SinkError(f"cannot publish to {uri}: a line of {path} is no property; write NAME=VALUE")
    return {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}


class KafkaWriter:
    """Publishes one cycle."""

    def __init__(self, sink: KafkaSink, producer: "Producer") -> None:
        self._sink, self._producer = sink, producer
        self._failure: Any = None

    def write(self, row: Row, /) -> DeadLetter | None:
        try:
            excess = self._produce(row)
            if excess is not None and isinstance(row, DeadLetter):
                # Its item is the only part without a bound of its own; without it a dead letter still says what was lost.
                excess = self._produce(replace(row, item=None))
        except ValueError as error:  # a NaN in JSON
            return refusal(row, self._sink.uri, str(error), datetime.now(UTC))
        self._producer.poll(0)
        self._raise_failure()
        if excess is None:
            return None
        return refusal(row, self._sink.uri, excess, datetime.now(UTC), "too_large_for_sink")

    def deliver(self) -> list[DeadLetter]:
        """Returns when every message is confirmed. It refuses nothing: `write` has refused already."""
        left = self._producer.flush(self._sink.give_up_s + _GRACE_S)
        self._raise_failure()
        if left:
            self.abort()
            raise SinkError(f"{self._sink.uri} did not confirm {left} messages in time; they are sent again")
        return []

    def abort(self) -> None:
        """Forget the messages that are not confirmed. Some may still arrive; the repeat has the same ids."""
        self._sink.close()

    def _produce(self, row: Row) -> str | None:
        """Queue a message. Returns a sentence about its size if the client refuses it, else None."""
        from confluent_kafka import KafkaError, KafkaException  # noqa: PLC0415

        message = to_message(row, self._sink.topic.encoding, ordered=True)
        headers: list[tuple[str, str | bytes | None]] = [
            (_header(name), value.encode()) for name, value in message.attributes.items()
        ]
        end = time.monotonic() + self._sink.give_up_s
        while True:
            try:
                self._producer.produce(
                    self._sink.topic.name,
                    key=message.ordering_key.encode(),
                    value=message.data,
                    headers=headers,
                    on_delivery=self._delivered,
                )
                return None
            except BufferError:  # full: wait for confirmations
                self._producer.poll(0.1)
                self._raise_failure()
                if time.monotonic() > end:
                    raise SinkError(f"{self._sink.uri} did not confirm a message for {self._sink.give_up_s:g} s") from None
            except KafkaException as error:
                if error.args[0].code() != KafkaError.MSG_SIZE_TOO_LARGE:
                    self._sink.fail(error.args[0])
                return f"the message has {len(message.data):,} bytes, more than message.max.bytes of the client properties"

    def _delivered(self, error: Any, message: Any) -> None:
        if error is not None and self._failure is None:
            self._failure = error

    def _raise_failure(self) -> None:
        if self._failure is not None:
            self._sink.fail(self._failure)


def _header(name: str) -> str:
    """The binding's name of an attribute: `ce_id` where Pub/Sub has `ce-id`."""
    return f"ce_{name.removeprefix('ce-')}" if name.startswith("ce-") else name
