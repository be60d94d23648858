"""Lists of given names, places, countries and newspapers, read once from `data/` and CLDR."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from transforms.enrich.lexicon import rows
from transforms.enrich.names.words import Gender

#: Codes of CLDR for unions, the unknown and tests.
_NO_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))


@cache
def given_names() -> dict[str, Gender]:
    """Given name -> the gender it mostly goes with; of our own list before that of the world."""
    table: dict[str, Gender] = {}
    for gender, names in rows("given_names"):
        for name in names.split():
            table[name] = gender if table.get(name, gender) == gender else "u"  # type: ignore[assignment]  # m, f or u
    for gender, names in rows("given_names_world"):
        for name in names.split():
            table.setdefault(name, gender)  # type: ignore[arg-type]  # m, f or u
    return table


@cache
def own_given_names() -> frozenset[str]:
    """The given names of our own list, few of which are surnames as well."""
    return frozenset(name for _, names in rows("given_names") for name in names.split())


@cache
def places() -> frozenset[str]:
    """Names of places in English: CLDR's countries and exemplar cities, and our own list."""
    own = {name for _, names in (*rows("places_own"), *rows("places_cldr")) for name in names.split("|")}
    return frozenset(own)


@cache
def places_in(language: str) -> frozenset[str]:
    """Cities and regions as a language writes them: CLDR's exemplar cities and our own list; in English `places` has them."""
    if language == "en":
        return frozenset()
    own = {name for code, names in rows("places_other") if code == language for name in names.split("|")}
    try:
        zones = Locale.parse(language).time_zones
    except (UnknownLocaleError, ValueError):
        return frozenset(own)
    cities = {re.split(r"[,(\[]", zone["city"])[0].strip() for zone in zones.values() if "city" in zone}
    # a city of Indiana is a knife or an anchor elsewhere
    return frozenset(own | {city for city in cities if city[:1].isupper() and city not in ("Center", "Showa", "Knox", "Troll")})


@cache
def cities_in(language: str) -> frozenset[str]:
    """Cities of the countries of a language and large ones of the world; none for English, which has lists of its own.

    Some are words as well, which only their place in the sentence tells apart.
    """
    if language == "en":
        return frozenset()
    return frozenset(name for code, names in rows("places_cities") if code in (language, "") for name in names.split("|"))


@cache
def newspapers() -> frozenset[str]:
    """Names of newspapers and magazines."""
    return frozenset(name for _, names in rows("newspapers") for name in names.split("|"))


@cache
def media() -> frozenset[str]:
    """Names of newspapers, magazines and news agencies."""
    return newspapers() | {spelling for _, spellings, _ in rows("agencies") for spelling in spellings.split("|")}


@cache
def all_places(language: str) -> frozenset[str]:
    """Every place there is a list of, for texts in a language."""
    return places() | places_in(language) | countries_in(language)


@cache
def countries_in(language: str) -> frozenset[str]:
    """The names of countries and territories in a language, for telling a place from a person."""
    try:
        named = Locale.parse(language).territories.items()
        return frozenset(name for code, name in named if len(code) == 2 and code not in _NO_COUNTRIES)
    except (UnknownLocaleError, ValueError):
        return frozenset()


@cache
def countries_of_words(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The first word of countries whose other words are small -> those others: République tchèque, Arabie saoudite."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in countries_in(language) | all_places(language):
        first, *others = name.split(" ")
        if others and others[-1][0].islower():
            found.setdefault(first, []).append(tuple(others))
    return {first: tuple(sorted(others, key=len, reverse=True)) for first, others in found.items()}


@cache
def common_words(language: str) -> frozenset[str]:
    """Frequent words of a language that are written in lower case."""
    found = next((listed for code, listed in rows("frequent_words") if code == language), "")
    return frozenset(word for word in found.split() if word[:1].islower())


@cache
def frequent_words(language: str) -> frozenset[str]:
    """Those of a language and of English; of German all that texts write small, as its nouns have capitals anyway."""
    found = common_words(language) | common_words("en")
    return found | small_words(language) if language == "de" else found


def small_words(language: str) -> frozenset[str]:
    """Words that texts write with a small letter unless they stand in a name (data/ordinary_words.tsv)."""
    return frozenset(next((found for code, found in rows("ordinary_words") if code == language), "").split())
