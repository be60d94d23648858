"""What the words around and inside a capitalised run say about its kind: points for person, organisation, place.

The points are judgements, set on the labelled articles in tests/gold/tune.txt; nothing here remembers other occurrences.
"""

from dataclasses import dataclass
from typing import NamedTuple

from transforms.enrich.lexicon import words as _list
from transforms.enrich.name_parts import is_organisation, split_run
from transforms.enrich.name_runs import Run, Word, common_words, split_words
from transforms.enrich.name_words import (
    HONORIFICS,
    PARTICLES,
    PLACE_ENDS,
    PLACE_STARTS,
    Gender,
    countries_in,
    given_names,
    is_role,
    places,
)
from transforms.enrich.organisation_words import ORG_KNOWN
from transforms.enrich.reporting import REPORTING

_ORG_NOUNS = _list(
    """
    company bank firm group club newspaper magazine agency giant maker carrier operator retailer startup start-up
    charity union conglomerate lender publisher brokerage chain network broadcaster journal supplier brand insurer
    parent rival app website lobby think-tank nonprofit team side
    """
)
_PLACE_NOUNS = _list(
    """
    city town village state province region county district port island capital suburb hamlet resort commune
    municipality neighborhood neighbourhood river lake
    """
)
_ORG_FOLLOWS = _list(
    """
    shares spokesman spokeswoman spokesperson executives officials employees investors stock fans customers
    lawmakers headquarters subsidiary engineers workers lawyers staff ceo chief chairman boss plc agreed
    """
)
_IN = _list("in near across outside around throughout inside")
_TOWARDS = _list("from to through leaving toward towards via at between into")
_OF_ORG = _list("at for with by joined owns bought")
_RELATION = _list(
    """
    chairman chairwoman chairperson president executive director founder head ceo analyst economist strategist
    spokesman spokeswoman spokesperson employee employees member members manager owner professor lecturer board
    shares executives editor partner researcher scientist fellow secretary-general leader
    """
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as its words, with what all its names are weighed against."""

    text: str
    words: list[Word]
    language: str
    lowered: frozenset[str]
    """Words the text also writes in lower case."""


def read(text: str, language: str) -> Reading:
    """The words of `text`, ready for `candidates`."""
    found = split_words(text)
    return Reading(text, found, language, frozenset(word.text for word in found if word.text[0].islower()))


class Candidate(NamedTuple):
    """A possible name at one place, with the points of its kinds."""

    words: tuple[Word, ...]
    key: str
    """The words with single spaces between: the same for every mention."""
    person: float = 0.0
    organisation: float = 0.0
    place: float = 0.0
    gender: Gender = "u"
    role: str | None = None


def candidates(run: Run, reading: Reading) -> list[Candidate]:
    """The names that a run holds, each with the points for its kinds."""
    return [_weigh(part, gender, role, run, reading) for part, gender, role in split_run(list(run.words)) if part]


def _weigh(part: list[Word], gender: Gender, role: str | None, run: Run, reading: Reading) -> Candidate:
    text, words = reading.text, reading.words
    while part and part[0].lower in PARTICLES and part[0].text[0].islower() and len(part) > 1:
        part = part[1:]
    key = " ".join([word.text for word in part])
    before = _before(part[0], words, text)
    behind, gap = _behind(part[-1], words, text)
    person, organisation, place = _shape(part, key, reading)
    if gender == "u" and part[0].text in given_names():
        gender = given_names()[part[0].text]
    if role is not None:
        person += 4.0
    elif before and (is_role(before.lower) or before.lower in HONORIFICS) and text[before.end : part[0].start] in (" ", ". "):
        person, role = person + 3.0, before.text
        if HONORIFICS.get(before.lower, "u") != "u":
            gender = HONORIFICS[before.lower]
    more = _context(part, before, behind, gap, reading)
    # words of a heading have capitals whatever they are
    share = 0.25 if len(part) > 1 and _in_heading(part, text) and _title_case(part, text) else 1.0
    points = (share * (person + more[0]), share * (organisation + more[1]), share * (place + more[2]))
    return Candidate(tuple(part), key, *points, gender, role)


def _shape(part: list[Word], key: str, reading: Reading) -> tuple[float, float, float]:
    """Points for the words of the name itself."""
    person = organisation = place = 0.0
    first, last, count = part[0], part[-1], len(part)
    if is_organisation(part):
        organisation += 6.0
    if key in places() or key in countries_in(reading.language):
        place += 4.0 if count > 1 or not first.first else 3.0
    if count > 1 and (last.lower in PLACE_ENDS or (first.lower in PLACE_STARTS and first.text not in given_names())):
        place += 3.0
    initial = len(first.text) == 1 and count > 1 and reading.text[first.end : first.end + 1] == "."
    if first.text in given_names() or initial or "." in first.text[1:2]:
        person += 3.0 if count > 1 else 1.0
    if count > 2 and any(len(word.text) == 1 for word in part[1:-1]):
        person += 3.0
    if count > 1 and last.text.endswith("s") and " ".join(word.text for word in part[:-1]) in places():
        organisation += 4.5  # a team: the Chicago Herons
    if count == 1 and key.lower() in ORG_KNOWN:
        organisation += 4.0
    elif any(word.lower in ORG_KNOWN for word in part) and first.text not in given_names():
        organisation += 2.5  # Thomson Reuters, Google Maps
    if key.isupper() and 2 <= len(key) <= 6 and count == 1:
        organisation += 2.5
    if any(char.isdigit() for char in key) or any(
        word.text[1:] != word.text[1:].lower()
        and not word.text.isupper()
        and not word.text.startswith(("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Van"))
        and "-" not in word.text
        for word in part
    ):
        organisation += 1.5
    if 2 <= count <= 4 and not organisation and not place and reading.language != "de":
        # two capitals in a row are mostly a person, unless the words are ordinary or stand in a heading
        ordinary = sum(word.lower in reading.lowered or word.lower in common_words(reading.language) for word in part)
        person += 1.0 - 0.6 * ordinary - (0.5 if _in_heading(part, reading.text) else 0.0)
    return person, organisation, place


def _context(
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
        if follow in reporting.verbs or lead in reporting.verbs:
            # people are named in full before; what only has one name is a firm or a body
            person += 2.0 if count > 1 or part[0].text in given_names() else 1.0
            organisation += 2.0 if count == 1 and _may_be_firm(part[0], language) else 1.0
        elif behind and gap in (", ", " – ", " — ") and _appositive(behind, words, text, language):
            person += 2.5
    if (
        behind
        and gap == ", "
        and (behind.lower in ("who", "whose", "whom") or (behind.text.isdigit() and len(behind.text) <= 2))
    ):
        person += 3.0
    if behind and gap in (" ", ", ") and behind.lower in ("which", "based"):
        organisation += 2.0
    if text[part[-1].end : part[-1].end + 6] == "-based":
        place += 4.0
    if lead == "the":
        person -= 3.0
        organisation += 1.0
    if lead in _IN:
        place += 2.5
        person -= 1.0
    elif lead in _TOWARDS:
        place += 1.0
    if lead in _OF_ORG:
        organisation += 0.5
    if (
        count == 1
        and gap[:1] in (",", ".")
        and before
        and text[before.end : part[0].start] == ", "
        and part[0].text in given_names()
    ):
        person += 1.5  # "his daughter, Susan, has"
    if lead in _ORG_NOUNS:
        organisation += 3.0
    if lead in _PLACE_NOUNS or (lead == "of" and _word_before(before, words) in _PLACE_NOUNS):
        place += 3.0
    if lead in ("of", "at") and _word_before(before, words) in _RELATION:
        organisation += 2.0
    if follow in _ORG_FOLLOWS:
        organisation += 2.0
    if part[-1].possessive and behind and behind.lower in _RELATION:
        organisation += 1.5
    return person, organisation, place + _dateline(part, text)


def _may_be_firm(word: Word, language: str) -> bool:
    """Whether one word before a reporting verb is a name: not a German noun, nor a plural that opens a sentence."""
    return language != "de" and not (word.first and word.text.endswith("s"))


def _in_heading(part: list[Word], text: str) -> bool:
    """Whether the name stands in a short line that does not end as a sentence does."""
    end = text.find("\n", part[-1].end)
    start = text.rfind("\n", 0, part[0].start) + 1
    line = text[start : end if end >= 0 else len(text)][:200].rstrip()
    return len(line) < 100 and line[-1:] not in ".!?:…\"”»“'’)"


def _title_case(part: list[Word], text: str) -> bool:
    """Whether most words of the line have a capital."""
    end = text.find("\n", part[-1].end)
    found = text[text.rfind("\n", 0, part[0].start) + 1 : end if end >= 0 else len(text)][:200].split()
    return len(found) > 2 and sum(word[:1].isupper() for word in found) >= 0.6 * len(found)


def _dateline(part: list[Word], text: str) -> float:
    """A place in capitals that opens the article, before a dash or an agency in brackets."""
    if part[0].start > 60 or not part[0].text.isupper() or len(part[0].text) < 3:
        return 0.0
    if text[part[0].start - 1 : part[0].start] == "(":
        return 0.0
    head = text[: part[0].end + 80].split("\n", maxsplit=1)[0]
    return 8.0 if any(mark in head for mark in (" — ", " – ", " - ", ") ")) else 0.0


def _appositive(word: Word, words: list[Word], text: str, language: str) -> bool:
    """Whether what follows a comma tells an office: ", chief executive of", ", a farmer", ", der Vorsitzende"."""
    prepositions = REPORTING[language].prepositions
    for one in words[word.at : word.at + 6]:
        if "," in text[word.start : one.start] or one.lower in prepositions:
            return False
        if is_role(one.lower) or one.lower in _RELATION:
            return True
    return False


def _before(word: Word, words: list[Word], text: str) -> Word | None:
    before = words[word.at - 1] if word.at else None
    return before if before and "\n" not in text[before.end : word.start] else None


def _behind(word: Word, words: list[Word], text: str) -> tuple[Word | None, str]:
    """The next word and what stands between, a possessive ending left out."""
    index = word.at + 1
    if index >= len(words):
        return None, ""
    gap = text[word.end : words[index].start]
    if word.possessive:
        ending = next((one for one in ("’s", "'s", "’", "'") if gap.startswith(one)), "")
        gap = gap[len(ending) :]
    return (None, "") if "\n" in gap else (words[index], gap)


def _word_before(word: Word | None, words: list[Word]) -> str:
    return words[word.at - 1].lower if word and word.at else ""
