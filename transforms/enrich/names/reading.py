"""A text as the rules for names read it."""

import re
from dataclasses import dataclass

from transforms.enrich.names.gazetteer import all_places, given_names
from transforms.enrich.names.shouted import recased
from transforms.enrich.names.tokens import TextWords

#: French and Italian articles, prepositions and conjunctions that lose their vowel before a name: d'Ostrava, all'Europa.
_ELIDED = re.compile(
    r"\b((?:[dljmtnsc]|qu|jusqu|lorsqu|puisqu|d[ae]ll|all|nell|sull|quell|un|degl)|[DL]|Dell|All|Nell|Sull)['’]"
    r"(?=([A-ZÀ-ÖØ-Þ][\w-]+))"
)
#: The same before a small letter, at the head of a sentence: L’avocat. The noun is no name, whatever the capital.
_OPENING = re.compile(r"\b([LDJMTSCN]|Qu|Jusqu|Lorsqu|Puisqu|Dell|All|Nell|Sull|Dall|Un)['’](?=[a-zà-ÿ])")


_MAX_FIRST = 30  # characters of a first name


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as its words, with what all its names are weighed against."""

    text: str
    words: TextWords
    language: str
    lowered: frozenset[str]
    """Words that the text also writes in lower case."""


def read(text: str, language: str) -> Reading:
    """The words of `text`, ready for `candidates`."""
    text = recased(text, language)
    if language in ("fr", "it"):
        text = _OPENING.sub(r"\1 ", _ELIDED.sub(lambda match: _apart(match, language), text))
    found = TextWords(text, language)
    return Reading(text, found, language, found.lowered())


def _apart(match: "re.Match[str]", language: str) -> str:
    """The small word and a space in place of the apostrophe, so that offsets stay.

    A capital one may be a part of the name, as in L'Espresso: it is set apart before a place only.
    """
    small, name = match[1], match[2]
    if small == "d" and name not in all_places(language):
        first = match.string[max(0, match.start() - _MAX_FIRST) : match.start()].split(" ")
        if len(first) > 1 and not first[-1] and first[-2] in given_names():
            return match[0]  # Aude d'Hautpré
    return f"{small} " if small[0].islower() or name in all_places(language) else match[0]
