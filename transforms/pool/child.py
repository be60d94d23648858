"""The worker's side of the pool: it runs functions one after the other, within its limits, and dies with its parent."""

import os
import pickle
import resource
import signal
import threading
import traceback
from multiprocessing.connection import Connection

from transforms.pool.stopped import Stopped

#: The CPU seconds that a worker may use beyond the wall limit before the kernel ends it: the parent may be stopped or gone.
_CPU_GRACE_S = 2


def work(pipe: Connection, lifeline: Connection, taking: Connection, wall_limit_s: float, memory_limit_bytes: int) -> None:
    """The worker: reads a function and its arguments, answers with its result, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle: it drains first
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
    except Exception:  # noqa: BLE001 - the boundary: whatever it is, the parent raises it with this traceback
        return pickle.dumps(("raised", traceback.format_exc()), pickle.HIGHEST_PROTOCOL)


def _limit(kind: int, value: int) -> None:
    """Sets the soft limit, never above the hard one."""
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _die_with_parent(lifeline: Connection) -> None:
    """Ends this process when the parent's end of `lifeline` closes, which the kernel does even after SIGKILL.

    (PR_SET_PDEATHSIG would watch the fork server, whose child this is.)
    """

    def watch() -> None:
        try:
            lifeline.recv_bytes()
        except (EOFError, OSError):
            os._exit(1)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()
