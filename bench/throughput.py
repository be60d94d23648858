"""newsbeam and its peers on the same pages, in turn, in one series: articles a second, CPU time and memory.

    python -m bench.throughput                                   400 and 1,000 articles, 5 rounds, about two hours
    python -m bench.throughput --articles 200 --rounds 1 --only script "newsbeam, default chain"
    python -m bench.throughput --memory                          peak memory at 200, 1,000 and 5,000 articles

Each row is a whole command with its start, on hosts that answer after 150 ms. The order of the rows turns around with each
round, and the table has the medians. newsbeam (without extras) and its peers are installed in environments of their own in the
user's cache; below the table stands why a row is missing.

CPU is that of a command and its descendants, sampled. MB is their proportional memory: pages that processes share count once.
Needs the synthetic web of news sites, a folder `yardsticks/web` beside the checkout or named by --web.
"""

import argparse
import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import MappingProxyType
from typing import Any

import psutil

from bench.peers.environments import NotInstalledError, newsbeam_alone, python_with

HERE = Path(__file__).resolve().parent
WEB = HERE.parent.parent / "shared" / "yardsticks" / "web" / "server.py"
BIN = Path(sys.executable).parent
#: Feeds of the synthetic web: 20 hosts with 5 each.
FEEDS = 100
#: A command that takes longer than this for an article is ended.
_MOST_S_AN_ARTICLE = 3.0


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program: wall seconds, CPU seconds, records written, peak memory of its process tree in MB."""

    wall_s: float
    cpu_s: float
    records: int
    peak_mb: float


@contextmanager
def synthetic_web(server: Path, articles: int, median_ms: int, *more: str) -> Iterator[str]:
    """The admin address of the server; `articles` of each feed; `more`: further options of the server."""
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


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of a program and its descendants, and the most memory they had at one time."""

    cpu_s: float
    peak_mb: float


def watched(process: "subprocess.Popen[Any]", most_s: float = float("inf")) -> Cost:
    """The cost of a program until it ends, sampled: the kernel's sum lacks the workers, because nobody waits for them."""
    root, spent, peak, rounds, end = psutil.Process(process.pid), dict[int, float](), 0.0, 0, time.monotonic() + most_s
    while process.poll() is None:
        with suppress(psutil.NoSuchProcess):
            for member in (root, *root.children(recursive=True)):
                times = member.cpu_times()
                spent[member.pid] = times.user + times.system
        if rounds % 4 == 0:  # summing up memory takes longer
            peak = max(peak, tree_mb(root))
        rounds += 1
        if time.monotonic() > end:
            for member in root.children(recursive=True):
                member.kill()
            process.kill()
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


@dataclass(frozen=True, slots=True)
class Job:
    """What a row works on: the list of feeds, the list of saved pages, and a folder for what it writes."""

    feeds: Path
    pages: Path
    folder: Path
    workers: int


def newsbeam(job: Job, *more: str) -> list[str]:
    return [
        *(str(newsbeam_alone()), "run", str(job.feeds), "--output", str(job.folder / "news")),
        *("--state", str(job.folder / "state"), "--allow-network", "127.0.0.0/8", "--host-delay", "0"),
        *("--workers", str(job.workers), "--json", *more),
    ]


def script(job: Job, python: Path = BIN / "python", extractor: str = "trafilatura") -> list[str]:
    out = job.folder / "out.jsonl"
    return [str(python), str(HERE / "peer.py"), str(job.feeds), str(out), str(job.workers), extractor]


def program(name: str, job: Job, given: Path, python: Path = BIN / "python") -> list[str]:
    return [str(python), str(HERE / "peers" / f"{name}.py"), str(given), str(job.folder / "out"), str(job.workers)]


def scrapy(job: Job) -> list[str]:
    return program("scrapy_spider", job, job.feeds, python_with("scrapy", ("scrapy==2.19.0", "trafilatura==2.3.1")))


def trafilatura_command(job: Job) -> list[str]:
    return program("trafilatura_cli", job, job.pages, python_with("trafilatura", ("trafilatura==2.3.1",)))


def mediacloud(job: Job) -> list[str]:
    return script(
        job, python_with("mediacloud", ("mediacloud-metadata==2.1.0", "aiohttp==3.14.5", "feedparser==6.0.14")), "mcmetadata"
    )


def newspaper(job: Job) -> list[str]:
    return script(job, python_with("newspaper", ("newspaper4k==0.9.6", "aiohttp==3.14.5", "feedparser==6.0.14")), "newspaper")


def fundus(job: Job) -> list[str]:
    raise NotInstalledError("it reads the publishers that it has a parser for, and no other pages")


ALONE, SCRIPT, BARE, DEFAULT = "extraction alone", "script", "newsbeam, --enrich none", "newsbeam, default chain"
CLI = "trafilatura command, pages on disk"
ROWS: Mapping[str, Callable[[Job], list[str]]] = MappingProxyType(
    {
        ALONE: lambda job: program("extraction_alone", job, job.pages),
        SCRIPT: script,
        BARE: lambda job: newsbeam(job, "--enrich", "none"),
        DEFAULT: newsbeam,
        "Scrapy + trafilatura": scrapy,
        CLI: trafilatura_command,
        "script, mediacloud-metadata": mediacloud,
        "script, newspaper4k": newspaper,
        "fundus": fundus,
    }
)


