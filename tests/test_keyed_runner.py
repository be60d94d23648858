"""The runner of turns over a ledger: order, exclusion, back-pressure, and what a commit holds at any moment."""

import asyncio
import dataclasses
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.keyed.table import CHUNK, MAX_AHEAD, MAX_KEPT, WINDOW, KeyTable
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_store import LedgerStore
from pipeline.loop_thread import LoopThread
from transforms.steps import Applied, Emit, Turn

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


class Turns:
    """A partition over the ledger and its runner."""

    def __init__(self, ledger: Ledger, loop: LoopThread, steps: list[BoundStep], admits: Callable[[str], bool]) -> None:
        self._ledger, self._loop, self._admits = ledger, loop, admits
        self.runner = TurnRunner(steps, loop.loop, lambda: NOW)
        self._store = LedgerStore(ledger, self.runner.steps, lambda: NOW)
        self.partition = Partition(self.runner, self._store, admits)

    def deliver(self, step: str, job: Job) -> None:
        self.partition.deliver(step, job)

    def wait(self, timeout_s: float = LONG_S) -> str | None:
        return self.runner.wait(self.partition, timeout_s)

    def take(self, step: str) -> list[Any]:
        return self.partition.take(step) or []

    def take_all(self, step: str, count: int) -> list[int]:
        taken: list[int] = []
        while len(taken) < count:
            assert self.wait() == step
            taken += [job.number for job in self.take(step)]
        return taken

    def commit(self) -> None:
        self._ledger.commit(self._store.rows(self.partition.collect()), [], {}, NOW.timestamp())
        self.partition.settle()

    def begin_again(self) -> None:
        self.runner.drop(self.partition)
        self._loop.run(self.runner.join(self.partition))
        self.partition = Partition(self.runner, self._store, self._admits)

    def is_finished(self, patience_s: float) -> bool:
        return self.runner.is_finished(self.partition, patience_s)


def started(
    ledger: Ledger,
    loop: LoopThread,
    *steps: Any,
    most: int = 8,
    admits: Callable[[str], bool] = lambda key: True,
) -> Turns:
    return Turns(ledger, loop, [BoundStep(step, Job, most, keys_are_feeds=True) for step in steps], admits)


