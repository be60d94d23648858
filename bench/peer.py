"""The script of an afternoon, for bench/throughput.py: asyncio, aiohttp, feedparser, a process pool, trafilatura.

It has no state, no robots.txt, no pauses, no limits and no retries, and it enriches nothing: the difference to newsbeam is the
cost of these. It is as fast as a plain script can be: requests and extraction overlap, feeds are parsed in the pool too.

    python bench/peer.py FEEDS.txt OUT.jsonl [WORKERS [EXTRACTOR]]
"""

import asyncio
import json
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

import aiohttp
import feedparser

#: Articles that are fetched or extracted: enough that no worker waits for a page, few enough that pages do not fill the memory.
IN_FLIGHT = 64


def by_trafilatura(html: bytes, url: str) -> str | None:
    """The article as JSON, with metadata."""
    return import_module("trafilatura").extract(html, url=url, output_format="json", with_metadata=True, include_comments=False)


def by_mcmetadata(html: bytes, url: str) -> str | None:
    """The same by mediacloud-metadata, which raises where it finds no article."""
    try:
        found = import_module("mcmetadata").extract(url, html_text=html.decode("utf-8", "replace"))
    except Exception:  # noqa: BLE001  (several of its parts raise what they like)
        return None
    return json.dumps({"title": found["article_title"], "text": found["text_content"]}, default=str)


def by_newspaper(html: bytes, url: str) -> str | None:
    """The same by newspaper4k, which would fetch images, and raises where lxml does not take what it writes into a page."""
    article = import_module("newspaper").Article(url, fetch_images=False)
    try:
        article.download(input_html=html.decode("utf-8", "replace"))
        article.parse()
    except Exception:  # noqa: BLE001  (its errors, and those of its parts)
        return None
    found = {"title": article.title, "authors": article.authors, "published": article.publish_date, "text": article.text}
    return json.dumps(found, default=str) if article.text else None


EXTRACTORS: dict[str, Callable[[bytes, str], str | None]] = {
    "trafilatura": by_trafilatura,
    "mcmetadata": by_mcmetadata,
    "newspaper": by_newspaper,
}


def links_of(feed: bytes) -> list[str]:
    """The articles that a feed lists."""
    return [str(entry.link) for entry in feedparser.parse(feed).entries if "link" in entry]


async def main(feeds: list[str], out: Path, workers: int, extract: Callable[[bytes, str], str | None]) -> None:
    loop = asyncio.get_running_loop()
    in_flight = asyncio.Semaphore(IN_FLIGHT)
    records = failed = 0
    with ProcessPoolExecutor(workers) as pool, out.open("w", encoding="utf-8") as file:

        def in_pool(work: Callable[..., Any], *given: object) -> "asyncio.Future[Any]":
            return loop.run_in_executor(pool, work, *given)

        async with aiohttp.ClientSession() as session:

            async def get(url: str) -> bytes:
                async with session.get(url) as response:
                    response.raise_for_status()
                    return await response.read()

            async def article(url: str, feed: str) -> None:
                nonlocal records, failed
                async with in_flight:
                    try:
                        text = await in_pool(extract, await get(url), url)
                    except aiohttp.ClientError:
                        failed += 1
                        return
                if text is not None:
                    file.write(json.dumps({"url": url, "feed_url": feed, **json.loads(text)}) + "\n")
                    records += 1

            async def feed(url: str) -> None:
                links = await in_pool(links_of, await get(url))
                await asyncio.gather(*(article(link, url) for link in links))

            await asyncio.gather(*(feed(url) for url in feeds))
    sys.stdout.write(json.dumps({"records": records, "failed": failed}) + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        feeds_file, out_file, *more = sys.argv[1:]
        chosen = EXTRACTORS[more[1] if len(more) > 1 else "trafilatura"]
        asyncio.run(main(Path(feeds_file).read_text().split(), Path(out_file), int(more[0]) if more else 2, chosen))
    else:
        sys.stdout.write(f"{__doc__}\n")
