"""A pool of processes for work that may hang, grow or crash: extracting a page, parsing a feed.

Each worker has a pipe of its own and a thread in the parent that feeds it, waits for its answer at most `wall_limit_s`, and
kills and replaces it. Two workers share no lock and no queue, so if a worker is killed from outside at any moment, only its
task is lost. (In pebble 5.2's ProcessPool workers share one channel: by its source, a worker that dies idle while a task waits
can break the pool, and a worker that dies with the channel's lock stalls it.)

The module does not depend on its functions.
"""

import contextlib
import itertools
import os
import pickle
import queue
import signal
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from types import TracebackType
from typing import Any, NamedTuple, Self

from transforms.pool.child import Limits, work
from transforms.pool.launch import fork_context, launching
from transforms.pool.packing import Packed
from transforms.pool.stopped import RemoteError, Stopped

#: A worker writes a byte for each task that it takes. Nobody reads them while it lives, so they must fit into a pipe (64 KiB):
#: after so many tasks it is replaced.
_MOST_TASKS = 50_000


@dataclass(frozen=True, slots=True)
class PoolSettings:
    """The limits of a pool. Raises ValueError for invalid limits.

    `wall_limit_s`: seconds a task may take before its worker is killed. `memory_limit_bytes`: address space of a worker
    (RLIMIT_AS). `growth_limit_bytes`: the pool replaces a worker whose resident memory has grown by more since its start.
    `preload`: modules that the fork server imports once, so that a new worker starts in milliseconds and shares their tables.
    A process has one fork server: the first pool that starts sets its `preload`.
    """

    workers: int
    wall_limit_s: float = 10.0
    memory_limit_bytes: int = 2 * 1024**3
    growth_limit_bytes: int = 128 << 20
    preload: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        fine = isinstance(self.workers, int) and self.workers >= 1 and self.wall_limit_s > 0
        if not fine or self.memory_limit_bytes < 2**28 or self.growth_limit_bytes < 0:
            raise ValueError("needs at least 1 worker, a positive time limit, 256 MB of memory and no negative growth")


