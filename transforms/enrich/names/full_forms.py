"""Of which kind each name of a text is, and its fullest form: King is Wayne King, and UN is a body."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from typing import Literal

from transforms.enrich.names.eponyms import eponyms
from transforms.enrich.names.evidence import NameCandidate
from transforms.enrich.names.gazetteer import given_names, places
from transforms.enrich.names.organisation_words import ORG_GENERIC, ORG_HEADS
from transforms.enrich.names.quiet_words import without_accents
from transforms.enrich.names.words import DEMONYMS, MIN_ACRONYM
from transforms.enrich.offices.roles import is_role

EntityKind = Literal["PER", "ORG", "LOC"]

_MAX_NAMES = 2000  # distinct names a text may hold; a text with more is a list


def kinds_of(found: Iterable[NameCandidate], *, surname: float) -> dict[str, EntityKind]:
    """The kind of every name that has one, by its own mentions, and by its last word alone where that has `surname` points."""
    points: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    things: set[str] = set()
    for span in found:
        key, person, organisation, place = span.key, span.person, span.organisation, span.place
        if not (person or organisation or place):
            continue
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


def fullest_of(
    kinds: dict[str, EntityKind], found: Iterable[NameCandidate], located: set[str], others: Container[str], *, firsts: bool
) -> dict[str, str]:
    """Every key -> the fullest form of its name; keys without a kind of their own join a longer name or are left out. `others`
    are nobody's surname.

    Changes `kinds` where a short form turns out to be a person or organisation that is named in full elsewhere.
    """
    parts: dict[str, list[tuple[str, EntityKind]]] = defaultdict(list)
    keys = dict.fromkeys(span.key for span in found)
    for key in keys:
        kind = kinds.get(key)
        if kind and " " in key:
            for part in _short_forms(key, kind):
                parts[part].append((key, kind))
    fullest: dict[str, str] = {}
    for key in keys:
        if len(key) > 3 and key.isupper() and key.title() in kinds:
            fullest[key] = key.title()  # a dateline or a headline in capitals
            continue
        joined = None  # most names have no longer form
        if fuller := parts.get(key, ()):
            if key in others:
                fuller = [(name, its_kind) for name, its_kind in fuller if its_kind != "PER" or not name.endswith(f" {key}")]
            joined = _join(key, kinds.get(key), fuller, located, firsts=firsts)
        if joined is None and not key.isascii():
            joined = _join(
                key, kinds.get(key), parts.get(without_accents(key), ()), located, firsts=firsts
            )  # Murátov of Dmitry Muratov
        if joined is not None:
            fullest[key] = joined
        elif key in kinds:
            fullest[key] = key
    return {key: target if target == key else _last(target, fullest) for key, target in fullest.items()}


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
        elif len(words) > 3 and words[1].islower() and words[2][0].isupper():
            tails.add(" ".join(words[:3]))  # Maria da Luz of Maria da Luz Grilo
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
        return None
    people = [name for name, its_kind in fuller if its_kind == "PER" and kind in (None, "PER", "ORG", "LOC")]
    for name in people:
        first = name.split(" ")[0]
        if key == first and (kind == "LOC" or (key not in given_names() and kind != "PER" and not firsts)):
            continue
        if kind == "LOC" and key in places() and (key in located or not name.endswith(f" {key}")):
            continue
        return name
    generic = key in places() or key.lower() in DEMONYMS or is_role(key.lower())
    for name, its_kind in fuller:
        if its_kind == "ORG" and kind in (None, "ORG", "PER") and not generic and (kind != "PER" or " " not in key):
            if key.isupper() and len(key) >= MIN_ACRONYM and name.startswith(key) and not _is_spelt_out(name):
                continue
            return name
    return None


def _is_spelt_out(name: str) -> bool:
    """Whether a name that opens with an acronym ends as that of a body: HCA Healthcare, but neither NASA Explorers nor NVIDIA
    H100, which are things of theirs."""
    last = name.rpartition(" ")[2].lower()
    return last in ORG_HEADS or last in ORG_GENERIC
