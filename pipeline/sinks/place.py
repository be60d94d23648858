"""A place for rows from the command line: a URI, with options after its question mark (`news?format=parquet&roll_s=600`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import parse_qsl, urlsplit

from pipeline.sinks.what import What

#: The place that is standard output.
STDOUT = "-"
Options = TypeVar("Options")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`uri` is without its options. `given`: the options of the URI. `defaults`: options for sinks that have them; `given`
    wins."""

    uri: str
    what: What
    given: Mapping[str, str]
    defaults: Mapping[str, str]

    @property
    def scheme(self) -> str:
        """The scheme of the URI in lower case; empty for a path."""
        scheme, separator, _ = self.uri.partition("://")
        return scheme.lower() if separator else ""

    def read(self, options: type[Options]) -> Options:
        """An instance of the dataclass `options`, whose fields are str, int, float or a Literal of texts, or None by default.

        Raises ValueError for an option that is no field of it, and for a value that its field cannot hold.
        """
        hints = get_type_hints(options)
        for name in self.given:
            if name not in hints:
                raise ValueError(f"unknown option {name!r}; known are {', '.join(hints)}")
        texts = {name: text for name, text in {**self.defaults, **self.given}.items() if name in hints}
        return options(**{name: _value(name, text, hints[name]) for name, text in texts.items()})


def place_of(uri: str, what: What, **defaults: object) -> Place:
    """The place that `uri` names. Raises ValueError for a URI with a password, which logs and ledgers would show."""
    if "://" in uri and urlsplit(uri).password is not None:
        raise ValueError(
            f"the {urlsplit(uri).scheme}:// URI holds a password, and logs show URIs; keep it where its client looks"
        )
    bare, mark, query = uri.rpartition("?")
    if not mark or "=" not in query:  # a question mark in a folder's name
        bare, query = uri, ""
    texts = {name: str(value) for name, value in defaults.items() if value is not None}
    return Place(uri=bare, what=what, given=dict(parse_qsl(query, keep_blank_values=True)), defaults=texts)


def _value(name: str, text: str, hint: Any) -> Any:
    (kind,) = [part for part in ([hint] if get_origin(hint) is Literal else get_args(hint) or [hint]) if part is not NoneType]
    if get_origin(kind) is Literal:
        if text not in get_args(kind):
            raise ValueError(f"{name} is {text!r}; it can be {' or '.join(get_args(kind))}, or left out")
        return text
    try:
        return kind(text)
    except ValueError:
        raise ValueError(f"{name} is {text!r}; it must be a {'whole ' if kind is int else ''}number") from None
