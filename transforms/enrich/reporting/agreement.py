"""French and Italian participles that agree with what somebody calls so: l'a qualifiée de « folle », l'ha definita «folle»."""

import re

from transforms.enrich.lexicon import words
from transforms.enrich.reporting.words import Reporting

#: Forms of "have", also with an object before them.
HAVING = words(
    """
    a ont avait avaient aura auront aurait auraient ayant ai as avons avez l'a l’a l'ont l’ont l'avait l’avait l'avaient
    l’avaient ha hanno aveva avevano avrebbe avrebbero avendo ho l'ha l’ha l'hanno l’hanno l'aveva l’aveva l'avevano
    l’avevano l'ho l’ho
    """
)
_ENDS = re.compile(r"(?<=[éiust])(?:es|e|s)$|(?<=[tsr])(?:a|i|e)$")


def agrees(ahead: str, word: str, language: Reporting) -> bool:
    """Whether `word`, which no table has, is a participle of a verb that reports, behind `ahead`, a form of "have"."""
    if ahead not in HAVING or not language.elides:
        return False
    end = _ENDS.search(word)
    return end is not None and word[: end.start()] + ("o" if language.drops else "") in language.verbs
