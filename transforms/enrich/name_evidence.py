"""What the words around and inside a capitalised run say about its kind: points for person, organisation, place.

The points are judgements, set on the labelled articles in tests/gold/tune.txt; nothing here remembers other occurrences.
"""

from dataclasses import dataclass

from transforms.enrich.lexicon import words as _list
from transforms.enrich.name_runs import Run, Word
from transforms.enrich.name_words import (
    DEMONYMS,
    HONORIFICS,
    ORG_HEADS,
    ORG_KNOWN,
    ORG_PHRASES,
    ORG_STARTS,
    PARTICLES,
    PLACE_ENDS,
    PLACE_STARTS,
    Gender,
    countries_in,
    given_names,
    is_role,
    places,
)
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
_IN = _list("in near across outside around throughout inside ")
_TOWARDS = _list("from to through leaving toward towards via at between into ")
_OF_ORG = _list("at for with by joined owns bought ")
_RELATION = _list(
    """
        chairman chairwoman chairperson president executive director founder head ceo analyst economist strategist
        spokesman spokeswoman spokesperson employee employees member members manager owner professor lecturer board
        shares executives editor partner researcher scientist fellow secretary-general leader
    """
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name at one place, with the points of its kinds."""

    words: tuple[Word, ...]
    person: float = 0.0
    organisation: float = 0.0
    place: float = 0.0
    gender: Gender = "u"
    role: str | None = None

    @property
    def key(self) -> str:
        return " ".join(word.text for word in self.words)


def candidates(run: Run, words: list[Word], text: str, language: str) -> list[Candidate]:
    """The names a run holds: "Acme Chief Executive Ann Lee of Boston" holds three. Titles are taken off."""
    parts = _split(list(run.words))
    return [_weigh(part, gender, role, run, words, text, language) for part, gender, role in parts if part]


def _split(run: list[Word]) -> list[tuple[list[Word], Gender, str | None]]:
    """A run as (words of a name, gender and role its title tells)."""
    if _is_organisation(run):
        return [(run, "u", None)]
    for index, word in enumerate(run):
        if word.text in ("of", "for", "and", "de", "y", "e") and 0 < index < len(run) - 1 and _splits(run, index):
            return [*_split(run[:index]), *_split(run[index + 1 :])]
    last = max((index for index, word in enumerate(run) if _is_title(word)), default=-1)
    if last < 0:
        return [(run, "u", None)]
    first = last
    while first > 0 and (_is_title(run[first - 1]) or run[first - 1].lower in DEMONYMS):
        first -= 1
    gender = next((HONORIFICS[word.lower] for word in run[first : last + 1] if HONORIFICS.get(word.lower, "u") != "u"), "u")
    role = " ".join(word.text for word in run[first : last + 1])
    behind = run[last + 1 :]
    if not behind:
        # A title at the end belongs to nobody, unless it is the name itself: "Ewan Baker"
        return [(run, "u", None)] if first == last == 1 and run[0].text in given_names() else [(run[:first], "u", None)]
    return [(run[:first], "u", None), (behind, gender, role)]


def _splits(run: list[Word], index: int) -> bool:
    if run[index].text == "of":
        return not (run[0].lower in ORG_STARTS or run[index - 1].lower in ORG_HEADS | PLACE_STARTS)
    return run[index].text == "and"


def _is_title(word: Word) -> bool:
    return word.lower in HONORIFICS or (is_role(word.lower) and word.text not in given_names())


def _is_organisation(run: list[Word]) -> bool:
    key = " ".join(word.text for word in run)
    if key in ORG_PHRASES:
        return True
    if len(run) < 2:
        return False
    last, first = run[-1].lower, run[0].lower
    if any(word.text == "&" for word in run):
        return True
    if last in ORG_HEADS and not (
        len(run) == 2
        and run[0].text in given_names()
        and last in ("park", "post", "young", "brand", "brands", "church", "court", "marks", "real", "sons", "world")
    ):
        return not _is_title(run[0]) or len(run) == 2 or is_role(first)
    return first in ORG_STARTS and any(word.text in ("of", "de", "for") for word in run)


def _weigh(
    part: list[Word], gender: Gender, role: str | None, run: Run, words: list[Word], text: str, language: str
) -> Candidate:
    while part and part[0].lower in PARTICLES and part[0].text[0].islower() and len(part) > 1:
        part = part[1:]
    key = " ".join(word.text for word in part)
    before = _before(part[0], run, words, text)
    behind, gap = _behind(part[-1], run, words, text)
    person, organisation, place = _shape(part, key, language)
    if gender == "u" and part[0].text in given_names():
        gender = given_names()[part[0].text]
    if role is not None:
        person += 4.0
    elif before and (is_role(before.lower) or before.lower in HONORIFICS) and text[before.end : part[0].start] in (" ", ". "):
        person, role = person + 3.0, before.text
        if HONORIFICS.get(before.lower, "u") != "u":
            gender = HONORIFICS[before.lower]
    more = _context(part, before, behind, gap, words, text, language)
    return Candidate(tuple(part), person + more[0], organisation + more[1], place + more[2], gender, role)


def _shape(part: list[Word], key: str, language: str) -> tuple[float, float, float]:
    """Points for the words of the name itself."""
    person = organisation = place = 0.0
    first, last, count = part[0], part[-1], len(part)
    if _is_organisation(part):
        organisation += 6.0
    if key in places() or key in countries_in(language):
        place += 4.0 if count > 1 or not first.first else 3.0
    if count > 1 and (last.lower in PLACE_ENDS or (first.lower in PLACE_STARTS and first.text not in given_names())):
        place += 3.0
    if first.text in given_names() or (len(first.text) == 1 and count > 1) or "." in first.text[1:2]:
        person += 3.0 if count > 1 else 1.0
    if count > 2 and any(len(word.text) == 1 for word in part[1:-1]):
        person += 3.0
    if count == 1 and key.lower() in ORG_KNOWN:
        organisation += 4.0
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
    if 2 <= count <= 4 and not organisation and not place and language != "de":
        person += 1.0
    return person, organisation, place


def _context(
    part: list[Word], before: Word | None, behind: Word | None, gap: str, words: list[Word], text: str, language: str
) -> tuple[float, float, float]:
    """Points for the words around."""
    person = organisation = place = 0.0
    count = len(part)
    reporting = REPORTING.get(language)
    lead = before.lower if before and text[before.end : part[0].start] == " " else ""
    follow = behind.lower if behind and gap == " " else ""
    if reporting:
        if follow in reporting.verbs or lead in reporting.verbs:
            person += 2.0 if count > 1 else 1.5
            organisation += 1.0
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
    if gap == "-" and follow == "":
        pass
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


def _dateline(part: list[Word], text: str) -> float:
    """A place in capitals that opens the article, before a dash or an agency in brackets."""
    if part[0].start > 60 or not part[0].text.isupper() or len(part[0].text) < 3:
        return 0.0
    head = text[: part[0].end + 80].split("\n", maxsplit=1)[0]
    return 8.0 if any(mark in head for mark in (" — ", " – ", " - ", ") ")) else 0.0


def _appositive(word: Word, words: list[Word], text: str, language: str) -> bool:
    """Whether what follows a comma tells an office: ", chief executive of", ", a farmer", ", der Vorsitzende"."""
    reporting = REPORTING[language]
    index = _index(word, words)
    window = words[index : index + 6]
    for one in window:
        if text[window[0].start : one.start].count(",") or one.lower in reporting.prepositions:
            return False
        if is_role(one.lower) or one.lower in _RELATION:
            return True
    return False


def _before(word: Word, run: Run, words: list[Word], text: str) -> Word | None:
    index = run.at + run.words.index(word) - 1
    return words[index] if index >= 0 and "\n" not in text[words[index].end : word.start] else None


def _behind(word: Word, run: Run, words: list[Word], text: str) -> tuple[Word | None, str]:
    """The next word and what stands between, a possessive ending left out."""
    index = run.at + run.words.index(word) + 1
    if index >= len(words):
        return None, ""
    gap = text[word.end : words[index].start]
    for ending in ("’s", "'s", "’", "'"):
        if word.possessive and gap.startswith(ending):
            gap = gap[len(ending) :]
            break
    return (None, "") if "\n" in gap else (words[index], gap)


def _word_before(word: Word | None, words: list[Word]) -> str:
    if word is None:
        return ""
    index = _index(word, words)
    return words[index - 1].lower if index else ""


def _index(word: Word, words: list[Word]) -> int:
    """Where a word stands: words are in order of their starts."""
    low, high = 0, len(words) - 1
    while low < high:
        middle = (low + high) // 2
        if words[middle].start < word.start:
            low = middle + 1
        else:
            high = middle
    return low
