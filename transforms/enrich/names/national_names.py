"""First names that a country gives to the other sex than most: Andrea and Gabriele are men in Italy, Jean is one in France."""

import re

from transforms.enrich.lexicon import words
from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.names.words import Gender

_MEN = {
    "it": words("Andrea Gabriele Nicola Simone Elia Luca Felice Carmine Loris Mattia Gioele Noè Battista Tobia Jean Joan"),
    "fr": words("Jean Jules Joël Noël Jocelyn Ange Sacha Morgan Alexis René Gaël Joan"),
    "es": words("Joan Jean Alexis Ariel Santos Noel Gael Andoni Ander Asier Unai Oriol Pau"),
    "pt": words("Jean Alexis Ariel Noel Gael Joel Darci"),
}
_WOMEN = {
    "fr": words("Andrée Simone Noëlle"),
    "pt": words("Andréa"),
    "es": words("Edurne Estíbaliz Meritxell Luz Paz"),
}
#: What no Italian surname has, so that Andrea Klein is a woman: a consonant at its end, foreign letters.
_FOREIGN = re.compile(r"[^a-zàèéìòù' ]|[jkwxy]|[^aeiouàèéìòù](?: |$)", re.IGNORECASE)


def national_names() -> frozenset[str]:
    """The first names that some language has for another sex than others have."""
    return frozenset().union(*_MEN.values(), *_WOMEN.values())


def is_national(first: str, language: str) -> bool:
    """Whether a language has a first name for another sex than others have, so that the office of somebody tells it better."""
    return first in _MEN.get(language, ()) or first in _WOMEN.get(language, ())


def sex_of_first(first: str, rest: str, language: str) -> Gender:
    """The sex of a first name in a text of a language; `rest`, the surname, tells whether an Italian name is one."""
    if language == "it" and first in _MEN["it"]:
        return "u" if _FOREIGN.search(rest) else "m"
    if first in _MEN.get(language, ()):
        return "m"
    return "f" if first in _WOMEN.get(language, ()) else given_names().get(first, "u")
