"""Reads the ledger beside the process that writes it: health and schedule of feeds, endings of entries, hosts, counters.

The connection is read-only. SQLite's write-ahead log lets a reader and the writer work at the same time; a read that still
meets a lock gives up after 50 ms. Each method is one statement with a limit and leaves no transaction open, so that the log
does not grow. Lists come in pages.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipeline.local.ledger.feed_status import FeedFacts, FeedStatus, feed_facts
from pipeline.local.ledger.ledger_schema import SCHEMA, of_a_newer, unreadable
from pipeline.local.ledger.status_rows import ITEM_STEP_NAME, POLL_STEP, Health, RunRow, digest, name_of
from schemas.codec import from_json
from transforms.feeds.identity.identity import link_marks, link_print
from transforms.web.robots.robots import RobotsEntry

LEDGER = "ledger.sqlite3"
_LOCK_MS, _MOST_FEEDS = 50, 20
_FEED = "SELECT url, health, listed, about FROM feed"
_ENDED = (
    "SELECT ended.seq, ended.at, ended.kind, ended.reason, feed.url, ended.url, ended.detail"
    " FROM ended LEFT JOIN feed ON feed.id = ended.feed"
)


class NoLedgerError(Exception):
    """There is no ledger to read, or one that this version cannot read. The message names the remedy."""


@dataclass(frozen=True, slots=True)
class EndedEntry:
    """An entry that has ended. `seq` grows with each ending. `detail`: as `status_rows.ended_row` writes it; all optional."""

    seq: int
    at: datetime
    kind: str
    """`record`, `dead`, or the `kind` of an `Ending`."""
    reason: str
    """The reason of a dead letter; for a record the source of its text (`page`, `feed`) or `removed`."""
    feed_url: str | None
    url: str
    detail: dict[str, Any]

    @property
    def record_id(self) -> str | None:
        return self.detail.get("id")

    @property
    def title(self) -> str | None:
        return self.detail.get("title")

    @property
    def message(self) -> str | None:
        return self.detail.get("message")


@dataclass(frozen=True, slots=True)
class HostBacklog:
    """Entries that wait for the pages of a host. `rest_until`: the end of the host's rest."""

    host: str
    waiting: int
    rest_until: datetime | None


@dataclass(frozen=True, slots=True)
class EndedCount:
    """Endings of a kind and reason within a period that begins at `begins_at`."""

    begins_at: datetime
    kind: str
    reason: str
    count: int


