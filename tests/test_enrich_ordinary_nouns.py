"""Which capitalised words have the look of common nouns and not of names."""

import pytest

from transforms.enrich.names.names import find_names
from transforms.enrich.names.ordinary_nouns import is_ordinary_noun


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        *((word, True) for word in ("Federación", "Segurança", "Fondazione", "Jeunesse-Éducation", "Waterschap")),
        # -eiro is the end of surnames as well
        *((word, True) for word in ("Brasileiro", "Financeiro", "Terceiro")),
        *((word, False) for word in ("Carneiro", "Monteiro", "Pinheiro")),
        # feasts, which people bear, and given names
        *((word, False) for word in ("Assunção", "Concepción", "Rosario")),
    ],
)
def test_ordinary_nouns(word: str, wanted: bool) -> None:
    assert is_ordinary_noun(word) is wanted


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "She took degrees in Corporate Finance and in Physics from a college.", set()),
        ("en", "They live in Whitby, and he works in Hope, Arizona.", {"Whitby", "Hope", "Arizona"}),
        ("es", "El pozo está en Vaca Muerta desde siempre.", {"Vaca Muerta"}),
        ("es", "La escuela trabaja en Campo y en Lengua desde hace años.", set()),
    ],
)
def test_what_is_studied_is_no_place(language: str, text: str, places: set[str]) -> None:
    assert {mention.name for mention in find_names(text, language).mentions if mention.kind == "LOC"} == places
