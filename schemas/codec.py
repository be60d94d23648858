"""Records and their parts as plain JSON values, and back.

Deterministic: the same value always gives the same bytes (field order, separators). Instants are RFC 3339 with `Z`. The
reader accepts other versions in two ways: an absent field takes its default (rows of an older version), and an unknown field is
ignored (rows of a newer version).
"""

import contextlib
import dataclasses
import json
import math
import types
import typing
from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

import msgspec

from schemas.first_use import alone, learn
from schemas.times import rfc3339

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Dataclasses, tuples and instants as JSON values. Raises TypeError for anything else that JSON does not know."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    if _is_written_alike(value):
        with contextlib.suppress(UnicodeError, OverflowError):  # a lone surrogate, an integer beyond 64 bits
            return msgspec.json.decode(_FAST_ENCODER.encode(value))
    parts = value if isinstance(value, dict) else _parts(value)
    return parts if isinstance(parts, str) else {name: to_plain(part) for name, part in parts.items()}


def to_json(value: Any) -> str:
    """`value` as one line of JSON: a value that `to_plain` takes, or JSON values that contain such values.

    UTF-8 text, no line breaks inside, lone surrogates replaced. Raises TypeError as `to_plain`, ValueError for a NaN.
    """
    try:
        text = _FAST_ENCODER.encode(value).decode() if _is_written_alike(value) else _ENCODER.encode(value)
    except (UnicodeError, OverflowError):  # a lone surrogate, an integer beyond 64 bits
        text = _ENCODER.encode(value)
    if text.isascii():
        return text
    # U+2028 and U+2029 end a line for some readers of JSON Lines; lone surrogates cannot be encoded as UTF-8.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
    return text.encode("utf-8", "replace").decode("utf-8")


def plain_to_json(data: Any) -> str:
    """JSON values, as `to_plain` gives them, as one line of JSON. They are not checked: a NaN becomes null."""
    try:
        return _FAST_ENCODER.encode(data).decode()
    except (UnicodeError, OverflowError):
        return to_json(data)


def plain_from_json(line: str | bytes) -> Any:
    """JSON values out of a line that `plain_to_json` or `to_json` wrote."""
    return msgspec.json.decode(line)


def from_plain(cls: type[T], data: Any) -> T:
    """The `cls` that `to_plain` wrote as `data`. Raises ValueError with the name of a required field that is missing or bad."""
    try:
        learn(cls)
        value = msgspec.convert(data, cls)
    except (msgspec.ValidationError, TypeError):
        pass  # a row of another version or of a table, or no such row: the other reader takes it, or says what is wrong
    else:
        if _is_written_alike(value):
            return value
    return typing.cast(T, _reader(typing.cast(Hashable, cls))(data))


def from_json(cls: type[T], line: str | bytes) -> T:
    """The `cls` that `to_json` wrote as `line`. Raises ValueError for a line that is not JSON or not a `cls`."""
    decoder = _fast_decoder(typing.cast(Hashable, cls))
    if decoder is not None:
        try:
            value = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeError):
            pass  # a row of another version, or no such row: the other reader takes it, or says what is wrong
        else:
            if _is_written_alike(value):
                return typing.cast(T, value)
    return from_plain(cls, json.loads(line))


def _parts(value: Any) -> str | dict[str, Any]:
    """One level of a value that JSON does not know, as JSON values."""
    if isinstance(value, datetime):
        return rfc3339(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in _names(type(value))}
    raise TypeError(f"{type(value).__name__} has no JSON form")


#: Takes everything that `to_json` takes.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_parts)
#: A seventh of the time, and an eighth for reading, but more permissive: see `_is_written_alike`.
_FAST_ENCODER = msgspec.json.Encoder()
_SCALARS = frozenset((str, int, bool, type(None)))


def _is_written_alike(value: Any) -> bool:
    """msgspec gives the same JSON as `_ENCODER`. It writes a NaN as null, keeps an instant's offset, and knows more types."""
    kind = type(value)
    if kind in _SCALARS:
        return True
    if kind is float:
        return math.isfinite(value)
    if kind is datetime:
        return value.tzinfo is UTC
    if kind is dict:
        value = tuple(value.values())
    elif kind is not tuple and kind is not list:
        names = _names_to_check(typing.cast(Hashable, kind))
        if names is None:
            return False
        value = [getattr(value, name) for name in names]
    return all(map(_is_written_alike, value))


@cache
def _names_to_check(cls: type) -> tuple[str, ...] | None:
    """The fields of a dataclass that hold more than text, integers and booleans, at any depth; None for another type."""
    if not dataclasses.is_dataclass(cls):
        return None
    hints = typing.get_type_hints(cls)
    return tuple(name for name in _names(cls) if not all(map(_is_scalar, _types_in(hints[name]))))


def _is_scalar(of: Any) -> bool:
    return of in _SCALARS or (isinstance(of, type) and _names_to_check(of) == ())


def _types_in(hint: Any) -> set[Any]:
    """The types that `hint` is made of."""
    if typing.get_origin(hint) is typing.Literal:
        return {type(value) for value in typing.get_args(hint)}
    arguments = [argument for argument in typing.get_args(hint) if argument is not Ellipsis]
    return set().union(*map(_types_in, arguments)) if arguments else {hint}


@cache
def _fast_decoder(cls: Any) -> "msgspec.json.Decoder[Any] | None":
    """None where msgspec does not know one of the types inside."""
    try:
        return alone(lambda: msgspec.json.Decoder(cls))
    except TypeError:
        return None


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """A function that reads a plain value as the type `hint`; built once for each type."""
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        return _reader(typing.get_args(hint)[0])
    if origin is typing.Literal:
        return lambda value: value
    if origin in (typing.Union, types.UnionType):
        (inner,) = [_reader(member) for member in typing.get_args(hint) if member is not type(None)]
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        args = typing.get_args(hint)
        if args[-1] is Ellipsis:
            each = _reader(args[0])
            return lambda value: tuple(each(part) for part in value)
        readers = [_reader(arg) for arg in args]
        return lambda value: tuple(read(part) for read, part in zip(readers, value, strict=True))
    if hint is datetime:
        return _read_instant
    if dataclasses.is_dataclass(hint):
        return _dataclass_reader(typing.cast(type, hint))
    if hint is float:
        return float
    return lambda value: value


def _read_instant(value: str | datetime) -> datetime:
    # Tables (Parquet, Avro) give datetimes, JSON gives text.
    instant = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    if instant.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone")
    return instant.astimezone(UTC)


def _dataclass_reader(cls: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(cls, include_extras=True)
    readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(cls)}
    required = [
        field.name
        for field in dataclasses.fields(cls)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]

    never_none = {name for name, hint in hints.items() if not _takes_none(hint)} - set(required)

    def read(data: Any) -> Any:
        missing = [name for name in required if name not in data]
        if missing:
            raise ValueError(f"{cls.__name__}: field {missing[0]!r} is missing")
        # Rows of a table that are older than a column have a null there.
        return cls(
            **{
                name: reader(data[name])
                for name, reader in readers.items()
                if name in data and (data[name] is not None or name not in never_none)
            }
        )

    return read


def _takes_none(hint: Any) -> bool:
    inner = typing.get_args(hint)[0] if typing.get_origin(hint) is typing.Annotated else hint
    return type(None) in typing.get_args(inner)
