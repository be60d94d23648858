"""Records, dead letters and events as messages: CloudEvents 1.0 in binary mode, with the event's attributes beside its data.

The data are the record itself, as JSON (`schemas.codec`) or as one Avro datum without a header (the form that a Pub/Sub topic
with an Avro schema takes, and a BigQuery subscription with `use_topic_schema`). Attributes:

    ce-specversion 1.0             ce-type    newsbeam.record.v1, newsbeam.dead_letter.v1
                                              or newsbeam.event.v1
    ce-id          record_id       ce-source  the feed's URL (//host if it is too long for an attribute)
    ce-time        extracted_at    ce-subject article_id
    ce-dataschema  urn:newsbeam:schema:record:1.0
    content-type   application/json or application/avro
    language, host, change         for filters of subscriptions (dead letters: reason, stage, host;
                                   events: type, severity, host)

A repeat of a message has the same `ce-id`.
"""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from schemas.avro_schema import avro_schema
from schemas.codec import from_json, from_plain, to_json
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.publish import ALL_PUBLISHED, Published, schema_uri
from schemas.records import Record
from schemas.rows import row_maker
from schemas.times import rfc3339

Encoding = Literal["json", "avro"]
Row = Record | DeadLetter | Event

#: Pub/Sub's limits (https://cloud.google.com/pubsub/quotas#resource_limits): 10 MB a request, less what surrounds the
#: message in it; 1,024 bytes an attribute or ordering key.
MAX_MESSAGE_BYTES = 10_000_000 - 10_000
MAX_ATTRIBUTE_BYTES = 1_024

CONTENT_TYPES: Mapping[Encoding, str] = {"json": "application/json", "avro": "application/avro"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message. `ordering_key` is empty if its order does not matter."""

    data: bytes
    attributes: Mapping[str, str]
    ordering_key: str = ""

    def excess(self) -> str | None:
        """A sentence about the limit of Pub/Sub that the message exceeds; None if it fits."""
        size = len(self.data) + sum(len(name.encode()) + len(value.encode()) for name, value in self.attributes.items())
        if size > MAX_MESSAGE_BYTES:
            return f"the message has {size:,} bytes, Pub/Sub takes {MAX_MESSAGE_BYTES:,}"
        for name, value in [*self.attributes.items(), ("ordering key", self.ordering_key)]:
            if len(value.encode()) > MAX_ATTRIBUTE_BYTES:
                return f"{name} has {len(value.encode()):,} bytes, Pub/Sub takes {MAX_ATTRIBUTE_BYTES:,}"
        return None


def to_message(row: Row, encoding: Encoding, *, ordered: bool = False) -> Message:
    """The message of a row. `ordered`: rows about one article, URL or feed share an ordering key."""
    (published,) = (published for published in ALL_PUBLISHED if published.cls is type(row))
    event = _attributes(row)
    attributes = {
        "ce-specversion": "1.0",
        "ce-type": f"newsbeam.{published.name}.v1",
        "ce-dataschema": schema_uri(published),
        "content-type": CONTENT_TYPES[encoding],
        **event,
    }
    data = to_json(row).encode() if encoding == "json" else _to_avro(published, row)
    key = event["ce-subject"] if ordered else ""
    return Message(data=data, attributes={name: _text(value) for name, value in attributes.items()}, ordering_key=key)


def row_id(row: Row) -> str:
    """Identifies a row: `ce-id` of its message, the key of its line in a table. A repeat of a row has the same id."""
    return _attributes(row)["ce-id"]


def from_message(data: bytes, attributes: Mapping[str, str]) -> Row:
    """The record, dead letter or event of a message. Raises ValueError for a message that is not from newsbeam."""
    event = attributes.get("ce-type", "")
    published = {f"newsbeam.{kind.name}.v1": kind for kind in ALL_PUBLISHED}.get(event)
    if published is None:
        raise ValueError(f"a message of type {event!r} is no record, dead letter or event of newsbeam (version 1)")
    content_type = attributes.get("content-type", "")
    if content_type == CONTENT_TYPES["json"]:
        return cast("Row", from_json(published.cls, data))
    if content_type != CONTENT_TYPES["avro"]:
        raise ValueError(f"content type {content_type!r} is neither JSON nor Avro")
    if attributes.get("ce-dataschema") != schema_uri(published):
        # A bare datum does not name its fields; with another version's schema it would be garbage.
        raise ValueError(
            f"Avro of schema {attributes.get('ce-dataschema')!r}, this is {schema_uri(published)}: use that version"
        )
    return cast("Row", from_plain(published.cls, _from_avro(published, data)))


def _attributes(row: Row) -> dict[str, str]:
    if isinstance(row, Record):
        return _record_event(row)
    return _dead_letter_event(row) if isinstance(row, DeadLetter) else _event_event(row)


def _event_event(event: Event) -> dict[str, str]:
    return {
        "ce-id": event.event_id,
        "ce-source": _source(event.feed_url or event.url, event.host),
        "ce-subject": event.article_id or event.story_id or _digest(event.url),
        "ce-time": rfc3339(event.at),
        "type": event.type,
        "severity": event.severity,
        "host": event.host,
    }


def _record_event(record: Record) -> dict[str, str]:
    return {
        "ce-id": record.record_id,
        "ce-source": _source(record.feed_url, record.host),
        "ce-subject": record.article_id,
        "ce-time": rfc3339(record.extracted_at),
        "language": record.language,
        "host": record.host,
        "change": record.change,
    }


def _dead_letter_event(letter: DeadLetter) -> dict[str, str]:
    host = urlsplit(letter.url).netloc.rpartition("@")[2][:255] if "//" in letter.url else ""
    subject = _digest(letter.url)
    seen = rfc3339(letter.item.first_seen_at) if letter.item else rfc3339(letter.at)
    return {
        "ce-id": _digest(letter.url, letter.feed_url or "", letter.stage, letter.reason, seen),
        "ce-source": _source(letter.feed_url or letter.url, host),
        "ce-subject": subject,
        "ce-time": rfc3339(letter.at),
        "reason": letter.reason,
        "stage": letter.stage,
        "host": host,
    }


def _source(url: str, host: str) -> str:
    return url if len(_text(url).encode()) <= MAX_ATTRIBUTE_BYTES else f"//{host}"


def _text(value: str) -> str:
    return value.encode("utf-8", "replace").decode("utf-8")


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


@cache
def _parsed(published: Published) -> Any:
    import fastavro  # noqa: PLC0415  (import it only for Avro)

    return fastavro.parse_schema(avro_schema(published.struct))


def _to_avro(published: Published, row: Row) -> bytes:
    import fastavro  # noqa: PLC0415

    buffer = io.BytesIO()
    fastavro.schemaless_writer(buffer, _parsed(published), row_maker(published.struct)(row))
    return buffer.getvalue()


def _from_avro(published: Published, data: bytes) -> Any:
    import fastavro  # noqa: PLC0415

    try:
        return fastavro.schemaless_reader(io.BytesIO(data), _parsed(published), None)
    except (EOFError, IndexError, ValueError) as error:
        raise ValueError(f"the data are no Avro {published.name}: {error}") from error
