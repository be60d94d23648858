"""Both adapters of keyed steps behind one face, for scenarios that must come out the same: a clock that only the test moves.

Each is begun again from what it has kept whenever it has nothing to do, so every scenario is also one of restarts.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.lent_hosts import LentHosts
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_store import LedgerStore
from pipeline.loop_thread import LoopThread
from pipeline.streaming.state.shard import Shard
from pipeline.streaming.state.shard_number import shard_number

LONG_S = 20.0


@dataclass
class Clock:
    """Stands still until it is told to go on."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()


class Adapter(Protocol):
    """What both engines do with keyed steps."""

    def deliver(self, step: str, element: Any, /) -> None: ...

    def settle(self) -> list[Any]:
        """Run every turn that is due now, keep what became of it, begin again from what is kept; what was put out."""
        ...

    def run(self, coroutine: Coroutine[Any, Any, Any], /) -> None:
        """Run something in the loop of the requests."""
        ...

    def close(self) -> None: ...


class OnLedger:
    """The local engine's: one partition over a ledger."""

    def __init__(self, steps: Iterable[BoundStep], clock: Clock, folder: Path, hosts: LentHosts | None = None) -> None:
        self._steps, self._clock, self._hosts = list(steps), clock, hosts
        self._ledger = Ledger(folder / "ledger.sqlite3")
        self._loop = LoopThread()
        self._loop.__enter__()
        self._begin()

    def _begin(self) -> None:
        self._runner = TurnRunner(self._steps, self._loop.loop, self._clock, hosts=self._hosts)
        self._store = LedgerStore(self._ledger, self._runner.steps, self._clock)
        self._partition = Partition(self._runner, self._store, horizon_s=600)

    def deliver(self, step: str, element: Any, /) -> None:
        self._partition.deliver(step, element)

    def settle(self) -> list[Any]:
        outputs: list[Any] = []
        self._let_it_run()
        # Asked for what is due, not for what is under way: between two turns of a host nothing is, and the
        # next one would be cancelled.
        if self._runner.is_finished(self._partition, patience_s=0.0):
            self._commit_and_begin_again()
        while not self._runner.is_finished(self._partition, patience_s=0.0):
            with self._runner.lock:
                self._runner.wake_loop()  # the clock may have moved
            self._let_it_run()
            step = self._runner.wait(self._partition, LONG_S) if any(self._runner.in_flight().values()) else None
            if step is not None:
                outputs += self._partition.take(step) or []
        self._partition.ready()  # raises what a turn has raised
        self._commit_and_begin_again()
        return outputs

    def _let_it_run(self) -> None:
        """Until the runner has started ready turns, and the turns it began have run."""

        async def passes() -> None:
            for _ in range(20):  # of the loop: three of another thread's were too few on a busy machine
                await asyncio.sleep(0)

        self._loop.run(passes())

    def _commit_and_begin_again(self) -> None:
        self._ledger.commit(self._store.rows(self._partition.collect()), [], {}, self._clock.seconds())
        self._partition.settle()
        self._runner.drop(self._partition)
        self._loop.run(self._runner.join(self._partition))
        self._begin()

    def run(self, coroutine: Coroutine[Any, Any, Any], /) -> None:
        self._loop.run(coroutine)

    def close(self) -> None:
        self._runner.drop(self._partition)
        self._loop.__exit__(None, None, None)
        self._ledger.close()


class OnShards:
    """The streaming engine's: shards whose journals are all that is persisted."""

    def __init__(self, steps: Iterable[BoundStep], clock: Clock, shards: int, hosts: LentHosts | None = None) -> None:
        self._steps, self._hosts = list(steps), hosts
        self._clock, self._number, self._start = clock, shards, clock.now
        self._loop = asyncio.new_event_loop()
        self._journals: dict[tuple[str, bytes], list[bytes]] = {}
        self._begin_again()

    def _begin_again(self) -> None:
        self._runner = TurnRunner(self._steps, self._loop, self._clock, hosts=self._hosts)
        self._shards: dict[tuple[str, bytes], Shard] = {}
        for step, number in self._journals:
            self._shard(step, number)

    def _shard(self, step: str, number: bytes) -> Shard:
        name = (step, number)
        if name not in self._shards:
            persisted = self._journals.setdefault(name, [])
            self._shards[name] = Shard(step, self._runner, reversed(persisted), self._start, patience_s=0)
        return self._shards[name]

    def deliver(self, step: str, element: Any, /) -> None:
        bound = self._runner.steps[step]
        key = bound.step.key(element)
        number = shard_number(bound.resource(key) or key, self._number)
        self._shard(step, number).deliver(element)
        self._persist(step, number)

    def settle(self) -> list[Any]:
        outputs: list[Any] = []
        quiet = 0
        while quiet < 2:
            quiet += 1
            for (step, number), shard in list(self._shards.items()):
                self._loop.run_until_complete(self._drain())
                came = shard.collect(16)
                self._persist(step, number)
                if came or any(self._runner.in_flight().values()):
                    quiet = 0
                outputs += came
        for shard in self._shards.values():
            shard.close()
        self._begin_again()
        return outputs

    async def _drain(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)

    def _persist(self, step: str, number: bytes) -> None:
        elements, replace = self._shards[step, number].changes()
        persisted = self._journals[step, number]
        if replace:
            persisted.clear()
        persisted += elements

    def run(self, coroutine: Coroutine[Any, Any, Any], /) -> None:
        self._loop.run_until_complete(coroutine)

    def close(self) -> None:
        for shard in self._shards.values():
            shard.close()
        self._loop.run_until_complete(self._drain())
        self._loop.close()


def let_time_pass(adapter: Adapter, clock: Clock, seconds: int, then: Callable[[Any], None], step_s: int = 1) -> None:
    """Settle now and after every `step_s` seconds; each output goes to `then`, which may deliver it on."""
    for second in range(0, seconds + 1, step_s):
        if second:
            clock.now += timedelta(seconds=step_s)
        while outputs := adapter.settle():
            for output in outputs:
                then(output)
