"""A Kafka consumer that keeps the newest text of each article, and forgets articles that their publisher has removed.

    python examples/consume_kafka.py localhost:9092 news articles.sqlite

A removal is a record with the change `removed` and without text. What is kept of the article then is its id and the instant, so
that a late repeat of an older revision does not bring the text back. Offsets are committed after the rows: a crash in between
only repeats messages, and repeats change nothing.
"""

import sqlite3
import sys
from contextlib import closing
from typing import Any

from confluent_kafka import Consumer, Message

from schemas.messages import from_message
from schemas.records import Record
from schemas.times import rfc3339

TABLE = """create table if not exists articles (
    article_id text primary key, emitted_at text not null, revision integer not null, url text, title text, text text)"""
# The instant decides, then the number: after the state folder was lost, revisions begin anew.
UPSERT = """insert into articles values (?, ?, ?, ?, ?, ?) on conflict (article_id) do update
    set emitted_at = excluded.emitted_at, revision = excluded.revision, url = excluded.url, title = excluded.title,
        text = excluded.text
    where (excluded.emitted_at, excluded.revision) >= (articles.emitted_at, articles.revision)"""


def record_of(message: Message) -> Record | None:
    """The record of a message; None for a dead letter or an event."""
    headers: Any = message.headers() or []
    attributes = {f"ce-{name[3:]}" if name.startswith("ce_") else name: value.decode() for name, value in headers}
    row = from_message(message.value() or b"", attributes)
    return row if isinstance(row, Record) else None


def take(db: sqlite3.Connection, record: Record) -> None:
    """Keep, replace or forget an article."""
    gone = record.change == "removed"
    kept = (None, None, None) if gone else (record.url, record.title, record.text)
    db.execute(UPSERT, (record.article_id, rfc3339(record.emitted_at or record.extracted_at), record.revision, *kept))


def consume(brokers: str, topic: str, database: str, *, wait_s: float = 10.0) -> int:
    """Take what the topic holds until it is silent for `wait_s`; how many records."""
    count = 0
    consumer = Consumer(
        {"bootstrap.servers": brokers, "group.id": "articles", "auto.offset.reset": "earliest", "enable.auto.commit": False}
    )
    with closing(sqlite3.connect(database)) as db, closing(consumer):
        db.execute(TABLE)
        consumer.subscribe([topic])
        while messages := consumer.consume(500, timeout=wait_s):
            with db:  # one transaction: committed here, or not at all
                for message in messages:
                    if message.error() is None and (record := record_of(message)) is not None:
                        take(db, record)
                        count += 1
            consumer.commit(asynchronous=False)
    return count


if __name__ == "__main__":
    sys.stdout.write(f"{consume(*sys.argv[1:4])} records\n")
