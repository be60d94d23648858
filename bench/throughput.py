"""newsbeam and its peer on the same pages, in turn, in one run: articles a second and memory.

    python bench/throughput.py                      1,000 articles on 20 hosts
    python bench/throughput.py --memory             and the memory of 1,000 articles against that of 200

Needs the synthetic web of news sites, a folder `yardsticks/web` beside the checkout or named by --web. Prints the time
of each run, the ratio of each pair, and the peak memory of the process tree (sampled, resident, shared pages counted once).
"""

import argparse
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

HERE = Path(__file__).resolve().parent
WEB = HERE.parent.parent / "shared" / "yardsticks" / "web" / "server.py"
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program: wall seconds, records written, peak memory of its process tree in MB."""

    wall_s: float
    records: int
    peak_mb: float


@contextmanager
def synthetic_web(server: Path, articles: int, median_ms: int, *more: str) -> Iterator[str]:
    """The admin address of the server; `more`: further options of the server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(server), "--port", str(port), "--articles", str(articles), "--median", str(median_ms), *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout is None:
            raise RuntimeError("the server has no output")
        yield str(json.loads(process.stdout.readline())["admin"])
    finally:
        process.terminate()
        process.wait()


def feeds_of(admin: str) -> list[str]:
    with urllib.request.urlopen(f"{admin}/_feeds") as answer:
        return list(json.loads(answer.read()))


def measured(command: list[str]) -> Run:
    """Run `command`, which prints a JSON object with `records` as its last line."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    peak = watched(process).peak_mb
    wall_s = time.monotonic() - began
    output = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise SystemExit(f"{command[:3]} ended with {process.returncode}")
    return Run(wall_s, json.loads(output.splitlines()[-1])["records"], peak)


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of a program and its descendants, and the most memory they had at one time."""

    cpu_s: float
    peak_mb: float


def watched(process: "subprocess.Popen[Any]") -> Cost:
    """The cost of a program until it ends, sampled: the kernel's sum lacks the workers, because nobody waits for them."""
    root, spent, peak, rounds = psutil.Process(process.pid), dict[int, float](), 0.0, 0
    while process.poll() is None:
        with suppress(psutil.NoSuchProcess):
            for member in (root, *root.children(recursive=True)):
                times = member.cpu_times()
                spent[member.pid] = times.user + times.system
        if rounds % 4 == 0:  # summing up memory takes longer
            peak = max(peak, tree_mb(root))
        rounds += 1
        time.sleep(0.05)
    return Cost(sum(spent.values()), peak)


def tree_mb(root: psutil.Process) -> float:
    """Proportional memory of a process and its descendants: forked workers share most of theirs."""
    total = 0
    try:
        for process in (root, *root.children(recursive=True)):
            total += process.memory_full_info().pss
    except psutil.NoSuchProcess:
        pass  # it ended during the sample; the next sample counts
    return total / 1e6


def newsbeam(feeds: Path, folder: Path, workers: int) -> Run:
    return measured(
        [
            *(str(BIN / "newsbeam"), "run", str(feeds), "--output", str(folder / "news"), "--state", str(folder / "state")),
            *("--allow-network", "127.0.0.0/8", "--host-delay", "0", "--workers", str(workers), "--json"),
            *("--enrich", "language,url,dates,counts"),
        ]
    )


def peer(feeds: Path, folder: Path, workers: int) -> Run:
    return measured([sys.executable, str(HERE / "peer.py"), str(feeds), str(folder / "peer.jsonl"), str(workers)])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--web", type=Path, default=WEB, help="server.py of the synthetic web")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--articles", type=int, default=10, help="articles of each of 100 feeds")
    parser.add_argument("--median", type=int, default=150, help="median latency of the hosts in ms")
    parser.add_argument("--memory", action="store_true")
    given = parser.parse_args()
    if not given.web.exists():
        print(f"{given.web} is not there; name the synthetic web's server.py with --web")
        return 2
    ratios = []
    with synthetic_web(given.web, given.articles, given.median) as admin, tempfile.TemporaryDirectory() as folder:
        feeds = Path(folder) / "feeds.txt"
        feeds.write_text("\n".join(feeds_of(admin)))
        print(f"{'':10} {'records':>8} {'wall s':>8} {'records/s':>10} {'peak MB':>8}")
        for number in range(given.rounds):
            here = Path(folder) / str(number)
            here.mkdir()
            runs = {"newsbeam": newsbeam(feeds, here, given.workers), "peer": peer(feeds, here, given.workers)}
            for name, run in runs.items():
                print(f"{name:10} {run.records:8} {run.wall_s:8.1f} {run.records / run.wall_s:10.1f} {run.peak_mb:8.0f}")
            ratios.append(runs["newsbeam"].wall_s / runs["peer"].wall_s)
    print(f"wall newsbeam / peer: {', '.join(f'{ratio:.2f}' for ratio in ratios)}; median {statistics.median(ratios):.2f}")
    if given.memory:
        peaks = {}
        for articles in (2, 10):
            with synthetic_web(given.web, articles, given.median) as admin, tempfile.TemporaryDirectory() as folder:
                feeds = Path(folder) / "feeds.txt"
                feeds.write_text("\n".join(feeds_of(admin)))
                peaks[articles * 100] = newsbeam(feeds, Path(folder), given.workers).peak_mb
        few, many = peaks.values()
        print(f"peak memory: {few:.0f} MB at 200 articles, {many:.0f} MB at 1,000: {many / few:.2f} times")
    return 0


if __name__ == "__main__":
    sys.exit(main())
