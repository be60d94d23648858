"""Whether a definite noun is what a text calls one person: the goalkeeper, die Rathauschefin, la madre de tres."""

import re

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.alike import PEOPLE
from transforms.enrich.quotation.description_words import DEFINITE, RELATIONS, SEXES, YOUNG, article_of
from transforms.enrich.quotation.noun_phrases import Subject
from transforms.enrich.quotation.speaking_nouns import AGES
from transforms.enrich.reporting.words import Reporting

_NUMBERS = "|".join(
    words_of(
        """
        two three four five six seven eight nine ten dos tres cuatro cinco seis siete ocho nueve deux trois quatre cinq sept
        huit due tre quattro cinque sei sette otto dois duas três quatro sete oito nove twee drie vier vijf zes zeven acht zwei
        fünf sechs sieben
        """
    )
)
#: A parent is called by how many children there are: the father of three, la mère de deux enfants, mother-of-two.
_OF_SOME = re.compile(rf" (?:of|de|di|von|van) (?:{_NUMBERS}|\d+)\b")
_PEOPLE = SEXES.keys() | PEOPLE | YOUNG
_GERMAN_WOMEN = ("in", "frau", *AGES)


def calls_person(text: str, subject: Subject, language: Reporting) -> bool:
    """Whether a noun phrase of a text is a definite noun of one person, not of somebody’s somebody."""
    article, noun = article_of(text[subject.start : subject.end]), subject.noun
    if article not in DEFINITE or (article == "a" and "an" in language.articles):
        return False
    if language.reported and article == "die" and not noun.endswith(_GERMAN_WOMEN):
        return False  # die Ermittler
    if noun in FAMILY and noun not in SEXES:
        return bool(_OF_SOME.match(text, subject.end))
    return not noun.endswith(RELATIONS) and (is_role(noun) or noun in _PEOPLE or noun.endswith(AGES))
