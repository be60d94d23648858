"""Whether a definite noun is what a text calls one person: the goalkeeper, die Rathauschefin, la madre de tres."""

from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.words.alike import PEOPLE
from transforms.enrich.quotation.words.description_words import (
    MAX_COUNT,
    RELATIONS,
    SEXES,
    YOUNG,
    article_of,
    is_definite,
    is_parent,
)
from transforms.enrich.quotation.words.speaking_nouns import AGES, is_body
from transforms.enrich.reporting.words import Reporting

_PEOPLE = SEXES.keys() | PEOPLE | YOUNG
_DUTCH_SEVERAL = ("ers", "aars", "eurs", "anten", "enten", "isten", "ianen", "logen")
_GERMAN_WOMEN = ("in", "frau", *AGES)


def calls_person(text: str, subject: Subject, language: Reporting) -> bool:
    """Whether a noun phrase of a text is a definite noun of one person, not of somebody’s somebody."""
    article, noun = article_of(text[subject.start : subject.end]), subject.noun
    if not is_definite(article, language):
        return False
    if language.reported and article == "die" and not noun.endswith(_GERMAN_WOMEN):
        return False  # die Ermittler
    if language.resounds and noun.endswith(_DUTCH_SEVERAL):
        return False  # de betogers, de studenten
    if noun in FAMILY and noun not in SEXES:
        return is_parent(text[subject.start : subject.end + MAX_COUNT])
    if is_body(noun, language):
        return False
    return not noun.endswith(RELATIONS) and (is_role(noun) or noun in _PEOPLE or noun.endswith(AGES))
