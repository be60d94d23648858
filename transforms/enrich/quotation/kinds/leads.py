"""The words of a sentence that lead to a quotation."""

import re
from collections.abc import Sequence

from transforms.enrich.quotation.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
#: A noun that an apostrophe joins with its article or preposition: l'étiquette, dell’album.
_ELIDED = re.compile(r"((?:l|d|un|dell|all|nell|dall|sull|quell|dun)['’])([^\W\d_]{3,})")
_MAX_LEAD = 200  # characters before a quotation


def leads_of(text: str, spans: Sequence[Span]) -> list[list[str]]:
    """For each quotation the words of the sentence before it, in lower case, as far as they stand behind the last stop or
    quotation. The last of them is parted from an article that it elides."""
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
        ahead = [word.lower() for word in _WORD.findall(text, max(start, *stops), end)]
        elided = _ELIDED.fullmatch(ahead[-1]) if ahead else None
        found.append([*ahead[:-1], *elided.groups()] if elided is not None else ahead)
        last = span.outer_end
    return found
