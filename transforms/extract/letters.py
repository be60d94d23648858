"""The letters and words of a text in Latin script, read as bytes: four times as fast as a pattern.

Nearly all lines of an English, German, French or Spanish page are Latin-1 but for typographic marks, which are no letters.
"""

import re

#: What is no letter, digit or underscore, in Latin-1.
_OTHERS = bytes(code for code in range(256) if re.match(r"\W", chr(code)))
_SPACED = bytes.maketrans(_OTHERS, b" " * len(_OTHERS))
_MARKS = "’“”–‘—…„•‚‹›€"


def letters_of(text: str) -> str | None:
    """Letters, digits and underscores of `text`; None where it is not Latin."""
    latin = _latin(text, "")
    return latin.translate(None, _OTHERS).decode("latin-1") if latin is not None else None


def words_of(text: str) -> list[str] | None:
    """The runs of letters, digits and underscores in `text`; None where it is not Latin."""
    latin = _latin(text, " ")
    return latin.translate(_SPACED).decode("latin-1").split() if latin is not None else None


def _latin(text: str, instead: str) -> bytes | None:
    """`text` in Latin-1 with `instead` for typographic marks."""
    if not text.isascii():
        for mark in _MARKS:
            if mark in text:
                text = text.replace(mark, instead)
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None
