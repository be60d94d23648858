"""The people among the authors of a page and of its feed's entry: no agencies, desks, papers, and words for nobody.

Extraction keeps such names, for an author who is an agency is evidence of a wire report; a record's `authors` are people.
"""

import re
from collections.abc import Iterable, Iterator

from transforms.extract.authors.names import clean_names, written_like_a_name
from transforms.extract.authors.words import DESKS, HOUSE_WORDS, STANDS_IN
from transforms.extract.wording.notes import AGENCIES
from transforms.extract.wording.site_names import squeeze, words

#: The last word of what is no person: "Gazette staff", "Editorial Board".
_LAST = frozenset(
    """staff team desk newsroom editors editorial admin board agencies agency reporter reporters correspondent correspondents
    redaccion reports wire wires""".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: First words of papers' names; "the" is of no person's.
_ARTICLES = frozenset("the el la le les los il lo der die das het".split())  # noqa: SIM905
#: Papers whose names may be read as a person's and that other houses name as the author.
_PAPERS = frozenset(
    """elpaís elmundo elperiódico elconfidencial lavanguardia larazón lanación lemonde lefigaro leparisien lesoir lasoir letemps
    larepubblica lastampa ilsole24ore corrieredellasera diezeit derspiegel derstandard diepresse diewelt detelegraaf
    usatoday""".split()  # noqa: SIM905
)
#: The last word of a paper's name, where it is the name of the house.
_PAPER = re.compile(
    r"times|post|news|journal|chronicle|courier|observer|press|media|radio|tv|online|review|daily|mail|star|"
    r"\w*(?:zeitung|blatt|nachrichten|anzeiger|kurier|rundschau)"
)
#: Before a name, in a value that is written like one.
_BY = frozenset(("by", "von", "par", "por"))
#: Agencies of so few letters are names of people as well, unless they are written in one case: AP, ap, Ani.
_SHORT = 3


def people(names: Iterable[str], houses: Iterable[str | None]) -> tuple[str, ...]:
    """The names that are no agency, desk, or word for nobody, and not the paper's own. `houses`: names of the paper."""
    own = frozenset(squeeze(house) for house in houses if house)
    return tuple(name for name in names if not _is_nobody(name, own))


def people_of_feed(values: Iterable[str], houses: Iterable[str | None]) -> tuple[str, ...]:
    """The same for what an entry states of its authors: without "By", roles and agencies beside the names, where what is left
    is written like names; else as stated."""
    own = tuple(houses)
    return tuple(dict.fromkeys(name for value in values for name in _of_value(value, own)))


def _of_value(value: str, houses: tuple[str | None, ...]) -> Iterator[str]:
    is_plain = written_like_a_name(value) and not any(mark in value for mark in ",;") and words(value)[0] not in _BY
    found = () if is_plain else people(clean_names([value]), houses)
    yield from found if found and all(map(written_like_a_name, found)) else people([value], houses)


def _is_nobody(name: str, houses: frozenset[str]) -> bool:
    parts = words(name)
    if not parts or parts[0] == "the" or parts[-1] in _LAST or any(part.startswith(DESKS) for part in parts):
        return True
    if all(part in STANDS_IN for part in parts) or (len(parts) > 1 and parts[-1] in HOUSE_WORDS):
        return True
    if all(_is_agency(part) for part in name.split("/")):
        return True
    squeezed = squeeze(name)
    is_papers = len(parts) == 1 or parts[0] in _ARTICLES or _PAPER.fullmatch(parts[-1]) is not None
    return squeezed in _PAPERS or (squeezed in houses and is_papers)


def _is_agency(name: str) -> bool:
    name = name.strip()
    return name.casefold() in AGENCIES and (len(name) > _SHORT or name.isupper() or name.islower())
