"""Lines among paragraphs that are about the page: embedded posts, apps, addresses, picture credits, repeated quotations."""

import pytest

from tests.support.article_pages import NOW, PROSE, TITLE, URL, page, prose
from transforms.extract.article import extract
from transforms.extract.wording.notices import is_last_notice, is_notice


def text(html: str, place: int = 3) -> str:
    body = prose(PROSE[:place]) + html + prose(PROSE[place:])
    result = extract(page(f"<article><h1>{TITLE}</h1>{body}</article>"), url=URL, now=NOW)
    return getattr(result, "text", "")


@pytest.mark.parametrize(
    "line",
    [
        "Empfohlener externer Inhalt",
        "An dieser Stelle finden Sie einen externen Inhalt von Youtube, der den Artikel ergänzt.",
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.",
        "To view this video please enable JavaScript",
        "View this post on Instagram",
        "Your browser does not support the video tag.",
        "Video unavailable. The media could not be loaded.",
        "Scroll down for video",
        "Image caption, Drivers wait on the northern bank",
        "Download the Post app for alerts from the river",
        "Add Alder Post as a preferred source on Google",
        "（责任编辑：李红）",
        "저작권자 ⓒ 알더신문, 무단 전재 및 재배포 금지",
        "この記事は有料記事です。残り1200文字",
    ],
)
def test_notices(line: str) -> None:
    assert is_notice(line, len(line.split()))
    assert line not in text(f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "Here you find the oldest bridge of the town and the house of its keeper.",
        "To view this as a defeat would be wrong, the mayor said.",
        "Download figures of the app rose by a third after the bridge was closed.",
        "Images, captions and maps are shown in the hall.",
        "编辑部昨天搬进了新楼。",
    ],
)
def test_sentences_that_begin_like_notices(line: str) -> None:
    assert not is_notice(line, len(line.split()))
    assert line in text(f"<p>{line}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "Contact the author: ada@example.org",
        "Do you have a story for us? Write to desk@example.org",
        "First published: 16 May 2025, 8:00",
        "Printed from https://www.example.org/town/bridge-reopens on 17 May 2025",
        "-30-",
        "- ENDS -",
    ],
)
def test_notices_behind_the_text(line: str) -> None:
    assert is_last_notice(line, len(line.split()))
    assert line not in text(f"<p>{line}</p>", place=5)
    assert line.strip("- ") in text(f"<p>{line}</p>", place=2)


def test_code_and_prose_are_no_addresses_to_write_to() -> None:
    assert not is_last_notice('"email": "support@example.org",', 2)
    assert not is_last_notice("The first published map of the town is from 1611 and hangs in the hall.", 15)


@pytest.mark.parametrize("line", ["* * *", "***", "— — —", "..."])
def test_marks_between_sections(line: str) -> None:
    assert line not in text(f"<p>{line}</p>")


def test_a_quotation_that_the_text_has_comes_once() -> None:
    quotation = "many of them by bus"
    for tag in ("blockquote", "aside"):
        assert text(f'<{tag} class="pull-quote"><p>{quotation}</p></{tag}>').count(quotation) == 1
    assert "we waited for two years" in text("<blockquote><p>And so we waited for two years</p></blockquote>")


def test_a_picture_in_a_paragraph_has_its_caption_there() -> None:
    assert "Ben Ott" not in text('<p><img src="a.jpg"><br><em>The bridge in May. Photo: Ben Ott</em></p>')
    assert "The photo shows" in text('<p><img src="a.jpg"><br>The photo shows the bridge as it was before the war.</p>')


def test_a_figure_of_a_quotation_is_text_and_one_of_a_post_is_not_opened() -> None:
    said = "We kept the shop open every day, and some days nobody came at all but the postman."
    assert said in text(f'<figure class="quote"><blockquote>{said}</blockquote></figure>')
    assert said not in text(f'<figure class="wp-block-embed-twitter"><blockquote>{said}</blockquote></figure>')


