"""What only Dutch tells: several people by the verb of `ze`, and what somebody `heeft het over`."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.clauses_before import subject_before
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.reporting.words import Reporting

_HAS = words("heeft had")
_MAX_OVER = 3  # tokens from "over" to the quotation


def has_it_over(language: Reporting, before: Sequence[Token]) -> Told | None:
    """What somebody speaks of in Dutch: Ada Smit heeft het over een “ramp”."""
    if not language.resounds:
        return None
    lowers = [token.lower for token in before]
    verb = next((at for at, lower in enumerate(lowers) if lower in _HAS and at + 1 < len(lowers)), None)
    if verb is None or not verb or "over" not in lowers[-_MAX_OVER:] or lowers[verb + 1] != "het":
        return None
    subject = subject_before(before[:verb], language)
    return Told(subject, lowers[verb]) if subject is not None else None


def is_several(subject: Subject, verb: Token, language: Reporting) -> bool:
    """Whether a Dutch or German pronoun means several people, as its verb tells: ze riepen, sie riefen, not had ze geroepen."""
    northern = language.resounds or language.reported
    return subject.pronoun in ("f", "u") and bool(northern) and verb.lower.endswith("en") and verb.lower not in language.closing