class LedgerReader:
    """The ledger of a state folder, read-only. Raises NoLedgerError. Use it in one thread, or open one for each."""

    def __init__(self, state: Path) -> None:
        self.path = state / LEDGER
        if not self.path.is_file():
            raise NoLedgerError(f"{str(state)!r} has no ledger; name the --state folder of a run")
        try:
            self._db = self._connect("mode=ro")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise NoLedgerError(unreadable(self.path, error)) from error
        if version != SCHEMA:
            self._db.close()
            older = (
                f"{self.path} was written by an older newsbeam (ledger schema {version}); the next 'newsbeam run' upgrades it"
            )
            raise NoLedgerError(older if version < SCHEMA else of_a_newer(self.path, version))

    def _connect(self, mode: str) -> sqlite3.Connection:
        db = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, timeout=_LOCK_MS / 1_000
        )
        db.execute("PRAGMA query_only = 1")
        return db

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    # feeds

    def feeds(self, after: str = "", limit: int = 500, *, health: Health | None = None) -> list[FeedStatus]:
        """Feeds in the order of their URLs, those after the URL `after`."""
        return [feed.status() for feed in self.feed_facts(after, limit, health=health)]

    def feed_facts(self, after: str = "", limit: int = 500, *, health: Health | None = None) -> list[FeedFacts]:
        """The rows of `feeds`, not decoded."""
        where = "WHERE url > ? AND (? IS NULL OR health = ?) ORDER BY url LIMIT ?"
        return [feed_facts(*row) for row in self._db.execute(f"{_FEED} {where}", (after, health, health, limit))]

    def feed(self, url: str) -> FeedStatus | None:
        """One feed, by the URL that the list names."""
        facts = self.facts_of(url)
        return facts.status() if facts is not None else None

    def facts_of(self, url: str) -> FeedFacts | None:
        """The row of `feed`, not decoded."""
        row = self._db.execute(f"{_FEED} WHERE url = ?", (url,)).fetchone()
        return feed_facts(*row) if row else None

    def feed_counts(self) -> dict[Health, int]:
        """Number of listed feeds by health."""
        return dict(self._db.execute("SELECT health, count(*) FROM feed WHERE listed GROUP BY health").fetchall())

    def due(self, now: datetime) -> tuple[int, datetime | None]:
        """Number of due feeds, and the instant at which the next feed is due."""
        at = now.timestamp()
        # The index by wakes holds the step too: reading the rows themselves takes as long as reading all states.
        where = "FROM state INDEXED BY state_wakes WHERE wake_at IS NOT NULL AND step = ? AND wake_at"
        due = self._one(f"SELECT count(*) {where} <= ?", POLL_STEP, at)
        later = self._db.execute(f"SELECT wake_at {where} > ? ORDER BY wake_at LIMIT 1", (POLL_STEP, at)).fetchone()
        return due, _instant(later[0] if later else None)

    def text_sources(self, feed_urls: Sequence[str] | None = None) -> dict[str, dict[str, int]]:
        """Feed URL -> kind of ending, for records `record:` and the source of the text or `removed` -> number of kept endings.

        `feed_urls`: None for all feeds. Half a million endings take 150 ms, the endings of one feed 20 us.
        """
        of_all = "SELECT feed, kind, reason, count(*) FROM ended GROUP BY feed, kind, reason"
        of_feed = (
            "SELECT kind, reason, count(*) FROM ended WHERE feed = (SELECT id FROM feed WHERE url = ?) GROUP BY kind, reason"
        )
        found: dict[str, dict[str, int]] = {}

        def add(url: str, kind: str, reason: str, number: int) -> None:
            kinds = found.setdefault(url, {})
            name = f"{kind}:{reason}" if kind == "record" else kind
            kinds[name] = kinds.get(name, 0) + number

        if feed_urls is None:
            urls = dict(self._db.execute("SELECT id, url FROM feed").fetchall())
            for feed, kind, reason, number in self._db.execute(of_all):
                if feed in urls:
                    add(urls[feed], kind, reason, number)
            return found
        for url in feed_urls:
            for row in self._db.execute(of_feed, (url,)):
                add(url, *row)
        return found

    def feeds_with(self, link: str, *, whole: bool = False) -> list[str]:
        """URLs of feeds with a remembered entry of this link (`identity.KEPT_WINDOWS`), with the `whole` query in its key."""
        hint, marks = link_print(link, whole=whole), link_marks(link, whole=whole)
        # Rows of an earlier version have no hints; a row of a feed that was never polled has an empty one.
        hinted = (url for url, links in self._db.execute("SELECT url, links FROM feed") if links is None or hint in links)
        found: list[str] = []
        for url in hinted:
            row = self._db.execute("SELECT state FROM state WHERE step = ? AND key = ?", (POLL_STEP, url)).fetchone()
            if row and row[0] is not None and any(mark in row[0] for mark in marks):
                found.append(url)
                if len(found) == _MOST_FEEDS:
                    break
        return found

    # endings of entries

    def ended(
        self,
        before: int | None = None,
        limit: int = 100,
        *,
        kind: str | None = None,
        reason: str | None = None,
        feed_url: str | None = None,
    ) -> list[EndedEntry]:
        """Endings with a `seq` below `before`, the newest first."""
        rules = {"ended.seq < ?": before, "ended.kind = ?": kind, "ended.reason = ?": reason}
        given: dict[str, Any] = {rule: value for rule, value in rules.items() if value is not None}
        if feed_url is not None:
            given["ended.feed = (SELECT id FROM feed WHERE url = ?)"] = feed_url
        where = f"WHERE {' AND '.join(given)}" if given else ""
        return self._ended(f"{where} ORDER BY ended.seq DESC LIMIT ?", (*given.values(), limit))

    def find(self, name: str, limit: int = 50) -> list[EndedEntry]:
        """Kept endings of the article that `name` names, the newest first.

        A name: the URL that a feed lists, a variant of it, the final or canonical URL, an article id, a record id, or the id of
        an entry.
        """
        key, text = name_of(name), digest(name)
        article = digest(name.partition("-")[0])  # a record id begins with that of its article
        return self._ended(
            "WHERE url_name = ? OR final_name = ? OR canonical_name = ? OR article_name IN (?, ?) OR entry_name = ?"
            " ORDER BY ended.seq DESC LIMIT ?",
            (key, key, key, text, article, text, limit),
        )

    def ended_counts(self, since: datetime) -> list[EndedCount]:
        """Kept endings since an instant by hour, kind and reason, the oldest hour first."""
        rows = self._db.execute(
            "SELECT CAST(at / 3600 AS INTEGER) * 3600 AS hour, kind, reason, count(*) FROM ended WHERE at >= ?"
            " GROUP BY 1, 2, 3 ORDER BY 1",
            (since.timestamp(),),
        )
        return [EndedCount(datetime.fromtimestamp(hour, UTC), kind, reason, count) for hour, kind, reason, count in rows]

    def counters(self) -> dict[str, int]:
        """Counters of items and endings since the ledger began, as in `pipeline/endings.py`."""
        return dict(self._db.execute("SELECT name, count FROM endings ORDER BY name").fetchall())

    # hosts and work that waits

    def backlog(self, limit: int) -> list[HostBacklog]:
        """Hosts with waiting entries, the longest queues first."""
        rows = self._db.execute(
            "SELECT key, count(*) AS number, (SELECT until FROM rest WHERE resource = key) FROM pending WHERE step = ?"
            " GROUP BY key ORDER BY number DESC, key LIMIT ?",
            (ITEM_STEP_NAME, limit),
        )
        return [HostBacklog(host, number, _instant(until)) for host, number, until in rows]

    def waiting(self) -> int:
        """Number of entries that wait for their pages."""
        return int(self._one("SELECT count(*) FROM pending WHERE step = ?", ITEM_STEP_NAME))

    def waiting_elements(self, host: str, limit: int) -> list[dict[str, Any]]:
        """The oldest entries that wait for pages of the host, as JSON of `FeedItem`."""
        rows = self._db.execute(
            "SELECT element FROM pending WHERE step = ? AND key = ? ORDER BY seq LIMIT ?", (ITEM_STEP_NAME, host, limit)
        )
        return [json.loads(text) for (text,) in rows]

    def rests(self, now: datetime, limit: int = 1_000) -> list[tuple[str, datetime]]:
        """Resting hosts with the ends of their rests, the latest first."""
        rows = self._db.execute(
            "SELECT resource, until FROM rest WHERE until > ? ORDER BY until DESC LIMIT ?", (now.timestamp(), limit)
        )
        return [(host, datetime.fromtimestamp(until, UTC)) for host, until in rows]

    def robots(self, origin: str) -> RobotsEntry | None:
        """The last version of an origin's robots.txt that was read."""
        row = self._db.execute("SELECT value FROM cache WHERE kind = 'robots' AND name = ?", (origin,)).fetchone()
        return from_json(RobotsEntry, row[0]) if row else None

    def state(self, step: str, key: str) -> Any:
        """The state of a key of a step as its JSON; None if there is none."""
        row = self._db.execute("SELECT state FROM state WHERE step = ? AND key = ?", (step, key)).fetchone()
        return json.loads(row[0]) if row and row[0] is not None else None

    # the process

    def run(self) -> RunRow | None:
        """The process that uses or last used the ledger; None if an earlier version wrote it."""
        row = self._db.execute("SELECT value FROM meta WHERE name = 'run'").fetchone()
        return from_json(RunRow, row[0]) if row else None

    def bytes(self) -> int:
        """Size of the ledger's files."""
        files = (self.path.with_name(self.path.name + suffix) for suffix in ("", "-wal", "-shm"))
        return sum(file.stat().st_size for file in files if file.exists())

    # inside

    def _one(self, sql: str, *parameters: Any) -> Any:
        return self._db.execute(sql, parameters).fetchone()[0]

    def _ended(self, sql: str, parameters: Iterable[Any]) -> list[EndedEntry]:
        return [
            EndedEntry(seq, datetime.fromtimestamp(at, UTC), kind, reason, feed_url, url, json.loads(detail))
            for seq, at, kind, reason, feed_url, url, detail in self._db.execute(f"{_ENDED} {sql}", tuple(parameters))
        ]


def _instant(at: float | None) -> datetime | None:
    return datetime.fromtimestamp(at, UTC) if at is not None else None
