"""Evidence of the words around and inside a capitalised run for its kind: points for person, organisation, place.

The points are judgements, set on the labelled articles in tests/gold/tune.txt; nothing here remembers other occurrences.
"""

import re
from dataclasses import dataclass

from transforms.enrich.names.context import context
from transforms.enrich.names.gazetteer import all_places, common_words, given_names, media, newspapers, places
from transforms.enrich.names.german_people import behind_nouns, holds_nouns, is_nouns, is_titled_noun
from transforms.enrich.names.known import AGED, CALLS, FIELD, GIVEN, SEXED, TELLS
from transforms.enrich.names.national_names import is_national, sex_of_first
from transforms.enrich.names.offices import office_beside
from transforms.enrich.names.organisation_words import ORG_KNOWN, ORG_PHRASES
from transforms.enrich.names.parts import is_organisation, split_run
from transforms.enrich.names.portfolios import office_before, without_portfolio
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.surroundings import beside, is_abbreviated, is_heading, is_journal, is_title_case, line_of
from transforms.enrich.names.tokens import Word
from transforms.enrich.names.two_capitals import NOUN_DE, is_short_form, is_thing, two_capitals
from transforms.enrich.names.words import HONORIFICS, PARTICLES, PLACE_ENDS, PLACE_STARTS, Gender
from transforms.enrich.offices.roles import is_role

_ROMANCE = ("es", "it", "pt")
_LATIN = (*_ROMANCE, "fr")
_CERTAIN = 8.0
#: Acronyms before the name of a body or a club; two letters may be somebody’s initials: JJ Roa.
_ACRONYM = re.compile(r"[A-Z]{3,5}|[CSUR]D|[ASFRU]C|A[SD]|SS|U[SB]|C[AFB]|GS|PP")
_OF_DATELINE = re.compile(r"\)\s?(?:[-–—]|--)\s")
_MAX_DATELINE = 60  # characters before the agency of a dateline
#: Who speaks, before his words: Ana Roa: “...”
#: The Chinese name where no sentence begins.
_LI = re.compile(r"\bLi [A-Z]|[\w,] Li\b")
_LABEL = re.compile(r": ?[“«\"‘]")
_FEELS = re.compile(r"(?:[aeiu]t|t?t|[aiu]d|[ios]s|nt)[oae]s?$")  # Soddisfatta Ada Conti: “...”


@dataclass(slots=True, eq=False)
class NameCandidate:
    """A possible name at one place, with the points of its kinds. Nobody changes it; why it is not frozen, `Word` tells."""

    words: tuple[Word, ...]
    key: str
    """The words with single spaces between: the same for every mention."""
    person: float = 0.0
    organisation: float = 0.0
    place: float = 0.0
    gender: Gender = "u"
    role: str | None = None
    """The title before the name."""
    office: str | None = None
    """What an apposition says the person is: "mayor of Oslo" of "Lee, the mayor of Oslo,"."""


def _is_label(part: list[Word], text: str) -> bool:
    """Whether words of a name alone lead with a colon to a quotation."""
    return len(part) > 1 and _LABEL.match(text, part[-1].end) is not None and _FEELS.search(part[0].lower) is None


def candidates(run: list[Word], reading: Reading) -> list[NameCandidate]:
    """The names that a run holds, each with the points for its kinds."""
    if len(run) > 2 and reading.language in ("en", "es", "it", "pt", "nl"):
        run = without_portfolio(run, reading)
    elif len(run) == 1:
        return [_weigh(run, "u", None, reading)]
    if reading.language == "de" and holds_nouns(run):
        return [name for part, gender, role in behind_nouns(run) for name in _split(part, gender, role, reading)]
    return [_weigh(part, gender, role, reading) for part, gender, role in split_run(run, reading.language) if part]


def _split(run: list[Word], gender: Gender, role: str | None, reading: Reading) -> list[NameCandidate]:
    """The names of a run; the first has `gender` and `role` unless its own words tell others."""
    names: list[NameCandidate] = []
    for part, sex, title in split_run(run, reading.language):
        if part:
            names.append(_weigh(part, sex if names or sex != "u" else gender, title if names else title or role, reading))
    return names


