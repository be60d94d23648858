"""Bylines that nothing marks: behind a "By", in links to pages of people, in the line of an agency behind the story."""

import pytest
from lxml.html import fromstring

from schemas.articles import Content
from tests.support.article_pages import NOW, TITLE, URL, page, prose
from transforms.extract.article import extract


def authors(before: str = "", after: str = "") -> tuple[str, ...]:
    result = extract(page(f"<article><h1>{TITLE}</h1>{before}{prose()}{after}</article>"), url=URL, now=NOW)
    return getattr(result, "authors", ())


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("<div>By<br><b>Ada Weller</b></div>", ("Ada Weller",)),
        ("<p>Aus Norrby berichtet Ada Weller</p>", ("Ada Weller",)),
        ("<p>Review by Ada Weller</p>", ("Ada Weller",)),
        ("<p>מאת: דנה כהן</p>", ("דנה כהן",)),
        ("<p>记者 王小明 报道</p>", ("王小明",)),
        ('<div><a href="/authors/ada-weller">Ada Weller</a> · 16 May 2025</div>', ("Ada Weller",)),
        (
            '<div><a href="/staff/renée-doré/">Renée Doré</a>, <a href="/staff/ben-ott">Ben Ott</a></div>',
            ("Renée Doré", "Ben Ott"),
        ),
        ('<div><a href="/people/prizes">Ada Weller</a></div>', ()),
        ('<div><a href="/topics/ada-weller">Ada Weller</a></div>', ()),
        ("<p>By Monday the bridge was open.</p>", ()),
        ("<p>By Ada Weller<br>and Ben Ott</p>", ("Ada Weller", "Ben Ott")),
        ("<p>By Ada Weller<br>and the sea</p>", ("Ada Weller",)),
        ("<p>BY ADA WELLER AND BEN OTT</p>", ("ADA WELLER", "BEN OTT")),
        ("<p>김하나 기자 | hana@alder.example</p>", ("김하나",)),
        ("<p>（記者王小明／台北報導）</p>", ("王小明",)),
        ("<p>By Ada Weller December 9, 2024</p>", ("Ada Weller",)),
        ("<p>By Ada Weller In</p>", ("Ada Weller",)),
        ("<p>Letters To The Editor</p>", ()),
        ("<p>14 May 2025 by Ada Weller</p>", ("Ada Weller",)),
        ("<p>Harbour | By Ada Weller and Ben Ott</p>", ("Ada Weller", "Ben Ott")),
        ("<div><span>2025-05-14</span> <span>来源：日报</span> <span>作者：王小明</span></div>", ("王小明",)),
        ('<div><h3><a href="/n/1">Another story of the town</a></h3><p>14 May 2025 by Ada Weller</p></div>', ()),
    ],
)
def test_a_byline_below_the_headline(before: str, names: tuple[str, ...]) -> None:
    assert authors(before) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p><i>Nell Varga, 30.11.2026</i></p>", ("Nell Varga",)),
        ("<p><em>Nell Varga | 30.11.2026, 10:15 Uhr</em></p>", ("Nell Varga",)),
        ("<p><em>Nell Varga and Ben Ott, 30.11.2026</em></p>", ("Nell Varga", "Ben Ott")),
        ("<p><i>Nell Varga</i>, 30.11.26</p>", ("Nell Varga",)),
        ("<p><em>Nell Varga, 30 November 2026</em></p>", ("Nell Varga",)),
        ("<div><em>30.11.2026, Nell Varga</em></div>", ("Nell Varga",)),
    ],
)
def test_names_and_a_day_in_italics_are_a_byline(line: str, names: tuple[str, ...]) -> None:
    result = extract(page(f"<article><h1>{TITLE}</h1>{line}{prose()}</article>"), url=URL, now=NOW)
    assert isinstance(result, Content)
    assert result.authors == names
    assert "Varga" not in result.text


@pytest.mark.parametrize(
    "line",
    [
        "<p><em>Nell Varga, 54, has fished in these waters since 1990.</em></p>",
        "<p><em>Nell Varga, 30 November 2026, was the day of her last voyage.</em></p>",
        "<p><em>Nell Varga, 30.11.2026</em>: the boat was sold.</p>",
        "<p>Nell Varga, 30.11.2026</p>",
        "<p><em>New York, 30 November 2026</em></p>",
    ],
)
def test_what_only_begins_like_a_byline_is_text(line: str) -> None:
    result = extract(page(f"<article><h1>{TITLE}</h1>{line}{prose()}</article>"), url=URL, now=NOW)
    assert isinstance(result, Content)
    assert result.authors == ()
    assert fromstring(line).text_content() in result.text


def test_the_reporters_of_an_agency_stand_behind_the_story() -> None:
    line = "<p>Reporting by Ada Weller in Norrby and Ben Ott in Tarn; Editing by Cy Finch</p>"
    assert authors(after=line) == ("Ada Weller", "Ben Ott")
    assert authors("<p>By Dee Holm</p>", line) == ("Dee Holm",)
