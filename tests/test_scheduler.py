"""The scheduler: order, exclusion, back-pressure, and what a commit holds at any moment."""

import asyncio
import dataclasses
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.local.keys import WINDOW
from pipeline.local.ledger import Ledger
from pipeline.local.scheduler import Scheduler
from pipeline.loop_thread import LoopThread
from pipeline.works import Work
from transforms.steps import Emit, Turn

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LONG_S = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    host: str
    number: int


class OneByOne:
    """Passes one job on in each turn; turns of a host wait at its gate, where it has one."""

    def __init__(self, name: str = "OneByOne") -> None:
        self.name = name
        self.gates: dict[str, threading.Event] = {}
        self.begun: list[tuple[str, int]] = []
        self.running = 0
        self.most_running = 0

    def key(self, element: Job, /) -> str:
        return f"{element.host}/{self.name}"

    def resource(self, key: str, /) -> str:
        return key.split("/", maxsplit=1)[0]

    async def turn(self, state: int | None, elements: Sequence[Job], now: datetime, emit: Emit[Job], /, key: str) -> Turn[int]:
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        self.begun.append((key, elements[0].number if elements else -1))
        gate = self.gates.get(key)
        if gate is not None:
            await asyncio.to_thread(gate.wait)
        self.running -= 1
        if not elements:
            return Turn(state=state)
        await emit(elements[0])
        left = elements[1:]
        return Turn(state=(state or 0) + 1, left=left, wake_at=now if left else None, unfinished=bool(left))

    def encode(self, state: int, /) -> dict[str, Any]:
        return {"v": 1, "n": state}

    def decode(self, data: dict[str, Any], /) -> int:
        return int(data["n"])


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    one = Ledger(tmp_path / "ledger.sqlite3")
    yield one
    one.close()


@pytest.fixture
def loop() -> Iterator[LoopThread]:
    with LoopThread() as one:
        yield one


def started(
    ledger: Ledger,
    loop: LoopThread,
    *steps: Any,
    most: int = 8,
    admit: Callable[[str, str], bool] = lambda step, key: True,
) -> Scheduler:
    scheduler = Scheduler([Work(step, Job, most) for step in steps], ledger, lambda: NOW)
    scheduler.start(loop.loop, admit)
    return scheduler


def commit(scheduler: Scheduler, ledger: Ledger) -> None:
    ledger.commit(scheduler.collect(), [], {}, NOW.timestamp())
    scheduler.settle()


def take_all(scheduler: Scheduler, step: str, count: int) -> list[int]:
    taken: list[int] = []
    while len(taken) < count:
        assert scheduler.wait(LONG_S) == step
        taken += [job.number for job in scheduler.take(step)]
    return taken


