"""Lanes: one at a time in each, in order."""

import asyncio

import pytest

from transforms.web.pace.lanes import Lanes, LaneTimeoutError


def test_one_at_a_time_in_the_order_of_arrival() -> None:
    async def scenario() -> tuple[list[str], int]:
        lanes = Lanes()
        seen: list[str] = []

        async def visit(name: str) -> None:
            async with lanes.enter("host", 10):
                seen.append(f"{name} in")
                await asyncio.sleep(0)
                seen.append(f"{name} out")

        await asyncio.gather(*(visit(name) for name in "abc"))
        return seen, len(lanes)

    assert asyncio.run(scenario()) == (["a in", "a out", "b in", "b out", "c in", "c out"], 0)


def test_who_goes_first_waits_for_one_other_at_most() -> None:
    async def scenario() -> list[str]:
        lanes = Lanes()
        seen: list[str] = []

        async def visit(name: str, *, goes_first: bool) -> None:
            async with lanes.enter("host", 10, goes_first=goes_first):
                seen.append(name)
                await asyncio.sleep(0)

        async with asyncio.TaskGroup() as visits:
            for name in "abcd":
                visits.create_task(visit(name, goes_first=False))
            await asyncio.sleep(0)  # `a` is in, `b` waits for the lane
            visits.create_task(visit("first", goes_first=True))
        return seen

    seen = asyncio.run(scenario())
    assert sorted(seen) == ["a", "b", "c", "d", "first"]
    assert seen.index("first") <= 2


def test_lanes_do_not_wait_for_each_other() -> None:
    async def scenario() -> int:
        lanes = Lanes()
        async with lanes.enter("a", 10), lanes.enter("b", 10):
            return len(lanes)

    assert asyncio.run(scenario()) == 2


def test_waiting_is_bounded_and_leaves_nothing_behind() -> None:
    async def scenario() -> int:
        lanes = Lanes()
        async with lanes.enter("host", 10):
            with pytest.raises(LaneTimeoutError):
                async with lanes.enter("host", 0.01):
                    raise AssertionError("two in one lane")
        async with lanes.enter("host", 10):
            pass
        return len(lanes)

    assert asyncio.run(scenario()) == 0
