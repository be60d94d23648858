"""A text as the rules for names read it."""

from dataclasses import dataclass

from transforms.enrich.names.tokens import TextWords


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
    found = TextWords(text)
    return Reading(text, found, language, found.lowered())
