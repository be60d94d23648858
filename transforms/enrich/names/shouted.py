"""Paragraphs in capitals, as weather services, police and old wires write them: a capital says nothing there. And names in
capitals at the head of a paragraph, as obituaries and magazines set them: ANN LEE, who has died."""

import re

from transforms.enrich.names.gazetteer import all_places, common_words, given_names

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Words in capitals at the head of a line that goes on in small letters.
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ]{2,20}(?: [^\W\d_a-zß-öø-ÿ]{2,20}){1,2}(?=,? [a-zà-ÿ])")
#: A line of fewer words may be a name: UNITED NATIONS SECURITY COUNCIL.
_FEWEST = 6


def recased(text: str, language: str) -> str:
    """`text`, its lines that have no small letter written as sentences: small but for places and for given names with the
    word behind them; names in capitals at the head of other lines written as names. Lines keep their length."""
    return "\n".join(_recased(line, language) for line in text.split("\n"))


def _recased(line: str, language: str) -> str:
    if line.isupper():
        return _as_sentence(line, language) if line.count(" ") >= _FEWEST - 1 else line
    found = _NAME.match(line) if line[:2].isupper() else None
    return _name(found) + line[found.end() :] if found is not None else line


def _name(match: "re.Match[str]") -> str:
    """The words of a full name, a given name first, as a text writes names."""
    first = match[0].partition(" ")[0].title()
    name = match[0].title()
    return name if first in given_names() and len(name) == len(match[0]) else match[0]


def opens_in_capitals(text: str, start: int) -> bool:
    """Whether a name that begins at `start` is one in capitals, at the head of a line that goes on in small letters."""
    found = _NAME.match(text, start) if text[start - 1 : start] in ("", "\n") else None
    return found is not None and _name(found) != found[0]


def _as_sentence(line: str, language: str) -> str:
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
