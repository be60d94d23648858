"""Runs of capitalised words: the raw material of names. What kind of name one is, `names` decides.

For scripts with capitals; a text in another script has no runs.
"""

import re
from collections.abc import Iterator
from functools import cache

from transforms.enrich.lexicon import rows
from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.gazetteer import countries_of_words, given_names, places
from transforms.enrich.names.organisation_words import ORG_GENERIC, ORG_HEADS, ORG_OPENERS
from transforms.enrich.names.tokens import TextWords, Word, has_capital
from transforms.enrich.names.words import NO_NAMES, PARTICLES, PARTICLES_BEHIND, THINGS

_INITIAL = re.compile(r"[^\W\d_]$")
_MAX_WORDS = 9
#: The end of an age before a name: Sixteen-year-old Ann Lee.
AGED = "-year-old"
_BEFORE_ZU = words_of("graf gräfin fürst fürstin prinz prinzessin freiherr freifrau herzog herzogin und")
_JOINING = PARTICLES | PARTICLES_BEHIND | {"&", "for", "and", ""}
_RUN_ON = PARTICLES | {"for", "and"}
_VAN = ("Van", "Von")
#: They open a sentence as articles and prepositions, and stand within names.
_ARTICLES = words_of("la le los el of y e du de da das den der des dem zu zum zur")
#: Words at which a run ends; a number or "New" may stand in a name.
_BARRIERS = NO_NAMES - ORG_HEADS - words_of("new first next rights")
_ABBREVIATED = words_of(
    "Dr Mr Mrs Ms Mx Prof Sen Rep Gov Gen Lt Col Sgt Capt St Mt Rev M Mme Jr Sr Sra Hon Supt Det Inc Corp Ltd Co"
)


@cache
def common_words(language: str) -> frozenset[str]:
    """Frequent words of a language that are written in lower case."""
    found = next((listed for code, listed in rows("frequent_words") if code == language), "")
    return frozenset(word for word in found.split() if word[:1].islower())


@cache
def _common_beside_english(language: str) -> frozenset[str]:
    return common_words(language) | common_words("en")


def capital_runs(text: str, words: TextWords, language: str, lowered: frozenset[str]) -> Iterator[list[Word]]:
    """The runs of capitalised words, particles within them kept; common words at the beginning of a sentence left off.

    `lowered`: words that the text also writes in lower case.
    """
    common = _common_beside_english(language)
    behind = 0
    for word in words.capitals():
        if word.at < behind:
            continue  # within the run before
        if word.first and (word.lower in common or word.lower in lowered) and _is_lone(word, words):
            continue  # most of all: "The" and "However" before a small letter
        stop = _country_end(words, word, language) if language != "en" else 0
        if stop:
            behind = stop
            yield [words[at] for at in range(word.at, stop)]
            continue
        if language != "en" and word.first and _leads_to_country(words, word, language):
            continue
        stop = _run_end(text, words, word.at, language)
        run = [word] if stop == word.at + 1 else [words[at] for at in range(word.at, stop)]
        while run and _idle(run[0], run[1] if len(run) > 1 else None, common, lowered):
            del run[0]
        while run and (_is_barrier(run[-1]) or not (has_capital(run[-1]) or _is_elided(run[-1]))):
            run.pop()
        while run and (run[0].text == "&" or run[0].text in PARTICLES or run[0].text in PARTICLES_BEHIND):
            del run[0]
        behind = stop
        if run:
            yield run


def _leads_to_country(words: TextWords, word: Word, language: str) -> bool:
    """Whether an article that opens a sentence stands before a country of small words: La République tchèque."""
    return word.lower in _ARTICLES and word.at + 1 < words.count and _country_end(words, words[word.at + 1], language) > 0


def _country_end(words: TextWords, word: Word, language: str) -> int:
    """The index behind a country whose other words are small, République tchèque; 0 for all other words."""
    for others in countries_of_words(language).get(word.text, ()):
        if all(words.token(word.at + at) == other for at, other in enumerate(others, 1)):
            return word.at + 1 + len(others)
    return 0


def _is_lone(word: Word, words: TextWords) -> bool:
    """Whether an ordinary word surely is no part of a name: no given name or place, and a small word follows."""
    following = words.written[word.at + 1]
    return (
        not following[:1].isupper()
        and "-" not in following
        and following not in _JOINING
        and word.text not in given_names()
        and word.text not in places()
    )


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
        if has_capital(word) or word.text == "&" or _is_elided(word):
            initial = len(word.text) == 1 and text[word.end : word.end + 1] == "."
            if _is_barrier(word) and not initial:
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


def _particles_end(text: str, words: TextWords, stop: int, language: str) -> int | None:
    """The index of the capitalised word behind up to three particles ("van der Berg"), or None."""
    ahead = stop
    while ahead < words.count and ahead - stop < 3 and _is_particle(words, ahead, stop, language):
        ahead += 1
        if ahead >= words.count or not _adjacent(text, words[ahead - 1], words[ahead]):
            return None
    return ahead if ahead > stop and ahead < words.count and has_capital(words[ahead]) else None


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
    if not has_capital(following) or not _adjacent(text, words[stop], following):
        return None
    if joint == "for":
        return stop + 1 if last.lower in ORG_OPENERS and not _is_barrier(following) else None
    both = last.lower in ORG_GENERIC and (following.lower in ORG_GENERIC or following.lower in ORG_HEADS)
    opened = words[index].lower in ORG_OPENERS and last.lower in ORG_GENERIC
    return stop + 1 if both or opened else None


def _is_elided(word: Word) -> bool:
    """Whether a word goes on with a surname behind d', as in Juan Roa d'Aix; in French and Italian "of" is read apart."""
    return word.text[1:2] in ("'", "’") and word.text[0] == "d" and word.text[2:3].isupper()


def _is_barrier(word: Word) -> bool:
    return word.lower in _BARRIERS or word.text in THINGS


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
        return last.text in _ABBREVIATED or bool(_INITIAL.fullmatch(last.text))
    return between == "." and len(last.text) == 1


def _idle(word: Word, following: Word | None, common: frozenset[str], lowered: frozenset[str]) -> bool:
    """Whether a leading word is capital only for its place in the sentence, or never part of a name."""
    if len(word.text) == 1 and following is not None and following.start - word.end == 2:
        return False  # an initial and its dot
    if following is not None and word.text.isupper() and f"{word.text} {following.text}".title() in places():
        return False  # NEW YORK
    if following is not None and f"{word.text} {following.text}" in places():
        return False  # New Jersey Governor Ann Lee
    if word.text in THINGS or word.lower.endswith(AGED):
        return True
    if word.lower in NO_NAMES and word.lower not in ("new", "may", "april", "june", "august"):
        return True
    if word.lower in _ARTICLES and word.first and following is not None:
        return f"{word.text} {following.text}".title() not in places()
    if not word.first:
        return False
    if word.text in given_names() or word.text in places():
        return word.text in lowered and following is None
    return word.lower in common or word.lower in lowered
