"""The fields of a record as rule-engine sees them, and expressions compiled by it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from rule_engine import Context, DataType, Rule, type_resolver_from_dict
from rule_engine.errors import EngineError, EvaluationError

from schemas.fields import Field, Struct, struct_of
from schemas.records import Record
from schemas.times import Claim

_KINDS = {
    "text": DataType.STRING,
    "integer": DataType.FLOAT,
    "number": DataType.FLOAT,
    "boolean": DataType.BOOLEAN,
    "instant": DataType.DATETIME,
}


def compiled(text: str) -> Callable[[Record], bool]:
    """The expression `text` as a function. Raises ValueError with what is wrong with it."""
    try:
        rule = Rule(text, context=_context())
    except EngineError as error:
        raise ValueError(_described(error)) from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None

    def matches(record: Record) -> bool:
        try:
            return bool(rule.matches(record))
        except (EvaluationError, TypeError):  # a value that is not there
            return False

    return matches


def _described(error: EngineError) -> str:
    """What is wrong, in one line, with the nearest name for one that is unknown."""
    suggestion = getattr(error, "suggestion", None)
    message = " ".join(str(error.message or error).split())
    return f"{message}; did you mean {suggestion!r}?" if suggestion else message


@cache
def _context() -> Context:
    record = struct_of(Record)
    types = {field.name: _type_of(field) for field in record.fields}
    return Context(resolver=_reader(record), type_resolver=type_resolver_from_dict(types), default_timezone="utc")


def _type_of(field: Field) -> Any:
    if field.struct is None:
        found = _KINDS[field.kind]
    elif field.struct.name == Claim.__name__:
        found = DataType.DATETIME
    else:
        attributes = {inner.name: _type_of(inner) for inner in field.struct.fields}
        found = DataType.OBJECT(field.struct.name, attributes, accessor=_reader(field.struct))
    return DataType.ARRAY(found) if field.repeated else found


def _reader(struct: Struct) -> Callable[[Any, str], Any]:
    """A function for the values of a struct's fields: "" for a missing text, the instant for a claim of time."""
    texts = {field.name for field in struct.fields if field.kind == "text" and not field.repeated}

    def read(thing: Any, name: str) -> Any:
        value = getattr(thing, name)
        if isinstance(value, Claim):
            return value.first_instant
        return "" if value is None and name in texts else value

    return read
