"""What the tables know of a word wherever it stands, as one number: a rule asks for a bit of it, and most words have none."""

from collections.abc import Iterable
from functools import cache

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.gazetteer import common_words, frequent_words, given_names, media, newspapers, places
from transforms.enrich.names.national_names import national_names
from transforms.enrich.names.neighbours import ORG_FOLLOWS, RELATIONS, leads, leads_alone, may_stand_before, prepositions, verbs
from transforms.enrich.names.organisation_words import ORG_GENERIC, ORG_HEADS, ORG_KNOWN, ORG_PHRASES
from transforms.enrich.names.title_words import FIELDS, FIRST_ELSEWHERE, JOINTS, LINKS, PORTFOLIOS
from transforms.enrich.names.words import HONORIFICS, NO_NAMES, PARTICLES, PARTICLES_BEHIND, PLACE_ENDS, THINGS

#: A frequent word of the language or of English.
COMMON = 1 << 0
#: A frequent word of the language, or one of bodies and places.
ORDINARY = 1 << 1
#: An honorific, or in Dutch a member of a family.
CALLS = 1 << 2
#: An English office may be of it: Minister for Transport.
FIELD = 1 << 3
#: A verb that reports what somebody says.
VERB = 1 << 4
#: It may stand between such a verb and a name.
SLOT = 1 << 5
#: It tells something right before a name.
LEADS = 1 << 6
#: It tells right behind a name that it is one of an organisation.
FOLLOWS = 1 << 7
#: No apposition goes on with it.
CLOSES = 1 << 8
#: It stands beside those whom a firm or a body has: chairman, employee.
RELATION = 1 << 9
#: It is written as a name is.
CAPITAL = 1 << 10
GIVEN = 1 << 11
#: A place, as English writes it.
PLACE = 1 << 12
#: A run of capitals ends before it.
BARRIER = 1 << 13
#: It is no name where it stands alone.
UNNAMED = 1 << 14
#: A table tells of what kind it is where it stands alone.
TELLS = 1 << 15
#: A first name, in a table of some language.
SEXED = 1 << 16
#: Behind a given name it may tell that a run of capitals is more than one name.
SPLITS = 1 << 17
#: It tells something right before a name of one word, or calls somebody.
AHEAD = 1 << 18
#: It tells something right behind one, or a name may go on with it.
BEHIND = 1 << 19

#: The end of an age before a name: Sixteen-year-old Ann Lee.
AGED = "-year-old"
#: Words at which a run ends; a number or "New" may stand in a name.
_BARRIERS = NO_NAMES - ORG_HEADS - words("new first next rights")
#: They are names as well.
_NAMED = words("new may april june august")
_ELIDED = ("al-", "el-", "ul-", "d'", "d’", "l'", "l’")
_FRENCH_TITLES = words("m m. mm mm. me")


@cache
def bits_of_names() -> dict[str, int]:
    """The bits of the words with a capital, as written, that tables of all languages hold."""
    return _merged(
        (GIVEN | SEXED | TELLS, given_names()),
        (SEXED, national_names()),
        (PLACE, places()),
        (TELLS, ORG_PHRASES | newspapers()),
        (SPLITS, media()),
        (BARRIER | UNNAMED, THINGS),
    )


@cache
def bits_of_words(language: str) -> dict[str, int]:
    """The bits of the words, in lower case, that tables of a language hold."""
    return _merged(
        (COMMON, frequent_words(language)),
        (ORDINARY, common_words(language) | ORG_HEADS | ORG_GENERIC | PLACE_ENDS),
        (CALLS, HONORIFICS if language == "fr" else HONORIFICS.keys() - _FRENCH_TITLES),
        (CALLS, FAMILY if language == "nl" else ()),
        (FIELD, FIELDS if language == "en" else ()),
        (VERB, verbs(language)),
        (SLOT, may_stand_before(language) if language != "en" else ()),
        (LEADS, leads(language)),
        (FOLLOWS, ORG_FOLLOWS),
        (CLOSES, prepositions(language)),
        (RELATION, RELATIONS),
        (BARRIER | UNNAMED, _BARRIERS),
        (UNNAMED, NO_NAMES - _NAMED),
        (TELLS, ORG_KNOWN),
        (SPLITS, HONORIFICS.keys() | JOINTS | LINKS | PORTFOLIOS | FIRST_ELSEWHERE.get(language, frozenset())),
        (SPLITS, words("officer justice lance")),
        (AHEAD, leads_alone(language) | verbs(language) | HONORIFICS.keys()),
        (AHEAD, may_stand_before(language) if language != "en" else FIELDS),
        (AHEAD, FAMILY if language == "nl" else ()),
        (BEHIND, verbs(language) | ORG_FOLLOWS | PARTICLES | PARTICLES_BEHIND | words("which based for and und en et")),
    )


def _merged(*tables: tuple[int, Iterable[str]]) -> dict[str, int]:
    merged: dict[str, int] = {}
    for bits, listed in tables:
        for word in listed:
            merged[word] = merged.get(word, 0) | bits
    return merged


def is_idle(text: str, lower: str) -> bool:
    """Whether a word is never the first of a name, unless that of a place: THINGS, days, ages."""
    return text in THINGS or lower.endswith(AGED) or (lower in NO_NAMES and lower not in _NAMED)


def has_capital(text: str) -> bool:
    """Whether a word has a capital at its beginning, or behind a small article: al-Qaida."""
    return text[0].isupper() or (
        "-" in text and not text[0].isdigit() and text.partition("-")[2][:1].isupper() and text.lower().startswith(_ELIDED)
    )
