"""What it costs to be watched: `/metrics` asked once a second of a process that knows 10,000 feeds.

    python3 make.py bench scrape [--feeds N] [--seconds S]

The server, the registry and its gauges are those of `newsbeam run --metrics`; no feed is polled, so that all processor time of
the process is that of the scrapes. It exits 1 above 1 % of a core, or above 500 series.
"""

import argparse
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from pipeline.keyed.runner import TurnRunner
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER
from pipeline.local.ledger.ledger_rows import CommitRows
from pipeline.local.ledger.status_rows import feed_row
from pipeline.local.monitoring import Monitored
from pipeline.loop_thread import LoopThread
from pipeline.monitor.address import Address
from pipeline.monitor.health import Condition
from pipeline.monitor.server import HttpServer, probe_routes
from pipeline.monitor.tally import CONDITION, LAG_BOUNDS_S, Tally
from schemas.dead_letters import REASONS
from schemas.events import EVENT_TYPES
from transforms.clock import utc_now
from transforms.feeds.polling.state import FeedState
from transforms.feeds.schedule.schedule import Rhythm
from transforms.feeds.sources import FeedSource

_MOST_SHARE, _MOST_SERIES = 0.01, 500
_SCRAPER = """
import sys, time, urllib.request
until = time.monotonic() + float(sys.argv[2])
number = 0
while time.monotonic() < until:
    began = time.monotonic()
    text = urllib.request.urlopen(sys.argv[1], timeout=30).read()
    number += 1
    time.sleep(max(0.0, 1.0 - (time.monotonic() - began)))
print(number, sum(not line.startswith(b"#") for line in text.splitlines()))
"""


@dataclass
class _Engine:
    """What a scrape asks of the engine: every ending that there is has occurred."""

    last_commit: float = field(default_factory=time.time)

    def committed(self) -> dict[str, int]:
        dead = {f"dead.{reason}": 1 for reason in REASONS} | {f"feed.{reason}": 1 for reason in REASONS}
        return {**dead, **{f"event.{name}": 1 for name in EVENT_TYPES}, "items": 9, "record": 9, "duplicate": 1, "filtered": 1}

    def condition(self) -> Condition:
        return Condition(phase="running", advanced_at=time.monotonic())


class _Feeds:
    """The list: each feed has a tag of its own, as in a list with as many folders as feeds."""

    def __init__(self, urls: list[str]) -> None:
        self._sources = {url: FeedSource(url=url, tags=(url[8:15],)) for url in urls}

    def source(self, url: str) -> FeedSource | None:
        return self._sources.get(url)


def busy_tally() -> Tally:
    """A tally in which every outcome of every kind of request has occurred."""
    tally = Tally()
    for kind in ("feed", "page", "robots"):
        for outcome in ("ok", "unchanged", "redirect", *REASONS):
            tally.add(f"request.{kind}.{outcome}")
    for bound in LAG_BOUNDS_S:
        tally.add(f"lag.{bound}")
    for condition in EVENT_TYPES:
        tally.add(f"{CONDITION}{condition}")
    return tally


def make_feeds(ledger: Ledger, number: int, now: datetime) -> list[str]:
    """Rows of feeds that were polled now. Returns their URLs."""
    every = [f"https://{at:07}.example/feed.xml" for at in range(number)]
    rhythm = Rhythm(items=90, days=9, window=30)
    for first in range(0, number, 1_000):
        urls = every[first : first + 1_000]
        state = FeedState(title="A", polled_at=now, due_at=now + timedelta(hours=1), planned_at=now, polls=9, rhythm=rhythm)
        ledger.commit(CommitRows(feeds={url: feed_row(url, state, None) for url in urls}), [], Counter(), now.timestamp())
    return every


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--feeds", type=int, default=10_000)
    options.add_argument("--seconds", type=float, default=120.0)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, LoopThread() as loop:
        ledger = Ledger(Path(folder) / LEDGER)
        feeds = _Feeds(make_feeds(ledger, given.feeds, datetime.now(UTC)))
        runner = TurnRunner([], loop.loop, utc_now)
        monitored = Monitored(cast(Any, _Engine()), runner, ledger, busy_tally(), cast(Any, feeds))
        with HttpServer(Address("127.0.0.1", 0), probe_routes(monitored.probes())) as server:
            url = f"http://{server.address}/metrics"
            urllib.request.urlopen(
                url, timeout=30
            ).read()  # the feeds are read at the first scrape, and every 400 times that time
            before = time.process_time()
            command = [sys.executable, "-c", _SCRAPER, url, str(given.seconds)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            used_s = time.process_time() - before
        ledger.close()
    scrapes, series = map(int, done.stdout.split())
    share = used_s / given.seconds
    print(f"{given.feeds:,} feeds, {scrapes} scrapes in {given.seconds:.0f} s: {share:.2%} of a core, {series} series")
    return int(share > _MOST_SHARE or series > _MOST_SERIES)


if __name__ == "__main__":
    sys.exit(main())
