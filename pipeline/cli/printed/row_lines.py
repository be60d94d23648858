"""Rows as lines of text: a table, JSON, some fields, one level, chunks."""

import argparse
from collections.abc import Callable, Iterable

from pipeline import words
from pipeline.settings import UsageError
from pipeline.sinks.rows import PUBLISHED, Row
from pipeline.sinks.what import What
from schemas.chunks import chunks_of
from schemas.codec import to_json
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.read import emitted_at
from schemas.records import Record
from schemas.shapes import flat, picker
from schemas.where import Where

Lines = Callable[[Row], Iterable[str]]
Keeps = Callable[[Row], bool]

_WIDTH = 120


def lines_of(given: argparse.Namespace, what: What | None) -> Lines:
    """A function that gives the lines of a row in the form that the options of `newsbeam tail` choose. `what`: None if the
    place decides the kind of rows.

    Raises UsageError for a field that no row has.
    """
    if given.fields is not None:
        paths = [path.strip() for path in given.fields.split(",") if path.strip()]
        if not paths:
            raise UsageError("--fields names no field; write for example title,published.value")
        return _field_lines(paths, what)
    if given.flat:
        return lambda row: [to_json(flat(row))]
    if given.chunks is not None:
        if what not in (None, "records"):
            raise UsageError("--chunks: only records have text")
        return lambda row: [to_json(chunk) for chunk in chunks_of(row, given.chunks)] if isinstance(row, Record) else []
    return json_lines if given.json else table_lines


def json_lines(row: Row) -> list[str]:
    """The whole row."""
    return [to_json(row)]


def table_lines(row: Row) -> list[str]:
    """A line for people."""
    return [table_line(row, _WIDTH)]


def everything(row: Row) -> bool:
    """Every row is wanted."""
    return True


def _field_lines(paths: list[str], what: What | None) -> Lines:
    pickers, faults = {}, []
    for kind in [what] if what is not None else PUBLISHED:
        try:
            pickers[PUBLISHED[kind].cls] = picker(PUBLISHED[kind].cls, paths)
        except ValueError as error:
            faults.append(str(error))
    if not pickers:
        raise UsageError(f"--fields: {faults[0]}")

    def lines(row: Row) -> list[str]:
        pick = pickers.get(type(row))
        if pick is None:
            raise ValueError(f"a {type(row).__name__} has not all of these fields: {', '.join(paths)}")
        return [to_json(pick(row))]

    return lines


def keeps_of(given: argparse.Namespace, what: What | None) -> Keeps:
    """A function that decides whether a row is printed. Raises UsageError for an invalid expression."""
    if given.where is not None and what not in (None, "records"):
        raise UsageError("--where: its fields are those of records")
    try:
        where = Where(given.where) if given.where is not None else None
    except ValueError as error:
        raise UsageError(f"--where: {error}") from error

    def keeps(row: Row) -> bool:
        at = emitted_at(row) if isinstance(row, Record) else row.at
        if given.since is not None and at < given.since:
            return False
        return where is None or not isinstance(row, Record) or where.matches(row)

    return keeps


def table_line(row: Row, width: int) -> str:
    """A row as one line of at most `width` columns. It has no control characters, which could control a terminal."""
    if isinstance(row, DeadLetter):
        cells = f"{row.at:%Y-%m-%d %H:%M}  {row.stage:7}  {row.reason:18}  {row.url}  {row.message}"
    elif isinstance(row, Event):
        cells = f"{row.at:%Y-%m-%d %H:%M}  {row.severity:7}  {row.type:18}  {row.url}  {row.message}"
    else:
        title = row.title or row.text[:width] or row.url  # a removal has neither title nor text
        at = row.first_seen_at if row.change == "new" else emitted_at(row)  # of a revision, not of its article
        cells = f"{at:%Y-%m-%d %H:%M}  {row.language:3}  {words.padded(row.host, 28)}  {row.change:11}  {title}"
    return words.cut(cells, width)
