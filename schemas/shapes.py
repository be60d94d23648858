"""Other shapes of a row: some of its fields, or one level without nesting. Pure functions."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass, replace
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any

from schemas.codec import to_plain
from schemas.fields import Field, Struct, struct_of
from schemas.near import did_you_mean
from schemas.times import Claim


def picker(cls: type, paths: Sequence[str]) -> Callable[[Any], dict[str, Any]]:
    """A function that gives the values at `paths` of a row, by path: `title`, `published.value`, `entities.name`.

    A path through a list gives a list; a null on the way gives null. Raises ValueError for a path that no row has.
    """
    for path in paths:
        _fields_on(struct_of(cls), path)

    def pick(row: Any) -> dict[str, Any]:
        return {path: _at(row, path.split(".")) for path in paths}

    return pick


def _fields_on(struct: Struct, path: str) -> list[Field]:
    """The field of each name of a path. Raises ValueError for a path that no row has."""
    inner: Struct | None = struct
    found: list[Field] = []
    for name in path.split("."):
        field = next((field for field in inner.fields if field.name == name), None) if inner is not None else None
        if field is None:
            known = [field.name for field in inner.fields] if inner is not None else []
            near = did_you_mean(name, known) or (f"{name!r} must be one of {', '.join(known)}" if known else "it has no parts")
            raise ValueError(f"there is no field {path[:200]!r}; {near}")
        found.append(field)
        inner = field.struct
    return found


def _at(value: Any, names: list[str]) -> Any:
    if value is None or not names:
        return to_plain(value)
    if isinstance(value, tuple):
        return [_at(part, names) for part in value]
    return _at(getattr(value, names[0]), names[1:])


def flat(row: Any) -> dict[str, Any]:
    """The row on one level: scalars as they are, lists of scalars joined by `; `, and `author`, the first of the authors.

    A claim of time is the first instant that it may mean, beside its precision (`published`, `published_precision`). A
    struct of scalars becomes fields of its own (`image_url`); every other nested field is left out. Raises TypeError
    for what is no row.
    """
    if not is_dataclass(row) or isinstance(row, type):
        raise TypeError(f"a {type(row).__name__} is no row: give a Record, a DeadLetter or an Event")
    cls: type = type(row)
    return {column.field.name: to_plain(column.value(row)) for column in flat_columns(cls)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A field of the flat form, and its value of a row."""

    field: Field
    value: Callable[[Any], Any]


@cache
def flat_columns(cls: type) -> tuple[Column, ...]:
    """The columns of the flat form of `cls`. Each may be null."""
    return tuple(_columns(struct_of(cls)))


def chosen_columns(cls: type, names: Sequence[str]) -> tuple[Column, ...]:
    """The columns that `names` name, in their order: those of the flat form, and paths to fields within (`entities.name`).

    The values at a path through a list are joined by `; `. The column's name has `_` for each dot. Raises ValueError for a name
    that no row has, for a field that has parts, and for a column that is named twice.
    """
    known = {column.field.name: column for column in flat_columns(cls)}
    columns = tuple(known[name] if name in known else _column_at(cls, name) for name in names)
    twice = [name for name, times in Counter(column.field.name for column in columns).items() if times > 1]
    if twice or not columns:
        raise ValueError(f"the column {twice[0]!r} is named twice" if twice else "no field is named")
    return columns


def _column_at(cls: type, path: str) -> Column:
    fields = _fields_on(struct_of(cls), path)
    leaf = fields[-1]
    if leaf.struct is not None:
        raise ValueError(
            f"{path!r} has parts; name one of them: {', '.join(f'{path}.{part.name}' for part in leaf.struct.fields)}"
        )
    names = path.split(".")
    many = any(field.repeated for field in fields)
    kind = "text" if many else leaf.kind
    field = replace(leaf, name=path.replace(".", "_"), kind=kind, repeated=False, nullable=True, required=False, default=None)
    if many:
        return Column(field=field, value=lambda row: "; ".join(str(to_plain(value)) for value in _each_at(row, names)))
    return Column(field=field, value=lambda row: next(_each_at(row, names), None))


def _each_at(value: Any, names: list[str]) -> Iterator[Any]:
    """The values at a path, without nulls."""
    if isinstance(value, tuple):
        for part in value:
            yield from _each_at(part, names)
    elif value is not None:
        yield from _each_at(getattr(value, names[0]), names[1:]) if names else (value,)


def _columns(struct: Struct) -> Iterator[Column]:
    for field in struct.fields:
        value = attrgetter(field.name)
        if field.struct is None:
            yield _column(field, field.name, _joined(value) if field.repeated else value)
        elif field.struct.name == Claim.__name__ and not field.repeated:
            yield _column(replace(field, kind="instant", struct=None), field.name, _instant(value))
            precision = next(part for part in field.struct.fields if part.name == "precision")
            yield _column(precision, f"{field.name}_precision", _part(value, "precision"))
        elif not field.repeated and _is_flat(field):
            for part in field.struct.fields:
                yield _column(part, f"{field.name}_{part.name}", _part(value, part.name))
        if field.name == "authors":
            yield _column(replace(field, doc="First of the authors"), "author", _first(value))


def _column(field: Field, name: str, value: Callable[[Any], Any]) -> Column:
    kind = "text" if field.repeated else field.kind
    return Column(
        field=replace(field, name=name, kind=kind, repeated=False, nullable=True, required=False, default=None), value=value
    )


def _joined(values: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda row: "; ".join(map(str, values(row)))


def _first(values: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda row: next(iter(values(row)), None)


def _part(whole: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    return lambda row: getattr(found, name) if (found := whole(row)) is not None else None


def _instant(claim: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def first(row: Any) -> datetime | None:
        found = claim(row)
        try:
            return found.first_instant if found is not None else None
        except ValueError:  # a year 0
            return None

    return first


def _is_flat(field: Field) -> bool:
    return field.struct is not None and all(part.struct is None and not part.repeated for part in field.struct.fields)
