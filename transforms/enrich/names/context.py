"""Evidence of the words around a capitalised run for its kind: points for person, organisation, place."""

import re

from transforms.enrich.names.body_words import BODIES_AHEAD
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.gazetteer import all_places, cities_in
from transforms.enrich.names.known import FOLLOWS, GIVEN, LEADS, PLACE, SLOT, VERB
from transforms.enrich.names.neighbours import (
    ARTICLES,
    IN,
    IN_DE,
    IN_OTHER,
    MEANWHILE,
    OF,
    OF_ORG,
    ORG_NOUNS,
    PLACE_NOUNS,
    RELATIONS,
    TOWARDS,
)
from transforms.enrich.names.ordinary_nouns import is_ordinary_thing
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.reported import apposed, may_be_apposed, reported
from transforms.enrich.names.set_beside import body_set_beside
from transforms.enrich.names.speaking_slot import german_place
from transforms.enrich.names.surroundings import HEAD, Beside, dateline, lower_before
from transforms.enrich.names.tokens import TextWords, Word
from transforms.enrich.offices.roles import is_role
from transforms.enrich.reporting.languages import REPORTING

ROMANCE = frozenset(("es", "fr", "it", "pt"))
#: Who works at a body: managers at Crossway Buses.
_STAFF = frozenset(("managers", "bosses", "staff", "engineers"))
#: What stands between a name and an apposition.
_COMMAS = (", ", " – ", " — ")
_OTHERS = ("es", "it", "pt", "nl")
_MAX_SMALL = 4  # letters of the longest preposition or article
_MAX_FULL, _MAX_PHRASE = 4, 8  # words of a name, and of the phrase of an office before it
#: An age behind a name: (Salamanca, 58 años), de 51 años, di 39 anni, (76)
_AGE = re.compile(r",? (?:\((?:[^\W\d_][\w ]{1,20}, )?)?(?:de |di |con )?\d{1,3}(?: (?:años|anos|anni|jaar)\b|\)|,)")


#: Behind a number that is no age: 6 Mangos, 3(1), 20.2.20, 60 %, 1. Tag
_AMOUNT = re.compile(r" (?!Jahre)[A-Z]|\(|[.:/–-]\d|[ \u00a0]?%|\. [A-Z]")
#: An age that is set in: Roth, 66, Sohn eines Bergmanns
_AGE_BETWEEN = re.compile(r", [1-9]\d, ")
_PLACE_ENDS_DE = (
    *("burg", "stadt", "dorf", "heim", "hausen", "berg", "bach", "feld", "ingen", "furt", "hafen", "kirchen", "walde", "brück"),
    *("brücken", "rode", "leben", "stedt", "münde", "land", "ow", "itz", "au", "thal", "hofen", "weiler", "ried", "moos"),
)


def context(part: list[Word], near: Beside, reading: Reading) -> tuple[float, float, float]:
    """Points for the words around."""
    text, language = reading.text, reading.language
    before, between, lead, behind, gap, follow, known, _ = near
    person = organisation = place = 0.0
    first, last, count = part[0], part[-1], len(part)
    if known & (VERB | SLOT):
        person, organisation = reported(part, near, reading)
    if behind and gap in _COMMAS and language in REPORTING and may_be_apposed(person, organisation, lead, reading):
        person = max(person, apposed(part, lead, behind, reading))
    if behind and gap == ", " and _is_told_behind(part, lead, behind, reading):
        person += 3.0
    if (follow or (behind.lower if behind and gap == ", " else "")) in ("which", "based"):
        organisation += 2.0
    if text.startswith("-based", last.end):
        place += 4.0
    if count > 1 and gap == " (" and language not in _OTHERS and behind and behind.text.isdigit() and len(behind.text) == 2:
        person += 0.0 if _AMOUNT.match(text, behind.end) else 3.0  # an age: Gunthild Schön (77)
    if language != "en":
        place += _city(part, lead, reading)
    if known & LEADS or lead.isdigit():
        led = _led(part, near, reading, placed=place > 0)
        person, organisation, place = person + led[0], organisation + led[1], place + led[2]
    if language == "de":
        person += german_place(part, lead, follow, reading)
    if (
        count == 1
        and before
        and between == ", "
        and gap[:1] in (",", ".")
        and first.known & GIVEN
        # but: Stanford, Columbia, Yale
        and (before.known & GIVEN or before.text[0].islower() != (language == "de"))
    ):
        person += 1.5  # "his daughter, Susan, has"
    if person <= 0 and gap:
        place += _place_beside(part, near)
    if near.known_behind & FOLLOWS:
        organisation += 2.0
    if count > 1 and language in _OTHERS and _AGE.match(text, last.end):
        person += 3.0  # Ana Roa (3)
    if before and between == ", ":
        if gap[:1] == "," or gap == " (":
            person += _enclosed(part, before, reading)  # the mayor, Ada Roth (SP),
        organisation += body_set_beside(part, before, reading)
    elif before and lead and language in ROMANCE:
        organisation += _body_ahead(before, reading)
    if last.possessive and behind:  # Roa's uncle, Acme's chairman
        person += 3.0 if behind.lower in FAMILY else 0.0
        organisation += 1.5 if behind.lower in RELATIONS else 0.0
    if first.start <= HEAD:
        place += dateline(first, text)
    return person, organisation, place


def _is_told_behind(part: list[Word], lead: str, behind: Word, reading: Reading) -> bool:
    """Whether a relative clause or an age behind a comma tells that a name is one of a person."""
    if lead in IN or not (behind.lower in ("who", "whose", "whom") or (behind.text.isdigit() and len(behind.text) <= 2)):
        return False
    if behind.text.isdigit() and _AMOUNT.match(reading.text, behind.end):
        return False
    sure = reading.language != "de" or len(part) > 1 or part[0].known & GIVEN > 0
    return sure or _AGE_BETWEEN.match(reading.text, part[-1].end) is not None


