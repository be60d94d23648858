"""Whether an answer is a page: by its label and by its bytes, because labels lie in both directions."""

import re

from transforms.web.messages import Response

#: How a binary file begins. No HTML begins like any of them.
_MAGIC = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"OggS",
    b"ID3", b"\x00asm", b"\x7fELF", b"MZ\x90", b"wOFF", b"wOF2", b"fLaC", b"\x1aE\xdf\xa3", b"BM6", b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ", b"(\xb5/\xfd", b"\x00\x00\x01\x00", b"SQLite format 3", b"{\\rtf",
)  # fmt: skip
_HTML_TYPES = frozenset(("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"))
#: Labels that say nothing: what servers send when they do not know, or extractors may still make something of.
_VAGUE_TYPES = frozenset(("", "text/plain", "unknown/unknown", "application/unknown", "*/*", "text/x-html"))
_PROLOGUE_BYTES = 4_096
_FIRST_TAG = re.compile(rb"<([A-Za-z][A-Za-z0-9:._\-]{0,40})")
_HTML_MARK = re.compile(
    rb"<(?:!doctype\s{1,9}html|html|head|body|title|meta|script|article|div|p|h1|table)[\s>/]", re.IGNORECASE
)
_XML_ROOTS = frozenset((b"rss", b"feed", b"rdf:rdf", b"urlset", b"sitemapindex", b"opml", b"svg", b"channel", b"kml", b"plist"))


def judge_page(response: Response) -> str | None:
    """None where `response` may be HTML, else a sentence for a dead letter `not_html`.

    HTML under a wrong label is a page; a PDF, an image, an archive or a feed under the label of HTML is not. An empty body
    passes: that there is nothing to extract is for the extractor to say. Looks at the first 4 KiB only.
    """
    label = (response.header("content-type") or "").partition(";")[0].strip().lower()[:80]
    shown = "".join(char if char.isprintable() else "?" for char in label)
    start = _readable_start(response.body, response.charset)
    if not start:
        return None
    if response.body.startswith(_MAGIC) or _is_media(response.body):
        return f"The answer is a binary file (labelled {shown or 'with no type'}), not a page."
    root = _first_tag(start)
    if root in _XML_ROOTS:
        return f"The answer is an XML document <{root.decode()}>, not a page."
    if label in _HTML_TYPES:
        return None
    if _HTML_MARK.search(start):
        return None
    if label in _VAGUE_TYPES and b"\x00" not in start:
        return None
    return f"The answer is labelled {shown or 'with no type'} and does not look like HTML."


def _readable_start(body: bytes, charset: str | None) -> bytes:
    """The first bytes without byte order mark and white space; of UTF-16, its ASCII characters."""
    start = body[:_PROLOGUE_BYTES]
    if charset in ("utf-16-le", "utf-16-be"):
        start = start.decode(charset, "replace").lstrip("\ufeff").encode("ascii", "replace")
    return start.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\x0c\x00")


def _is_media(body: bytes) -> bool:
    """RIFF containers (WebP, WAV, AVI) and ISO base media (MP4, AVIF, HEIC) carry their mark behind a length."""
    return (body[:4] == b"RIFF" and body[8:12] in (b"WEBP", b"WAVE", b"AVI ")) or body[4:8] == b"ftyp"


def _first_tag(start: bytes) -> bytes:
    """Name of the first element, in lower case; b'' where there is none in sight."""
    while start.startswith((b"<?", b"<!")):
        end = start.find(b"-->") if start.startswith(b"<!--") else start.find(b">")
        if end < 0:
            return b""
        start = start[end + 1 :].lstrip(b"-> \t\r\n\x0c")
    match = _FIRST_TAG.match(start)
    return match[1].lower() if match else b""
