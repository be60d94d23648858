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
    tokens = story.tokens(start, end)
    for at in range(2, len(tokens) - 1 if story.language.inverts else 0):
        if tokens[at].kind == "quote" and tokens[at + 1].kind == "comma" and _is_set_in(tokens, at, story.language):
            tokens[at] = tokens[at]._replace(kind="word")
    for at in range(1, len(tokens) - 1 if story.language.drops else 0):
        if (
            tokens[at].kind == "quote"
            and tokens[at - 1].lower in story.language.of | _CALLED
            and tokens[at + 1].kind == "comma"
        ):
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
