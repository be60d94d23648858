"""Pages in KOI8 that are labelled as windows-1251, and the reverse. Pure.

Both have the letters of Russian at the same bytes, in another order, and with capitals and small letters exchanged. Read by the
wrong label a sentence is `оПХБЕР` and not `Привет`: no text of the right label has many words of a small letter and capitals.
"""

import codecs
import re

#: Python's names; KOI8-U has the letters of KOI8-R, and the Ukrainian ones.
_OTHER = {"cp1251": "koi8_u", "koi8-r": "cp1251", "koi8-u": "cp1251"}
_WORD = re.compile(r"[\u0400-\u04ff]{3,100}")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SCANNED = 200_000
#: Exchanged words that a page needs, and how many for each word that is as it should be.
_LEAST, _SHARE = 5, 10


def with_letters_exchanged(body: bytes, text: str, codec: str) -> str | None:
    """`body` in the other charset, if `text`, which `codec` made of it, has capitals and small letters exchanged and the other
    text has not; else None."""
    other = _OTHER.get(codecs.lookup(codec).name)
    if other is None or not _is_exchanged(text):
        return None
    mended = body.decode(other, "replace")
    return None if _is_exchanged(mended) or mended.count("\ufffd") > len(mended) // 1000 else mended


def _is_exchanged(text: str) -> bool:
    """True if words begin with a small letter and go on in capitals, and hardly any begins with a capital and goes on small."""
    exchanged = usual = 0
    for word in _WORD.findall(_TAG.sub(" ", text[:_SCANNED])):
        if word[0].islower() and word[1:].isupper():
            exchanged += 1
        elif word[1:].islower():
            usual += 1
    return exchanged >= _LEAST and exchanged >= _SHARE * usual
