"""Parsing of feeds in the pool: hostile answers may take long or much memory, and a process of the pool can be killed."""

import asyncio
from typing import Literal

from pipeline.keyed.room import Room
from transforms.feeds.parsed import NotAFeed, Parse, ParsedFeed, ParseStopped
from transforms.pool.by_name import ByName
from transforms.pool.packing import Packing
from transforms.pool.pool import ProcessPool
from transforms.pool.stopped import RemoteError, Stopped
from transforms.web.messages import Response

_PARSE = Packing(ByName("transforms.feeds.parse", "parse_answer"), ParsedFeed)


def parse_with_room(pool: ProcessPool, room: Room, at_once: int) -> Parse:
    """`parse_in` for polls: it waits for room for the entries, and parses at most `at_once` feeds at a time, because each may
    fill the room."""
    slots = asyncio.Semaphore(at_once)

    async def parse(response: Response, /) -> ParsedFeed | NotAFeed | ParseStopped:
        async with slots:
            await room.wait()
            return await parse_in(pool, response)

    return parse


async def parse_in(pool: ProcessPool, response: Response) -> ParsedFeed | NotAFeed | ParseStopped:
    """The feed in the answer of a server. The call is for the network loop."""
    try:
        # Before the pages that wait: nothing is asked of a host while its feed is parsed, and then it has pages to fetch.
        result = await asyncio.wrap_future(pool.submit(_PARSE, response, first=True))
    except RemoteError as error:
        # A bug costs this feed only. The last line names the error.
        return ParseStopped(reason="parse_error", message=f"Parsing failed: {str(error).strip().splitlines()[-1][:300]}")
    if isinstance(result, Stopped):
        reason: Literal["parse_timeout", "parse_error"] = "parse_timeout" if result.cause == "timeout" else "parse_error"
        return ParseStopped(reason=reason, message=result.message)
    return result
