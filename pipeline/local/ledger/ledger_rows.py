"""The rows that a commit of the ledger writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.local.ledger.status_rows import EndedRow, FeedRow
from pipeline.sinks.sink import Staged
from transforms.steps import IndexEntry


@dataclass(slots=True)
class CommitRows:
    """The rows of the tables that one commit writes. Keys are (step, key)."""

    states: dict[tuple[str, str], "StateRow | None"] = field(default_factory=dict)
    """None forgets the key."""
    arrived: list[tuple[int, str, str, str]] = field(default_factory=list)
    """New pending elements: seq, step, key, JSON."""
    consumed: list[int] = field(default_factory=list)
    """seq of elements that are no longer pending."""
    rests: dict[str, float] = field(default_factory=dict)
    cache: list[tuple[str, str, str, float]] = field(default_factory=list)
    """kind, name, JSON, Unix second of expiry."""
    entries: Mapping[int, IndexEntry] = field(default_factory=dict)
    """Entries of indexed maps."""
    feeds: dict[str, FeedRow | None] = field(default_factory=dict)
    """Feeds whose state has changed, by URL; None deletes the row."""
    ended: list[EndedRow] = field(default_factory=list)
    """Entries that have ended."""
    obeyed: list[int] = field(default_factory=list)
    """seq of obeyed orders."""

    def __bool__(self) -> bool:
        changes = (self.states, self.arrived, self.consumed, self.rests, self.cache, self.entries, self.ended, self.obeyed)
        return any(changes)


@dataclass(frozen=True, slots=True)
class StateRow:
    """A stored state: its JSON, the key's wake, whether a run waits for that wake, and its expiry (Unix seconds)."""

    state: str
    wake_at: float | None = None
    unfinished: bool = False
    expires_at: float | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A staged file and the JSON of the output whose sink publishes it."""

    staged: Staged
    sink: str
