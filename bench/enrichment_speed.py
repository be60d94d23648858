"""Speed of the chain of enrichments beside extraction, and its share of a run.

Documents a second: processor time of this process, on the labelled articles joined to the usual length, while another process
extracts pages without a pause, as the other worker of a pool does.

Share: `newsbeam run` with its defaults on the bundled newsroom, which lists those articles many times over. Processor time of
all its processes against that of the chain on the texts of its records, and against a second run that has nothing new.
"""

import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Event
from pathlib import Path

from bench.gold import NOW, Gold, long_articles, read_gold
from bench.throughput import watched
from pipeline.newsroom.pieces import Piece
from pipeline.newsroom.server import Newsroom
from pipeline.newsroom.sites import load_sites
from schemas.articles import Article, Content
from schemas.read import read_records
from transforms.enrich.batch import article_of
from transforms.enrich.chain import Chain, ModelHook, apply_step, enrich_article
from transforms.extract.article import extract

_SITE, _FEED = "courier", "top"
_ARTICLES = 150
_FIRST = datetime(2025, 10, 8, 6, 0, tzinfo=UTC)


def _all_gold() -> list[Gold]:
    return [labelled for part in ("tune", "heldout") for labelled in read_gold(part)]


def print_speed(chain: Chain, rounds: int = 15) -> None:
    """Prints milliseconds and share of every enrichment, and documents a second of them all."""
    articles = long_articles(_all_gold())
    with extraction_beside():
        spent = measure_speed(chain, articles, rounds)
    total = sum(spent.values())
    for name, seconds in spent.items():
        print(f"{name:12} {seconds * 1000:7.2f} ms  {seconds / total:6.1%}")
    words = sum(len(article.content.text.split()) for article in articles) / len(articles)
    print(f"{'all':12} {total * 1000:7.2f} ms  {1 / total:.0f} documents a second, {words:.0f} words each, beside extraction")


def measure_speed(chain: Chain, articles: Sequence[Article], rounds: int) -> dict[str, float]:
    """Seconds of processor time for an article, by enrichment: the median of the rounds, for what else the machine does is in
    them. Tables and models are loaded before."""
    for article in articles:
        enrich_article(article, chain)
    spent: list[dict[str, float]] = []
    for _ in range(rounds):
        spent.append(dict.fromkeys(chain.names, 0.0))
        for article in articles:
            current = article
            for step in chain.steps:
                assert not isinstance(step, ModelHook)
                before = time.process_time()
                current = apply_step(current, step, chain.config)
                spent[-1][step.name] += time.process_time() - before
    middle = sorted(spent, key=lambda times: sum(times.values()))[rounds // 2]
    return {name: seconds / len(articles) for name, seconds in middle.items()}


@contextmanager
def extraction_beside() -> Iterator[None]:
    """Another process extracts pages from here to the end of the block."""
    context = multiprocessing.get_context("spawn")
    ready, stop = context.Event(), context.Event()
    process = context.Process(target=_extract, args=(_pages(), ready, stop), daemon=True)
    process.start()
    ready.wait(60)
    try:
        yield
    finally:
        stop.set()
        process.join()


def _pages() -> list[bytes]:
    """The pages of the newsroom, as it serves them."""
    sites = {site.name: site for site in load_sites()}
    with Newsroom() as newsroom:
        return [newsroom.reply(sites[piece.site], piece.path, {}).body for piece in newsroom.articles.values()]


def _extract(pages: list[bytes], ready: Event, stop: Event) -> None:
    while not stop.is_set():
        for page in pages:
            extract(page, url=None, now=NOW)
            if stop.is_set():
                return
        ready.set()


def print_share(chain: Chain) -> None:
    """Prints the processor time of a run and how much of it is the chain's."""
    with Newsroom() as newsroom, tempfile.TemporaryDirectory() as name:
        newsroom.publish(*_pieces())
        folder = Path(name)
        # the first feed of the paper is its top stories
        url = next(url for url in newsroom.feeds if url.startswith(newsroom.bases[_SITE]))
        (folder / "feeds.txt").write_text(url, encoding="utf-8")
        first = _run_cpu_s(folder)
        records = list(read_records(folder / "news"))
        idle = _run_cpu_s(folder, "--ignore-schedule")
    rows = [{"id": record.record_id, "url": record.url, "title": record.title, "text": record.text} for record in records]
    articles = [article_of(row, NOW) for row in rows]
    with extraction_beside():
        spent = sum(measure_speed(chain, articles, rounds=3).values()) * len(articles)
    print(f"a run of {len(records)} articles: {first:.1f} s of processor time, {idle:.1f} s of it to start and to poll")
    print(
        f"the chain    {spent:7.2f} s   {spent / (first - idle):6.1%} of what the articles cost, {spent / first:.1%} of the run"
    )


def _pieces() -> list[Piece]:
    """Articles of usual length for one feed; each begins with another paragraph."""
    texts = [article.content for article in long_articles(_all_gold())]
    return [_piece(number, texts[number % len(texts)]) for number in range(_ARTICLES)]


def _piece(number: int, content: Content) -> Piece:
    paragraphs = content.text.split("\n\n")
    turn = number % len(paragraphs)
    return Piece(
        site=_SITE,
        path=f"/bench/{number}.html",
        title=f"{content.title} ({number})",
        body="\n\n".join([*paragraphs[turn:], *paragraphs[:turn]]),
        published=_FIRST + timedelta(minutes=number),
        section="Bench",
        feeds=(_FEED,),
    )


def _run_cpu_s(folder: Path, *more: str) -> float:
    """Processor seconds of `newsbeam run` and all its processes."""
    newsbeam = Path(sys.executable).parent / "newsbeam"
    command = [
        *(str(newsbeam), "run", str(folder / "feeds.txt"), "--output", str(folder / "news"), "--state", str(folder / "state")),
        *("--allow-network", "127.0.0.0/8", "--host-delay", "0", *more),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    cost = watched(process)
    if process.returncode:
        raise SystemExit(f"newsbeam ended with {process.returncode}")
    return cost.cpu_s
