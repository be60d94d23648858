"""What watching costs: `python -m bench.looks` looks at articles that are under watch, all due at once, and answers 304.

No network: the client answers at once, so the figures are those of the runtime, the ledger and the step. Prints the resident
memory before and at its highest, and the CPU a look.
"""

import argparse
import asyncio
import resource
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

import pipeline.local.cycles.engine  # noqa: F401  (what the main process of a run has loaded)
from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.keyed.store import Changes, KeyChange
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_store import LedgerStore
from pipeline.loop_thread import LoopThread
from schemas.feed_items import FeedItem
from transforms.clock import utc_now
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.looks.budget import LookBudget
from transforms.web.looks.look_again import LookAgain, article_key
from transforms.web.looks.state import PageVersion, Sighting, Watched
from transforms.web.messages import Failure, Request, Response
from transforms.web.pace.pace import Pace
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

_MB = 1 << 20


class Unchanged:
    """A web in which nothing changes and nothing takes time."""

    async def fetch(self, request: Request, /) -> Response | Failure:
        if request.kind == "robots":
            return Failure(url=request.url, reason="http_status", message="None.", transient=False, http_status=404)
        await asyncio.sleep(0)
        return Response(
            url=request.url, final_url=request.url, status=304, headers={}, body=b"", charset=None, hops=(),
            received_at=utc_now(), elapsed_s=0.0,
        )  # fmt: skip


def watched(number: int, hosts: int, now: datetime) -> tuple[str, Watched]:
    """The key and the state of an article whose first scheduled look is due."""
    url = f"https://host-{number % hosts}.example/2026/03/{number}/an-article-about-something-that-happened.html"
    item = FeedItem(
        feed_url=f"https://host-{number % hosts}.example/feed.xml", url=url, item_id=url, first_seen_at=now,
        title="A headline " * 5,
        summary="A sentence of the summary that the feed carries. " * 6, authors=("Wren Adair",), feed_title="The Courier",
    )  # fmt: skip
    began_at = now - timedelta(minutes=20)
    sent = "Mon, 02 Mar 2026 08:00:00 GMT"
    version = PageVersion(fetched_at=began_at, etag=f'"{number:016x}"', last_modified=sent, body="0" * 24)
    return article_key(item), Watched(version=version, began_at=began_at, item=item)


def fill(ledger: Ledger, store: LedgerStore, articles: int, hosts: int) -> None:
    """Put so many watched articles into the ledger."""
    now = datetime.now(UTC)
    for first in range(0, articles, 5_000):
        changes = Changes()
        for number in range(first, min(first + 5_000, articles)):
            key, state = watched(number, hosts, now)
            changes.keys["LookAgain", key] = KeyChange(state, now.timestamp(), True, None)
        ledger.commit(store.rows(changes), [], {}, now.timestamp())


def measure(articles: int, hosts: int, looks: int, folder: Path) -> None:
    """Print what `looks` looks cost."""
    ledger = Ledger(folder / "ledger.sqlite3")
    client = Unchanged()
    step = LookAgain(
        client=client,
        robots=RobotsBook(client, MemoryRobotsStore(), utc_now),
        clock=utc_now,
        policy=AddressPolicy(),
        scheduled=True,
        budget=LookBudget(99_999),
        pace=replace(Pace(), host_delay_s=0.0),
    )
    bound = BoundStep(step, Sighting, 64)
    with LoopThread() as loop:
        runner = TurnRunner([bound], loop.loop, utc_now)
        store = LedgerStore(ledger, runner.steps, utc_now)
        fill(ledger, store, articles, hosts)
        process = psutil.Process()
        before, began, cpu = process.memory_info().rss, time.monotonic(), time.process_time()
        partition = Partition(runner, store, horizon_s=600)
        done = 0
        while done < looks:
            end = time.monotonic() + 2.0
            while time.monotonic() < end and done < looks:
                if runner.wait(partition, 0.5) is None:
                    break
                done += len(partition.take("LookAgain") or ())
            ledger.commit(store.rows(partition.collect()), [], {}, time.time())
            partition.settle()
        spent, took = time.process_time() - cpu, time.monotonic() - began
        runner.drop(partition)
        loop.run(runner.join(partition))
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"{articles:,} articles under watch at {hosts:,} hosts, all due; {done:,} looks answered with 304 in {took:.1f} s")
    print(
        f"CPU a look {1000 * spent / done:.2f} ms; memory {before / _MB:.0f} MB before, {highest / _MB:.0f} MB at its highest"
    )
    print(f"ledger {(folder / 'ledger.sqlite3').stat().st_size / articles / 1024:.1f} KB an article")
    ledger.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--hosts", type=int, default=500)
    parser.add_argument("--looks", type=int, default=5_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(given.articles, given.hosts, given.looks, Path(folder))
