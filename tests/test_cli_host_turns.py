"""The pace of `newsbeam check --fetch`."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise

from pipeline.cli.commands.host_turns import HostTurns
from transforms.web.pace.pace import Pace


class _Time:
    """A clock that goes on by what is slept and by what requests take; one sleeper wakes at a time."""

    def __init__(self) -> None:
        self.now = 100.0

    async def sleep(self, seconds: float) -> None:
        self.now = max(self.now, self.now + seconds)


def _asked(
    hosts: Sequence[str], pace: Pace, *, crawl_delay_s: float | None = None, takes_s: float = 0.2
) -> list[tuple[str, float, float]]:
    """Host, start and end of each request, in seconds since the first."""
    time = _Time()
    turns = HostTurns(pace, lambda: time.now, time.sleep)
    seen: list[tuple[str, float, float]] = []

    async def ask(host: str) -> None:
        async with turns.turn(host, crawl_delay_s):
            began = time.now
            time.now += takes_s
            seen.append((host, began - 100, time.now - 100))

    async def scenario() -> None:
        await asyncio.gather(*(ask(host) for host in hosts))

    asyncio.run(scenario())
    return seen


def _gaps(seen: Sequence[tuple[str, float, float]]) -> list[float]:
    return [round(later[1] - earlier[2], 6) for earlier, later in pairwise(seen)]


def test_requests_to_a_host_are_apart_by_its_pause() -> None:
    assert _gaps(_asked(["a.example"] * 4, Pace(host_delay_s=1))) == [1, 1, 1]
    assert _gaps(_asked(["a.example"] * 3, Pace(host_delay_s=1), crawl_delay_s=7)) == [7, 7]
    assert _gaps(_asked(["a.example"] * 3, Pace(host_delay_s=1), takes_s=8)) == [4, 4]
    assert _gaps(_asked(["a.example"] * 3, Pace(host_delay_s=0))) == [0, 0]


def test_hosts_do_not_wait_for_one_another() -> None:
    seen = _asked(["a.example", "b.example", "c.example"], Pace(host_delay_s=60))
    assert [round(began, 6) for _, began, _ in seen] == [0, 0.2, 0.4]
