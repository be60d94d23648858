"""The worker process of the pool: it runs functions one after the other, within its limits, and dies with its parent."""

import ctypes
import gc
import os
import pickle
import resource
import signal
import threading
import traceback
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from transforms.pool.stopped import Stopped

#: CPU seconds beyond the wall limit after which the kernel ends a worker: the parent may be stopped or gone.
_CPU_GRACE_S = 2
#: The collector looks after so many new objects. With Python's 700 it takes a fortieth of an extraction, with 5,000 still a
#: seventieth. It never looks at what the fork server has made: that would copy its memory.
_COLLECT_AFTER = (50_000, 20, 10)
#: Growth after which the heap's free pages are given back: a long page leaves 30 MB of them.
_TRIM_AFTER_BYTES = 16 << 20


class Limits(NamedTuple):
    """The limits of a worker: `wall_s` seconds a task, `memory_bytes` of address space, `growth_bytes` of resident memory."""

    wall_s: float
    memory_bytes: int
    growth_bytes: int


def work(pipe: Connection, lifeline: Connection, taking: Connection, limits: Limits) -> None:
    """Run tasks until the pipe ends: read a function and its arguments, answer with its result.

    An answer also tells whether the process had grown by more than its limit before that task.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C: it drains first
    _die_with_parent(lifeline)
    _limit(resource.RLIMIT_AS, limits.memory_bytes)
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
    memory, functions = _Memory(limits.growth_bytes), _Functions()
    pipe.send_bytes(b"ready")
    while True:
        try:
            payload = pipe.recv_bytes()
            os.write(taking.fileno(), b".")
        except (EOFError, OSError):
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + limits.wall_s) + _CPU_GRACE_S)
        answer = _answer(payload, functions, memory.is_grown)
        try:
            pipe.send_bytes(answer)
        except OSError:
            return
        del payload, answer
        memory.look()


class _Functions:
    """Functions by their pickles; the latest is kept."""

    def __init__(self) -> None:
        self._pickled, self._function = b"", None

    def of(self, pickled: bytes) -> Any:
        if pickled != self._pickled:
            self._function = pickle.loads(pickled)  # noqa: S301 - from our own parent
            self._pickled = pickled
        return self._function


def _answer(payload: bytes, functions: _Functions, is_grown: bool) -> bytes:
    try:
        pickled, args = pickle.loads(payload)  # noqa: S301 - from our own parent
        return pickle.dumps(("result", functions.of(pickled)(*args), is_grown), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        stopped = Stopped("crash", "The task needs more memory than a worker process may use.")
        return pickle.dumps(("result", stopped, is_grown), pickle.HIGHEST_PROTOCOL)
    except Exception:  # noqa: BLE001 - the boundary: the parent raises every error with this traceback
        return pickle.dumps(("raised", traceback.format_exc(), is_grown), pickle.HIGHEST_PROTOCOL)


class _Memory:
    """The resident memory of this process against that before its first task."""

    def __init__(self, growth_limit_bytes: int) -> None:
        self._floor = _resident_bytes()
        self._limit = self._floor + growth_limit_bytes
        self.is_grown = False

    def look(self) -> None:
        """Between two tasks: gives free memory back after a growth, and tells whether what stays is above the limit."""
        if _resident_bytes() > self._floor + _TRIM_AFTER_BYTES:
            _give_back()
            self._floor = _resident_bytes()
            self.is_grown = self._floor > self._limit


def _resident_bytes() -> int:
    """Memory in use now; where the system does not tell (macOS), the most so far."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - after each task: a Path costs more than the rest
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _give_back() -> None:
    """glibc keeps freed memory; other allocators have no such function."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _limit(kind: int, value: int) -> None:
    """Set the soft limit, never above the hard limit."""
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _die_with_parent(lifeline: Connection) -> None:
    """End this process when the parent's end of `lifeline` closes; the kernel closes it even after SIGKILL.

    (PR_SET_PDEATHSIG would watch the fork server, whose child this is.)
    """

    def watch() -> None:
        try:
            lifeline.recv_bytes()
        except (EOFError, OSError):
            os._exit(1)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()
