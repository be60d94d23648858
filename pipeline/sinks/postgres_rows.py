"""Rows as the JSON that PostgreSQL's jsonb_populate_recordset turns into lines of a table (`schemas.postgres_schema`)."""

import json
from typing import Any

from pipeline.sinks.rows import Row
from schemas.messages import row_id
from schemas.publish import Published
from schemas.rows import row_maker
from schemas.times import rfc3339

_NUL, _REPLACEMENT = "\x00", "\N{REPLACEMENT CHARACTER}"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=rfc3339)


def columns_of(published: Published) -> tuple[str, ...]:
    """The columns of a table that newsbeam writes: the fields, and before them the key if it is none of them."""
    fields = tuple(field.name for field in published.struct.fields)
    return fields if published.key in fields else (published.key, *fields)


def row_json(published: Published, row: Row) -> str:
    """A JSON object with every column. Raises ValueError for a number that JSON does not know (NaN).

    Values that PostgreSQL cannot hold are replaced: those of `schemas.rows`, and U+0000 by U+FFFD.
    """
    line = row_maker(published.struct)(row)
    line.setdefault(published.key, row_id(row))
    text = _ENCODER.encode(line)
    # Also true for a text with a backslash before u0000; the encoder then only gives the same again.
    return _ENCODER.encode(_without_nul(line)) if "\\u0000" in text else text


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace(_NUL, _REPLACEMENT)
    if isinstance(value, dict):
        return {name: _without_nul(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_without_nul(part) for part in value]
    return value