class ProcessPool:
    """Runs functions in worker processes, each task within the limits of `settings`.

    Workers start with the first task that needs them and die with the parent, even after its SIGKILL.
    """

    def __init__(self, settings: PoolSettings) -> None:
        self.settings = settings
        self._tasks: queue.PriorityQueue[tuple[int, int, _Task | None]] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._idle = 0
        self._closed = False
        self._stopped: Counter[str] = Counter()
        self._latest: tuple[Callable[..., Any] | None, bytes] = None, b""
        """The latest function and its pickle."""

    def submit(self, function: Callable[..., Any], *args: Any, first: bool = False) -> "Future[Any]":
        """A future of `function(*args)`, or of `Stopped` if the task exceeded its time or memory or its worker died.

        `first`: run it before all waiting tasks without `first`; equal tasks run in the order of their submission.

        The function must be importable by name, its arguments and its result picklable. An exception of the function
        becomes a `RemoteError`: it is a bug. Cancelling a future before the start of its task costs nothing.

        The same object in the next call is not pickled again, and its worker calls the same object again: a chain of
        enrichments takes 0.1 ms on either side.
        """
        latest, pickled = self._latest
        if latest is not function:
            pickled = pickle.dumps(function, pickle.HIGHEST_PROTOCOL)
            self._latest = function, pickled
        task = _Task(Future(), pickle.dumps((pickled, args), pickle.HIGHEST_PROTOCOL))
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            if self._idle <= self._tasks.qsize() and len(self._threads) < self.settings.workers:
                thread = threading.Thread(target=self._serve, name=f"pool-{len(self._threads)}", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._tasks.put((_FIRST if first else _NEXT, next(self._numbers), task))
        return task.future

    def warm_up(self) -> None:
        """Let the fork server import `preload` now and not at the first task. Does not wait for it."""
        fork_context(self.settings.preload)
        with launching():
            forkserver.ensure_running()

    def load(self) -> "PoolLoad":
        """The present load of the pool."""
        with self._lock:
            workers = len(self._threads)
            return PoolLoad(workers, workers - self._idle, self._tasks.qsize(), dict(self._stopped))

    def close(self) -> None:
        """Finish all submitted tasks, then end the workers. A second call does nothing."""
        with self._lock:
            if not self._closed:
                self._closed = True
                for _ in self._threads:
                    self._tasks.put((_CLOSE, next(self._numbers), None))
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _serve(self) -> None:
        """One thread for each worker: takes a task, hands it over, waits for the answer."""
        settings = self.settings
        worker: _Worker | None = None
        while True:
            with self._lock:
                self._idle += 1
            *_, task = self._tasks.get()
            with self._lock:
                self._idle -= 1
            if task is None:
                break
            if not task.future.set_running_or_notify_cancel():
                continue
            if worker is not None and not worker.process.is_alive():
                worker.end()
                worker = None
            try:
                worker = worker or _Worker(settings)
                result = worker.run(task.payload)
                if result is _NOT_STARTED:  # it was killed while idle: the task is not to blame
                    worker.end()
                    worker = _Worker(settings)
                    result = worker.run(task.payload)
                if result is _NOT_STARTED:
                    result = Stopped("crash", "The worker process died before it could start.")
            except Exception as error:  # noqa: BLE001 - not swallowed: the future raises it to whoever waits
                task.future.set_exception(error)
                continue
            if isinstance(result, Stopped):
                with self._lock:
                    self._stopped[result.cause] += 1
                worker.end()
                worker = None
            task.future.set_result(result)
            if worker is not None and worker.is_worn:
                # Here and not at the next task: the new process starts while the result is used.
                old, worker = worker, None
                with contextlib.suppress(OSError):  # the next task tries again, and tells
                    worker = _Worker(settings)
                old.end()
        if worker is not None:
            worker.end()


class PoolLoad(NamedTuple):
    """Processes of a pool, those with a task, tasks that wait, and tasks that were stopped so far, by cause."""

    workers: int
    busy: int
    waiting: int
    stopped: dict[str, int]


_NOT_STARTED = object()

#: The order of waiting tasks; the end of a thread comes behind them all.
_FIRST, _NEXT, _CLOSE = range(3)


@dataclass(frozen=True, slots=True)
class _Task:
    future: "Future[Any]"
    payload: bytes


class _Worker:
    """A process and three pipes.

    One carries tasks and answers. The lifeline closes when the parent is gone. The third holds a byte for each task that the
    process has taken: the parent reads it after the process has died, so taking a task wakes nobody.
    """

    def __init__(self, settings: PoolSettings) -> None:
        context = fork_context(settings.preload)
        self._wall_limit_s = settings.wall_limit_s
        self._pipe, theirs = context.Pipe()
        watched, self._lifeline = context.Pipe(duplex=False)
        self._taken, taking = context.Pipe(duplex=False)
        limits = Limits(settings.wall_limit_s, settings.memory_limit_bytes, settings.growth_limit_bytes)
        self.process: BaseProcess = context.Process(
            target=work,
            args=(theirs, watched, taking, limits),
            name="newsbeam-worker",
            daemon=True,
        )
        with launching():
            self.process.start()
        # multiprocessing ends the processes that are left at exit with SIGTERM, which workers do not hear.
        self._at_exit = Finalize(self, self.process.kill, exitpriority=0)
        for end in (theirs, watched, taking):
            end.close()
        self.tasks = 0
        self._is_grown = False

    @property
    def is_worn(self) -> bool:
        """The process has to be replaced."""
        return self._is_grown or self.tasks >= _MOST_TASKS

    def run(self, payload: bytes) -> Any:
        """The function's result, `Stopped`, or `_NOT_STARTED` if the process died before it took the task.

        Raises RemoteError for an exception of the function."""
        self.tasks += 1
        try:
            # A new worker's first task may wait for its imports; its time limit does not include them.
            if self.tasks == 1 and not self._pipe.poll(self._wall_limit_s + 60):
                return Stopped("timeout", "The worker process did not start.")
            if self.tasks == 1:
                self._pipe.recv_bytes()
            self._pipe.send_bytes(payload)
            if not self._pipe.poll(self._wall_limit_s):
                return Stopped("timeout", f"Stopped after {self._wall_limit_s:g} s.")
            kind, value, self._is_grown = pickle.loads(self._pipe.recv_bytes())  # noqa: S301 - from our own child, over its own pipe
        except (EOFError, OSError):
            self.process.join(1)
            return _death(self.process.exitcode) if self._has_taken_all() else _NOT_STARTED
        if kind == "raised":
            raise RemoteError(value)
        return value.unpacked() if isinstance(value, Packed) else value

    def _has_taken_all(self) -> bool:
        """True if the dead process had taken its last task."""
        return self._taken.poll() and len(os.read(self._taken.fileno(), _MOST_TASKS)) == self.tasks

    def end(self) -> None:
        """Kill the process: it holds no state that needs an orderly end."""
        self._pipe.close()
        self._lifeline.close()
        self._taken.close()
        self._at_exit()
        self.process.join()
        self.process.close()


def _death(code: int | None) -> Stopped:
    if code == -signal.SIGXCPU:
        return Stopped("timeout", "Stopped at the limit of CPU time.")
    how = f"killed by signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    return Stopped("crash", f"The worker process died ({how}).")
