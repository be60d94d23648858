"""The names of people, organisations and places in a text: every mention, and which mentions mean the same.

One name has one kind in one article: the evidence of all its mentions is added up. "Keller" is Maria Keller where she was
named before; what nothing speaks for is no name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from unicodedata import combining, normalize

from transforms.enrich.lexicon import words
from transforms.enrich.names.eponyms import eponyms
from transforms.enrich.names.evidence import NameCandidate, candidates
from transforms.enrich.names.gazetteer import given_names, newspapers, places
from transforms.enrich.names.grammar_sexes import BESIDE, sex_of_office, sexes_told
from transforms.enrich.names.organisation_words import NEITHER
from transforms.enrich.names.parts import PORTFOLIOS, is_credential, may_be_given
from transforms.enrich.names.reading import read
from transforms.enrich.names.runs import capital_runs
from transforms.enrich.names.sexes import sex_of_mention, sexes_of_office
from transforms.enrich.names.trimming import NAMED, trimmed
from transforms.enrich.names.words import DEMONYMS, HONORIFICS, NO_NAMES, THINGS, Gender
from transforms.enrich.offices.roles import is_role

EntityKind = Literal["PER", "ORG", "LOC"]

_CONTRACTION = re.compile(r"[’'](?:ve|m|ll|d|re|t)$", re.IGNORECASE)
_DIRECTIONS = words(
    """
    north south east west middle latin roman central northern southern eastern western new saudi puerto costa sri
    """
)
#: Ends of adverbs: "Rhetorically, she" opens a sentence.
_ADVERB_ENDS = ("ally", "edly", "ingly", "ously", "ively", "fully", "antly", "ently")
_OFFICES = words("taoiseach tanaiste tánaiste king queen prince princess imam rabbi sister lord lady professor prof prof.")
#: Daarin, Hierover; Darauf, Wofür
_PRONOMINAL = re.compile(
    r"(?:daar|hier|waar|er)(?:in|over|mee|van|voor|op|aan|bij|door|na|naast|om|tegen|toe|uit|onder|achter|tussen|naar)"
    r"|(?:dar?|hier|wor?)(?:in|an|auf|aus|bei|durch|für|gegen|hinter|mit|nach|neben|über|um|unter|von|vor|zu|zwischen)"
)
_TITLED = 4.0  # points of a name with a title before it
_LOCATED = 6.0  # points of a place with "in" before it
_MAX_NAMES = 2000  # distinct names a text may hold; a text with more is a list


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
    found = [
        candidate
        for run in capital_runs(text, reading.words, language, reading.lowered)
        for candidate in candidates(run, reading)
    ]
    found = trimmed(found, language)
    surnames = {span.words[-1].text for span in found if len(span.words) > 1 and span.person >= NAMED}
    if language == "en":  # Dean, whom "partner Dean" introduces, is no dean later
        surnames |= {span.key for span in found if span.person >= _TITLED and span.key in given_names()}
    titles = {span.words[1].text for span in found if len(span.words) == 2 and span.person >= 1.0 and may_be_given(span.words)}
    found = [
        span
        for span in found
        if not _is_noise(span, language, _surname(span, surnames if span.person < 1.0 else surnames | titles, text))
    ]
    # every German noun has a capital, so that only a word that surely speaks is a surname
    kinds = _kinds(found, surname=NAMED if language == "de" else 1.0)
    located = {span.key for span in found if span.place >= _LOCATED}
    fullest = _fullest(kinds, found, located, firsts=language in ("es", "it", "pt"))
    written: dict[str, str] = {}
    initials = language in ("de", "nl")
    for span in found:
        if span.key not in written:
            end = _end(text, span) if initials else span.words[-1].end
            written[span.key] = " ".join(text[span.words[0].start : end].split())
    sexes = {span.key: span.gender for span in found if len(span.words) > 1 and kinds.get(span.key) == "PER"}
    mentions: list[Mention] = []
    strong: set[str] = set()
    people: set[str] = set()
    gender: dict[str, Gender] = {}
    roles: dict[str, set[str]] = defaultdict(set)
    of_offices: dict[str, set[Gender]] = defaultdict(set)
    offices: dict[str, str] = {}
    for span in found:
        target = fullest.get(span.key)
        if target is None:
            continue
        titled = HONORIFICS.get((span.role or "").lower(), "u")
        if titled != "u" and sexes.get(target, titled) != titled:
            target = _of_sex(span.key, titled, sexes) or target
        kind, target = kinds[target], written[target]
        start = _with_particles(text, span, target)
        mentions.append(Mention(start, _end(text, span) if initials else span.words[-1].end, target, kind))
        if kind == "PER":
            people.add(target)
            if span.person >= 2.5:
                strong.add(target)
            if gender.get(target, "u") == "u" and (sex := sex_of_mention(span, target)) != "u":
                gender[target] = sex
            for office in (span.role, span.office):
                if office:
                    roles[target].update(office.lower().split())
                    if language == "en" and gender.get(target, "u") == "u":
                        of_offices[target].update(sexes_of_office(office))
            office = span.office or _office(span.role)
            if office and gender.get(target, "u") == "u":
                gender |= sex_of_office(target, text[max(0, start - BESIDE) : span.words[-1].end + BESIDE], office, language)
            if office and target not in offices:
                offices[target] = office
    for name, told in of_offices.items():
        if gender.get(name, "u") == "u" and len(told) == 1:
            gender[name] = next(iter(told))
    unknown = {name: roles[name] for name in people if gender.get(name, "u") == "u"}
    gender |= sexes_told(unknown, offices, language)
    held = {name: frozenset(some) for name, some in roles.items()}
    return Names(tuple(mentions), frozenset(strong), gender, held, offices)


def _end(text: str, name: NameCandidate) -> int:
    """Where a name ends: behind the dot of the initial by which German and Dutch courts call somebody, Jan van R."""
    last = name.words[-1]
    return last.end + (len(last.text) == 1 and len(name.words) > 1 and text.startswith(".", last.end))


def _of_sex(surname: str, sex: Gender, sexes: dict[str, Gender]) -> str | None:
    """The one person of a sex who bears a surname: Mme Roy is Ada Roy, whoever Jean Roy is."""
    bearers = [name for name in sexes if name.endswith(f" {surname}")]
    fitting = [name for name in bearers if sexes[name] == sex] or [name for name in bearers if sexes[name] == "u"]
    return fitting[0] if len(fitting) == 1 else None


def _with_particles(text: str, name: NameCandidate, target: str) -> int:
    """Where a short form begins with the small words that belong to it: von Preen of Alexander von Preen."""
    start = name.words[0].start
    ahead = target.split(name.key, maxsplit=1)[0].split() if name.key in target else []
    while ahead and ahead[-1].islower() and text[start - len(ahead[-1]) - 1 : start] == f"{ahead[-1]} ":
        start -= len(ahead.pop()) + 1
    return start


def _office(title: str | None) -> str | None:
    """The title before a name where it is an office, not a mere address: Governor, but not Mr."""
    words = [word for word in (title or "").split() if word.lower() not in HONORIFICS or word.lower() in _OFFICES]
    return " ".join(words) or None


def _surname(name: NameCandidate, surnames: set[str], text: str) -> bool:
    """Whether a single word is the surname of somebody the text names in full: King behind Wayne King, but not the King."""
    start = name.words[0].start
    return len(name.words) == 1 and name.key in surnames and text[max(0, start - 4) : start].lower() != "the "


def _is_noise(name: NameCandidate, language: str, surname: bool) -> bool:
    """Whether a candidate is no name whatever speaks for it: a people, a day, an office, an event, a plural acronym."""
    last = name.words[-1].lower
    if len(name.words) > 1:
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
    if _CONTRACTION.search(text) or (adverb and text not in given_names()):
        return True
    plural = text[:-1].isupper() and text[-1] == "s" and len(text) > 2
    if plural or len(text) < 2 or last in DEMONYMS or last in NO_NAMES or text in THINGS:
        return True
    if surname:
        return False
    if language in ("de", "nl") and _PRONOMINAL.fullmatch(last) and text not in given_names():
        return True
    if last in NEITHER or (language != "en" and last in PORTFOLIOS):
        return True
    if is_credential(text) and not name.place:
        return True
    return (is_role(last, language) or last in HONORIFICS) and name.person < 4 and name.place < 4


def _kinds(found: Iterable[NameCandidate], *, surname: float) -> dict[str, EntityKind]:
    """The kind of every name that has one, by its own mentions, and by its last word alone where that has `surname` points."""
    points: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    things: set[str] = set()
    for span in found:
        key, person, organisation, place = span.key, span.person, span.organisation, span.place
        if organisation <= -2.0:
            things.add(key)  # spelt out in ordinary words once
        total = points[key]
        if len(points) > _MAX_NAMES:
            break
        # the best single piece of evidence counts in full, every other mention a little
        if person or total[0]:
            total[0] = max(total[0], person) + 0.2 * min(total[0], person, 2.0)
        if organisation or total[1]:
            total[1] = max(total[1], organisation) + 0.2 * min(total[1], organisation, 2.0)
        if place or total[2]:
            total[2] = max(total[2], place) + 0.2 * min(total[2], place, 2.0)
        total[3] = len(span.words)  # the same for every mention of a key
    kinds: dict[str, EntityKind] = {}
    firms = eponyms({key: (person, organisation) for key, (person, organisation, _, _) in points.items()})
    speaking = {key for key, (person, _, place, count) in points.items() if count == 1 and person >= surname and place < 4}
    for key, (person, organisation, place, count) in points.items():
        if key in things:
            continue
        # Savannah Peterson, whom no list knows, where Peterson alone says something later
        told = 2 <= count <= 3 and person > 0 and key.rpartition(" ")[2] in speaking
        best = max(person + told, organisation, place)
        if key in firms:
            kinds[key] = "ORG"
        elif best >= (1.0 if count > 1 else 2.0):
            kinds[key] = "LOC" if best == place else "ORG" if best == organisation else "PER"
    return kinds


def _fullest(
    kinds: dict[str, EntityKind], found: Iterable[NameCandidate], located: set[str], *, firsts: bool
) -> dict[str, str]:
    """Every key -> the fullest form of its name; keys without a kind of their own join a longer name or are left out.

    Changes `kinds` where a short form turns out to be a person or organisation that is named in full elsewhere.
    """
    parts: dict[str, list[tuple[str, EntityKind]]] = defaultdict(list)
    keys = dict.fromkeys(span.key for span in found)
    for key in keys:
        kind = kinds.get(key)
        if kind and " " in key:
            for part in _short_forms(key, kind):
                parts[part].append((key, kind))
    fullest = {}
    for key in keys:
        if len(key) > 3 and key.isupper() and key.title() in kinds:
            fullest[key] = key.title()  # a dateline or a headline in capitals
            continue
        joined = _join(key, kinds.get(key), parts.get(key, ()), located, firsts=firsts)
        if joined is None and not key.isascii():
            joined = _join(key, kinds.get(key), parts.get(_plain(key), ()), located, firsts=firsts)  # Murátov of Dmitry Muratov
        if joined is not None:
            fullest[key] = joined
        elif key in kinds:
            fullest[key] = key
    return {key: _last(target, fullest) for key, target in fullest.items()}


def _plain(key: str) -> str:
    """A name without accents."""
    return "".join(char for char in normalize("NFD", key) if not combining(char))


def _last(target: str, fullest: dict[str, str]) -> str:
    """Follows short forms of short forms; a name never leads back to itself, for every step makes it longer."""
    while fullest.get(target, target) != target:
        target = fullest[target]
    return target


def _short_forms(key: str, kind: EntityKind) -> set[str]:
    """Forms by which a name may be called later."""
    words = key.split(" ")
    if kind == "LOC":
        return set()
    tails = {" ".join(words[index:]) for index in range(1, len(words))}
    if kind == "PER":
        tails |= {tail[0].upper() + tail[1:] for tail in tails} | {words[0]}
        if len(words) > 2 and len(words[1]) > 1 and words[1][0].isupper():
            tails.add(" ".join(words[:2]))  # Juan Martínez of Juan Martínez Roca
        if len(words) == 3:  # Eva M. Roth and Eva Roth are Eva Maria Roth
            tails |= {f"{words[0]} {words[1][0]} {words[2]}", f"{words[0]} {words[2]}"} - {key}
        return tails | {word for word in words[1:-1] if word[0].isupper()}
    heads = {" ".join(words[:index]) for index in range(1, len(words))}
    return {form for form in heads | tails if not form.endswith((" of", " and", " &", " for", " the")) and form[0].isupper()}


def _join(
    key: str, kind: EntityKind | None, fuller: Sequence[tuple[str, EntityKind]], located: set[str], *, firsts: bool
) -> str | None:
    """The name of which `key` is a short form. `firsts`: papers call people by a first name that no list has."""
    if not fuller:
        return None  # most names have no longer form
    people = [name for name, its_kind in fuller if its_kind == "PER" and kind in (None, "PER", "ORG", "LOC")]
    for name in people:
        first = name.split(" ")[0]
        if key == first and (kind == "LOC" or (key not in given_names() and kind != "PER" and not (firsts and kind))):
            continue
        if kind == "LOC" and key in places() and (key in located or not name.endswith(f" {key}")):
            continue
        return name
    generic = key in places() or key.lower() in DEMONYMS or is_role(key.lower())
    for name, its_kind in fuller:
        if its_kind == "ORG" and kind in (None, "ORG", "PER") and not generic and (kind != "PER" or " " not in key):
            return name
    return None
