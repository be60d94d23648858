"""Dates that a page shows and that are of something else than the article: no day is better than a wrong one."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, TITLE, URL, page, prose
from transforms.extract.article import extract

STORY = f"<h1>{TITLE}</h1>"
CARDS = "".join(
    f'<div class="k{number}"><a href="/n/{number}">Another story about ferry number {number}</a><span>{day}</span></div>'
    for number, day in enumerate(("12 May 2025", "3 April 2025", "28 March 2025"))
)


def content(above: str = "", below: str = "", behind: str = "", head: str = "", lang: str = "en") -> Content:
    body = f"<main><article>{STORY}{above}{prose()}{below}</article></main>{behind}"
    result = extract(page(body, head).replace(b'lang="en"', f'lang="{lang}"'.encode()), url=URL, now=NOW)
    assert isinstance(result, Content)
    return result


def day(found: Content) -> str | None:
    return found.published.value[:10] if found.published else None


@pytest.mark.parametrize(
    "below",
    [
        "<p>PR-2025-03</p>",
        "<p>Directive 2014/10/EU</p>",
        "<p>Regulation (EU) 2016/679 of 27 April 2016</p>",
        "<p>Urteil vom 12. März 2015, Az. 3 K 2010/14</p>",
        "<p>Tel. 041 2010 11 12, Fax 041-2012-11-10</p>",
        "<p>Version 2025.03.12</p>",
        "<p>ISBN 978-3-2015-1012-0, 12.10 EUR</p>",
        "<p>Case 12/03/2015-117, second chamber</p>",
        "<p>Build 2025-03-12-1802</p>",
        "<p>Foto vom 12.03.2024</p>",
        "<p>Premiered Mar 3, 2024</p>",
        "<p>Prices as of 1 May 2025</p>",
        "<p>Harbour Act 1998 (c. 12), in force 1 May 1999</p>",
        "<p>* 12. März 1940 † 4. Mai 2019</p>",
        "<table><tr><td>Anna</td><td>3 March 2025</td></tr><tr><td>Berta</td><td>5 April 2025</td></tr>"
        "<tr><td>Clara</td><td>6 May 2025</td></tr></table>",
        "<p>— Dirk Ames, letter to the council, 12 March 2025</p>",
        "<p>Alder Port @port · May 20, 2025</p>",
        "<p><em>Correction, 1 June 2025: The bridge has seven piers.</em></p>",
        "<p><b>5 May 2019</b> Flood</p><p><b>12 March 2021</b> New pier</p><p><b>3 October 2022</b> First tram</p>",
        '<p>10.05.2025 <a href="/a">Ferry sails</a></p><p>11.05.2025 <a href="/b">Ferry waits</a></p>'
        '<p>12.05.2025 <a href="/c">Ferry sails again</a></p>',
    ],
)
def test_numbers_and_lines_that_are_no_day_of_publication(below: str) -> None:
    assert day(content(below=below)) is None


@pytest.mark.parametrize(
    ("lang", "above"),
    [
        ("en", "<p>On 5 May 2019 the flood came.</p>"),
        ("en", "<p>5 May 2019 was the day on which the flood came and took the old bridge with its seven piers.</p>"),
        ("de", "<p>Am 5. Mai 2019 kam die Flut.</p>"),
        ("fr", "<p>Le 5 mai 2019, la crue est venue.</p>"),
        ("ru", "<p>5 мая 2019 года на причал пришла вода.</p>"),
        ("en", "<h2>5 May 2019: the flood</h2>"),
        ("zh", "<p>2019年5月5日，洪水冲走了旧桥。</p>"),
        ("en", '<div><img src="/b.jpg"><p>The bridge on 3 March 2024. Photo: Ben Ott</p></div>'),
        ("en", "<div>Alder 4° 1.6.2024</div>"),
        (
            "en",
            '<div><a href="/n/1"><div>Another story of the town</div><time datetime="2025-05-11">May</time></a></div>',
        ),
    ],
)
def test_what_the_story_tells(lang: str, above: str) -> None:
    assert day(content(above, lang=lang)) is None


@pytest.mark.parametrize(
    "above",
    [
        "<p>28.05.2025 „Die Brücke ist offen“, sagte der Bürgermeister, und das Volk ging hinüber.</p>",
        "<h2>Harbour (1 / 1) 28.05.2025 13:30 von Ada aus dem Rathaus</h2>",
        "<p>28.05.25</p>",
        "<p>5/28/25</p>",
        "<p>Data: 28-05-2025, 09:29</p>",
        "<p>28-May-2025</p>",
        "<p>28 | 05 | 2025</p>",
        "<p><span>Harbour</span><span>28.05.2025</span></p>",
        "<p>2025-05-28T08:10+02:00</p>",
        '<div><span class="day">28</span><span class="month">May</span><span class="year">2025</span></div>',
        "<p>28 May 2025</p><p>A version of this story was first published on 12 March 2020.</p>",
        "<p>Updated 10:00 AM EST, Fri May 30, 2025 Published 8:00 AM EST, Wed May 28, 2025</p>",
    ],
)
def test_lines_that_state_the_day(above: str) -> None:
    assert day(content(above)) == "2025-05-28"


def test_the_day_in_the_headline_may_be_the_article_s() -> None:
    title = "28.05.2025 - Bridge over the Alder reopens after two years"
    body = f"<article><div><h1><h2>{title}</h2></h1></div>{prose()}</article>"
    result = extract(page(body, title=title), url=URL, now=NOW)
    assert isinstance(result, Content)
    assert day(result) == "2025-05-28"


@pytest.mark.parametrize(
    "behind", [CARDS, '<div class="card" data-date="2025-05-11"><a href="/n/1">Another story of the town</a></div>']
)
def test_cards_without_telling_names(behind: str) -> None:
    assert day(content(behind=behind)) is None


def test_the_time_beside_the_title_of_another_article() -> None:
    ticker = '<div><a href="/n/9">Ship aground off the northern pier again</a> <time datetime="2025-06-01">1h ago</time></div>'
    assert day(content(behind=ticker)) is None
    assert day(content(behind=ticker.replace("/n/9", "/staff/ada"))) == "2025-06-01"


def test_comments_are_told_by_their_heading() -> None:
    comment = '<div><b>gull7</b> <time datetime="2025-05-30T10:09:00Z">30 May 2025</time><p>Nice bridge.</p></div>'
    comments = f'<div class="b9"><h3>2 responses</h3>{comment}</div>'
    assert day(content(behind=comments)) is None
    assert day(content("<p>28 May 2025</p>", behind=comments)) == "2025-05-28"
    assert day(content(behind=comments.replace("2 responses", "About the bridge"))) == "2025-05-30"


@pytest.mark.parametrize(
    ("lang", "above"),
    [
        ("nl", "Laatst gewijzigd: 30 mei 2025. Geplaatst: 28 mei 2025"),
        ("fr", "Modifié le 30 mai 2025 · Publié le 28 mai 2025"),
        ("bg", "Публикувано на 28 май 2025, обновено на 30 май 2025"),
        ("sk", "Publikované 28. mája 2025, aktualizované 30. mája 2025"),
        ("sl", "Objavljeno 28. 5. 2025, posodobljeno 30. 5. 2025"),
        ("en", "Published: 28 May 2025, 08:00Updated: 30 May 2025, 10:00"),
        ("de", "Erstveröffentlichung: 28. Mai 2025, letzte Aktualisierung: 30. Mai 2025"),
        ("en", "Last reviewed: 30 May 2025 Original publication date: 28 May 2025"),
    ],
)
def test_labels_of_publication_and_change(lang: str, above: str) -> None:
    found = content(f"<p>{above}</p>", lang=lang)
    assert day(found) == "2025-05-28"
    assert found.updated is not None
    assert found.updated.value[:10] == "2025-05-30"


def test_the_title_of_a_time_says_what_it_is_of() -> None:
    found = content(
        '<time datetime="2025-05-28" title="Published">x</time> <time datetime="2025-05-30" title="Updated">y</time>'
    )
    assert day(found) == "2025-05-28"
    assert found.updated is not None
    assert found.updated.value == "2025-05-30"


def test_an_application_keeps_other_articles_too() -> None:
    related = '{"title": "Another story", "publishedAt": "2025-04-01T10:00:00Z"}'
    own = f'{{"title": "{TITLE}", "publishedAt": "2025-05-28T08:00:00Z"}}'
    head = f'<script type="application/json">{{"related": [{related}], "article": {own}}}</script>'
    assert day(content(head=head)) == "2025-05-28"


def test_a_statement_that_can_be_read_in_one_way_only_tells_the_order_of_the_others() -> None:
    head = (
        '<meta property="article:published_time" content="Thu, 04/03/2025 - 17:57">'
        '<meta property="article:modified_time" content="Mon, 04/14/2025 - 10:30">'
    )
    assert day(content(head=head)) == "2025-04-03"
    assert day(content(head=head.replace("Thu, 04/03", "04/03").replace("Mon, 04/14", "14/04"))) == "2025-03-04"