def measured(command: Sequence[str], most_s: float) -> Run:
    """Run `command`, which prints a JSON object with `records` as its last line. Raises RuntimeError where it fails."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=errors, text=True)
        cost = watched(process, most_s)
        wall_s = time.monotonic() - began
        output.seek(0)
        errors.seek(0)
        lines = output.read().splitlines()
        if process.returncode or not lines:
            why = errors.read().strip().splitlines()[-1:] or [f"exit status {process.returncode}"]
            raise RuntimeError(f"ended after {wall_s:.0f} s: {why[0][:300]}")
        return Run(wall_s, cost.cpu_s, int(json.loads(lines[-1])["records"]), cost.peak_mb)


def save_pages(admin: str, folder: Path) -> Path:
    """Fetch every article. The file names them, one JSON object a line."""
    with urllib.request.urlopen(f"{admin}/_urls") as answer:
        urls = json.loads(answer.read())
    index, pages = folder / "pages.jsonl", folder / "pages"
    pages.mkdir()
    with index.open("w", encoding="utf-8") as file:
        for number, url in enumerate(urls):
            path = pages / f"{number}.html"
            with urllib.request.urlopen(url) as answer:
                path.write_bytes(answer.read())
            file.write(json.dumps({"url": url, "path": str(path)}) + "\n")
    return index


def series(given: argparse.Namespace, articles: int, names: Sequence[str]) -> tuple[dict[str, list[Run]], dict[str, str]]:
    """The runs of each row, and why a row has none: one that fails is left out from then on."""
    runs: dict[str, list[Run]] = defaultdict(list)
    failed: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        pages = Path(name) / "pages.jsonl"
        if ALONE in names or CLI in names:
            with synthetic_web(given.web, articles // FEEDS, 0) as admin:
                pages = save_pages(admin, Path(name))
        with synthetic_web(given.web, articles // FEEDS, given.median) as admin:
            feeds = Path(name) / "feeds.txt"
            feeds.write_text("\n".join(feeds_of(admin)))
            for number in range(given.rounds):
                for row in names if number % 2 == 0 else reversed(names):
                    if row in failed:
                        continue
                    try:
                        with tempfile.TemporaryDirectory(dir=name) as folder:
                            command = ROWS[row](Job(feeds, pages, Path(folder), given.workers))
                            run = measured(command, articles * _MOST_S_AN_ARTICLE)
                    except (NotInstalledError, RuntimeError) as error:
                        failed[row] = str(error)
                        continue
                    runs[row].append(run)
                    print(f"{row}: {run.records} records in {run.wall_s:.1f} s", file=sys.stderr, flush=True)
    return {row: runs[row] for row in names if row in runs and row not in failed}, failed


def rate(run: Run, articles: int) -> float:
    """Articles a second: of all that the feeds list, whatever became of them."""
    return articles / run.wall_s


def show(runs: Mapping[str, Sequence[Run]], failed: Mapping[str, str], articles: int) -> None:
    """The table of a series, the ratios that count, and why a row is missing."""
    print(f"\n{articles:,} articles\n")
    print("| | articles/s | CPU ms an article | MB | records |\n| --- | ---: | ---: | ---: | ---: |")
    speed = {row: median(rate(run, articles) for run in found) for row, found in runs.items()}
    cpu_ms = {row: median(1000 * run.cpu_s / articles for run in found) for row, found in runs.items()}
    for row, found in runs.items():
        mb, records = median(run.peak_mb for run in found), median(run.records for run in found)
        print(f"| {row} | {speed[row]:.1f} | {cpu_ms[row]:.0f} | {mb:.0f} | {records:.0f} |")
    for row, other in ((DEFAULT, SCRIPT), (BARE, ALONE)):
        if row in runs and other in runs:
            print(f"\n{row} / {other}: {speed[row] / speed[other]:.2f} articles/s, {cpu_ms[row] / cpu_ms[other]:.2f} CPU")
    for row, why in failed.items():
        print(f"\nno {row}: {why}")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--web", type=Path, default=WEB, help="server.py of the synthetic web")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--articles", type=int, nargs="+", default=None, help=f"multiples of {FEEDS} (default: 400 1000)")
    parser.add_argument("--median", type=int, default=150, help="median latency of the hosts in ms")
    parser.add_argument("--only", nargs="+", choices=tuple(ROWS), default=tuple(ROWS), metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--memory", action="store_true", help="of newsbeam with its default chain, one run each")
    given = parser.parse_args()
    if not given.web.exists():
        print(f"{given.web} is not there; name the synthetic web's server.py with --web")
        return 2
    if given.memory:
        given.rounds = 1
    for articles in given.articles or ((200, 1000, 5000) if given.memory else (400, 1000)):
        if articles < FEEDS or articles % FEEDS:
            parser.error(f"--articles {articles}: give multiples of {FEEDS}, the number of feeds")
        show(*series(given, articles, (DEFAULT,) if given.memory else given.only), articles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
