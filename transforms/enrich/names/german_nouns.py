"""German words alone with a capital that are common nouns in their text: a determiner stands before one of them somewhere."""

import re
from collections.abc import Iterable, Mapping

from transforms.enrich.names.evidence import NameCandidate
from transforms.enrich.names.full_forms import EntityKind
from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.names.words import HONORIFICS

_DETERMINED = re.compile(
    r"\b(?i:der|die|das|dem|den|des|eine?[mnrs]?|keine?[mnrs]?|im|am|zum|zur|vom|beim|ins|[msd]eine?[mnrs]?|ihre?[mnrs]?|unsere?[mnrs]?"
    r"|diese[mnrs]?|jede[mnrs]?|alle[nr]?|viele[nr]?|mehr|einige[nr]?|beide[nr]?|welche[mnrs]?) (?=(\w++(?:[’'-]\w++)*+)(?!-))"
)


def without_nouns(kinds: Mapping[str, EntityKind], found: Iterable[NameCandidate], text: str) -> dict[str, EntityKind]:
    """The kinds without those people who are nouns of the text, neither given names nor addressed: in der Sprache, die Briefe.

    People have no article in writing: die Merkel is speech, and her full name stands elsewhere. The text is read once, since
    there may be thousands of people in it.
    """
    nouns = {match[1] for match in _DETERMINED.finditer(text)} - given_names().keys()
    nouns -= {span.key for span in found if (span.role or "").lower() in HONORIFICS}
    return {key: kind for key, kind in kinds.items() if kind != "PER" or key not in nouns}
