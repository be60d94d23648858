"""Paragraphs in capitals, as weather services, police and old wires write them: a capital says nothing there."""

import re

from transforms.enrich.names.gazetteer import all_places, given_names
from transforms.enrich.names.runs import common_words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: A line of fewer words may be a name: UNITED NATIONS SECURITY COUNCIL.
_FEWEST = 6


def recased(text: str, language: str) -> str:
    """`text`, its lines that have no small letter written as sentences: small but for places and for given names with the
    word behind them. Lines keep their length."""
    if "\n" not in text and not text.isupper():
        return text
    return "\n".join(
        _recased(line, language) if line.isupper() and line.count(" ") >= _FEWEST - 1 else line for line in text.split("\n")
    )


def _recased(line: str, language: str) -> str:
    ordinary = common_words(language)
    behind_given = -1

    def written(match: "re.Match[str]") -> str:
        nonlocal behind_given
        word = match[0].title()
        is_ordinary = word.lower() in ordinary
        if not is_ordinary and (word in given_names() or match.start() == behind_given):
            behind_given = match.end() + 1 if word in given_names() else -1
            return word
        return word if not is_ordinary and word in all_places(language) else word.lower()

    found = _WORD.sub(written, line)
    return found if len(found) == len(line) else line
