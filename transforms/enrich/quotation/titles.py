"""Titles that stand within a clause as a word of it."""

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.story import Story

#: Behind them stands what somebody is called: conocido como “Titán”, apelidada de “Rainha”, detto “il Gatto”.
_CALLED = words("como alias vulgo apodado apodada apelidado apelidada alcunhado alcunhada llamado llamada detto detta come")


def with_titles(story: Story, start: int, end: int) -> list[Token]:
    """The tokens of a clause, where a title or a term that a Romance preposition governs, or a nickname, is a word of it: Ana
    Roa, autora de “Ceniza”, advierte; Juan Roa, conocido como “el Rubio”, niega."""
    tokens = story.tokens(start, end)
    if not story.language.drops:
        return tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].kind == "quote" and tokens[at + 1].kind == "comma":
            ahead = tokens[at - 1].lower
            if ahead in story.language.of or ahead in _CALLED:
                tokens[at] = tokens[at]._replace(kind="word")
    return tokens
