"""`newsbeam stream` on Prism, or `newsbeam run`, in a live newsroom: lost items, latency, memory, CPU; then CPU when idle.

    python -m bench.streaming                    2 items/s in 3 feeds for 5 minutes; then 20 feeds without news
    python -m bench.streaming --seconds 180 --prism /usr/local/bin/prism
    python -m bench.streaming --engine run       the same of `newsbeam run --watch`; "both": one after the other

Needs the synthetic web of news sites, as bench/throughput.py does, the misbehaving web beside it (for its live feeds), and
Prism (see docs/streaming.md). Latency is from the publication of an item; files are windows of 1 s.
Feeds are polled at their own learned intervals, at least a minute apart; the interval is printed beside the latency. Only
items between two polls of the live newsroom count: in a part of an interval the latency depends on the place of that part
(items of a minute's first 20 s wait 50 s, items of its last 20 s wait 10 s).
"""

import argparse
import json
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil

from bench.throughput import BIN, WEB, feeds_of, synthetic_web, tree_mb

CHAOS = WEB.parent.parent / "chaos" / "server.py"
#: Polls in the first time coincide with the start of the job; the last items may take the second time to arrive.
_WARM_UP_S, _ON_ITS_WAY_S = 30.0, 130.0
#: A feed with one item has no rhythm yet, and its second poll comes after an hour: the newsroom begins before the job.
_BEFORE_S = 10.0
#: Latency is that of items between two polls of a feed, a minute or more apart, after the warm-up.
_SHORTEST_S = 160.0


