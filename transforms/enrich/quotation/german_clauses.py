"""Side clauses at the end of a German sentence, in which somebody else speaks."""

from collections.abc import Sequence

from transforms.enrich.quotation.clause_tokens import Token
from transforms.enrich.reporting.words import Reporting

_MIN_TOKENS = 3  # of such a sentence


def ends_in_clause(language: Reporting, before: Sequence[Token], verbs: Sequence[int]) -> bool:
    """Whether a side clause that somebody else speaks in stands before a German colon: Roth erzählt, wie ihn ein Gast
    angesprochen habe: „...“"""
    if not language.reported or not verbs or len(before) < _MIN_TOKENS or before[-1].text != ":":
        return False
    own = any(before[at].start > last_comma(before) for at in verbs)
    return not own and before[-2].lower in language.reported


def last_comma(before: Sequence[Token]) -> int:
    return max((token.start for token in before if token.kind == "comma"), default=-1)
