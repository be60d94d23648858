"""German words alone with a capital that are common nouns in their text: a determiner stands before one of them somewhere."""

import re
from collections.abc import Iterable

from transforms.enrich.names.evidence import NameCandidate
from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.names.words import HONORIFICS

_DETERMINER = (
    r"(?:der|die|das|dem|den|des|eine?[mnrs]?|keine?[mnrs]?|im|am|zum|zur|vom|beim|ins|[msd]eine?[mnrs]?|ihre?[mnrs]?|unsere?[mnrs]?"
    r"|diese[mnrs]?|jede[mnrs]?|alle[nr]?|viele[nr]?|mehr|einige[nr]?|beide[nr]?|welche[mnrs]?)"
)


def is_noun_of_text(key: str, found: Iterable[NameCandidate], text: str) -> bool:
    """Whether a word that is neither a given name nor addressed with a title is a noun of the text: in der Sprache, die Briefe.

    People have no article in writing: die Merkel is speech, and her full name stands elsewhere.
    """
    if " " in key or key in given_names() or "." in key:
        return False
    if re.search(rf"\b(?i:{_DETERMINER}) {re.escape(key)}\b(?!-)", text) is None:
        return False
    return not any(span.key == key and (span.role or "").lower() in HONORIFICS for span in found)
