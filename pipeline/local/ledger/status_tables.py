"""Writes the tables for people (`ledger_schema.py`), within the transactions of the ledger."""

import sqlite3
from collections.abc import Iterable, Mapping

from pipeline.local.ledger.status_rows import ENDED_FOR_S, MAX_ENDED, EndedRow, FeedRow

#: Endings that one commit deletes at most: after a long pause all are too old, and a commit must not take seconds.
_MOST_DELETED = 20_000


def write_feeds(db: sqlite3.Connection, feeds: Mapping[str, FeedRow | None]) -> None:
    """Write the rows of feeds; None deletes the feed's row."""
    for url, row in feeds.items():
        if row is None:
            db.execute("DELETE FROM feed WHERE url = ?", (url,))
            continue
        db.execute(
            "INSERT INTO feed (url, health, listed, about, expires_at, links) VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT (url) DO"
            " UPDATE SET health = excluded.health, about = excluded.about, expires_at = excluded.expires_at,"
            " links = excluded.links",
            (row.url, row.health, row.about, row.expires_at, row.links),
        )


def remember_put_back(db: sqlite3.Connection, mark: str, until: float) -> bool:
    """Remember that the dead letter with this mark is retried. False if that is remembered already."""
    return bool(db.execute("INSERT OR IGNORE INTO cache VALUES ('put back', ?, '', ?)", (mark, until)).rowcount)


def write_ended(db: sqlite3.Connection, ended: Iterable[EndedRow], now: float) -> None:
    """Add endings of entries, and delete those beyond the bounds of number and age."""
    db.executemany(
        "INSERT INTO ended (at, kind, reason, feed, url, detail, url_name, final_name, canonical_name, article_name,"
        " entry_name) VALUES (?, ?, ?, (SELECT id FROM feed WHERE url = ?), ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row.at,
                row.kind,
                row.reason,
                row.feed_url,
                row.url,
                row.detail,
                row.url_name,
                row.final_name,
                row.canonical_name,
                row.article_name,
                row.entry_name,
            )
            for row in ended
        ],
    )
    # Rows are in the order of their commits, so the old ones are the first.
    first, last = db.execute("SELECT min(seq), max(seq) FROM ended").fetchone()
    if first is None:
        return
    kept = db.execute("SELECT seq FROM ended WHERE at > ? ORDER BY seq LIMIT 1", (now - ENDED_FOR_S,)).fetchone()
    until = max(last + 1 - MAX_ENDED, last + 1 if kept is None else kept[0])
    if until > first:
        db.execute("DELETE FROM ended WHERE seq < ?", (min(until, first + _MOST_DELETED),))


def write_listed(db: sqlite3.Connection, urls: Iterable[str]) -> None:
    """Replace the list of feeds by `urls`. A feed that was never polled gets a row."""
    db.execute("UPDATE feed SET listed = 0 WHERE listed")
    db.executemany(
        "INSERT INTO feed (url, health, listed, about, links) VALUES (?, 'new', 1, '{}', x'')"
        " ON CONFLICT (url) DO UPDATE SET listed = 1",
        [(url,) for url in urls],
    )
