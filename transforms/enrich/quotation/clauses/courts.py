"""Who speaks in what a court hears: "The court heard that Ann Lee had told a friend she was “glad”"."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.reporting.words import Reporting

_HEARS = words("heard hears")
_THAT = words("that how")


def heard(group: Sequence[Token], language: Reporting) -> Subject | None:
    """The person of whom a court, a jury or an inquest hears in an English clause; None elsewhere."""
    if language.inverts:
        return None
    at = next((at for at, token in enumerate(group) if token.lower in _HEARS), None)
    if not at or group[0].kind == "pronoun" or (group[0].mention is not None and group[0].mention.kind == "PER"):
        return None
    rest = group[at + 1 :]
    if rest and rest[0].lower in _THAT:
        rest = rest[1:]
    if not rest or rest[0].possessive or rest[0].mention is None or rest[0].mention.kind != "PER":
        return None
    return Subject.of(rest[0])
