"""Scripts without spaces between words, and texts laid out by line breaks, spans and lead boxes."""

import json

import pytest

from tests.support.article_pages import NOW, PROSE, TITLE, URL, page, prose
from transforms.extract.article import extract
from transforms.extract.not_article import NotArticle
from transforms.extract.page.letters import count_untidy, count_words

CHINESE = "河上的大桥在两个桥墩经过两年的维修之后，于星期一早晨重新开放通车，市长出席了简短的仪式，市民们在岸边鼓掌。"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge reopens", 3),
        ("Donaudampfschifffahrtsgesellschaft", 1),
        ("https://www.example.org/a/very/long/path/of/a/page", 1),
        ("大桥开放", 1),
        (CHINESE, 1 + 48 // 2),
        ("สะพานเปิดให้รถวิ่งอีกครั้งในเช้า", 1 + 32 // 5),
        ("다리가 월요일 아침 다시 열렸다고 시가 밝혔다", 7),
    ],
)
def test_words(text: str, words: int) -> None:
    assert count_words(text) == words


def test_words_of_a_text_as_the_page_has_it() -> None:
    assert count_untidy("\n   two\n   words ") == 2
    assert count_untidy(" \n ") == 0


def test_a_chinese_article_loses_the_links_below_it() -> None:
    links = "".join(f'<li><a href="/{n}">渡轮三月停航旧吊车卖给博物馆第{n}条新闻</a></li>' for n in range(8))
    body = f'<main><div class="a"><h1>大桥重新开放</h1><p>{CHINESE}</p></div><div class="hot"><ul>{links}</ul></div></main>'
    result = extract(page(body, title="大桥重新开放"), url=URL, now=NOW)
    assert getattr(result, "text", "") == CHINESE


def test_a_long_chinese_article_behind_a_meter_is_no_stub() -> None:
    stated = json.dumps({"@type": "NewsArticle", "headline": "大桥重新开放", "isAccessibleForFree": False})
    head = f'<script type="application/ld+json">{stated}</script>'
    body = "".join(f"<p>{n}、{CHINESE}</p>" for n in range(12))
    result = extract(page(f"<article><h1>大桥重新开放</h1>{body}</article>", head, "大桥重新开放"), url=URL, now=NOW)
    assert not isinstance(result, NotArticle)


def text(body: str) -> str:
    return getattr(extract(page(body), url=URL, now=NOW), "text", "")


def test_a_layout_table_whose_paragraphs_are_parted_by_line_breaks() -> None:
    said = "The bridge will last another hundred years if we look after it, and a day if we do not."
    cell = f"<h1>{TITLE}</h1>{PROSE[0]}<br><br>{PROSE[1]}<blockquote>{said}</blockquote>{'<br><br>'.join(PROSE[2:])}"
    found = text(f"<table><tr><td><font>{cell}</font></td></tr></table>").split("\n\n")
    assert [line for line in found if line != TITLE] == [PROSE[0], PROSE[1], said, *PROSE[2:]]


def test_spans_shown_as_blocks_are_paragraphs() -> None:
    spans = "".join(f'<span style="display: block">{paragraph}</span>' for paragraph in PROSE)
    assert text(f"<main><h1>{TITLE}</h1><div>{spans}</div></main>").split("\n\n") == list(PROSE)


def test_a_drop_cap_that_screen_readers_do_not_get() -> None:
    first = f'<p><span aria-hidden="true">T</span><span class="sr-only">T</span>{PROSE[0][1:]}</p>'
    assert text(f"<article><h1>{TITLE}</h1>{first}{prose(PROSE[1:])}</article>").startswith(PROSE[0])


def test_the_lead_in_a_box_called_teaser() -> None:
    body = f'<div class="teaser-content">{prose(PROSE[:2])}</div><div class="remainder">{prose(PROSE[2:])}</div>'
    assert text(f"<article><h1>{TITLE}</h1>{body}</article>").split("\n\n") == list(PROSE)


def test_the_arrow_behind_a_footnote_goes() -> None:
    notes = "<ol><li>Minutes of the council, 4 May 1974. ↩</li></ol>"
    assert "1974.\n" in text(f"<article><h1>{TITLE}</h1>{prose()}{notes}</article>") + "\n"


@pytest.mark.parametrize(
    "marked",
    [
        '<time datetime="2025-05-16">Friday</time>',
        '<button type="button">Friday</button>',
        "<label>Friday</label>",
        '<span>Friday<br class="mobile-only"></span>',
    ],
)
def test_what_stands_in_a_sentence_stays_in_it(marked: str) -> None:
    paragraphs = [paragraph.replace("Friday", marked) for paragraph in PROSE]
    assert text(f"<article><h1>{TITLE}</h1>{prose(tuple(paragraphs))}</article>").split("\n\n") == list(PROSE)


def test_a_button_behind_a_sentence_is_none_of_it() -> None:
    body = f"<p>{PROSE[0]} <button>Share</button></p>{prose(PROSE[1:])}"
    assert text(f"<article><h1>{TITLE}</h1>{body}</article>").split("\n\n") == list(PROSE)


def test_a_box_that_is_named_for_comments_and_holds_all_prose_is_the_article() -> None:
    assert text(f'<article><h1>{TITLE}</h1><div class="comment-body">{prose()}</div></article>').split("\n\n") == list(PROSE)
    comments = "".join(f'<div class="comment"><p>{paragraph}</p></div>' for paragraph in PROSE)
    lead = "<p>The bridge is open.</p>"
    assert PROSE[1] not in text(f'<article><h1>{TITLE}</h1>{lead}<div class="comments">{comments}</div></article>')
