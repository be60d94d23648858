"""Size of the checkpoints of `newsbeam stream` on Flink while a live newsroom publishes.

    python -m bench.checkpoints       2 items/s in three feeds of 100 entries for 30 minutes, then no news for 30 minutes
    python -m bench.checkpoints --rate 0.5 --minutes 60 --quiet-minutes 0

Needs Java 17 and Maven, and the misbehaving web, as bench/streaming.py does. A checkpoint holds the whole
state of the job. It grows with the state of articles: in their feed (its last 500 entries or more), in their host (30 days),
and in the step that makes records (180 days).
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.streaming import CHAOS, end_what_was_started, live_newsroom
from bench.throughput import BIN

CLUSTER = Path(__file__).resolve().parent.parent / "deploy/flink/cluster.py"
_CHECKPOINT_EVERY_S, _SAMPLE_INTERVAL_S = 5, 10
#: Minutes at the start and at the end that are compared.
_ENDS_MIN = 5


def command(name: str, folder: Path, *more: str) -> str:
    return subprocess.run(
        [sys.executable, str(CLUSTER), name, str(folder), *more], check=True, stdout=subprocess.PIPE, text=True
    ).stdout


@contextmanager
def cluster(folder: Path, feeds: Path, output: Path) -> Iterator[None]:
    """A Flink cluster with the job; a savepoint stops it at the end of the context."""
    job = [
        *(str(BIN / "newsbeam"), "stream", str(feeds), "--output", str(output), "--dead-letters", str(folder / "dead")),
        *("--allow-network", "127.0.0.0/8", "--host-delay", "0", "--workers", "1", "--window", "1"),
    ]
    command("up", folder, "--checkpoint-every", str(_CHECKPOINT_EVERY_S), "--", *job)
    try:
        yield
    finally:
        command("stop", folder)


def checkpoint_kb(folder: Path) -> float:
    found: dict[str, Any] = json.loads(command("status", folder))
    return float(found["checkpoints"]["newest_bytes"]) / 1e3


def records_in(output: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in output.glob("date=*/records-*"))


def measure(given: argparse.Namespace, folder: Path) -> None:
    flink, output, feeds = folder / "flink", folder / "news", folder / "feeds.txt"
    sizes: list[float] = []
    with live_newsroom(given.chaos, folder, given.minutes * 60, given.rate, given.window) as urls:
        feeds.write_text("\n".join(urls))
        with cluster(flink, feeds, output):
            began = time.monotonic()
            print("minute  records  checkpoint KB: least, most", flush=True)
            for minute in range(1, given.minutes + given.quiet_minutes + 1):
                samples = []
                while time.monotonic() < began + 60 * minute:
                    time.sleep(_SAMPLE_INTERVAL_S)
                    samples.append(checkpoint_kb(flink))
                sizes.append(statistics.mean(samples))
                print(f"{minute:6} {records_in(output):8} {min(samples):10.0f} {max(samples):6.0f}", flush=True)
    for what, part in (("news", sizes[: given.minutes]), ("no news", sizes[given.minutes :])):
        if part:
            first, last = statistics.mean(part[:_ENDS_MIN]), statistics.mean(part[-_ENDS_MIN:])
            print(f"{what}: mean of the first {_ENDS_MIN} minutes {first:.0f} KB, of the last {last:.0f} KB")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chaos", type=Path, default=CHAOS, help="server.py of the misbehaving web")
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--quiet-minutes", type=int, default=30, help="without news, after these")
    parser.add_argument("--rate", type=float, default=2.0, help="items a second in all feeds")
    parser.add_argument("--window", type=int, default=100, help="entries that a feed lists")
    given = parser.parse_args()
    end_what_was_started()
    if not given.chaos.exists():
        print(f"{given.chaos} is not there; name it with --chaos")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        measure(given, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
