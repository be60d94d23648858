"""Firms that are called after a person of the text: Ada Roth, founder of Ada Roth Events."""

from collections.abc import Iterable, Mapping

from transforms.enrich.names.evidence import NameCandidate
from transforms.enrich.names.trimming import NAMED

_FIRM = 1.0  # points of a firm
_SURE = 3.0  # and of one that bears a surname alone: the carmaker Roth


def named_before(found: Iterable[NameCandidate]) -> frozenset[str]:
    """The firms and places of one word that a text names before anybody whose surname they are: people are named in full
    first."""
    others: set[str] = set()
    surnames: set[str] = set()
    for name in found:
        if len(name.words) > 1:
            surnames.add(name.words[-1].text)
        elif max(name.organisation, name.place) >= max(_SURE, name.person) and name.key not in surnames:
            others.add(name.key)
    return frozenset(others)


def eponyms(points: Mapping[str, tuple[float, float]]) -> set[str]:
    """The names that begin with a person of the text and go on, out of the points for a person and an organisation.

    Something must speak for an organisation: Juan Roa Paz is Juan Roa.
    """
    people = {key for key, (person, organisation) in points.items() if " " in key and person >= max(NAMED, organisation)}
    surnames = {key.rpartition(" ")[2]: key for key in people}
    return {key for key in points if " " in key and points[key][1] >= _FIRM and _founder(key, people, surnames)}


def _founder(key: str, people: set[str], surnames: Mapping[str, str]) -> bool:
    words = key.split(" ")
    if not words[-1].isalpha():
        return False  # Juan Roa d'Aix
    heads = (" ".join(words[:size]) for size in range(2, len(words)))
    return any(head in people for head in heads) or surnames.get(words[0], key) != key
