"""What the words around and inside a capitalised run say about its kind: points for person, organisation, place.

The points are judgements, set on the labelled articles in tests/gold/tune.txt; nothing here remembers other occurrences.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from transforms.enrich.lexicon import words as _list
from transforms.enrich.names.offices import office_beside
from transforms.enrich.names.organisation_words import ORG_GENERIC, ORG_HEADS, ORG_KNOWN
from transforms.enrich.names.parts import is_organisation, split_run
from transforms.enrich.names.runs import common_words
from transforms.enrich.names.surroundings import (
    HEAD,
    RELATIONS,
    dateline,
    is_appositive,
    is_heading,
    is_title_case,
    line_of,
    lower_before,
    word_before,
    word_behind,
)
from transforms.enrich.names.tokens import TextWords, Word
from transforms.enrich.names.words import (
    HONORIFICS,
    PARTICLES,
    PLACE_ENDS,
    PLACE_STARTS,
    Gender,
    all_places,
    given_names,
    is_role,
    newspapers,
    places,
)
from transforms.enrich.reporting.languages import REPORTING

_ORG_NOUNS = _list(
    """
    company bank firm group club newspaper magazine agency giant maker carrier operator retailer startup start-up
    charity union conglomerate lender publisher brokerage chain network broadcaster journal supplier brand insurer
    parent rival app website lobby think-tank nonprofit team side
    """
)
_PLACE_NOUNS = _list(
    """
    city town village state province region county district port island capital suburb hamlet resort commune
    municipality neighborhood neighbourhood river lake
    """
)
_ORG_FOLLOWS = _list(
    """
    shares spokesman spokeswoman spokesperson executives officials employees investors stock fans customers
    lawmakers headquarters subsidiary engineers workers lawyers staff ceo chief chairman boss plc agreed
    """
)
_IN = _list("in near across outside around throughout inside")
#: Before places in other languages; German sets them before any noun.
_IN_OTHER = {
    "fr": _list("à en près depuis"),
    "es": _list("en desde hacia"),
    "it": _list("a in presso"),
    "pt": _list("em no na"),
    "nl": _list("in te nabij bij"),
}
_IN_DE = _list("in aus nach bei von")
_PLACE_ENDS_DE = (
    *("burg", "stadt", "dorf", "heim", "hausen", "berg", "bach", "feld", "ingen", "furt", "hafen", "kirchen", "walde", "brück"),
    *("brücken", "rode", "leben", "stedt", "münde", "land", "ow", "itz", "au", "thal", "hofen", "weiler", "ried", "moos"),
)
_TOWARDS = _list("from to through leaving toward towards via at between into")
_OF_ORG = _list("at for with by joined owns bought")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as its words, with what all its names are weighed against."""

    text: str
    words: TextWords
    language: str
    lowered: frozenset[str]
    """Words that the text also writes in lower case."""


def read(text: str, language: str) -> Reading:
    """The words of `text`, ready for `candidates`."""
    found = TextWords(text)
    return Reading(text, found, language, found.lowered())


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


def candidates(run: list[Word], reading: Reading) -> list[NameCandidate]:
    """The names that a run holds, each with the points for its kinds."""
    return [_weigh(part, gender, role, reading) for part, gender, role in split_run(run, reading.language) if part]


def _weigh(part: list[Word], gender: Gender, role: str | None, reading: Reading) -> NameCandidate:
    text, words = reading.text, reading.words
    while part and part[0].lower in PARTICLES and part[0].text[0].islower() and len(part) > 1:
        part = part[1:]
    key = " ".join([word.text for word in part])
    before = word_before(part[0], words, text)
    behind, gap = word_behind(part[-1], words, text)
    line = line_of(part, text) if len(part) > 1 else ""
    heading = is_heading(line)
    person, organisation, place = _shape(part, key, heading, reading)
    if gender == "u" and part[0].text in given_names():
        gender = given_names()[part[0].text]
    if role is not None:
        person += 4.0
    elif (
        before
        and (is_role(before.lower, reading.language) or before.lower in HONORIFICS)
        and text[before.end : part[0].start] in (" ", ". ")
    ):
        person, role = person + 3.0, before.text
        if HONORIFICS.get(before.lower, "u") != "u":
            gender = HONORIFICS[before.lower]
    if reading.language == "de" and len(part) == 1 and part[0].text not in given_names() and _NOUN_DE.search(part[0].text):
        person = 0.0
    more = _context(part, before, behind, gap, reading)
    # words of a heading have capitals whatever they are
    rubric = (
        text[part[-1].end : part[-1].end + 1] == ":" and part[0].first and part[0].text not in given_names() and role is None
    )
    share = 0.25 if rubric or (heading and is_title_case(line)) else 1.0
    points = (share * (person + more[0]), share * (organisation + more[1]), share * (place + more[2]))
    office = office_beside(part, before, behind, gap, reading) if points[0] >= 2.0 else None
    return NameCandidate(tuple(part), key, *points, gender, role, office)


