"""Which answers are pages: labels and bytes against each other."""

from datetime import UTC, datetime

import pytest

from transforms.web.content.page_types import judge_page
from transforms.web.messages import Response

HTML = b"<!DOCTYPE html><html><head><title>t</title></head><body><p>text</p></body></html>"
RSS = b'<?xml version="1.0"?><!-- a > b --><rss version="2.0"><channel></channel></rss>'


def answer(body: bytes, content_type: str | None, charset: str | None = None) -> Response:
    headers = {} if content_type is None else {"content-type": (content_type,)}
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Response(
        url="http://a.example/",
        final_url="http://a.example/",
        status=200,
        headers=headers,
        body=body,
        charset=charset,
        hops=(),
        received_at=at,
        elapsed_s=0.1,
    )


PAGES = {
    "html": (HTML, "text/html"),
    "html with charset": (HTML, "Text/HTML; charset=utf-8"),
    "xhtml": (b'<?xml version="1.0"?>' + HTML, "application/xhtml+xml"),
    "without a label": (HTML, None),
    "as plain text": (HTML, "text/plain"),
    "as bytes": (HTML, "application/octet-stream"),
    "as an image": (HTML, "image/png"),
    "as XML": (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "text/xml"),
    "byte order mark": (b"\xef\xbb\xbf\n " + HTML, "text/plain"),
    "a fragment": (b"<p>Only a paragraph</p>", "text/html"),
    "plain text": (b"Words and nothing else.", "text/plain"),
    "NUL under the label of HTML": (b"<html>a\x00b</html>", "text/html"),
    "empty": (b"", "text/html"),
    "white space": (b" \n\t ", "application/pdf"),
    "entity declarations": (b'<!DOCTYPE html [<!ENTITY a "b">]><html><p>&a;</p></html>', "application/xhtml+xml"),
}
OTHERS = {
    "pdf": (b"%PDF-1.7\n", "application/pdf"),
    "pdf as html": (b"%PDF-1.7\n", "text/html"),
    "png": (b"\x89PNG\r\n", "image/png"),
    "jpeg as html": (b"\xff\xd8\xff\xe0", "text/html"),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "text/html"),
    "mp4": (b"\x00\x00\x00\x18ftypmp42", "text/html"),
    "zip": (b"PK\x03\x04", None),
    "json": (b'{"a": 1}', "application/json"),
    "script": (b"var a = 1;", "application/javascript"),
    "style": (b"p { color: red }", "text/css"),
    "rss": (RSS, "application/rss+xml"),
    "rss as html": (RSS, "text/html"),
    "atom as xml": (b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "text/xml"),
    "rdf as html": (b"<rdf:RDF xmlns='x'></rdf:RDF>", "text/html"),
    "sitemap": (b"<urlset></urlset>", "application/xml"),
    "svg": (b"<svg></svg>", "image/svg+xml"),
    "other xml": (b"<note/>", "application/xml"),
    "unlabelled bytes": (b"\x01\x02\x00\x03", None),
    "a strange label": (b"abc", "x\x1b[31m/y"),
}


@pytest.mark.parametrize(("body", "content_type"), PAGES.values(), ids=PAGES)
def test_page(body: bytes, content_type: str | None) -> None:
    assert judge_page(answer(body, content_type)) is None


@pytest.mark.parametrize(("body", "content_type"), OTHERS.values(), ids=OTHERS)
def test_no_page(body: bytes, content_type: str | None) -> None:
    message = judge_page(answer(body, content_type))
    assert message is not None
    assert message.isprintable()


def test_utf_16() -> None:
    assert judge_page(answer("\ufeff<html><p>ä</p></html>".encode("utf-16-le"), "text/plain", "utf-16-le")) is None
    assert judge_page(answer("\ufeff<rss></rss>".encode("utf-16-be"), "text/html", "utf-16-be")) is not None
