"""What many feeds cost: CPU, memory and waits of `newsbeam run` and `newsbeam stream` with 100, 1,000 and 10,000 feeds.

    python -m bench.scale                                       all phases of both engines; hours if a limit is far off
    python -m bench.scale --feeds 100,1000 --engine run --phases first,304

10 feeds a host, at most 2,000 hosts, 10 entries a feed, articles answer 404; a web of the benchmark's own on loopback. Phases:

    first     first poll of all feeds, and a request for each of their articles
    backlog   first poll of all feeds while no article can be fetched: the hosts of the articles do not answer
    304       a poll of all feeds, answered with 304 (one in a hundred asks for all); beside it, a bare aiohttp loop;
              of `stream`, whose feeds are polled at their times, from the first answer on, and the loop also at that pace
    idle      a run that finds nothing due; then the share of a core of a run with --watch, or of a job, with nothing due
    ready     from the import of Beam to the first request, with all feeds in the ledger and one that is new

The program is installed in an environment of its own in the user's cache, without extras: with them Beam imports more.
CPU seconds are those of a program and its descendants after the first request, less those of the same program with one feed.
`stream` runs on Prism, which forgets its feeds at the end: no phase `ready`, and `idle` begins with a first poll.
The limits stand at the end, for the largest number of feeds; exit status 1 where one was missed.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.peers.environments import newsbeam_alone
from bench.scaling.limits import verdicts
from bench.scaling.measure import Bench, Taken
from bench.scaling.rows import Row, head, shown
from bench.scaling.run_phases import run_rows
from bench.scaling.stream_phases import stream_rows
from bench.scaling.web import hosts_of, serving
from bench.streaming import end_what_was_started

PHASES = ("first", "backlog", "304", "idle", "ready")


def measured(given: argparse.Namespace) -> Iterator[Row]:
    """The rows in the order in which they are measured."""
    newsbeam = Path(sys.executable).with_name("newsbeam") if given.here else newsbeam_alone()
    with serving(hosts_of(max(given.feeds) + 1)) as web:
        bench = Bench(
            newsbeam=newsbeam, web=web, phases=given.phases, limit_s=given.limit_s, idle_s=given.idle_s, runs=given.runs
        )
        for engine in ("run", "stream") if given.engine == "both" else (given.engine,):
            floors: dict[str, list[Taken]] = {}
            for feeds in given.feeds:
                if engine == "run":
                    yield from run_rows(bench, feeds, floors)
                else:
                    yield from stream_rows(bench, feeds, given.prism, floors)


def _numbers(text: str) -> list[int]:
    numbers = sorted({int(number) for number in text.split(",")})
    if not 2 <= numbers[0] <= numbers[-1] <= 100_000:
        raise argparse.ArgumentTypeError("numbers of feeds from 2 to 100000")
    return numbers


def _phases(text: str) -> frozenset[str]:
    phases = frozenset(text.split(","))
    if not phases <= set(PHASES):
        raise argparse.ArgumentTypeError(f"phases: {','.join(PHASES)}")
    return phases


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table or JSON, and the limits; 1 where a limit was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=_numbers, default=[100, 1_000, 10_000], metavar="N,N")
    parser.add_argument("--engine", choices=("run", "stream", "both"), default="both")
    parser.add_argument("--phases", type=_phases, default=frozenset(PHASES), metavar="NAME,NAME", help=",".join(PHASES))
    parser.add_argument("--limit-s", type=float, default=1_800.0, metavar="SECONDS", help="longest time of a phase (1800)")
    parser.add_argument("--idle-s", type=float, default=60.0, metavar="SECONDS", help="how long to watch with nothing due (60)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs with one feed, or with less than 1,000 (3)")
    parser.add_argument("--here", action="store_true", help="the newsbeam of this environment, and not one without extras")
    parser.add_argument("--prism", default=shutil.which("prism"), help="Prism's binary; without, Beam fetches it")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end instead of tables")
    given = parser.parse_args(arguments)
    rows = []
    if not given.json:
        print(head(), flush=True)
    for row in measured(given):
        rows.append(row)
        if not given.json:
            print(shown(row), flush=True)
    found = verdicts(rows)
    if given.json:
        derived = [asdict(row) | {"request_ms": row.request_ms, "feed_ms": row.feed_ms} for row in rows]
        print(json.dumps({"rows": derived, "limits": [asdict(limit) | {"outcome": limit.outcome} for limit in found]}))
    else:
        print(*("", *(limit.line() for limit in found)), sep="\n")
    return int(any(limit.outcome == "missed" for limit in found))


if __name__ == "__main__":
    end_what_was_started()
    sys.exit(main())
