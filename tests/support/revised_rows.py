"""Rows of a known history: articles that are revised, and some of them removed in the end."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from schemas.example import example_record
from schemas.records import Record

REVISIONS = 4


def revised_records(count: int) -> list[Record]:
    """`count` records in the order in which newsbeam writes them: four revisions of each article, every third one removed."""
    return [_record(number) for number in range(count)]


def _record(number: int) -> Record:
    article, revision = f"a{number // REVISIONS:05d}", number % REVISIONS + 1
    last = revision == REVISIONS
    return replace(
        example_record(),
        record_id=f"{article}-{revision}",
        article_id=article,
        revision=revision,
        supersedes=f"{article}-{revision - 1}" if revision > 1 else None,
        change="new" if revision == 1 else "removed" if last and (number // REVISIONS) % 3 == 0 else "substantive",
        title=f"Pier {number}: {'the last word' if last else 'more to follow'}",
        first_seen_at=example_record().first_seen_at + timedelta(seconds=number),
    )


def latest_of(rows: Iterable[Record]) -> dict[str, Record]:
    """The newest revision of each article."""
    return {row.article_id: row for row in sorted(rows, key=lambda row: row.revision)}
