"""The frequency of Python's cyclic garbage collector in a process."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Python looks after 700 new objects (2,000 since 3.13); turns make them by the thousand, hardly any in a cycle. With these a
#: first poll of 1,000 feeds takes 0.8 of the CPU time and 20 MB more (`python -m bench.scale --feeds 1000 --phases first`).
_THRESHOLDS = (5_000, 20, 10)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """While the context lasts, the collector runs less often and ignores the objects of the start: modules, the graph, lists
    of feeds. It is enabled again if the start disabled it."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


@contextmanager
def collecting_never() -> Iterator[None]:
    """While the context lasts, the collector is off: it takes up to a fifth of the time of a short command or a start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
