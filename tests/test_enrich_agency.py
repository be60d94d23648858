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


_FLOORS = {
    "agency": {"full": 0.90, "partial": 0.89, "named": 0.93, "nobody": 0.91},
    "agency_more": {"full": 0.88, "partial": 0.84, "named": 0.92, "nobody": 0.90},
    "agency_varied": {"full": 0.80, "partial": 0.84, "named": 0.92, "nobody": 0.91},
    "agency_news": {"full": 0.93, "partial": 0.91, "named": 0.97, "nobody": 0.96},
    "agency_week": {"full": 0.85, "partial": 0.82, "named": 0.91, "nobody": 0.85},
    "agency_terms": {"full": 0.93, "partial": 0.88, "named": 0.94, "nobody": 0.96},
    "agency_late": {"full": 0.86, "partial": 0.84, "named": 0.92, "nobody": 0.92},
    "agency_day": {"full": 0.85, "partial": 0.86, "named": 0.92, "nobody": 0.95},
    "agency_signs": {"full": 0.95, "partial": 0.96, "named": 0.98, "nobody": 0.99},
    "agency_boards": {"full": 0.92, "partial": 0.89, "named": 0.97, "nobody": 0.96},
    "agency_sealed": {"full": 0.85, "partial": 0.82, "named": 0.91, "nobody": 0.87},
    "agency_kept": {"full": 0.73, "partial": 0.66, "named": 0.84, "nobody": 0.89},
}


@pytest.mark.parametrize("part", PARTS)
def test_shares(part: str) -> None:
    found = shares(part)["all"]
    assert found.share("spans") >= 0.98
    assert {measure: found.share(measure) for measure, floor in _FLOORS[part].items() if found.share(measure) < floor} == {}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("measure", "floor"), [("full", 0.83), ("partial", 0.68), ("named", 0.88), ("nobody", 0.88)])
def test_english(part: str, measure: str, floor: float) -> None:
    assert shares(part)["en"].share(measure) >= floor
