"""Whose view or whose words a clause says that something is, where its verb tells nothing of it."""

from collections.abc import Sequence

from transforms.enrich.quotation.clauses.german import last_comma
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.reports.according import according
from transforms.enrich.quotation.reports.followed import AS
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.quotation.reports.verbless import is_person
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Reporting

_MAX_SET_IN = 5  # tokens of a clause set in, up to its verb


def view_ahead(language: Reporting, before: Sequence[Token]) -> Told | None:
    """The person whose view a French or Dutch sentence tells from its head on: Pour Anne Roy, la mesure relève de “...”."""
    source = according(language, before) if language.inverts and not language.drops and not language.reported else None
    if any(can_speak(token.lower) for token in before if token.start > last_comma(before)):
        return None  # Selon Anne Roy, un expert aurait parlé de “...”
    return Told(source[1], None) if source is not None and source[0] == 0 and is_person(source[1]) else None


def set_in(before: Sequence[Token], verb: int, language: Reporting) -> Subject | None:
    """Whose words a clause between commas says these are: "a start that was, as he said himself, “slow”"."""
    opens = next((at for at in range(verb - 1, max(0, verb - _MAX_SET_IN), -1) if before[at].lower in AS), None)
    closed = verb + 1 < len(before) and before[verb + 1].kind == "comma"
    if opens is None or not closed or before[opens - 1].kind != "comma":
        return None
    subject = subject_behind(before[opens + 1 : verb], language)
    return subject if subject is not None and (subject.mention or subject.pronoun) else None
