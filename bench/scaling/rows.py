"""What a phase of bench/scale.py measured, and how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One phase of one engine. CPU seconds from the first request on, without those of a run with one feed; MB at the peak.

    `is_whole`: False where the phase reached its time limit or the program failed; then figures count what was done by then.
    """

    engine: str
    feeds: int
    phase: str
    polls: int = 0
    requests: int = 0
    wall_s: float = 0.0
    main_cpu_s: float = 0.0
    all_cpu_s: float = 0.0
    main_mb: float = 0.0
    all_mb: float = 0.0
    ready_s: float | None = None
    """Seconds from the import of Beam to the first request."""
    ready_cpu_s: float | None = None
    """CPU seconds of the main process in that time: on a busy machine they tell more."""
    core_share: float | None = None
    """CPU seconds a second while nothing was due."""
    bare_ms: float | None = None
    """CPU milliseconds a poll of the bare loop, in a round of 304."""
    paced_bare_ms: float | None = None
    """The same with as many polls a second as the engine had, in which it has made them at their own times."""
    is_whole: bool = True

    @property
    def request_ms(self) -> float | None:
        """CPU milliseconds of all processes for each request."""
        return self.all_cpu_s / self.requests * 1_000 if self.requests > 0 else None

    @property
    def feed_ms(self) -> float | None:
        """CPU milliseconds of all processes for each poll of a feed, with all that came of it."""
        return self.all_cpu_s / self.polls * 1_000 if self.polls > 0 else None


_HEAD = ("engine", "feeds", "phase", "polls", "requests", "wall s", "CPU main", "CPU all", "ms/request", "ms/feed",
         "MB main", "MB all", "")  # fmt: skip
_WIDTHS = (6, 6, 12, 6, 8, 7, 8, 8, 10, 8, 7, 7, 0)


def head() -> str:
    """The line above the rows."""
    return _line(_HEAD)


def shown(row: Row) -> str:
    """A row as a line under `head`."""
    notes = [] if row.is_whole else ["NOT FINISHED"]
    if row.ready_s is not None and row.ready_cpu_s is not None:
        notes.append(f"first request {row.ready_s:.1f} s after the import of Beam, {row.ready_cpu_s:.1f} s of CPU")
    if row.core_share is not None:
        notes.append(f"{row.core_share:.1%} of a core")
    if row.bare_ms is not None:
        notes.append(f"bare loop {row.bare_ms:.2f} ms/feed")
    if row.paced_bare_ms is not None:
        notes.append(f"{row.paced_bare_ms:.2f} at this pace")
    cells = (row.engine, row.feeds, row.phase, row.polls, row.requests, f"{row.wall_s:.1f}", f"{row.main_cpu_s:.2f}",
             f"{row.all_cpu_s:.2f}", _ms(row.request_ms), _ms(row.feed_ms), f"{row.main_mb:.0f}", f"{row.all_mb:.0f}",
             ", ".join(notes))  # fmt: skip
    return _line(tuple(map(str, cells)))


def _ms(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _line(cells: Sequence[str]) -> str:
    return "  ".join(
        f"{cell:<{width}}" if index in (0, 2, 12) else f"{cell:>{width}}"
        for index, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    ).rstrip()
