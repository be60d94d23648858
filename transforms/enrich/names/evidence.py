"""Evidence of the words around and inside a capitalised run for its kind: points for person, organisation, place.

The points are judgements, set on the labelled articles in tests/gold/tune.txt; nothing here remembers other occurrences.
"""

import re
from typing import NamedTuple

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.context import context
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.gazetteer import all_places, given_names, media, newspapers, places
from transforms.enrich.names.national_names import is_national, sex_of_first
from transforms.enrich.names.offices import office_beside
from transforms.enrich.names.organisation_words import ORG_KNOWN, ORG_PHRASES
from transforms.enrich.names.parts import is_organisation, split_run
from transforms.enrich.names.portfolios import office_before, without_portfolio
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.runs import AGED, common_words
from transforms.enrich.names.surroundings import (
    is_heading,
    is_title_case,
    line_of,
    word_before,
    word_behind,
)
from transforms.enrich.names.tokens import Word
from transforms.enrich.names.two_capitals import NOUN_DE, is_acronym, is_thing, two_capitals
from transforms.enrich.names.words import HONORIFICS, PARTICLES, PLACE_ENDS, PLACE_STARTS, Gender
from transforms.enrich.offices.roles import is_role

_ROMANCE = ("es", "it", "pt")
_LATIN = (*_ROMANCE, "fr")
_CERTAIN = 8.0
_FRENCH_TITLES = words_of("m m. mm mm. me")
#: Acronyms before the name of a body or a club; two letters may be somebody’s initials: JJ Roa.
_ACRONYM = re.compile(r"[A-Z]{3,5}|[CSUR]D|[ASFRU]C|A[SD]|SS|U[SB]|C[AFB]|GS|PP")
_OF_DATELINE = re.compile(r"\)\s?(?:[-–—]|--)\s")
_MAX_DATELINE = 60  # characters before the agency of a dateline
#: Who speaks, before his words: Ana Roa: “...”
_LABEL = re.compile(r": ?[“«\"‘]")
_FEELS = re.compile(r"(?:[aeiu]t|t?t|[aiu]d|[ios]s|nt)[oae]s?$")  # Soddisfatta Ada Conti: “...”


class NameCandidate(NamedTuple):
    """A possible name at one place, with the points of its kinds."""

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
    return [_weigh(part, gender, role, reading) for part, gender, role in split_run(run, reading.language) if part]


def _weigh(part: list[Word], gender: Gender, role: str | None, reading: Reading) -> NameCandidate:
    text, words = reading.text, reading.words
    while part and part[0].lower in PARTICLES and part[0].text[0].islower() and len(part) > 1:
        part = part[1:]
    before = word_before(part[0], words, text)
    if len(part) > 2 and reading.language == "fr" and before and before.lower in ("le", "la") and _is_of_group(part):
        part, before = part[1:], part[0]  # la Verte Anne Roy: no French person has an article
    elif len(part) > 2 and reading.language == "es" and _opens_clause(part):
        part, before = part[2:], part[1]  # Jugaron los Nuevos Tigres
    key = " ".join([word.text for word in part])
    office_ahead = office_before(before, reading) if before is not None else None
    behind, gap = word_behind(part[-1], words, text)
    line = line_of(part, text) if len(part) > 1 else ""
    heading = is_heading(line)
    person, organisation, place = _shape(part, key, heading, reading)
    if gender == "u" and (part[0].text in given_names() or is_national(part[0].text, reading.language)):
        gender = sex_of_first(part[0].text, " ".join([word.text for word in part[1:]]), reading.language)
    elif gender == "u" and "-" in part[0].text and part[0].text.partition("-")[0] in given_names():
        gender = given_names()[part[0].text.partition("-")[0]]  # Pierre-Antoine
    if role is not None:
        person += 0.0 if is_thing(part, reading.language) else 4.0
    elif office_ahead is not None:
        person, role = person + 3.0, office_ahead.text
    elif before and before.lower.endswith(AGED) and text[before.end : part[0].start] == " ":
        person += 3.0
    elif before and (
        (text[before.end : part[0].start] == " " and _is_called(before, part, reading.language))
        or (_is_honorific(before, reading.language) and text[before.end : part[0].start] in (" ", ". "))
    ):
        person, role = person + 3.0, before.text
        if HONORIFICS.get(before.lower, "u") != "u":
            gender = HONORIFICS[before.lower]
    if reading.language == "de" and len(part) == 1 and part[0].text not in given_names() and NOUN_DE.search(part[0].text):
        person = 0.0
    if len(part) == 1 and key.isupper() and is_acronym(key):
        person = -_CERTAIN  # IPCC, whatever says something beside it
    more = context(part, before, behind, gap, reading)
    # words of a heading have capitals whatever they are
    rubric = (
        text[part[-1].end : part[-1].end + 1] == ":"
        and part[0].first
        and part[0].text not in given_names()
        and role is None
        and not (reading.language in _ROMANCE and _is_label(part, text))
    )
    share = 0.25 if rubric or (heading and is_title_case(line)) else 1.0
    opens = share < 1.0 and not rubric and gap == ", " and len(part) in (2, 3) and line.startswith(part[0].text)
    if opens and part[0].text in given_names():
        share = 0.8  # a line that introduces somebody: Ann Lee, Bank of Hill economist
    points = (share * (person + more[0]), share * (organisation + more[1]), share * (place + more[2]))
    office = office_beside(part, before, behind, gap, reading, title=role) if points[0] >= 2.0 else None
    return NameCandidate(tuple(part), key, *points, gender, role, office)


