"""The answer of a server as one short line for a log: error pages of gateways are HTML of many lines. Pure."""

import re
from html import unescape

_READ_CHARS, _MOST_CHARS = 4_000, 200
_UNSEEN = re.compile(r"<(style|script)\b.{0,4000}?(?:</\1\s{0,9}>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[A-Za-z!/?][^<>]{0,4000}(?:>|\Z)")


def in_a_line(text: str) -> str:
    """The start of an answer without tags, styles, scripts and control characters, in at most 200 characters."""
    plain = _TAG.sub(" ", _UNSEEN.sub(" ", text[:_READ_CHARS]))
    words = " ".join(unescape(plain).split())
    shown = "".join(character if character.isprintable() else "?" for character in words)
    return shown if len(shown) <= _MOST_CHARS else f"{shown[: _MOST_CHARS - 1]}…"