def _shape(part: list[Word], key: str, heading: bool, reading: Reading) -> tuple[float, float, float]:
    """Points for the words of the name itself."""
    person = organisation = place = 0.0
    first, last, count = part[0], part[-1], len(part)
    if is_organisation(part, reading.language):
        organisation += 6.0
    if key in all_places(reading.language):
        place += 4.0 if count > 1 or not first.first else 3.0
    if count > 1 and (last.lower in PLACE_ENDS or (first.lower in PLACE_STARTS and first.text not in given_names())):
        place += 3.0
    initial = len(first.text) == 1 and count > 1 and reading.text[first.end : first.end + 1] == "."
    if first.text in given_names() or initial or "." in first.text[1:2]:
        person += 3.0 if count > 1 else 1.0
    if count > 2 and any(len(word.text) == 1 for word in part[1:-1]):
        person += 3.0
    if count > 1 and last.text.endswith("s") and " ".join(word.text for word in part[:-1]) in places():
        organisation += 4.5  # a team: the Chicago Herons
    if (count == 1 and key.lower() in ORG_KNOWN) or key in newspapers():
        organisation += 4.0
    elif any(word.lower in ORG_KNOWN for word in part) and first.text not in given_names():
        organisation += 2.5  # Thomson Reuters, Google Maps
    if count == 1 and 2 <= len(key) <= 6 and key.isupper():
        organisation += _acronym(first, reading)
    if any(map(_is_mixed, part)):
        organisation += 1.5
    if 2 <= count <= 6 and not organisation and not place:
        person += _two_capitals(part, heading, reading)
    return person, organisation, place


def _two_capitals(part: list[Word], heading: bool, reading: Reading) -> float:
    """Two capitals in a row are mostly a person, unless the words are ordinary or stand in a heading.

    German nouns have capitals: there two in a row tell nothing.
    """
    lowered, common, language = reading.lowered, common_words(reading.language), reading.language
    large = [word for word in part if word.text[0].isupper()]
    if not 2 <= len(large) <= 5:
        return 0.0
    if language == "de":
        return 0.0
    ordinary = sum([word.lower in lowered or word.lower in common or _is_ordinary(word) for word in large])
    if part[0].text in places() and part[0].text not in given_names():
        ordinary += 1  # Paris Baguette
    if language != "en":
        ordinary += sum([_ORDINARY_ROMANCE.search(word.lower) is not None and word.text not in given_names() for word in large])
    return 1.0 - 0.6 * ordinary - (0.5 if heading else 0.0)


#: Ends of German nouns and adjectives that stand before a name and are none.
_NOUN_DE = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|mus|nis|chen|lein|ische[nrs]?|liche[nrs]?|ige[nrs]?|ar|er|erin|ende|tag)$"
)
_ORDINARY_ROMANCE = re.compile(
    r"(?:ción|ciones|sión|dades?|dad|mientos?|ario|aria|ência|ância|ção|ções|ités?|tions?|ments?|zione|zioni|tà|ivos?|ivas?|aux"
    r"|ique|ísticas?|ales|eiro|agem|ismo|isme|logía|logie|logia|eurs|ados?|adas?|ismus|heid|ing|schap)$"
)
_ORDINARY = re.compile(
    r"[a-z]{3,}(?:tions?|sions?|ments?|ness|isms?|ity|ities|ings?|ances?|ences?|ology|graphy|ships?|ics|ers|ical|ional|ory)"
)


def _is_ordinary(word: Word) -> bool:
    """Whether a word is one of a label, a title or a body, whatever its capital: Personal Information, Retirement System."""
    lower = word.lower
    if lower in ORG_HEADS or lower in ORG_GENERIC or lower in PLACE_ENDS:
        return True
    return word.text not in given_names() and _ORDINARY.fullmatch(lower) is not None


def _acronym(word: Word, reading: Reading) -> float:
    """Points for an organisation of a word in capitals: more for the short form of a capitalised name before it in brackets,
    less for that of ordinary words, which is a thing: fast radio burst (FRB)."""
    text, words = reading.text, reading.words
    letters = word.text
    if not letters.isalpha():
        return 0.0
    if text[word.start - 1 : word.start] != "(" or word.at < len(letters):
        return 2.0 if len(letters) > 2 else 1.5
    ahead = [words[at] for at in range(word.at - len(letters) - 2, word.at) if at >= 0]
    spelt = "".join(
        one.text[0] for one in ahead if one.lower not in ("of", "the", "and", "for", "de", "la", "et", "der", "und")
    )
    if spelt.endswith(letters):
        return 4.0
    return -4.0 if spelt.lower().endswith(letters.lower()) or not ahead[-1].text[0].isupper() else 1.5


