"""Checks of the arguments of the public module: a value of a wrong type raises at the call, and not deep inside."""

import dataclasses
from argparse import ArgumentTypeError
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, get_args

from pipeline.fail_on import FailOn
from pipeline.monitor.address import Address
from pipeline.option_values import beam_options, option_types
from pipeline.settings import FetchSettings, Revisions, RunOptions, WebSubOptions
from transforms.feeds.sources import FeedDefaults, FullText
from transforms.link.house_lines import HouseLines

#: As the command line reads them.
_TYPES: dict[str, Callable[[str], Any]] = {
    "attempts": option_types.attempts,
    "backfill_since": option_types.since,
    "contact": option_types.contact,
    "heartbeat_min": option_types.minutes,
    "host_delay_s": option_types.seconds,
    "keep_days": option_types.positive,
    "look_budget": option_types.looks,
    "max_age_s": option_types.age,
    "max_items": option_types.positive,
    "metrics": option_types.address,
    "proxy": option_types.proxy,
    "refresh_s": option_types.whole_seconds,
    "signature_agent": option_types.signature_agent,
    "since": option_types.since,
    "timeout_s": option_types.positive_seconds,
    "ui": option_types.address,
    "where": option_types.where,
    "workers": option_types.count,
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "full_text": get_args(FullText),
    "house_lines": get_args(HouseLines),
    "revisions": get_args(Revisions),
}
_FLAGS = frozenset(field.name for field in dataclasses.fields(RunOptions) if field.type in (bool, "bool"))
_PARTS = {"fetch": FetchSettings, "defaults": FeedDefaults, "websub": WebSubOptions}
_SEVERAL: dict[str, Callable[[Any], Any]] = {
    "allowed_networks": lambda network: option_types.network(str(network)),
    "beam": str,
    "enrich": str,
    "fail_on": lambda condition: condition if isinstance(condition, FailOn) else option_types.fail_on(condition),
}


def expect(name: str, value: object, *kinds: type) -> None:
    """Raises TypeError if `value` has none of the types `kinds`; `name` is the name of the argument."""
    if not isinstance(value, kinds):
        wanted = " or ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"{name}: {value!r:.100} is a {type(value).__name__}; give a value of the type {wanted}")


def checked(name: str, value: Any) -> Any:
    """The value of an option of `run`, read as the command line reads it. Raises ValueError, and TypeError as `expect`."""
    if value is None:
        return value
    if name in _PARTS:
        expect(name, value, _PARTS[name])
    if name in _FLAGS:
        expect(name, value, bool)
    try:
        if name in _SEVERAL:
            values = value if isinstance(value, Iterable) and not isinstance(value, str) else (value,)
            found = tuple(map(_SEVERAL[name], values))
            if name == "beam" and found:
                beam_options.check(found, "run")
            return found
        if name in _CHOICES and value not in _CHOICES[name]:
            raise ArgumentTypeError(f"{value!r} is none of {', '.join(_CHOICES[name])}")
        if name not in _TYPES or isinstance(value, Address):
            return value
        return _TYPES[name](value.isoformat() if isinstance(value, date) else str(value))
    except ArgumentTypeError as error:
        raise ValueError(f"{name}: {error}") from None
