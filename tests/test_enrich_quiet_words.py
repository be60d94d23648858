"""Words that `is_quiet` sets aside: no rule for names may have a point for them."""

import pytest

from bench.gold import read_gold
from transforms.enrich.names.evidence import candidates
from transforms.enrich.names.names import find_names
from transforms.enrich.names.quiet_words import is_quiet
from transforms.enrich.names.reading import Reading, read
from transforms.enrich.names.runs import run_at

_PARTS = ("tune", "heldout", "agency", "agency_more", "agency_varied", "agency_news", "agency_terms", "agency_signs")


def _quiet(reading: Reading) -> list[int]:
    return [at for at in reading.words.capitals() if is_quiet(reading, at)]


def _said(text: str, language: str) -> list[str]:
    reading = read(text, language)
    return [reading.words.written[at] for at in _quiet(reading)]


@pytest.mark.parametrize("part", _PARTS)
def test_no_rule_gives_a_quiet_word_a_point_or_more_words(part: str) -> None:
    """The short way and the long one agree on every quiet word of the labelled articles."""
    seen = 0
    for article in read_gold(part):
        reading = read(article.text, article.language)
        for at in _quiet(reading):
            run, end = run_at(article.text, reading, at)
            assert (end, run) in ((at + 1, []), (at + 1, [reading.words[at]])), (article.id, reading.words.written[at])
            for name in candidates(run, reading) if run else ():
                said = (name.person, name.organisation, name.place, name.gender, name.role, name.office)
                assert said == (0.0, 0.0, 0.0, "u", None, None), (article.id, name.key)
                seen += 1
    assert seen > 20


def test_a_noun_between_small_words_is_quiet() -> None:
    assert _said("Gestern hat eine Molkerei am Hang ihren neuen Stall gezeigt.", "de") == ["Molkerei", "Stall"]


@pytest.mark.parametrize(
    "text",
    [
        "Das hatte gestern gesagt Velten zu dem Streit.",  # a verb that reports
        "Man wohnt in Veltenstadt seit Jahren.",  # a preposition
        "So hat es Velten, der Wirt, gemeint.",  # an apposition
        "Dazu hat Anna gelacht.",  # a given name
        "Nun ist Frau Velten dran.",  # an address
    ],
)
def test_a_word_that_something_speaks_for_is_not(text: str) -> None:
    assert not {"Velten", "Veltenstadt", "Anna"} & set(_said(text, "de"))


def test_a_quiet_word_is_a_name_where_a_longer_name_holds_it() -> None:
    text = "Die Wirtin Maria Velten klagt. Seit Jahren pflanzt Velten dort Linden."
    assert "Velten" in _said(text, "de")
    names = find_names(text, "de")
    assert [(text[name.start : name.end], name.name) for name in names.mentions] == [
        ("Maria Velten", "Maria Velten"),
        ("Velten", "Maria Velten"),
    ]


def test_accents_do_not_hide_a_quiet_word() -> None:
    text = "Dmitri Muratow kam spät. Bald hat man Murátow wieder gehört, sagte Dmitri Muratow."
    names = find_names(text, "de")
    assert ("Murátow", "Dmitri Muratow") in [(text[name.start : name.end], name.name) for name in names.mentions]
