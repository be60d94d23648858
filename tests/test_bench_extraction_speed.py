"""`bench/extraction_speed.py`: which pages are taken, whose seconds are whose, and the ratio that is printed."""

from collections.abc import Callable
from contextlib import nullcontext

import pytest

from bench import extraction_speed
from bench.extraction_speed import PageToRead, Spent, in_turn, row, spread
from tests.support.article_pages import URL, article


def test_pages_are_taken_from_all_of_a_set() -> None:
    assert spread(range(10), 4) == [0, 2, 5, 7]
    assert spread(range(3), 4) == [0, 1, 2]


def test_each_page_is_read_by_both() -> None:
    pages = [PageToRead(article(), URL)] * 2

    assert all(seconds > 0 for spent in in_turn(pages) for seconds in spent)


def test_who_is_first_changes_with_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str]()

    def reader(name: str, seconds: float) -> Callable[[PageToRead], float]:
        def read(_: PageToRead) -> float:
            asked.append(name)
            return seconds

        return read

    monkeypatch.setattr(extraction_speed, "readers", lambda: nullcontext((reader("own", 1.0), reader("other", 2.0))))

    assert in_turn([PageToRead(b"", URL)] * 2) == [Spent(1.0, 2.0)] * 2
    assert asked == ["own", "other", "other", "own"]


def test_the_ratio_is_that_of_all_pages_together() -> None:
    spent = [Spent(0.010, 0.010), Spent(0.010, 0.030), Spent(0.020, 0.080)]

    assert row("some", spent) == "| some | 3 | 13.3 | 40.0 | 3.00 | 1.00, 3.00, 4.00 |"
