"""Tokens of parts of a text, out of those of its lines."""

import pytest

from transforms.enrich.names.names import find_names
from transforms.enrich.quotation.clauses.text_tokens import TextTokens
from transforms.enrich.quotation.clauses.tokens import tokenize
from transforms.enrich.reporting.languages import REPORTING

_TEXTS = {
    "en": "Ann Lee’s Hill-based firm, who told her lawyer – Me Tom Roe –: \u0001\u0001. It said\n“no”, he’s sure, says Lee.",
    "de": "Der sagte: \u0001\u0001, so Ada Roth. Ihr Mann ließ ihn gehen, ließ Jan Berg wissen.\nDie hat Ada Roth so genannt.",
    "fr": "L’a-t-il dit? « Oui », dit-elle à l’AFP, l’accusé d’Anne Roy l’a qualifiée\nde folle: \u0001 qu’il a mis en garde.",
    "it": "L’ha definita \u0001\u0001\u0001, ha fatto sapere Ugo Conti dell’Anas. Mette subito in chiaro: «no».",
}


@pytest.mark.parametrize(("language", "text"), _TEXTS.items())
def test_the_tokens_of_a_part_are_those_of_its_own_words(language: str, text: str) -> None:
    reporting, mentions = REPORTING[language], find_names(text, language).mentions
    whole = TextTokens(text, mentions, reporting)
    assert mentions
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
            assert whole.within(start, end) == tokenize(text, start, end, inside, reporting), text[start:end]


def test_a_part_is_a_list_of_its_own() -> None:
    whole = TextTokens("Ann Lee said no", (), REPORTING["en"])
    whole.within(0, 7).clear()
    assert [token.text for token in whole.within(0, 7)] == ["Ann", "Lee"]
