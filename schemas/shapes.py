"""Other shapes of a row: some of its fields, or one level without nesting. Pure functions."""

from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from typing import Any

from schemas.codec import to_plain
from schemas.fields import Field, Struct, struct_of
from schemas.near import did_you_mean
from schemas.times import Claim, rfc3339


def picker(cls: type, paths: Sequence[str]) -> Callable[[Any], dict[str, Any]]:
    """A function that gives the values at `paths` of a row, by path: `title`, `published.value`, `entities.name`.

    A path through a list gives a list; a null on the way gives null. Raises ValueError for a path that no row has.
    """
    for path in paths:
        _check_path(struct_of(cls), path)

    def pick(row: Any) -> dict[str, Any]:
        return {path: _at(row, path.split(".")) for path in paths}

    return pick


def _check_path(struct: Struct, path: str) -> None:
    inner: Struct | None = struct
    for name in path.split("."):
        field = next((field for field in inner.fields if field.name == name), None) if inner is not None else None
        if field is None:
            known = [field.name for field in inner.fields] if inner is not None else []
            near = did_you_mean(name, known) or (f"{name!r} must be one of {', '.join(known)}" if known else "it has no parts")
            raise ValueError(f"there is no field {path!r}; {near}")
        inner = field.struct


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
    line: dict[str, Any] = {}
    cls: type = type(row)
    for field in struct_of(cls).fields:
        value = getattr(row, field.name)
        if field.struct is None:
            line[field.name] = "; ".join(map(str, value)) if field.repeated else to_plain(value)
        elif field.struct.name == Claim.__name__ and not field.repeated:
            line[field.name] = _instant(value)
            line[f"{field.name}_precision"] = value.precision if value is not None else None
        elif not field.repeated and _is_flat(field):
            for part in field.struct.fields:
                line[f"{field.name}_{part.name}"] = to_plain(getattr(value, part.name)) if value is not None else None
        if field.name == "authors":
            line["author"] = value[0] if value else None
    return line


def _instant(claim: Claim | None) -> str | None:
    try:
        return rfc3339(claim.first_instant) if claim is not None else None
    except ValueError:  # a year 0
        return None


def _is_flat(field: Field) -> bool:
    return field.struct is not None and all(part.struct is None and not part.repeated for part in field.struct.fields)
