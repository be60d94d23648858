"""Guesses the encoding of a feed's bytes if no label states it or the label is plainly wrong. Pure.

A label of a Latin alphabet is plainly wrong where whole words have no ASCII letter: in European text an accented letter stands
among plain ones, in Russian, Greek, Arabic or Chinese text no word has any. One byte in two of such bytes is a guess away from
the truth, so only the encodings that the web's feeds use are tried (charset-normalizer, 11 of 13 right on two lines of text).
"""

import re

from charset_normalizer import from_bytes

#: Guessing reads so many bytes: 20 items.
GUESSED_BYTES = 20_000
#: Words that a label is called plainly wrong for, and how many of them there must be for each European one.
FOREIGN_WORDS, FOREIGN_SHARE = 3, 3
#: Bytes outside of ASCII that a guess needs where a label is unknown.
LEAST_GUESSED = 20
_SCANNED_BYTES = 200_000

_TAG = re.compile(rb"<[^<>]{0,2000}>")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2,1000}")
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff]{1,100}")
_HIGH = re.compile(rb"[\x80-\xff]")
_PLAIN = re.compile(rb"[A-Za-z]")
_CANDIDATES = [
    *("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "iso8859_5", "iso8859_7", "iso8859_8"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]


def looks_foreign(body: bytes) -> bool:
    """True where the words of `body` are not of a Latin alphabet, whatever its labels say. Not for valid UTF-8."""
    foreign = european = 0
    for found in _WORD.finditer(_TAG.sub(b" ", body[:_SCANNED_BYTES])):
        word = found.group()
        if not _HIGH.search(word):
            continue
        # Where no spaces are written, a run of bytes is a sentence; the second bytes of Chinese and Japanese may be letters.
        if len(word) < 3 or len(_PLAIN.findall(word)) * 4 > len(word):
            european += 1
        else:
            foreign += 1 + len(word) // 10
    return foreign >= FOREIGN_WORDS and foreign >= FOREIGN_SHARE * european


def is_case_reversed(text: str) -> bool:
    """True where Cyrillic words are in capitals but for their first letters: KOI8 read as windows-1251, or the reverse."""
    words = [word for word in _CYRILLIC_WORD.findall(text[:_SCANNED_BYTES]) if len(word) > 2]
    return len(words) >= FOREIGN_WORDS and 2 * sum(word[1:].isupper() for word in words) > len(words) and not text.isupper()


def high_bytes(body: bytes) -> int:
    """How many bytes outside of ASCII a guess would see."""
    return len(_HIGH.findall(body[:GUESSED_BYTES]))


def foreign_codec(body: bytes) -> str | None:
    """Python's name of the encoding that the words of `body` look like; None where they look like none of them."""
    words = b" ".join(
        found.group() for found in _WORD.finditer(_TAG.sub(b" ", body[:_SCANNED_BYTES])) if _HIGH.search(found.group())
    )
    guess = from_bytes(words[:GUESSED_BYTES], cp_isolation=_CANDIDATES).best()
    return guess.encoding if guess else None