def test_the_heading_of_a_box_of_links_goes_with_them() -> None:
    links = '<ul><li><a href="/x">Ferry line to end in March</a></li><li><a href="/y">Old crane sold</a></li></ul>'
    assert "More from the river" not in text(f"<div><h3>More from the river</h3>{links}</div>")
    assert "More trams from Monday" in text("<h3>More trams from Monday</h3>")


def test_a_teaser_made_as_an_article_is_none_of_the_text() -> None:
    heading = '<a href="/x"><h3>Ferry line to end</h3></a>'
    teaser = f'<article class="card">{heading}<p>The ferry will sail for the last time in May.</p></article>'
    assert "The ferry will sail" not in text(teaser)
    post = "<article><h3>Nine o’clock</h3><p>The first cars are on the bridge, and their drivers wave.</p></article>"
    assert "The first cars are on the bridge" in text(post)


@pytest.mark.parametrize(
    "pointer",
    [
        "Baca juga: <a href='/x'>Feri</a>",
        "İLGİLİ HABER: <a href='/x'>Feri</a>",
        "【関連記事】<a href='/x'>Feri</a>",
        "相关阅读：<a href='/x'>Feri</a>",
        "[관련기사] <a href='/x'>Feri</a>",
        "اقرأ أيضا: <a href='/x'>Feri</a>",
        "קראו גם: <a href='/x'>Feri</a>",
        "यह भी पढ़ें: <a href='/x'>Feri</a>",
        "อ่านเพิ่มเติม: <a href='/x'>Feri</a>",
        "MIRÁ TAMBIÉN <a href='/x'>Feri</a>",
    ],
)
def test_pointers_in_more_languages(pointer: str) -> None:
    assert "Feri" not in text(f"<p>{pointer}</p>")


@pytest.mark.parametrize(
    "line",
    [
        "{{ad_slot}}",
        '[gallery ids="1,2"]',
        "Loading...",
        "12 comments",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "[Advertisement]",
        "- Advertisement -",
        "Share on Facebook Share on X Share by e-mail",
        "(Ben Ott / Alder Post)",
        "AP Photo/Ben Ott",
        "Also interesting: <a href='/x'>Ferry line to end</a>",
        "EXPLAINED: <a href='/x'>Why the ferry line ends</a>",
    ],
)
def test_lines_that_templates_and_houses_leave(line: str) -> None:
    found = text(f"<p>{line}</p>")
    assert found == text("")


@pytest.mark.parametrize(
    "line",
    [
        "Follow Ada Weller on X: @weller",
        "SOURCE Alder Council",
        "Published by Alder Digital Services with permission from Alder Post.",
        "View original content: https://www.example.org/x.html",
        "Disclaimer: The views expressed are those of the author.",
        "(This story has not been edited by our staff and comes from a feed.)",
    ],
)
def test_lines_on_the_house_behind_the_text(line: str) -> None:
    assert line not in text(f"<p>{line}</p>", place=5)


@pytest.mark.parametrize(
    "line",
    [
        "SOURCES close to the mayor say so.",
        "Twelve comments were read aloud in the hall.",
        "WARNING: The ferry line ends here.",
        "(Alder 2 / Norrby 1)",
        "Follow the river north and you come to the mill.",
    ],
)
def test_sentences_that_look_like_them(line: str) -> None:
    assert line in text(f"<p>{line}</p>")


def test_how_to_reach_the_author() -> None:
    head = '<meta name="author" content="Ada Weller">'
    for line, stays in (
        ("Ada Weller can be reached at ada@example.org.", False),
        ("Unsure? Email us at desk@example.org.", True),
    ):
        result = extract(page(f"<article><h1>{TITLE}</h1>{prose()}<p>{line}</p></article>", head), url=URL, now=NOW)
        assert (line in getattr(result, "text", "")) is stays


def test_code_holds_no_notices() -> None:
    code = "<pre>{{ river }}\n{{ bridge }}\n{{ town }}</pre>"
    assert "{{ bridge }}" in text(code)
