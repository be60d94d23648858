"""Whether words with capitals are those of a person's name, by the words alone: two in a row mostly are, unless they are
ordinary ones in the name of a body, a law, a work or a product.
"""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.body_words import DUTCH_ADJECTIVES, DUTCH_ARTICLES, DUTCH_THINGS
from transforms.enrich.names.gazetteer import all_places, frequent_words, given_names, places
from transforms.enrich.names.known import GIVEN, ORDINARY
from transforms.enrich.names.ordinary_nouns import has_ordinary_end, is_ordinary_noun, opens_ordinarily, ordinary_words
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.tokens import Word
from transforms.enrich.names.words import FLEMISH, MIN_ACRONYM
from transforms.enrich.offices.roles import is_role

#: Ends of German nouns and adjectives that stand before a name and are none.
NOUN_DE = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|mus|nis|chen|lein|ische[nrs]?|liche[nrs]?|ige[nrs]?|ar|er|erin|ende|tag)$"
)
#: Ends of German compounds for bodies, works, laws and goods; of no surnames.
_THING_DE = re.compile(
    r"[a-zäöüß](?:gymnasium|schule|hilfe|recht|rechts|gesetz|gesetzes|richtlinie|verordnung|museum|verein|verband|preis|zeug|show"
    r"|kreis|kreises|partei|gruppe|bank|zeitung|haus|platz|straße|turnier|quartett|quintett|orchester|chor|festival|messe"
    r"|bund|werk|werke|dienst|amt|ministerium|institut|zentrum|projekt|programm|kampagne|serie|liga|pokal|gelenk|basis)$"
)
#: Ends of German adjectives, which no first name has: Eindeutige Gewissheit, Schlauchlose Reifen.
_ADJECTIVE_DE = re.compile(r"[a-zäöüß]{2}(?:ige|igere|ere|lose|ische|liche|bare|same|volle|ierte|hafte|ierende|enden?)[nrsm]?$")
#: Pronouns with a capital, by which texts address their readers: Nutzen Sie.
_READERS_DE = words("Sie Ihnen")
_MONTHS_DE = words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
#: Ends of ordinary nouns that no surname has: Manning, Rogers, Vance.
_ABSTRACT = re.compile(r"[a-z]{3,}(?:tions?|sions?|ments?|isms?|ity|ities|ology|graphy|ships?|ical|ional)")
_WITHOUT = words("without against sin contra sans contre senza contro sem zonder tegen ohne gegen")
_STORMS = words("storm hurricane typhoon cyclone tropical tempête ouragan tormenta huracán uragano furacão tempestade orkan")
_MARKS = "“”„«»‘’‚\"'"
#: Last words of products and their makes.
_PRODUCT = words("pro max plus mini ultra lite core hub usb edition app apps xl")
#: Ordinary English words that are frequent surnames.
_SURNAMES = words(
    """
    white wood woods young black cross long day snow love price banks waters field fields sharp small short strong page wise
    good best power powers bird law farmer gold wall walls pool church bridges street hope bliss ball hand foot head quick
    speed bright winter summer spring rich singer cash major may
    """
)
_MAX_ACRONYM = 5  # letters of the short form of a body
#: In Portuguese places are surnames too often: Assunção.
_PLACED = ("en", "es", "fr", "it")
_PAIR = 2
_WEIGHT = 0.6  # points less for each ordinary word: one is enough to leave what nothing else tells


def two_capitals(part: list[Word], heading: bool, reading: Reading) -> float:
    """Points for a person of two to five words with capitals.

    German nouns have capitals: there two in a row tell nothing.
    """
    language = reading.language
    large = [word for word in part if word.text[0].isupper()]
    if not 2 <= len(large) <= 5:
        return 0.0
    if language == "de":
        return _two_german(part)
    flemish = language == "nl" and any(word.text in FLEMISH for word in part[1:-1])
    plain = [word for word in large if word.text not in FLEMISH] if flemish else large  # Jitse Van Hoorick
    if part[0].lower in _STORMS or any(word.lower in _WITHOUT for word in large[1:-1]):
        return -3.0  # Storm Arwen, Médicos Sin Fronteras
    if language == "nl" and len(part) == 2 and large[0].lower in DUTCH_ARTICLES:
        return -2.0  # a club or a firm, also where it speaks: De Meren vond
    ordinary = _ordinary(plain, reading) + _is_of_thing(part, reading)
    if language == "nl" and not flemish:
        adjective = large[0].lower.endswith(DUTCH_ADJECTIVES) and large[0].text not in given_names()
        ordinary += adjective + large[-1].lower.endswith(DUTCH_THINGS)
    if language != "en":
        ordinary += sum([is_ordinary_noun(word.text) for word in plain])
    elif not ordinary and not large[0].known & GIVEN:
        ordinary += _ends_as_thing(large, reading)
    return 1.0 - _WEIGHT * ordinary - (0.5 if heading else 0.0)


