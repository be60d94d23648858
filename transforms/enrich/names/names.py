"""The names of people, organisations and places in a text: every mention, and which mentions mean the same.

One name has one kind in one article: the evidence of all its mentions is added up. "Keller" is Maria Keller where she was
named before; what nothing speaks for is no name.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from transforms.enrich.lexicon import words
from transforms.enrich.names.body_words import is_dutch_citizen
from transforms.enrich.names.eponyms import named_before
from transforms.enrich.names.evidence import NameCandidate, candidates
from transforms.enrich.names.full_forms import EntityKind, fullest_of, kinds_of
from transforms.enrich.names.gazetteer import given_names, newspapers
from transforms.enrich.names.genitives import with_genitives
from transforms.enrich.names.german_nouns import without_nouns
from transforms.enrich.names.initials import ACCUSED, accused, initials_alone
from transforms.enrich.names.organisation_words import NEITHER
from transforms.enrich.names.parts import is_credential, may_be_given
from transforms.enrich.names.people import BESIDE, People
from transforms.enrich.names.quiet_words import held
from transforms.enrich.names.reading import Reading, read
from transforms.enrich.names.relatives import Relatives
from transforms.enrich.names.runs import capital_runs, run_at
from transforms.enrich.names.shouted import opens_in_capitals
from transforms.enrich.names.title_words import PORTFOLIOS
from transforms.enrich.names.trimming import NAMED, trimmed
from transforms.enrich.names.words import DEMONYMS, HONORIFICS, NO_NAMES, THINGS, Gender
from transforms.enrich.offices.roles import is_role
from transforms.enrich.reporting.languages import REPORTING

_CONTRACTION = re.compile(r"[’'](?:ve|m|ll|d|re|t)\b", re.IGNORECASE)
_DIRECTIONS = words(
    """
    north south east west middle latin roman central northern southern eastern western new saudi puerto costa sri
    """
)
#: Ends of adverbs: "Rhetorically, she" opens a sentence.
_ADVERB_ENDS = ("ally", "edly", "ingly", "ously", "ively", "fully", "antly", "ently")
#: Daarin, Hierover; Darauf, Wofür
_PRONOMINAL = re.compile(
    r"(?:daar|hier|waar|er)(?:in|over|mee|van|voor|op|aan|bij|door|na|naast|om|tegen|toe|uit|onder|achter|tussen|naar)"
    r"|(?:dar?|hier|wor?)(?:in|an|auf|aus|bei|durch|für|gegen|hinter|mit|nach|neben|über|um|unter|von|vor|zu|zwischen)"
)
_PAIRS = (" y ", " e ", " and ", " et ", " und ", " en ", " & ")
#: Their names take a genitive without an apostrophe; their papers call people by an initial, and write pronominal adverbs.
_NORTHERN = ("de", "nl")
_TITLED = 4.0  # points of a name with a title before it
_LOCATED = 6.0  # points of a place with "in" before it


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at one place; `name` is its fullest form."""

    start: int
    end: int
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Names:
    """What was found. `gender` and `roles` by fullest form of a person; roles in lower case."""

    mentions: tuple[Mention, ...]
    strong: frozenset[str]
    """People that more than the place of a word speaks for: a given name, a title, an age; pronouns mean them."""
    gender: dict[str, Gender]
    roles: dict[str, frozenset[str]]
    offices: dict[str, str]
    """By fullest form of a person, the office or job that the text states first, in its words."""


@lru_cache(maxsize=4)
def find_names(text: str, language: str) -> Names:
    """The names in `text`, mentions in order. Kept for a moment: entities and quotations ask for the same text."""
    reading = read(text, language)
    found = trimmed(_candidates(text, reading), language)
    surnames = {span.words[-1].text for span in found if len(span.words) > 1 and span.person >= NAMED}
    if language == "en":  # Dean, whom "partner Dean" introduces, is no dean later
        surnames |= {span.key for span in found if span.person >= _TITLED and span.key in given_names()}
    titles = {span.words[1].text for span in found if len(span.words) == 2 and span.person >= 1.0 and may_be_given(span.words)}
    titles |= surnames
    found = [
        span for span in found if not _is_noise(span, language, _surname(span, surnames if span.person < 1.0 else titles, text))
    ]
    # every German noun has a capital, so that only a word that surely speaks is a surname
    kinds = kinds_of(found, surname=NAMED if language == "de" else 1.0)
    if language == "de":
        kinds = without_nouns(kinds, found, text)
    located = {span.key for span in found if span.place >= _LOCATED}
    fullest = fullest_of(kinds, found, located, named_before(found), firsts=language in ("es", "it", "pt"))
    northern = language in _NORTHERN
    if northern:
        fullest = with_genitives(fullest, kinds)
    written: dict[str, str] = {}
    for span in found:
        if span.key not in written:
            end = _end(text, span) if northern else span.words[-1].end
            whole = " ".join(text[span.words[0].start : end].split())
            written[span.key] = span.key if whole.isupper() and opens_in_capitals(text, span.words[0].start) else whole
    sexes = {span.key: span.gender for span in found if len(span.words) > 1 and kinds.get(span.key) == "PER"}
    mentions: list[Mention] = []
    people = People(language)
    paired = [
        span.key
        for before, span in pairwise(found)
        if len(span.words) > len(before.words) == 1 and text[before.words[0].end : span.words[0].start] in _PAIRS
    ]
    relatives = Relatives(fullest.values(), sexes, paired)
    for span in found:
        target = fullest.get(span.key)
        if target is None:
            continue
        target = relatives.meant(span.key, target, HONORIFICS.get((span.role or "").lower(), "u"))
        kind, target = kinds[target], written[target]
        start = _with_particles(text, span, target)
        mentions.append(Mention(start, _end(text, span) if northern else span.words[-1].end, target, kind))
        if kind == "PER":
            people.add(span, target, text[max(0, start - BESIDE) : span.words[-1].end + BESIDE])
    if northern:
        mentions = _with_initials(text, mentions, people, language)
    roles = {name: frozenset(some) for name, some in people.roles.items()}
    return Names(tuple(mentions), frozenset(people.strong), people.sexes(), roles, people.offices)


