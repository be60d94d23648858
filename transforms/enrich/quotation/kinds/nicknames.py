"""What somebody is called, within his name or behind it: Tim “Tiny” Roe, Ugo Conti, detto “il Gatto”."""

import re

from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.quotation.kinds.quote_kinds import ROMANCE
from transforms.enrich.quotation.spans import Span

_MAX_NAME, _MAX_WITHIN = 4, 3  # words
#: What stands within a name: Tim “Tiny” Roe, bekannt als „Titan“ Roe.
_GIVEN = re.compile(r"(?:[^\W\d_]+[^\W\d_.]|als|as) $")
#: A comma and a Romance participle, with no auxiliary: what somebody is called follows.
_CALLED = re.compile(r", (?:dett[oa]|dite?|alias|soprannominat[oa]|surnommée?|apodad[oa]|apelidad[oa]|alcunhad[oa]) (?:de )?$")
_SURNAME = re.compile(r" [^\W\d_a-zß-öø-ÿ][^\W\d_]+")


def is_nickname(text: str, span: Span, language: str) -> bool:
    """Whether a quotation of up to three words stands between a first name and a surname, or says what somebody is called."""
    few = language in ROMANCE and len(text[span.start : span.end].split()) <= _MAX_NAME
    if few and _CALLED.search(text, max(0, span.outer_start - 30), span.outer_start):
        return True  # Ugo Conti, detto “il Gatto”
    if _SURNAME.match(text, span.outer_end) is None or len(text[span.start : span.end].split()) > _MAX_WITHIN:
        return False
    before = _GIVEN.search(text, max(0, span.outer_start - 20), span.outer_start)
    if before is None:
        return False
    given = before[0].rstrip()
    return given in ("als", "as") or (given[0].isupper() and (language != "de" or given in given_names()))
