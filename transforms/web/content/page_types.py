"""Decides whether an answer is a page, by its label and its bytes, because labels are wrong in both directions."""

import re

from transforms.web.messages import Response

#: How binary files begin, and what they are. No HTML begins like any of them.
_MAGIC = {
    b"%PDF-": "a PDF document", b"\xd0\xcf\x11\xe0": "an office document", b"{\\rtf": "an RTF document",
    b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF87a": "a GIF image", b"GIF89a": "a GIF image",
    b"BM6": "a BMP image", b"\x00\x00\x01\x00": "an icon",
    b"PK\x03\x04": "a ZIP archive or an office document", b"PK\x05\x06": "a ZIP archive", b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x1f\x8b\x08": "gzip data", b"BZh": "bzip2 data", b"\xfd7zXZ": "xz data", b"(\xb5/\xfd": "zstd data",
    b"OggS": "an Ogg recording", b"ID3": "an MP3 recording", b"fLaC": "a FLAC recording", b"\x1aE\xdf\xa3": "a Matroska video",
    b"wOFF": "a font", b"wOF2": "a font",
    b"\x00asm": "a program", b"\x7fELF": "a program", b"MZ\x90": "a program", b"SQLite format 3": "an SQLite database",
}  # fmt: skip
_HTML_TYPES = frozenset(("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"))
#: Labels that say nothing: what servers send when they do not know, or extractors may still make something of.
_VAGUE_TYPES = frozenset(("", "text/plain", "unknown/unknown", "application/unknown", "*/*", "text/x-html"))
_PROLOGUE_BYTES = 4_096
_FIRST_TAG = re.compile(rb"<([A-Za-z][A-Za-z0-9:._\-]{0,40})")
_ANY_TAG = re.compile(rb"<[A-Za-z!?/]")
_HTML_MARK = re.compile(
    rb"<(?:!doctype\s{1,9}html|html|head|body|title|meta|script|article|div|p|h1|table)[\s>/]", re.IGNORECASE
)
_XML_ROOTS = {
    b"rss": "an RSS feed", b"channel": "an RSS feed", b"rdf:rdf": "an RSS feed", b"feed": "an Atom feed",
    b"urlset": "a sitemap", b"sitemapindex": "a sitemap", b"opml": "an OPML list of feeds", b"svg": "an SVG image",
    b"kml": "a KML map", b"plist": "a property list",
}  # fmt: skip


def judge_page(response: Response) -> str | None:
    """None where `response` may be HTML, else a sentence for a dead letter `not_html`.

    HTML under a wrong label is a page; a PDF, an image, an archive or a feed under the label of HTML is not. An empty body
    passes, because the extractor reports it. Looks only at the first 4 KiB.
    """
    label = (response.header("content-type") or "").partition(";")[0].strip().lower()[:80]
    shown = "".join(char if char.isprintable() else "?" for char in label)
    start = _readable_start(response.body, response.charset)
    if not start:
        return None
    other = other_format(response.body, response.charset)
    if other is not None:
        return f"The answer is {other} (labelled {shown or 'with no type'}), not a page."
    if label in _HTML_TYPES:
        return None
    if _HTML_MARK.search(start):
        return None
    if label in _VAGUE_TYPES and b"\x00" not in start:
        return None
    return f"The answer is labelled {shown or 'with no type'} and does not look like HTML."


def other_format(body: bytes, charset: str | None = None) -> str | None:
    """The format of `body` in words, if its first 4 KiB show that it is not HTML: `a PDF document`, `an RSS feed`; else
    None."""
    magic = next((magic for magic in _MAGIC if body.startswith(magic)), None)
    if magic is not None:
        return _MAGIC[magic]
    if _is_media(body):
        return "an image, a recording or a video"
    return _XML_ROOTS.get(_first_tag(_readable_start(body, charset)))


def has_markup(body: bytes) -> bool:
    """True if an unlabelled file may be HTML: text in any encoding with a tag."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<\x00" in body[:_PROLOGUE_BYTES] or b"\x00<" in body[:_PROLOGUE_BYTES]:
        body = body.replace(b"\x00", b"")  # UTF-16
    is_text = b"\x00" not in body[:_PROLOGUE_BYTES] or _HTML_MARK.search(body[:_PROLOGUE_BYTES]) is not None
    return is_text and _ANY_TAG.search(body) is not None


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
