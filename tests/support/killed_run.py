"""Runs newsbeam in this process and kills it with SIGKILL at the n-th passage of a step of the commit.

python tests/support/killed_run.py "committed" 1 run FEEDS... (options)
"""

import os
import signal
import sys

from pipeline.cli import options
from pipeline.feed_list import WatchedFeeds
from pipeline.local.assembly import run_engine


class Killer:
    """Counts passages of `step`; the `times`-th is the last thing this process does."""

    def __init__(self, step: str, times: int) -> None:
        self.step, self.left = step, times

    def __call__(self, step: str) -> None:
        if step == self.step:
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    run = options.run_options(options.parse(sys.argv[3:]))
    run_engine(run, WatchedFeeds(run.feeds, run.refresh_s), sys.stderr, at=Killer(sys.argv[1], int(sys.argv[2])))