def _is_mixed(word: Word) -> bool:
    """Whether a word has digits, or capitals within it as people's names do not have: iPhone, but not McDonald."""
    text = word.text
    if text.isalpha() and text[1:].islower():
        return False  # nearly all
    return any(map(str.isdigit, text)) or (
        text[1:] != text[1:].lower()
        and not text.isupper()
        and not text.startswith(("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Van"))
        and "-" not in text
    )


def _context(
    part: list[Word], before: Word | None, behind: Word | None, gap: str, reading: Reading
) -> tuple[float, float, float]:
    """Points for the words around."""
    text, words, language = reading.text, reading.words, reading.language
    person = organisation = place = 0.0
    count = len(part)
    reporting = REPORTING.get(language)
    lead = before.lower if before and text[before.end : part[0].start] == " " else ""
    follow = behind.lower if behind and gap == " " else ""
    if reporting:
        if follow in reporting.verbs or lead in reporting.verbs:
            # people are named in full before; what only has one name is a firm or a body
            person += 2.0 if count > 1 or part[0].text in given_names() else 1.0
            organisation += 2.0 if count == 1 and _may_be_firm(part[0], language) else 1.0
        elif behind and gap in (", ", " – ", " — ") and is_appositive(behind, words, text, language):
            # beyond English the first word of a sentence is any word: Evidemment, le ministre
            person += 2.5 if language == "en" or count > 1 or not part[0].first or part[0].text in given_names() else 0.0
    if (
        behind
        and gap == ", "
        and lead not in _IN
        and (behind.lower in ("who", "whose", "whom") or (behind.text.isdigit() and len(behind.text) <= 2))
        and (language != "de" or count > 1 or part[0].text in given_names())
    ):
        person += 3.0
    if behind and gap in (" ", ", ") and behind.lower in ("which", "based"):
        organisation += 2.0
    if text[part[-1].end : part[-1].end + 6] == "-based":
        place += 4.0
    if count > 1 and gap == " (" and behind and behind.text.isdigit() and len(behind.text) == 2:
        person += 3.0  # an age: Gunthild Schön (77)
    if lead == "the":
        person -= 3.0
        organisation += 1.0
    if lead in (_IN if language == "en" else _IN_OTHER.get(language, ())):
        place += 2.5
        person -= 1.0
    elif language == "de" and count == 1 and lead in _IN_DE and part[0].text.endswith(_PLACE_ENDS_DE):
        place += 3.0
    elif lead in _TOWARDS:
        place += 1.0
    if lead in _OF_ORG:
        organisation += 0.5
        if count == 1 and not place and (_is_office(before, words) if lead in ("at", "with", "for") else False):
            organisation += 1.5  # an analyst at Cloudflare
    if (
        count == 1
        and gap[:1] in (",", ".")
        and before
        and text[before.end : part[0].start] == ", "
        and part[0].text in given_names()
    ):
        person += 1.5  # "his daughter, Susan, has"
    if lead in _ORG_NOUNS:
        organisation += 3.0
    if lead in _PLACE_NOUNS or (lead == "of" and lower_before(before, words) in _PLACE_NOUNS):
        place += 3.0
    place += _place_beside(part, behind, gap, lead) if person <= 0 else 0.0
    if lead in ("of", "at") and lower_before(before, words) in RELATIONS:
        organisation += 2.0
    if follow in _ORG_FOLLOWS:
        organisation += 2.0
    if part[-1].possessive and behind and behind.lower in RELATIONS:
        organisation += 1.5
    return person, organisation, place + (dateline(part[0], text) if part[0].start <= HEAD else 0.0)


def _place_beside(part: list[Word], behind: Word | None, gap: str, lead: str) -> float:
    """Points for a place that what follows tells: Radstock, Somerset; the Guizhou province."""
    if behind is None:
        return 0.0
    if gap == ", " and behind.text in places():
        return 2.5 if len(part) == 1 else 1.5
    return 3.0 if gap == " " and behind.lower in _PLACE_NOUNS and lead in ("the", "of", "in", "from") else 0.0


def _is_office(preposition: Word | None, words: TextWords) -> bool:
    """Whether an office stands before a preposition: chief officer at, analyst with."""
    word = lower_before(preposition, words)
    return bool(word) and (is_role(word, "en") or word in RELATIONS or word in ("officer", "engineer", "lead"))


def _may_be_firm(word: Word, language: str) -> bool:
    """Whether one word before a reporting verb is a name: not a German noun, nor a plural that opens a sentence."""
    return language != "de" and not (word.first and word.text.endswith("s"))
