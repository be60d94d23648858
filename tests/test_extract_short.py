"""Short articles keep to their own part of the page; pages that hold their text in odd places keep it."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, PROSE, TITLE, URL, page, prose
from transforms.extract.article import extract
from transforms.extract.body.candidates import TextCandidate, Witnesses, choose
from transforms.extract.body.clean import clean
from transforms.extract.body.extend import extend, places_of
from transforms.extract.body.trim import trim
from transforms.extract.markup.tree import parse_page
from transforms.extract.page.agreement import shingles, shingles_of_lines
from transforms.extract.page.blocks import read_blocks
from transforms.extract.page.estimate import estimate

HEADLINE = f"<h1>{TITLE}</h1>"
OFFER = "Our desk helps the firms of the valley with letters and plans, so that you can go home earlier on Fridays than ever."
LIFE = "She has written on bridges since 2001 and lives with two dogs in a lock keeper's house by the river, far from the town."
LINKS = "".join(f"<p><a href=/{number}>Page {number} of the town</a></p>" for number in range(4))


def text(body: str) -> str:
    result = extract(page(body), url=URL, now=NOW)
    assert isinstance(result, Content), result
    return result.text


def trimmed(body: str, lines: list[str]) -> list[str]:
    """What `trim` leaves of lines that an extractor found on this page."""
    tree = parse_page(page(body))
    assert tree is not None
    blocks = read_blocks(tree)
    return trim(lines, places_of(blocks, lines), blocks, estimate(blocks, TITLE))


@pytest.mark.parametrize("name", ["entry-content", "article__body", "post-text", "storyBody story-body"])
def test_the_box_named_for_the_text_holds_a_short_article(name: str) -> None:
    body = f'{HEADLINE}<div class="{name}"><p>{PROSE[0]}</p></div><div class=k><p>{OFFER}</p></div>'
    assert trimmed(body, [PROSE[0], OFFER]) == [PROSE[0]]


def test_microdata_names_the_box_of_the_text() -> None:
    body = f"{HEADLINE}<div itemprop=articleBody><p>{PROSE[0]}</p></div><div><p>{OFFER}</p></div>"
    assert trimmed(body, [PROSE[0], OFFER]) == [PROSE[0]]


def test_the_lead_above_the_box_of_the_text_stays() -> None:
    body = f'{HEADLINE}<p>{PROSE[1]}</p><div class="entry-content"><p>{PROSE[0]}</p></div><div><p>{OFFER}</p></div>'
    assert trimmed(body, [PROSE[1], PROSE[0], OFFER]) == [PROSE[1], PROSE[0]]


def test_two_boxes_with_such_a_name_say_nothing() -> None:
    body = f'{HEADLINE}<div class="post-content"><p>{PROSE[0]}</p></div><div class="post-content"><p>{PROSE[1]}</p></div>'
    assert trimmed(body, [PROSE[0], PROSE[1]]) == [PROSE[0], PROSE[1]]


def test_long_answers_are_left_alone() -> None:
    long = [f"{paragraph} This was said in session {number}." for number in range(8) for paragraph in PROSE]
    body = f'{HEADLINE}<div class="entry-content">{prose(tuple(long))}</div><div><p>{OFFER}</p></div>'
    assert trimmed(body, [*long, OFFER]) == [*long, OFFER]


def test_a_paragraph_that_outweighs_the_rest_is_not_parted_from_it() -> None:
    long = " ".join(PROSE)
    far = f"<div><div><div><div><p>{long}</p></div></div></div></div>"
    body = f"<div><div><div>{HEADLINE}<p>{PROSE[1]}</p></div></div></div>{LINKS}{far}"
    assert trimmed(body, [PROSE[1], long]) == [PROSE[1], long]


def test_boxes_of_the_kind_of_the_first_paragraph_go_on_behind_links() -> None:
    section = "<div class=s><div class=t><div class=u><div class=v><p>{}</p></div></div></div></div>"
    body = HEADLINE + section.format(PROSE[0]) + LINKS + section.format(PROSE[1])
    assert trimmed(body, [PROSE[0], PROSE[1]]) == [PROSE[0], PROSE[1]]


@pytest.mark.parametrize("name", ["author-bio", "cta", "modal", "related-post-card", "pop-over"])
def test_a_small_box_with_a_telling_name_is_beside_a_short_article(name: str) -> None:
    body = f'<article>{HEADLINE}<div class=t><p>{PROSE[0]}</p></div><div class="{name}"><p>{LIFE}</p></div></article>'
    assert trimmed(body, [PROSE[0], LIFE]) == [PROSE[0]]


def test_a_telling_name_on_the_first_paragraph_says_nothing_of_the_others() -> None:
    body = "".join(f'<div class=g><div class="card"><p>{paragraph}</p></div></div>' for paragraph in PROSE[:3])
    assert trimmed(f"<article>{HEADLINE}{body}</article>", list(PROSE[:3])) == list(PROSE[:3])


def test_lines_that_no_block_has_follow_the_line_before() -> None:
    body = f'{HEADLINE}<div class="entry-content"><p>{PROSE[0]}</p></div><div><p>{OFFER}</p></div>'
    lines = [PROSE[0], "| a | b |", OFFER, "| c | d |"]
    assert trimmed(body, lines) == [PROSE[0], "| a | b |"]


def test_a_page_in_a_noscript_is_read_whatever_its_paragraphs_open_with() -> None:
    paragraphs = "".join(f"<p><b>{paragraph[:9]}</b>{paragraph[9:]}</p>" for paragraph in PROSE)
    assert text(f"<noscript><div>{HEADLINE}{paragraphs}</div></noscript>") == "\n\n".join(PROSE)


def test_a_teaser_longer_than_the_text_is_no_lead_of_it() -> None:
    short = "The bridge over the Alder opens again on Monday at noon for cars, trams and those who walk."
    teaser = f"{PROSE[0]} {PROSE[1]}"
    found = text(f'{HEADLINE}<div class="teaser">{teaser}</div><div class="entry-content"><p>{short}</p></div>')
    assert found == short


def test_parts_that_a_server_streamed_late_stand_where_they_belong() -> None:
    first, second, third = PROSE[:3]
    body = (
        f'<main><article>{HEADLINE}<p>{first}</p><template id="B:3"></template><p>{third}</p></article></main><footer>Post'
        f'</footer><div hidden id="S:3"><p>{second}</p></div>'
    )
    assert text(body) == f"{first}\n\n{second}\n\n{third}"


@pytest.mark.parametrize(
    "streamed",
    [
        f'<div hidden id="S:1"><template id="B:1"></template><p>{PROSE[1]}</p></div>',
        f'<template id="B:9"></template><div hidden id="S:1"><p>{PROSE[1]}</p></div>',
        '<template id="B:1"></template><template id="B:1"></template><div id="S:1"></div><div hidden id="S:"></div>',
    ],
)
def test_odd_streamed_parts_do_no_harm(streamed: str) -> None:
    assert PROSE[0] in text(f"<article>{HEADLINE}<p>{PROSE[0]}</p><p>{PROSE[2]}</p></article>{streamed}")


def test_a_box_that_was_never_closed_does_not_swallow_the_rest_of_an_article() -> None:
    more = [f"{paragraph} So it says in report {number} of the council." for number in range(4) for paragraph in PROSE]
    links = "".join(f"<li><a href=/{number}>Fares of line {number}</a></li>" for number in range(30))
    body = (
        f'{HEADLINE}<div class="text">{prose()}<div class="w-embed"><table><tr><td>Line 1</td><td>2.40</td></tr></table>'
        f"<ul>{links}</ul>{prose(tuple(more))}</div>"
    )
    found = text(body)
    assert all(paragraph in found for paragraph in (*PROSE, *more))


def test_menus_do_not_stand_for_the_prose_below_the_headline() -> None:
    lines = [f"{paragraph} The bridge over the Alder is {number} years old." for number in range(3) for paragraph in PROSE]
    own = TextCandidate("paragraphs", lines, {}, shingles_of_lines(lines))
    menu = TextCandidate(
        "fast", ["Home", "Knowledge", "Bridge over the Alder reopens"], {}, shingles("Home Knowledge Bridge over it")
    )
    headline = "Bridge over the Alder"
    assert choose([menu, own], Witnesses(own.runs, lines, headline=headline))[0][0] is own
    assert choose([menu, own], Witnesses(own.runs, lines))[0][0] is menu
    assert choose([menu, own], Witnesses(own.runs, lines, headline="Tomatoes sliced in seven steps"))[0][0] is menu
    brief = TextCandidate("fast", [PROSE[3]], {}, shingles(PROSE[3]))
    assert choose([brief, own], Witnesses(own.runs, [*lines, PROSE[3]], headline=headline))[0][0] is brief


def test_of_an_answer_that_is_not_short_nearly_all_stays() -> None:
    mine = [f"{paragraph} This was said in session {number}." for number in range(2) for paragraph in PROSE]
    others = [f"{paragraph} So it was in year {number}." for number in range(4) for paragraph in PROSE[:4]]
    body = f'{HEADLINE}<div class="entry-content">{prose(tuple(mine))}</div><div>{prose(tuple(others))}</div>'
    assert trimmed(body, [*mine, *others]) == [*mine, *others]
    assert trimmed(body, [*mine, *others[:1]]) == mine


def test_what_stands_in_boxes_of_the_same_class_is_put_back_from_a_third_on() -> None:
    """The answer holds two thirds of the estimate. The id of the rest is the anchor of a heading that begins with "menu"."""
    mine = [f"{paragraph} This was said in session {number}." for number in range(6) for paragraph in PROSE[:3]]
    rest = [f"{paragraph} So it was in year {number}." for number in range(4) for paragraph in PROSE[3:]]
    body = (
        f'{HEADLINE}<div class=a><div class="rich">{prose(tuple(mine))}</div></div>'
        f'<div class=b id="menu-and-prices-of-the-inn-at-the-bridge"><div class="{{}}">{prose(tuple(rest))}</div></div>'
    )

    def extended(name: str) -> list[str]:
        tree = parse_page(page(body.format(name)))
        assert tree is not None
        blocks = read_blocks(tree)
        return extend(blocks, estimate(blocks, TITLE), mine, places_of(blocks, mine), {})[0]

    assert extended("rich") == [*mine, *rest]
    assert extended("poor") == mine


def _others(count: int) -> list[str]:
    return [f"{paragraph} So it was in year {number}." for number in range(count) for paragraph in PROSE[:4]]


def test_a_short_article_loses_teasers_however_many_they_are() -> None:
    others = _others(12)
    cards = "".join(
        f'<article><h3><a href=/{number}>Story {number}</a></h3><div class="related-text"><div class="entry-content">'
        f"<p>{other}</p></div></div></article>"
        for number, other in enumerate(others)
    )
    body = f'<div><h2>x</h2><div class="entry-content"><p>{PROSE[0]}</p></div></div>{LINKS}<div class=list>{cards}</div>'
    assert trimmed(body, [PROSE[0], *others]) == [PROSE[0]]


def test_a_short_article_loses_what_stands_outside_of_its_own_article_behind_links() -> None:
    others = _others(12)
    own = f"<div><main><article>{HEADLINE}<p>{PROSE[0]}</p><p>{PROSE[1]}</p></article></main></div>"
    body = f"{own}{LINKS}<div><div><div>{prose(tuple(others))}</div></div></div>"
    assert trimmed(body, [*PROSE[:2], *others]) == list(PROSE[:2])


def test_an_article_that_holds_the_head_only_takes_nothing_away() -> None:
    others = _others(12)
    own = f"<div><main><article>{HEADLINE}<p>{PROSE[0]}</p></article></main></div>"
    body = f"{own}{LINKS}<div><div><div>{prose(tuple(others))}</div></div></div>"
    assert trimmed(body, [PROSE[0], *others]) == [PROSE[0], *others]


def test_a_box_that_was_closed_too_early_keeps_the_rest_of_its_article() -> None:
    mine = [f"{paragraph} This was said in session {number}." for number in range(4) for paragraph in PROSE]
    others = _others(12)
    own = f'{HEADLINE}<div><div><div class="entry-content">{prose(tuple(mine))}</div></div></div>'
    body = f"{own}{LINKS}<div><div><div>{prose(tuple(others))}</div></div></div>"
    assert trimmed(body, [*mine, *others]) == [*mine, *others]


@pytest.mark.parametrize("tag", ["form", "fieldset"])
def test_the_words_of_a_form_are_beside_a_short_article(tag: str) -> None:
    body = f"{HEADLINE}<div><p>{PROSE[0]}</p></div><{tag}><div><p>{OFFER}</p></div></{tag}>"
    assert trimmed(body, [PROSE[0], OFFER]) == [PROSE[0]]


def test_a_headline_that_an_extractor_put_behind_the_text_goes() -> None:
    lines = [PROSE[0], TITLE, PROSE[1]]
    tree = parse_page(page(f"{HEADLINE}<p>{PROSE[0]}</p><p>{PROSE[1]}</p>"))
    assert tree is not None
    assert clean(lines, {TITLE: 2}, read_blocks(tree), url=URL, title=TITLE, authors=()) == [PROSE[0], PROSE[1]]


def test_a_short_article_is_in_the_order_of_the_page() -> None:
    body = f"{HEADLINE}<p>{PROSE[0]}</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    assert trimmed(body, [PROSE[2], "A line of its own", PROSE[0], PROSE[1]]) == [*PROSE[:3], "A line of its own"]


@pytest.mark.parametrize(
    "byline", ["<div class=byline>By Ada Quill</div>", "<div><span>Ada Quill</span> <time>2 June 2025</time></div>"]
)
def test_headline_and_byline_are_no_words_of_a_text_of_two_sentences(byline: str) -> None:
    news = "The bell rings for the first time since 1994. It weighs two tonnes and was cast in Alderford."
    assert text(f"<main><article>{HEADLINE}{byline}<div class=article-body><p>{news}</p></div></article></main>") == news
