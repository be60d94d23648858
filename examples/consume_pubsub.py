"""A Pub/Sub subscriber that handles each record once: records land in a SQLite table whose key is the record's id.

    python examples/consume_pubsub.py projects/PROJECT/subscriptions/NAME news.sqlite

Pub/Sub delivers at least once, and newsbeam may publish again after a crash; both repeat the same `ce-id`. So the id and what
is done with the record go into one transaction, and the message is acknowledged after it.
"""

import sqlite3
import sys
from contextlib import closing

from google.api_core.exceptions import Cancelled, DeadlineExceeded
from google.cloud.pubsub_v1 import SubscriberClient

from schemas.messages import from_message
from schemas.records import Record

TABLE = "create table if not exists articles (record_id text primary key, first_seen_at text, host text, title text)"


def consume(subscription: str, database: str, *, wait_s: float = 10.0) -> tuple[int, int]:
    """Handle what the subscription holds until it is empty for `wait_s`; how many records were new, and how many repeats."""
    new = repeats = 0
    with closing(sqlite3.connect(database)) as db, SubscriberClient() as client:
        db.execute(TABLE)
        while True:
            try:
                received = client.pull(
                    subscription=subscription, max_messages=100, timeout=wait_s, retry=None
                ).received_messages
            except (Cancelled, DeadlineExceeded):  # the deadline, seen by the server first or by the client
                return new, repeats
            if not received:
                return new, repeats
            with db:  # one transaction: committed here, or not at all
                for message in received:
                    record = from_message(message.message.data, message.message.attributes)
                    if isinstance(record, Record):
                        row = (record.record_id, record.first_seen_at.isoformat(), record.host, record.title)
                        inserted = db.execute("insert or ignore into articles values (?, ?, ?, ?)", row).rowcount
                        new += inserted
                        repeats += 1 - inserted
            client.acknowledge(subscription=subscription, ack_ids=[message.ack_id for message in received])


if __name__ == "__main__":
    sys.stdout.write("{} new, {} repeats\n".format(*consume(sys.argv[1], sys.argv[2])))