def is_short_form(text: str) -> bool:
    """Whether a word alone in capitals is the short form of a body."""
    return MIN_ACRONYM <= len(text) <= _MAX_ACRONYM and text.isalpha() and text.title() not in given_names()


def is_thing(part: list[Word], language: str) -> bool:
    """Whether a word alone behind an office is none of a name: Employee Training, comandante Operativo, Brother SE700."""
    word = part[0]
    if len(part) > 1 or word.text in given_names() or not word.text[0].isupper():
        return False
    ordinary = language == "en" and _ABSTRACT.fullmatch(word.lower) is not None
    body = language == "de" and _THING_DE.search(word.text) is not None  # der Deutsche Skiverband
    return ordinary or body or word.lower in ordinary_words(language) or any(map(str.isdigit, word.text))


def _ends_as_thing(large: Sequence[Word], reading: Reading) -> bool:
    """Whether an English word that is nobody's surname, or an acronym, ends a name: Carvex Notebook, Carvex RGB. In a list of
    authors the letters of first names stand behind the surname, before a mark: Ohlert AEM, Roth K."""
    first, last = large[0], large[-1]
    if last.lower in ordinary_words("en"):
        return last.lower not in _SURNAMES
    return (
        first.text.istitle()
        and last.text.isupper()
        and is_short_form(last.text)
        and reading.text[last.end : last.end + 1] not in (",", ".")
    )


def _ordinary(plain: Sequence[Word], reading: Reading) -> int:
    """How many words of a run are ordinary ones. A surname may be a word as well, and counts behind an ordinary first word
    only."""
    lowered = reading.lowered
    opens = len(plain) > 1 and opens_ordinarily(plain[0].text, plain[1].text, reading.language)
    listed = ordinary_words(reading.language) if opens else frozenset()
    return sum(
        [
            word.known & ORDINARY > 0 or word.lower in lowered or word.lower in listed or has_ordinary_end(word.text)
            for word in plain
        ]
    )


def _is_of_thing(part: list[Word], reading: Reading) -> int:
    """How many signs there are that a run without a given name is the name of a thing: a place at either end (Paris Baguette,
    Rosewood London), an acronym before it (CGT Goodyear), a word of products behind it (Blue Pro), marks around it.
    """
    language = reading.language
    first, last = part[0], part[-1]
    if first.text in given_names():
        return 0
    before, behind = reading.text[first.start - 1 : first.start], reading.text[last.end : last.end + 1]
    title = len(part) > 1 and before in _MARKS and behind in _MARKS and before != "" != behind
    acronym = first.text.isupper() and first.text.isalpha() and len(first.text) >= MIN_ACRONYM and not last.text.isupper()
    placed = language in _PLACED or (language == "nl" and len(part) == 2)  # Stormvogels Harlingen, but: Ada van Assen
    place = first.text in places() or (placed and last.text in all_places(language))
    return place + acronym + title + (last.lower in _PRODUCT)


def _two_german(part: list[Word]) -> float:
    """A little for two or three German words that have not the look of nouns: enough where the last one speaks elsewhere."""
    first, last = part[0], part[-1]
    if last.text in _READERS_DE:
        return -4.0
    if first.text not in given_names():
        if len(part) == _PAIR and last.text not in given_names() and _ADJECTIVE_DE.search(first.text):
            return -2.0
        if last.text in _MONTHS_DE or first.lower in frequent_words("de"):
            return -3.0  # Ende Oktober, Die Polizei
        if _THING_DE.search(last.text) or last.text in all_places("de"):
            return -2.0  # Royal Fishing Kinderhilfe, Barcamp Graz
    plain = len(part) <= 3 and all(word.text.isalpha() and word.text.istitle() for word in part)
    noun = any(NOUN_DE.search(word.text) for word in part[:-1]) or any(is_role(word.lower) for word in part)
    return 0.5 if plain and not noun else 0.0
