"""German words alone with a capital that are common nouns in their text: a determiner stands before one of them somewhere."""

from collections.abc import Iterable, Mapping, Sequence

from transforms.enrich.names.evidence import NameCandidate
from transforms.enrich.names.full_forms import EntityKind
from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.names.german_determiners import DETERMINERS
from transforms.enrich.names.words import HONORIFICS
from transforms.enrich.tokens import tokens


def without_nouns(kinds: Mapping[str, EntityKind], found: Iterable[NameCandidate], text: str) -> dict[str, EntityKind]:
    """The kinds without those people who are nouns of the text, neither given names nor addressed: in der Sprache, die Briefe.

    People have no article in writing: die Merkel is speech, and her full name stands elsewhere. The words are read once, since
    there may be thousands of people among them.
    """
    # an abbreviation is no noun: die F.A.S.
    people = {key for key, kind in kinds.items() if kind == "PER" and "." not in key and key not in given_names()}
    people -= {span.key for span in found if span.role and span.role.lower() in HONORIFICS}
    listed, starts = tokens(text)
    nouns = {
        word
        for at, word in enumerate(listed)
        if word in people and at and listed[at - 1].lower() in DETERMINERS and _is_behind(listed, starts, at, text)
    }
    return {key: kind for key, kind in kinds.items() if key not in nouns}


def _is_behind(listed: Sequence[str], starts: Sequence[int], at: int, text: str) -> bool:
    """Whether only a space stands before a word, and no hyphen behind it."""
    start, end = starts[at - 1] + len(listed[at - 1]), starts[at] + len(listed[at])
    return text[start : starts[at]] == " " and not text.startswith("-", end)
