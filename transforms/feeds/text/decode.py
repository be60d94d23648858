"""Feed bytes to text. Pure; never raises; never hands a name from outside to a codec that is not one of characters.

Order: byte order mark; UTF-16 and UTF-32 by their zero bytes; UTF-8 where the bytes are valid UTF-8 (text in another encoding
with one accent in a thousand passes for UTF-8 less than once in a million, so that headers and declarations which contradict
it are wrong); the document's own declaration; the transport's charset; what the bytes look like (right for 12 of 13 scripts
and encodings tried); windows-1252, which reads anything. Misspelt labels are read as what they mean. A label that is plainly
wrong (`charset_detection.py`) gives way to what the bytes look like. Parts in UTF-8 of a document in windows-1252 are read as
what they are; in UTF-8, what is left of a character that was cut in two goes, and control characters are the quotes and
dashes that windows-1252 has in their place.
"""

import codecs
import gzip
import re
import zlib
from encodings.aliases import aliases

from charset_normalizer import from_bytes

from transforms.web.content.charset_detection import (
    GUESSED_BYTES,
    LATIN,
    LEAST_GUESSED,
    foreign_codec,
    high_bytes,
    is_case_reversed,
    looks_foreign,
)
from transforms.web.content.charset_labels import spelled
from transforms.web.content.escaped_charsets import iso_2022_jp_text

#: Decoded bytes of a compressed body inside a body: the client caps what it reads, this caps what comes out of it.
MAX_DECODED_BYTES = 32 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})")
#: Bytes that hold the declaration: programs print warnings before it.
_HEAD_BYTES = 4_000
#: Python's codecs of characters. Others turn bytes into bytes, run code points through escapes, or are attacks (UTF-7).
_CHARACTER_CODECS = frozenset(aliases.values()) - frozenset(
    {"utf_7", "base64_codec", "bz2_codec", "hex_codec", "quopri_codec", "rot_13", "uu_codec", "zlib_codec", "mbcs", "tactis"}
)
#: Labels of the web that Python does not know.
_ALIASES = {
    "windows-874": "cp874",
    "x-sjis": "cp932",
    "x-gbk": "gbk",
    "x-euc-jp": "euc_jp",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "unicode": "utf-16",
}
#: What browsers read where a label says something smaller (WHATWG Encoding).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_CYRILLIC = frozenset({"cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "mac-cyrillic"})


#: Letters of Western languages, dashes, quotes and the euro in UTF-8, not behind a capital letter; how many must be met.
_UTF8_PART = re.compile(rb"(?<![A-Z])(?:\xc2[\xa0-\xbf]|\xc3[\x80-\xbf]|\xe2\x80[\x90-\xaf]|\xe2\x82\xac)+")
LEAST_PARTS = 3
#: Control characters in UTF-8 that no text has, and the signs that were their bytes. Bytes are searched faster than text.
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_SIGNS = {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def decode(body: bytes, charset: str | None) -> str:
    """`body` as text; `charset` is what the transport said. A gzip file in the body (`feed.xml.gz`) is opened."""
    body = _opened(body)
    text = _decoded(body, charset)
    return with_windows_signs(text) if _C1.search(body) else text


def with_windows_signs(text: str) -> str:
    """`text` with the quotes and dashes of windows-1252 for the control characters that a program has made of their bytes."""
    return text.translate(_SIGNS)


def _decoded(body: bytes, charset: str | None) -> str:
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    wide = _wide(body[:64])
    if wide:
        return body.decode(wide, "replace")
    declared = _DECLARED.search(body, 0, _HEAD_BYTES)
    labels = [label for label in (declared and declared.group(1).decode("ascii"), charset) if label]
    # ISO-2022 and HZ are ASCII with escapes; of ISO-2022-JP, Python's codec lacks what browsers read.
    japanese = iso_2022_jp_text(body)
    if japanese is not None:
        return japanese
    escaped = (b"\x1b" in body or b"~{" in body) and any("2022" in label or label.lower().startswith("hz") for label in labels)
    if not escaped:
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if body.startswith(
        b"\x4c\x6f\xa7\x94"
    ):  # "<?xm" in EBCDIC; its declaration, in letters that all of EBCDIC shares, says which
        found = _DECLARED.search(body[:600].decode("cp037").encode("ascii", "replace"))
        labels = [found.group(1).decode("ascii") if found else "cp037"]
    # A document that is read here has no zero bytes: whatever calls it UTF-16 is wrong.
    named = [name for label in labels if (name := _codec(label)) and not name.startswith(("utf-16", "utf-32"))]
    is_latin = not named or all(codec in LATIN for codec in named) or ("utf-8" in named and not _is_mostly_utf8(body))
    if labels and is_latin and looks_foreign(body) and (foreign := foreign_codec(body)):
        return body.decode(foreign, "replace")
    for codec in named:
        if codec != "utf-8":
            if codec == "cp1252" and (mixed := mixed_text(body)) is not None:
                return mixed
            try:
                text = body.decode(codec)
            except (UnicodeDecodeError, ValueError):
                continue
            if codec in _CYRILLIC and is_case_reversed(text) and (other := foreign_codec(body)):
                return body.decode(other, "replace")
            return text
    if "utf-8" in named or (not labels and _is_mostly_utf8(body)):  # XML and JSON that say nothing are UTF-8
        return _mostly_utf8(body)
    if named and looks_foreign(body) and (foreign := foreign_codec(body)):
        return body.decode(foreign, "replace")
    # A label that names nothing says at least that it is not ASCII; a guess on a handful of accents is worse than windows-1252.
    is_worth_a_guess = not labels or (not named and high_bytes(body) >= LEAST_GUESSED)
    guess = from_bytes(body[:GUESSED_BYTES], cp_exclusion=["utf_7"]).best() if is_worth_a_guess else None
    return body.decode(guess.encoding, "replace") if guess else _windows(body)


def _opened(body: bytes) -> bytes:
    """The content of a gzip file up to the limit, as far as it is whole; at most two layers."""
    for _ in range(2):
        if not body.startswith(b"\x1f\x8b"):
            break
        try:
            body = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, MAX_DECODED_BYTES)
        except (zlib.error, gzip.BadGzipFile):
            break
    return body