def _weigh(part: list[Word], gender: Gender, role: str | None, reading: Reading) -> NameCandidate:
    text, language = reading.text, reading.language
    while len(part) > 1 and ((part[0].lower in PARTICLES and part[0].text[0].islower()) or is_abbreviated(part[0], text)):
        part = part[1:]
    near = beside(part, reading)
    if len(part) > 2 and language == "fr" and near.before and near.before.lower in ("le", "la") and _is_of_group(part):
        part = part[1:]  # la Verte Anne Roy: no French person has an article
        near = beside(part, reading)
    elif len(part) > 2 and language == "es" and _opens_clause(part):
        part = part[2:]  # Jugaron los Nuevos Tigres
        near = beside(part, reading)
    before, first, alone = near.before, part[0], len(part) == 1
    key = first.text if alone else " ".join([word.text for word in part])
    line = "" if alone else line_of(part, text)
    heading = not alone and is_heading(line)
    if alone:
        person, organisation, place = _shape_alone(first, reading)
    else:
        person, organisation, place = _shape(part, key, heading, reading)
    if gender == "u" and (first.known & SEXED or "-" in first.text):
        gender = _sex_of(part, language)
    if role is not None:
        noun = language == "de" and alone and is_titled_noun(first, role)
        person += 0.0 if noun or is_thing(part, language) else 4.0
    elif before and before.known & FIELD and (office := office_before(before, reading)) is not None:
        person, role = person + 3.0, office.text
    elif before and _is_called(part, before, near.between, language):
        person += 3.0
        if not before.lower.endswith(AGED):
            role = before.text
            told = HONORIFICS.get(before.lower, "u")
            gender = told if told != "u" else gender
    if alone and language == "de" and not first.known & GIVEN and NOUN_DE.search(first.text):
        person = 0.0
    if alone and key.isupper() and is_short_form(key):
        person = -_CERTAIN  # IPCC, whatever says something beside it
    more = context(part, near, reading)
    # words of a heading have capitals whatever they are
    rubric = (
        text.startswith(":", part[-1].end)
        and first.first
        and not first.known & GIVEN
        and role is None
        and not (language in _ROMANCE and _is_label(part, text))
    )
    share = 0.25 if rubric or (heading and is_title_case(line)) else 1.0
    opens = share < 1.0 and not rubric and near.gap == ", " and len(part) in (2, 3) and line.startswith(first.text)
    if opens and first.known & GIVEN:
        share = 0.8  # a line that introduces somebody: Ann Lee, Bank of Hill economist
    person = share * (person + more[0])
    if (person > 0 or more[2] > 0) and is_journal(part, text):
        person, place, more = 0.0, 0.0, (0.0, more[1], 0.0)
    if language == "de" and person > 0 and not (alone or first.known & GIVEN or _is_double(first)):
        person = 0.0 if is_nouns(part, near.lead, reading, role) else person
    told_office = office_beside(part, near, reading, title=role) if person >= 2.0 else None
    points = person, share * (organisation + more[1]), share * (place + more[2])
    return NameCandidate(tuple(part), key, *points, gender, role, told_office)


def _sex_of(part: list[Word], language: str) -> Gender:
    """The sex that a first name tells, of a double one its first: Pierre-Antoine."""
    first = part[0].text
    if part[0].known & GIVEN or is_national(first, language):
        return sex_of_first(first, " ".join([word.text for word in part[1:]]), language)
    return given_names().get(first.partition("-")[0], "u") if "-" in first else "u"


def _is_of_group(part: list[Word]) -> bool:
    """Whether a run opens with what somebody belongs to, before a first name."""
    return part[0].text not in given_names() and part[1].text in given_names() and part[0].text.isalpha()


def _opens_clause(part: list[Word]) -> bool:
    """Whether a run is the first word of a sentence, an article and a name."""
    return part[0].first and part[0].text not in given_names() and part[1].text in ("el", "la", "los", "las")


def _shape(part: list[Word], key: str, heading: bool, reading: Reading) -> tuple[float, float, float]:
    """Points for the words of the name itself."""
    person = organisation = place = 0.0
    if reading.text[part[0].start - 1 : part[0].start] == "(" and _is_of_dateline(part, reading.text):
        organisation += 4.0  # LERWICK (Skerry Wire) -
    first, last, count = part[0], part[-1], len(part)
    if is_organisation(part, reading.language):
        organisation += 6.0
    elif (
        reading.language in ("de", "nl") and first.text.isupper() and last.text.istitle() and count == 2 and len(first.text) > 1
    ):
        organisation += 2.0  # SV Nordheim, RTV Oost
    elif reading.language in _LATIN and _ACRONYM.fullmatch(first.text) and last.text.istitle():
        organisation += 2.0  # EPS Cordillera, ONG Manos Verdes, CD Olmeda
    if key in all_places(reading.language):
        place += 4.0
    if last.lower in PLACE_ENDS or (_opens_place(first, reading.language) and not first.known & GIVEN):
        place += 3.0
    initial = (
        len(first.text) == 1 and reading.text[first.end : first.end + 1] == "." and not _opens_sentence(part, reading.language)
    )
    if first.known & GIVEN or _is_double(first) or initial or "." in first.text[1:2]:
        person += 3.0
    if count > 2 and any(len(word.text) == 1 for word in part[1:-1]):
        person += 3.0
    if last.text.endswith("s") and " ".join([word.text for word in part[:-1]]) in places():
        the = first.at > 0 and reading.words[first.at - 1].lower == "the"
        organisation += 4.5 if the else 1.0  # a team: the Chicago Herons; but: Paris Hollins
    if key in media():
        organisation += 4.0
    elif not ORG_KNOWN.isdisjoint([word.lower for word in part]) and not first.known & GIVEN:
        organisation += 2.5  # Thomson Reuters, Google Maps
    if any(_is_mixed(word.text) for word in part):
        organisation += 1.5
    if count <= 6 and not organisation and not place:
        person += two_capitals(part, heading, reading)
    return person, organisation, place


