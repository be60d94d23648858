"""The fields of a record as rule-engine sees them, and expressions compiled by it."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from rule_engine import Context, DataType, Rule, type_resolver_from_dict
from rule_engine.errors import (
    AttributeResolutionError,
    EngineError,
    EvaluationError,
    RuleSyntaxError,
    SymbolResolutionError,
)

from schemas.fields import Field, Struct, struct_of
from schemas.near import did_you_mean
from schemas.records import Record
from schemas.times import Claim

_KINDS = {
    "text": DataType.STRING,
    "integer": DataType.FLOAT,
    "number": DataType.FLOAT,
    "boolean": DataType.BOOLEAN,
    "instant": DataType.DATETIME,
}
_NAMES = {
    "ARRAY": "a list", "DATETIME": "a time", "FLOAT": "a number", "NULL": "nothing", "OBJECT": "a struct", "STRING": "a text",
}  # fmt: skip
#: What people call fields that have another name.
_COMMON = {
    "body": "text", "content": "text", "headline": "title", "date": "published", "time": "published", "words": "word_count",
    "length": "word_count", "lang": "language", "author": "authors", "byline": "authors", "link": "url", "site": "host",
    "domain": "host", "source": "publisher", "category": "section", "country": "countries", "keywords": "keyphrases",
}  # fmt: skip
_FIELDS = "a text stands in quotes, and 'newsbeam schema' prints all fields: title, text, language, word_count, host, tags, ..."
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
_FUNCTION = re.compile(r"\$([A-Za-z_]\w{0,100})")
#: What other languages have, and how it is written here.
_INSTEAD = {"=": "== to compare", "&": "and", "|": "or", "!": "not"}


def compiled(text: str) -> Callable[[Record], bool]:
    """The expression `text` as a function. Raises ValueError with what is wrong with it."""
    try:
        rule = Rule(text, context=_context())
    except EngineError as error:
        raise ValueError(_described(error)) from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    for name in _FUNCTION.findall(_QUOTED.sub("", text)):  # evaluated only, it would match nothing
        if name not in rule.context.builtins:
            raise ValueError(
                f"there is no function ${name}; {did_you_mean(name, rule.context.builtins) or 'docs/sources.md has examples'}"
            )
    found = rule.statement.expression.result_type
    if found not in (DataType.BOOLEAN, DataType.UNDEFINED):
        kind = _NAMES.get(found.name, "another value")
        raise ValueError(f'it gives {kind} and not true or false; compare it, for example word_count > 100 or language == "en"')

    def matches(record: Record) -> bool:
        try:
            return bool(rule.matches(record))
        except (EvaluationError, TypeError):  # a value that is not there
            return False

    return matches


def fields_of(text: str) -> frozenset[str]:
    """The fields of a record that the valid expression `text` names."""
    context = Context(resolver=_reader(struct_of(Record)), type_resolver=_types(), default_timezone="utc")
    Rule(text, context=context)
    return frozenset(context.symbols) & {field.name for field in struct_of(Record).fields}


def _described(error: EngineError) -> str:
    """The problem in one line, with the remedy."""
    message = " ".join(str(error.message or error).split())
    if isinstance(error, SymbolResolutionError):
        name = error.symbol_name
        common = f"did you mean {_COMMON[name.lower()]!r}?" if name.lower() in _COMMON else None
        near = common or did_you_mean(name, [field.name for field in struct_of(Record).fields])
        return f"there is no field {name!r}; {near or _FIELDS}"
    if isinstance(error, AttributeResolutionError):
        return _no_attribute(error.attribute_name, error.object)
    if isinstance(error, RuleSyntaxError):
        token = str(getattr(error.token, "value", "") or "")
        hint = next((instead for wrong, instead in _INSTEAD.items() if token.startswith(wrong)), None)
        return f"{message}; write {hint}" if hint else message
    if message == "data type mismatch":
        return f'{message}: a text is written "en", a number 100, a time d"2026-01-31"'
    return message


def _no_attribute(name: str, owner: Any) -> str:
    """`owner`: the type that has no attribute `name`."""
    parts = getattr(getattr(owner, "value_type", None), "attributes", None)
    if parts is not None and name in parts:
        return f"a list has no {name!r}; write [part for part in LIST if part.{name} == VALUE].length > 0"
    attributes = getattr(owner, "attributes", None) or {}
    near = did_you_mean(name, attributes) or (f"its parts are {', '.join(attributes)}" if attributes else None)
    return f"there is no part {name!r}" + (f"; {near}" if near else "")


@cache
def _context() -> Context:
    return Context(resolver=_reader(struct_of(Record)), type_resolver=_types(), default_timezone="utc")


@cache
def _types() -> Any:
    return type_resolver_from_dict({field.name: _type_of(field) for field in struct_of(Record).fields})


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
