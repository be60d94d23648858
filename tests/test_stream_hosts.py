"""Hosts of a process: one visitor at a time, none before the host has rested."""

import asyncio

import pytest

from pipeline.streaming import hosts as module
from pipeline.streaming.hosts import SHORT_S, Hosts

NOW = 1_000.0


def clock() -> float:
    return NOW


def test_visitors_come_one_by_one_in_the_order_of_arrival() -> None:
    async def scenario() -> list[str]:
        hosts, seen = Hosts(clock), []

        async def visit(name: str, host: str) -> None:
            async with hosts.enter(host) as may_ask:
                assert may_ask
                seen.append(f"{name} in")
                for _ in range(5):
                    await asyncio.sleep(0)
                seen.append(f"{name} out")

        await asyncio.gather(visit("1", "a"), visit("2", "a"), visit("other", "b"), visit("3", "a"))
        return seen

    seen = asyncio.run(scenario())
    assert [one for one in seen if "other" not in one] == ["1 in", "1 out", "2 in", "2 out", "3 in", "3 out"]
    assert seen.index("other in") < seen.index("1 out")


def test_a_short_rest_is_slept_through_and_a_long_one_is_told() -> None:
    async def scenario(rest_s: float) -> bool:
        hosts = Hosts(clock)
        hosts.rest("a", NOW + rest_s)
        async with hosts.enter("a") as may_ask:
            return may_ask

    assert asyncio.run(scenario(0.01))
    assert not asyncio.run(scenario(2 * SHORT_S))


def test_a_rest_is_never_shortened() -> None:
    hosts = Hosts(clock)
    hosts.rest("a", 5.0)
    hosts.rest("a", 3.0)
    assert hosts.rest_until("a") == 5.0
    assert hosts.rest_until("never asked") == 0.0


def test_hosts_that_have_rested_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MANY", 3)
    hosts = Hosts(clock)
    for number in range(10):
        hosts.rest(f"rested{number}", NOW - 1)
    hosts.rest("resting", NOW + 1)
    for number in range(10):
        hosts.rest(f"more{number}", NOW - 1)
    assert hosts.rest_until("resting") == NOW + 1
    assert hosts.rest_until("rested0") == 0.0
