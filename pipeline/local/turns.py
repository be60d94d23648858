"""The turns of a run of the local engine: one partition over the ledger. Turns begin before the import of Beam, which takes
seconds, and go on beside the graph."""

from typing import Any, Protocol

from pipeline.keyed.index import Index
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.local.clock_watch import set_back_since
from pipeline.local.ledger_store import LedgerStore
from pipeline.loop_thread import LoopThread
from pipeline.steps import ITEM_STEP, POLL_FEEDS
from schemas.feed_items import FeedItem

#: Wakes are read from the ledger this far ahead; longer than the patience of a run.
_HORIZON_S = 600.0


class Sources(Protocol):
    """The feeds of a run."""

    @property
    def count(self) -> int:
        """The number of feeds."""
        ...

    def elements(self) -> list[Any]:
        """Elements to deliver when the run begins, or resumes from the ledger."""
        ...

    def admits(self, url: str) -> bool:
        """True if the feed is on the list."""
        ...

    def added(self) -> list[Any]:
        """Elements to deliver for feeds that were added since the last call."""
        ...

    def ordered(self) -> list[Any]:
        """Elements for orders of operators, with items to retry, and for pushes of hubs since the last call."""
        ...

    def obeyed(self) -> list[int]:
        """Numbers of the orders that `ordered` has turned into elements since the last commit."""
        ...

    def put_back(self) -> int:
        """Number of items among these elements: they came in, and no step counts them."""
        ...

    def settled(self) -> None:
        """A commit has deleted the orders taken so far; or they were lost with its work, and will be taken again."""
        ...


class LocalTurns:
    """The partition and the index of a run. Turns begin with the constructor."""

    def __init__(self, runner: TurnRunner, store: LedgerStore, loop: LoopThread, sources: Sources) -> None:
        self.runner, self.store, self.sources, self._loop = runner, store, sources, loop
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

    def deliver(self, elements: list[Any]) -> None:
        """Queue elements for the step that polls, and items for theirs."""
        for element in elements:
            self.partition.deliver((ITEM_STEP if isinstance(element, FeedItem) else POLL_FEEDS).name, element)

    def _begun(self) -> Partition:
        self.index = Index(self.store.entries)
        self.partition = Partition(self.runner, self.store, self.sources.admits, _HORIZON_S)
        self.deliver(self.sources.elements())
        return self.partition
