"""A shard and its journal: what is kept, what a crash repeats, who waits for whom."""

import asyncio
import dataclasses
import json
import math
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.condition_lines import ConditionLines
from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.runner import TurnRunner
from pipeline.settings import FetchSettings
from pipeline.streaming.state import journal
from pipeline.streaming.state.shard import Shard, between_checks, check
from pipeline.streaming.state.shard_number import check_shard, shard_number
from pipeline.streaming.worker import Worker, WorkerSettings
from tests.support.both_engines import Clock
from transforms.steps import Emit, Turn

START = datetime(2026, 11, 22, 7, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    key: str
    number: int


class Step:
    """Passes one job on in each turn and counts; a key's host is what stands before its slash. Turns wait for `open`."""

    name = "Step"

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.open.set()
        self.rest_s: float | None = None
        self.begun: list[str] = []
        self.running: list[str] = []

    def key(self, element: Job, /) -> str:
        return element.key

    def resource(self, key: str, /) -> str | None:
        return key.split("/", maxsplit=1)[0] or None

    async def turn(self, state: int | None, elements: Sequence[Job], now: datetime, emit: Emit[Job], /, key: str) -> Turn[int]:
        self.begun.append(key)
        self.running.append(key)
        await self.open.wait()
        self.running.remove(key)
        for element in elements[:1]:
            await emit(element)
        left = elements[1:]
        return Turn(
            state=(state or 0) + len(elements[:1]),
            left=left,
            wake_at=now if left else None,
            rest_until=now + timedelta(seconds=self.rest_s) if self.rest_s is not None else None,
            expires_at=now + timedelta(days=1),
        )

    def encode(self, state: int, /) -> dict[str, Any]:
        return {"v": 1, "n": state, "padding": "x" * 200}

    def decode(self, data: dict[str, Any], /) -> int:
        return int(data["n"])


class World:
    """One process with a loop that runs when the test says so, and what its shards have persisted."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop, self.clock, self.step = loop, Clock(START), Step()
        self.most = 8
        self.persisted: list[bytes] = []
        self.new_process()

    def new_process(self) -> None:
        steps = [BoundStep(self.step, Job, self.most, keys_are_feeds=True)]
        self.runner = TurnRunner(steps, self.loop, self.clock, begin_at=between_checks)
        self.began = self.clock.now

    def shard(self, *, keeps_journal: bool = True) -> Shard:
        return Shard("Step", self.runner, self.persisted, self.began, keeps_journal=keeps_journal)

    def run(self) -> None:
        async def a_while() -> None:
            for _ in range(20):
                await asyncio.sleep(0)

        self.runner.start_ready_turns()  # the clock may have been set
        self.loop.run_until_complete(a_while())

    def fire(self, shard: Shard) -> list[int]:
        """One firing of the timer; the bundle is persisted."""
        outputs = shard.collect(16)
        self.persist(shard)
        self.run()
        return [job.number for job in outputs]

    def persist(self, shard: Shard) -> None:
        elements, replace = shard.changes()
        if replace:
            self.persisted.clear()
        self.persisted += elements


def close(loop: asyncio.AbstractEventLoop) -> None:
    """Turns under way end first: one that ends later wakes a closed loop."""

    async def cancelled() -> None:
        await asyncio.sleep(0)  # the end of a turn starts others
        while tasks := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await asyncio.sleep(0)

    loop.run_until_complete(cancelled())
    loop.close()


@pytest.fixture
def world() -> Iterator[World]:
    loop = asyncio.new_event_loop()
    yield World(loop)
    close(loop)


def test_a_turn_counts_when_it_is_collected(world: World) -> None:
    shard = world.shard()
    shard.deliver(Job(key="a/1", number=1))
    world.persist(shard)
    assert world.fire(shard) == []

    assert journal.read(world.persisted).keys == {}, "done, and not collected"
    assert world.fire(shard) == [1]
    content = journal.read(world.persisted)
    persisted = content.keys["a/1"]
    assert (json.loads(persisted.state or b"null")["n"], content.waiting) == (1, {})
    assert persisted.expires_at == (START + timedelta(days=1)).timestamp()


def test_a_shard_that_was_just_read_knows_when_its_keys_wake(world: World) -> None:
    """Its timer is set before the loop has run: without a timer nothing would ever collect its turns."""

    class Hourly(Step):
        async def turn(self, *arguments: Any, **named: Any) -> Turn[int]:
            turn = await super().turn(*arguments, **named)
            return dataclasses.replace(turn, wake_at=START + timedelta(hours=1))

    world.step = Hourly()
    world.new_process()
    shard = world.shard()
    shard.deliver(Job(key="a/1", number=1))
    world.fire(shard)
    assert world.fire(shard) == [1]

    world.new_process()
    again = world.shard()
    assert again.next_wake() == (START + timedelta(hours=1, seconds=1)).timestamp()


def test_what_was_not_collected_is_done_again(world: World) -> None:
    shard = world.shard()
    for number in (1, 2, 3):
        shard.deliver(Job(key="a/1", number=number))
    world.persist(shard)
    world.fire(shard)
    assert [job.number for job in shard.collect(1)] == [1]
    world.persist(shard)
    assert world.step.begun == ["a/1"] * 3, "the next turns are done, and their shard dies with them"

    again = world.shard()
    found = [number for _ in range(6) for number in world.fire(again)]
    assert found == [2, 3]
    assert world.step.begun == ["a/1"] * 5
    assert journal.read(world.persisted).waiting == {}


def test_a_shard_without_a_journal_goes_on_from_memory_and_forgets_expired_keys(world: World) -> None:
    shard = world.shard(keeps_journal=False)
    found = []
    for day in range(40):
        for key in range(5):
            shard.deliver(Job(key=f"a/{day}-{key}", number=day))
        shard.deliver(Job(key="a/always", number=100 + day))
        for _ in range(8):
            found += world.fire(shard)
        world.clock.now += timedelta(hours=12)
    assert sorted(found) == sorted([*[day for day in range(40) for _ in range(5)], *range(100, 140)])
    assert world.persisted == []
    assert shard._store.state(("Step", "a/always")) == 40
    assert len(shard._store._keys) < 100, "of 201 all but some 20 have expired"


def test_turns_of_a_host_wait_for_each_other_across_shards(world: World) -> None:
    world.step.open.clear()
    one, two = world.shard(), world.shard()
    one.deliver(Job(key="a/1", number=1))
    two.deliver(Job(key="a/2", number=2))
    two.deliver(Job(key="b/3", number=3))
    for _ in range(3):
        world.fire(one)
        world.fire(two)
        assert sorted(world.step.running) == ["a/1", "b/3"]
        world.clock.now += timedelta(seconds=1)

    world.step.open.set()
    world.run()
    assert world.fire(one) == [1]
    assert world.fire(two) == [3, 2], "its host was free when the first turn ended, not when a timer fired"


def test_two_shards_with_much_to_ask_a_host_take_turns(world: World) -> None:
    world.step.open.clear()
    shards = [world.shard(), world.shard()]
    for number, shard in enumerate(shards):
        for _ in range(3):
            shard.deliver(Job(key=f"a/{number}", number=number))
        world.fire(shard)
    world.step.open.set()
    for _ in range(3):
        world.run()
    assert world.step.begun == ["a/0", "a/1"] * 3, "a poll does not wait for all the pages of its host"


def test_who_waits_for_a_host_that_is_told_to_rest_comes_back_when_it_has(world: World) -> None:
    world.step.open.clear()
    world.step.rest_s = 60
    one, two = world.shard(), world.shard()
    one.deliver(Job(key="a/1", number=1))
    for number in (2, 3):
        two.deliver(Job(key=f"a/{number}", number=number))
    world.fire(one)
    world.fire(two)
    world.step.open.set()
    world.run()
    assert world.fire(one) == [1]
    for _ in range(3):
        assert world.fire(two) == []
    assert world.step.begun == ["a/1"]
    assert two.next_wake() == (START + timedelta(seconds=61)).timestamp(), "when its turn may have ended"

    world.clock.now += timedelta(seconds=60)
    assert world.fire(two) == []
    assert world.fire(two) == [2]


def test_who_waits_for_a_host_takes_no_room(world: World) -> None:
    """Else pages of hosts whose feeds do not answer would keep the pages of all others waiting."""
    world.most = 2
    world.new_process()
    world.step.open.clear()
    for number, host in enumerate(["a", "a", "b"]):
        shard = world.shard()
        shard.deliver(Job(key=f"{host}/{number}", number=number))
        world.fire(shard)
    assert world.step.running == ["a/0", "b/2"]


def test_a_host_rests_also_across_a_crash(world: World) -> None:
    world.step.rest_s = 60
    shard = world.shard()
    shard.deliver(Job(key="a/1", number=1))
    world.fire(shard)
    world.fire(shard)
    shard.deliver(Job(key="a/1", number=2))
    world.fire(shard)
    assert world.step.begun == ["a/1"]

    world.clock.now += timedelta(seconds=59)
    world.new_process()
    again = world.shard()
    world.fire(again)
    world.clock.now += timedelta(seconds=59)
    world.fire(again)
    assert world.step.begun == ["a/1"], "the process that died may have asked the host just before it did"
    world.clock.now += timedelta(seconds=1)
    world.fire(again)
    assert world.step.begun == ["a/1", "a/1"]


def test_there_is_room_for_so_many_turns(world: World) -> None:
    world.most = 2
    world.new_process()
    world.step.open.clear()
    shard = world.shard()
    for number in range(5):
        shard.deliver(Job(key=f"h{number}/1", number=number))
    world.fire(shard)
    assert len(world.step.running) == 2
    world.step.open.set()
    world.run()
    found: list[int] = []
    for _ in range(10):
        world.clock.now += timedelta(seconds=1)
        found += world.fire(shard)
    assert sorted(found) == [0, 1, 2, 3, 4]


def test_a_dropped_shard_lets_go_of_hosts_and_room(world: World) -> None:
    world.most = 1
    world.new_process()
    world.step.open.clear()
    shard = world.shard()
    shard.deliver(Job(key="a/1", number=1))
    world.fire(shard)
    shard.close()
    world.run()
    world.step.open.set()
    again = world.shard()
    world.fire(again)
    assert world.fire(again) == [1]


def test_turns_that_go_on_at_once_do_not_wait_for_the_shard_to_look(world: World) -> None:
    shard = world.shard()
    for number in range(20):
        shard.deliver(Job(key="a/1", number=number))
    world.fire(shard)
    assert len(world.step.begun) == 8, "then the host is free for others"
    assert world.fire(shard) == list(range(8))
    assert world.fire(shard) == list(range(8, 16))
    assert [number for _ in range(2) for number in world.fire(shard)] == [16, 17, 18, 19]


def test_a_row_of_turns_ends_where_there_is_no_room(world: World) -> None:
    world.most = 3
    world.new_process()
    shard = world.shard()
    for number in range(4):
        shard.deliver(Job(key="a/1", number=number))
    world.fire(shard)
    assert world.fire(shard) == [0, 1, 2]
    assert world.fire(shard) == [3]


def test_a_bug_of_a_turn_fails_the_bundle(world: World) -> None:
    class Broken(Step):
        async def turn(self, *arguments: Any, **named: Any) -> Turn[int]:
            raise ZeroDivisionError("a bug")

    world.step = Broken()
    world.new_process()
    shard = world.shard()
    shard.deliver(Job(key="a/1", number=1))
    world.fire(shard)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        shard.collect(1)


def test_a_key_that_is_withdrawn_has_no_turns_until_it_comes_back(world: World) -> None:
    shard = world.shard()
    shard.deliver(Job(key="a/1", number=1))
    shard.withdraw("a/1")
    shard.withdraw("unknown")
    world.fire(shard)
    assert world.step.begun == []
    assert shard.next_wake() is None

    again = world.shard()
    world.fire(again)
    assert world.step.begun == []
    again.deliver(Job(key="a/1", number=2))
    assert [number for _ in range(4) for number in world.fire(again)] == [1, 2]


def test_the_timer_fires_seldom_while_a_turn_takes_its_time(world: World) -> None:
    world.step.open.clear()
    shard = world.shard()
    shard.deliver(Job(key="a/1", number=1))
    world.fire(shard)
    waits = []
    for _ in range(3):
        next_at = shard.next_wake()
        assert next_at is not None
        assert shard.next_wake() == next_at, "an element that comes is no look"
        waits.append(round(next_at - world.clock.seconds(), 3))
        assert world.fire(shard) == []
    assert waits == [1.0, 1.0, 1.0]
    world.step.open.set()
    world.run()
    assert world.fire(shard) == [1]
    assert shard.next_wake() is None


def test_timers_of_shards_fire_together(world: World) -> None:
    """Prism makes one bundle of all timers that are due at an instant."""
    world.step.open.clear()
    shards = [world.shard() for _ in range(4)]
    for number, shard in enumerate(shards):
        world.clock.now += timedelta(seconds=0.011)
        shard.deliver(Job(key=f"a{number}/1", number=number))
    assert {round((shard.next_wake() or 0) - START.timestamp(), 3) for shard in shards} == {1.0}


def test_a_turn_that_begins_soon_brings_no_timer_forward(world: World) -> None:
    """It begins without one; a bundle at its beginning would find nothing."""
    world.step.rest_s = 0.2
    shard = world.shard()
    for number in (1, 2):
        shard.deliver(Job(key=f"a/{number}", number=number))
    world.fire(shard)
    world.step.open.clear()
    shard.deliver(Job(key="b/3", number=3))
    assert world.fire(shard) == [1]
    assert world.step.running == ["b/3"]
    assert shard.next_wake() == (START + timedelta(seconds=1)).timestamp()


class Feed(Step):
    """Passes its element on, then wakes every minute and finds nothing, after which its host rests for `rest_s`."""

    unfinished = False

    async def turn(self, state: int | None, elements: Sequence[Job], now: datetime, emit: Emit[Job], /, key: str) -> Turn[int]:
        turn = await super().turn(state, elements, now, emit, key=key)
        wake_at = now + timedelta(seconds=60.1)
        return dataclasses.replace(turn, state=(state or 0) + 1, wake_at=wake_at, unfinished=self.unfinished)


def polled_feeds(world: World, *keys: str) -> Shard:
    """A shard whose feeds have been polled once; the next polls are due in 60.1 s."""
    world.step = Feed()
    world.step.rest_s = 5
    world.most = 1_000
    world.new_process()
    shard = world.shard()
    for number, key in enumerate(keys):
        shard.deliver(Job(key=key, number=number))
    world.persist(shard)
    world.run()
    assert shard.collect(1_000) == [Job(key=key, number=number) for number, key in enumerate(keys)]
    world.persist(shard)
    return shard


def states(world: World) -> dict[str, int]:
    keys = journal.read(world.persisted).keys
    return {name: json.loads(key.state or b"null")["n"] for name, key in keys.items()}


def poll_again(world: World, shard: Shard) -> list[int]:
    """A bundle after the polls that are due."""
    world.clock.now += timedelta(seconds=61)
    world.run()
    assert shard.collect(1_000) == []
    world.persist(shard)
    return sorted(states(world).values())


def test_a_poll_without_news_is_persisted_some_seconds_later(world: World) -> None:
    """A bundle that persists costs twice as much as one that does not."""
    shard = polled_feeds(world, "a/1")
    assert poll_again(world, shard) == [1]
    assert world.step.begun == ["a/1"] * 2
    assert shard.next_wake() == world.clock.seconds() + 11, "not within a second: nothing is under way"

    world.clock.now += timedelta(seconds=10)
    world.fire(shard)
    assert states(world) == {"a/1": 2}
    assert shard.next_wake() == world.clock.seconds() + 51, "the next poll"


def test_a_poll_without_news_is_persisted_with_whatever_else_is(world: World) -> None:
    shard = polled_feeds(world, "a/1")
    assert poll_again(world, shard) == [1]
    shard.deliver(Job(key="b/1", number=7))
    world.persist(shard)
    assert states(world) == {"a/1": 2}


def test_after_a_crash_a_poll_that_was_not_persisted_is_made_again(world: World) -> None:
    shard = polled_feeds(world, "a/1")
    assert poll_again(world, shard) == [1]
    shard.close()
    world.run()

    world.new_process()
    again = world.shard()
    for _ in range(2):
        world.clock.now += timedelta(seconds=5)  # the host's pause
        world.run()
    assert world.step.begun == ["a/1"] * 3
    world.clock.now += timedelta(seconds=10)
    world.fire(again)
    world.clock.now += timedelta(seconds=10)
    world.fire(again)
    assert states(world) == {"a/1": 2}


@pytest.mark.parametrize(("feeds", "state"), [(255, 1), (256, 2)])
def test_many_polls_without_news_are_persisted_at_once(world: World, feeds: int, state: int) -> None:
    """They are in memory until then."""
    shard = polled_feeds(world, *(f"{number}/1" for number in range(feeds)))
    assert poll_again(world, shard) == [state] * feeds


def test_a_poll_that_goes_on_is_persisted_at_once(world: World) -> None:
    """Else a crash would forget that a request was a retry."""
    shard = polled_feeds(world, "a/1")
    assert isinstance(world.step, Feed)
    world.step.unfinished = True
    assert poll_again(world, shard) == [2]


@pytest.mark.parametrize(("rest_s", "persisted"), [(5, [1]), (10, [1]), (11, [2])])
def test_a_long_rest_of_a_host_is_persisted_at_once(world: World, rest_s: float, persisted: list[int]) -> None:
    """After a crash the host has its usual pause."""
    shard = polled_feeds(world, "a/1")
    world.step.rest_s = rest_s
    assert poll_again(world, shard) == persisted


def test_a_usual_pause_may_be_long(world: World) -> None:
    shard = polled_feeds(world, "a/1")
    world.step.rest_s = 40
    assert poll_again(world, shard) == [2]
    assert poll_again(world, shard) == [2], "the journal has a rest of 40 s"


def test_the_first_rest_of_a_host_is_persisted_at_once(world: World) -> None:
    """A process that reads the journal would not know that the host has been asked."""
    shard = polled_feeds(world, "a/1")
    content = journal.read(world.persisted)
    world.persisted[:] = journal.pack([journal.key_line(1, "a/1", content.keys["a/1"], ())])
    shard.close()
    world.run()
    world.new_process()
    assert poll_again(world, world.shard()) == [2]


def test_changes_that_wait_are_persisted_when_the_clock_was_set_back(world: World) -> None:
    shard = polled_feeds(world, "a/1")
    assert poll_again(world, shard) == [1]
    world.clock.now -= timedelta(hours=1)
    world.persist(shard)
    world.clock.now += timedelta(seconds=10)
    world.persist(shard)
    assert states(world) == {"a/1": 2}


@pytest.mark.parametrize(("unfinished", "after_s"), [(False, 60.5), (True, 60.1)])
def test_polls_that_are_due_begin_together_and_what_is_unfinished_at_its_time(
    world: World, unfinished: bool, after_s: float
) -> None:
    world.step = Feed()
    world.step.unfinished = unfinished
    world.new_process()
    shard = world.shard()
    shard.deliver(Job(key="a/1", number=1))
    world.run()
    for seconds in (60.09, 60.1, 60.2, 60.25, 60.49, 60.5):
        world.clock.now = START + timedelta(seconds=seconds)
        world.run()
        assert len(world.step.begun) == 1 + (seconds >= after_s), seconds


@pytest.mark.parametrize(("due_s", "fires_s"), [(60.1, 61), (60.5, 61), (60.51, 62)])
def test_the_timer_leaves_a_poll_that_is_due_some_time_to_end(world: World, due_s: float, fires_s: int) -> None:
    """It fires at whole seconds, and polls begin at half ones."""
    shard = polled_feeds(world, "a/1")
    (persisted,) = journal.read(world.persisted).keys.values()
    persisted.wake_at = START.timestamp() + due_s
    world.persisted[:] = journal.pack([journal.key_line(1, "a/1", persisted, ())])
    shard.close()
    world.run()
    world.new_process()
    assert world.shard().next_wake() == START.timestamp() + fires_s


def test_the_timer_fires_half_as_often_where_polls_follow_each_other_and_find_nothing(world: World) -> None:
    shard = polled_feeds(world, "a/1", "b/1")
    world.clock.now += timedelta(seconds=9)
    assert not shard.collect(16)
    shard.deliver(Job(key="b/1", number=7))  # its next poll is due later than that of a/1
    world.persist(shard)
    world.run()
    world.clock.now = START + timedelta(seconds=60.5)
    world.step.open.clear()
    world.run()
    assert world.step.running == ["a/1"]
    assert shard.next_wake() == START.timestamp() + 62, "its next but one second"
    assert shard.collect(16) == [Job(key="b/1", number=7)]
    assert shard.next_wake() == START.timestamp() + 61, "something was found a moment ago"


def test_a_lone_poll_is_taken_soon(world: World) -> None:
    """A bundle of its own takes it anyway."""
    shard = polled_feeds(world, "a/1")
    world.clock.now += timedelta(seconds=57.9)
    world.persist(shard)
    assert shard.next_wake() == START.timestamp() + 61
    world.clock.now += timedelta(seconds=1)
    assert shard.next_wake() == START.timestamp() + 62, "others that are about to begin are taken together"


@pytest.mark.parametrize(("due_s", "begins_s"), [(7.0, 7.5), (7.5, 7.5), (7.51, 8.5), (math.inf, math.inf)])
def test_polls_begin_between_two_firings(due_s: float, begins_s: float) -> None:
    assert between_checks(due_s) == begins_s


def test_turns_are_taken_sooner_where_many_are_in_flight() -> None:
    """Permits for turns end where nobody takes those that have ended."""
    assert [check(7.0, turns, is_fed=False, is_quiet=True) for turns in (0, 63, 64)] == [(7.0, 2.0)] * 2 + [(7.0, 0.5)]
    assert [check(7.0, turns, is_fed=False, is_quiet=False) for turns in (0, 63, 64, 1_000)] == [(7.0, 1.0)] * 2 + [
        (7.0, 0.5)
    ] * 2


def test_where_elements_come_all_the_time_their_bundles_take_what_has_ended() -> None:
    assert [check(7.0, turns, is_fed=True, is_quiet=True) for turns in (0, 63, 64, 1_000)] == [(7.0, 1.0)] * 2 + [
        (9.0, 0.5)
    ] * 2


def test_a_shard_that_is_behind_fires_at_once(world: World) -> None:
    shard = world.shard()
    for number in range(3):
        shard.deliver(Job(key="a/1", number=number))
    world.fire(shard)
    world.run()
    assert len(shard.collect(1)) == 1
    assert shard.next_wake() == world.clock.seconds()
    assert len(shard.collect(2)) == 2
    world.persist(shard)
    assert shard.next_wake() is None


def test_the_journal_stays_small(world: World) -> None:
    shard = world.shard()
    for number in range(2_000):
        shard.deliver(Job(key="a/1", number=number))
        world.fire(shard)
        world.fire(shard)
        assert sum(map(len, world.persisted)) < 3_000
    persisted = journal.read(world.persisted)
    assert json.loads(persisted.keys["a/1"].state or b"null") == {"v": 1, "n": 2_000, "padding": "x" * 200}
    assert persisted.waiting == {}


def test_a_journal_that_only_grows_is_rewritten_seldom(world: World) -> None:
    """All of its lines are live: rewritten at each growth by half, each would have been written three times."""
    shard = world.shard()
    world.runner.refuse("Step")
    rewritten = 0
    for number in range(4_000):
        shard.deliver(Job(key=f"a/{number}", number=number))
        elements, replace = shard.changes()
        rewritten += replace
        world.persisted[:] = elements if replace else world.persisted + elements
    assert rewritten <= 4
    assert len(journal.read(world.persisted).waiting) == 4_000


def test_a_journal_of_keys_that_have_one_turn_and_expire_stays_small(world: World) -> None:
    """A host of a single article, say: no line replaces that of its key."""
    shard = world.shard()
    most = 0
    for number in range(600):
        shard.deliver(Job(key=f"host{number}/1", number=number))
        world.fire(shard)
        world.fire(shard)
        world.clock.now += timedelta(hours=1)
        most = max(most, len(journal.read(world.persisted).keys))
    assert 24 < most < 200, "each expires a day after its turn"


def test_a_row_of_turns_that_is_collected_at_once_is_kept_once(world: World) -> None:
    """The state of a host with many articles is hundreds of KB."""
    shard = world.shard()
    for number in range(8):
        shard.deliver(Job(key="a/1", number=number))
    world.fire(shard)
    world.persist(shard)
    before = len(world.persisted)
    assert len(world.fire(shard)) == 8
    (element,) = world.persisted[before:]
    assert json.loads(journal.read([element]).keys["a/1"].state or b"null") == {"v": 1, "n": 8, "padding": "x" * 200}


def test_lines_of_any_number_and_size_are_packed() -> None:
    """What is kept of hosts is digests in hexadecimal: 4 of 8 bits."""
    random = Random(7)
    lines = [
        journal.key_line(
            number, f"k{number}", journal.PersistedKey(b'{"seen":"%b"}' % random.randbytes(size).hex().encode()), ()
        )
        for number, size in enumerate([1, 40, 400, 4_000, 40_000, 400_000, 400_000, 400_000, 1])
    ]
    elements = journal.pack(lines)
    assert len(elements) == 2, "1 MB of lines each"
    assert sum(map(len, elements)) < 0.6 * sum(map(len, lines))
    assert {name: json.loads(key.state or b"null") for name, key in journal.read(reversed(elements)).keys.items()} == {
        json.loads(line)["k"]: json.loads(line)["s"] for line in lines
    }
    assert journal.pack([]) == []


def test_what_may_be_forgotten_is(world: World) -> None:
    shard = world.shard()
    shard.deliver(Job(key="old/1", number=0))
    world.fire(shard)
    world.fire(shard)
    world.clock.now += timedelta(days=2)
    for number in range(400):
        shard.deliver(Job(key="new/1", number=number))
        world.fire(shard)
        world.fire(shard)
    assert set(journal.read(world.persisted).keys) == {"new/1"}


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=30))
def test_whatever_happens_each_element_comes_out_once(random: Any, moves: list[tuple[str, bool]]) -> None:
    """Deliveries, looks and crashes in any order; the journal's lines come back in any order."""
    loop = asyncio.new_event_loop()
    world = World(loop)
    shard = world.shard()
    found: list[int] = []
    for number, (host, crash) in enumerate(moves):
        shard.deliver(Job(key=f"{host}/{number % 2}", number=number))
        world.persist(shard)
        if random.random() < 0.6:
            found += world.fire(shard)
        if crash:
            shard.close()
            world.run()
            world.new_process()
            random.shuffle(world.persisted)
            shard = world.shard()
    for _ in range(4 * len(moves) + 4):
        world.clock.now += timedelta(seconds=1)
        found += world.fire(shard)
    close(loop)
    assert sorted(found) == list(range(len(moves)))


def test_shards_are_the_same_in_every_version() -> None:
    assert [shard_number(host, 32) for host in ("a.example", "b.example", "bücher.example", "")] == [
        b"00014/00032",
        b"00027/00032",
        b"00024/00032",
        b"00020/00032",
    ]


def test_the_state_of_another_number_of_shards_is_refused() -> None:
    check_shard(shard_number("a.example", 32), 32)
    with pytest.raises(ValueError, match="has 32 shards, not 8: run it with --shards 32, or begin without the state"):
        check_shard(shard_number("a.example", 32), 8)


def test_the_journal_of_the_last_release_is_read() -> None:
    lines = (Path(__file__).parent / "released/1.0/stream-journal.jsonl").read_bytes().splitlines()
    persisted = journal.read([zlib.compress(lines[0]), zlib.compress(b"\n".join(lines[1:]))])
    assert {name: (key.state, key.paused) for name, key in persisted.keys.items()} == {
        "a/1": (b'{"v":1,"n":2}', False),
        "b/1": (b'{"v":1,"n":1}', True),
    }
    assert list(persisted.waiting.values()) == [("a/1", '{"key":"a/1","number":3}')]
    assert persisted.hosts == {"a": (1_795_330_800.0, 5.0)}


def test_a_journal_of_a_later_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version 2; this newsbeam reads up to 1"):
        journal.read(journal.pack([json.dumps({"v": 2, "n": 1, "t": "h", "k": "a"}).encode()]))


def test_states_are_told_when_they_are_persisted(world: World) -> None:
    told: list[dict[tuple[str, str], Any]] = []
    shard = Shard(
        "Step", world.runner, (), world.began, keeps_journal=False, persisted=lambda states: told.append(dict(states))
    )
    shard.deliver(Job(key="a/1", number=1))
    world.persist(shard)
    world.run()
    told.clear()
    assert world.fire(shard) == [1]
    assert told == [{("Step", "a/1"): 1}]


def test_a_worker_without_journals_reads_no_token(world: World) -> None:
    """A token is a request of state in each bundle."""
    asked: list[str] = []

    def read_token() -> None:
        asked.append("token")

    def worker(*, keeps_journals: bool) -> Worker:
        made = object.__new__(Worker)  # without its network and its pool
        made._settings = WorkerSettings(job="j", shards=1, fetch=FetchSettings(), workers=1, keeps_journals=keeps_journals)
        made._shards, made._runner, made._began = {}, world.runner, world.began
        made._conditions = ConditionLines()
        return made

    alone = worker(keeps_journals=False)
    number = shard_number("a", 1)
    shard = alone.shard("Step", number, read_token, list)
    assert alone.shard("Step", number, read_token, list) is shard
    assert asked == []
    worker(keeps_journals=True).shard("Step", number, read_token, list)
    assert asked == ["token"]
