"""A thing and its name between commas: "Lee said the headline, “Town of shame”, was unfair", "the paper’s motto, “Dare,” dates
from 1605". What somebody says has a verb that reports beside it, not the verb of the thing."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.spans import Span
from transforms.enrich.reporting.languages import REPORTING

_BEHIND = re.compile(r",? ([a-z]+)\b")
#: Finite verbs whose subject the thing is, apart from those in -ed.
_FINITE = words(
    """
    is was are were has had have will would could can should may might must does did which
    dates costs cost took takes made makes won wins went goes came comes became becomes sold sells hung hangs stood stands opens
    tells began begins runs ran draws drew gives gave got gets means meant appears remains stays sits rose fell lost
    """
)
#: First words of what somebody says.
_PERSONAL = words("i we you he she it they this that there yes no not let don’t don't")


def is_apposed(text: str, span: Span, before: Sequence[str], language: str) -> bool:
    """Whether a quotation of few words is the name of the English noun before it. `before`: the words of its sentence
    before it, in lower case."""
    if language != "en" or len(before) < 2:
        return False
    found = text[span.start : span.end].split()
    if not found or found[0].lower() in _PERSONAL:
        return False
    ahead = text[max(0, span.outer_start - 3) : span.outer_start]
    behind = _BEHIND.match(text, span.outer_end)
    closed = text[span.end - 1] == "," or text[span.outer_end : span.outer_end + 1] == ","
    verbs = REPORTING[language].verbs
    if behind is None or not closed or ahead[1:] != ", " or not ahead[0].isalpha() or before[-1] in verbs:
        return False
    return behind[1] in _FINITE or (behind[1].endswith("ed") and behind[1] not in verbs)
