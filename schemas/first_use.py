"""What msgspec learns of a type at its first use, one thread at a time.

msgspec 0.22 shows a dataclass to other threads before its fields are known: where two threads use it first at once, the process
ends with SIGSEGV. Types hold each other, so the lock is one for all.
"""

import contextlib
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_LEARNING = threading.Lock()
_learnt: set[Any] = set()


def alone(make: Callable[[], T]) -> T:
    """`make()`, which makes a decoder, while no other thread makes one."""
    with _LEARNING:
        return make()


def learn(of: Any) -> None:
    """To be called before `msgspec.convert` into the type `of`."""
    if of not in _learnt:
        with _LEARNING:
            with contextlib.suppress(TypeError):  # a type that msgspec does not know; `convert` says so
                msgspec.json.Decoder(of)
            _learnt.add(of)
