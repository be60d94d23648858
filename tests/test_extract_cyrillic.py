"""Pages of Russian and Ukrainian under the label of the other of their two old charsets."""

import pytest

import newsbeam
from transforms.extract.markup.tree import decode

RUSSIAN = (
    "Городской совет Весби открыл в понедельник крытый рынок. Мэр Мария Ковалёва сказала, что ремонт шёл два года. "
    "Жители Весби ждали этого дня. Торговля начнётся в полдень, а Новый мост через реку Веса откроют весной. "
    "Инженер Пётр Лавров обещал, что крыша выдержит бурю."
)
UKRAINIAN = (
    "Міська рада Весбю відкрила ринок. Мер Марія Коваль сказала, що ремонт тривав два роки. Інженер Петро Їжак чекав. Її мрія."
)


def page(text: str, label: str = "windows-1251") -> str:
    return (
        f'<html><head><meta charset="{label}"><title>Рынок</title></head><body><h1>Рынок в Весби открыт</h1>'
        f"<p>{text}</p></body></html>"
    )


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        (RUSSIAN, "koi8-r", "windows-1251"),
        (RUSSIAN, "cp1251", "koi8-r"),
        (UKRAINIAN, "koi8-u", "windows-1251"),
        (UKRAINIAN, "cp1251", "koi8-u"),
    ],
)
def test_a_page_under_the_label_of_the_other_charset_is_read(text: str, codec: str, label: str) -> None:
    body = page(text, label).encode(codec)
    assert decode(body, None) == page(text, label)
    assert decode(body, label) == page(text, label)


def test_its_record_has_its_text_and_language() -> None:
    row = newsbeam.extract(page(RUSSIAN).encode("koi8-r"), url="https://vesby.example/2026/11/30/rynok-otkryt.html")
    assert (RUSSIAN in row.text, row.language) == (True, "ru")


@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        RUSSIAN.upper(),
        RUSSIAN.lower(),
        "сМИ, тАСС, еВРО, мВД, гИБДД, нАТО: так пишут аббревиатуры в Весби с ошибкой. " + RUSSIAN,
        "оПХБЕР лХП рЕЯР дЮ мЕР, так выглядит Привет в чужой кодировке. " + RUSSIAN,
        "Рынок",
    ],
)
@pytest.mark.parametrize("codec", ["cp1251", "koi8-r"])
def test_a_page_under_its_own_label_is_never_read_by_the_other(text: str, codec: str) -> None:
    whole = page(text, codec).replace("cp1251", "windows-1251")
    assert decode(whole.encode(codec), None) == whole
