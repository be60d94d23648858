"""How the processes of a pool are launched: by a fork server that has imported what they need."""

import contextlib
import functools
import multiprocessing
import multiprocessing.context
import signal
import sys
import threading
from collections.abc import Iterator
from multiprocessing import resource_tracker

_main_lock = threading.Lock()


@contextlib.contextmanager
def launching() -> Iterator[None]:
    """While the fork server or a worker is launched: it imports no main script, and no signal to stop reaches it.

    `newsbeam`'s script is all of Beam, 1 s and 150 MB a process; multiprocessing takes it from `__main__.__file__`, if that is
    there. A terminal sends SIGINT to all processes, and SIGHUP when it is closed; `timeout` and supervisors may send SIGTERM to
    all. The parent writes first what the workers have. The fork server ignores SIGINT only after its imports, the others never.
    """
    main = sys.modules["__main__"]
    with _main_lock:
        file = main.__dict__.pop("__file__", None)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGHUP,))
        try:
            resource_tracker.ensure_running()  # else it is started within, and its start unblocks the next two
            signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            if file is not None:
                main.__dict__["__file__"] = file


@functools.cache
def fork_context(preload: tuple[str, ...]) -> multiprocessing.context.ForkServerContext:
    """The fork server's context. Each process that uses pools has one fork server, which ends with it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context
