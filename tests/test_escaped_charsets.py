"""Pages of seven bits: ISO-2022-JP is read, what browsers do not read is not, and ASCII alone decides nothing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.articles import Content
from transforms.extract.article import extract
from transforms.extract.markup.tree import decode
from transforms.extract.not_article import NotArticle
from transforms.feeds.text.decode import decode as decode_feed
from transforms.web.content.charsets import charset_of
from transforms.web.content.escaped_charsets import decode_iso_2022_jp, iso_2022_jp_text

NOW = datetime(2026, 9, 1, tzinfo=UTC)
STORY = (
    "港の古い橋は十一週間の工事を終え、月曜の朝に通行が再開された。市民は六時前から列を作り、最初に渡ろうと待っていた。",
    "市の技師によると、費用は予算を二割ほど下回り、残りは岸壁の街灯と歩道の修理に使われる。十八トンを超える車は迂回する。",
    "開通式では、近くの小学校の児童が作った旗が並び、漁協の組合長が短いあいさつをした。次の点検は来年の春に行われる。",
)
ENGLISH_HEAD = "<script>var words = 'only ASCII here';</script>" * 400


def page(declared: str, encoding: str, story: tuple[str, ...] = STORY, title: str = "港の橋が再開") -> bytes:
    prose = "".join(f"<p>{paragraph}</p>\n" for paragraph in story)
    text = (
        f"<html><head>{ENGLISH_HEAD}{declared}<title>{title}</title></head><body><article><h1>{title}</h1>\n{prose}</article>"
    )
    return text.encode(encoding)


@pytest.mark.parametrize(
    ("declared", "transport"),
    [
        ("", None),
        ("", "iso2022_jp"),
        ('<meta charset="ISO-2022-JP">', None),
        ('<meta http-equiv="Content-Type" content="text/html; charset=csISO2022JP">', "cp1252"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="Shift_JIS">', None),
    ],
)
def test_a_japanese_page_of_seven_bits_is_read(declared: str, transport: str | None) -> None:
    found = extract(page(declared, "iso2022_jp"), url="https://minato.example/1", charset=transport, now=NOW)

    assert isinstance(found, Content)
    assert found.title == "港の橋が再開"
    assert found.text == "\n\n".join(STORY)


@pytest.mark.parametrize("foreign", ["©".encode(), "©".encode("latin-1"), b"\x82\xa0"])
@pytest.mark.parametrize(("declared", "transport"), [('<meta charset="ISO-2022-JP">', None), ("", "iso-2022-jp")])
def test_what_is_declared_is_read_beside_single_bytes_of_another_charset(
    declared: str, transport: str | None, foreign: bytes
) -> None:
    body = page(declared, "iso2022_jp")
    for broken in (body + b"<footer>" + foreign + b" 2026</footer>", b"\xef\xbb\xbf" + body):
        found = extract(broken, url="https://minato.example/1", charset=transport, now=NOW)

        assert isinstance(found, Content)
        assert found.title == "港の橋が再開"
        assert found.text == "\n\n".join(STORY)


def test_utf_8_with_a_wrong_label_stays_utf_8() -> None:
    body = ("<meta charset=ISO-2022-JP><p>" + "港の橋が再開 " * 40 + "\x1b$B").encode()
    assert "港の橋が再開" in decode(body, None)


def test_what_browsers_take_from_microsoft_and_half_width_katakana_are_read() -> None:
    assert decode_iso_2022_jp(b'a \x1b$B-!-j$"\x1b(I1\x1b(J\\~\x1b(B\\~ z') == "a ①㈱あｱ¥‾\\~ z"


def test_a_pair_that_does_not_exist_costs_one_character_and_a_cut_run_its_line() -> None:
    assert decode_iso_2022_jp(b'\x1b$B$"))$$\x1b(B.') == "あ\ufffdい."
    assert decode_iso_2022_jp(b'\x1b$B$"$\n<p>on') == "あ\ufffd\n<p>on"


def test_a_declaration_counts_where_single_characters_are_broken() -> None:
    body = b"<p>\x1b$B" + b'$"))' * 50 + b"\x1b(B</p>"
    assert iso_2022_jp_text(body) is None
    assert decode(body, "iso2022_jp").count("あ") == 50
    assert decode(body, None).count("あ") == 0


@pytest.mark.parametrize("label", ["HZ-GB-2312", "iso-2022-kr", "csISO2022KR", "ISO-2022-CN", "iso-2022-cn-ext", "replacement"])
def test_what_browsers_do_not_read_is_no_article(label: str) -> None:
    transport = charset_of(b"", f"text/html; charset={label}")
    body = page("", "hz", ("大桥恢复通车，市民清晨六点便开始排队等候。",) * 3, "大桥恢复通车")
    found = extract(body, url="https://gang.example/1", charset=transport, now=NOW)

    assert transport == "replacement"
    assert isinstance(found, NotArticle)
    assert found.reason == "extract_empty"
    assert found.message.startswith("The page is in an encoding that browsers do not read")
    declared = f'<meta charset="{label}">'.encode()
    assert decode(declared + b"\x1b$<p>~{4sGE~}</p>", None) == "\ufffd"


def test_hz_declared_at_the_beginning_is_not_read() -> None:
    assert decode(b'<meta charset="HZ-GB-2312">' + page("", "hz", ("大桥",), "大桥"), None) == "\ufffd"


def test_korean_of_seven_bits_names_itself() -> None:
    assert decode(page("", "iso2022_kr", ("항구의 다리가 다시 열렸다.",), "항구의 다리"), None) == "\ufffd"


@pytest.mark.parametrize(
    "text",
    [
        "<p>colours of a terminal: \x1b[31mred\x1b[0m, costs \x1b$5</p>",
        "<p>a route ~{id} in a template</p>",
        "<p>café ~{ and \x1b$B in UTF-8</p>",
    ],
)
def test_ascii_and_utf8_stay_what_they_are(text: str) -> None:
    assert decode(text.encode(), None) == text
    assert decode(text.encode(), "hz") == text


def test_a_page_that_declares_what_the_web_does_not_read_and_is_plain_ascii_is_read() -> None:
    text = '<meta charset="iso-2022-kr"><p>The bridge is open again.</p>'
    assert decode(text.encode(), None) == text


def test_utf_16_declared_within_a_page_decides_nothing() -> None:
    text = '<meta charset="utf-16"><p>' + "Die Brücke über die Förde ist für größere Fahrzeuge geöffnet. " * 20
    assert "Förde" in decode(text.encode("cp1252"), None)


def test_labels_mean_what_browsers_read() -> None:
    text = '<meta charset="Shift_JIS"><p>①㈱港の橋～</p>'
    assert decode(text.encode("cp932"), None) == text


def test_a_feed_of_seven_bits_is_read() -> None:
    text = '<?xml version="1.0" encoding="ISO-2022-JP"?><rss><channel><title>港の橋</title></channel></rss>'
    assert decode_feed(text.encode("iso2022_jp"), None) == text
    circled = text.encode("iso2022_jp").replace(b"\x1b$B", b"\x1b$B-!", 1)
    assert "①港の橋" in decode_feed(circled, None)


@given(st.binary(max_size=200))
def test_any_bytes_give_text(body: bytes) -> None:
    assert isinstance(decode_iso_2022_jp(b"\x1b$B" + body), str)
    assert isinstance(decode(b"\x1b$B" + body, "iso2022_jp"), str)


@given(
    st.text(
        alphabet=st.characters(min_codepoint=0x3041, max_codepoint=0x3093) | st.sampled_from("abc<>/\n 漢字港橋"), max_size=80
    )
)
def test_what_was_written_is_read(text: str) -> None:
    assert decode_iso_2022_jp(text.encode("iso2022_jp")) == text
