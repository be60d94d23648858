"""The authors of a record are people."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from schemas.articles import FieldSource
from transforms.enrich.batch import article_of
from transforms.extract.authors.names import clean_names
from transforms.extract.authors.people import people, people_of_feed
from transforms.link.link_record import make_record

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUSES = ("El País", "Nordmarker Tageblatt", "Vell")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("By Smith, John", ("John Smith",)),
        ("Smith, John", ("John Smith",)),
        ("By John Smith and agencies", ("John Smith",)),
        ("Ann Lee and Reuters", ("Ann Lee",)),
        ("Von Maria Müller und dpa", ("Maria Müller",)),
        ("admin", ()),
        ("Gazette staff", ()),
        ("Reuters Staff", ()),
        ("Redacción", ()),
        ("Editorial Board", ()),
        ("The Editorial Board", ()),
        ("Reuters", ()),
        ("dpa", ()),
        ("dpa/AFP", ()),
        ("AFP", ()),
        ("The Associated Press", ()),
        ("El País", ()),
        ("Le Monde", ()),
        ("Nordmarker Tageblatt", ()),
        ("Ani", ("Ani",)),
        ("Ann Post", ("Ann Post",)),
        ("Sid Lowe", ("Sid Lowe",)),
        ("JOHN SMITH", ("JOHN SMITH",)),
        ("渡辺 海", ("渡辺 海",)),
    ],
)
def test_of_pages_and_entries(value: str, expected: tuple[str, ...]) -> None:
    assert people(clean_names([value]), HOUSES) == expected
    assert people_of_feed([value], HOUSES) == expected


@pytest.mark.parametrize("value", ["Tide and Town", "Herbert Read", "Di Stefano", "Banksy", "Ann Vell"])
def test_what_an_entry_states_stays_where_it_is_no_list_of_names(value: str) -> None:
    assert people_of_feed([value], HOUSES) == (value,)


@pytest.mark.parametrize(
    ("on_page", "in_feed", "expected", "source"),
    [
        (("Gazette staff",), ("By Ann Lee",), ("Ann Lee",), "feed:author"),
        (("Ann Lee", "Reuters"), ("Tom Roe",), ("Ann Lee",), "meta:author"),
        (("Reuters",), ("dpa",), (), None),
    ],
)
def test_the_record_names_people_and_where(
    on_page: tuple[str, ...], in_feed: tuple[str, ...], expected: tuple[str, ...], source: str | None
) -> None:
    article = article_of({"text": "Words.", "url": "https://a.example/1"}, NOW)
    content = replace(article.content, authors=on_page, field_sources=(FieldSource(name="authors", source="meta:author"),))
    article = replace(article, content=content, item=replace(article.item, authors=in_feed))
    record = make_record(article, NOW)
    assert record.authors == expected
    assert [field.source for field in record.field_sources if field.name == "authors"] == ([source] if source else [])
