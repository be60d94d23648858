"""Periodic calls while a context lasts, in a thread of their own."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self


class Repeated:
    """While the context lasts, calls `act` every `every_s` seconds until it returns False. The first call is after `every_s`;
    with 0 there is none."""

    def __init__(self, name: str, every_s: float, act: Callable[[], bool]) -> None:
        self._every_s, self._act = every_s, act
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def __enter__(self) -> Self:
        if self._every_s > 0:
            self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._done.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._done.wait(self._every_s) and self._act():
            pass
