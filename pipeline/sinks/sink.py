"""The contract between engines and sinks: two ways to deliver rows.

A `StagingSink` holds rows back until the engine has committed; a `MessageSink` hands them over before. A sink fulfils exactly
one of the two, and engines look only at its type. The calls in their order, and the state that a crash between two of them
leaves:

    step              StagingSink              MessageSink          after a crash before the next step
    1  open           stage(writer_id)         open()               nothing
    2  rows           write(row) ...           write(row) ...       temporary files; some messages may be out
    3  make durable   finish() -> [Staged]     deliver()            temporary files; all messages are out
    4  engine         commits, with the list of Staged              the list: step 5 is done by the next start
    5  publish        publish(staged) ...      -                    nothing

After a crash before step 4 the engine repeats the work. `clean` deletes the temporary files; messages go out again, a record
with the same `record_id`. So a StagingSink is exactly-once with an engine that commits the list (`newsbeam run`). `newsbeam
stream` has no such commit: it publishes as soon as a group is staged, under a writer id made from the rows, and never cleans
or rolls. It is at-least-once.

One thread at a time uses a sink; a streaming worker makes one for each of its threads. A sink does not know which engine it
serves, keeps no state between writers that a crash may not lose, and does not retry for longer than a minute.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from pipeline.sinks.rows import Row
from schemas.dead_letters import DeadLetter

#: The most characters of a refusal's cause: a service may answer with a page.
_MAX_CAUSE = 500


class SinkError(Exception):
    """A sink cannot take rows now. The message names sink, cause and remedy. The engine drops the cycle; no row is lost."""


class UnavailableError(SinkError):
    """The server of a sink has not answered well for some time. The message may name rows that wait for it; `of_setup` is the
    message of a command that writes none."""

    def __init__(self, message: str, of_setup: str = "") -> None:
        super().__init__(message)
        self.of_setup = of_setup or message


def unavailable(uri: str, cause: str, waited_s: float, *, is_unreached: bool, message: str | None = None) -> UnavailableError:
    """The error after `waited_s`. `is_unreached`: nothing has answered. `message`: in place of the usual one about rows."""
    fact = f"{uri} did not work for {waited_s:g} s (last: {cause}); start it, or free its disk"
    unreached = f"{uri} cannot be reached (tried for {waited_s:g} s, last: {cause}); start the server, or correct host and port"
    message = message or f"{fact}; rows that it has not confirmed are written again"
    return UnavailableError(message, unreached if is_unreached else fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """Rows that wait to be published, stored in the ledger: `temporary` names them until then, `final` afterwards.

    Both names are the sink's own (files: absolute paths in one file system); engines only store them.
    """

    temporary: str
    final: str
    rows: int


class Writer(Protocol):
    """Takes the rows of one cycle or bundle. Raises SinkError when it cannot go on, and has dropped its rows then."""

    def write(self, row: Row, /) -> DeadLetter | None:
        """None; or a dead letter (see `refusal`) if this sink can never take `row`.

        May block: a writer bounds its memory that way. A writer never refuses a dead letter: only its `item` has no bound, and
        it is left out if the whole does not fit.
        """
        ...

    def abort(self) -> None:
        """Drop the rows. Never raises. After a crash it was not called."""
        ...


@runtime_checkable
class StagingWriter(Writer, Protocol):
    """A writer whose rows stay hidden until they are published."""

    def finish(self) -> Sequence[Staged]:
        """The list to commit, then to publish. Rows and temporary names are durable when this returns."""
        ...


@runtime_checkable
class MessageWriter(Writer, Protocol):
    """A writer whose rows are out when the cycle or bundle ends. It may send, batch or hold a transaction open before."""

    def deliver(self) -> Sequence[DeadLetter]:
        """Dead letters of the rows that the receiver refused. It has confirmed all others when this returns."""
        ...


class _Sink(Protocol):
    """Cheap to construct: connects in `check` or when the first writer is opened."""

    @property
    def uri(self) -> str:
        """The name of the place in messages, without secrets. Two sinks with equal URIs are one place."""
        ...

    def check(self) -> None:
        """Raises SinkError with the remedy if rows could not be written (no such folder, read-only, no such topic)."""
        ...

    def close(self) -> None:
        """Close connections, and release the resources of writers that were never ended."""
        ...


@runtime_checkable
class PatientSink(Protocol):
    """A sink that waits for its server. `give_up_s`: the longest wait in seconds; set it before the sink connects."""

    give_up_s: float


@runtime_checkable
class StagingSink(_Sink, Protocol):
    """Rows appear after the engine's commit: exactly-once with `newsbeam run`."""

    def stage(self, writer_id: str, /) -> StagingWriter:
        """A writer whose names hold `writer_id`: up to 128 of `A-Z a-z 0-9 _ . -`, unique for each ledger and cycle,
        but the same for all kinds of rows of a cycle."""
        ...

    def publish(self, staged: Staged, /) -> None:
        """Make the rows appear, durably. Idempotent: published rows stay unchanged."""
        ...

    def clean(self, prefix: str, /) -> int:
        """Delete staged rows that no commit lists, of writers whose id begins with `prefix`. Returns the number of files or
        batches."""
        ...

    def roll(self, prefix: str, /, *, everything: bool) -> int:
        """Merge published pieces of writers whose id begins with `prefix` into files. Returns the number of files that
        appeared.

        0 for sinks that do not merge. Called when nothing is left to publish. `everything`: also merge pieces that are neither
        large nor old enough, because the run ends.
        """
        ...


@runtime_checkable
class MessageSink(_Sink, Protocol):
    """Rows are out before the engine's commit: at-least-once; a repeated record has the same `record_id`."""

    def open(self) -> MessageWriter:
        """A writer for one cycle or bundle."""
        ...


Sink = StagingSink | MessageSink


@runtime_checkable
class PreparedSink(Protocol):
    """A sink of either kind whose place `newsbeam sink setup` makes: a table, a topic."""

    def setup_plan(self) -> Sequence[str]:
        """The statements or resources of the setup, as text. Connects to nothing."""
        ...

    def setup(self) -> Sequence[str]:
        """Create missing parts, and upgrade parts of an earlier minor version. Returns a line for each. Idempotent. Raises
        SinkError."""
        ...


def open_writer(sink: Sink, writer_id: str) -> StagingWriter | MessageWriter:
    """A writer of either kind of sink."""
    return sink.stage(writer_id) if isinstance(sink, StagingSink) else sink.open()


def refusal(row: Row, uri: str, cause: str, at: datetime, reason: str = "refused_by_sink") -> DeadLetter:
    """The dead letter of a row that the sink at `uri` can never take. `cause` may come from outside: it is cut and cleaned."""
    told = "".join(character if character.isprintable() else " " for character in cause[:_MAX_CAUSE])
    return DeadLetter(
        url=row.url,
        feed_url=row.feed_url,
        stage="write",
        reason=reason,
        message=f"Refused by {uri}: {told}.",
        attempts=1,
        at=at,
    )
