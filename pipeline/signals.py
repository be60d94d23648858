"""SIGINT, SIGTERM and SIGHUP end the run cleanly, or drop the cycle if that takes too long."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Self

#: The last cycle finishes within this time or is dropped. Supervisors (systemd, Kubernetes) kill after 30 to 90 s.
DROP_AFTER_S = 25.0
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
#: Python swallows what a handler raises while a callback of a weak reference or a finalizer runs, as they do during imports.
#: The signal is then sent again, after that callback has ended.
_AGAIN_S = 0.05


def _caught() -> list[signal.Signals]:
    """The signals that end the process. SIGHUP is none of them where it is ignored, as `nohup` has it."""
    return [number for number in _SIGNALS if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN]


class StopSignals:
    """While the context lasts, the first signal calls `stop`. A second one, or `drop_after_s`, calls `drop`.

    The signals are SIGINT, SIGTERM and SIGHUP (the terminal was closed), which is left alone where `nohup` has it ignored.

    The default of `drop` drops the cycle: the process ends with status 0 and without a commit. This loses nothing: the next run
    repeats the work of the cycle.
    """

    def __init__(
        self, stop: Callable[[], None], drop: Callable[[], None] | None = None, drop_after_s: float = DROP_AFTER_S
    ) -> None:
        self._stop, self._drop, self._drop_after_s = stop, drop or _leave, drop_after_s
        self._timer: threading.Timer | None = None
        self._before: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in _caught():
                before = self._before[number] = signal.signal(number, self._received)
                if isinstance(before, _EarlyEnd):
                    before.has_begun = True
        return self

    def catch(self) -> None:
        """Catch the signals again, after a library has put its own handlers in front."""
        for number in self._before:
            signal.signal(number, self._received)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # a value that signal() returned

    def _received(self, number: int, frame: FrameType | None) -> None:
        if self._timer is not None:
            self._drop()
            return
        self._timer = threading.Timer(self._drop_after_s, self._drop)
        self._timer.daemon = True
        self._timer.start()
        self._stop()


class _EarlyEnd:
    """Handles a signal before the work has begun. `goes_on`, `nothing_done`: as for `leaving_early`."""

    def __init__(self, goes_on: bool, nothing_done: str) -> None:
        self._goes_on, self._nothing_done = goes_on, nothing_done
        self.has_begun = False
        """A `StopSignals` has taken over since, so there was work."""
        self.received = 0

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if self._nothing_done and not self.has_begun and not self.received:
            sys.stderr.write(f"newsbeam: {self._nothing_done}\n")
        self.received = number
        raise SystemExit(0 if self._goes_on else 128 + number)


@contextmanager
def leaving_early(*, goes_on: bool, nothing_done: str = "") -> Iterator[None]:
    """While the context lasts, the signals of `StopSignals` end the program: there is no work to commit yet.

    The exit status is 0 for a command that `goes_on` until it is stopped. For others, whose result is missing, it is the status
    of shells: 128 plus the signal's number. `nothing_done`: the sentence to print if no work had begun.
    """
    end = _EarlyEnd(goes_on, nothing_done)
    again: list[threading.Timer] = []

    def unraisable(args: "sys.UnraisableHookArgs") -> None:
        if not isinstance(args.exc_value, SystemExit):
            hook(args)
            return
        again.append(threading.Timer(_AGAIN_S, os.kill, (os.getpid(), end.received)))
        again[-1].daemon = True
        again[-1].start()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, end) for number in _caught()}
    hook, sys.unraisablehook = sys.unraisablehook, unraisable
    try:
        yield
    finally:
        sys.unraisablehook = hook
        for timer in again:
            timer.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


def leave(sentence: str) -> None:
    """Print `sentence` and end the process at once with status 0. The extraction processes end with it."""
    sys.stderr.write(f"newsbeam: {sentence}\n")
    sys.stderr.flush()
    os._exit(0)


def _leave() -> None:
    leave("dropped the work since the last commit; the next run repeats it")