def _led(part: list[Word], near: Beside, reading: Reading, *, placed: bool) -> tuple[float, float, float]:
    """Points for the word right before; `placed`: something else tells already that the name is one of a place."""
    lead, language, before, count = near.lead, reading.language, near.before, len(part)
    person = organisation = place = 0.0
    if lead == "the":
        person -= 3.0
        organisation += 1.0
    elif lead in MEANWHILE or lead.isdigit() or (count > 1 and _has_article(part, lead, language)):
        person -= 3.0  # during Zero Hour, the 360 Sensitive Extra Soft, los Nuevos Tigres
    if lead in (IN if language == "en" else IN_OTHER.get(language, ())) and not part[-1].possessive:  # in Cairo’s words
        # in Leeds, in Hope, Arizona, but: degrees in Corporate Finance
        place += 0.0 if near.gap != ", " and is_ordinary_thing(part, language) else 2.5
        person -= 1.0
    elif language == "de" and count == 1 and lead in IN_DE and part[0].text.endswith(_PLACE_ENDS_DE):
        place += 3.0
    elif lead in TOWARDS:
        place += 1.0
    if lead in OF_ORG:
        organisation += 0.5
        if count == 1 and not placed and not place and lead in ("at", "with", "for") and _is_office(before, reading.words):
            organisation += 1.5  # an analyst at Cloudflare
    if lead in ORG_NOUNS:
        organisation += 3.0
    if lead in PLACE_NOUNS or (lead in OF and lower_before(before, reading.words) in PLACE_NOUNS):
        place += 3.0
    if lead in ("of", "at") and (noun := lower_before(before, reading.words)):
        organisation += 2.0 if noun in RELATIONS or (lead == "at" and noun in _STAFF) else 0.0
    if lead in FAMILY and (language != "de" or part[0].known & GIVEN) and not any(map(str.isdigit, part[0].text)):
        person += 3.0  # his daughter Ada, but: the Brother XR9921
    return person, organisation, place


def _has_article(part: list[Word], lead: str, language: str) -> bool:
    """Whether an article stands before several words that no person of a full name has."""
    if language == "de" and any(word.known & GIVEN for word in part):
        return False  # der Berliner Jan Roth
    return lead in ARTICLES.get(language, ())


def _body_ahead(before: Word, reading: Reading) -> float:
    """Points for the name of a body right behind its noun, with an adjective at most between: la société Froid Bleu, il gruppo
    lombardo Vento Alto, but not: la collega di partito Ada Roth."""
    words, noun, points = reading.words, before, 5.0
    if before.lower not in BODIES_AHEAD:
        if len(before.lower) <= _MAX_SMALL or not before.lower.isalpha() or not before.at:
            return 0.0  # most of all: an article or a preposition
        noun, points = words[before.at - 1], 3.0
        if noun.lower not in BODIES_AHEAD or before.start != noun.end + 1:
            return 0.0
    return points if noun.at and words[noun.at - 1].lower not in OF else 0.0


def _enclosed(part: list[Word], before: Word, reading: Reading) -> float:
    """Points for a person between commas whom the noun before tells."""
    noun, count = before.lower, len(part)
    if count > _MAX_FULL:
        return 0.0
    if reading.language in _OTHERS or reading.language == "fr":
        return 2.5 if _office_ahead(before, reading, family=count == 1) else 0.0
    if count < _MAX_FULL and noun in FAMILY:
        return 2.5  # his widow, Blessing,
    return 2.5 if 1 < count < _MAX_FULL and is_role(noun, reading.language) else 0.0


def _office_ahead(word: Word, reading: Reading, *, family: bool) -> bool:
    """Whether the phrase that ends with a word is one of a member of a family, or of an office unless `family`: la consejera de
    Agricultura, o presidente da câmara."""
    words, reporting = reading.words, REPORTING[reading.language]
    for at in range(word.at, max(-1, word.at - _MAX_PHRASE), -1):
        lower = words[at].lower
        if at < word.at and reading.text[words[at].end : words[at + 1].start] not in (" ", "’", "'"):
            return False
        if lower in FAMILY or (not family and is_role(lower, reading.language)):
            return True
        if lower in reporting.verbs:
            return False
    return False


def _city(part: list[Word], lead: str, reading: Reading) -> float:
    """Points for a city of the table: in German, where nouns have capitals, only behind a preposition or of several words."""
    language = reading.language
    key = " ".join([word.text for word in part])
    if key not in cities_in(language) or key in all_places(language):
        return 0.0
    if len(part) > 1:
        return 4.0
    if language == "de":
        return 4.0 if lead in IN_DE else 0.0
    return 0.0 if part[0].first or lead in REPORTING[language].articles else 2.5


def _place_beside(part: list[Word], near: Beside) -> float:
    """Points for a place that what follows tells: Radstock, Somerset; the Guizhou province."""
    if near.gap == ", " and near.behind and near.behind.known & PLACE:
        return 2.5 if len(part) == 1 else 1.5
    return 3.0 if near.follow in PLACE_NOUNS and near.lead in ("the", "of", "in", "from") else 0.0


def _is_office(preposition: Word | None, words: TextWords) -> bool:
    """Whether an office stands before a preposition: chief officer at, analyst with."""
    word = lower_before(preposition, words)
    return bool(word) and (is_role(word, "en") or word in RELATIONS or word in ("officer", "engineer", "lead"))
