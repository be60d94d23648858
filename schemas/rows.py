"""Rows: records as nested dicts for the writers of Avro and Arrow. Instants stay datetimes."""

from collections.abc import Callable
from functools import cache
from typing import Any

from schemas.fields import Field, Struct

_LEAST, _MOST = -(2**63), 2**63 - 1


@cache
def row_maker(struct: Struct) -> Callable[[Any], dict[str, Any]]:
    """A function that turns a record of this shape into a row.

    Values that the formats cannot hold are replaced: a lone surrogate becomes `?` as in the JSON form, an integer beyond 64
    bits (a page may declare any image width) becomes the nearest 64-bit integer.
    """
    makers = [(field.name, value_maker(field)) for field in struct.fields]
    return lambda value: {name: make(getattr(value, name)) for name, make in makers}


def value_maker(field: Field) -> Callable[[Any], Any]:
    """The same for the value of one field."""
    make = _scalar_maker(field) if field.struct is None else row_maker(field.struct)
    if field.repeated:
        return lambda values: [make(value) for value in values]
    if field.nullable:
        return lambda value: None if value is None else make(value)
    return make


def _scalar_maker(field: Field) -> Callable[[Any], Any]:
    if field.kind == "text":
        return lambda text: text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
    if field.kind == "number":
        return float
    if field.kind == "integer":
        return lambda number: max(_LEAST, min(number, _MOST))
    return lambda value: value
