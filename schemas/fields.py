"""The shape of a record, read once from its dataclass. Every published schema is generated from it.

A record's fields are text, integers, numbers, booleans, instants, structs of such fields, and lists of any of these. JSON,
Avro, Arrow and BigQuery all have these types; any other type raises TypeError when the schema is built.
"""

import dataclasses
import types
import typing
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal

FieldKind = Literal["text", "integer", "number", "boolean", "instant", "struct"]

_SCALARS: dict[Any, FieldKind] = {str: "text", int: "integer", float: "number", bool: "boolean", datetime: "instant"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field. `required`: every version has it. Another field takes `default` if it is absent."""

    name: str
    doc: str
    kind: FieldKind
    repeated: bool
    nullable: bool
    required: bool
    default: Any
    """None, a scalar, or an empty tuple; None if the field is required."""
    choices: tuple[str, ...] = ()
    """The allowed texts; empty if any text is allowed."""
    struct: "Struct | None" = None

    @property
    def json_default(self) -> Any:
        """The default as a JSON value."""
        return list(self.default) if isinstance(self.default, tuple) else self.default


@dataclass(frozen=True, slots=True, kw_only=True)
class Struct:
    """A dataclass: its name, its description, its fields in order."""

    name: str
    doc: str
    fields: tuple[Field, ...]


@cache
def struct_of(cls: type) -> Struct:
    """The shape of the dataclass `cls`. Raises TypeError for a type that not every format knows."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return Struct(
        name=cls.__name__,
        doc=(cls.__doc__ or "").strip().split("\n\n")[0].replace("\n    ", " "),
        fields=tuple(_field(field, hints[field.name]) for field in dataclasses.fields(cls)),
    )


def _field(field: "dataclasses.Field[Any]", hint: Any) -> Field:
    if typing.get_origin(hint) is not typing.Annotated:
        raise TypeError(f"field {field.name!r} has no description: annotate it with one")
    inner, doc = typing.get_args(hint)[:2]
    nullable = repeated = False
    if typing.get_origin(inner) in (typing.Union, types.UnionType):
        members = [member for member in typing.get_args(inner) if member is not type(None)]
        if len(members) != 1:
            raise TypeError(f"field {field.name!r}: a union of several types is not in every format")
        nullable, inner = True, members[0]
    if typing.get_origin(inner) is tuple:
        parts = typing.get_args(inner)
        if nullable or len(parts) != 2 or parts[1] is not Ellipsis:
            raise TypeError(f"field {field.name!r}: lists are tuple[T, ...] and never None")
        repeated, inner = True, parts[0]
    required = field.default is dataclasses.MISSING
    shape = {
        "name": field.name,
        "doc": doc,
        "repeated": repeated,
        "nullable": nullable,
        "required": required,
        "default": None if required else field.default,
    }
    if typing.get_origin(inner) is Literal:
        return Field(kind="text", choices=typing.get_args(inner), **shape)
    if inner in _SCALARS:
        return Field(kind=_SCALARS[inner], **shape)
    if dataclasses.is_dataclass(inner) and isinstance(inner, type):
        return Field(kind="struct", struct=struct_of(inner), **shape)
    raise TypeError(f"field {field.name!r}: {inner} is not in every format")
