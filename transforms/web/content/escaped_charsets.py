"""Charsets of seven bits, in which escape sequences switch between alphabets: ISO-2022-JP and its kin.

All bytes of such a page are ASCII, so it is valid UTF-8 and reads as garbage. Of these charsets the web only has ISO-2022-JP
(WHATWG Encoding, 12.2). HZ-GB-2312, ISO-2022-KR, ISO-2022-CN and ISO-2022-CN-EXT are labels of the encoding "replacement" there
(4.2, 14.1): a page in one of them is never read, as its bytes say one thing to a filter and another to a reader. Pure.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Sequence

ISO_2022_JP = "iso2022_jp"
#: What browsers show of a body in the encoding "replacement".
UNREAD = "\ufffd"
#: Labels of the encoding "replacement".
_REPLACEMENT = frozenset({"csiso2022kr", "hz-gb-2312", "iso-2022-cn", "iso-2022-cn-ext", "iso-2022-kr", "replacement"})
#: One of these is in every page that switches alphabets: an escape to two bytes, HZ's brace.
_SWITCHES = (b"\x1b$", b"~{")
_HZ = b"hz-gb-2312"
_HEAD_BYTES = 8 << 10
#: How ISO-2022-KR and ISO-2022-CN name the alphabet that they switch to.
_DESIGNATION = b"\x1b$)"
#: ASCII, JIS X 0201 Roman, its katakana, JIS X 0208 of 1978 and of 1983.
_ESCAPE = re.compile(rb"\x1b(\([BJI]|\$[@B])")
_TWO_BYTES = (b"\x1b$B", b"\x1b$@")
_ONE_BYTE = {
    b"(B": None,
    b"(J": {0x5C: "\u00a5", 0x7E: "\u203e"},
    b"(I": {code: chr(code + 0xFF40) for code in range(0x21, 0x60)},
}
#: Where windows-31j has another character than Python's codec: the wave dash, parallel lines, minus, cent, pound, not.
_AS_WINDOWS = str.maketrans("\u301c\u2016\u2212\u00a2\u00a3\u00ac", "\uff5e\u2225\uff0d\uffe0\uffe1\uffe2")
#: No page is longer; 2 MiB of escapes take 2 s.
_MOST_BYTES = 2 << 20
#: Characters of a body in declared ISO-2022-JP that may be no such characters; a body in UTF-8 has more.
_FOREIGN_SHARE = 0.02
_LINE_END = re.compile(rb"[\r\n]")


def is_replacement(label: str) -> bool:
    """True for a label under which browsers read nothing."""
    return label.strip().lower()[:40] in _REPLACEMENT


def may_switch(body: bytes, charset: str | None) -> bool:
    """False for nearly every page: nothing in it switches alphabets. Costs a search for one byte (two bytes take 20 times as
    long), so that a label for HZ counts in the first 8 KiB only.
    """
    return b"\x1b" in body or charset == "replacement" or _HZ in body[:_HEAD_BYTES].lower()


def read_switched(body: bytes, labels: Sequence[str | None]) -> str | None:
    """The text of a body of seven bits that switches alphabets; U+FFFD alone, as in browsers, for one in an encoding that
    the web does not read; None for any other body.

    `labels`: what transport and page say. Escapes to JIS X 0208 that give characters are ISO-2022-JP whatever is said. Where
    that is what is said, single bytes that are not ASCII (a sign in the footer, a BOM) change nothing.
    """
    if not any(mark in body for mark in _SWITCHES):
        return None
    said = [label for label in labels if label]
    is_said = any(_is_japanese(label) for label in said)
    has_pairs = any(mark in body for mark in _TWO_BYTES)
    if not body.isascii():
        text = decode_iso_2022_jp(body.removeprefix(BOM_UTF8)) if is_said and has_pairs else None
        return text if text is not None and _is_text(text, _FOREIGN_SHARE) else None
    text = decode_iso_2022_jp(body) if is_said and has_pairs else iso_2022_jp_text(body)
    if text is not None:
        return text
    return UNREAD if _DESIGNATION in body or any(is_replacement(label) for label in said) else None


def iso_2022_jp_text(body: bytes) -> str | None:
    """The text of bytes that are ISO-2022-JP whatever is said: all ASCII, an escape to JIS X 0208, and at most one character in
    a thousand that does not exist. None for all others.
    """
    if not any(mark in body for mark in _TWO_BYTES) or not body.isascii():
        return None
    text = decode_iso_2022_jp(body)
    return text if _is_text(text) else None


def _is_text(text: str, share: float = 0.001) -> bool:
    return text.count("\ufffd") <= int(len(text) * share)


def _is_japanese(label: str) -> bool:
    return label.strip().lower().replace("-", "").replace("_", "").removeprefix("cs")[:40] == "iso2022jp"


def decode_iso_2022_jp(body: bytes) -> str:
    """`body` as text, with U+FFFD for what does not exist. Linear; what Python's codec does not read ends after 2 MiB.

    Python's codec of the name has neither half-width katakana nor the rows that browsers take from Microsoft (circled numbers,
    signs of firms), so pairs are read as windows-31j. As line breaks stand between alphabets only, they end a run of pairs that
    a cut left open.
    """
    try:
        return body.decode("iso2022_jp").translate(_AS_WINDOWS)
    except UnicodeDecodeError:
        parts = _ESCAPE.split(body[:_MOST_BYTES])
    found = [_ascii(parts[0])]
    for name, run in zip(parts[1::2], parts[2::2], strict=True):
        if name in _ONE_BYTE:
            single = _ascii(run)
            letters = _ONE_BYTE[name]
            found.append(single.translate(letters) if letters else single)
        else:
            found.append(_pairs(run))
    return "".join(found)


def _ascii(run: bytes) -> str:
    return run.decode("ascii", "replace").replace("\x1b", "\ufffd")


def _pairs(run: bytes) -> str:
    """A run of JIS X 0208, read as windows-31j; what stands behind a line break in it is ASCII."""
    end = next((match.start() for match in _LINE_END.finditer(run)), len(run))
    shifted = bytearray()
    for lead, trail in zip(run[0:end:2], run[1:end:2], strict=False):
        row = lead - 0x21
        shifted.append((0x81 if row < 62 else 0xC1) + row // 2 & 0xFF)
        shifted.append(trail + (0x7E if row % 2 else 0x20 if trail >= 0x60 else 0x1F) & 0xFF)
    try:
        text = shifted.decode("cp932")
    except UnicodeDecodeError:
        text = "".join(_pair(bytes(shifted[place : place + 2])) for place in range(0, len(shifted), 2))
    return text + ("\ufffd" if end % 2 else "") + _ascii(run[end:])


def _pair(shifted: bytes) -> str:
    text = shifted.decode("cp932", "replace")
    return text if len(text) == 1 else "\ufffd"
