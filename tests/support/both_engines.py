"""Both adapters of keyed steps behind one face, for scenarios that must come out the same: a clock that only the test moves.

Each is begun again from what it has kept whenever it has nothing to do, so every scenario is also one of restarts.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from pipeline.local.ledger import Ledger
from pipeline.local.scheduler import Scheduler
from pipeline.loop_thread import LoopThread
from pipeline.streaming.hosts import Hosts
from pipeline.streaming.room import Room
from pipeline.streaming.shard import Shard
from pipeline.streaming.turns import Process
from pipeline.streaming.worker import shard_number
from pipeline.works import Work

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

    def close(self) -> None: ...


class OnLedger:
    """The local engine's: one scheduler over a ledger."""

    def __init__(self, works: Iterable[Work], clock: Clock, folder: Path) -> None:
        self._works, self._clock = list(works), clock
        self._ledger = Ledger(folder / "ledger.sqlite3")
        self._loop = LoopThread()
        self._loop.__enter__()
        self._scheduler = Scheduler(self._works, self._ledger, clock)
        self._scheduler.start(self._loop.loop, lambda step, key: True)

    def deliver(self, step: str, element: Any, /) -> None:
        self._scheduler.deliver(step, element)

    def settle(self) -> list[Any]:
        outputs: list[Any] = []
        self._let_it_look()
        if not any(self._scheduler.under_way().values()):
            self._commit_and_begin_again()  # and look at the clock
        while True:
            self._let_it_look()
            if not any(self._scheduler.under_way().values()):
                break
            step = self._scheduler.wait(LONG_S)
            if step is not None:
                outputs += self._scheduler.take(step)
        self._commit_and_begin_again()
        return outputs

    def _let_it_look(self) -> None:
        """Until the call by which the scheduler looks at its agenda is done, and the turns it began have."""
        for _ in range(3):
            self._loop.run(asyncio.sleep(0))

    def _commit_and_begin_again(self) -> None:
        self._ledger.commit(self._scheduler.collect(), [], {}, self._clock.seconds())
        self._scheduler.settle()
        self._scheduler.reset(lambda step, key: True)

    def close(self) -> None:
        self._scheduler.close()
        self._loop.__exit__(None, None, None)
        self._ledger.close()


class OnShards:
    """The streaming engine's: shards whose journals are all that is kept."""

    def __init__(self, works: Iterable[Work], clock: Clock, shards: int) -> None:
        self._works = {work.step.name: work for work in works}
        self._clock, self._number, self._start = clock, shards, clock.now
        self._loop = asyncio.new_event_loop()
        self._journals: dict[tuple[str, bytes], list[bytes]] = {}
        self._begin_again()

    def _begin_again(self) -> None:
        self._process = Process(Hosts(self._clock.seconds), self._run, self._clock, self._start)
        self._rooms = {name: Room(work.most_in_flight or 1) for name, work in self._works.items()}
        self._shards: dict[tuple[str, bytes], Shard] = {}
        for step, number in self._journals:
            self._shard(step, number)

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> Any:
        return self._loop.create_task(coroutine)

    def _shard(self, step: str, number: bytes) -> Shard:
        name = (step, number)
        if name not in self._shards:
            kept = self._journals.setdefault(name, [])
            self._shards[name] = Shard(self._works[step], self._process, self._rooms[step], reversed(kept))
        return self._shards[name]

    def deliver(self, step: str, element: Any, /) -> None:
        key = self._works[step].step.key(element)
        number = shard_number(self._works[step].step.resource(key) or key, self._number)
        self._shard(step, number).deliver(element)
        self._keep(step, number)

    def settle(self) -> list[Any]:
        outputs: list[Any] = []
        quiet = 0
        while quiet < 2:
            quiet += 1
            for (step, number), shard in list(self._shards.items()):
                came = shard.collect(16)
                shard.start()
                self._keep(step, number)
                self._loop.run_until_complete(self._drain())
                if came or shard.is_busy:
                    quiet = 0
                outputs += came
        self._begin_again()
        return outputs

    async def _drain(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)

    def _keep(self, step: str, number: bytes) -> None:
        elements, replace = self._shards[step, number].changes()
        kept = self._journals[step, number]
        if replace:
            kept.clear()
        kept += elements

    def close(self) -> None:
        self._loop.close()


def let_time_pass(adapter: Adapter, clock: Clock, seconds: int, then: Callable[[Any], None], step_s: int = 1) -> None:
    """Settle now and after every `step_s` seconds; each output goes to `then`, which may deliver it on."""
    for second in range(0, seconds + 1, step_s):
        if second:
            clock.now += timedelta(seconds=step_s)
        while outputs := adapter.settle():
            for output in outputs:
                then(output)
