"""Which capitalised words have the look of common nouns and not of names."""

import pytest

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
