"""A cycle of the local engine: keyed steps anywhere in the graph put out what they have, also behind other transforms."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.runners.portability.fn_api_runner import FnApiRunner

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.index import Index
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.local.cycles.cycle import Cycle, CycleLimits
from pipeline.local.cycles.cycle_engine import CycleEngine
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_store import LedgerStore
from pipeline.loop_thread import LoopThread
from pipeline.steps.declared import DeclaredStep
from tests.support.run_newsbeam import LONG_S
from transforms.steps import Applied, Emit, Turn

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    text: str


def key(word: Word, /) -> str:
    return word.text


class Pass:
    """A step that passes its words on, one a turn."""

    def __init__(self, name: str) -> None:
        self.name = name

    def key(self, element: Word, /) -> str:
        return element.text

    def resource(self, key: str, /) -> None:
        return None

    async def turn(
        self, state: int | None, elements: Sequence[Word], now: datetime, emit: Emit[Word], /, key: str
    ) -> Turn[int]:
        await emit(Word(text=f"{elements[0].text}+{self.name}"))
        return Turn(state=1, left=elements[1:], wake_at=now if elements[1:] else None, unfinished=bool(elements[1:]))

    def encode(self, state: int, /) -> dict[str, Any]:
        return {"v": 1}

    def decode(self, data: dict[str, Any], /) -> int:
        return 1


class Remind:
    """A map that passes words on, and reminds of each a day later."""

    name = "Remind"

    def key(self, element: Word, /) -> str:
        return element.text

    def apply(self, state: str | None, element: Word | None, now: datetime, /) -> Applied[str]:
        if element is None:
            return Applied(state=None, outputs=[Word(text=f"{state} again")])
        return Applied(state=element.text, outputs=[element], wake_at=now + DAY)

    def encode(self, state: str, /) -> dict[str, Any]:
        return {"v": 1, "text": state}

    def decode(self, data: dict[str, Any], /) -> str:
        return str(data["text"])


def declared(name: str, limit: int | None) -> DeclaredStep:
    max_in_flight = (lambda resources: limit) if limit is not None else None
    return DeclaredStep(name=name, input=Word, output=Word, key=key, make=lambda resources: None, max_in_flight=max_in_flight)


#: In this process, as the runner is.
_seen: list[str] = []
_shouted: list[str] = []


_told: list[Callable[[], None]] = []


def _shout(word: Word) -> Word:
    _shouted.append(word.text)
    for tell in _told:
        tell()
    return Word(text=word.text.upper())


def _note(word: Word) -> None:
    _seen.append(word.text)


class World:
    """The graph First | a transform | Behind | Remind over a ledger, and a clock that only the test moves."""

    stops = False

    def __init__(self, ledger: Ledger, loop: LoopThread) -> None:
        self.now, self.ledger = NOW, ledger
        steps = [BoundStep(Pass("First"), Word, 4), BoundStep(Pass("Behind"), Word, 4), BoundStep(Remind(), Word, None)]
        self.runner = TurnRunner(steps, loop.loop, lambda: self.now)
        self.store = LedgerStore(ledger, self.runner.steps, lambda: self.now)
        self.engine = CycleEngine()
        self.stopping: Callable[[], bool] = lambda: self.stops
        self.limits = CycleLimits(shortest_s=0.2)
        self.begin()

    def begin(self) -> None:
        self.partition = Partition(self.runner, self.store, horizon_s=600)

    def run(self, *words: str) -> list[str]:
        """The words that come out of one cycle; they are committed."""
        _seen.clear()
        _shouted.clear()
        pipeline = beam.Pipeline(runner=FnApiRunner())
        first = pipeline | "Due" >> self.engine.due() | "First" >> self.engine.keyed(declared("First", 4))
        shouted = first.main | beam.Map(_shout)
        behind = shouted | "Behind" >> self.engine.keyed(declared("Behind", 4))
        reminded = behind.main | "Remind" >> self.engine.keyed(declared("Remind", None))
        _ = reminded.main | beam.Map(_note)
        for word in words:
            self.partition.deliver("First", Word(text=word))
        self.engine.cycle = Cycle(
            runner=self.runner,
            partition=self.partition,
            index=Index(self.store.entries),
            sinks={},
            writer_id="",
            limits=self.limits,
            longest_s=20.0,
            stopping=self.stopping,
        )
        pipeline.run().wait_until_finish()
        self.ledger.commit(self.store.rows(self.partition.collect()), [], {}, self.now.timestamp())
        self.partition.settle()
        return sorted(_seen)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    with LoopThread() as loop:
        made = World(ledger, loop)
        yield made
        made.engine.close()
    ledger.close()


def test_steps_behind_a_transform_put_out_what_they_have(world: World) -> None:
    out = world.run("a", "b")
    while len(out) < 2:
        out += world.run()
    assert sorted(out) == ["A+FIRST+Behind", "B+FIRST+Behind"]
    assert world.engine.wakes == {"First"}, "wake-ups never reach the transform"


def test_a_cycle_asks_before_each_turn_whether_it_is_over(world: World) -> None:
    """A step that took turns as long as there are some would not end while they end faster than it takes them."""
    asked_at: list[int] = []

    def stopping() -> bool:
        asked_at.append(len(_shouted))
        return False

    world.stopping = stopping
    for word in "abc":
        world.partition.deliver("First", Word(text=word))
    for _ in range(3):
        assert world.runner.wait(world.partition, LONG_S) == "First"
    world.run()
    assert {0, 1, 2, 3} <= {*asked_at}


def test_a_map_behind_a_transform_is_woken_in_its_time_also_after_a_restart(world: World) -> None:
    out = world.run("a")
    while not out:
        out += world.run()
    assert world.run() == []
    world.runner.drop(world.partition)
    world.now += DAY
    world.begin()
    again: list[str] = []
    while not again:
        again = world.run()
    assert again == ["A+FIRST+Behind again"]
    assert world.run() == []
    assert world.ledger.keys("Remind") == set()


def test_a_cycle_ends_after_so_many_outputs_and_the_next_has_the_others(world: World) -> None:
    world.limits = CycleLimits(shortest_s=0.2, most_outputs=3)
    words = "abcdefgh"
    out = world.run(*words)
    while len(out) < len(words):
        assert world.engine.cycle is not None
        assert world.engine.cycle.taken <= 3
        out += world.run()
    assert sorted(out) == [f"{word.upper()}+FIRST+Behind" for word in words]


def test_a_cycle_that_stops_begins_no_turn(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words come faster than they are worked off: there would be no end."""

    def another() -> None:
        assert len(_shouted) < 20
        world.partition.deliver("First", Word(text=f"{len(_shouted)}"))
        if not world.partition.stopped:
            world.runner.wait(world.partition, LONG_S)

    monkeypatch.setattr("tests.test_cycle._told", [another])
    world.partition.deliver("First", Word(text="a"))
    world.partition.deliver("First", Word(text="b"))
    assert world.runner.wait(world.partition, LONG_S) == "First"
    world.stops = True
    world.run()
    assert 1 <= len(_shouted) <= 2


def test_a_cycle_that_stops_takes_all_that_has_ended(world: World) -> None:
    world.limits = CycleLimits(shortest_s=0.2, most_outputs=1)
    world.run("a", "b", "c", "d")
    end = time.monotonic() + 20
    while world.runner.in_flight()["First"] > len(world.partition.untaken()) and time.monotonic() < end:
        world.runner.wait(world.partition, 0.1)
    world.stops = True
    world.run()
    assert "First" not in [step for step, _ in world.partition.untaken()]
