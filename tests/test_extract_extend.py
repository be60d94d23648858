"""What the extractor lost is put back, and what is not the article's is not."""

from lxml.html import HtmlElement

from tests.support.article_pages import PROSE, TITLE, page
from transforms.extract.body.extend import extend, places_of
from transforms.extract.markup.tree import parse_page
from transforms.extract.page.blocks import read_blocks
from transforms.extract.page.estimate import estimate

_OWN = tuple(" ".join(f"{word}{number}" for word in PROSE[0].split()) + "." for number in range(10))


def _extended(body: str, lines: list[str]) -> list[str]:
    tree: HtmlElement | None = parse_page(page(body))
    assert tree is not None
    blocks = read_blocks(tree)
    return extend(blocks, estimate(blocks, TITLE), lines, places_of(blocks, lines), {})[0]


def _in_boxes(paragraphs: tuple[str, ...]) -> str:
    """Each paragraph in boxes of other names, as page builders write them."""
    return "".join(
        f"<div class=r{number}><div class=c{number}><p>{paragraph}</p></div></div>"
        for number, paragraph in enumerate(paragraphs)
    )


def test_the_rest_of_the_estimate_is_put_back_in_the_order_of_the_page() -> None:
    body = f"<div><h1>{TITLE}</h1>{_in_boxes(_OWN[:8])}</div>"
    assert _extended(body, list(_OWN[:3])) == list(_OWN[:8])
    assert _extended(body, list(_OWN[3:5])) == list(_OWN[:8])


def test_an_answer_that_holds_most_of_the_estimate_stays_as_it_is() -> None:
    body = f"<div><h1>{TITLE}</h1>{_in_boxes(_OWN[:8])}</div>"
    assert _extended(body, list(_OWN[:7])) == list(_OWN[:7])


def test_the_next_story_of_a_list_is_not_put_back() -> None:
    body = (
        f"<div><h1>{TITLE}</h1>{_in_boxes(_OWN[:3])}<div><h2><a href=/next>Council rejects the toll on the old road</a></h2>"
        f"{_in_boxes(_OWN[3:])}</div></div>"
    )
    assert _extended(body, list(_OWN[:3])) == list(_OWN[:3])


def test_comments_many_times_as_long_are_not_put_back() -> None:
    lines = [_OWN[0]]
    body = f"<div><h1>{TITLE}</h1>{_in_boxes(_OWN)}</div>"
    assert _extended(body, lines) == lines


def test_items_between_two_paragraphs_of_a_box_are_put_back() -> None:
    items = ("Salted herring from the north quay", "Bread of the mill, two loaves at most", "Lamps for the tower stairs")
    listed = "".join(f"<li>{item}</li>" for item in items)
    body = f"<div><h1>{TITLE}</h1><p>{_OWN[0]}</p><p>{_OWN[1]}</p><ul>{listed}</ul><p>{_OWN[2]}</p></div>"
    assert _extended(body, list(_OWN[:3])) == [*_OWN[:2], *(f"- {item}" for item in items), _OWN[2]]


def test_items_that_are_links_or_stand_in_another_box_are_not_put_back() -> None:
    links = "".join(f"<li><a href=/{number}>The mill lane, part {number}</a></li>" for number in range(3))
    shares = "<li>On paper</li><li>By post</li>"
    for between in (f"<ul>{links}</ul>", f"<div><ul>{shares}</ul></div>", f'<ul class="share">{shares}</ul>'):
        body = f"<div><h1>{TITLE}</h1><p>{_OWN[0]}</p>{between}<p>{_OWN[1]}</p></div>"
        assert _extended(body, list(_OWN[:2])) == list(_OWN[:2])
