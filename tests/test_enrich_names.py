"""People, organisations and places of English texts."""

import pytest

from schemas.articles import Entity
from tests.test_enrich_chain import article
from transforms.enrich.chain import Skipped, enrich_article
from transforms.enrich.names.names import find_names
from transforms.enrich.registry import parse_chain


def names(text: str) -> set[tuple[str, str]]:
    return {(one.name, one.kind) for one in find_names(text, "en").mentions}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On Monday Ann Lee met Chancellor Karl Otto Braun.", {("Ann Lee", "PER"), ("Karl Otto Braun", "PER")}),
        ("Acme Inc. Chief Executive Ann Lee resigned.", {("Acme Inc", "ORG"), ("Ann Lee", "PER")}),
        ("Ann Lee left. Lee had been ill, Mrs. Lee said.", {("Ann Lee", "PER")}),
        ("He moved from Boston to the University of Bergen.", {("Boston", "LOC"), ("University of Bergen", "ORG")}),
        ("The Boston-based firm hired J. K. Rowe.", {("Boston", "LOC"), ("J. K. Rowe", "PER")}),
        ("German and American officials met in March.", set()),
        ("South Korean voters chose. The Vietnam War ended.", set()),
        ("Quillon Technologies rose. Quillon’s shares gained.", {("Quillon Technologies", "ORG")}),
        ("Ludwig van der Berg spoke near Lake Victoria.", {("Ludwig van der Berg", "PER"), ("Lake Victoria", "LOC")}),
        ("It wasn’t I’ve, We’re or They’ll.", set()),
    ],
)
def test_names(text: str, wanted: set[tuple[str, str]]) -> None:
    assert names(text) == wanted


def test_entities_count_every_mention_with_its_place() -> None:
    text = "The council met Ann Lee in Boston on Monday. Lee said that the city of Boston would pay for the new bridge."
    done = enrich_article(article(text), parse_chain("language,entities")).enrichment
    assert done.entities == (
        Entity(name="Ann Lee", type="PER", count=2, offsets=(16, 45)),
        Entity(name="Boston", type="LOC", count=2, offsets=(27, 71)),
    )


def test_other_languages_are_skipped() -> None:
    done = enrich_article(
        article("Rada miasta postanowiła w poniedziałek zamknąć stary most na Wiśle."), parse_chain("language,entities")
    )
    assert done.enrichment.enrichments[-1].status == f"skipped:{Skipped('unsupported_language').reason}"
    assert done.enrichment.entities == ()
