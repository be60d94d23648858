"""Feed text made fit for an XML parser. Pure, linear; adds nothing that was not there.

It removes text before the first tag (white space, PHP warnings), DOCTYPEs with their declarations (so no entity bomb and no
external entity reaches a parser), characters that XML forbids, and an item that the end of the text cuts in two. It repairs
names of HTML entities, bare ampersands, and references to characters that do not exist.
"""

import re
from html.entities import html5

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ROOT = re.compile(
    r"<\?xml[\s?]|<!DOCTYPE\s|<(?:[A-Za-z][\w.-]{0,30}:)?(?:rss|rdf|feed|channel|urlset|sitemapindex)[\s>/]", re.IGNORECASE
)
_DECLARATION = re.compile(r"<\?xml(?![\w-])[^>]{0,1000}>", re.IGNORECASE)
_AMPERSAND = re.compile(
    r"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))"
    r"|&(?:(?P<name>[A-Za-z][A-Za-z0-9]{0,31});|#(?:[xX](?P<hex>[0-9A-Fa-f]{1,8})|(?P<dec>[0-9]{1,10}));"
    r"|(?P<long>#[xX]?[0-9A-Fa-f]{1,10000};))?",
    re.DOTALL,
)
#: A character beyond the first 65,536, written as the two halves that UTF-16 has for it.
_HALVES = re.compile(
    r"&#(?:(5[5-7]\d{3})|[xX]([dD][89abAB][0-9a-fA-F]{2}));&#(?:(5[67]\d{3})|[xX]([dD][c-fC-F][0-9a-fA-F]{2}));"
)
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ENTITY = re.compile(r"<!ENTITY\s{1,20}([A-Za-z][\w.-]{0,60})\s{1,20}(?:\"([^\"<&]{0,500})\"|'([^'<&]{0,500})')")
#: Uses of entities that a document declares itself: more than any honest feed has, far below a bomb.
MAX_DECLARED_USES = 1_000
_OPEN = re.compile(r"<(?:[A-Za-z][\w.-]{0,30}:)?(item|entry|url|sitemap)(?=[\s>])", re.IGNORECASE)
_CLOSE = re.compile(r"</(?:[A-Za-z][\w.-]{0,30}:)?(item|entry|url|sitemap)\s{0,10}>", re.IGNORECASE)
_TITLE_CLOSED = re.compile(r"</(?:[A-Za-z][\w.-]{0,30}:)?title\s{0,10}>", re.IGNORECASE)
_LINK_CLOSED = re.compile(
    r"</(?:[A-Za-z][\w.-]{0,30}:)?(?:link|loc)\s{0,10}>|<(?:[A-Za-z][\w.-]{0,30}:)?link\s[^<>]{1,4000}/>", re.IGNORECASE
)
_ELEMENT_CLOSED = re.compile(r"</[A-Za-z][\w:.-]{0,60}\s{0,10}>|<[A-Za-z][^<>]{0,4000}/>")


def repaired(text: str) -> str:
    """`text` from its root on, without DOCTYPE and XML declaration, with sound references and characters."""
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub("", text)
    text = without_open_comment(_from_root(text))
    text, declared = _without_doctype(text)
    return _sound_references(text, declared)


def without_cut_item(text: str) -> str:
    """`text` up to the half element that its end cuts off; all of it where items are never closed or the last one is.

    Half a link or half a date would be taken for whole, and once seen an item is never read again. So an item that was
    cut goes, unless its title and link had come: then it loses only the element that was cut.
    """
    last_close = 0
    for found in _CLOSE.finditer(text):
        last_close = found.end()
    if not last_close:
        return text
    rest = _OPEN.search(text, last_close)
    if not rest:
        return text
    item = text[rest.start() :]
    if not (_TITLE_CLOSED.search(item) and _LINK_CLOSED.search(item)):
        return text[: rest.start()]
    ends = [found.end() for found in _ELEMENT_CLOSED.finditer(item)]
    return text[: rest.start() + ends[-1]]


def without_open_comment(text: str) -> str:
    """`text` up to a comment that is never closed: what its publisher has commented out is not published."""
    start = text.rfind("<!--")
    if start < 0 or text.find("-->", start) >= 0 or text.rfind("<![CDATA[", 0, start) > text.rfind("]]>", 0, start):
        return text
    return text[:start]


def _from_root(text: str) -> str:
    found = _ROOT.search(text)
    if found and found.start():
        text = text[found.start() :]
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :] if declaration else text


def _without_doctype(text: str) -> tuple[str, dict[str, str]]:
    """The text without its DOCTYPE, and the harmless entities this declared: short, no references inside."""
    start = text.find("<!DOCTYPE", 0, 100_000)
    if start < 0:
        start = text[:100_000].lower().find("<!doctype")
    if start < 0 or "<![CDATA[" in text[:start]:
        return text, {}
    end = _doctype_end(text, start)
    subset = text[start:end]
    declared = {name: double or single for name, double, single in _ENTITY.findall(subset[:100_000])}
    return text[:start] + text[end:], declared


def _doctype_end(text: str, start: int) -> int:
    """Where the DOCTYPE ends: the `>` outside of quotes and of the internal subset's brackets."""
    depth, quote = 0, ""
    for found in re.compile(r"[\[\]<>\"']|<!--|-->").finditer(text, start + 9):
        mark = found.group()
        if quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'":
            quote = mark
        elif mark == "[":
            depth += 1
        elif mark == "]":
            depth -= 1
        elif mark == ">" and depth <= 0:
            return found.end()
    # Never closed: what looks like the root ends it.
    root = _ROOT.search(text, start + 9)
    return root.start() if root else len(text)


def _sound_references(text: str, declared: dict[str, str]) -> str:
    if "&" not in text and "<!" not in text:
        return text
    if "&#" in text:
        text = _HALVES.sub(_whole_character, text)
    uses = 0

    def one(found: re.Match[str]) -> str:
        nonlocal uses
        whole = found.group()
        if found.group(1) is not None:
            return whole if whole.endswith(("]]>", "-->")) else _reopened(whole, declared)
        name = found["name"]
        if name is not None:
            if name in _XML_NAMES:
                return whole
            if name in declared:
                uses += 1
                return _escaped(declared[name]) if uses <= MAX_DECLARED_USES else ""
            char = html5.get(name + ";")
            return "".join(f"&#{ord(part)};" for part in char) if char else "&amp;" + whole[1:]
        digits = found["hex"] or found["dec"]
        if digits is not None:
            return _reference(int(digits, 16 if found["hex"] else 10))
        return "" if found["long"] is not None else "&amp;" + whole[1:]

    return _AMPERSAND.sub(one, text)


def _whole_character(found: re.Match[str]) -> str:
    """One reference for the two halves; what are no halves stays."""
    high, low = (int(dec) if dec else int(hexa, 16) for dec, hexa in (found.group(1, 2), found.group(3, 4)))
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return found.group()
    return f"&#{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)};"


def _reopened(rest: str, declared: dict[str, str]) -> str:
    """What a CDATA section that is never closed has swallowed (or a comment in one): the items in it are items."""
    return _sound_references(rest.replace("<!--" if rest.startswith("<!--") else "<![CDATA[", ""), declared)


def _reference(code: int) -> str:
    """A reference to `code`, or nothing where XML has no such character. 0x80-0x9F mean windows-1252 (WHATWG)."""
    if 0x80 <= code <= 0x9F:
        return f"&#{ord(bytes([code]).decode('cp1252', 'replace'))};"
    if code > 0x10FFFF or _FORBIDDEN.match(chr(code)):
        return ""
    return f"&#{code};"


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
