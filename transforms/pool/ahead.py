"""Tasks that begin before the transform that wants their results is given the elements.

An engine takes the pages that were fetched in cycles or bundles. Between two of them the pool would have nothing to do. Prism
moreover takes a core while a bundle runs, so a bundle should find its results.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any

from transforms.pool.pool import ProcessPool

#: Tasks that nobody has claimed yet; more than engines have pages in flight. An engine that begins again never claims some.
_MOST = 256


class TasksAhead:
    """The tasks of a pool that wait to be claimed. All methods may be called from any thread."""

    def __init__(self, pool: ProcessPool) -> None:
        self._pool = pool
        self._lock = threading.Lock()
        self._function: Callable[[Any], Any] | None = None
        self._key_of: Callable[[Any], Hashable] = id
        self._tasks: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def serve(self, function: Callable[[Any], Any], key_of: Callable[[Any], Hashable]) -> None:
        """From now on `begin` begins `function(element)`. `key_of`: equal for an element that is begun and one that claims."""
        with self._lock:
            self._function, self._key_of = function, key_of

    def begin(self, element: Any) -> None:
        """Begin the task of an element. Before `serve` it does nothing; a task that is not claimed in time is cancelled."""
        with self._lock:
            function, key = self._function, self._key_of(element)
            if function is None or key in self._tasks:
                return
            self._tasks[key] = self._pool.submit(function, element)
            if len(self._tasks) > _MOST:
                self._tasks.popitem(last=False)[1].cancel()

    def claim(self, element: Any) -> "Future[Any] | None":
        """The task of an element, which is the caller's then; None if none was begun."""
        with self._lock:
            return self._tasks.pop(self._key_of(element), None)

    def cancel(self) -> None:
        """Cancel the tasks that were not claimed."""
        with self._lock:
            while self._tasks:
                self._tasks.popitem()[1].cancel()
