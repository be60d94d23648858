"""Runs of capitalised words: the raw material of names. What kind of name one is, `names` decides.

For scripts with capitals; a text in another script has no runs.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.gazetteer import countries_of_words, frequent_words, given_names, places
from transforms.enrich.names.known import AGED, BARRIER, CAPITAL, COMMON, GIVEN, PLACE, UNNAMED, is_idle
from transforms.enrich.names.organisation_words import ORG_GENERIC, ORG_HEADS, ORG_OPENERS
from transforms.enrich.names.quiet_words import is_quiet
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.tokens import TextWords, Word
from transforms.enrich.names.words import ABBREVIATED, PARTICLES, PARTICLES_BEHIND

#: The first word of countries whose other words are small -> those others.
Countries = Mapping[str, tuple[tuple[str, ...], ...]]

_INITIAL = re.compile(r"[^\W\d_]$")
_MAX_WORDS = 9
_BEFORE_ZU = words_of("graf gräfin fürst fürstin prinz prinzessin freiherr freifrau herzog herzogin und")
_JOINING = PARTICLES | PARTICLES_BEHIND | {"&", "for", "and", ""}
_RUN_ON = PARTICLES | {"for", "and"}
_VAN = ("Van", "Von")
#: They open a sentence as articles and prepositions, and stand within names.
_ARTICLES = words_of("la le los el of y e du de da das den der des dem zu zum zur")


@cache
def _openers(language: str) -> frozenset[str]:
    """Frequent words with a capital, which are neither given names nor places."""
    return frozenset(map(str.capitalize, frequent_words(language))) - given_names().keys() - places()


def capital_runs(text: str, reading: Reading) -> Iterator[list[Word] | int]:
    """The runs of capitalised words, particles within them kept; common words at the beginning of a sentence left off. In place
    of a run of one quiet word its number: see `is_quiet`. `text`: as it was written, with its apostrophes and capitals.
    """
    words, language, behind = reading.words, reading.language, 0
    openers = _openers(language)
    for at in words.capitals():
        if at < behind:
            continue  # within the run before
        token, following = words.written[at], words.written[at + 1]
        if token in openers and following.islower() and following.isalpha() and following not in _JOINING and words.opens(at):
            continue  # most of all: "The" and "However"
        if is_quiet(reading, at):
            yield at
            continue
        run, behind = run_at(text, reading, at)
        if run:
            yield run


def run_at(text: str, reading: Reading, at: int) -> tuple[list[Word], int]:
    """The run that the word at `at` begins, empty where it is none, and the number of the word behind it."""
    words, language, lowered = reading.words, reading.language, reading.lowered
    following, word = words.written[at + 1], words[at]
    # most runs are one word before a small one that no name goes on with
    alone = following.islower() and following.isalpha() and following not in _JOINING
    common = word.first and bool(word.known & COMMON or word.lower in lowered)
    if common and not word.known & (GIVEN | PLACE) and (alone or _stops(following)):
        return [], at + 1
    if language != "en" and (countries := countries_of_words(language)):
        if stop := _country_end(words, word, countries):
            return [words[at] for at in range(at, stop)], stop
        if word.first and _leads_to_country(words, word, countries):
            return [], at + 1
    if alone:
        unnamed = word.known & UNNAMED or (common and word.text in lowered) or ("-" in word.text and word.lower.endswith(AGED))
        return [] if unnamed else [word], at + 1
    behind = _run_end(text, words, at, language)
    run = [words[at] for at in range(at, behind)]
    while run and _idle(run[0], run[1] if len(run) > 1 else None, lowered):
        del run[0]
    while run and (run[-1].known & BARRIER or not (run[-1].known & CAPITAL or _is_elided(run[-1]))):
        run.pop()
    while run and (run[0].text == "&" or run[0].text in PARTICLES or run[0].text in PARTICLES_BEHIND):
        del run[0]
    return run, behind


def _leads_to_country(words: TextWords, word: Word, countries: Countries) -> bool:
    """Whether an article that opens a sentence stands before a country of small words: La République tchèque."""
    return word.lower in _ARTICLES and word.at + 1 < words.count and _country_end(words, words[word.at + 1], countries) > 0


def _country_end(words: TextWords, word: Word, countries: Countries) -> int:
    """The index behind a country whose other words are small, République tchèque; 0 for all other words."""
    for others in countries.get(word.text, ()):
        if all(words.token(word.at + at) == other for at, other in enumerate(others, 1)):
            return word.at + 1 + len(others)
    return 0


def _stops(following: str) -> bool:
    """Whether no run of capitals goes on with a word."""
    return not following[:1].isupper() and "-" not in following and following not in _JOINING


def _run_end(text: str, words: TextWords, index: int, language: str) -> int:
    """The index behind the last word of the run that begins at `index`."""
    stop = index + 1
    written, last_stop = words.written, min(words.count, index + _MAX_WORDS)
    while stop < last_stop:
        token = written[stop]
        small = token[0].islower() and token not in _RUN_ON and not (token in PARTICLES_BEHIND and written[stop - 1] in _VAN)
        if small and "-" not in token and "'" not in token and "’" not in token:
            break  # most runs end before a small word that no name goes on with
        last, word = words[stop - 1], words[stop]
        if last.possessive or not _adjacent(text, last, word):
            break
        if word.known & CAPITAL or word.text == "&" or _is_elided(word):
            initial = len(word.text) == 1 and text[word.end : word.end + 1] == "."
            if word.known & BARRIER and not initial:
                break
            if len(last.text) == 1 and stop - index > 1 and word.known & COMMON and _ends_sentence(text, words, stop, language):
                break
            stop += 1
            continue
        ahead = _particles_end(text, words, stop, language)
        if ahead is None:
            ahead = _organisation_end(text, words, index, stop) if word.text in ("for", "and") else None
        if ahead is None:
            break
        stop = ahead + 1
    return stop


def _ends_sentence(text: str, words: TextWords, stop: int, language: str) -> bool:
    """Whether an ordinary word behind a letter and a full stop opens a sentence, where no first name stands before: Vitamin D.
    Wenn man sitzt. English surnames are ordinary words too often."""
    word = words[stop]
    named = (words[stop - 2].known | word.known) & GIVEN
    return language != "en" and not named and len(word.text) > 1 and text[word.start - 2 : word.start] == ". "


def _particles_end(text: str, words: TextWords, stop: int, language: str) -> int | None:
    """The index of the capitalised word behind up to three particles ("van der Berg"), or None."""
    ahead = stop
    while ahead < words.count and ahead - stop < 3 and _is_particle(words, ahead, stop, language):
        ahead += 1
        if ahead >= words.count or not _adjacent(text, words[ahead - 1], words[ahead]):
            return None
    return ahead if ahead > stop and ahead < words.count and words[ahead].known & CAPITAL else None


def _organisation_end(text: str, words: TextWords, index: int, stop: int) -> int | None:
    """The index of the capitalised word behind the "for" or "and" of an organisation's name, or None.

    "for" goes on behind a head (Office for Students), "and" between two words of what organisations are for (Food and Drug),
    the first of them no place and no person: each side is generic.
    """
    joint = words[stop].text
    if stop + 1 >= words.count:
        return None
    last, following = words[stop - 1], words[stop + 1]
    if joint == "and" and last.lower == "international":
        return None  # Amnesty International and Human Rights Watch
    if not following.known & CAPITAL or not _adjacent(text, words[stop], following):
        return None
    if joint == "for":
        return stop + 1 if last.lower in ORG_OPENERS and not following.known & BARRIER else None
    both = last.lower in ORG_GENERIC and (following.lower in ORG_GENERIC or following.lower in ORG_HEADS)
    opened = words[index].lower in ORG_OPENERS and last.lower in ORG_GENERIC
    return stop + 1 if both or opened else None


def _is_elided(word: Word) -> bool:
    """Whether a word goes on with a surname behind d', as in Juan Roa d'Aix; in French and Italian "of" is read apart."""
    return word.text[1:2] in ("'", "’") and word.text[0] == "d" and word.text[2:3].isupper()


def _is_particle(words: TextWords, at: int, first: int, language: str) -> bool:
    text = words[at].text
    if language == "de" and text == "des":
        return False  # a German article: das Tempo des Erschließens
    if language == "de" and text in ("zu", "zum", "zur") and words[at - 1].lower not in _BEFORE_ZU:
        return False  # gab Ada Roth zu Protokoll; but: Ada Gräfin zu Roth
    if text in PARTICLES:
        return True
    # "Olivier zu den Interviews": an article stands behind van and von only
    return text in PARTICLES_BEHIND and (words[at - 1].text != "zu" if at > first else _opens_surname(words[at - 1], text))


def _opens_surname(word: Word, article: str) -> bool:
    """Whether a surname without a first name begins here: zei Van der Kamp; no preposition: Von der Polizei, Van het Rijk."""
    return (word.text == "Van" and article in ("der", "den")) or (word.text in _VAN and not word.first)


def _adjacent(text: str, last: Word, word: Word) -> bool:
    between = text[last.end : word.start]
    if between in (" ", "\u00a0", "\u202f"):
        return True
    if word.text == "t" and between in (" ’", " '"):
        return True
    if between in ("’ ", "' ") and last.text.endswith("ng"):
        return True  # Ochieng’ Otieno: a letter of Luo and Swahili
    if between in (". ", ".\u00a0"):
        return last.text in ABBREVIATED or bool(_INITIAL.fullmatch(last.text))
    return between == "." and len(last.text) == 1


def _idle(word: Word, following: Word | None, lowered: frozenset[str]) -> bool:
    """Whether a leading word is capital only for its place in the sentence, or never part of a name."""
    if len(word.text) == 1 and following is not None and following.start - word.end == 2:
        return False  # an initial and its dot
    if following is not None and word.text.isupper() and f"{word.text} {following.text}".title() in places():
        return False  # NEW YORK
    if following is not None and f"{word.text} {following.text}" in places():
        return False  # New Jersey Governor Ann Lee
    if is_idle(word.text, word.lower):
        return True
    if word.lower in _ARTICLES and word.first and following is not None:
        return f"{word.text} {following.text}".title() not in places()
    if not word.first:
        return False
    if word.known & (GIVEN | PLACE):
        return word.text in lowered and following is None
    return bool(word.known & COMMON) or word.lower in lowered
