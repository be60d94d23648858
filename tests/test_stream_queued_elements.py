"""The queued elements of a shard in their temporary file."""

import subprocess
import sys
from pathlib import Path

from pipeline.streaming.state.queued_elements import QueuedElements


def test_the_elements_of_a_key_in_their_order_from_a_number_on() -> None:
    queued = QueuedElements()
    queued.add([(7, "a", "seven"), (2, "a", "two"), (3, "b", "three"), (5, "a", "five")])
    assert queued.of("a", 0, 10) == [(2, "two"), (5, "five"), (7, "seven")]
    assert queued.of("a", 2, 1) == [(5, "five")]
    assert queued.of("c", 0, 10) == []
    assert sorted(queued) == [(2, "a", "two"), (3, "b", "three"), (5, "a", "five"), (7, "a", "seven")]


def test_removed_elements_are_those_of_the_key() -> None:
    queued = QueuedElements()
    queued.add([(1, "a", "one"), (2, "a", "two"), (3, "b", "three")])
    queued.remove("a", [1, 3])
    assert list(queued) == [(2, "a", "two"), (3, "b", "three")]
    queued.remove("a", [2])
    assert queued.names() == ["b"]


def test_any_key_and_text() -> None:
    queued = QueuedElements()
    key = "http://a.example/\udce4 \u2028"
    queued.add([(1, key, "ü" * 40_000)])
    assert queued.names() == [key]
    assert queued.of(key, 0, 1) == [(1, "ü" * 40_000)]


def test_a_backlog_takes_no_memory() -> None:
    def resident_mb() -> float:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4_096 / 1e6

    queued, before = QueuedElements(), resident_mb()
    for first in range(1, 60_001, 100):
        queued.add([(number, f"{number % 7}", "x" * 1_000) for number in range(first, first + 100)])
    assert resident_mb() - before < 20
    assert len(queued.of("3", 0, 1)) == 1


_AT_EXIT = """
import atexit

@atexit.register  # runs after the handlers of what is imported and made later
def add():
    elements.add([(2, "feed", "{}")])
    print(len(elements))

from pipeline.streaming.state.queued_elements import QueuedElements
elements = QueuedElements()
elements.add([(1, "feed", "{}")])
"""


def test_exit_handlers_do_not_close_it_beneath_other_threads() -> None:
    """SQLite crashes there: one in twenty jobs that were stopped with a backlog ended with SIGSEGV."""
    done = subprocess.run([sys.executable, "-c", _AT_EXIT], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("2\n", "")
