"""The ledger as the store of the local engine's partition (`pipeline.keyed.store.Store`)."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.store import Changes, KeyChange, Name, Wake
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_rows import CommitRows, StateRow
from pipeline.local.ledger.status_rows import FeedRow, feed_row
from schemas.codec import from_json, plain_from_json, plain_to_json, to_json
from transforms.feeds.polling.state import FeedState
from transforms.steps import IndexEntry

_NO_ENTRIES: Mapping[int, IndexEntry] = MappingProxyType({})


class LedgerStore:
    """Reads keys from the ledger, and turns the changes of the partition into the rows of the engine's next commit.

    `learned`: rows for the ledger's cache since the last call (kind, name, JSON, Unix second of expiry).
    """

    def __init__(
        self,
        ledger: Ledger,
        steps: Mapping[str, BoundStep],
        clock: Callable[[], datetime],
        learned: Callable[[], list[tuple[str, str, str, float]]] = list,
    ) -> None:
        self.ledger, self._steps, self._clock, self._learned = ledger, steps, clock, learned

    def next_number(self) -> int:
        return self.ledger.next_seq()

    def state(self, name: Name) -> Any:
        row = self.ledger.state(*name)
        plain = plain_from_json(row.state) if row is not None else None
        return self._steps[name[0]].step.decode(plain) if plain is not None else None

    def elements(self, name: Name, after: int, limit: int) -> list[tuple[int, Any]]:
        element = self._steps[name[0]].input
        return [(seq, from_json(element, text)) for seq, text in self.ledger.waiting(*name, after, limit)]

    def queued(self) -> Iterator[Name]:
        return (name for name in self.ledger.pending_keys() if name[0] in self._steps)

    def wakes(self, after: float, until: float) -> Iterator[Wake]:
        return (Wake((step, key), at, bool(unfinished)) for step, key, at, unfinished in self.ledger.wakes(after, until))

    def rests(self) -> Iterator[tuple[str, float]]:
        return iter(self.ledger.rests(self._clock().timestamp()).items())

    def entries(self, keys: Collection[int]) -> Mapping[int, IndexEntry]:
        """The entries of indexed maps with these keys; missing ones are left out."""
        return self.ledger.entries(keys)

    def rows(self, changes: Changes, entries: Mapping[int, IndexEntry] = _NO_ENTRIES) -> CommitRows:
        """The changes, entries of indexed maps and the rows of `learned`, as rows of the ledger's tables."""
        encoded = {name: self._encoded(name[0], change) for name, change in changes.keys.items()}
        return CommitRows(
            states={name: _state_row(encoded[name], change) for name, change in changes.keys.items()},
            arrived=[(number, *name, to_json(element)) for number, name, element in changes.arrivals],
            consumed=[number for change in changes.keys.values() for number in change.consumed],
            rests={host: rest.until for host, rest in changes.rests.items()},
            cache=self._learned(),
            entries=entries,
            feeds={
                name[1]: _feed_row(name[1], change, encoded[name])
                for name, change in changes.keys.items()
                if self._steps[name[0]].keys_are_feeds
            },
        )

    def _encoded(self, step: str, change: KeyChange) -> dict[str, Any] | None:
        return self._steps[step].step.encode(change.state) if change.state is not None and not change.is_forgotten else None


def _state_row(encoded: dict[str, Any] | None, change: KeyChange) -> StateRow | None:
    if change.is_forgotten:
        return None
    return StateRow(plain_to_json(encoded), change.wake_at, change.unfinished, change.expires_at)


def _feed_row(url: str, change: KeyChange, encoded: dict[str, Any] | None) -> FeedRow | None:
    """The feed in short; None for a forgotten feed."""
    if encoded is None or not isinstance(change.state, FeedState):
        return None
    return feed_row(url, change.state, change.expires_at, encoded)