def _opens_place(first: Word, language: str) -> bool:
    """Whether a word is one that names of places begin with; in Spanish "El" opens those of newspapers as well."""
    return first.lower in PLACE_STARTS and not (first.lower == "el" and (language == "es" or first.text.isupper()))


def _opens_sentence(part: list[Word], language: str) -> bool:
    """Whether a letter ends a sentence and an ordinary word opens the next: ha scritto su X. La frase."""
    return part[1].lower in common_words(language)


def _is_called(part: list[Word], noun: Word, between: str, language: str) -> bool:
    """Whether the word before a name calls somebody: an honorific, an age, an office, or in Dutch what somebody is to another:
    zijn dochter Ada.

    German offices have a capital: russische Firmen are no Russians, and nun is no nun.
    """
    if between == " ":
        if noun.known & CALLS:
            return noun.lower in HONORIFICS or not is_thing(part, language)
        if not (language == "de" and noun.text[0].islower()) and is_role(noun.lower, language):
            return not is_thing(part, language)
        return "-" in noun.text and noun.lower.endswith(AGED)
    return between == ". " and noun.known & CALLS > 0 and noun.lower in HONORIFICS


def _is_double(word: Word) -> bool:
    """Whether a word is two given names: Hans-Ueli, Jan-Willem."""
    first, hyphen, second = word.text.partition("-")
    return bool(hyphen) and first in given_names() and second in given_names()


def _is_of_dateline(part: list[Word], text: str) -> bool:
    """Whether a place and a date at most stand before the bracket around a name, and a dash behind it: an agency."""
    ahead = text[text.rfind("\n", 0, part[0].start) + 1 : part[0].start - 1]
    head = len(ahead) <= _MAX_DATELINE and not any(word[0].islower() for word in ahead.split())
    return head and _OF_DATELINE.match(text, part[-1].end) is not None


def _shape_alone(word: Word, reading: Reading) -> tuple[float, float, float]:
    """Points for a name of one word."""
    person = organisation = place = 0.0
    text = word.text
    plain = text.isalpha() and text[1:].islower()  # nearly all
    if text == "Li" and word.first and reading.language == "it" and _LI.search(reading.text) is None:
        return 0.0, 0.0, 0.0  # Li aspetta Ugo Conti: them
    if (plain and not word.known & TELLS and text not in all_places(reading.language)) or reading.text.startswith(
        "$", word.end
    ):
        return 0.0, 0.0, 0.0  # US$5
    if text in ORG_PHRASES:
        organisation += 6.0
    if text in all_places(reading.language):
        place += 3.0 if word.first else 4.0
    if word.known & GIVEN or "." in text[1:2]:
        person += 1.0
    if word.lower in ORG_KNOWN or text in newspapers():
        organisation += 4.0
    if 2 <= len(text) <= 6 and text.isupper():
        organisation += _acronym(word, reading)
    if not plain and _is_mixed(text):
        organisation += 1.5
    return person, organisation, place


_SHORT = 3  # letters of acronyms that are also ordinary words: PAN, SUD


def _acronym(word: Word, reading: Reading) -> float:
    """Points for an organisation of a word in capitals: more for the short form of a capitalised name before it in brackets,
    less for that of ordinary words, which is a thing: fast radio burst (FRB)."""
    text, words = reading.text, reading.words
    letters = word.text
    if not letters.isalpha() or _is_shouted(word, reading):
        return 0.0
    if text[word.start - 1 : word.start] != "(" or word.at < len(letters):
        return 2.0 if len(letters) > 2 else 1.5
    ahead = [words[at] for at in range(word.at - len(letters) - 2, word.at) if at >= 0]
    spelt = "".join(
        before.text[0] for before in ahead if before.lower not in ("of", "the", "and", "for", "de", "la", "et", "der", "und")
    )
    if spelt.endswith(letters):
        return 4.0
    return -4.0 if spelt.lower().endswith(letters.lower()) or not ahead[-1].text[0].isupper() else 1.5


def _is_shouted(word: Word, reading: Reading) -> bool:
    """Whether a word in capitals is an ordinary one of the language or of the text: it is EASY."""
    if len(word.text) <= _SHORT and (reading.language != "en" or word.text == "WHO"):
        return False
    return word.lower in common_words(reading.language) or word.lower in reading.lowered


def _is_mixed(text: str) -> bool:
    """Whether a word has digits, or capitals within it as people's names do not have: iPhone, but not McDonald."""
    if text.isalpha() and text[1:].islower():
        return False  # nearly all
    return any(map(str.isdigit, text)) or (
        text[1:] != text[1:].lower()
        and not text.isupper()
        and not text.startswith(("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Van", "D'", "D’", "Dall'", "Dall’"))
        and "-" not in text
    )
