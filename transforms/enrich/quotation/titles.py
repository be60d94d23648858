"""Titles that stand within a clause as a word of it."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.story import Story
from transforms.enrich.reporting.words import Reporting

#: Behind them stands what somebody is called: conocido como “Titán”, apelidada de “Rainha”, detto “il Gatto”.
_CALLED = words("como alias vulgo apodado apodada apelidado apelidada alcunhado alcunhada llamado llamada detto detta come")
_RELATIVES = words("der die das dem den dat qui que dont quien")
_MAX_SET_IN = 10  # tokens between the comma and the quotation


def with_titles(story: Story, start: int, end: int) -> list[Token]:
    """The tokens of a clause, where a title or a term that a Romance preposition governs, or a nickname, is a word of it: Ana
    Roa, autora de “Ceniza”, advierte; Juan Roa, conocido como “el Rubio”, niega."""
    tokens, language = story.tokens(start, end), story.language
    for at in range(1, len(tokens) - 1 if language.inverts or language.drops else 0):
        if tokens[at].kind != "quote" or tokens[at + 1].kind != "comma":
            continue
        ahead = tokens[at - 1].lower
        called = language.drops and (ahead in language.of or ahead in _CALLED)
        if called or (language.inverts and at > 1 and _is_set_in(tokens, at, language)):
            tokens[at] = tokens[at]._replace(kind="word")
    return tokens


def _is_set_in(tokens: Sequence[Token], at: int, language: Reporting) -> bool:
    """Whether a quotation ends what a name between commas is told by: Ada Roth, bekannt aus „Echo“, lobt; Anne Roy, révélée par
    « Écho », loue."""
    if tokens[at - 1].kind != "word":
        return False
    comma = next((place for place in range(at - 1, max(0, at - _MAX_SET_IN), -1) if tokens[place].kind != "word"), 0)
    while comma > 0 and tokens[comma].kind == "verb" and at - comma < _MAX_SET_IN:
        comma -= 1  # a participle
    if not comma or tokens[comma].kind != "comma" or tokens[comma - 1].kind != "name":
        return False
    first = tokens[comma + 1].lower
    return first not in language.openers and first not in _RELATIVES
