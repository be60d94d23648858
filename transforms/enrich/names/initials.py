"""People whom German and Dutch papers call by the initial of their surname: Jan van R. is later R., mostly the one accused."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from transforms.enrich.lexicon import words
from transforms.enrich.names.gazetteer import common_words

#: Given name, small words, initial: Dylan S., Jan van R.
_SHORTENED = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?(?: [a-z]+)* ([A-Z])\.")
#: An initial that stands alone: no part of a longer name, no abbreviation.
_ALONE = re.compile(r"(?<![\w.’'-])([A-Z])\.(?![\w.])")
#: What may be its given name: Dylan, Jan van.
_BEFORE = re.compile(r"[A-ZÄÖÜ][\w’'-]* (?:[a-z]{2,3} ){0,2}$")
_CAPITAL = re.compile(r" ([^\W\d_a-zß-öø-ÿ][^\W\d_]+)")
_MAX_BEFORE = 40  # characters before an initial in which its given name stands
_ACCUSED = re.compile(
    r"\b(?:verdacht|verdächtigt?|angeklagt|anklage|vor gericht|verurteilte?|beschuldigte?|untersuchungshaft|festgenommen"
    r"|geëist|eiste?|veroordeelde?|beschuldigd|aangeklaagd|terecht|aangehouden|celstraf|gevangenisstraf)\b"
)
#: What a text calls them later.
ACCUSED = words(
    """
    angeklagte angeklagter beschuldigte beschuldigter verdächtige verdächtiger tatverdächtige tatverdächtiger verdachte
    beklaagde
    """
)
_MAX_BESIDE = 250  # characters around a name in which it is told that somebody is accused


class _Name(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def name(self) -> str: ...


def initials_alone(text: str, people: Sequence[_Name], language: str) -> Iterator[tuple[int, int, str]]:
    """Where an initial stands for one of `people`, with the name: start, end, name. None where two people share the letter, nor
    before a word that may be a surname."""
    bearers: dict[str, set[str]] = {}
    for person in people:
        if shortened := _SHORTENED.fullmatch(person.name):
            bearers.setdefault(shortened[1], set()).add(person.name)
    for found in _ALONE.finditer(text) if bearers else ():
        names = bearers.get(found[1], set())
        named = _BEFORE.search(text, max(0, found.start() - _MAX_BEFORE), found.start())
        first = named is not None and any(name.startswith(named[0].split(" ")[0]) for name in names)
        behind = _CAPITAL.match(text, found.end())
        longer = behind is not None and behind[1].lower() not in common_words(language)
        if len(names) == 1 and not first and not longer:
            yield found.start(), found.end(), next(iter(names))


def accused(text: str, people: Sequence[_Name]) -> str | None:
    """The one person whose surname is an initial, if the text tells beside a mention that a court or the police accuse him."""
    shortened = [person for person in people if _SHORTENED.fullmatch(person.name)]
    if len({person.name for person in shortened}) != 1:
        return None
    around = (text[max(0, person.start - _MAX_BESIDE) : person.end + _MAX_BESIDE].lower() for person in shortened)
    return shortened[0].name if any(_ACCUSED.search(beside) for beside in around) else None
