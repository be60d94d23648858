"""The shortened markup holds every date that the whole one holds, in the same order."""

import re

import pytest
from htmldate import core
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.speedups import shortcuts
from transforms.extract.speedups.date_search import is_numeric, numbers_of, years_of

_PATTERNS = {name: pattern for name, pattern in vars(core).items() if isinstance(pattern, re.Pattern)}
_PIECES = (
    *("2026-03-14", "2026/03/14/", "/2026/03/141", "14.03.2026", "14.3.26", "1/1/26", "20260314", "2026-03", "3/2026", "1926"),
    *(" ", "  ", "x", "/", ".", "-", "\n", "٣", "7", "h2", ">", '" id="', "id=12345678", "of", ",", "th"),
    *("March", "14", "2026", "august", "août", "3rd", "May 2026", "onMarch 4, 2026", "12 of April, 2025", "31 juin 2024"),
)
_MARKUP = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)


def test_the_patterns_of_numbers_are_known() -> None:
    numeric = {name for name, pattern in _PATTERNS.items() if is_numeric(pattern)}

    assert {"THREE_PATTERN", "SELECT_YMD_PATTERN", "DATESTRINGS_PATTERN", "SLASHES_PATTERN", "MMYYYY_PATTERN"} <= numeric
    assert not {"COPYRIGHT_PATTERN", "SIMPLE_PATTERN", "TIMESTAMP_PATTERN"} & numeric


@pytest.mark.parametrize(
    "pattern", [r"\D([0-9]{4})\D", r"\D\D[0-9]{8}", r"\D[0-9]{3}\D[0-9]{4}\D", r"[0-9]{8}\w", r"([0-9]{9}|[0-9])"]
)
def test_a_pattern_that_asks_for_more_is_not_taken_for_one_of_numbers(pattern: str) -> None:
    assert not is_numeric(re.compile(pattern))


@settings(max_examples=400, deadline=None)
@given(_MARKUP)
def test_patterns_of_numbers_find_the_same(markup: str) -> None:
    short = numbers_of(markup)
    for pattern in _PATTERNS.values():
        if is_numeric(pattern):
            assert pattern.findall(short) == pattern.findall(markup)


@settings(max_examples=400, deadline=None)
@given(_MARKUP, st.integers(0, 200))
def test_a_date_in_words_is_found_where_a_year_stands(markup: str, far: int) -> None:
    markup = "w" * far + markup + " " * far + markup

    assert shortcuts._in_words_any(years_of(markup)) == shortcuts._in_words_any(markup)
