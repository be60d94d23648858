"""The progress line on a terminal."""

import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self, TextIO

from pipeline.endings import ITEMS
from pipeline.steps import STEPS


def progress_line(seen: Mapping[str, int], under_way: Mapping[str, int], elapsed_s: float) -> str:
    """The progress line: polls and fetches in flight, counters of items so far, and the rate."""
    records = seen.get("record", 0)
    dead = sum(n for name, n in seen.items() if name.startswith("dead."))
    rate = records / elapsed_s if elapsed_s > 0 else 0.0
    turns = ", ".join(
        f"{step.activity} {under_way[step.name]}" for step in STEPS if step.activity is not None and step.name in under_way
    )
    return (
        f"{elapsed_s:5.0f} s  {turns}  |  "
        f"{seen.get(ITEMS, 0):,} items: {records:,} records, {dead:,} dead letters  |  {rate:.1f}/s"
    )


class Progress:
    """Rewrites one line on `stream` twice a second while the context lasts; silent if `stream` is not a terminal."""

    def __init__(
        self, stream: TextIO, seen: Callable[[], Mapping[str, int]], under_way: Callable[[], Mapping[str, int]]
    ) -> None:
        self._stream, self._seen, self._under_way = stream, seen, under_way
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._show, name="progress", daemon=True)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        if self._stream.isatty():
            self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._done.set()
        if self._thread.is_alive():
            self._thread.join()
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _show(self) -> None:
        while not self._done.wait(0.5):
            line = progress_line(self._seen(), self._under_way(), time.monotonic() - self._began)
            self._stream.write(f"\r\x1b[K{line}")
            self._stream.flush()
