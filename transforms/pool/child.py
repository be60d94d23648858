"""The worker process of the pool: it runs functions one after the other, within its limits, and dies with its parent."""

import os
import pickle
import resource
import signal
import threading
import traceback
from multiprocessing.connection import Connection

from transforms.pool.stopped import Stopped

#: CPU seconds beyond the wall limit after which the kernel ends a worker: the parent may be stopped or gone.
_CPU_GRACE_S = 2


def work(pipe: Connection, lifeline: Connection, taking: Connection, wall_limit_s: float, memory_limit_bytes: int) -> None:
    """Run tasks until the pipe ends: read a function and its arguments, answer with its result."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C: it drains first
    _die_with_parent(lifeline)
    _limit(resource.RLIMIT_AS, memory_limit_bytes)
    pipe.send_bytes(b"ready")
    while True:
        try:
            payload = pipe.recv_bytes()
            os.write(taking.fileno(), b".")
        except (EOFError, OSError):
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + wall_limit_s) + _CPU_GRACE_S)
        answer = _answer(payload)
        try:
            pipe.send_bytes(answer)
        except OSError:
            return


def _answer(payload: bytes) -> bytes:
    try:
        function, args = pickle.loads(payload)  # noqa: S301 - from our own parent
        return pickle.dumps(("result", function(*args)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        stopped = Stopped("crash", "The task needs more memory than a worker process may use.")
        return pickle.dumps(("result", stopped), pickle.HIGHEST_PROTOCOL)
    except Exception:  # noqa: BLE001 - the boundary: the parent raises every error with this traceback
        return pickle.dumps(("raised", traceback.format_exc()), pickle.HIGHEST_PROTOCOL)


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
