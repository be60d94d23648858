"""The view `flat` of a PostgreSQL table: the flat form of its rows (`schemas.shapes`), computed by the server."""

from collections.abc import Iterator

from schemas.fields import Field, Struct
from schemas.sql_text import quoted, text
from schemas.times import Claim

#: Types of the parts of a nested value. `numeric`: a page may state any width of an image.
_PARTS = {"text": "text", "integer": "numeric", "number": "double precision", "boolean": "boolean", "instant": "timestamptz"}


def flat_view(struct: Struct, *, schema: str, table: str) -> str:
    """The statements that make the view anew: a replacement could not add a column between others."""
    columns = ",\n".join(f"  {expression} AS {quoted(name)}" for name, expression in _columns(struct))
    name = f"{quoted(schema)}.flat"
    return f"DROP VIEW IF EXISTS {name};\nCREATE VIEW {name} AS SELECT\n{columns}\nFROM {quoted(schema)}.{quoted(table)}"


def _columns(struct: Struct) -> Iterator[tuple[str, str]]:
    for field in struct.fields:
        column = quoted(field.name)
        if field.struct is None:
            yield field.name, f"array_to_string({column}, '; ')" if field.repeated else column
        elif field.struct.name == Claim.__name__ and not field.repeated:
            yield field.name, _first_instant(f"{column} ->> 'value'")
            yield f"{field.name}_precision", f"{column} ->> 'precision'"
        elif not field.repeated and all(part.struct is None and not part.repeated for part in field.struct.fields):
            for part in field.struct.fields:
                yield f"{field.name}_{part.name}", _part(column, part)
        if field.name == "authors":
            yield "author", f"{column}[1]"


def _part(column: str, part: Field) -> str:
    found = f"{column} ->> {text(part.name)}"
    return found if part.kind == "text" else f"({found})::{_PARTS[part.kind]}"


def _first_instant(value: str) -> str:
    # A bare month or year begins on its first day. Instants are in UTC, and the cast to `timestamp` ignores their Z.
    whole = f"({value}) || substr('0001-01-01', length({value}) + 1)"
    return f"CASE WHEN {value} !~ '^0000' THEN ({whole})::timestamp AT TIME ZONE 'UTC' END"