def test_elements_of_a_key_come_out_in_order(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    turns = started(ledger, loop, step)
    for number in range(5):
        turns.deliver(step.name, Job(host="a", number=number))
    assert turns.take_all(step.name, 5) == [0, 1, 2, 3, 4]
    assert turns.is_finished(60)


def test_a_resource_has_one_turn_at_a_time_across_steps(ledger: Ledger, loop: LoopThread) -> None:
    one, two = OneByOne("One"), OneByOne("Two")
    gate = one.gates["a/One"] = threading.Event()
    turns = started(ledger, loop, one, two)
    turns.deliver("One", Job(host="a", number=1))
    turns.deliver("Two", Job(host="a", number=2))
    turns.deliver("Two", Job(host="b", number=3))

    assert turns.wait() == "Two"
    assert turns.take("Two") == [Job(host="b", number=3)]
    assert two.begun == [("b/Two", 3)], "the other step's turn on host a waits for the one under way"
    gate.set()
    assert turns.wait() == "One"
    turns.take("One")
    assert turns.take_all("Two", 1) == [2]


def test_what_is_not_admitted_has_no_turns_until_it_is(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    wanted = {"b/OneByOne"}
    turns = started(ledger, loop, step, admits=lambda key: key in wanted)
    turns.deliver(step.name, Job(host="a", number=1))
    turns.deliver(step.name, Job(host="b", number=2))
    assert turns.take_all(step.name, 1) == [2]
    turns.commit()
    assert turns.is_finished(60)
    assert ledger.pending_count(step.name) == 1

    wanted.add("a/OneByOne")
    turns.deliver(step.name, Job(host="a", number=3))
    assert turns.take_all(step.name, 2) == [1, 3]


def test_turns_not_taken_hold_up_further_turns(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    turns = started(ledger, loop, step, most=2)
    for host in "abcdef":
        turns.deliver(step.name, Job(host=host, number=ord(host)))
    taken = turns.take_all(step.name, 6)
    assert sorted(taken) == [ord(host) for host in "abcdef"]
    assert step.most_running <= 2


def test_a_turn_under_way_is_no_part_of_a_commit(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    turns = started(ledger, loop, step)
    turns.deliver(step.name, Job(host="a", number=1))
    turns.deliver(step.name, Job(host="a", number=2))
    assert turns.take_all(step.name, 1) == [1]
    assert turns.wait() == step.name  # the second turn is done, but not taken

    turns.commit()

    row = ledger.state(step.name, "a/OneByOne")
    assert row is not None
    assert json.loads(row.state) == {"v": 1, "n": 1}
    assert [json.loads(text)["number"] for _, text in ledger.waiting(step.name, "a/OneByOne", 0, 9)] == [2]

    turns.take(step.name)
    turns.commit()
    row = ledger.state(step.name, "a/OneByOne")
    assert row is not None
    assert json.loads(row.state) == {"v": 1, "n": 2}
    assert ledger.pending_count(step.name) == 0


def test_a_restart_runs_what_was_not_committed_again(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    turns = started(ledger, loop, step)
    for number in range(3):
        turns.deliver(step.name, Job(host="a", number=number))
    turns.commit()
    assert turns.take_all(step.name, 3) == [0, 1, 2]

    turns.begin_again()

    assert turns.take_all(step.name, 3) == [0, 1, 2]
    turns.commit()
    assert ledger.pending_count(step.name) == 0


def test_a_backlog_stays_in_the_ledger_and_keeps_its_order(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    gate = step.gates["a/OneByOne"] = threading.Event()
    turns = started(ledger, loop, step)
    count = 3 * WINDOW + 7
    for number in range(count - 5):
        turns.deliver(step.name, Job(host="a", number=number))
    turns.commit()
    gate.set()
    taken = turns.take_all(step.name, 20)
    for number in range(count - 5, count):
        turns.deliver(step.name, Job(host="a", number=number))
    turns.commit()
    taken += turns.take_all(step.name, count - 20)
    assert taken == list(range(count))
    assert turns.is_finished(60)
    turns.commit()
    assert ledger.pending_count(step.name) == 0


def test_elements_that_wait_do_not_hold_up_those_behind_them(ledger: Ledger, loop: LoopThread) -> None:
    """More of them than are read at a time, all to be tried again in an hour."""

    class Choosing(OneByOne):
        async def turn(
            self, state: int | None, elements: Sequence[Job], now: datetime, emit: Emit[Job], /, key: str
        ) -> Turn[int]:
            chosen = next((job for job in elements if job.number >= 2 * CHUNK), None)
            left = [job for job in elements if job is not chosen]
            if chosen is not None:
                await emit(chosen)
            wake_at = now if any(job.number >= 2 * CHUNK for job in left) else now + timedelta(hours=1) if left else None
            return Turn(state=1, left=left, wake_at=wake_at, unfinished=bool(left))

    step = Choosing()
    turns = started(ledger, loop, step)
    for number in range(6 * CHUNK):
        turns.deliver(step.name, Job(host="a", number=number))
    turns.commit()
    turns.begin_again()
    taken: list[int] = []
    end = time.monotonic() + LONG_S
    # A turn that only finds that all of its elements wait has no outputs, so a wait may end without any.
    while len(taken) < 4 * CHUNK or not turns.is_finished(60):
        assert time.monotonic() < end, taken
        turns.wait(0.1)
        taken += [job.number for job in turns.take(step.name)]
        if len(taken) % CHUNK == 0:
            turns.commit()
    assert taken == list(range(2 * CHUNK, 6 * CHUNK))
    assert not turns.is_finished(7200)
    assert ledger.pending_count(step.name) == 2 * CHUNK


def test_a_commit_leaves_a_turn_under_way_what_it_was_given(ledger: Ledger, loop: LoopThread) -> None:
    """Else what it uses of that would be read from the store again."""
    step = OneByOne()
    turns = started(ledger, loop, step)
    store = LedgerStore(ledger, turns.runner.steps, lambda: NOW)
    table = KeyTable(turns.runner.steps, store)
    for number in range(3 * CHUNK):
        key = table.deliver(step.name, Job(host="a", number=number))
    given = table.begin(key)
    ledger.commit(store.rows(table.collect()), [], {}, NOW.timestamp())
    table.settle(lambda key: True)
    last = given[-1]
    finished = table.end(key, Turn(state=1, left=[job for job in given if job is not last]), [last])
    assert len(given) == 3 * CHUNK
    assert [queued.element for queued in finished.used] == [last]
    assert len(key.queue) == 3 * CHUNK - 1


@pytest.mark.parametrize("most", [MAX_KEPT, MAX_KEPT // 4])
def test_keys_with_a_backlog_share_what_stays_in_memory(ledger: Ledger, loop: LoopThread, most: int) -> None:
    """Also where each of them keeps little; the others are read from the store, in their order."""
    step = OneByOne()
    turns = started(ledger, loop, step)
    store = LedgerStore(ledger, turns.runner.steps, lambda: NOW)
    table = KeyTable(turns.runner.steps, store, most)
    hosts, each = [f"{number}" for number in range(3 * most // CHUNK)], CHUNK
    for number in range(each):
        for host in hosts:
            table.deliver(step.name, Job(host=host, number=number))
    keys = [table.get((step.name, step.key(Job(host=host, number=0)))) for host in hosts]

    def in_memory() -> int:
        return sum(len(key.queue) + len(key.arrived) for key in keys)

    assert in_memory() == len(hosts) * each

    def commit() -> None:
        ledger.commit(store.rows(table.collect()), [], {}, NOW.timestamp())
        table.settle(lambda key: True)

    for key in keys:
        table.count(table.end(key, Turn(state=0, left=table.begin(key)), []))
    commit()
    assert 0 < in_memory() <= most
    assert all(key.turn is not None and not key.turn.left for key in keys), "they would stay in memory as well"
    seen: dict[str, list[int]] = {host: [] for host in hosts}
    for turn in range(each):
        for host, key in zip(hosts, keys, strict=True):
            given = table.begin(key)
            seen[host].append(given[0].number)
            table.count(table.end(key, Turn(state=turn, left=given[1:]), []))
        assert in_memory() <= most
    assert all(numbers == list(range(each)) for numbers in seen.values())
    commit()
    assert ledger.pending_count(step.name) == 0


def test_outputs_fill_the_room_until_they_are_taken_or_dropped(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    turns = started(ledger, loop, step)
    for host in "abc":
        turns.deliver(step.name, Job(host=host, number=1))
    turns.commit()
    assert turns.take_all(step.name, 1) == [1]
    end = time.monotonic() + LONG_S
    while turns.runner.room.outputs < 2 and time.monotonic() < end:
        turns.wait(0.1)
    assert turns.runner.room.outputs == 2
    turns.begin_again()
    assert turns.take_all(step.name, 3) == [1, 1, 1]
    assert turns.runner.room.outputs == 0


def test_a_bug_in_a_step_reaches_the_thread_that_waits(ledger: Ledger, loop: LoopThread) -> None:
    class Broken(OneByOne):
        async def turn(self, *arguments: Any, **named: Any) -> Turn[int]:
            raise ZeroDivisionError("a bug")

    turns = started(ledger, loop, Broken())
    turns.deliver("OneByOne", Job(host="a", number=1))
    with pytest.raises(ZeroDivisionError, match="a bug"):
        turns.wait()


def test_rest_and_wake_survive_a_restart(ledger: Ledger, loop: LoopThread) -> None:
    class Resting(OneByOne):
        async def turn(
            self, state: int | None, elements: Sequence[Job], now: datetime, emit: Emit[Job], /, key: str
        ) -> Turn[int]:
            await emit(elements[0])
            return Turn(state=1, wake_at=now + timedelta(hours=1), rest_until=now + timedelta(minutes=5))

    step = Resting()
    turns = started(ledger, loop, step)
    turns.deliver(step.name, Job(host="a", number=1))
    turns.take_all(step.name, 1)
    turns.commit()
    assert turns.is_finished(60)

    assert ledger.rests(NOW.timestamp()) == {"a": (NOW + timedelta(minutes=5)).timestamp()}
    again = started(ledger, loop, step)
    again.deliver(step.name, Job(host="a", number=2))
    assert again.wait(0.05) is None, "the host rests"
    assert again.is_finished(60), "its rest is longer than the patience of the run"
    assert not again.is_finished(600)


def test_what_is_urgent_goes_before_others_at_its_resource(ledger: Ledger, loop: LoopThread) -> None:
    class Urgent(OneByOne):
        async def turn(
            self, state: int | None, elements: Sequence[Job], now: datetime, emit: Emit[Job], /, key: str
        ) -> Turn[int]:
            return dataclasses.replace(await super().turn(state, elements, now, emit, key), urgent=True)

    urgent, other = Urgent("Urgent"), OneByOne("Other")
    urgent.begun = other.begun
    gate = urgent.gates["a/Urgent"] = threading.Event()
    turns = started(ledger, loop, urgent, other)
    for number in (1, 2):
        turns.deliver("Urgent", Job(host="a", number=number))
    turns.deliver("Other", Job(host="a", number=3))
    turns.deliver("Other", Job(host="b", number=4))
    assert turns.take_all("Other", 1) == [4]  # so the one for host a waits in line by now
    gate.set()
    taken: list[Any] = []
    while len(taken) < 3:
        taken += turns.take(turns.wait() or "")

    assert [number for key, number in other.begun if key.startswith("a/")] == [1, 2, 3]


def test_as_many_turns_of_a_key_are_ahead_as_may_be(ledger: Ledger, loop: LoopThread) -> None:
    step = OneByOne()
    turns = started(ledger, loop, step, most=100)
    for number in range(40):
        turns.deliver(step.name, Job(host="a", number=number))
    while turns.runner.in_flight()[step.name] < MAX_AHEAD:
        turns.wait()
    loop.run(asyncio.sleep(0))
    assert len(step.begun) == MAX_AHEAD
    assert turns.take_all(step.name, 40) == list(range(40))


def test_a_step_at_its_limit_holds_up_no_other_step_of_a_host(ledger: Ledger, loop: LoopThread) -> None:
    one, two = OneByOne("One"), OneByOne("Two")
    gate = one.gates["a/One"] = threading.Event()
    turns = Turns(ledger, loop, [BoundStep(one, Job, 1), BoundStep(two, Job, 1)], lambda key: True)
    turns.deliver("One", Job(host="a", number=1))
    turns.deliver("One", Job(host="b", number=2))
    turns.deliver("Two", Job(host="b", number=3))
    assert turns.take_all("Two", 1) == [3]
    gate.set()
    assert sorted(turns.take_all("One", 2)) == [1, 2]


def test_the_turn_that_ended_first_is_taken_first(ledger: Ledger, loop: LoopThread) -> None:
    """So turns of a step that go on ending do not hold up those of another."""
    one, two = OneByOne("One"), OneByOne("Two")
    second, first = one.gates["a/One"], two.gates["b/Two"] = threading.Event(), threading.Event()
    turns = started(ledger, loop, one, two)
    turns.deliver("One", Job(host="a", number=1))
    turns.deliver("Two", Job(host="b", number=2))
    first.set()
    assert turns.runner.wait(turns.partition, LONG_S, frozenset({"Two"})) == "Two"
    second.set()
    assert turns.runner.wait(turns.partition, LONG_S, frozenset({"One"})) == "One"
    assert [turns.wait(), turns.take("Two")[0].number, turns.wait(), turns.take("One")[0].number] == ["Two", 2, "One", 1]


class Remember:
    """A map that passes on each second job of a host, and tells its count an hour later."""

    name = "Remember"

    def key(self, element: Job, /) -> str:
        return element.host

    def apply(self, state: int | None, element: Job | None, now: datetime, /) -> Applied[int]:
        count = (state or 0) + (element is not None)
        if element is None:
            return Applied(state=None, outputs=[count])
        return Applied(state=count, outputs=[element] if count % 2 == 0 else [], wake_at=now + timedelta(hours=1))

    def encode(self, state: int, /) -> dict[str, Any]:
        return {"v": 1, "n": state}

    def decode(self, data: dict[str, Any], /) -> int:
        return int(data["n"])


def test_a_map_is_applied_where_its_elements_come_and_woken_after_a_restart(ledger: Ledger, loop: LoopThread) -> None:
    now = [NOW]
    runner = TurnRunner([BoundStep(Remember(), Job, None)], loop.loop, lambda: now[0])
    store = LedgerStore(ledger, runner.steps, lambda: now[0])
    partition = Partition(runner, store)
    outputs = [output for number in range(3) for output in partition.apply("Remember", Job(host="a", number=number))]
    assert [job.number for job in outputs] == [1]
    ledger.commit(store.rows(partition.collect()), [], {}, NOW.timestamp())
    partition.settle()
    runner.drop(partition)

    again = Partition(runner, store, horizon_s=60)
    assert runner.wait(again, 0) is None
    now[0] += timedelta(hours=1)
    runner.is_finished(again, 0)  # looks at the clock
    assert runner.wait(again, LONG_S) == "Remember"
    assert again.apply_woken("Remember") == [3]
    ledger.commit(store.rows(again.collect()), [], {}, NOW.timestamp())
    assert ledger.keys("Remember") == set()
