"""Reads records from the files of the outputs for a page: the newest first, never more than a bounded number of rows."""

import heapq
import logging
import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.codec import from_json
from schemas.read import files_of, read_file
from schemas.records import Record

_LOG = logging.getLogger(__name__)

#: Rows, and bytes of files, that one request reads at most: a second or two of work, and 200 MB of memory.
MAX_ROWS, MAX_BYTES = 20_000, 100_000_000
#: Rows of one Parquet or Avro file that are in memory.
_MAX_FILE_ROWS = 2_000
_MOST_OF_GROUP = 100


@dataclass(frozen=True, slots=True)
class Found:
    """Found records, among the newest `read` ones of the outputs."""

    records: tuple[Record, ...]
    read: int


class RecordFiles:
    """The records of local outputs. Other outputs (Pub/Sub, object stores) are not read."""

    def __init__(self, uris: Sequence[str]) -> None:
        self.uris = tuple(uri.partition("?")[0] for uri in uris if "://" not in uri or uri.lower().startswith("file://"))

    def search(self, words: str, limit: int, after: int = 0) -> Found:
        """Records whose title, text, URL or people hold every word, the newest first. Skips the first `after` records."""
        wanted = [word for word in words.casefold().split() if word][:10]
        found: list[Record] = []
        read, skipped = 0, 0
        for record in self._newest():
            read += 1
            if all(word in text for text in [_searchable(record)] for word in wanted):
                if skipped < after:
                    skipped += 1
                elif len(found) < limit + 1:
                    found.append(record)
                if len(found) > limit:
                    return Found(tuple(found[:limit]), read)
            if read >= MAX_ROWS:
                return Found(tuple(found), read)
        return Found(tuple(found), read)

    def record(self, record_id: str) -> Record | None:
        """The record with this id; None if it is not among the newest rows."""
        rows = (record for path in self._files() for record in _rows(path, record_id))
        return next((record for record in rows if record.record_id == record_id), None)

    def of_article(self, article_id: str) -> list[Record]:
        """All revisions of an article among the newest rows."""
        found: dict[str, Record] = {}
        for path in self._files():
            for record in _rows(path, article_id):
                if record.article_id == article_id:
                    found[record.record_id] = record
        return list(found.values())

    def of_group(self, group: str) -> list[Record]:
        """The articles of a group of copies among the newest rows, each in its latest revision, by their first sight."""
        found: dict[str, Record] = {}
        for path in self._files():
            for record in _rows(path, group):
                known = found.get(record.article_id)
                if record.copy_group == group and (known is None or known.revision < record.revision):
                    found[record.article_id] = record
        return sorted(found.values(), key=lambda record: record.first_seen_at)[:_MOST_OF_GROUP]

    def _newest(self) -> Iterator[Record]:
        for path in self._files():
            yield from _rows(path)

    def _files(self) -> list[str]:
        """The newest files first, together at most `MAX_BYTES`; always at least one."""
        sized: list[tuple[float, int, str]] = []
        for uri in self.uris:
            try:
                for path in files_of(uri, "records-"):
                    told = Path(path).stat()
                    sized.append((told.st_mtime, told.st_size, path))
            except OSError:
                continue  # the folder comes with the first record; a file may have been merged into another
        chosen: list[str] = []
        total = 0
        for _, size, path in heapq.nlargest(5_000, sized):
            total += size
            if chosen and total > MAX_BYTES:
                break
            chosen.append(path)
        return chosen


def _rows(path: str, holding: str = "") -> Iterator[Record]:
    """The records of a file, the last one first. `holding`: of a file of lines, only records whose line has this text."""
    try:
        if path.endswith(".jsonl"):
            for line in reversed(_last_lines(path)):
                if line and holding in line:
                    yield from_json(Record, line)
        else:
            yield from reversed(deque(read_file(Record, path), maxlen=_MAX_FILE_ROWS))
    except (OSError, ValueError) as error:
        _LOG.warning("%s cannot be shown: %s", path, error)


def _last_lines(path: str) -> list[str]:
    """The lines of the last `MAX_BYTES` of a file."""
    with Path(path).open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - MAX_BYTES))
        # Not splitlines: a text may have U+2028.
        lines = file.read().decode("utf-8", "replace").split("\n")
    return lines[1:] if size > MAX_BYTES else lines


def _searchable(record: Record) -> str:
    people = " ".join([*record.authors, *(quote.speaker or "" for quote in record.quotes)])
    about = (record.title, record.standfirst, record.url, record.publisher, record.record_id, people, record.text)
    return "\n".join(part for part in about if part).casefold()
