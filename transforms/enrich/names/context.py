"""Evidence of the words around a capitalised run for its kind: points for person, organisation, place."""

import re

from transforms.enrich.lexicon import words as _list
from transforms.enrich.names.body_words import BODIES_AHEAD
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.gazetteer import all_places, cities_in, given_names, places
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.reported import apposed, may_be_apposed, reported
from transforms.enrich.names.set_beside import body_set_beside
from transforms.enrich.names.speaking_slot import german_place
from transforms.enrich.names.surroundings import (
    HEAD,
    RELATIONS,
    dateline,
    lower_before,
)
from transforms.enrich.names.tokens import TextWords, Word
from transforms.enrich.offices.roles import is_role
from transforms.enrich.reporting.languages import REPORTING

_ORG_NOUNS = _list(
    """
    carmaker automaker brewer distiller chipmaker drugmaker planemaker housebuilder airline
    company bank firm group club newspaper magazine agency giant maker carrier operator retailer startup start-up
    charity union conglomerate lender publisher brokerage chain network broadcaster journal supplier brand insurer
    parent rival app website lobby think-tank nonprofit team side
    """
)


_PLACE_NOUNS = _list(
    """
    city town village state province region county district port island capital suburb hamlet resort commune
    municipality neighborhood neighbourhood river lake
    bairro barrio cidade ciudad città ville stadt comuna comune commune município municipio provincia quartier quartiere
    wijk gemeente stad dorp comarca aldea aldeas pueblo distrito cantón región colonia vereda parroquia localidad comunidad
    freguesia povoado região concelho distrito aldeia vila estado hameau bourg canton département région frazione borgo contrada
    regione località gehucht buurtschap deelgemeente deelstaat buurt
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


ROMANCE = frozenset(("es", "fr", "it", "pt"))
_OTHERS = ("es", "it", "pt", "nl")
_MAX_SMALL = 4  # letters of the longest preposition or article
_MAX_FULL, _MAX_PHRASE = 4, 8  # words of a name, and of the phrase of an office before it
#: An age behind a name: (Salamanca, 58 años), de 51 años, di 39 anni, (76)
_AGE = re.compile(r",? (?:\((?:[^\W\d_][\w ]{1,20}, )?)?(?:de |di |con )?\d{1,3}(?: (?:años|anos|anni|jaar)\b|\)|,)")


#: An age that is set in: Roth, 66, Sohn eines Bergmanns
_AGE_BETWEEN = re.compile(r", [1-9]\d, ")
_OF = _list("of de da do di du del della van von")


#: Articles that no person of a full name has; Italian and Portuguese people have those of one.
_ARTICLES = {
    "de": _list("der die das dem den des ein eine einen einem einer eines im am zum zur vom beim"),
    "es": _list("el la los las del al"),
    "fr": _list("le la les au aux du des"),
    "it": _list("i gli le ai agli dei degli"),
    "pt": _list("os as aos dos"),
}


#: What follows has a time: during Zero Hour.
_MEANWHILE = _list("during amid throughout pendant durant durante während tijdens")


_OF_ORG = _list("at for with by joined owns bought")


def context(
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
        person, organisation = reported(part, lead, follow, reading)
        if behind and gap in (", ", " – ", " — ") and may_be_apposed(person, organisation, lead, reading):
            person = max(person, apposed(part, lead, behind, reading))
    if (
        behind
        and gap == ", "
        and lead not in _IN
        and (behind.lower in ("who", "whose", "whom") or (behind.text.isdigit() and len(behind.text) <= 2))
        and (language != "de" or count > 1 or part[0].text in given_names() or _AGE_BETWEEN.match(text, part[-1].end))
    ):
        person += 3.0
    if behind and gap in (" ", ", ") and behind.lower in ("which", "based"):
        organisation += 2.0
    if text[part[-1].end : part[-1].end + 6] == "-based":
        place += 4.0
    if count > 1 and gap == " (" and language not in _OTHERS and behind and behind.text.isdigit() and len(behind.text) == 2:
        person += 3.0  # an age: Gunthild Schön (77)
    if lead == "the":
        person -= 3.0
        organisation += 1.0
    elif lead in _MEANWHILE or lead.isdigit() or (count > 1 and _has_article(part, lead, language)):
        person -= 3.0  # during Zero Hour, the 360 Sensitive Extra Soft, los Nuevos Tigres
    if lead in (_IN if language == "en" else _IN_OTHER.get(language, ())) and not part[-1].possessive:  # in Cairo’s words
        place += 2.5
        person -= 1.0
    elif language == "de" and count == 1 and lead in _IN_DE and part[0].text.endswith(_PLACE_ENDS_DE):
        place += 3.0
    elif lead in _TOWARDS:
        place += 1.0
    person += german_place(part, lead, follow, reading) if language == "de" else 0.0
    place += _city(part, lead, reading)
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
        # but: Stanford, Columbia, Yale
        and (before.text in given_names() or before.text[0].islower() != (language == "de"))
    ):
        person += 1.5  # "his daughter, Susan, has"
    if lead in _ORG_NOUNS:
        organisation += 3.0
    if lead in _PLACE_NOUNS or (lead in _OF and lower_before(before, words) in _PLACE_NOUNS):
        place += 3.0
    place += _place_beside(part, behind, gap, lead) if person <= 0 else 0.0
    if lead in ("of", "at") and lower_before(before, words) in RELATIONS:
        organisation += 2.0
    if follow in _ORG_FOLLOWS:
        organisation += 2.0
    owned = behind.lower if part[-1].possessive and behind else ""  # Roa's uncle, Acme's chairman
    return (
        person + _described(part, before, lead, gap, reading) + (3.0 if owned in FAMILY else 0.0),
        organisation
        + (1.5 if owned in RELATIONS else 0.0)
        + (body_set_beside(part, before, reading) if before and not lead else _body_ahead(before if lead else None, reading)),
        place + (dateline(part[0], text) if part[0].start <= HEAD else 0.0),
    )


def _has_article(part: list[Word], lead: str, language: str) -> bool:
    """Whether an article stands before several words that no person of a full name has."""
    if language == "de" and any(word.text in given_names() for word in part):
        return False  # der Berliner Jan Roth
    return lead in _ARTICLES.get(language, ())


def _body_ahead(before: Word | None, reading: Reading) -> float:
    """Points for the name of a body behind its noun, with an adjective at most between: la société Froid Bleu, il gruppo
    lombardo Vento Alto, but not: la collega di partito Ada Roth."""
    if before is None or reading.language not in ROMANCE:
        return 0.0
    for place, points in (0, 5.0), (1, 3.0):
        if before.at <= place:
            return 0.0
        noun, ahead = reading.words[before.at - place], reading.words[before.at - place - 1]
        if noun.lower in BODIES_AHEAD:
            plain = place == 0 or (before.start == noun.end + 1 and before.lower.isalpha() and len(before.lower) > _MAX_SMALL)
            return points if plain and ahead.lower not in _OF else 0.0
    return 0.0


def _described(part: list[Word], before: Word | None, lead: str, gap: str, reading: Reading) -> float:
    """Points for a person whom the noun before tells, or an age: his daughter Ada, their coach, Ada Roth, said; Ana Roa (3)."""
    aged = len(part) > 1 and reading.language in _OTHERS and _AGE.match(reading.text, part[-1].end)
    points = 3.0 if aged else 0.0
    if (
        lead in FAMILY
        and (reading.language != "de" or part[0].text in given_names())
        and not any(map(str.isdigit, part[0].text))  # the Brother XR9921
    ):
        points += 3.0
    elif not lead and before is not None and (gap[:1] == "," or gap == " ("):  # the mayor, Ada Roth (SP),
        points += _enclosed(part, before, reading)
    return points


def _enclosed(part: list[Word], before: Word, reading: Reading) -> float:
    """Points for a person between commas whom the noun before tells."""
    noun, count = before.lower, len(part)
    if count > _MAX_FULL or reading.text[before.end : part[0].start] != ", ":
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
    if language == "en":
        return 0.0
    key = " ".join([word.text for word in part])
    if key not in cities_in(language) or key in all_places(language):
        return 0.0
    if len(part) > 1:
        return 4.0
    if language == "de":
        return 4.0 if lead in _IN_DE else 0.0
    return 0.0 if part[0].first or lead in REPORTING[language].articles else 2.5


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
