"""Where another person begins within a run of capitals, for lack of a comma: GROOVE-Autorin Charlotte Elsen | Tobias Trommer,
Harvard University | Ann Lee."""

from collections.abc import Sequence

from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.names.organisation_words import ORG_HEADS
from transforms.enrich.names.titles_ahead import is_title
from transforms.enrich.names.tokens import Word

#: Spanish and Portuguese people have four names.
_LANGUAGES = ("en", "de", "nl")
_SUFFIXES = ("Jr", "Sr")
_LEAST = 4  # words: two of each


def next_person(run: Sequence[Word], language: str) -> int:
    """The index of the first name of another person than the one before, or of one behind a body; 0 where there is none."""
    if len(run) < _LEAST or language not in _LANGUAGES:
        return 0
    given = given_names()
    for at in range(2, len(run) - 1):
        first, surname, before = run[at].text, run[at + 1].text, run[at - 1]
        if first not in given or surname in given or not _may_be_surname(surname) or not _may_be_surname(before.text):
            continue
        if before.lower in ORG_HEADS:
            return at
        if run[at - 2].text in given and before.text not in given and not is_title(before, language):
            return at  # but not: Lance Corporal Mark Lee
    return 0


def _may_be_surname(text: str) -> bool:
    return len(text) > 1 and text.isalpha() and text.istitle() and text not in _SUFFIXES
