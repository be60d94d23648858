"""The end of one fetch: the waits of its guard do not count, up to a limit of all of them together."""

import asyncio

import pytest

from transforms.web.client.deadline import Deadline
from transforms.web.client.settings import ClientSettings

START = 1_000_000.0  # far ahead of every loop's clock: no limit of these tests ends


@pytest.mark.parametrize(
    ("waits", "remaining"), [((), 30.0), ((8.0,), 30.0), ((8.0, 1.0), 30.0), ((8.0, 8.0), 24.0), ((50.0,), -10.0)]
)
def test_waits_count_beyond_their_limit(waits: tuple[float, ...], remaining: float) -> None:
    clock = [START]

    async def wait(seconds: float, limit: asyncio.Timeout) -> float | None:
        clock[0] += seconds
        return limit.when()

    async def scenario() -> None:
        async with asyncio.timeout(None) as limit:
            deadline = Deadline(limit, ClientSettings(user_agent="newsbeam/1", total_s=30.0, guard_s=10.0), lambda: clock[0])
            deadline.redirected(START)
            for seconds in waits:
                assert await deadline.judged(wait(seconds, limit), START) == START + 40.5  # the limit while a guard waits
            assert deadline.remaining_s() == remaining
            assert limit.when() == clock[0] + remaining + 0.5

    asyncio.run(scenario())


def test_a_limit_of_the_request_is_never_moved() -> None:
    async def answer() -> None:
        return None

    async def scenario() -> None:
        async with asyncio.timeout_at(START + 5) as limit:
            deadline = Deadline(limit, ClientSettings(user_agent="newsbeam/1"), lambda: START)
            await deadline.judged(answer(), START)
            assert limit.when() == START + 5

    asyncio.run(scenario())
