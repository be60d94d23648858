"""Firms that are called after a person of the text: Ada Roth, founder of Ada Roth Events."""

from collections.abc import Mapping

from transforms.enrich.names.trimming import NAMED

_FIRM = 1.0  # points of a firm


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
