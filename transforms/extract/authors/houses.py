"""Tells the name of a house, of its desks, and what stands in for a person, from the name of an author."""

from transforms.extract.authors.words import DESKS, HOUSE_WORDS, STANDS_IN
from transforms.extract.wording.site_names import words

#: Behind a house's name: "Herald Staff".
_OF_HOUSE = frozenset({"staff", "team", "desk", "newsroom", "editors", "editorial", "online", "digital", "admin", "reporters"})


def is_house(name: str, houses: frozenset[str]) -> bool:
    """True for the house's own name, its desks, and what stands in for a person."""
    parts = words(name)
    while len(parts) > 1 and parts[-1] in _OF_HOUSE:
        parts = parts[:-1]
    squeezed = "".join(parts)
    if squeezed in houses or squeezed.removeprefix("the") in houses:
        return True
    if len(parts) > 1 and parts[-1] in HOUSE_WORDS:
        return True
    return all(part in STANDS_IN for part in parts) or any(part.startswith(DESKS) for part in parts)