def _wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: zero bytes beside the first `<` (or the white space before it)."""
    if b"\x00" not in head[:4]:
        return None
    for codec, unit, zeros in (
        ("utf-32-le", 4, (1, 2, 3)),
        ("utf-32-be", 4, (0, 1, 2)),
        ("utf-16-le", 2, (1,)),
        ("utf-16-be", 2, (0,)),
    ):
        start = head[:unit]
        if len(start) == unit and all(start[i] == 0 for i in zeros) and sum(1 for byte in start if byte) == 1:
            return codec
    return None


def _codec(label: str) -> str | None:
    """Python's name of the character encoding `label`, None for what is none."""
    try:
        found = codecs.lookup(_ALIASES.get(label.lower(), label))
    except (LookupError, ValueError):
        named = spelled(label)
        if named is None:
            return None
        found = codecs.lookup(named)
    name = found.name
    if name.replace("-", "_") not in _CHARACTER_CODECS and not name.startswith(
        ("utf-8", "utf-16", "utf-32", "koi8", "iso8859", "cp", "mac")
    ):
        return None
    return _WIDER.get(name, name)


def _is_mostly_utf8(body: bytes) -> bool:
    """True where more characters are sound UTF-8 than bytes are not: then the label is right and some bytes are stray."""
    text = body[:200_000].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(1 for char in text if char > "\x7f") - broken >= max(1, broken)


def _mostly_utf8(body: bytes) -> str:
    """Text that claims UTF-8 and is not: surrogates one by one (CESU-8) are paired, characters that were cut go, other stray
    bytes are windows-1252."""
    try:
        return body.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except UnicodeDecodeError:
        pass
    return body.decode("utf-8", "newsbeam.windows")


def mixed_text(body: bytes) -> str | None:
    """`body` in windows-1252 with parts in UTF-8, as a site makes it that joins sources of both; None where it has none.

    Read as windows-1252 such a part is a capital with an accent before a sign ("Ã©", "Â°"), which words do not have. One behind
    a capital may be the end of a word in quotes ("«IRMû"), and a few may be chance.
    """
    parts = list(_UTF8_PART.finditer(body))
    if len(parts) < LEAST_PARTS:
        return None
    texts: list[str] = []
    at = 0
    for part in parts:
        texts += [_windows(body[at : part.start()]), part.group().decode("utf-8")]
        at = part.end()
    return "".join([*texts, _windows(body[at:])])


def _windows(body: bytes) -> str:
    return body.decode("cp1252", "newsbeam.latin")


def _stray_as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "" if _is_cut(error.object[max(0, error.start - 5) : error.start], stray[0]) else _windows(stray), error.end


def _is_cut(before: bytes, lead: int) -> bool:
    """True for the first bytes of a character whose others were cut off, as programs do that count bytes: what is before it is
    of the same alphabet, or the letter that they would be in windows-1252 is a capital behind a small one.
    """
    if lead in (0xC2, 0xC3):
        return before[-1:].islower()
    before = before[:-1] if before[-1:] in (b" ", b"-") else before
    last = before.decode("utf-8", "replace")[-1:].encode("utf-8")
    if lead < 0xC2 or len(last) < 2 or not before.endswith(last):
        return False
    return last[0] >= 0xE0 if lead >= 0xE0 else last[0] < 0xE0 and abs(last[0] - lead) <= 3


def _stray_as_latin(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that windows-1252 leaves open."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("newsbeam.windows", _stray_as_windows)
codecs.register_error("newsbeam.latin", _stray_as_latin)
