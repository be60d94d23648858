"""The charset of a body by its transport: the byte order mark first, then the Content-Type (WHATWG Encoding, 6).

Parsers read the declaration of the document itself, and guess from its bytes.
"""

import codecs
import re

from transforms.web.content.charset_labels import spelled
from transforms.web.content.escaped_charsets import is_replacement

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LABEL = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:\-]{1,40})(?![A-Za-z0-9_.:\-])""", re.IGNORECASE)
# The encodings of the WHATWG Encoding Standard under Python's names, and the ones that browsers read in their place: what is
# labelled Latin-1 is windows-1252, and so on. Python's other codecs (idna, unicode_escape, utf-7 ...) are not for the web.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
}
_WEB = frozenset(
    (
        *(
            "utf-8",
            "utf-16-le",
            "utf-16-be",
            "gb18030",
            "big5hkscs",
            "euc_jp",
            "iso2022_jp",
            "cp932",
            "cp949",
            "koi8-r",
            "koi8-u",
        ),
        *("mac-roman", "mac-cyrillic", "cp866", "cp874", *(f"cp125{number}" for number in range(9))),
        *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    )
)


def charset_of(body: bytes, content_type: str | None) -> str | None:
    """Name of a Python codec for `body` by its byte order mark, else by `content_type`; None where neither tells.

    A label that names no encoding of the web gives None: it must not reach Python's codecs. "replacement" stands for encodings
    that browsers do not read (`escaped_charsets.py`).
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return name
    match = _LABEL.search(content_type[:1_000]) if content_type else None
    if match is None:
        return None
    return "replacement" if is_replacement(match[1]) else codec_of(match[1])


def codec_of(label: str) -> str | None:
    """Python's name for the encoding that browsers understand `label` as; None where it is none of the web's."""
    try:
        name = codecs.lookup(label.strip()[:40]).name
    except (LookupError, ValueError):  # ValueError: NUL in a label
        named = spelled(label)
        if named is None:
            return None
        name = codecs.lookup(named).name
    name = _SUPERSETS.get(name, name)
    return name if name in _WEB else None
