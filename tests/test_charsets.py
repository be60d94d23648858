"""Charsets: by byte order mark, then by label, never a codec that is not for the web."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.content.charsets import charset_of, codec_of


@pytest.mark.parametrize(
    ("body", "content_type", "charset"),
    [
        (b"abc", None, None),
        (b"abc", "text/html", None),
        (b"abc", "text/html; charset=utf-8", "utf-8"),
        (b"abc", 'text/html; Charset="UTF8"', "utf-8"),
        (b"abc", "text/html;charset = 'iso-8859-1'", "cp1252"),
        (b"abc", "text/html; charset=us-ascii", "cp1252"),
        (b"abc", "text/html; charset=windows-1251", "cp1251"),
        (b"abc", "text/html; charset=Shift_JIS", "cp932"),
        (b"abc", "text/html; charset=gb2312", "gb18030"),
        (b"abc", "text/html; charset=euc-kr", "cp949"),
        (b"abc", "text/html; charset=big5", "big5hkscs"),
        (b"abc", "text/html; charset=", None),
        (b"abc", "text/html; charset=" + "u" * 5_000, None),
        (b"abc", "text/html; charset=nonsense", None),
        (b"\xef\xbb\xbfabc", "text/html; charset=iso-8859-1", "utf-8"),
        (b"\xff\xfea\x00", "text/html; charset=utf-8", "utf-16-le"),
        (b"\xfe\xff\x00a", None, "utf-16-be"),
    ],
)
def test_charset(body: bytes, content_type: str | None, charset: str | None) -> None:
    assert charset_of(body, content_type) == charset


@pytest.mark.parametrize(
    "label",
    ["idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "rot13", "hex", "zlib", "undefined", "a\x00b", ""],
)
def test_codecs_that_are_not_for_the_web(label: str) -> None:
    assert codec_of(label) is None


@given(st.text(max_size=60))
def test_every_name_given_is_a_codec(label: str) -> None:
    name = charset_of(b"", f"text/html; charset={label}")
    assert name is None or codecs.lookup(name).name == name
