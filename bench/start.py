"""What a start costs: `newsbeam --help`, `newsbeam extract FILE`, and `newsbeam run` until its first request.

    python3 make.py bench start [--rounds N]

CPU seconds (user and system, with descendants) and wall seconds, medians, each beside `import apache_beam` in the same series:
the ratios hold on a machine that has other work. In an environment without extras, in the user's cache. The first run of each,
which may compile modules and unpacks the model of languages, does not count.
"""

import argparse
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import median

import psutil

from bench.linking.texts import invented_texts
from bench.peers.environments import newsbeam_alone

#: CPU seconds, wall seconds.
Spent = tuple[float, float]


def whole(command: list[str]) -> Spent:
    """Of a command until it ends."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - began


def until_a_request(newsbeam: str, folder: Path) -> Spent:
    """Of `newsbeam run` with one feed until its host is asked something."""
    with socket.create_server(("127.0.0.1", 0)) as host:
        feed = "http://{}:{}/feed.xml".format(*host.getsockname())
        began = time.monotonic()
        command = [newsbeam, "run", feed, "--allow-network", "127.0.0.0/8", "--host-delay", "0"]
        process = psutil.Popen(
            [*command, "--state", str(folder / "state"), "--output", str(folder / "news")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        host.settimeout(120)
        try:
            connection, _ = host.accept()
            wall_s = time.monotonic() - began
            connection.close()
            members = [process, *process.children(recursive=True)]
            cpu_s = sum(member.cpu_times().user + member.cpu_times().system for member in members)
        finally:
            for member in (*process.children(recursive=True), process):
                with suppress(psutil.NoSuchProcess):
                    member.kill()
            process.wait()
    return cpu_s, wall_s


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    alone = newsbeam_alone()
    newsbeam, python = str(alone), str(alone.with_name("python"))
    spent: dict[str, list[Spent]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        page = Path(name) / "page.html"
        (text,) = invented_texts(1, seed=1)
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.text.split("\n\n"))
        page.write_text(
            f"<html><head><title>Quay open</title></head><body><article><h1>Quay open</h1>{paragraphs}</article></body>"
        )
        rows: dict[str, Callable[[Path], Spent]] = {
            "import apache_beam": lambda _: whole([python, "-c", "import apache_beam"]),
            "newsbeam --help": lambda _: whole([newsbeam, "--help"]),
            "newsbeam extract FILE": lambda _: whole([newsbeam, "extract", str(page)]),
            "newsbeam run, first request": partial(until_a_request, newsbeam),
        }
        for number in range(given.rounds + 1):
            for row, run in rows.items():
                folder = Path(name) / f"{number}-{row.replace(' ', '-')}"
                folder.mkdir()
                spent[row].append(run(folder))
    print("| | CPU s | wall s | CPU / import apache_beam | wall / the same |\n| --- | ---: | ---: | ---: | ---: |")
    beam: Spent | None = None
    for row, found in spent.items():
        cpu_s, wall_s = (median(values) for values in zip(*found[1:], strict=True))
        beam = beam or (cpu_s, wall_s)
        print(f"| {row} | {cpu_s:.2f} | {wall_s:.2f} | {cpu_s / beam[0]:.2f} | {wall_s / beam[1]:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