def _is_of_group(part: list[Word]) -> bool:
    """Whether a run opens with what somebody belongs to, before a first name."""
    return part[0].text not in given_names() and part[1].text in given_names() and part[0].text.isalpha()


def _opens_clause(part: list[Word]) -> bool:
    """Whether a run is the first word of a sentence, an article and a name."""
    return part[0].first and part[0].text not in given_names() and part[1].text in ("el", "la", "los", "las")


def _shape(part: list[Word], key: str, heading: bool, reading: Reading) -> tuple[float, float, float]:
    """Points for the words of the name itself."""
    if len(part) == 1:
        return _shape_alone(part[0], reading)
    person = organisation = place = 0.0
    if reading.text[part[0].start - 1 : part[0].start] == "(" and _is_of_dateline(part, reading.text):
        organisation += 4.0  # LERWICK (Skerry Wire) -
    first, last, count = part[0], part[-1], len(part)
    given = given_names()
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
    if last.lower in PLACE_ENDS or (_opens_place(first, reading.language) and first.text not in given):
        place += 3.0
    initial = (
        len(first.text) == 1 and reading.text[first.end : first.end + 1] == "." and not _is_sentence(part, reading.language)
    )
    if first.text in given or _is_double(first) or initial or "." in first.text[1:2]:
        person += 3.0
    if count > 2 and any(len(word.text) == 1 for word in part[1:-1]):
        person += 3.0
    if last.text.endswith("s") and " ".join([word.text for word in part[:-1]]) in places():
        the = first.at > 0 and reading.words[first.at - 1].lower == "the"
        organisation += 4.5 if the else 1.0  # a team: the Chicago Herons; but: Paris Hollins
    if key in media():
        organisation += 4.0
    elif not ORG_KNOWN.isdisjoint([word.lower for word in part]) and first.text not in given:
        organisation += 2.5  # Thomson Reuters, Google Maps
    if any(map(_is_mixed, part)):
        organisation += 1.5
    if count <= 6 and not organisation and not place:
        person += two_capitals(part, heading, reading)
    return person, organisation, place


def _opens_place(first: Word, language: str) -> bool:
    """Whether a word is one that names of places begin with; in Spanish "El" opens those of newspapers as well."""
    return first.lower in PLACE_STARTS and not (first.lower == "el" and (language == "es" or first.text.isupper()))


def _is_sentence(part: list[Word], language: str) -> bool:
    """Whether a letter ends a sentence and an ordinary word opens the next: ha scritto su X. La frase."""
    return part[1].lower in common_words(language)


def _is_called(noun: Word, part: list[Word], language: str) -> bool:
    """Whether a noun before a name is an office, or in Dutch what somebody is to another: zijn dochter Ada.

    German ones have a capital: russische Firmen are no Russians, and nun is no nun.
    """
    if language == "de" and noun.text[0].islower():
        return False
    called = is_role(noun.lower, language) or (language == "nl" and noun.lower in FAMILY)
    return called and not is_thing(part, language)


def _is_honorific(word: Word, language: str) -> bool:
    """Whether a word is a title of address; M. in French only, where it is no metre and no initial."""
    return word.lower in HONORIFICS and (language == "fr" or word.lower not in _FRENCH_TITLES)


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
    if reading.text.startswith("$", word.end):
        return 0.0, 0.0, 0.0  # US$5
    if text in ORG_PHRASES:
        organisation += 6.0
    if text in all_places(reading.language):
        place += 3.0 if word.first else 4.0
    if text in given_names() or "." in text[1:2]:
        person += 1.0
    if word.lower in ORG_KNOWN or text in newspapers():
        organisation += 4.0
    if 2 <= len(text) <= 6 and text.isupper():
        organisation += _acronym(word, reading)
    if _is_mixed(word):
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


def _is_mixed(word: Word) -> bool:
    """Whether a word has digits, or capitals within it as people's names do not have: iPhone, but not McDonald."""
    text = word.text
    if text.isalpha() and text[1:].islower():
        return False  # nearly all
    return any(map(str.isdigit, text)) or (
        text[1:] != text[1:].lower()
        and not text.isupper()
        and not text.startswith(("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Van", "D'", "D’", "Dall'", "Dall’"))
        and "-" not in text
    )
