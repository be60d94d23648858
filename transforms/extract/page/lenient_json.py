"""JSON as publishers print it into their pages: read where it can be read with one meaning, else None.

What is met: marks of comments and CDATA around it, comment lines in it, commas behind the last member, backslashes before
letters that need none (`\\'`), raw line breaks, several objects one behind the other, quotes of HTML (`&quot;`) for its own,
and quotation marks within a text that nobody escaped.
"""

import html
import json
import re
from typing import Any

#: What publishers leave around the JSON.
_BEFORE = ("/*", "<!--", "<![CDATA[", "//<![CDATA[", "// <![CDATA[", "*/")
_AFTER = ("*/", "-->", "]]>", "//", "/*", ";")
_COMMENT_LINE = re.compile(r"^[ \t]*//.*$|^[ \t]*/\*[^*]{0,500}\*/[ \t]*$", re.MULTILINE)
_LAST_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_ESCAPE = re.compile(r"\\(?:([\"\\/bfnrt]|u[0-9a-fA-F]{4})|)")
_DECODER = json.JSONDecoder(strict=False)
#: Keys with the vocabulary's prefix.
_PREFIX = '"schema:'
#: The marks of JSON's own that stand before and behind the quotes around a text.
_OPENS, _CLOSES = "{[,:", ",:}]"


def load(text: str) -> Any:
    """What the JSON in `text` says; None where it is none."""
    for attempt in (_same, _unwrapped, _repaired, _quoted):
        try:
            text = attempt(text)
            return json.loads(text.replace(_PREFIX, '"') if _PREFIX in text else text, strict=False)
        except (ValueError, RecursionError):
            continue
    return _one_by_one(text)


def _same(text: str) -> str:
    return text


def _unwrapped(text: str) -> str:
    """`text` without comment and CDATA marks around it and without trailing semicolons."""
    text = text.strip()
    for _ in range(4):
        for mark in _BEFORE:
            text = text.removeprefix(mark).lstrip()
        for mark in _AFTER:
            text = text.removesuffix(mark).rstrip()
    return text


def _repaired(text: str) -> str:
    if "&quot;" in text[:200] and '"' not in text[:200]:
        text = html.unescape(text)
    text = _LAST_COMMA.sub("", _COMMENT_LINE.sub("", text))
    return _ESCAPE.sub(lambda found: found[0] if found[1] else "", text)


def _quoted(text: str) -> str:
    """`text` with a backslash before each quotation mark that can neither open nor close a text."""
    places = [match.start() for match in re.finditer('"', text)]
    parts: list[str] = []
    last = 0
    for place in places:
        before, behind = place - 1, place + 1
        while before >= 0 and text[before].isspace():
            before -= 1
        while behind < len(text) and text[behind].isspace():
            behind += 1
        own = before < 0 or behind == len(text) or text[before] in _OPENS or text[behind] in _CLOSES or text[before] == "\\"
        if not own:
            parts += (text[last:place], "\\")
            last = place
    return "".join((*parts, text[last:]))


def _one_by_one(text: str) -> list[Any] | None:
    """The objects that stand one behind the other."""
    found: list[Any] = []
    place = 0
    try:
        while place < len(text) and len(found) < 100:
            value, place = _DECODER.raw_decode(text, place)
            found.append(value)
            while place < len(text) and text[place] in " \t\r\n,;":
                place += 1
    except (ValueError, RecursionError):
        pass
    return found or None
