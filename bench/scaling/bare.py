"""The floor of a poll: conditional requests of a bare aiohttp session, all hosts at once, one request at a time on each."""

import asyncio
import multiprocessing
import time
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

import aiohttp

from bench.scaling.web import raise_file_limit


def bare_ms(urls: list[str], rounds: int = 3) -> float:
    """CPU milliseconds of a bare poll that is answered with 304: the best of some rounds, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_measure, args=(urls, rounds, there), daemon=True)
    process.start()
    there.close()
    try:
        return float(here.recv())
    except EOFError:
        raise SystemExit("the bare loop failed") from None
    finally:
        process.join()


def _measure(urls: list[str], rounds: int, pipe: Connection) -> None:
    raise_file_limit()
    tags = asyncio.run(_first(urls))
    costs = []
    for _ in range(max(rounds, 1_000 // len(urls))):  # a round of few feeds is too short for one measurement
        began = time.process_time()
        asyncio.run(_poll(urls, tags))
        costs.append(time.process_time() - began)
    pipe.send(min(costs) / len(urls) * 1_000)


async def _first(urls: list[str]) -> dict[str, str]:
    """The ETag of each feed."""
    async with aiohttp.ClientSession() as session:
        tags = {}
        for url in urls:
            async with session.get(url) as answer:
                await answer.read()
                tags[url] = answer.headers["ETag"]
        return tags


async def _poll(urls: list[str], tags: dict[str, str]) -> None:
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    async with aiohttp.ClientSession() as session:

        async def poll_host(paths: list[str]) -> None:
            for url in paths:
                async with session.get(url, headers={"If-None-Match": tags[url]}) as answer:
                    await answer.read()
                    if answer.status != 304:
                        raise SystemExit(f"{url} answered {answer.status} to its own ETag")

        await asyncio.gather(*map(poll_host, hosts.values()))
