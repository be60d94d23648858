"""Runs of capitalised words: the raw material of names. What kind of name one is, `names` decides.

For scripts with capitals; a text in another script has no runs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from transforms.enrich.lexicon import rows
from transforms.enrich.lexicon import words as words_of
from transforms.enrich.name_words import NO_NAMES, PARTICLES, PARTICLES_BEHIND, THINGS, given_names, places
from transforms.enrich.organisation_words import ORG_HEADS
from transforms.enrich.sentences import sentences

#: A word: letters and digits with inner hyphens, apostrophes, dots of initials and abbreviations; or an ampersand.
_TOKEN = re.compile(r"((?:[^\W\d_]\.){2,5}|[^\W_]+(?:[-’'‑][^\W_]+){0,6}|&)")
_INITIAL = re.compile(r"[^\W\d_]$")
_COMPOUND = re.compile(
    r"-(?:based|led|backed|born|owned|style|driven|powered|linked|run|controlled|occupied|funded|made|wide|area|era|bound|listed"
    r"|allied|aligned|held|trained|registered|sponsored|supported|chaired)$"
)
_MAX_WORDS = 9
#: They open a sentence as articles and prepositions, and stand within names.
_ARTICLES = words_of("la le los el of y e du de da das den der des dem zu zum zur")
#: Words at which a run ends; a number or "New" may stand in a name.
_BARRIERS = NO_NAMES - ORG_HEADS - words_of("new first next")
_ABBREVIATED = words_of(
    "Dr Mr Mrs Ms Mx Prof Sen Rep Gov Gen Lt Col Sgt Capt St Mt Rev M Mme Jr Sr Sra Hon Supt Det Inc Corp Ltd Co"
)


class Word(NamedTuple):
    """A word of the text; `text` is without a possessive ending."""

    start: int
    end: int
    text: str
    first: bool
    """It opens a sentence or a quotation, so its capital says nothing."""
    possessive: bool
    lower: str
    """`text` in lower case: asked for forty times a word."""
    at: int
    """How many words of the text stand before it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together as a name may; `at` is the index of the first among the words of the text."""

    words: tuple[Word, ...]
    at: int

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


@cache
def common_words(language: str) -> frozenset[str]:
    """Frequent words of a language that are written in lower case."""
    found = next((listed for code, listed in rows("frequent_words") if code == language), "")
    return frozenset(word for word in found.split() if word[:1].islower())


@cache
def _common_beside_english(language: str) -> frozenset[str]:
    return common_words(language) | common_words("en")


def split_words(text: str) -> list[Word]:
    """All words of `text`, in order."""
    firsts = {start for start, _ in sentences(text)}
    found: list[Word] = []
    pieces = _TOKEN.split(text)  # gap, word, gap, word, ..., gap
    start = 0
    for at, (gap, token) in enumerate(zip(pieces[::2], pieces[1::2], strict=False)):
        start += len(gap)
        word, possessive = token, False
        if "-" in word and word[0].isupper() and (tail := _COMPOUND.search(word)):
            word = word[: tail.start()]  # "Boston" of "Boston-based"
        elif word[-1] in "sS'’" and len(word) > 2:
            if word[-2] in "'’":
                word, possessive = word[:-2], True
            else:
                possessive = text.startswith(("’ ", "' "), start + len(word))
        first = word[0].isupper() and _opens(text, start, firsts)
        found.append(Word(start, start + len(word), word, first, possessive, word.lower(), at))
        start += len(token)
    return found


def _opens(text: str, start: int, firsts: set[int]) -> bool:
    """Whether a word begins a sentence, a quotation or a line, marks and brackets before it left aside."""
    if (
        start == 0
        or start in firsts
        or text[start - 1] in "\"“‘„«»'"
        or text[start - 2 : start] in ("« ", "«\u00a0", "«\u202f")
    ):
        return True
    back = start - 1
    while back >= 0 and start - back < 5 and text[back] in "\"'“‘„«»( \u00a0":
        back -= 1
    return back < 0 or text[back] in "\n:•–"


def capital_runs(text: str, words: list[Word], language: str, lowered: frozenset[str]) -> Iterator[Run]:
    """The runs of capitalised words, particles within them kept; common words at the beginning of a sentence left off.

    `lowered`: words that the text also writes in lower case.
    """
    common = _common_beside_english(language)
    behind = 0
    for index in [word.at for word in words if word.text[0].isupper() or ("-" in word.text and _capital(word))]:
        if index < behind:
            continue  # within the run before
        stop = _run_end(text, words, index)
        start = index
        while start < stop and _idle(words[start], words[start + 1] if start + 1 < stop else None, common, lowered):
            start += 1
        while stop > start and (_is_barrier(words[stop - 1]) or not _capital(words[stop - 1])):
            stop -= 1
        while start < stop and (words[start].text == "&" or words[start].text in PARTICLES):
            start += 1
        if stop > start:
            yield Run(tuple(words[start:stop]), start)
        behind = max(stop, start, index + 1)


def _capital(word: Word) -> bool:
    return word.text[0].isupper() or (
        word.text[0].isdigit() is False
        and "-" in word.text
        and word.text.partition("-")[2][:1].isupper()
        and word.lower.startswith(("al-", "el-", "ul-", "d'", "d’", "l'", "l’"))
    )


def _run_end(text: str, words: list[Word], index: int) -> int:
    """The index behind the last word of the run that begins at `index`."""
    stop = index + 1
    while stop < len(words) and stop - index < _MAX_WORDS:
        last, word = words[stop - 1], words[stop]
        if last.possessive or not _adjacent(text, last, word):
            break
        if _capital(word) or word.text == "&":
            if _is_barrier(word):
                break
            stop += 1
            continue
        ahead = _particles_end(text, words, stop)
        if ahead is None:
            break
        stop = ahead + 1
    return stop


def _particles_end(text: str, words: list[Word], stop: int) -> int | None:
    """The index of the capitalised word behind up to three particles ("van der Berg"), or None."""
    ahead = stop
    while ahead < len(words) and ahead - stop < 3 and _is_particle(words, ahead, stop):
        ahead += 1
        if ahead >= len(words) or not _adjacent(text, words[ahead - 1], words[ahead]):
            return None
    return ahead if ahead > stop and ahead < len(words) and _capital(words[ahead]) else None


def _is_barrier(word: Word) -> bool:
    return word.lower in _BARRIERS or word.text in THINGS


def _is_particle(words: list[Word], at: int, first: int) -> bool:
    text = words[at].text
    return text in PARTICLES or (at > first and text in PARTICLES_BEHIND)


def _adjacent(text: str, last: Word, word: Word) -> bool:
    between = text[last.end : word.start]
    if between in (" ", "\u00a0", "\u202f"):
        return True
    if between in (". ", ".\u00a0"):
        return last.text in _ABBREVIATED or bool(_INITIAL.fullmatch(last.text))
    return between == "." and len(last.text) == 1


def _idle(word: Word, following: Word | None, common: frozenset[str], lowered: frozenset[str]) -> bool:
    """Whether a leading word is capital only for its place in the sentence, or never part of a name."""
    if len(word.text) == 1 and following is not None and following.start - word.end == 2:
        return False  # an initial and its dot
    if word.text in THINGS:
        return True
    if word.lower in NO_NAMES and word.lower not in ("new", "may", "april", "june", "august"):
        return True
    if word.lower in _ARTICLES and word.first and following is not None:
        return True
    if not word.first:
        return False
    if word.text in given_names() or word.text in places():
        return word.text in lowered and following is None
    return word.lower in common or word.lower in lowered
