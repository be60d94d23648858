"""Rows of the ledger for people: a feed in short, and the ending of an entry. Pure.

A row names its article by digests of 64 bits, so that the index of half a million endings stays small. Two names share a digest
in one of 10^7 ledgers of that size, and a reader would then see one ending too many.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, Literal, TypeAlias, get_args

from schemas.codec import plain_to_json, to_plain
from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem
from schemas.records import Record
from transforms.feeds.polling.state import FeedState
from transforms.urls.urls import url_key

Health: TypeAlias = Literal["ok", "new", "failing", "gone", "paused"]
#: The health of a feed in words.
HEALTH_WORDS: dict[Health, str] = {
    "ok": "its last poll was good",
    "new": "it was never polled with success, and has not failed yet",
    "failing": "its last poll failed",
    "gone": "its server says that it is gone (410)",
    "paused": "an operator has paused it",
}
HEALTHS: tuple[Health, ...] = get_args(Health)

#: Names of steps in the ledger: the step that polls, the step whose queue is the backlog, the step that keeps records, and the
#: step with an index. Commands that only read the ledger do not import `pipeline.steps.registry`, which takes a second.
POLL_STEP, ITEM_STEP_NAME, RECORD_STEP, COPIES_STEP = "PollFeed", "FetchPage", "LinkRecord", "LinkCopies"

#: The ledger keeps the endings of this many entries, and none for longer than this.
MAX_ENDED = 500_000
ENDED_FOR_S = 30 * 86_400.0

#: The reason of the ending of a removal: a record without text.
REMOVED = "removed"

_MAX_URL, _MAX_TITLE, _MAX_MESSAGE = 2_000, 160, 300
#: Parts of a feed's state that are long or say nothing to people.
_LEFT_OUT = ("v", "seen", "validators", "candidates", "sitemaps", "queue", "backfill")


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed in short. `about`: JSON. `expires_at`: Unix second. `links`: of its entries, as `Seen.link_prints`."""

    url: str
    health: Health
    about: str
    expires_at: float | None
    links: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedRow:
    """An entry that has ended. `at`: Unix second. `detail`: JSON. Names: digests of 64 bits."""

    at: float
    kind: str
    reason: str
    feed_url: str
    url: str
    detail: str
    url_name: int
    final_name: int | None = None
    canonical_name: int | None = None
    article_name: int | None = None
    entry_name: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """An operator's order to the running process or the next run. `verb`: `stop`, or a `FeedOrder` for the feed `target`."""

    seq: int
    verb: str
    target: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """The process that uses or last used the ledger. Instants are aware UTC.

    `ended_at` None: it runs, or it was killed. `failure`: the error that ended it.
    """

    pid: int
    version: str
    watch: bool
    began_at: datetime
    ended_at: datetime | None = None
    failure: str | None = None


def health_of(state: FeedState) -> Health:
    """The health of a feed."""
    if state.paused:
        return "paused"
    if state.retired:
        return "gone"
    if state.failures:
        return "failing"
    return "ok" if state.polled_at is not None else "new"


def feed_row(url: str, state: FeedState, expires_at: float | None, encoded: Mapping[str, Any] | None = None) -> FeedRow:
    """The row of a feed with this state. `encoded`: the result of `encode`, if the caller has it already."""
    about = {name: value for name, value in (encoded or state.encode()).items() if name not in _LEFT_OUT}
    about["known"] = len(state.seen)
    about["conditions"] = [to_plain(condition) for condition in state.conditions.open]
    return FeedRow(url, health_of(state), plain_to_json(about), expires_at, state.seen.link_prints())


def name_of(url: str) -> int:
    """The digest of a URL; equal for the variants of the URL."""
    return digest(url_key(url[:_MAX_URL]))


def digest(text: str) -> int:
    """64 bits of a digest, as SQLite's signed integer."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def ended_row(output: Any, at: datetime) -> EndedRow | None:
    """The row for an output that ends an entry; None for a failed poll, which ends none, and for anything else."""
    if isinstance(output, Record):
        return _of_record(output, at)
    if isinstance(output, DeadLetter):
        is_poll = output.stage == "poll" and output.url == output.feed_url and output.item is None
        return None if is_poll else _of_dead_letter(output)
    if isinstance(output, Ending):
        return _row(at, output.kind, feed_url=output.feed_url, url=output.url, detail={"message": output.cause})
    return None


def _of_record(record: Record, at: datetime) -> EndedRow:
    detail = {
        "id": record.record_id,
        "title": (record.title or "")[:_MAX_TITLE] or None,
        "final": _other(record.final_url, record.url),
        "canonical": _other(record.canonical_url, record.url),
        "change": record.change if record.change != "new" else None,
        "supersedes": record.supersedes,
        "stub": record.is_stub or None,
        "text_reason": record.text_reason,
        "robots": record.robots_verdict,
        "robots_source": record.robots_source,
        "status": record.http_status,
        "seen": to_plain(record.first_seen_at),
        "fetched": to_plain(record.fetched_at),
        "copy_of": record.syndicated_from,
    }
    return _row(
        at,
        "record",
        # A removal has no text, and its `text_source` says nothing.
        REMOVED if record.change == REMOVED else record.text_source,
        feed_url=record.feed_url,
        url=record.url,
        detail=detail,
        final=detail["final"],
        canonical=detail["canonical"],
        article=record.article_id,
        entry=record.item_guid,
    )


def _of_dead_letter(letter: DeadLetter) -> EndedRow:
    item = letter.item
    detail = {
        "stage": letter.stage,
        "message": letter.message[:_MAX_MESSAGE],
        "attempts": letter.attempts,
        "status": letter.http_status,
        "title": ((item.title if item else None) or "")[:_MAX_TITLE] or None,
        "seen": to_plain(item.first_seen_at) if item else None,
    }
    return _row(
        letter.at,
        "dead",
        letter.reason,
        feed_url=letter.feed_url or "",
        url=letter.url,
        detail=detail,
        entry=_entry(item),
    )


def _row(
    at: datetime,
    kind: str,
    reason: str = "",
    *,
    feed_url: str,
    url: str,
    detail: dict[str, Any],
    final: str | None = None,
    canonical: str | None = None,
    article: str | None = None,
    entry: str | None = None,
) -> EndedRow:
    return EndedRow(
        at=at.timestamp(),
        kind=kind,
        reason=reason,
        feed_url=feed_url,
        url=url[:_MAX_URL],
        detail=plain_to_json({name: value for name, value in detail.items() if value is not None}),
        url_name=name_of(url),
        final_name=name_of(final) if final else None,
        canonical_name=name_of(canonical) if canonical else None,
        article_name=digest(article) if article else None,
        entry_name=digest(entry) if entry and entry != url else None,
    )


def _entry(item: FeedItem | None) -> str | None:
    return (item.guid or item.item_id) if item is not None else None


def _other(url: str | None, than: str) -> str | None:
    return url[:_MAX_URL] if url and url_key(url) != url_key(than) else None
