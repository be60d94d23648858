"""The costs of newsbeam: the figures of "What it costs" in the README.

    python -m bench.costs                   400 articles of 100 feeds on 20 hosts, then the same feeds unchanged

Needs the synthetic web of news sites, as bench/throughput.py does. The CPU time is that of the whole process tree, sampled.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.throughput import BIN, WEB, Cost, feeds_of, synthetic_web, watched


def cost(feeds: Path, folder: Path) -> Cost:
    """Run newsbeam on `feeds` with its defaults, but without delays between requests, and poll all of them."""
    process = subprocess.Popen(
        [
            *(str(BIN / "newsbeam"), "run", str(feeds), "--output", str(folder / "news"), "--state", str(folder / "state")),
            *("--allow-network", "127.0.0.0/8", "--host-delay", "0", "--ignore-schedule", "--json"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    spent = watched(process)
    if process.returncode:
        raise SystemExit(f"newsbeam ended with {process.returncode}")
    return spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--web", type=Path, default=WEB, help="server.py of the synthetic web")
    given = parser.parse_args()
    if not given.web.exists():
        print(f"{given.web} is not there; name the synthetic web's server.py with --web")
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with synthetic_web(given.web, 4, 0) as admin:
            urls = feeds_of(admin)
            (folder / "feeds.txt").write_text("\n".join(urls))
            (folder / "one.txt").write_text(urls[0])
            first = cost(folder / "feeds.txt", folder)
            # The least of three: other work of the machine can only add.
            idle_s = min(cost(folder / "one.txt", folder).cpu_s for _ in range(3))
            again_s = min(cost(folder / "feeds.txt", folder).cpu_s for _ in range(3))
        files = list((folder / "news").rglob("*.jsonl"))
        records = sum(len(path.read_bytes().splitlines()) for path in files)
        print(f"start and one poll       {idle_s:7.2f} CPU s")
        print(f"an article               {(first.cpu_s - idle_s) / records:7.3f} CPU s, over {records}")
        print(f"a feed that is unchanged {1000 * (again_s - idle_s) / len(urls):7.2f} CPU ms, over {len(urls)}")
        print(f"memory                   {first.peak_mb:7.0f} MB at most, all processes")
        print(f"a record                 {sum(path.stat().st_size for path in files) / records / 1000:7.1f} KB as JSON Lines")
        print(f"the ledger               {(folder / 'state/ledger.sqlite3').stat().st_size / 1e6:7.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