def test_elements_of_a_key_come_out_in_order(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    scheduler = started(ledger, loop, step)
    for number in range(5):
        scheduler.deliver(step.name, Job(host="a", number=number))
    assert take_all(scheduler, step.name, 5) == [0, 1, 2, 3, 4]
    assert scheduler.finished(60)


def test_a_resource_has_one_turn_at_a_time_across_steps(ledger: Ledger, loop: LoopThread) -> None:
    one, two = OneByOne("One"), OneByOne("Two")
    gate = one.gates["a/One"] = threading.Event()
    scheduler = started(ledger, loop, one, two)
    scheduler.deliver("One", Job(host="a", number=1))
    scheduler.deliver("Two", Job(host="a", number=2))
    scheduler.deliver("Two", Job(host="b", number=3))

    assert scheduler.wait(LONG_S) == "Two"
    assert scheduler.take("Two") == [Job(host="b", number=3)]
    assert two.begun == [("b/Two", 3)], "the other step's turn on host a waits for the one under way"
    gate.set()
    assert scheduler.wait(LONG_S) == "One"
    scheduler.take("One")
    assert take_all(scheduler, "Two", 1) == [2]


def test_what_is_not_admitted_has_no_turns_until_it_is(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    wanted = {"b/OneByOne"}
    scheduler = started(ledger, loop, step, admit=lambda step, key: key in wanted)
    scheduler.deliver(step.name, Job(host="a", number=1))
    scheduler.deliver(step.name, Job(host="b", number=2))
    assert take_all(scheduler, step.name, 1) == [2]
    commit(scheduler, ledger)
    assert scheduler.finished(60)
    assert ledger.pending_count(step.name) == 1

    wanted.add("a/OneByOne")
    scheduler.deliver(step.name, Job(host="a", number=3))
    assert take_all(scheduler, step.name, 2) == [1, 3]


def test_turns_not_taken_hold_up_further_turns(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    scheduler = started(ledger, loop, step, most=2)
    for host in "abcdef":
        scheduler.deliver(step.name, Job(host=host, number=ord(host)))
    taken = take_all(scheduler, step.name, 6)
    assert sorted(taken) == [ord(host) for host in "abcdef"]
    assert step.most_running <= 2


def test_a_turn_under_way_is_no_part_of_a_commit(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    scheduler = started(ledger, loop, step)
    scheduler.deliver(step.name, Job(host="a", number=1))
    scheduler.deliver(step.name, Job(host="a", number=2))
    assert take_all(scheduler, step.name, 1) == [1]
    assert scheduler.wait(LONG_S) == step.name  # the second turn is done, but not taken

    commit(scheduler, ledger)

    row = ledger.state(step.name, "a/OneByOne")
    assert row is not None
    assert json.loads(row.state) == {"v": 1, "n": 1}
    assert [json.loads(text)["number"] for _, text in ledger.waiting(step.name, "a/OneByOne", 0, 9)] == [2]

    scheduler.take(step.name)
    commit(scheduler, ledger)
    row = ledger.state(step.name, "a/OneByOne")
    assert row is not None
    assert json.loads(row.state) == {"v": 1, "n": 2}
    assert ledger.pending_count(step.name) == 0


def test_a_restart_runs_what_was_not_committed_again(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    scheduler = started(ledger, loop, step)
    for number in range(3):
        scheduler.deliver(step.name, Job(host="a", number=number))
    commit(scheduler, ledger)
    assert take_all(scheduler, step.name, 3) == [0, 1, 2]

    scheduler.reset(lambda name, key: True)

    assert take_all(scheduler, step.name, 3) == [0, 1, 2]
    commit(scheduler, ledger)
    assert ledger.pending_count(step.name) == 0


def test_a_backlog_stays_in_the_ledger_and_keeps_its_order(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    gate = step.gates["a/OneByOne"] = threading.Event()
    scheduler = started(ledger, loop, step)
    count = 3 * WINDOW + 7
    for number in range(count - 5):
        scheduler.deliver(step.name, Job(host="a", number=number))
    commit(scheduler, ledger)
    gate.set()
    taken = take_all(scheduler, step.name, 20)
    for number in range(count - 5, count):
        scheduler.deliver(step.name, Job(host="a", number=number))
    commit(scheduler, ledger)
    taken += take_all(scheduler, step.name, count - 20)
    assert taken == list(range(count))
    assert scheduler.finished(60)
    commit(scheduler, ledger)
    assert ledger.pending_count(step.name) == 0


def test_a_bug_in_a_step_reaches_the_thread_that_waits(ledger: Ledger, loop: LoopThread) -> None:
    class Broken(OneByOne):
        async def turn(self, *arguments: Any, **named: Any) -> Turn[int]:
            raise ZeroDivisionError("a bug")

    scheduler = started(ledger, loop, Broken())
    scheduler.deliver("OneByOne", Job(host="a", number=1))
    with pytest.raises(ZeroDivisionError, match="a bug"):
        scheduler.wait(LONG_S)


def test_rest_and_wake_survive_a_restart(ledger: Ledger, loop: LoopThread) -> None:
    class Resting(OneByOne):
        async def turn(
            self, state: int | None, elements: Sequence[Job], now: datetime, emit: Emit[Job], /, key: str
        ) -> Turn[int]:
            await emit(elements[0])
            return Turn(state=1, wake_at=now + timedelta(hours=1), rest_until=now + timedelta(minutes=5))

    step = Resting()
    scheduler = started(ledger, loop, step)
    scheduler.deliver(step.name, Job(host="a", number=1))
    take_all(scheduler, step.name, 1)
    commit(scheduler, ledger)
    assert scheduler.finished(60)

    assert ledger.rests(NOW.timestamp()) == {"a": (NOW + timedelta(minutes=5)).timestamp()}
    again = started(ledger, loop, step)
    again.deliver(step.name, Job(host="a", number=2))
    assert again.wait(0.05) is None, "the host rests"
    assert again.finished(60), "its rest is longer than the patience of the run"
    assert not again.finished(600)


def test_what_is_urgent_goes_before_others_at_its_resource(ledger: Ledger, loop: LoopThread) -> None:
    class Urgent(OneByOne):
        async def turn(
            self, state: int | None, elements: Sequence[Job], now: datetime, emit: Emit[Job], /, key: str
        ) -> Turn[int]:
            return dataclasses.replace(await super().turn(state, elements, now, emit, key), urgent=True)

    urgent, other = Urgent("Urgent"), OneByOne("Other")
    urgent.begun = other.begun
    gate = urgent.gates["a/Urgent"] = threading.Event()
    scheduler = started(ledger, loop, urgent, other)
    for number in (1, 2):
        scheduler.deliver("Urgent", Job(host="a", number=number))
    scheduler.deliver("Other", Job(host="a", number=3))
    scheduler.deliver("Other", Job(host="b", number=4))
    assert take_all(scheduler, "Other", 1) == [4]  # so the one for host a waits in line by now
    gate.set()
    taken: list[Any] = []
    while len(taken) < 3:
        taken += scheduler.take(scheduler.wait(LONG_S) or "")

    assert [number for key, number in other.begun if key.startswith("a/")] == [1, 2, 3]


def test_an_inline_step_must_not_wait(ledger: Ledger, loop: LoopThread) -> None:
    class Waits(OneByOne):
        async def turn(self, *arguments: Any, **named: Any) -> Turn[int]:
            await asyncio.sleep(0)
            return Turn(state=1)

    scheduler = Scheduler([Work(Waits(), Job, None)], ledger, lambda: NOW)
    with pytest.raises(RuntimeError, match="inline must not"):
        scheduler.turn_now("OneByOne", Job(host="a", number=1))
