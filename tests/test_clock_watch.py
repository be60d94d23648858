"""A clock that is set back is noticed once; one that is set ahead, or corrected a little, is not."""

from pipeline.local.cycles.clock_watch import ClockWatch, set_back_since


class Clocks:
    def __init__(self) -> None:
        self.wall, self.steady = 1_000_000.0, 5.0

    def passes(self, seconds: float, set_ahead_s: float = 0.0) -> None:
        self.steady += seconds
        self.wall += seconds + set_ahead_s


def test_a_clock_that_is_set() -> None:
    clocks = Clocks()
    watch = ClockWatch(lambda: clocks.wall, lambda: clocks.steady)
    found = []
    for set_ahead_s in (0.0, -5.0, 10_800.0, 0.0, -10_800.0, 0.0, -59.0, -61.0):
        clocks.passes(30.0, set_ahead_s)
        found.append(watch.set_back_s())
    assert found == [0, 0, 0, 0, 10_800, 0, 0, 61]


def test_a_clock_set_back_while_nobody_watched() -> None:
    assert set_back_since(None, 50.0) == 0.0
    assert set_back_since(100.0, 150.0) == 0.0
    assert set_back_since(100.0, 50.0) == 0.0, "less than a minute"
    assert set_back_since(4_000.0, 400.0) == 3_600.0
