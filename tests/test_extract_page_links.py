"""Links to the pages of an article that stand bare among its paragraphs."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, PROSE, URL, article
from transforms.extract.article import extract

LINKS = '<a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=3">3</a>'


def last_line(after: str) -> str:
    content = extract(article(after=after), url=URL, now=NOW)
    assert isinstance(content, Content)
    return content.text.split("\n\n")[-1]


@pytest.mark.parametrize(
    "after",
    [
        LINKS,
        f"<p>{LINKS}</p>",
        f"<p>Seite {LINKS} <a href='?page=2'>weiter</a></p>",
        f"« {LINKS} »",
        "<p>« 1 2 3 »</p>",
        "<p>Page 1 of 3</p>",
        "<p>Seite 2/3</p>",
        "<p>Página 1 de 12 siguiente »</p>",
        "<p>Pages: 1 <a href='2/'>2</a> <a href='3/'>3</a></p>",
        "<p><b>1</b> <a href='?page=2'>2</a> | <a href='?page=3'>3</a></p>",
        "<p>1 <a href='?page=2'>2</a> … <a href='?page=12'>12</a> <a href='?page=2'>Next</a></p>",
    ],
)
def test_links_to_pages_are_no_text(after: str) -> None:
    assert last_line(after) == PROSE[-1]


@pytest.mark.parametrize(
    "line",
    [
        "1 2 3",
        "4 8 15 16 23 42",
        "Page 3 of 2",
        "Page 1 of 3 is missing from the report.",
        "Seite 1, 3, 7",
        "1 2 3 was what the children counted on the bridge.",
        "In 2023 there were 1, 2 or 3 trams.",
    ],
)
def test_text_with_numbers_stays(line: str) -> None:
    assert last_line(f"<p>{line}</p>") == line


def test_linked_numbers_that_are_no_run_stay() -> None:
    assert last_line('<p><a href="https://other.example/a">4</a> 8 15 16 23 42</p>') == "4 8 15 16 23 42"
