"""Tasks that begin before their transform gets the elements.

An engine takes fetched pages in cycles or bundles. Between two of them the pool would be idle. Moreover, Prism takes a core
while a bundle runs, so results should be ready when a bundle begins.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any

from transforms.pool.pool import ProcessPool

#: Most tasks that nobody has claimed yet: as many as engines have pages in flight (`pipeline/steps/`), so that only those go
#: that an engine which has begun again will never claim. One that goes too early is done twice.
_LEAST_MOST, _PER_WORKER = 256, 128


def most_unclaimed(workers: int) -> int:
    """The number of tasks of a pool that may wait to be claimed."""
    return max(_LEAST_MOST, _PER_WORKER * workers)


class TasksAhead:
    """The tasks of a pool that wait to be claimed. All methods may be called from any thread."""

    def __init__(self, pool: ProcessPool) -> None:
        self._pool, self._most = pool, most_unclaimed(pool.settings.workers)
        self._lock = threading.Lock()
        self._function: Callable[[Any], Any] | None = None
        self._key_of: Callable[[Any], Hashable] = id
        self._tasks: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._early: list[Any] = []
        """Elements that came before `serve`: their tasks are to begin before those of later ones."""

    def serve(self, function: Callable[[Any], Any], key_of: Callable[[Any], Hashable]) -> None:
        """From now on `begin` starts `function(element)`. `key_of`: the key by which `claim` finds the task of an element."""
        with self._lock:
            self._function, self._key_of = function, key_of
            early, self._early = self._early, []
            for element in early:
                self._begin(function, element)

    def begin(self, element: Any) -> None:
        """Begin the task of an element, or wait for `serve`. A task that is not claimed in time is cancelled."""
        with self._lock:
            if self._function is not None:
                self._begin(self._function, element)
            elif len(self._early) < self._most:
                self._early.append(element)

    def claim(self, element: Any) -> "Future[Any] | None":
        """The task of an element, which belongs to the caller from now on; None if no task was begun."""
        with self._lock:
            return self._tasks.pop(self._key_of(element), None)

    def cancel(self) -> None:
        """Cancel the tasks that were not claimed."""
        with self._lock:
            self._early = []
            while self._tasks:
                self._tasks.popitem()[1].cancel()

    def _begin(self, function: Callable[[Any], Any], element: Any) -> None:
        key = self._key_of(element)
        if key not in self._tasks:
            self._tasks[key] = self._pool.submit(function, element)
        if len(self._tasks) > self._most:
            self._tasks.popitem(last=False)[1].cancel()
