"""Words that stand before a person's name and are never part of it: ranks, addresses, members of a family, peoples, degrees.

Beside `HONORIFICS`, which tell the sex, and the offices of `enrich/offices/`. Most of them are no offices elsewhere in a text.
"""

from collections.abc import Sequence
from typing import NamedTuple

from transforms.enrich.lexicon import words
from transforms.enrich.names.gazetteer import given_names, places
from transforms.enrich.names.organisation_words import ORG_GENERIC, ORG_HEADS
from transforms.enrich.names.title_words import (
    BEFORE_FULL,
    BEFORE_KNOWN,
    CAPITALS,
    DOERS,
    ENGLISH_OF,
    FIELDS,
    FIRST_ELSEWHERE,
    KIN,
    LANCE,
    PEOPLES,
    SURE,
)
from transforms.enrich.names.tokens import Word
from transforms.enrich.names.words import DEMONYMS, HONORIFICS, MIN_ACRONYM, PLACE_ENDS, Gender
from transforms.enrich.offices.roles import is_role

_MIN_BODY = 3  # words of a body and its place: Bank of Hull
_MAX_ACRONYM = 6  # letters of a rank or a body that is no initials
_NAME = 2  # words of a full name


_ROYAL = words("prince princess king queen")


class Titles(NamedTuple):
    """Words ahead of a name: how many, and the sex they tell."""

    length: int
    gender: Gender


def titles_ahead(run: Sequence[Word], language: str) -> Titles:
    """The words at the head of a run of capitals that are no part of the name behind them, an office between two of them."""
    count, gender, at = 0, "u", 0
    while at + 1 < len(run):
        sex = _title(run, at, language)
        at += 1
        if sex is not None:
            count, gender = at, sex if sex != "u" else gender
        elif not is_role(run[at - 1].lower, language) or run[at - 1].text in given_names():
            break
        elif run[at].text in ENGLISH_OF and (end := fields_end(run, at + 1)):
            count = at = end  # Secretary of State Ann Lee
    return Titles(count, gender)  # type: ignore[arg-type]  # a Gender


def fields_end(run: Sequence[Word], start: int) -> int:
    """Where a full name begins behind what an English office is of, 0 where the words at `start` are no fields."""
    end = start
    while end < len(run) - _NAME and (is_field(run[end]) or (end > start and run[end].text in ENGLISH_OF)):
        end += 1
    return end if end > start and not is_field(run[end]) and run[end].text[0].isupper() and _is_name(run[end:]) else 0


def is_field(word: Word) -> bool:
    """Whether an English office may be of a word: Minister for Transport."""
    return word.lower in FIELDS


def _title(run: Sequence[Word], at: int, language: str) -> Gender | None:
    """The sex that a word ahead of a name tells, None for a word of the name."""
    word, behind = run[at], run[at + 1 :]
    if not behind[0].text[0].isupper():
        return None
    if word.text in given_names() and word.lower not in FIRST_ELSEWHERE.get(language, ()):
        return "u" if word.text == "Lance" and behind[0].lower in LANCE else None
    if word.lower in SURE:
        return "u"
    if len(behind) < _NAME or not _is_name(behind):
        return None
    if word.lower in KIN:
        return KIN[word.lower]
    if word.lower in PEOPLES:
        return "f" if word.lower.endswith("woman") else "m" if word.lower.endswith("man") else "u"
    if word.lower in BEFORE_FULL:
        return "u"
    named = next((name for name in behind if name.lower not in BEFORE_KNOWN and name.lower not in BEFORE_FULL), behind[0])
    if named.text not in given_names():
        return None
    english = language == "en" and (word.lower in DEMONYMS or (word.first and word.lower.endswith(DOERS)))
    return "u" if english or word.text in CAPITALS or word.lower in BEFORE_KNOWN or _may_be_rank(word) else None


def is_title(word: Word, language: str) -> bool:
    """Whether a word is a title or an office and no given name; of a compound its last part is asked."""
    return word.lower in HONORIFICS or (is_role(word.lower.rpartition("-")[2], language) and word.text not in given_names())


def _may_be_rank(word: Word) -> bool:
    """Whether a word in capitals may be a rank or a body, and no initials."""
    return word.text.isupper() and word.text.isalpha() and MIN_ACRONYM <= len(word.text) <= _MAX_ACRONYM


def _is_name(run: Sequence[Word]) -> bool:
    """Whether words look like a first name and a surname: none in capitals, none of a body, no place first."""
    if any(len(word.text) > 1 and word.text.isupper() for word in run) or run[0].text in places():
        return False
    return not any(word.lower in ORG_HEADS or word.lower in ORG_GENERIC for word in run[-1:])


def is_royal_place(run: Sequence[Word]) -> bool:
    """Whether a title of royalty is a part of the name of a place: Prince William Sound."""
    return len(run) > _NAME and run[0].lower in _ROYAL and run[-1].lower in PLACE_ENDS


def behind_place(run: Sequence[Word], language: str) -> int:
    """Where a person begins behind a place or a body of one, or 0: of Massachusetts Joshua Levy; in English with an office:
    Bank of Hull President Ann Lee."""
    for index in range(1, len(run) - 1):
        if run[index].text not in given_names():
            continue
        ahead = run[index - 1]
        if ahead.text in places() and ahead.text not in given_names():
            return index
        if language == "en" and index > _MIN_BODY and run[index - 3].text == "of" and is_role(ahead.lower, language):
            return index - 1
    return 0
