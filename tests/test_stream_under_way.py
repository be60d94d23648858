"""What a job on this machine counts to know that it may end; how a group of rows ends."""

import itertools
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from apache_beam.internal import pickler

from pipeline.counters import count
from pipeline.streaming.under_way import UNDER_WAY, UnderWay, is_row
from pipeline.streaming.write import WindowSettings, _GroupFn
from schemas.dead_letters import DeadLetter, Ending, Stage


def letter(stage: Stage) -> DeadLetter:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return DeadLetter(url="u", feed_url="f", stage=stage, reason="timeout", message="", attempts=1, at=at)


@pytest.mark.parametrize(("stage", "expected"), [("poll", True), ("fetch", False), ("extract", False), ("write", True)])
def test_letters_whose_item_has_no_ending_yet_are_counted_as_items(stage: Stage, expected: bool) -> None:
    assert is_row(letter(stage)) is expected
    assert not is_row(Ending(kind="duplicate", url="u", feed_url="f"))


def test_nothing_is_under_way_only_if_nothing_moves_meanwhile() -> None:
    work = UnderWay()
    assert work.is_nothing(lambda: 0)
    assert not work.is_nothing(lambda: 1)
    work.emitted(letter("poll"))
    assert not work.is_nothing(lambda: 0)
    work.add(-1)

    def moving() -> int:
        with work:
            return 0

    assert not work.is_nothing(moving), "the bundle may have found items after they were counted"
    assert work.is_nothing(lambda: 0)


def test_a_row_counts_when_every_sink_has_it() -> None:
    work = UnderWay()
    row = Ending(kind="duplicate", url="u", feed_url="f")
    letters = [letter("extract"), letter("extract")]
    for output in (row, *letters):
        count(output)
    for _ in letters:
        work.to_deliver("dead_letters", ("files", "messages"))
    assert work.rows() == 4
    assert work.endings_delivered() == Counter({"duplicate": 1, "dead.timeout": 0})
    work.delivered("dead_letters", "files", letters)
    assert work.endings_delivered()["dead.timeout"] == 0, "the messages are not out yet"
    work.delivered("dead_letters", "messages", letters[:1])
    assert work.endings_delivered() == Counter({"duplicate": 1, "dead.timeout": 1})
    assert work.rows() == 1


def test_an_item_whose_row_no_sink_has_is_not_delivered() -> None:
    work = UnderWay()
    refused = letter("poll")  # an entry that could not become an item comes in and goes out at once
    count(refused)
    work.to_deliver("dead_letters", ("files",))
    assert (work.items(), work.undelivered()) == (0, 1)
    work.delivered("dead_letters", "files", [refused])
    assert (work.items(), work.undelivered()) == (0, 0)


class _Cell:
    """State and timer of one key."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.at: float | None = None

    def add(self, value: Any) -> None:
        self.values.append(value)

    def read(self) -> Any:
        return self.values

    def clear(self) -> None:
        self.values = []

    def set(self, at: float) -> None:
        self.at = at


class _Number(_Cell):
    def read(self) -> int:
        return len(self.values)


class _Instant(_Cell):
    def write(self, value: float) -> None:
        self.values = [value]

    def read(self) -> float:
        return float(self.values[-1])


class _Group:
    def __init__(self, window_s: int, most_rows: int = 5_000) -> None:
        self.now, self.work = 1_000.0, UnderWay()
        self.cells = (_Cell(), _Number(), _Instant(), _Cell())
        self.fn = _GroupFn(WindowSettings(window_s=window_s, most_rows=most_rows), lambda: self.work, lambda: self.now)

    def row(self, row: bytes) -> list[Any]:
        return list(self.fn.process((b"rows", row), *self.cells))

    def check(self) -> list[Any]:
        at = self.cells[3].at
        assert at is not None
        self.now, self.cells[3].at = at, None
        return list(self.fn.on_check(b"rows", *self.cells))


def test_a_group_ends_with_its_window() -> None:
    group = _Group(window_s=3)
    assert group.row(b"a") == []
    assert group.check() == []
    assert group.row(b"b") == []
    assert list(itertools.chain(group.check(), group.check())) == [(b"rows", [b"a", b"b"])]
    assert group.now == 1_003.0
    assert group.row(b"c") == []
    assert group.cells[3].at == 1_004.0


def test_a_full_group_ends_at_once() -> None:
    group = _Group(window_s=60, most_rows=2)
    assert group.row(b"a") == []
    assert group.row(b"b") == [(b"rows", [b"a", b"b"])]
    assert group.check() == []
    assert group.cells[3].at is None


def test_a_group_ends_within_a_second_when_the_job_stops() -> None:
    group = _Group(window_s=60)
    group.row(b"a")
    group.work.draining.set()
    assert group.check() == [(b"rows", [b"a"])]
    assert group.now == 1_001.0


def test_a_group_of_a_job_looks_at_the_flag_of_its_process() -> None:
    """Beam pickles the DoFn, and a flag that was copied is never set."""
    fn = pickler.loads(pickler.dumps(_GroupFn(WindowSettings(window_s=1))))
    assert fn._under_way() is UNDER_WAY
