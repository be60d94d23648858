"""The progress line on a terminal."""

import contextlib
import shutil
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self, TextIO

from pipeline.endings import ITEMS
from pipeline.repeated import Repeated
from pipeline.steps.registry import STEPS
from pipeline.words import cut, number_of

#: A terminal of 80 columns shows the line without a second one.
_COLUMNS = 79


def progress_line(seen: Mapping[str, int], under_way: Mapping[str, int], elapsed_s: float) -> str:
    """The progress line, of at most 79 columns: polls and fetches in flight, counters of items so far, and the rate."""
    records = seen.get("record", 0)
    dead = sum(n for name, n in seen.items() if name.startswith("dead."))
    rate = records / elapsed_s if elapsed_s > 0 else 0.0
    turns = ", ".join(
        f"{step.activity} {under_way[step.name]}" for step in STEPS if step.activity is not None and step.name in under_way
    )
    found = f"{number_of(seen.get(ITEMS, 0), 'item')}: {number_of(records, 'record')}, {dead:,} dead"
    line = f"{elapsed_s:5.0f} s  {turns} | {found} | {rate:.1f}/s"
    return cut(line, _COLUMNS)


class Progress:
    """Rewrites one line on `stream` twice a second while the context lasts; silent if `stream` is not a terminal."""

    def __init__(
        self, stream: TextIO, seen: Callable[[], Mapping[str, int]], under_way: Callable[[], Mapping[str, int]]
    ) -> None:
        self._stream, self._seen, self._under_way = stream, seen, under_way
        self._shown = Repeated("progress", 0.5 if stream.isatty() else 0, self._show)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        self._shown.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._shown.__exit__(kind, error, trace)
        if self._stream.isatty():
            self._write("\r\x1b[K")

    def _show(self) -> bool:
        line = progress_line(self._seen(), self._under_way(), time.monotonic() - self._began)
        # One column stays free: a terminal may go to the next line where the last one is written.
        self._write(f"\r\x1b[K{cut(line, shutil.get_terminal_size().columns - 1)}")
        return True

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):  # the terminal was closed, and the run stops in order
            self._stream.write(text)
            self._stream.flush()
