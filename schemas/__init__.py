"""Data types: frozen rows, the codec, the published schemas. Imports nothing of newsbeam outside itself.

The readers of rows are imported when they are used: they need all types of rows, which take 0.1 s.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schemas.read import read_dead_letters, read_events, read_records

__all__ = ["read_dead_letters", "read_events", "read_records"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'schemas' has no attribute {name!r}")
    return getattr(import_module("schemas.read"), name)
