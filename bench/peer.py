"""The peer of throughput.py, a script of an afternoon: aiohttp, feedparser, a process pool, trafilatura.

It has no state, no robots.txt, no limits and no retries: the difference to newsbeam is the cost of these.

    python bench/peer.py FEEDS.txt OUT.jsonl [WORKERS]
"""

import asyncio
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import aiohttp
import feedparser
import trafilatura


def extract(html: bytes, url: str) -> str | None:
    """The article as JSON, with metadata."""
    return trafilatura.extract(html, url=url, output_format="json", with_metadata=True, include_comments=False)


async def main(feeds: list[str], out: Path, workers: int) -> None:
    loop = asyncio.get_running_loop()
    written = 0
    in_flight = asyncio.Semaphore(workers * 8)
    # One request at a time on a host, as newsbeam does.
    connector = aiohttp.TCPConnector(limit=100, limit_per_host=1)
    with ProcessPoolExecutor(workers) as pool, out.open("w", encoding="utf-8") as file:
        async with aiohttp.ClientSession(connector=connector) as session:

            async def get(url: str) -> bytes:
                async with session.get(url) as response:
                    response.raise_for_status()
                    return await response.read()

            async def article(url: str, feed: str) -> None:
                nonlocal written
                async with in_flight:
                    body = await get(url)
                    text = await loop.run_in_executor(pool, extract, body, url)
                if text is not None:
                    file.write(json.dumps({"url": url, "feed_url": feed, **json.loads(text)}) + "\n")
                    written += 1

            async def feed(url: str) -> None:
                entries = feedparser.parse(await get(url)).entries
                await asyncio.gather(*(article(entry.link, url) for entry in entries))

            await asyncio.gather(*(feed(url) for url in feeds))
    sys.stdout.write(json.dumps({"records": written}) + "\n")


if __name__ == "__main__":
    began = time.monotonic()
    asyncio.run(main(Path(sys.argv[1]).read_text().split(), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 2))
