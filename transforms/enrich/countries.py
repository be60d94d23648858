"""The countries that a text names, by their names in its language. Adjectives and peoples are not countries."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import compress

from babel import Locale, UnknownLocaleError

from schemas.articles import Article, Country
from transforms.enrich.chain import EnrichConfig, Skipped
from transforms.enrich.lexicon import rows
from transforms.enrich.lexicon import words as words_of
from transforms.enrich.text_language import text_language
from transforms.enrich.tokens import Tokens, tokens

_NO_COUNTRIES = words_of("EU EZ QO UN XA XB ZZ AQ ")
#: Written without spaces, or with particles joined to the name: looked for anywhere.
_JOINED = words_of("zh ja ko th lo km my wuu yue ")
#: By language: a city of the news that a far country is called after.
_RATHER_CITIES = {"es": ("Granada",), "ca": ("Granada",), "gl": ("Granada",), "pt": ("Granada",)}
#: Also names of people and of an American state: no country beside another capitalised word.
_GIVEN = words_of("Jordan Chad Georgia Israel Dominica Jersey Salvador")
#: Words before a name that make another place of it: New Mexico.
_BEFORE = words_of("New Gulf South-East ")
#: The American state is meant where its neighbours are.
_STATE_SIGNS = words_of(
    """
    Atlanta Savannah Augusta Macon Alabama Florida Tennessee Carolina Republican Democrat GOP Ga Fulton Kemp
    """
)
_MAX_COUNTRIES = 50
_POSSESSIVE = ("’s", "'s")
#: Articles and prepositions joined to a name.
_ELIDED = ("l'", "l’", "d'", "d’", "L'", "L’", "D'", "D’")


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object] | Skipped:
    """`countries`: ISO 3166-1 codes with how often each is named, the most named first, at most 50.

    Names are CLDR's for the language of the text, and aliases of the news (data/country_aliases.tsv); whole words only,
    inflected forms only where they end in s. Skipped: `unknown_language` where there are no names in it.
    """
    language = text_language(article)
    table = _names(language)
    if not table:
        return Skipped("unknown_language")
    text = article.content.text[: config.max_chars]
    counts = _anywhere(text, language) if language in _JOINED else _by_words(text, language)
    return {"countries": tuple(Country(code=code, count=count) for code, count in counts.most_common(_MAX_COUNTRIES))}


def _by_words(text: str, language: str) -> Counter[str]:
    """Longest name first at every word: "Guinea" is not found in "Papua New Guinea"."""
    names = _by_first_word(language)
    found: Counter[str] = Counter()
    words, starts = _words(text)
    behind = 0
    # few of the words of a text begin the name of a country: no loop of Python reads the others
    for index in compress(range(len(words)), map(_openings(language).__contains__, words)):
        if index >= behind:
            length, code = _match(words, index, names, language)
            if length and not _is_other(text, words, starts, index, length):
                found[code] += 1
            behind = index + length
    return found


def _words(text: str) -> Tokens:
    """The words without ampersands: "Bosnia & Herzegovina" is a name of two words."""
    found = tokens(text)
    if "&" not in found.words:
        return found
    at = [place for place, word in enumerate(found.words) if word != "&"]
    return Tokens([found.words[place] for place in at], [found.starts[place] for place in at])


@cache
def _openings(language: str) -> frozenset[str]:
    """Every word that begins a name as `_forms` reads it: Italy, Italy's, l'Italie, Italiens. None has a small letter first but
    for an article's.
    """
    names = _by_first_word(language)
    bare = {form for word in names for form in (word, f"{word}s")}
    longer = {f"{elided}{word}{ending}" for elided in ("", *_ELIDED) for word in bare for ending in ("", *_POSSESSIVE)}
    return frozenset(word for word in longer if _may_open(word) and not names.keys().isdisjoint(_forms(word, language)))


def _may_open(word: str) -> bool:
    """No name of a country begins with a small letter, but for l'Italie."""
    return not word[0].islower() or word[1:2] in ("'", "’")


