"""To a value without one of the literals, each test of the expression says no."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.speedups.telling_literals import alternatives, literals_of


@pytest.mark.parametrize(
    ("path", "literals"),
    [
        (".//div[contains(@class, 'footer')]", ("footer",)),
        (".//div[@id='Story' or starts-with(@class, \"side\")]", ("side", "story")),
        (".//*[self::p or self::li][re:test(@class, 'post-?entry|article__body')]", ("article__body", "entry")),
        (".//div[re:test(@id, '^(?:jp-|[Cc]ol(?!umn)|dsq-list)')]", ("dsq-list", "jp-", "ol")),
        (".//div[re:test(@class, 'FullText', 'i')]", ("fulltext",)),
        (".//p[contains(translate(@role, 'NAV', 'nav'), 'nav')]", ("nav",)),
        (".//div[@data-ad or @class='ad-box']", ("ad-box",)),
        (".//article", ()),
        # the shorter one is in the longer
        (".//div[@id='share-bar' or contains(@id, 'share')]", ("share",)),
    ],
)
def test_the_literals(path: str, literals: tuple[str, ...]) -> None:
    assert literals_of(path) == literals


@pytest.mark.parametrize(
    "path",
    [
        ".//div[@id=@class]",
        ".//div[contains(@class, @id)]",
        ".//div[@class='']",
        ".//div[re:test(@class, 'a.c')]",
        ".//div[re:test(@class, 'wide|x?')]",
        ".//div[re:test(@class, 'wide|(?:big|)')]",
        ".//div[re:test(@class, 'ab{0,2}c')]",
        ".//div[contains(translate(@id, 'AB', 'xy'), 'xx')]",
        ".//div[re:replace(@id, 'a', '', 'b')='bb']",
    ],
)
def test_other_tests_are_not_read(path: str) -> None:
    assert literals_of(path) is None


_PARTS = st.sampled_from(("ad", "Foot", "-", "^", "er", "[Nn]av", "(?:box|wrap)", "(?:^| )bar", "s?", "(?!x)", "(?:on)?", " "))
_PATTERNS = st.lists(st.lists(_PARTS, min_size=1, max_size=4).map("".join), min_size=1, max_size=4).map("|".join)
_VALUES = st.lists(st.sampled_from(("ad", "foot", "Foot", "er", "Nav", "box", "bar", "s", " ", "-", "on", "x")), max_size=5)


@given(_PATTERNS, _VALUES.map("".join))
def test_a_pattern_matches_no_value_without_one(pattern: str, value: str) -> None:
    literals = literals_of(f".//div[re:test(@class, '{pattern}')]")
    if literals is not None and re.search(pattern, value):
        assert any(literal in value.casefold() for literal in literals)


def test_bars_in_brackets_separate_nothing() -> None:
    assert alternatives("a(b|c)|d[e|f]|", "([)]") == ["a(b|c)", "d[e|f]", ""]
