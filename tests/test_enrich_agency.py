"""Speakers in the fiction of agencies: no part may fall below its floor."""

from functools import cache

import pytest

from bench.agency import PARTS, Shares, scores
from bench.gold import read_gold
from transforms.enrich.registry import parse_chain


@cache
def shares(part: str) -> dict[str, Shares]:
    return scores(part, parse_chain("default"))


def test_the_articles_are_distinct_and_in_seven_languages() -> None:
    articles = [article for part in PARTS for article in read_gold(part)]
    assert len({article.id for article in articles}) == len(articles)
    for part in PARTS:
        assert {article.language for article in read_gold(part)} == {"en", "de", "fr", "es", "it", "pt", "nl"}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("measure", "floor"), [("spans", 0.98), ("full", 0.79), ("partial", 0.76), ("named", 0.85), ("nobody", 0.87)]
)
def test_shares(part: str, measure: str, floor: float) -> None:
    assert shares(part)["all"].share(measure) >= floor


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("measure", "floor"), [("full", 0.83), ("partial", 0.83), ("named", 0.86), ("nobody", 0.92)])
def test_english(part: str, measure: str, floor: float) -> None:
    assert shares(part)["en"].share(measure) >= floor
