"""Corrects misspelt labels of encodings. Pure."""

import re

_NOISE = re.compile(r"[^a-z0-9]+")
#: (what the letters and digits of a label look like, Python's name); `\\1` is the number.
_SPELLINGS = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"(?:x|cs)?(?:cp|win|wind|windows|ms|mswin|ansi|codepage|microsoftcp|windowscp)(874|125[0-8])", r"cp\1"),
        (r"(125[0-8])", r"cp\1"),
        (r"(?:x|cs|ms)?(?:cp|ibm|dos)(437|85[0-8]|86[0-6]|932|949|950)", r"cp\1"),
        (r"(?:x)?(?:cp|windows|ms)936", "gbk"),
        (r"(?:x|cs)?(?:iso)?8859(1[0-6]|[1-9])(?:[ei]|19\d\d|euro)?", r"iso8859-\1"),
        (r"(?:x|cs)?(?:iso)?latin(10|[1-9])", r"latin\1"),
        (r"(?:x|cs|cp|unicode11|unicode20|iso10646)?utf8(?:mb[34]|bom|sig|n|unicode)?", "utf-8"),
        (r"(?:x|cs)?utf16", "utf-16"),
        (r"(?:x|cs)?koi8r?", "koi8-r"),
        (r"(?:x|cs)?koi8ru?u", "koi8-u"),
        (r"(?:x|cs)?(?:sjis|shiftjis|mskanji|windows31j)", "cp932"),
        (r"(?:x|cs)?euc(jp|kr)(?:ms|win)?", r"euc_\1"),
        (r"(?:x|cs)?(?:gb2312(?:80)?|gbk(?:2312)?|euccn|gb18030|hzgb)", "gb18030"),
        (r"(?:x|xx|cs|cn)?big5(?:hkscs|eten|tw)?", "big5hkscs"),
        (r"visual|logical", "iso8859-8"),
        (r"(?:x|cs)?(?:mac|macintosh|macroman|applemacintosh)", "mac_roman"),
        (r"(?:x|cs)?(?:maccyrillic|macukrainian)", "mac_cyrillic"),
        (r"(?:x|cs)?(?:tis620|thai)(?:2533)?", "tis-620"),
        (r"(?:us)?ascii|ansi|default|western", "cp1252"),
    )
)


def spelled(label: str) -> str | None:
    """Python's name for the encoding that `label` misspells (`cp-1251`, `iso88591`); None where it looks like none."""
    bare = _NOISE.sub("", label[:40].lower())
    for pattern, name in _SPELLINGS:
        found = pattern.fullmatch(bare)
        if found:
            return found.expand(name)
    return None
