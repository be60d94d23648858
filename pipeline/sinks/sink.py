"""What the engines expect of a sink.

A sink makes a writer for each cycle (or bundle). A file writer stages: it writes under a temporary name and hands the
engine what to publish; the engine makes that list durable together with the states of the cycle and only then asks the
sink to publish. A message writer delivers in `finish` and stages nothing: at-least-once, with equal ids on a repeat.
"""

from dataclasses import dataclass
from typing import Protocol

from schemas.dead_letters import DeadLetter
from schemas.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A finished temporary file and the name under which it is to appear. Both absolute, in one file system."""

    temporary: str
    final: str
    rows: int


class Writer(Protocol):
    """Takes what one cycle yields. Used by one thread. Raises SinkError when it cannot go on; it has dropped its files then."""

    def write(self, row: Record | DeadLetter, /) -> DeadLetter | None:
        """None, or the dead letter (`too_large_for_sink`) that `row` becomes because this sink can never take it."""
        ...

    def finish(self) -> list[Staged]:
        """Everything written is durable when this returns: temporary files synced, messages acknowledged."""
        ...

    def abort(self) -> None:
        """Drop what was staged; never raises for files that are already gone."""
        ...


class SinkError(Exception):
    """A sink cannot take rows now. The message names sink, cause and remedy; the cycle is dropped, nothing is lost."""


class Sink(Protocol):
    """Where rows go. Cheap to construct, connects in `check` or the first `open`."""

    uri: str

    def check(self) -> None:
        """Raises SinkError with the remedy where rows could not be written (no such folder, read-only, no such topic)."""
        ...

    def open(self, writer_id: str, /) -> Writer:
        """A writer whose temporary and final names hold `writer_id` (unique for each ledger and cycle)."""
        ...

    def publish(self, staged: Staged, /) -> None:
        """Give a staged file its final name, durably. Idempotent: a file already published is left alone."""
        ...

    def clean(self, prefix: str, keep: frozenset[str], /) -> int:
        """Delete temporary files whose writer_id begins with `prefix` and that are not in `keep`; how many there were."""
        ...

    def roll(self, prefix: str, /, *, everything: bool) -> int:
        """Merge the published pieces of writers whose id begins with `prefix` into files of their own; how many appeared.

        Only for a sink that was told to roll; others return 0. To be called when the engine has nothing left to publish:
        what is merged is forgotten as a piece. `everything` merges what is neither large nor old enough too: the run ends.
        """
        ...

    def close(self) -> None:
        """Let go of connections. Rows are safe without it."""
        ...
