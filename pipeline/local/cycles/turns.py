"""The turns of a run of the local engine: one partition over the ledger. Turns begin before the import of Beam, which takes
seconds, and go on beside the graph."""

from collections.abc import Sequence
from typing import Any

from pipeline.keyed.index import Index
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.local.cycles.clock_watch import set_back_since
from pipeline.local.cycles.feed_elements import FeedElements
from pipeline.local.ledger.ledger_store import LedgerStore
from pipeline.loop_thread import LoopThread
from pipeline.steps.registry import ITEM_STEP, POLL_FEEDS
from schemas.feed_items import FeedItem

#: Wakes are read from the ledger this far ahead; longer than the patience of a run.
_HORIZON_S = 600.0


class LocalTurns:
    """The partition and the index of a run. Turns begin with the constructor."""

    def __init__(self, runner: TurnRunner, store: LedgerStore, loop: LoopThread, feeds: FeedElements) -> None:
        self.runner, self.store, self.feeds, self._loop = runner, store, feeds, loop
        self.set_back_s = set_back_since(store.ledger.committed_at(), runner.now())
        """Seconds by which the clock was set back since the last run."""
        if self.set_back_s:
            store.ledger.set_back(self.set_back_s, runner.now())
        self.partition = self._begun()

    def begin_again(self) -> None:
        """Forget all uncommitted work, and begin with the state of the ledger."""
        self.runner.drop(self.partition)
        self._loop.run(self.runner.join(self.partition))
        self.partition = self._begun()

    def set_back(self, seconds: float) -> None:
        """The clock was set back: waiting keys keep their distance from now. To be called right after a commit."""
        with self.runner.lock:
            self.runner.gate.set_back(seconds)
        self.store.ledger.set_back(seconds, self.runner.now())
        self.begin_again()

    def stop(self) -> None:
        """Cancel the turns in flight; ended turns can still be taken."""
        self.runner.stop(self.partition)
        self._loop.run(self.runner.join(self.partition))

    def settle(self) -> None:
        """The ledger has the changes of the partition and of the index."""
        self.partition.settle()
        self.index.settle()

    def deliver(self, elements: Sequence[Any]) -> None:
        """Queue elements for the step that polls, and items for theirs."""
        for element in elements:
            self.partition.deliver((ITEM_STEP if isinstance(element, FeedItem) else POLL_FEEDS).name, element)

    def _begun(self) -> Partition:
        self.index = Index(self.store.entries)
        self.partition = Partition(self.runner, self.store, self.feeds.admits, _HORIZON_S)
        self.deliver(self.feeds.at_start())
        return self.partition
