"""The keys of newsbeam.toml: one table for the reader, the published JSON Schema and the documentation."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args

from schemas.times import instant_of
from schemas.where import Where, WhereError
from transforms.feeds.sources import FullText

_DURATION = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,3})?)\s?(s|m|min|h|d|w)?")
_UNITS = {None: 1, "s": 1, "m": 60, "min": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_REFERENCE = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]{0,200}|file:.{1,1000}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")


class KeyValueError(ValueError):
    """An invalid value of a key; the message says which values are valid."""


@dataclass(frozen=True, slots=True)
class TomlKey:
    """One key: its description, its JSON Schema, and the function that reads its value."""

    name: str
    about: str
    schema: dict[str, Any]
    read: Callable[[Any], Any]


def duration_s(value: Any) -> float:
    """Seconds, of a number or of text such as `15m`, `2h`, `1d`."""
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if isinstance(value, bool) or not (isinstance(value, int | float) or found):
        raise KeyValueError('takes a number of seconds, or text such as "15m", "2h" or "1d"')
    seconds = float(value) if found is None else float(found[1]) * _UNITS[found[2]]
    if not 0 <= seconds <= 366 * 86_400:
        raise KeyValueError("takes a time of at most a year")
    return seconds


def _text(limit: int) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or not value.strip() or len(value) > limit:
            raise KeyValueError(f"takes text of at most {limit} characters")
        return value.strip()

    return read


def _texts(value: Any) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or len(values) > 100 or not all(isinstance(part, str) and part for part in values):
        raise KeyValueError("takes a list of texts")
    return tuple(part[:200] for part in values)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise KeyValueError("takes true or false")
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000_000:
        raise KeyValueError("takes a whole number from 1")
    return value


def _one_of(*names: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in names:
            raise KeyValueError(f"takes one of {', '.join(map(repr, names))}")
        return str(value)

    return read


def instant(value: Any) -> datetime:
    """An aware UTC instant, of a date or of text in RFC 3339."""
    try:
        return instant_of(value)
    except ValueError as error:
        raise KeyValueError(str(error)) from None


def expression(value: Any) -> str:
    """An expression over the fields of a record (`schemas.where`)."""
    text = _text(2_000)(value)
    try:
        Where(text)
    except WhereError as error:
        raise KeyValueError(f"is no expression over the fields of a record: {error}") from None
    return text


def _language(value: Any) -> str:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise KeyValueError('takes a language tag such as "en" or "pt-BR"')
    return value


def _reference(value: Any) -> str:
    if not isinstance(value, str) or not _REFERENCE.fullmatch(value):
        # The value may be the secret itself: it is not repeated.
        raise KeyValueError('takes the place of a secret and not the secret: "env:NAME" or "file:PATH"')
    return value


def _references(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > 20:
        raise KeyValueError('takes a table, for example { X-Token = "env:TOKEN" }')
    for name in value:
        if not re.fullmatch(r"[A-Za-z0-9-]{1,100}", name):
            raise KeyValueError(f"{name[:100]!r} is no name of a header")
    return {name: _reference(reference) for name, reference in value.items()}


_TEXT = {"type": "string", "minLength": 1}
_TIME = {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)? ?(s|m|min|h|d|w)?$"}]}
_SECRET = {"type": "string", "pattern": "^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$"}

#: What may stand in [[feed]], and but for `url`, `kind` and `title` in [defaults].
FEED_KEYS = (
    TomlKey("url", "The feed's address.", _TEXT, _text(8_192)),
    TomlKey(
        "kind",
        "listing: a page that lists articles; sitemap: a sitemap, or a site whose robots.txt names one.",
        {"enum": ["feed", "listing", "sitemap"]},
        _one_of("feed", "listing", "sitemap"),
    ),
    TomlKey("title", "Stands in where the feed gives none.", _TEXT, _text(300)),
    TomlKey("tags", "Your own tags.", {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}, _texts),
    TomlKey(
        "language", "The language that the feed is in.", {"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"}, _language
    ),
    TomlKey("enabled", "false: the feed rests and keeps what was learned.", {"type": "boolean"}, _flag),
    TomlKey("poll_min", "Least time between two polls.", _TIME, duration_s),
    TomlKey("poll_max", "Longest time between two polls that work.", _TIME, duration_s),
    TomlKey("max_items", "New entries of one poll that are taken, the newest.", {"type": "integer", "minimum": 1}, _count),
    TomlKey("since", "Entries that say that they are older are not taken.", {"type": "string"}, instant),
    TomlKey("max_age", "Entries that say that they are older than this are not taken.", _TIME, duration_s),
    TomlKey("full_text", "Where the text comes from.", {"enum": list(get_args(FullText))}, _one_of(*get_args(FullText))),
    TomlKey("host_delay", "Least pause between two requests to the host.", _TIME, duration_s),
    TomlKey("robots", "own-site: the site is yours.", {"enum": ["obey", "own-site"]}, _one_of("obey", "own-site")),
    TomlKey("robots_reason", "Why robots.txt need not be obeyed.", _TEXT, _text(500)),
    TomlKey(
        "enrich",
        "Which of the run's enrichments its records get.",
        {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
        _texts,
    ),
    TomlKey("where", "The expression that its records must match to be kept.", _TEXT, expression),
    TomlKey("headers", "Headers whose values are secrets.", {"type": "object", "additionalProperties": _SECRET}, _references),
    TomlKey("basic", "Where user:password stands.", _SECRET, _reference),
    TomlKey("bearer", "Where a token stands.", _SECRET, _reference),
    TomlKey("cookies", "Where the value of a Cookie header stands.", _SECRET, _reference),
)
_OWN = frozenset(("url", "title", "kind"))
DEFAULT_KEYS = tuple(key for key in FEED_KEYS if key.name not in _OWN)
#: What may stand at the top, beside the tables.
TOP_KEYS = (TomlKey("lists", "Other lists of feeds, relative to this file.", {"type": "array", "items": _TEXT}, _texts),)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of newsbeam.toml, for editors and for tests."""

    def table(keys: tuple[TomlKey, ...], required: list[str]) -> dict[str, Any]:
        properties = {key.name: {**key.schema, "description": key.about} for key in keys}
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

    top = table(TOP_KEYS, [])
    options = {"type": ["string", "number", "boolean", "array"], "items": {"type": ["string", "number"]}}
    about = "Options of 'newsbeam run' and 'newsbeam stream' under the names of their flags."
    top["properties"]["run"] = {"type": "object", "description": about, "additionalProperties": options}
    top["properties"]["defaults"] = table(DEFAULT_KEYS, [])
    top["properties"]["feed"] = {"type": "array", "items": table(FEED_KEYS, ["url"])}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "newsbeam.toml", **top}
