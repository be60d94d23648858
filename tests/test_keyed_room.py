"""Room for outputs, and feeds whose parsing waits for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from pipeline.keyed.room import Room
from pipeline.steps.parsing import parse_in, parse_with_room
from transforms.feeds.parsed import NotAFeed, ParseStopped
from transforms.pool.pool import ProcessPool
from transforms.pool.stopped import RemoteError, Stopped
from transforms.web.messages import Response

NONE = NotAFeed(reason="not_a_feed", message="none")
ANSWER = Response(
    url="http://a.example/",
    final_url="http://a.example/",
    status=200,
    headers={},
    body=b"",
    charset=None,
    hops=(),
    received_at=datetime(2025, 3, 3, tzinfo=UTC),
    elapsed_s=0.1,
)


class Pool:
    """Tasks that end when the test says so."""

    def __init__(self) -> None:
        self.submitted: list[Future[Any]] = []

    def submit(self, task: Callable[..., Any], *args: Any, first: bool) -> Future[Any]:
        self.submitted.append(Future())
        return self.submitted[-1]


async def _turns() -> None:
    """Let tasks and callbacks run as far as they get."""
    for _ in range(10):
        await asyncio.sleep(0)


def test_there_is_room_until_the_limit_is_reached_and_again_below_it() -> None:
    async def scenario() -> None:
        room = Room(10)
        room.enter(9)
        await room.wait()
        room.enter(1)
        waits = [asyncio.create_task(room.wait()) for _ in range(3)]
        await _turns()
        assert not any(task.done() for task in waits)
        waits[0].cancel()
        await asyncio.to_thread(room.leave, 1)
        await asyncio.gather(*waits[1:])
        assert waits[0].cancelled()
        assert room.outputs == 9

    asyncio.run(scenario())


def test_a_turn_that_is_woken_waits_on_where_another_has_filled_the_room() -> None:
    async def scenario() -> None:
        room = Room(10)
        room.enter(10)
        waits = asyncio.create_task(room.wait())
        await _turns()
        room.leave(10)
        room.enter(10)
        await _turns()
        assert not waits.done()
        room.leave(1)
        await waits

    asyncio.run(scenario())


def test_feeds_are_parsed_when_there_is_room_a_few_at_once() -> None:
    async def scenario() -> None:
        pool, room = Pool(), Room(1)
        parse = parse_with_room(cast(ProcessPool, pool), room, at_once=2)
        room.enter(1)
        polls = [asyncio.create_task(parse(ANSWER)) for _ in range(5)]
        await _turns()
        assert pool.submitted == []
        room.leave(1)
        await _turns()
        assert len(pool.submitted) == 2
        room.enter(1)
        pool.submitted[0].set_result(NONE)
        await _turns()
        assert len(pool.submitted) == 2, "the first feed has filled the room"
        room.leave(1)
        await _turns()
        assert len(pool.submitted) == 3
        for number in range(1, 5):
            pool.submitted[number].set_result(NONE)
            await _turns()
        assert await asyncio.gather(*polls) == [NONE] * 5

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (NONE, NONE),
        (Stopped("timeout", "It took 10 s."), ParseStopped(reason="parse_timeout", message="It took 10 s.")),
        (Stopped("crash", "It died."), ParseStopped(reason="parse_error", message="It died.")),
        (
            RemoteError("...\nValueError: no"),
            ParseStopped(reason="parse_error", message="Parsing failed: ValueError: no"),
        ),
    ],
    ids=["parsed", "timeout", "crash", "bug"],
)
def test_a_parser_that_was_stopped_has_a_reason_of_dead_letters(result: Any, expected: NotAFeed | ParseStopped) -> None:
    async def scenario() -> None:
        pool = Pool()
        parsing = asyncio.create_task(parse_in(cast(ProcessPool, pool), ANSWER))
        await _turns()
        (future,) = pool.submitted
        if isinstance(result, Exception):
            future.set_exception(result)
        else:
            future.set_result(result)
        assert await parsing == expected

    asyncio.run(scenario())