def _candidates(text: str, reading: Reading) -> list[NameCandidate]:
    """The possible names in the order of the text, of quiet words those that another one holds."""
    found: list[NameCandidate] = []
    quiet: list[int] = []
    for run in capital_runs(text, reading):
        if isinstance(run, int):
            quiet.append(run)
        else:
            found += candidates(run, reading)
    runs = [run_at(text, reading, at)[0] for at in held(quiet, [span.key for span in found], reading)]
    found += [NameCandidate((word,), word.text) for run in runs for word in run]
    return sorted(found, key=lambda span: span.words[0].at)


def _with_initials(text: str, mentions: list[Mention], people: People, language: str) -> list[Mention]:
    """The mentions, and those of people by the initial of their surname; whoever is accused is also called so."""
    known = [mention for mention in mentions if mention.kind == "PER"]
    suspect = accused(text, known)
    if suspect is not None:
        people.roles[suspect].update(ACCUSED)
    found = [Mention(start, end, name, "PER") for start, end, name in initials_alone(text, known, language)]
    starts = {mention.start for mention in found}
    others = [mention for mention in mentions if mention.start not in starts]  # K. zu Beginn
    return sorted([*others, *found], key=lambda mention: mention.start)


def _end(text: str, name: NameCandidate) -> int:
    """Where a name ends: behind the dot of the initial by which German and Dutch courts call somebody, Jan van R."""
    last = name.words[-1]
    return last.end + (len(last.text) == 1 and len(name.words) > 1 and text.startswith(".", last.end))


def _with_particles(text: str, name: NameCandidate, target: str) -> int:
    """Where a short form begins with the small words that belong to it: von Preen of Alexander von Preen."""
    start = name.words[0].start
    ahead = target.split(name.key, maxsplit=1)[0].split() if name.key in target else []
    while ahead and ahead[-1].islower() and text[start - len(ahead[-1]) - 1 : start] == f"{ahead[-1]} ":
        start -= len(ahead.pop()) + 1
    return start


def _surname(name: NameCandidate, surnames: set[str], text: str) -> bool:
    """Whether a single word is the surname of somebody the text names in full: King behind Wayne King, but not the King."""
    start = name.words[0].start
    return len(name.words) == 1 and name.key in surnames and text[max(0, start - 4) : start].lower() != "the "


def _is_contraction(key: str) -> bool:
    return ("’" in key or "'" in key) and _CONTRACTION.search(key) is not None


def _is_noise(name: NameCandidate, language: str, surname: bool) -> bool:
    """Whether a candidate is no name whatever speaks for it: a people, a day, an office, an event, a plural acronym."""
    last = name.words[-1].lower
    if len(name.words) > 1:
        if _is_contraction(name.key):
            return True  # Gifts You’ll Love
        if (
            last in DEMONYMS
            and name.key not in newspapers()
            and (name.words[-2].lower in DEMONYMS or (name.words[0].text not in given_names() and not name.role))
        ):
            return True
        return (
            last in NEITHER
            or (last in DEMONYMS and name.words[0].lower in _DIRECTIONS)
            or all(word.lower in NO_NAMES for word in name.words)
        )
    text = name.words[0].text
    adverb = language == "en" and name.words[0].first and last.endswith(_ADVERB_ENDS) and len(last) > 7
    if (adverb and text not in given_names()) or _is_contraction(text):
        return True
    plural = text[-1] == "s" and text[:-1].isupper() and len(text) > 2
    if plural or len(text) < 2 or last in DEMONYMS or last in NO_NAMES or text in THINGS:
        return True
    reporting = REPORTING.get(language)
    if reporting is not None and reporting.is_romance and (last in reporting.articles or last in reporting.pronouns):
        return True  # Le juge, whose noun has the form of a verb
    if surname:
        return False
    if language == "it" and (last == "io" or (last == "nato" and name.words[0].first)):
        return True  # Io piangevo; Nato a Bari: with its article the alliance is la Nato
    if language == "nl" and is_dutch_citizen(text):
        return True
    if language in _NORTHERN and _PRONOMINAL.fullmatch(last) and text not in given_names():
        return True
    if last in NEITHER or (language != "en" and last in PORTFOLIOS):
        return True
    if is_credential(text) and not name.place:
        return True
    return (is_role(last, language) or last in HONORIFICS) and name.person < 4 and name.place < 4
