"""Tables of sentences with who speaks in them, and with the people they name."""

import dataclasses
from collections.abc import Callable, Sequence

import pytest

from schemas.articles import Quote
from tests.test_enrich_chain import article
from transforms.enrich import quotes
from transforms.enrich.chain import EnrichConfig
from transforms.enrich.names.names import find_names

_Test = Callable[..., None]


def found(text: str, language: str = "en") -> tuple[Quote, ...]:
    """The quotations of a text."""
    one = article(text)
    one = dataclasses.replace(one, enrichment=dataclasses.replace(one.enrichment, language=language))
    result = quotes.enrich(one, EnrichConfig())["quotes"]
    assert isinstance(result, tuple)
    return result


def speakers_are(cases: Sequence[tuple[str, str, list[str | None]]]) -> _Test:
    """A test for each language, text and the speakers of its quotations; None where nobody is told."""

    @pytest.mark.parametrize(("language", "text", "speakers"), cases)
    def test(language: str, text: str, speakers: list[str | None]) -> None:
        got = [quote.speaker for quote in found(text, language)]
        assert got == speakers, f"{got}, not {speakers}"

    return test


def people_are(cases: Sequence[tuple[str, str, set[str]]]) -> _Test:
    """A test for each language, text and the people it names."""

    @pytest.mark.parametrize(("language", "text", "people"), cases)
    def test(language: str, text: str, people: set[str]) -> None:
        got = {mention.name for mention in find_names(text, language).mentions if mention.kind == "PER"}
        assert got == people, f"{got}, not {people}"

    return test