def _match(words: list[str], index: int, names: dict[str, list[tuple[tuple[str, ...], str]]], language: str) -> tuple[int, str]:
    """How many words the longest name at `index` has, and its code; (0, "") where there is none."""
    first = words[index]
    for form in _forms(first, language):
        for parts, code in names.get(form, ()):
            size = len(parts)
            if size == 1 or (
                tuple(words[index + 1 : index + size - 1]) == parts[1:-1]
                and parts[-1] in _forms_at(words, index + size - 1, language)
            ):
                return size, code
    return 0, ""


def _forms_at(words: list[str], index: int, language: str) -> tuple[str, ...]:
    return _forms(words[index], language) if index < len(words) else ()


def _forms(word: str, language: str) -> tuple[str, ...]:
    """A word without possessive and, in German and Nordic languages, without the s of the genitive."""
    bare = word[:-2] if word.endswith(_POSSESSIVE) else word
    if bare[:2] in _ELIDED and len(bare) > 3:
        bare = bare[2:]
    if language in ("de", "sv", "da", "no", "nl") and bare.endswith("s") and len(bare) > 4:
        return bare, bare[:-1]
    return (bare,)


def _is_other(text: str, words: list[str], starts: list[int], index: int, length: int) -> bool:
    """Whether a name is part of another: Michael Jordan, New Mexico, the Gulf of Mexico."""

    def is_beside(at: int) -> bool:
        """A single space stands before the word at `at`."""
        return text[starts[at - 1] + len(words[at - 1]) : starts[at]] == " "

    if text.startswith("$", starts[index] + len(words[index])):
        return True  # US$5
    before = words[index - 1] if index and is_beside(index) else ""
    if before in _BEFORE or (
        before == "of" and index > 1 and words[index - 2] in ("Gulf", "Bank", "Republic") and words[index] == "Mexico"
    ):
        return True
    if length > 1 or words[index] not in _GIVEN:
        return False
    last = index + length
    behind = words[last] if last < len(words) and is_beside(last) else ""
    if words[index] == "Georgia" and not _STATE_SIGNS.isdisjoint(words):
        return True
    sentence_opens = before in ("In", "The", "And", "But", "From", "For", "As", "While", "When") or not before.isalpha()
    return (before[:1].isupper() and not sentence_opens) or behind[:1].isupper()


def _anywhere(text: str, language: str) -> Counter[str]:
    """The longest names first, each taken out of the text when it is counted."""
    found: Counter[str] = Counter()
    for name, code in sorted(_names(language).items(), key=lambda named: -len(named[0])):
        count = text.count(name) if len(name) > 1 else 0
        if count:
            found[code] += count
            text = text.replace(name, "\n")
    return found


@cache
def _names(language: str) -> dict[str, str]:
    """Name -> code in a language; empty for a language that CLDR lacks."""
    if language == "und":
        return {}  # CLDR has names for it: the English ones
    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, str] = {}
    for code, name in territories.items():
        if len(code) == 2 and code not in _NO_COUNTRIES:
            plain = name.split(" (")[0]
            for form in (
                name,
                plain,
                plain.replace("&", "and"),
                plain.replace("St. ", "Saint "),
                plain.replace("’", "'"),
                plain.removesuffix(" SAR China"),
            ):
                found.setdefault(form, code)
    for tongue, code, names in rows("country_aliases"):
        if tongue in ("*", language):
            found |= dict.fromkeys(names.split("|"), code)
    for name in _RATHER_CITIES.get(language, ()):
        found.pop(name, None)
    return found


@cache
def _codes_of_words(language: str) -> dict[str, frozenset[str]]:
    codes: dict[str, set[str]] = {}
    for name, code in _names(language).items():
        codes.setdefault(name.casefold(), set()).add(code)
    return {name: frozenset(found) for name, found in codes.items()}


def country_codes(word: str, language: str) -> frozenset[str]:
    """The codes of the countries that a word of `language` may name, whatever its case; empty for none."""
    return _codes_of_words(language).get(word.casefold(), frozenset())


@cache
def _by_first_word(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> names that begin with it, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in _names(language).items():
        parts = tuple(_words(name).words)
        if parts:
            table.setdefault(parts[0], []).append((parts, code))
    for names in table.values():
        names.sort(key=lambda named: -len(named[0]))
    return table
