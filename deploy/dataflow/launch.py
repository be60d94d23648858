"""The program that Dataflow's template launcher starts: passes parameters and Beam's options to `newsbeam stream`.

    python launch.py --feeds=gs://bucket/feeds.txt --output=pubsub://project/news ... --runner=DataflowRunner ...

Exit status as of newsbeam: 0 when the job was handed over, 2 for parameters that cannot be used.
"""

import argparse
import sys
from collections.abc import Sequence

from pipeline.cli.main import main

#: Parameters that are options of `newsbeam stream` with - for _ in their names. `feeds` is no option there.
OPTIONS = (
    "output",
    "dead_letters",
    "events",
    "contact",
    "shards",
    "workers",
    "host_delay",
    "timeout",
    "attempts",
    "enrich",
    "refresh",
    "window",
)

_PLACES = ("output", "dead_letters", "events")


def command_line(arguments: Sequence[str]) -> list[str]:
    """The arguments of newsbeam. All but the template's parameters go to Beam; newsbeam refuses options unknown to Beam.

    `feeds`, `output`, `dead_letters` and `events` may name several places, separated by spaces.
    """
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--feeds", required=True)
    for name in OPTIONS:
        parser.add_argument(f"--{name}", default="")
    given, beam = parser.parse_known_args(arguments)
    if not given.events and given.dead_letters.startswith("pubsub://"):
        # Otherwise they would go to a folder on a worker's disk.
        given.events = given.dead_letters.split()[0]
    words = [
        f"--{name.replace('_', '-')}={value}"
        for name in OPTIONS
        for value in (getattr(given, name).split() if name in _PLACES else [getattr(given, name)])
        if value
    ]
    # Workers have newsbeam installed: nothing of this file has to travel to them.
    return ["stream", *given.feeds.split(), *words, "--", *beam, "--no_save_main_session"]


if __name__ == "__main__":
    sys.exit(main(command_line(sys.argv[1:])))
