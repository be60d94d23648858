"""Records, dead letters and events of every shape, for property tests."""

import typing
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal

from hypothesis import strategies as st

from schemas.dead_letters import REASONS, DeadLetter
from schemas.events import EVENT_TYPES, Event
from schemas.records import SCHEMA_VERSION, Record

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXTS | st.sampled_from(["", "\u2028 \x00 \r\n", "ﷺ 🇺🇳 e\u0301", '"\\', "\ufeff"]),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    datetime: st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  (bounds are naive)
}


@cache
def of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type that a record's field may have."""
    if typing.get_origin(hint) is typing.Annotated:
        return of(typing.get_args(hint)[0])
    if typing.get_origin(hint) is Literal:
        return st.sampled_from(typing.get_args(hint))
    if typing.get_origin(hint) is tuple:
        return st.lists(of(typing.get_args(hint)[0]), max_size=2).map(tuple)
    if hint in _SCALARS:
        return _SCALARS[hint]
    if isinstance(hint, type) and is_dataclass(hint):
        hints = typing.get_type_hints(hint, include_extras=True)
        return st.builds(hint, **{field.name: of(hints[field.name]) for field in fields(hint)})
    (inner,) = (argument for argument in typing.get_args(hint) if argument is not type(None))
    return st.none() | of(inner)


def records() -> st.SearchStrategy[Record]:
    hints = typing.get_type_hints(Record, include_extras=True)
    values = {field.name: of(hints[field.name]) for field in fields(Record)}
    return st.builds(Record, **values | {"schema_version": st.just(SCHEMA_VERSION)})


def dead_letters() -> st.SearchStrategy[DeadLetter]:
    hints = typing.get_type_hints(DeadLetter, include_extras=True)
    values = {field.name: of(hints[field.name]) for field in fields(DeadLetter)}
    return st.builds(DeadLetter, **values | {"reason": st.sampled_from(sorted(REASONS))})


def events() -> st.SearchStrategy[Event]:
    hints = typing.get_type_hints(Event, include_extras=True)
    values = {field.name: of(hints[field.name]) for field in fields(Event)}
    known = {"schema_version": st.just(SCHEMA_VERSION), "type": st.sampled_from(sorted(EVENT_TYPES))}
    return st.builds(Event, **values | known)
