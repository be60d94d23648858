"""Extraction beside trafilatura's default with metadata, on pages that neither process has seen, a page of each in turn.

    python -m bench.extraction_speed               120 pages of the synthetic web, and 120 of either gold set
    python -m bench.extraction_speed --pages 40

newsbeam runs in a worker of its pool, trafilatura in one of Python's, as in a plain script. Both are loaded before, and so are
the date patterns of dateparser, which take trafilatura 2 s once. The milliseconds are CPU time. The pages of a set are spread
over all of it, so most are of sites that no page before was of. Needs the yardsticks, a folder beside the checkout.
"""

import argparse
import json
import multiprocessing
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from statistics import quantiles
from typing import Any, NamedTuple, TypeVar

from bench.peer import by_trafilatura
from bench.throughput import FEEDS, WEB, synthetic_web
from transforms.pool.pool import PoolSettings, ProcessPool

_GOLD = Path(__file__).resolve().parents[2] / "shared" / "yardsticks" / "extraction"
_NOW = datetime(2026, 11, 1, tzinfo=UTC)
#: What it declares as its date is none, so that dateparser, which trafilatura asks last, loads the patterns of all languages.
_FIRST_PAGE = (
    b"<html><head><meta name='date' content='Storm 26 and more 2022'></head><body><article><h1>The ferry sails</h1>"
    b"<p>The ferry to the island sails again, said Ada Holm, who runs the harbour.</p></article></body></html>"
)
_FIRST_URL = "https://news.example/ferry"
_ELEMENT = TypeVar("_ELEMENT")


class PageToRead(NamedTuple):
    """A page as its server sends it, and its address."""

    html: bytes
    url: str


class Spent(NamedTuple):
    """CPU seconds for one page."""

    newsbeam_s: float
    trafilatura_s: float


def newsbeam_s(html: bytes, url: str) -> float:
    """CPU seconds of newsbeam's extraction.

    Of this thread: with a limit of CPU time, which workers have, Linux tells those of a process in ticks.
    """
    extract = import_module("transforms.extract.article").extract
    began = time.thread_time()
    extract(html, url=url, now=_NOW)
    return time.thread_time() - began


def trafilatura_s(html: bytes, url: str) -> float:
    """CPU seconds of trafilatura. Not for a process in which newsbeam has replaced steps of it."""
    began = time.thread_time()
    by_trafilatura(html, url)
    return time.thread_time() - began


@contextmanager
def readers() -> Iterator[tuple[Callable[[PageToRead], float], Callable[[PageToRead], float]]]:
    """The two as functions of a page, each in a new process that has read one page."""
    spawned = multiprocessing.get_context("spawn")
    with (
        ProcessPool(PoolSettings(1, wall_limit_s=60.0, preload=("transforms.extract.warm",))) as own,
        ProcessPoolExecutor(1, mp_context=spawned) as other,
    ):
        own.submit(newsbeam_s, _FIRST_PAGE, _FIRST_URL).result()
        other.submit(trafilatura_s, _FIRST_PAGE, _FIRST_URL).result()
        yield (
            lambda page: float(own.submit(newsbeam_s, *page).result()),
            lambda page: other.submit(trafilatura_s, *page).result(),
        )


def in_turn(pages: Sequence[PageToRead]) -> list[Spent]:
    """Both on each page; who is first changes with each page."""
    spent = []
    with readers() as (own, other):
        for number, page in enumerate(pages):
            if number % 2:
                theirs = other(page)
                spent.append(Spent(own(page), theirs))
            else:
                spent.append(Spent(own(page), other(page)))
    return spent


def spread(found: Sequence[_ELEMENT], count: int) -> list[_ELEMENT]:
    """`count` elements from the first to the last, equally far apart."""
    count = min(count, len(found))
    return [found[position * len(found) // count] for position in range(count)]


def web_pages(server: Path, count: int) -> list[PageToRead]:
    """Pages of the synthetic web."""
    with synthetic_web(server, -(-count // FEEDS), 0) as admin:
        with urllib.request.urlopen(f"{admin}/_urls") as answer:
            urls = json.loads(answer.read())
        pages = []
        for url in spread(urls, count):
            with urllib.request.urlopen(url) as answer:
                pages.append(PageToRead(answer.read(), url))
    return pages


def gold_pages(count: int) -> Iterator[tuple[str, list[PageToRead]]]:
    """Pages of each gold set."""
    sys.path.insert(0, str(_GOLD))
    goldsets: Any = import_module("goldsets")
    for name in goldsets.SETS:
        yield name, [PageToRead(doc.html, doc.url or _FIRST_URL) for doc in spread(goldsets.load(name), count)]


def row(name: str, spent: Sequence[Spent]) -> str:
    """A row of the table: how many times as fast on all pages together, and the quartiles of single pages."""
    own, other = (sum(seconds) for seconds in zip(*spent, strict=True))
    low, middle, high = quantiles((page.trafilatura_s / page.newsbeam_s for page in spent), n=4)
    ms = (f"{1000 * total / len(spent):.1f}" for total in (own, other))
    return f"| {name} | {len(spent)} | {' | '.join(ms)} | {other / own:.2f} | {low:.2f}, {middle:.2f}, {high:.2f} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=120, help="of each set")
    parser.add_argument("--web", type=Path, default=WEB, help="server.py of the synthetic web")
    given = parser.parse_args()
    if not given.web.exists() or not _GOLD.is_dir():
        print(f"{given.web} or {_GOLD} is not there: nothing to measure")
        return 2
    print("| pages | number | newsbeam, ms | trafilatura, ms | times as fast | quartiles |")
    print("| --- | ---: | ---: | ---: | ---: | --- |")
    print(row("synthetic web", in_turn(web_pages(given.web, given.pages))), flush=True)
    for name, pages in gold_pages(given.pages):
        print(row(f"gold set {name}", in_turn(pages)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
