"""Feed bytes to text, without trust in any label."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.feeds.text.decode import MAX_DECODED_BYTES, decode

RUSSIAN = "В понедельник президент подписал закон о бюджете, сообщила пресс-служба. Цены на нефть выросли. "


def document(text: str, encoding: str | None) -> str:
    declaration = f"<?xml version='1.0' encoding='{encoding}'?>" if encoding else ""
    return f"{declaration}<rss><title>{text}</title></rss>"


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("utf-8", "日本 café"),
        ("utf-16", "日本"),
        ("utf-16-le", "日本"),
        ("utf-16-be", "日本"),
        ("utf-32", "日本"),
        ("utf-32-be", "日本"),
        ("iso-8859-1", "café"),
        ("windows-1252", "“x” €"),
        ("iso-8859-2", "Zażółć"),
        ("windows-1251", "Привет"),
        ("koi8-r", "Привет"),
        ("shift_jis", "日本語"),
        ("euc-jp", "日本語"),
        ("iso-2022-jp", "日本語"),
        ("gb2312", "中文"),
        ("hz", "中文"),
        ("big5", "中文"),
        ("euc-kr", "한국어"),
        ("windows-1255", "שלום"),
        ("windows-1256", "مرحبا"),
        ("tis-620", "สวัสดี"),
        ("cp1026", "café"),
        ("cp437", "café"),
    ],
)
def test_declared_encodings(codec: str, text: str) -> None:
    assert decode(document(text, codec).encode(codec), None) == document(text, codec)
    if codec not in ("cp1026",):
        assert decode(document(text, None).encode(codec), codec) == document(text, None)


@pytest.mark.parametrize(
    "label", ["zlib_codec", "base64", "unicode_escape", "idna", "punycode", "utf-7", "rot13", "x-none", "", "a" * 99]
)
def test_labels_that_are_no_encoding_of_text_reach_no_codec(label: str) -> None:
    assert decode(document("caf\xe9 +AOk- \\u0041", label).encode("latin-1"), label) == document("café +AOk- \\u0041", label)


def test_valid_utf_8_beats_every_label() -> None:
    assert decode(document("café", "iso-8859-1").encode(), "koi8-r") == document("café", "iso-8859-1")


def test_stray_bytes_in_utf_8_are_windows_1252() -> None:
    assert decode(document("日本 ", "utf-8").encode() + b"caf\xe9 \x93x\x94 \x81", "utf-8").endswith("café “x” \x81")


def test_surrogates_encoded_one_by_one() -> None:
    assert decode(b"<a>\xed\xa0\xbd\xed\xb8\x80</a>", "utf-8") == "<a>\U0001f600</a>"
    assert decode(b"<a>\xed\xa0\xbd</a>", "utf-8") == "<a>\ufffd</a>"


def test_bytes_without_any_label_are_guessed() -> None:
    assert decode(document(RUSSIAN * 3, None).encode("windows-1251"), None) == document(RUSSIAN * 3, None)


def test_gzip_inside_is_opened_up_to_a_limit() -> None:
    assert decode(gzip.compress(gzip.compress(b"<rss/>")), None) == "<rss/>"
    assert len(decode(gzip.compress(b"<rss>" + b" " * (MAX_DECODED_BYTES + 1_000_000)), None)) == MAX_DECODED_BYTES
    assert decode(gzip.compress(b"<rss/>" * 1_000)[:60], None).startswith("<rss/>")
    assert "\x1f" in decode(b"\x1f\x8bno gzip", None)


@given(st.binary(max_size=200), st.none() | st.text(max_size=12))
def test_any_bytes_give_text(body: bytes, charset: str | None) -> None:
    assert isinstance(decode(body, charset), str)


@pytest.mark.parametrize("label", ["cp-1251", "win1251", "Windows1251", "x-cp1251", "windows 1251"])
def test_misspelt_labels_are_read_as_what_they_mean(label: str) -> None:
    assert decode(document(RUSSIAN, None).encode("windows-1251"), label) == document(RUSSIAN, None)


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "utf-8", "utf-16", "x-klingon"])
@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("windows-1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("windows-1253", "Η γέφυρα στο λιμάνι άνοιξε ξανά για τα αυτοκίνητα την Δευτέρα το πρωί. "),
        ("gb18030", "港口大桥周一上午恢复通车，此前维修用了十一周。市民清晨便开始排队。"),
    ],
)
def test_a_label_that_is_plainly_wrong_gives_way_to_the_bytes(label: str, codec: str, text: str) -> None:
    assert decode(document(text, label).encode(codec), None) == document(text, label)
    assert decode(document(text, None).encode(codec), label) == document(text, None)


@pytest.mark.parametrize(("label", "codec"), [("koi8-r", "cp1251"), ("windows-1251", "koi8-r"), ("gb2312", "cp1251")])
def test_a_label_of_another_alphabet_or_keyboard_gives_way_too(label: str, codec: str) -> None:
    assert decode(document(RUSSIAN, label).encode(codec), None) == document(RUSSIAN, label)


def test_an_unknown_label_leaves_a_guess_where_there_is_enough_to_guess_from() -> None:
    text = "Zażółć gęślą jaźń, łódź płynie wśród źdźbeł trawy, święto. "
    assert decode(document(text, "x-polish").encode("cp1250"), None) == document(text, "x-polish")


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "iso-8859-15", "x-klingon"])
def test_european_text_keeps_its_label(label: str) -> None:
    text = "Über Köln ziehen Störche; Señor Muñoz and Zoë là-bas, être, façade. "
    assert decode(document(text, label).encode("latin-1"), None) == document(text, label)


def test_parts_in_utf_8_are_read_in_a_document_of_windows_1252() -> None:
    body = document("Fête à Orléans, «IRMû. ", "ISO-8859-1").encode("cp1252") + "Un été déjà là, c’est l’été – 5 €".encode()
    assert decode(body, None) == document("Fête à Orléans, «IRMû. ", "ISO-8859-1") + "Un été déjà là, c’est l’été – 5 €"


@pytest.mark.parametrize(
    "text",
    [
        "«IRMû, «AMANHû, «Jû und ÄÖÜ",
        "Noël, naïve, «Spaß« und «Fluß« und «Gruß«, cœur",
        "The bytes “Ã©” are é in UTF-8, and “Â°” are °; also õ",
    ],
)
def test_text_of_windows_1252_has_no_such_parts(text: str) -> None:
    assert decode(document(text, "windows-1252").encode("cp1252"), None) == document(text, "windows-1252")


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        ("Мост в га", b"\xd0..."),
        ("Мост в ", b"\xd1</title>"),
        ("大桥恢复通", b"\xe8\xbd..."),
        ("大桥恢复通", b"\xe8"),
        ("Η γέφυρα άνοιξ", b"\xce."),
        ("Das Café ist ge", b"\xc3..."),
    ],
)
def test_what_is_left_of_a_cut_character_goes(whole: str, cut: bytes) -> None:
    body = f"<a>Bär, öffnet, Größe</a>{whole}".encode()
    for labels in (f"<?xml version='1.0' encoding='utf-8'?>{body.decode()}", body.decode()):
        assert decode(labels.encode() + cut, None) == labels + cut.lstrip(b"\xd0\xd1\xe8\xbd\xce\xc3").decode()


@pytest.mark.parametrize("stray", ["Öl, Übung", "à là", "été à", "São PÃO"])
def test_stray_bytes_that_are_whole_letters_stay(stray: str) -> None:
    body = "Größe und Bär und Fuß, été à là, öffnet: "
    assert decode(body.encode() + stray.encode("cp1252"), "utf-8") == body + stray


def test_signs_of_windows_1252_that_became_control_characters() -> None:
    assert decode("It\x92s \x93open\x94 \x96 now\x85".encode(), None) == "It’s “open” – now…"
    assert decode(b"\xef\xbb\xbf" + "5 \x80".encode(), None) == "5 €"


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("cn-big5", "big5", "港口大橋恢復通車"),
        ("x-x-big5", "big5", "港口大橋恢復通車"),
        ("GBK2312", "gbk", "港口大桥恢复通车"),
        ("visual", "iso8859-8", "הגשר בנמל נפתח שוב"),
        ("logical", "iso8859-8", "הגשר בנמל נפתח שוב"),
    ],
)
def test_labels_of_the_web_that_python_does_not_know(label: str, codec: str, text: str) -> None:
    assert decode(document(text, label).encode(codec), None) == document(text, label)


def test_a_declaration_behind_a_warning_is_read() -> None:
    warning = "<br />\n<b>Warning</b>: mkdir(): failed in <b>/x.php</b> on line <b>1</b><br />\n"
    text = warning + document("Мост", "windows-1251")
    assert decode(text.encode("cp1251"), None) == text
