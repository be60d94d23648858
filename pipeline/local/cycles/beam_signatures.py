"""The signatures of DoFns, read once.

Whenever Beam makes a DoFn ready, it reads the signatures of all its methods with `inspect`, twice: 990 signatures a cycle, 15
of its 55 ms. They belong to functions, which stay the same.
"""

from collections.abc import Callable
from functools import lru_cache
from types import MethodType
from typing import Any, TypeAlias

from apache_beam.transforms import core

_ArgsAndDefaults: TypeAlias = tuple[list[str], list[Any]]

#: More than the graph has; lambdas of the graph are other functions in each cycle.
_REMEMBERED = 2_048


def remember_signatures() -> None:
    """From now on Beam asks `inspect` once for each function. A second call does nothing."""
    if not isinstance(core.get_function_args_defaults, _Remembering):
        core.get_function_args_defaults = _Remembering(core.get_function_args_defaults)


class _Remembering:
    """As `read`, which gives names of arguments and their defaults."""

    def __init__(self, read: Callable[[Any], _ArgsAndDefaults]) -> None:
        self._read = read
        self._of_method = lru_cache(_REMEMBERED)(lambda function: read(MethodType(function, self)))
        """By the function of a method: a method would keep its DoFn. To the signature all objects are alike."""
        self._of_function = lru_cache(_REMEMBERED)(read)

    def __call__(self, f: Any) -> _ArgsAndDefaults:
        if type(f) is MethodType:
            args, defaults = self._of_method(f.__func__)
        else:
            args, defaults = self._of_function(f)
        return [*args], [*defaults]

    def read_count(self) -> int:
        """Signatures that were read so far."""
        return self._of_method.cache_info().misses + self._of_function.cache_info().misses
