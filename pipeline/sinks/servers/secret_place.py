"""Secrets of sinks: a URI names the place of a secret, `env:NAME` or `file:PATH`, and never holds the secret."""

from collections.abc import Mapping
from pathlib import Path


def check_place(reference: str, name: str) -> None:
    """Raises ValueError if `reference`, the value of the option `name` of a URI, names no place."""
    if reference.partition(":")[0] not in ("env", "file"):
        raise ValueError(f"{name} names where the secret is: env:NAME or file:PATH")


def secret_text(reference: str, environment: Mapping[str, str]) -> str:
    """The secret. Raises ValueError and OSError with the name of the place, never with the secret."""
    kind, _, name = reference.partition(":")
    if kind == "file":
        return Path(name).read_text(encoding="utf-8", errors="replace")
    if name not in environment:
        raise ValueError(f"the variable {name} is not set")
    return environment[name]
