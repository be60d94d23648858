"""Feeds are parsed in a process of the pool."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, Literal

from pipeline.keyed.room import Room
from transforms.feeds.parsed import NotAFeed, ParsedFeed, ParseStopped
from transforms.pool.by_name import ByName
from transforms.pool.packing import Packing
from transforms.pool.pool import ProcessPool
from transforms.pool.stopped import RemoteError, Stopped

_PARSE = ByName("transforms.feeds.parse", "parse_feed")


def parse_in(pool: ProcessPool, room: Room, at_once: int) -> Callable[..., Any]:
    """`parse_feed` in a process of the pool, for the network loop. It waits for room for the entries, and parses at most
    `at_once` feeds at a time, because each may fill the room."""
    slots = asyncio.Semaphore(at_once)

    async def parse(body: bytes, **named: Any) -> ParsedFeed | NotAFeed | ParseStopped:
        async with slots:
            await room.wait()
            return await parsed(body, **named)

    async def parsed(body: bytes, **named: Any) -> ParsedFeed | NotAFeed | ParseStopped:
        try:
            # Before the pages that wait: nothing is asked of a host while its feed is parsed, and then it has pages to fetch.
            result = await asyncio.wrap_future(pool.submit(Packing(partial(_PARSE, body, **named), ParsedFeed), first=True))
        except RemoteError as error:
            # A bug costs this feed only. The last line names the error.
            return ParseStopped(reason="parse_error", message=f"Parsing failed: {str(error).strip().splitlines()[-1][:300]}")
        if isinstance(result, Stopped):
            reason: Literal["parse_timeout", "parse_error"] = "parse_timeout" if result.cause == "timeout" else "parse_error"
            return ParseStopped(reason=reason, message=result.message)
        return result

    return parse
