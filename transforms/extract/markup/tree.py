"""Bytes to a tree, once for everything that looks at the page."""

import codecs
import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from transforms.extract.markup.cyrillic import with_letters_exchanged
from transforms.extract.markup.nesting import close_boxes, is_unbalanced
from transforms.web.content.charset_detection import contradicts_label, page_charset
from transforms.web.content.charsets import codec_of
from transforms.web.content.escaped_charsets import ISO_2022_JP, UNREAD, decode_iso_2022_jp, may_switch, read_switched

#: A declaration must stand in the first 1,024 bytes (WHATWG, 13.2.3.2); publishers put it behind scripts, so the whole head is
#: read, up to 512 KB.
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 512 << 10
_HEAD_END = re.compile(rb"</head\s{0,9}>|<body[\s>]", re.IGNORECASE)
#: Characters that XML, and so lxml's serialisers, cannot hold.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NOT_XML_BYTES = tuple(bytes((code,)) for code in (*range(9), 11, 12, *range(14, 32)))

#: libxml2's limit of nesting with huge_tree, and how much of it a flattened page keeps.
_MAX_DEPTH = 2048
_KEPT_DEPTH = 200
_PLAIN_BOX = re.compile(
    r"<(/?)(?:div|span|section|font|b|i|em|strong|u|center|small|blockquote|aside|article|main|ul|ol|li|dl|dd|table|tbody|"
    r"tr|td|form|a|p)\b[^<>]{0,5000}>",
    re.IGNORECASE,
)


class PageElement(HtmlElement):
    """An element whose text is told without an XPath expression where it holds no other element: most links and paragraphs."""

    def text_content(self) -> str:
        """The text in the element, of all levels."""
        if not len(self):
            return self.text or ""
        content: str = super().text_content()
        return content


#: One class for every element, looked up in C. The parser's own look-up, in Python, gives forms and inputs methods that nothing
#: here calls, and takes a tenth of a page's time: it is asked each time a walk comes to an element anew.
_CLASSES = etree.ElementDefaultClassLookup(element=PageElement)

#: Documents are cut here before parsing; the longest real article page measured is under 6 MB.
MAX_CHARACTERS = 20_000_000


def is_unread(body: bytes, charset: str | None) -> bool:
    """True for a page in an encoding that browsers do not read: HZ-GB-2312, ISO-2022-KR, ISO-2022-CN."""
    return decode(body, charset) == UNREAD


def decode(body: bytes, charset: str | None) -> str:
    """The page as text. UTF-8 where it is valid (declared or not), else what transport or page declare unless that is plainly
    wrong, else a guess by the letters.

    Bytes that are all ASCII decide nothing where they switch alphabets (`escaped_charsets.py`). A label means what browsers
    read it as (WHATWG Encoding, 4.2); one of UTF-16 within the page is wrong, or nobody could read it (HTML, 13.2.3.2).
    Never fails: what fits no charset keeps replacement characters.
    """
    if may_switch(body, charset):
        found = _declared(body)
        switched = read_switched(body, (charset, found and found[1].decode("ascii")))
        if switched is not None:
            return switched
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    # One cut or foreign byte does not make a page of another charset: 20 good characters outweigh it.
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if bad * 20 <= len(text) - len(text.encode("ascii", "ignore")):
        return text
    declared = _declared(body)
    inner = codec_of(declared[1].decode("ascii")) if declared else None
    for name in (codec_of(charset) if charset else None, None if (inner or "").startswith("utf-16") else inner):
        if name is None:
            continue
        if (foreign := contradicts_label(body, name)) is not None:
            return body.decode(foreign, "replace")
        text = decode_iso_2022_jp(body) if name == ISO_2022_JP else body.decode(name, "replace")
        # A wrong declaration shows: more than one bad byte in a thousand.
        if text.count("\ufffd") <= len(text) // 1000:
            exchanged = with_letters_exchanged(body, text, name) if name != ISO_2022_JP else None
            return text if exchanged is None else exchanged
    return body.decode(page_charset(body), "replace")


def _declared(body: bytes) -> re.Match[bytes] | None:
    """The declaration in the page's head; in the first 512 KB where no head ends."""
    end = _HEAD_END.search(body, 0, _DECLARED_WITHIN)
    return _DECLARED.search(body, 0, end.start() if end else _DECLARED_WITHIN)


def parse_page(body: bytes, charset: str | None = None) -> HtmlElement | None:
    """The page's root element, without comments and processing instructions; None where there is no element in it."""
    page = _as_utf8(body, charset)
    if not _is_xml(page):
        page = _NOT_XML.sub("", page.decode("utf-8")).encode("utf-8")
    if b"<" not in page:
        return None
    if is_unbalanced(page):
        page = close_boxes(page.decode("utf-8")).encode("utf-8")
    root = _parse(page)
    if root is not None and _is_cut(root):
        root = _parse(flatten(page.decode("utf-8")).encode("utf-8"))
    return root if root is not None and len(root) else None


def _as_utf8(body: bytes, charset: str | None) -> bytes:
    """The page's first characters in UTF-8: for nearly every page the bytes themselves."""
    if not may_switch(body, charset):
        try:
            if len(body.decode("utf-8")) <= MAX_CHARACTERS:
                return body.removeprefix(codecs.BOM_UTF8)
        except UnicodeDecodeError:
            pass
    return decode(body, charset)[:MAX_CHARACTERS].encode("utf-8", "replace")


def _is_xml(text: bytes) -> bool:
    """True for UTF-8 without a character of `_NOT_XML`: nearly every page, in a quarter of the pattern's time."""
    if any(byte in text for byte in _NOT_XML_BYTES):
        return False
    # one byte is looked for at thirty times the speed of two
    return b"\xef" not in text or (b"\xef\xbf\xbe" not in text and b"\xef\xbf\xbf" not in text)


def _parse(text: bytes) -> HtmlElement | None:
    # huge_tree: without it everything below the 256th level is lost.
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    parser.set_element_class_lookup(_CLASSES)
    try:
        return etree.fromstring(text, parser)
    except etree.LxmlError:
        return None


def _is_cut(root: HtmlElement) -> bool:
    """True where libxml2 stopped at its depth limit of 2,048: what came behind is lost. The deepest element is then the last
    one."""
    element = root
    depth = 0
    while len(element):
        element = element[-1]
        depth += 1
    return depth > _MAX_DEPTH - 10


def flatten(text: str) -> str:
    """The page without the opening and closing tags of plain boxes nested deeper than 200 levels. Linear."""
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        if match[1]:
            depth = max(0, depth - 1)
            return match[0] if depth < _KEPT_DEPTH else " "
        depth += 1
        return match[0] if depth <= _KEPT_DEPTH else " "

    return _PLAIN_BOX.sub(kept, text)
