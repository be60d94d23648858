"""What tells the sex of a person whose first name no list has: the article of an office, the end of an Italian name."""

import re
from collections.abc import Collection, Mapping

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.names.words import Gender
from transforms.enrich.offices.roles import is_role, office_sex

#: An adjective that stands for the noun of an office, behind the article of a man: der Vorsitzende, der frühere Abgeordnete.
_GERMAN_MAN = r"\b(?:der|ein|unser|ihr|sein) (?:[a-zäöüß]+ )?"
_ARTICLES: dict[str, dict[str, Gender]] = {
    "fr": {"le": "m", "la": "f", "un": "m", "une": "f"},
    "it": {"il": "m", "lo": "m", "la": "f", "un": "m", "una": "f"},
    "es": {"el": "m", "la": "f", "un": "m", "una": "f"},
    "pt": {"o": "m", "a": "f", "um": "m", "uma": "f"},
}
#: Nouns of one gender for people of both sexes.
_EITHER = words(
    "victime vittima víctima vítima star personne persona pessoa figure figura guida guide sentinella spalla recrue"
    " criança testemunha"
)
#: An article and a noun right before a name.
_NOUN_AHEAD = re.compile(r"(?<![^\W_])([^\W\d_]{1,3}) ([a-zà-ÿ]{4,}) $")
_MAX_NOUN = 30  # characters of them
_NOUN_ENDS: dict[Gender, tuple[str, ...]] = {"m": ("o", "or", "eur", "ier"), "f": ("a", "euse", "ière", "trice")}
#: What no Italian name has: foreign letters, an h that hardens nothing, a word without a vowel at its end.
_FOREIGN = re.compile(r"[^a-zàèéìòù' ]|[jkwxy]|(?<![cg])h|[^aeioàèéìòù](?: |$)", re.IGNORECASE)
_MIN_FIRST = 4  # letters
#: Italian first names of men that end like those of women.
_MEN = words(
    "Andrea Luca Nicola Mattia Elia Enea Tobia Battista Gianluca Isaia Zaccaria Geremia Barnaba Gianmaria Costa Leonida"
)


def sex_of_office(name: str, beside: str, office: str, language: str) -> dict[str, Gender]:
    """The sex of a name, if the article of the office beside it tells one: le président, Pierre Roy."""
    if not _EITHER.isdisjoint(office.lower().split()):
        return {}
    text = f" {beside.lower()}"
    if language == "de":
        man = office.lower().endswith("e") and re.search(_GERMAN_MAN + re.escape(office.lower()), text)
        return {name: "m"} if man else {}
    for article, sex in _ARTICLES.get(language, {}).items():
        if f" {article} {office.lower()}" in text:
            return {name: sex}
    return {}


def sex_of_noun(name: str, beside: str, language: str) -> dict[str, Gender]:
    """The sex of a name that the article and the end of a noun right before it tell in Romance languages, whatever the noun: o
    vidraceiro Davi Reis, la loicera Eloísa Roa."""
    articles = _ARTICLES.get(language)
    at = beside.find(name) if articles else -1
    ahead = _NOUN_AHEAD.search(beside, max(0, at - _MAX_NOUN), at) if at > 0 else None
    sex = articles.get(ahead[1].lower()) if ahead and articles else None
    if ahead is None or sex is None or not ahead[2].endswith(_NOUN_ENDS[sex]) or ahead[2] in _EITHER:
        return {}
    return {name: sex}


def sexes_told(roles: Mapping[str, Collection[str]], offices: Mapping[str, str], language: str) -> dict[str, Gender]:
    """The sexes of people whose roles and offices are given: by the end of an office, or in Italian of the first name."""
    found: dict[str, Gender] = {}
    for name, some in roles.items() if language in ("fr", "nl", "de", "es", "it", "pt") else ():
        # an office of several words tells it by the first: presidente della commissione, primera ministra
        nouns = some if language in ("fr", "nl") else _noun_of(offices.get(name, ""))
        told: set[Gender] = {sex for word in nouns if (sex := FAMILY.get(word) or office_sex(word, language))}
        if not told and language == "it" and name.split(" ")[0] not in given_names():
            told = {sex_of_italian(name)} - {"u"}
        if len(told) == 1:
            found[name] = told.pop()
    return found


def _noun_of(office: str) -> list[str]:
    """The first word of an office that is one, or a member of a family, in lower case: filha of filha do barqueiro."""
    return [word for word in office.lower().split() if is_role(word) or word in FAMILY][:1]


def sex_of_italian(name: str) -> Gender:
    """The sex that the end of the first of several names tells in an Italian text: Guidobaldo Ferri, Crocifissa Vella."""
    first, _, rest = name.partition(" ")
    if not rest or len(first) < _MIN_FIRST or _FOREIGN.search(name):
        return "u"
    if first.endswith("o"):
        return "m"
    return "f" if first.endswith("a") and first not in _MEN else "u"
