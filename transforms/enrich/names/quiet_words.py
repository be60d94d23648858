"""Words with a capital that nothing speaks for, neither they themselves nor what stands beside them: most nouns of German. They
are names only where a longer name of the text holds them: Keller of Maria Keller.
"""

from collections.abc import Iterable
from unicodedata import combining, normalize

from transforms.enrich.names.gazetteer import all_places, cities_in, countries_of_words
from transforms.enrich.names.known import AHEAD, BEHIND, GIVEN, SEXED, TELLS
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.surroundings import TELLING_GAPS
from transforms.enrich.names.words import ABBREVIATED
from transforms.enrich.offices.roles import is_role

#: In Romance languages the noun of a body stands two words before its name: la société lombarde Norda.
_ROMANCE = ("es", "it", "pt", "fr")
#: What may stand between two words of a name, beside a full stop.
_WITHIN = ("", "\u00a0", "\u202f", " ’", " '")


def is_quiet(reading: Reading, at: int) -> bool:
    """Whether the word at `at` is a run of capitals by itself, and no kind of name gets a point from it or its neighbours.

    A plain word that no table holds, each of its neighbours a small word that tells nothing, or parted from it by a mark.
    """
    text, words, language = reading.text, reading.words, reading.language
    token = words.written[at]
    if language in _ROMANCE or not 0 < at < words.count - 1 or not (token.isalpha() and token[1:].islower()):
        return False
    start, before, behind = words.starts[at], words.written[at - 1], words.written[at + 1]
    gap = text[start + len(token) : words.starts[at + 1]]
    if gap == " ":
        if not (behind.islower() and behind.isalpha()) or words.known_of_small(behind) & BEHIND:
            return False
    elif gap in TELLING_GAPS or gap in _WITHIN or gap[0] in "$'’-" or token in ABBREVIATED:
        return False
    gap = text[words.starts[at - 1] + len(before) : start]
    if gap == " ":
        if not (before.islower() and before.isalpha()) or words.known_of_small(before) & AHEAD:
            return False
        if language != "de" and is_role(before, language):
            return False
    elif gap == ", " or ("\n" not in gap and (not before.isalpha() or words.known_of_small(before.lower()) & AHEAD)):
        return False
    if words.known_of_plain(token) & (GIVEN | SEXED | TELLS) or token in all_places(language):
        return False
    return token not in countries_of_words(language) and (language == "de" or token not in cities_in(language))


def held(quiet: Iterable[int], names: Iterable[str], reading: Reading) -> list[int]:
    """Those of the `quiet` words that one of the `names` is or holds, with or without accents."""
    written = reading.words.written
    parts = {part for name in names for part in name.split(" ")}
    parts |= {part[:1].upper() + part[1:] for part in parts}
    return [at for at in quiet if written[at] in parts or (not written[at].isascii() and without_accents(written[at]) in parts)]


def without_accents(name: str) -> str:
    return "".join(char for char in normalize("NFD", name) if not combining(char))
