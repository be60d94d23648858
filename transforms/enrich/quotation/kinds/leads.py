"""The words of a sentence that lead to a quotation."""

import re
from collections.abc import Sequence

from transforms.enrich.quotation.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_MAX_LEAD = 200  # characters before a quotation


def leads_of(text: str, spans: Sequence[Span]) -> list[list[str]]:
    """For each quotation the words of the sentence before it, in lower case, as far as they stand behind the last stop or
    quotation."""
    found: list[list[str]] = []
    last = 0
    for span in spans:
        end = span.outer_start
        if end == last or text[end - 1] == "\n":
            found.append([])
            last = span.outer_end
            continue
        start = max(last, end - _MAX_LEAD)
        stops = [text.rfind(mark, start, end) + 1 for mark in (". ", "\n", "! ", "? ")]
        found.append([word.lower() for word in _WORD.findall(text, max(start, *stops), end)])
        last = span.outer_end
    return found
