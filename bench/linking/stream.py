"""Texts through `LinkCopies`, over a ledger as in a run or over a mapping."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from bench.linking.texts import Text
from pipeline.keyed.index import Index
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_rows import CommitRows
from schemas.events import Event
from schemas.records import Record
from transforms.link.link_copies import LinkCopies
from transforms.link.link_record import article_id
from transforms.steps import IndexEntry
from transforms.urls.urls import url_key

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def record_of(text: Text, host: str = "", **fields: Any) -> Record:
    """The record of a text, as `LinkRecord` makes it."""
    host = host or f"{text.name}.example"
    url = f"https://{host}/{text.name}"
    identity = article_id(url_key(url))
    at = fields.pop("at", START)
    return Record(
        **{
            "record_id": f"{identity}-1",
            "article_id": identity,
            "url": url,
            "url_key": url_key(url),
            "final_url": url,
            "host": host,
            "feed_url": f"https://{host}/feed",
            "first_seen_at": at,
            "fetched_at": at,
            "extracted_at": at,
            "title": text.title,
            "text": text.text,
            "language": text.language,
            **fields,
        }
    )


class LinkedStream:
    """Records in, records with verdicts out. `path`: of a ledger, committed after every `every` records; None for a mapping."""

    def __init__(self, path: Path | None = None, every: int = 200, step: Any = None) -> None:
        self.step = step or LinkCopies()
        self.ledger = Ledger(path) if path is not None else None
        self._kept: dict[int, IndexEntry] = {}
        self._index = Index(self._stored)
        self._every, self._since = every, 0
        self.now = START
        self.events: list[Event] = []

    def link(self, record: Record) -> Record:
        """The record with its verdict; the clock goes on by a second."""
        outputs = self._index.apply(self.step, record, self.now)
        self.now += timedelta(seconds=1)
        self._since += 1
        if self._since >= self._every:
            self.commit()
        self.events += [output for output in outputs if isinstance(output, Event)]
        return next(output for output in outputs if isinstance(output, Record))

    def commit(self) -> None:
        self._since = 0
        changes = self._index.changes()
        if self.ledger is not None:
            self.ledger.commit(CommitRows(entries=changes), [], {}, self.now.timestamp())
        else:
            self._kept |= changes
        self._index.settle()

    @property
    def kept(self) -> Mapping[int, IndexEntry]:
        return self._kept

    def _stored(self, keys: Collection[int]) -> Mapping[int, IndexEntry]:
        if self.ledger is None:
            return {key: self._kept[key] for key in keys if key in self._kept}
        return self.ledger.entries(keys)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self.ledger is not None:
            self.ledger.close()
