"""Texts whose box ends before they do, that stand in a shadow tree, and letters that are set above others."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, PROSE, TITLE, URL, page, prose
from transforms.extract.article import extract

OTHER = (
    "The ferry company said that it would sail twice an hour until the end of the summer, for those who work at the yard.",
    "Its boats were built in Norrby, and the oldest of them has crossed the river more than two hundred thousand times by now.",
)


def text(body: str) -> str:
    result = extract(page(f"<main><article><h1>{TITLE}</h1>{body}</article></main>"), url=URL, now=NOW)
    assert isinstance(result, Content)
    return result.text


@pytest.mark.parametrize("inside", [1, 2, 3])
def test_an_end_tag_too_many_does_not_end_the_text(inside: int) -> None:
    found = text(f'<div class="article-body">{prose(PROSE[:inside])}</div></div>{prose(PROSE[inside:])}')
    assert [paragraph for paragraph in PROSE if paragraph in found] == list(PROSE)


def test_the_text_goes_on_in_a_box_of_its_own_only_where_that_holds_more() -> None:
    def shown(inside: int) -> int:
        found = text(f'<div class="article-body">{prose(PROSE[:inside])}</div><div class="x">{prose(PROSE[inside:])}</div>')
        return sum(paragraph in found for paragraph in PROSE)

    assert shown(2) == len(PROSE)
    assert shown(3) == 3


@pytest.mark.parametrize(
    "behind",
    [
        prose(OTHER[:1]),
        f'<div class="author-box">{prose(OTHER)}{prose(OTHER)}</div>',
        f'<p><a href="/1">Ferry</a></p><p><a href="/2">Yard</a></p>{prose(OTHER)}{prose(OTHER)}',
    ],
    ids=["one paragraph", "a named box", "links between"],
)
def test_what_stands_behind_the_box_is_another_text(behind: str) -> None:
    found = text(f'<div class="article-body">{prose(PROSE[:3])}</div>{behind}')
    assert all(paragraph in found for paragraph in PROSE[:3])
    assert OTHER[0] not in found


def test_a_shadow_tree_is_shown_and_a_plain_template_is_not() -> None:
    assert PROSE[0] in text(f'<story-text><template shadowrootmode="open">{prose()}</template></story-text>')
    assert OTHER[0] not in text(f"{prose()}<template>{prose(OTHER)}</template>")


def test_how_a_word_is_read_is_no_part_of_the_sentence() -> None:
    ruby = "<ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>"
    found = text(f"<p>港の{ruby}は月曜の朝に再開通した。市民は早朝から列を作り、市長が最初に歩いて渡った。</p>{prose()}")
    assert "港の橋は月曜の朝に再開通した。" in found
