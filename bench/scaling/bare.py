"""The floor of a poll: conditional requests of a bare aiohttp session, all hosts at once, one request at a time on each."""

import asyncio
import itertools
import multiprocessing
import time
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

import aiohttp

from bench.scaling.web import raise_file_limit

#: Polls of a round with a pace: at the 30 polls a second of a stream with 10,000 feeds, all would take six minutes.
_PACED_POLLS = 1_000


def bare_ms(urls: list[str], rounds: int = 3, a_second: float | None = None) -> float:
    """CPU milliseconds of a bare poll that is answered with 304: the best of some rounds, in a process of its own.

    `a_second`: as many polls, equally far apart, in one round; a process that sleeps between its polls takes more for each.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_measure, args=(urls, rounds, a_second, there), daemon=True)
    process.start()
    there.close()
    try:
        return float(here.recv())
    except EOFError:
        raise SystemExit("the bare loop failed") from None
    finally:
        process.join()


def _measure(urls: list[str], rounds: int, a_second: float | None, pipe: Connection) -> None:
    raise_file_limit()
    urls = urls if a_second is None else urls[:_PACED_POLLS]
    # A round of few feeds is too short for one measurement.
    rounds = max(rounds, 1_000 // len(urls)) if a_second is None else 1
    tags = asyncio.run(_first(urls))
    costs = []
    for _ in range(rounds):
        began = time.process_time()
        asyncio.run(_poll(urls, tags, 1 / a_second if a_second is not None else 0.0))
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


async def _poll(urls: list[str], tags: dict[str, str], apart_s: float) -> None:
    began = asyncio.get_running_loop().time()
    hosts: dict[str, list[tuple[float, str]]] = {}
    for at, url in zip(itertools.count(began, apart_s), urls, strict=False):
        hosts.setdefault(urlsplit(url).netloc, []).append((at, url))
    async with aiohttp.ClientSession() as session:

        async def poll_host(polls: list[tuple[float, str]]) -> None:
            for at, url in polls:
                if (wait_s := at - asyncio.get_running_loop().time()) > 0:
                    await asyncio.sleep(wait_s)
                async with session.get(url, headers={"If-None-Match": tags[url]}) as answer:
                    await answer.read()
                    if answer.status != 304:
                        raise SystemExit(f"{url} answered {answer.status} to its own ETag")

        await asyncio.gather(*map(poll_host, hosts.values()))
