"""Notes of a sentence: no menu of the page is in their text, and their text stays whatever box it stands in."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, TITLE, URL, page
from transforms.extract.article import extract

NOTE = "The weighing house of Ostermoor opens on Monday at noon for the first time since the spring tide took its roof"
WORDS = NOTE.split()
LABELS = ("Harbour", "Markets", "Cycling")
ITEMS = "".join(f'<li><a href="/{label.lower()}">{label}</a></li>' for label in LABELS)
MENU = f"<nav><ul>{ITEMS}</ul></nav>"
ROW = " ".join(f'<a href="/{label.lower()}">{label}</a>' for label in LABELS)
FOOTER = "<footer><p>All rights reserved.</p></footer>"
LAYOUTS = (
    "<header>{menu}</header><main><article>{head}<div class=article-body><p>{note}</p></div></article></main>{footer}",
    "<header><a href=/>The Post</a><div class=menu>{row}</div></header><section>{head}<span>{note}</span></section>{footer}",
    "<ul class=topics>{items}</ul><div id=content>{head}<p>{note}</p></div>{footer}",
    "<header>{menu}</header><div class=comments><article>{head}<p>{note}</p></article></div>",
    "{menu}<main>{head}<p>{note}</p></main><nav>{row}</nav>",
)


def text(body: str) -> str:
    result = extract(page(body), url=URL, now=NOW)
    assert isinstance(result, Content), result
    return result.text


@pytest.mark.parametrize("number", [5, 8, 13, 16, 21])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_note_of_a_sentence_has_no_menu(layout: str, number: int) -> None:
    note = " ".join(WORDS[:number]) + "."
    body = layout.format(menu=MENU, row=ROW, items=ITEMS, head=f"<h1>{TITLE}</h1>", note=note, footer=FOOTER)
    assert text(body) == note


def test_a_line_of_the_note_that_is_also_a_label_of_the_menu_stays() -> None:
    note = "The weighing house opens on Monday at noon."
    body = f"<header>{MENU}</header><article><h1>{TITLE}</h1><p>{note}</p><p>Markets</p></article>"
    assert text(body) == f"{note}\n\nMarkets"


def test_a_page_with_paragraphs_in_boxes_apart_only_keeps_them() -> None:
    paragraph = " ".join(WORDS) + "."
    inside = "".join(f"<p>{number} {paragraph}</p>" for number in range(4))
    assert paragraph in text(f"<h1>{TITLE}</h1><div class=comments><div>{inside}</div></div>")
