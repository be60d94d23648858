"""The subject of a Romance report behind what is set between it and its verb: `“...”, afirmou ontem, em Lisboa, Ana Roa`,
`“...”, desabafou, emocionado, Ana Roa`; and what is set behind a verb that has no subject: `“...”, diz, sentada na varanda`."""

from collections.abc import Sequence

from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import is_leading_article, subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.reporting.words import Reporting

_MAX_ASIDES = 3  # between the verb and its subject
_TO = frozenset(("a", "al", "ao", "à", "alla", "all'", "all’", "allo"))
_SENT = frozenset(
    ("enviada", "enviado", "inviata", "inviato", "corresponsal", "correspondente", "repórter", "reportera", "reportero")
)
_MAX_TOLD = 3  # words of a phrase for the one addressed
_MAX_TOKENS = 9  # of one


def late_subject(rest: Sequence[Token], language: Reporting) -> Subject | None:
    """The person whom a report names behind one to three asides; None where it names nobody so."""
    groups = _groups(rest)
    for at, group in enumerate(groups[: _MAX_ASIDES + 1]):
        if not group:
            continue
        if at and _is_told(groups[at - 1], language):
            return None  # disse à nossa enviada, Ana Roa
        if at and (group[0].kind == "name" or group[0].lower in language.articles):
            subject = subject_behind(group, language)
            named = subject is not None and subject.mention is not None and subject.mention.kind == "PER"
            return subject if named else None
        if not is_aside(group, language):
            return None
    return None


def _is_told(group: Sequence[Token], language: Reporting) -> bool:
    """Whether a phrase names one person to whom somebody speaks, so that a name behind its comma is that person's."""
    if not group or group[0].lower not in _TO or len(group) > _MAX_TOLD:
        return False
    noun = group[-1].lower
    return not noun.endswith("s") and (is_role(noun) or noun in _SENT)


def is_aside(group: Sequence[Token], language: Reporting) -> bool:
    """Whether the words between two commas tell when, where or how something was said, and name no subject."""
    first = group[0]
    if len(group) > _MAX_TOKENS or any(token.kind in ("verb", "pronoun", "quote") for token in group):
        return False
    if first.kind != "word" or is_leading_article(group, 0, language):
        return False
    return first.lower in language.prepositions or (first.text.islower() and first.lower not in language.articles)


def stands_alone(rest: Sequence[Token], language: Reporting) -> bool:
    """Whether nothing behind the comma at the head of `rest` can be the subject of the verb before it."""
    groups = _groups(rest)
    behind = groups[1] if len(groups) > 1 else []
    if not behind:
        return True
    first = behind[0]
    if first.kind != "word" or is_leading_article(behind, 0, language):
        return False
    return first.lower not in language.articles or first.lower in language.prepositions


def _groups(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens between commas, up to the end of the clause."""
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind in ("stop", "quote"):
            break
        if token.kind == "comma":
            groups.append([])
        else:
            groups[-1].append(token)
    return groups
