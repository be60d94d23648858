"""English bodies that a name set beside a noun between commas tells of: "the retailer, Roe Stores, said", "a spokesman for the
owner, Roe Stores, said"."""

import re

from transforms.enrich.lexicon import words
from transforms.enrich.names.known import GIVEN
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.tokens import Word

#: Nouns that no person is called by.
_BODIES = words(
    """
    company bank firm group club newspaper magazine agency retailer startup start-up charity union conglomerate network insurer
    broadcaster airline brewery utility subsidiary manufacturer automaker carmaker drugmaker chipmaker wholesaler airport
    hospital school university museum trust federation association council brokerage studio label housebuilder
    """
)
#: Nouns of people as well, for whom a spokesperson speaks.
_OWNERS = words(
    """
    owner operator landlord developer contractor subcontractor supplier employer builder maker lender publisher carrier parent
    organiser organizer promoter distributor provider sponsor backer buyer bidder tenant importer exporter producer grower
    """
)
#: What closes it; but: the bank, Ann Lee, 61, said
_CLOSED = re.compile(r",(?! ?\d)|\.(?: |\n|$)")
_SPEAKS_FOR = re.compile(r"\b[Ss]pokes(?:m[ae]n|wom[ae]n|person|people) (?:for|of) [^,.;:\n]{1,60}$")
_ARTICLES = words("the its their his her our")
_PLACES = words("at in inside outside near from leaving left into around behind opposite visiting visited")
_MAX_BACK = 4  # words from the noun to its article
_POINTS = 5.0
_MAX_AHEAD = 90  # characters


def body_set_beside(part: list[Word], before: Word, reading: Reading) -> float:
    """Points for an organisation behind a noun and a comma, that another comma or a full stop closes."""
    if reading.language != "en" or part[0].known & GIVEN or not _CLOSED.match(reading.text, part[-1].end):
        return 0.0
    if before.lower in _BODIES:
        return _POINTS if _has_article(before, reading) else 0.0
    ahead = reading.text[max(0, before.end - _MAX_AHEAD) : before.end]
    return _POINTS if before.lower in _OWNERS and _SPEAKS_FOR.search(ahead) else 0.0


def _has_article(noun: Word, reading: Reading) -> bool:
    """Whether a noun is a definite one that is no place: the bank, its parent company; not: a bank, at the bank."""
    for at in range(noun.at - 1, max(-1, noun.at - _MAX_BACK), -1):
        word = reading.words[at]
        if word.lower in _ARTICLES or word.possessive:
            return at == 0 or reading.words[at - 1].lower not in _PLACES
    return False
