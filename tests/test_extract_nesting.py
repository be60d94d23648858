"""End tags that browsers imply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.articles import Content
from tests.support.article_pages import NOW, PROSE, TITLE, URL, page
from transforms.extract.article import extract
from transforms.extract.markup.nesting import close_boxes, is_unbalanced


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<nav><div><p>Menu</nav><main>Text</main>", "<nav><div><p>Menu</div></nav><main>Text</main>"),
        ("<a href='/a>b'><div>More</a><p>Text", "<a href='/a>b'><div>More</div></a><p>Text"),
        ("<ul><li><div>One<li>Two</ul>", "<ul><li><div>One</div></li><li>Two</li></ul>"),
        ("<dl><dt><div>Term<dd>Words</dl>", "<dl><dt><div>Term</div></dt><dd>Words</dd></dl>"),
        ("<div><ul><li>One<ul><li>Inner</ul><li>Two</ul>", "<div><ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>"),
        ("<NAV><Div>Menu</NAV>", "<NAV><Div>Menu</div></NAV>"),
        # what stands in a cell closes nothing around its table
        ("<div><table><tr><td></div>Cell</td></tr></table>", "<div><table><tr><td></div>Cell</td></tr></table>"),
        ("<nav><script>'<div>'</script><!-- <div> --></nav>", "<nav><script>'<div>'</script><!-- <div> --></nav>"),
        ('<nav data-a="<div>"><div/></nav>', '<nav data-a="<div>"><div/></nav>'),
        ("</div></nav>Text", "</div></nav>Text"),
        ("<nav><div><script>never closed <nav></nav>", "<nav><div><script>never closed <nav></nav>"),
    ],
)
def test_end_tags_that_are_missing_are_put_in(markup: str, wanted: str) -> None:
    assert close_boxes(markup) == wanted


@given(
    st.lists(
        st.sampled_from(["<div>", "</div>", "<nav>", "</nav>", "<li>", "<ul>", "</ul>", "<td>", "</td>", "<a>", "</a>", "x"])
    )
)
def test_nothing_of_the_page_is_lost_and_a_second_time_changes_nothing(parts: list[str]) -> None:
    markup = "".join(parts)
    closed = close_boxes(markup)
    rest = iter(closed)
    assert all(char in rest for char in markup)
    assert close_boxes(closed) == closed


@given(st.lists(st.sampled_from(["<", "/", "div", "DIV", "dIv", "di", "<div", "</div", "</Div", ">", "é"]), max_size=12))
def test_the_tags_of_divs_are_counted_in_all_letters(parts: list[str]) -> None:
    page = "".join(parts).encode()
    small = page.lower()
    assert is_unbalanced(page) == (small.count(b"<div") != small.count(b"</div"))


def test_nesting_without_end_is_left_to_the_parser() -> None:
    markup = "<div>" * 5_000 + "Text"
    assert is_unbalanced(markup.encode())
    assert close_boxes(markup) == markup


def test_an_open_box_in_the_menu_does_not_swallow_the_article() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
    body = f'<nav><div><a href="/a"><div>Start</a> <a href="/b">News</a></nav><article><h1>{TITLE}</h1>{text}</article>'
    result = extract(page(body), url=URL, now=NOW)
    assert isinstance(result, Content)
    assert result.text == "\n\n".join(PROSE)
