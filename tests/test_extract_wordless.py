"""Videos and galleries without a text besides their headline."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, TITLE, URL, page, prose
from transforms.extract.article import extract

MARK = '<meta property="og:type" content="article"><meta property="article:published_time" content="2025-06-02T09:00:00Z">'
VIDEO = "<video src=bridge.mp4 controls></video>"
PICTURE = '<figure><img src={0}.jpg alt="Picture {0}"><figcaption>Photo {0}: trams on the bridge.</figcaption></figure>'
LONG = (
    "<figure><img src={0}.jpg><figcaption>"
    + "Trams and cars cross the bridge for the first time again. " * 7
    + "{0}</figcaption></figure>"
)


def pictures(count: int, form: str = PICTURE) -> str:
    return "".join(form.format(number) for number in range(count))


def found(inside: str, head: str = MARK) -> Content:
    content = extract(page(f"<main><article><h1>{TITLE}</h1>{inside}</article></main>", head), url=URL, now=NOW)
    assert isinstance(content, Content)
    return content


@pytest.mark.parametrize(
    ("inside", "head", "kind"),
    [
        (VIDEO, MARK, "video"),
        ("<div></div>", MARK + '<meta property="og:type" content="video.other">', "video"),
        ('<iframe src="https://www.youtube.com/embed/x1"></iframe>', MARK, "video"),
        (pictures(12), MARK, "gallery"),
        (pictures(12, LONG), MARK, "gallery"),
    ],
)
def test_a_page_with_its_headline_only_is_a_video_or_a_gallery(inside: str, head: str, kind: str) -> None:
    content = found(inside, head)
    assert (content.page_type, content.title) == (kind, TITLE)
    assert content.text.startswith(TITLE) or kind == "gallery"


def test_short_captions_of_a_gallery_are_no_text() -> None:
    assert found(pictures(12)).text == TITLE


@pytest.mark.parametrize(
    "inside",
    [
        prose() + VIDEO,
        prose() + pictures(12),
        "<p>The bridge is open again since six in the morning, and the first tram was full.</p>" + VIDEO,
        pictures(2),
        f"<aside>{VIDEO}</aside>",
        "".join(f'<a href="/{number}">{PICTURE.format(number)}</a>' for number in range(8)),
    ],
)
def test_text_or_few_pictures_make_an_article(inside: str) -> None:
    assert found(inside).page_type == "article"
