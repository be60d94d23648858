"""The labelled articles: no part may fall below its floor."""

from functools import cache

import pytest

from bench.enrichment import Scores, score
from bench.gold import read_gold
from transforms.enrich.registry import parse_chain

PARTS = ("tune", "heldout")


@cache
def scores(part: str) -> Scores:
    return score(read_gold(part), parse_chain("default"))


def test_there_are_articles_enough() -> None:
    articles = [article for part in PARTS for article in read_gold(part)]
    assert len(articles) >= 30
    assert len({article.id for article in articles}) == len(articles)
    assert {article.language for article in articles} >= {"en", "de", "fr"}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("language", 1.0, 1.0),
        ("quote spans", 1.0, 1.0),
        ("speakers of full quotes", 0.9, 0.8),
        ("speakers", 0.9, 0.8),
    ],
)
def test_precision_and_recall(part: str, name: str, precision: float, recall: float) -> None:
    found = scores(part)[name]
    assert found.wanted >= 10
    assert (found.precision >= precision, found.recall >= recall) == (True, True), (found.precision, found.recall)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("kind", "floor"), [("PER", 0.78), ("ORG", 0.52), ("LOC", 0.86)])
def test_entities(part: str, kind: str, floor: float) -> None:
    assert scores(part)[f"{kind} names"].f1 >= floor
    assert scores(part)[f"{kind} mentions"].f1 >= floor
