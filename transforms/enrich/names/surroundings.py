"""The words and the line around a name: what stands before and behind, headings, datelines, appositions."""

import re
from typing import NamedTuple

from transforms.enrich.names.known import CLOSES, RELATION, VERB
from transforms.enrich.names.neighbours import AND
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.tokens import TextWords, Word
from transforms.enrich.offices.roles import is_role

#: What stands between a name and an apposition, an age, or the next of several names.
TELLING_GAPS = (", ", " – ", " — ", " (")
_POSSESSIVE = ("’s", "'s", "’", "'")
#: A small letter and a full stop before another letter: z. B., p. ej.
_ABBREVIATION = re.compile(r"\b[^\W\d_A-ZÄÖÜ]\.[ \u00a0\u202f]?$")
#: The year and the volume of a journal.
_VOLUME = re.compile(r"\.? (?:19|20)\d\d(?: [A-Z][a-z]{2})?(?: \d\d?)?[;(]\d")
HEAD = 60  # characters in which the place of a dateline begins


def is_abbreviated(word: Word, text: str) -> bool:
    """Whether a letter is the last one of an abbreviation of several words, and no initial: z. B. Roggen, p. ej."""
    return word.end - word.start == 1 and _ABBREVIATION.search(text, max(0, word.start - 4), word.start) is not None


def is_journal(part: list[Word], text: str) -> bool:
    """Whether the year and the volume of a reference follow: Acta Morv Med. 2012;92"""
    return _VOLUME.match(text, part[-1].end) is not None


def line_of(part: list[Word], text: str) -> str:
    """The line in which a name stands, its first 200 characters."""
    start = text.rfind("\n", 0, part[0].start) + 1
    end = text.find("\n", part[-1].end, start + 200)
    return text[start : end if end >= 0 else start + 200]


def is_heading(line: str) -> bool:
    """Whether a line is short and does not end as a sentence does."""
    stripped = line.rstrip()
    return 0 < len(stripped) < 100 and stripped[-1] not in ".!?:…\"”»“'’)"


def is_title_case(line: str) -> bool:
    """Whether most words of a line have a capital."""
    found = line.split()
    return len(found) > 2 and sum(word[:1].isupper() for word in found) >= 0.6 * len(found)


def dateline(word: Word, text: str) -> float:
    """A place in capitals that opens the article, before a dash or an agency in brackets."""
    if not word.text.isupper() or len(word.text) < 3 or text[word.start - 1 : word.start] == "(":
        return 0.0
    if any(map(str.islower, text[: word.start])) and text[word.start - 2 : word.start] != ", ":
        return 0.0  # Die GEMA klagt - ; but: Salt Lake City, UTAH -
    head = text[: word.end + 80].split("\n", maxsplit=1)[0]
    return 8.0 if any(mark in head for mark in (" — ", " – ", " - ", ") ")) else 0.0


def is_appositive(word: Word, reading: Reading) -> bool:
    """Whether what follows a comma tells an office: ", chief executive of", ", a farmer", ", der Vorsitzende"."""
    words, text = reading.words, reading.text
    for at in range(word.at, min(word.at + 6, words.count)):
        following = words[at]
        if following.known & CLOSES or following.text in AND or "," in text[word.start : following.start]:
            return False
        if following.known & RELATION or is_role(following.lower, reading.language):
            behind = words[at + 1] if at + 1 < words.count and reading.language == "en" else None
            # Jordan, the curator said: the clause is the curator's
            return behind is None or not behind.known & VERB or behind.start != following.end + 1
    return False


class Beside(NamedTuple):
    """What stands before and behind a name in its line."""

    before: Word | None
    between: str
    """What stands between that word and the name."""
    lead: str
    """The word before in lower case, if only a space stands between."""
    behind: Word | None
    """None behind the end of a sentence and marks that no rule asks for, and where `follow` tells all of it."""
    gap: str
    """What stands between the name, a possessive ending left out, and the word behind."""
    follow: str
    """The word behind in lower case, if only a space stands between."""
    known: int
    """The bits of the two words that stand right beside the name."""
    known_behind: int
    """Those of the word behind alone."""


def beside(part: list[Word], reading: Reading) -> Beside:
    """The words around a name."""
    text, words, first, last = reading.text, reading.words, part[0], part[-1]
    before, between, lead, known = None, "", "", 0
    if first.at:
        before = words[first.at - 1]
        between = text[before.end : first.start]
        if between == " ":
            lead, known = before.lower, before.known
        elif "\n" in between:
            before, between = None, ""
    behind, gap, follow, known_behind = None, "", "", 0
    if last.at + 1 < words.count:
        gap = text[last.end : words.starts[last.at + 1]]
        if last.possessive:
            gap = gap.removeprefix(next((ending for ending in _POSSESSIVE if gap.startswith(ending)), ""))
        if gap == " ":
            follow = words.written[last.at + 1]
            if follow.islower() and follow.isalpha() and not last.possessive:
                known_behind = words.known_of_small(follow)  # nearly all
            else:
                behind = words[last.at + 1]
                follow, known_behind = behind.lower, behind.known
        elif gap in TELLING_GAPS:
            behind = words[last.at + 1]
        elif "\n" in gap:
            gap = ""
    return Beside(before, between, lead, behind, gap, follow, known | known_behind, known_behind)


def lower_before(word: Word | None, words: TextWords) -> str:
    return words[word.at - 1].lower if word and word.at else ""
