"""A function that only the process that calls it imports. A process that sends tasks to a pool calls none of their functions:
the imports would take it 0.3 s of CPU time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class ByName:
    """The function `name` of `module`, imported with the first call."""

    module: str
    name: str

    def __call__(self, *args: Any, **named: Any) -> Any:
        return _function(self.module, self.name)(*args, **named)


@cache
def _function(module: str, name: str) -> Callable[..., Any]:
    return cast("Callable[..., Any]", getattr(import_module(module), name))
