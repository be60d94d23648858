"""Names a user watches, found in texts of all scripts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_enrich_chain import article
from transforms.enrich.chain import enrich_article
from transforms.enrich.registry import parse_chain
from transforms.enrich.watch_names import read_watch_list

LINES = """# name, aliases, id, list
Acme Holdings\tAcme|Acme Corp.\tQ1\tfirms
Ann Lee\tA. Lee\tQ2
IT\t\tQ3
O'Neill & Sons
東京電力\t東電\tQ5\tfirms
Москва\t\tQ6
दिल्ली\t\tQ7
"""


def watch_file(folder: Path, text: str = LINES) -> str:
    path = folder / "names.tsv"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Acme Holdings bought it; acme grew.", [("Acme Holdings", "Acme Holdings"), ("acme", "Acme Holdings")]),
        ("ACME CORP. fell. Acmeology rose, non-Acme too.", [("ACME CORP.", "Acme Holdings"), ("Acme", "Acme Holdings")]),
        ("Ann\u00a0Lee’s team met A. Lee.", [("Ann\u00a0Lee", "Ann Lee"), ("A. Lee", "Ann Lee")]),
        ("It is IT.", [("IT", "IT")]),
        ("O’Neill & Sons", [("O’Neill & Sons", "O'Neill & Sons")]),
        ("昨日、東京電力は東電と呼ばれた。", [("東京電力", "東京電力"), ("東電", "東京電力")]),
        ("Москва и Москвариум", [("Москва", "Москва")]),
        ("दिल्ली में, दिल्लीवासी", [("दिल्ली", "दिल्ली")]),
        ("İstanbul Acme", [("Acme", "Acme Holdings")]),
        ("Anna Lee", []),
    ],
)
def test_mentions(tmp_path: Path, text: str, found: list[tuple[str, str]]) -> None:
    mentions = list(read_watch_list(watch_file(tmp_path)).find(text))
    assert [(text[mention.start : mention.end], mention.name) for mention in mentions] == found


def test_the_enrichment_keeps_id_and_list(tmp_path: Path) -> None:
    done = enrich_article(article("Acme and Ann Lee."), parse_chain(f"watch={watch_file(tmp_path)}")).enrichment
    assert [(mention.name, mention.id, mention.list, mention.start, mention.end) for mention in done.mentions] == [
        ("Acme Holdings", "Q1", "firms", 0, 4),
        ("Ann Lee", "Q2", None, 9, 16),
    ]
    assert [(enrichment.name, enrichment.status) for enrichment in done.enrichments] == [("mentions", "ok")]


@pytest.mark.parametrize("text", ["\tAcme\tQ1", "A\tb\tc\td\te"])
def test_a_line_that_is_wrong_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_watch_list(watch_file(tmp_path, text))


def test_a_file_that_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match="cannot read"):
        parse_chain("default,watch=/nowhere/names.tsv")


def test_thousands_of_names(tmp_path: Path) -> None:
    names = read_watch_list(watch_file(tmp_path, "\n".join(f"Name{number} Same" for number in range(20_000))))
    assert len(list(names.find("Name7 Same met Name19999 Same. " * 50))) == 100


@given(st.text(max_size=200))
def test_offsets_hold_in_any_text(text: str) -> None:
    names = read_watch_list(str(Path(__file__).with_name("gold") / "watched.tsv"))
    for mention in names.find(text + " Acme"):
        assert (text + " Acme")[mention.start : mention.end].lower().startswith("acme")