@contextmanager
def job(engine: str, feeds: Path, folder: Path, prism: str | None) -> Iterator[psutil.Process]:
    """A running `newsbeam stream`, or `newsbeam run --watch`."""
    own = {
        "stream": ("--window", "1"),
        "run": ("--watch", "--state", str(folder / "state")),
    }
    command = (
        *(str(BIN / "newsbeam"), engine, str(feeds), *own[engine], "--json"),
        *("--output", str(folder / "news"), "--dead-letters", str(folder / "dead")),
        *("--allow-network", "127.0.0.0/8", "--host-delay", "0"),
        *(("--", f"--prism_location={prism}") if prism and engine == "stream" else ()),
    )
    with (folder / "job.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        yield psutil.Process(process.pid)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
        print(f"the job ended with {process.returncode}: {out.strip()}")
    finally:
        if process.poll() is None:
            process.kill()


def cpu_s(root: psutil.Process) -> float:
    """CPU seconds so far of a process, its living descendants, and the ended ones that their parents have waited for."""
    total = 0.0
    for process in (root, *root.children(recursive=True)):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def written(folder: Path) -> dict[str, tuple[float, float]]:
    """URL of each record -> Unix times of the record and of its file. Fails if a URL was written twice."""
    found: dict[str, tuple[float, float]] = {}
    for path in sorted(folder.glob("news/date=*/records-*")):
        for line in path.read_text().splitlines():
            record = json.loads(line)
            if record["url"] in found:
                raise SystemExit(f"{record['url']} was written twice")
            made = datetime.fromisoformat(record["extracted_at"].replace("Z", "+00:00")).timestamp()
            found[record["url"]] = made, path.stat().st_mtime
    return found


def live(engine: str, server: Path, folder: Path, seconds: float, prism: str | None) -> None:
    with live_newsroom(server, folder, seconds) as urls:
        feeds = folder / "feeds.txt"
        feeds.write_text("\n".join(urls))
        time.sleep(_BEFORE_S)
        began = time.time()
        memory: list[float] = []
        with job(engine, feeds, folder, prism) as process:
            time.sleep(_WARM_UP_S)
            warm_s, before = cpu_s(process), len(written(folder))
            while time.time() < began + seconds + _ON_ITS_WAY_S:
                time.sleep(5)
                memory.append(tree_mb(process))
            busy_s, since_s = cpu_s(process), time.time() - began - _WARM_UP_S
    published, requests = read_lines(folder / "truth.jsonl"), read_lines(folder / "requests.jsonl")
    records = written(folder)
    ended = max(item["t"] for item in published)
    gaps: list[float] = []
    counted: list[tuple[float, float, float]] = []
    for url in urls:
        path = urlsplit(url).path
        polls = [request["t"] for request in requests if request["path"] == path and began + _WARM_UP_S < request["t"] <= ended]
        gaps += [later - sooner for sooner, later in pairwise(polls)]
        items = [item for item in published if item["feed"] == url and polls[0] < item["t"] <= polls[-1]]
        counted += [(item["t"], *records[item["url"]]) for item in items if item["url"] in records]
    print(f"items published {len(published)}, lost {sum(item['url'] not in records for item in published)}, twice 0")
    print(f"a feed's polls {statistics.mean(gaps):.1f} s apart (mean)")
    for what, index in (("the record", 1), ("its file", 2)):
        late = sorted(times[index] - times[0] for times in counted)
        print(f"latency from an item to {what}: p50 {statistics.median(late):.1f} s, p90 {late[len(late) * 9 // 10]:.1f} s")
    third = len(memory) // 3
    print(f"memory {statistics.mean(memory[third : 2 * third]):.0f} MB, then {statistics.mean(memory[2 * third :]):.0f} MB")
    each_ms = 1_000 * (busy_s - warm_s) / max(1, len(records) - before)
    print(f"CPU after the first {_WARM_UP_S:.0f} s: {(busy_s - warm_s) / since_s:.2f} cores, {each_ms:.0f} ms a record")


@contextmanager
def live_newsroom(server: Path, folder: Path, seconds: float, rate: float = 2.0, window: int = 500) -> Iterator[list[str]]:
    """Three feeds that publish `rate` items a second in all for `seconds`, then none. Each lists its last `window` items."""
    with socket.socket() as probe:
        # Its next ports are the server's, too: outside the range that the system gives to connections of others.
        probe.bind(("127.0.0.1", random.randrange(15_000, 32_000)))
        port = probe.getsockname()[1]
    each = rate / 3
    more = f"--live-feeds 3 --live-rate {each} --live-count {int(seconds * each)} --live-window {window}".split()
    more += ["--port", str(port), "--dns-port", str(port + 6)]
    process = subprocess.Popen([sys.executable, str(server), *more, "--log-dir", str(folder)], stdout=subprocess.DEVNULL)
    try:
        yield [f"http://127.0.0.1:{port}/live/live{number}.xml" for number in range(3)]
    finally:
        process.terminate()
        process.wait()


def end_what_was_started() -> None:
    """Handle SIGTERM as Ctrl-C from now on, so that it leaves no server and no job behind."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def idle(engine: str, server: Path, folder: Path, seconds: float, prism: str | None) -> None:
    with synthetic_web(server, 2, 0, "--hosts", "10", "--feeds", "2", "--pages", "60") as admin:
        feeds = folder / "feeds.txt"
        feeds.write_text("\n".join(feeds_of(admin)))
        with job(engine, feeds, folder, prism) as process:
            while len(written(folder)) < 40:
                time.sleep(1)
            time.sleep(5)
            before, began = cpu_s(process), time.monotonic()
            time.sleep(seconds)
            used, passed = cpu_s(process) - before, time.monotonic() - began
    print(f"idle, 20 feeds: {used / passed:.1%} of a core")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--web", type=Path, default=WEB, help="server.py of the synthetic web")
    parser.add_argument("--chaos", type=Path, default=CHAOS, help="server.py of the misbehaving web")
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--idle-seconds", type=float, default=120.0)
    parser.add_argument("--engine", choices=("stream", "run", "both"), default="stream")
    parser.add_argument("--prism", default=shutil.which("prism"), help="Prism's binary; without, Beam fetches it")
    given = parser.parse_args()
    if given.seconds < _SHORTEST_S:
        parser.error(f"--seconds {given.seconds:g} has no feed polled twice: at least {_SHORTEST_S:g}")
    end_what_was_started()
    for server, option in ((given.web, "--web"), (given.chaos, "--chaos")):
        if not server.exists():
            print(f"{server} is not there; name it with {option}")
            return 2
    for engine in ("stream", "run") if given.engine == "both" else (given.engine,):
        print(f"newsbeam {engine}")
        with tempfile.TemporaryDirectory() as folder:
            live(engine, given.chaos, Path(folder), given.seconds, given.prism)
        with tempfile.TemporaryDirectory() as folder:
            idle(engine, given.web, Path(folder), given.idle_seconds, given.prism)
    return 0


if __name__ == "__main__":
    sys.exit(main())
