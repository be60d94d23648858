"""Guesses the encoding of the bytes of a feed or a page if no label states it or the label is plainly wrong. Pure.

A label of a Latin alphabet is plainly wrong where whole words have no ASCII letter: in European text an accented letter stands
among plain ones, in Russian, Greek, Arabic or Chinese text no word has any. One byte in two of such bytes is a guess away from
the truth, so only the encodings that the web's feeds use are tried (charset-normalizer, 11 of 13 right on two lines of text).
"""

import re

from charset_normalizer import from_bytes

from transforms.web.content.latin_charsets import TAG, declared_language, is_latin_language, latin_charset

#: Encodings of Latin alphabets, under Python's names.
LATIN = frozenset(
    {"utf-8", "cp1252", "cp1250", "cp1254", "cp1257", "cp437", "cp850", "cp858", "mac-roman"}
    | {f"iso8859-{number}" for number in (2, 3, 4, 10, 13, 14, 15, 16)}
)
#: Guessing reads so many bytes: 20 items.
GUESSED_BYTES = 20_000
#: Words that a label is called plainly wrong for, and how many of them there must be for each European one.
FOREIGN_WORDS, FOREIGN_SHARE = 3, 3
#: Bytes outside of ASCII that a guess needs where a label is unknown.
LEAST_GUESSED = 20
#: Charsets whose capitals are other alphabets' letters.
_CAPITALS = ("koi8_r",)
#: The charsets of the pages of a language.
_BY_LANGUAGE = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk"), ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866")),
    "el": ("cp1253", "iso8859_7"),
    **dict.fromkeys(("he", "iw", "yi"), ("cp1255", "iso8859_8")),
    **dict.fromkeys(("ar", "fa", "ur"), ("cp1256", "iso8859_6")),
    "th": ("cp874",),
    "ja": ("cp932", "euc_jp"),
    "zh": ("gb18030", "big5"),
    "ko": ("cp949",),
}
_SCANNED_BYTES = 200_000
#: Bytes before the first one outside of ASCII that a guess sees.
_AHEAD = 1_000

_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2,1000}")
_CYRILLIC_WORD = re.compile(r"[\u0400-\u04ff]{1,100}")
_HIGH = re.compile(rb"[\x80-\xff]")
#: A foreign word has two of them side by side: pages in most Latin alphabets have none, and are not read word by word (10 ms).
_TWO_HIGH = re.compile(rb"[\x80-\xff]{2}")
_PLAIN = re.compile(rb"[A-Za-z]")
_CANDIDATES = [
    *("cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "iso8859_5", "iso8859_7", "iso8859_8"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]


def looks_foreign(body: bytes) -> bool:
    """True where the words of `body` are not of a Latin alphabet, whatever its labels say. Not for valid UTF-8."""
    if _TWO_HIGH.search(body, 0, _SCANNED_BYTES) is None:
        return False
    foreign = european = 0
    for found in _WORD.finditer(TAG.sub(b" ", body[:_SCANNED_BYTES])):
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


def foreign_codec(body: bytes, language: str = "") -> str | None:
    """Python's name of the encoding that the words of `body` look like, one of those in which `language` is written if it is
    known; None where they look like none of them."""
    words = b" ".join(
        found.group() for found in _WORD.finditer(TAG.sub(b" ", body[:_SCANNED_BYTES])) if _HIGH.search(found.group())
    )
    known = _BY_LANGUAGE.get(language)
    guess = from_bytes(words[:GUESSED_BYTES], cp_isolation=list(known or _CANDIDATES)).best()
    if guess is None:
        return known[0] if known else None
    if not known and guess.encoding in _CAPITALS and words.decode(guess.encoding, "replace").isupper():
        # the letters of Hebrew are the capitals of KOI8
        return foreign_codec(body, "he")
    return guess.encoding


def page_charset(page: bytes) -> str:
    """Python's name of the encoding of a page that is no UTF-8 and declares nothing that is right."""
    first = _HIGH.search(page)
    text = page[max(0, first.start() - _AHEAD) :] if first else page
    language = declared_language(page)
    if looks_foreign(text):
        foreign = foreign_codec(text, language)
        if foreign is not None:
            return foreign
    else:
        latin = latin_charset(text, language) if not language or is_latin_language(language) else None
        if latin is not None:
            return latin
    guess = from_bytes(text[:GUESSED_BYTES]).best()
    return guess.encoding if guess else "utf-8"  # no text: what is shown then is no letters


def contradicts_label(page: bytes, label: str) -> str | None:
    """Python's name of the encoding of a page whose label, one of a Latin alphabet, is plainly wrong; None for all others."""
    return foreign_codec(page, declared_language(page)) if label in LATIN and looks_foreign(page) else None
