"""The charset of a page in a Latin alphabet that declares none, by the letters of the languages that use it. Pure.

In one byte each, charsets hold other letters at the same places: a Spanish ñ of windows-1252 is the ń of windows-1250, and both
are letters. But no language has ń beside á and í. So each language is asked how many of the page's letters outside of ASCII are
its own, in each charset that its pages use; the best answer tells the charset. Equal answers go to the language that the page
declares, then to windows-1252, which browsers read by default (WHATWG HTML, 13.2.3.2).
"""

import re
from collections import Counter
from functools import cache

_WESTERN = ("cp1252", "iso8859-15", "mac-roman")
_CENTRAL = ("cp1250", "iso8859-2")
_BALTIC = ("cp1257", "iso8859-13")
#: Language -> its letters outside of ASCII, the most frequent ones first, and the charsets of its pages, the usual one first.
_LETTERS = {
    "en": ("éèêëïöüñçàâôæœ", _WESTERN),
    "fr": ("éèàêçôâîùûëïœüæÿ", _WESTERN),
    "es": ("óíáéñúü", _WESTERN),
    "pt": ("ãçáéêíóõúâôàü", _WESTERN),
    "it": ("èàùòìéíîóú", _WESTERN),
    "ca": ("óàèéíçòúïü", _WESTERN),
    "gl": ("óáíéñúüï", _WESTERN),
    "de": ("üäößé", _WESTERN),
    "nl": ("ëéïèüöáóíúç", _WESTERN),
    "sv": ("äåöéà", _WESTERN),
    "fi": ("äöåšž", _WESTERN),
    "da": ("åøæéáóü", _WESTERN),
    "no": ("åøæéòóôêèü", _WESTERN),
    "is": ("íáðöéúæóþý", _WESTERN),
    "ga": ("áéíóú", _WESTERN),
    "sq": ("ëç", _WESTERN),
    "et": ("äõüöšž", ("cp1257", "cp1252", "iso8859-15")),
    "tr": ("ıüşçöğâîû", ("cp1254",)),
    "pl": ("łąęóżśćńź", _CENTRAL),
    "cs": ("íáěéřýžčšůúťďňó", _CENTRAL),
    "sk": ("áíéýčšžúľťôäňďóĺŕ", _CENTRAL),
    "hu": ("áéöőóüíúű", _CENTRAL),
    "ro": ("ăîşţâșț", (*_CENTRAL, "iso8859-16")),
    "hr": ("čšžćđ", _CENTRAL),
    "sl": ("čšž", _CENTRAL),
    "lv": ("āīēšņļūžčģķ", _BALTIC),
    "lt": ("ėųšįąžčęū", _BALTIC),
    "vi": ("\u0301\u0300đưôăâêơ\u0323\u0309\u0303àáèéìíòóùúýãõũĩảẻỉỏủỷạẹịọụỵ", ("cp1258",)),
}
#: How many of the most frequent letters a text is expected to have, and what all of them together count for: Turkish has all
#: letters of Latvian pages, but more often ı and ş.
_FREQUENT, _EXPECTED = 4, 0.03
#: Other codes of these languages.
_SAME = {"nb": "no", "nn": "no", "bs": "hr", "sr": "hr", "mo": "ro"}
#: Signs in and around words that tell no language.
_SIGNS = frozenset("’‘‚‛“”„‟«»‹›…–—‑•·¡¿´`ªº°§€£©®™\u00a0\u00ad")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2,200}")
TAG = re.compile(rb"<[^<>]{0,2000}>")
_LANGUAGE = re.compile(rb"""<html[^>]{0,500}?\slang\s{0,9}=\s{0,9}["']?([A-Za-z]{2,3})\b""", re.IGNORECASE)
_HEAD = 10_000
#: Bytes of a text that are read.
_READ = 200_000
#: What a language that the page declares, and a usual charset, count for: shares of the letters.
_DECLARED, _UNUSUAL = 0.05, 0.01
#: Of bytes that are no text no language has so many letters.
_LEAST = 0.7


def declared_language(page: bytes) -> str:
    """The language code of `<html lang>`, without its region; empty where there is none."""
    found = _LANGUAGE.search(page, 0, _HEAD)
    code = found[1].decode("ascii").lower() if found else ""
    return _SAME.get(code, code)


def is_latin_language(code: str) -> bool:
    """Whether a language is one whose letters are known here."""
    return code in _LETTERS


def latin_charset(text: bytes, declared: str) -> str | None:
    """Python's name of the charset that fits the letters of `text` best, of equal ones that of the `declared` language, then
    windows-1252; None where no language has most of them."""
    counts = _high_bytes(text)
    total = sum(counts.values())
    if not total:
        return "cp1252"
    best, found = _LEAST, None
    for language, (_, charsets) in _LETTERS.items():
        for place, charset in enumerate(charsets):
            letters = _bytes_of(language, charset)
            share = sum([count for byte, count in counts.items() if byte in letters]) / total
            share += (_DECLARED if language == declared else 0.0) - _UNUSUAL * place
            share += _EXPECTED * len(_frequent(language, charset) & counts.keys()) / _FREQUENT
            if share > best:
                best, found = share, charset
    return found


def _high_bytes(text: bytes) -> Counter[int]:
    """How often each byte outside of ASCII stands in the words of a text."""
    words = _WORD.findall(TAG.sub(b" ", text[:_READ]))
    return Counter([byte for word in words if not word.isascii() for byte in word if byte > 0x7F])


@cache
def _bytes_of(language: str, charset: str) -> frozenset[int]:
    """The bytes outside of ASCII that are letters of a language, or signs, in a charset."""
    letters = _LETTERS[language][0]
    known = _SIGNS.union(letters, letters.upper())
    return frozenset(byte for byte in range(0x80, 0x100) if bytes((byte,)).decode(charset, "replace") in known)


@cache
def _frequent(language: str, charset: str) -> frozenset[int]:
    """The bytes of the most frequent letters of a language in a charset."""
    encoded = _LETTERS[language][0][:_FREQUENT].encode(charset, "ignore")
    return frozenset(byte for byte in encoded if byte > 0x7F)
