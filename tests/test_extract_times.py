"""Times: where a page shows them, and whose they are."""

import json

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, TITLE, URL, page, prose
from transforms.extract.article import extract

STORY = f"<h1>{TITLE}</h1>"


def content(body: str, head: str = "", url: str = URL, lang: str = "en") -> Content:
    result = extract(page(body, head).replace(b'lang="en"', f'lang="{lang}"'.encode()), url=url, now=NOW)
    assert isinstance(result, Content)
    return result


def day(found: Content) -> str | None:
    return found.published.value[:10] if found.published else None


@pytest.mark.parametrize("number", [1748422800000, "1748422800"])
def test_a_number_of_seconds_in_json_ld(number: object) -> None:
    script = json.dumps({"@type": "NewsArticle", "datePublished": number})
    published = content(STORY + prose(), f'<script type="application/ld+json">{script}</script>').published
    assert published is not None
    assert published.value == "2025-05-28T09:00:00Z"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [("/news/20250528/bridge", "2025-05-28"), ("/news/2025-05-28-bridge", "2025-05-28"), ("/news/20251399/bridge", None),
     ("/news/120250528/bridge", None), ("/news/bridge?d=20250528", None)],
)  # fmt: skip
def test_a_day_within_the_path(path: str, wanted: str | None) -> None:
    assert day(content(STORY + prose(), url=f"https://www.example.org{path}")) == wanted


def test_a_number_in_the_path_is_no_evidence_against_what_the_page_declares() -> None:
    head = '<meta property="article:published_time" content="2025-05-30T10:00:00Z">'
    assert day(content(STORY + prose(), head, "https://www.example.org/news/20250528/bridge")) == "2025-05-30"


def test_the_blog_software_s_own_mark() -> None:
    published = content(f'{STORY}{prose()}<abbr class="published" title="2025-05-28T11:00:00+02:00">11:00</abbr>').published
    assert published is not None
    assert published.value == "2025-05-28T09:00:00Z"


def test_the_time_of_another_story_beside_the_article() -> None:
    beside = '<aside><ul><li><time datetime="2025-06-01T10:00:00Z">1 June</time> Ferry</li></ul></aside>'
    own = '<time datetime="2025-05-28T09:00:00Z">28 May</time>'
    assert day(content(f"{beside}<main>{STORY}{own}{prose()}</main>")) == "2025-05-28"
    assert day(content(f'<main>{STORY}{prose()}</main><aside class="facts">{own}</aside>')) == "2025-05-28"


def test_today_in_the_head_of_the_site_is_no_day_of_publication() -> None:
    today = "<header><div>Monday, 2 June 2025</div></header>"
    assert day(content(f"{today}<main>{STORY}{prose()}</main>")) is None
    assert day(content(f"{today}<main>{STORY}<p>28 May 2025</p>{prose()}</main>")) == "2025-05-28"
    assert day(content(f"<main><article><header><p>28 May 2025</p></header>{STORY}{prose()}</article></main>")) == "2025-05-28"


@pytest.mark.parametrize(
    ("lang", "shown", "wanted"),
    [("pl", "16 listopada 2024", "2024-11-16"), ("hr", "16. listopada 2024.", "2024-10-16"), ("en", "16 listopada 2024", None),
     ("th", "28 พฤษภาคม 2568", "2025-05-28"), ("hi", "28 मई 2025", "2025-05-28")],
)  # fmt: skip
def test_months_that_a_page_shows(lang: str, shown: str, wanted: str | None) -> None:
    assert day(content(f"{STORY}<p>{shown}</p>{prose()}", lang=lang)) == wanted


@pytest.mark.parametrize(
    ("shown", "published", "updated"),
    [
        ("Published: 28 May 2025 | Updated: 30 May 2025", "2025-05-28", "2025-05-30"),
        ("28 May 2025 (last updated on 30 May 2025)", "2025-05-28", "2025-05-30"),
        ("28 May 2025", "2025-05-28", None),
        ("Erschienen am 28.05.2025, aktualisiert am 30.05.2025", "2025-05-28", "2025-05-30"),
    ],
)
def test_the_last_change_that_a_page_shows(shown: str, published: str, updated: str | None) -> None:
    found = content(f"{STORY}<p>{shown}</p>{prose()}")
    assert (day(found), found.updated.value if found.updated else None) == (published, updated)


def test_a_change_that_is_declared_comes_before_the_one_that_is_shown() -> None:
    head = '<meta property="article:modified_time" content="2025-05-29T10:00:00Z">'
    updated = content(f"{STORY}<p>28 May 2025, updated 30 May 2025</p>{prose()}", head).updated
    assert updated is not None
    assert updated.value == "2025-05-29T10:00:00Z"


PUBLISHED = '<time datetime="2025-05-28T09:00:00Z">28 May 2025</time>'
CHANGED = '<time datetime="2025-05-30T10:00:00Z">30 May 2025</time>'


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        pytest.param(f"<p>Updated {CHANGED}</p><p>Published {PUBLISHED}</p>", "2025-05-28", id="the change first"),
        pytest.param(f"<p>Published {PUBLISHED} | Updated {CHANGED}</p>", "2025-05-28", id="in one line"),
        pytest.param(f"<p>Aktualisiert: {CHANGED} Veröffentlicht: {PUBLISHED}</p>", "2025-05-28", id="in German"),
        pytest.param(
            f"<div><span>Last updated</span> {CHANGED}<span>First published</span> {PUBLISHED}</div>",
            "2025-05-28",
            id="labels in elements of their own",
        ),
        pytest.param(
            f"<dl><dt>Published</dt><dd>{PUBLISHED}</dd><dt>Updated</dt><dd>{CHANGED}</dd></dl>",
            "2025-05-28",
            id="a list of terms",
        ),
        pytest.param(f"<p>Last updated: {CHANGED}</p>", "2025-05-30", id="only the change"),
        pytest.param("<p>Last updated: 30 May 2025</p>", "2025-05-30", id="only the change, in words"),
        pytest.param("<p>Last updated: 30 May 2025</p><p>28 May 2025</p>", "2025-05-28", id="the change before a bare day"),
        pytest.param(
            "<p>Published on 28 May 2025 at 10:05 am, last updated on 30 May 2025 at 9:00 am by Ann Lee</p>",
            "2025-05-28",
            id="a long line",
        ),
    ],
)
def test_the_label_before_a_time_says_what_it_is_about(shown: str, published: str | None) -> None:
    found = content(f"{STORY}{shown}{prose()}")
    assert day(found) == published
    assert found.updated is not None
    assert found.updated.value[:10] == "2025-05-30"


def test_a_label_of_publication_goes_before_a_class_that_says_updated() -> None:
    shown = '<p>Veröffentlicht am <time class="updated" datetime="2025-05-28T09:00:00Z">28. Mai 2025</time></p>'
    found = content(f"{STORY}{prose()}{shown}")
    assert (day(found), found.updated) == ("2025-05-28", None)


def test_a_headline_that_ends_with_updated_is_no_label() -> None:
    title = "Timetable of the Alder bridge updated"
    assert day(content(f"<h1>{title}</h1>{PUBLISHED}{prose()}")) == "2025-05-28"


def test_a_time_says_it_in_its_title_where_its_text_is_relative() -> None:
    published = content(f'{STORY}<time title="2025-05-28T09:00:00Z">last week</time>{prose()}').published
    assert published is not None
    assert published.value == "2025-05-28T09:00:00Z"


OTHER = '<time datetime="2025-05-20">20 May 2025</time>'


@pytest.mark.parametrize(
    "others",
    [
        pytest.param(f'<ul><li><a href="/a">Ferry sails later in winter</a> {OTHER}</li></ul>', id="a list"),
        pytest.param(f'<aside><ul><li><a href="/a">Ferry sails later in winter</a> {OTHER}</li></ul></aside>', id="beside it"),
        pytest.param(f'<div><div><h3><a href="/a">Ferry is late again</a></h3>{OTHER}</div></div>', id="cards"),
        pytest.param(f'<article><a href="/a"><h4>Ferry is late again</h4></a>{OTHER}</article>', id="articles"),
        pytest.param("<ul><li>Part one, 20 May 2025</li><li>Part two, 27 May 2025</li></ul>", id="a list of parts"),
        pytest.param('<p>As <a href="https://www.example.org/2025/05/20/ferry">reported earlier</a>.</p>', id="an address"),
    ],
)
def test_the_days_of_other_articles(others: str) -> None:
    assert day(content(f"<main>{STORY}{prose()}</main>{others}")) is None
    assert day(content(f"{others}<main>{STORY}<p>28 May 2025</p>{prose()}</main>")) == "2025-05-28"


def test_a_headline_that_links_to_its_own_page_is_no_other_article() -> None:
    own = f'<article><header><h2><a href="{URL}">{TITLE}</a></h2>{PUBLISHED}</header>{prose()}</article>'
    assert day(content(f"<h1>The Alder Post</h1>{own}")) == "2025-05-28"


@pytest.mark.parametrize(
    "shown",
    [
        "Deadline: 30 May 2025",
        "Offer ends 30 May 2025",
        "26-30 May 2025",
        "From 26 May 2025 to 30 May 2025",
        "Retrieved 30 May 2025",
    ],
)
def test_the_days_of_an_event_are_no_day_of_publication(shown: str) -> None:
    assert day(content(f"{STORY}<p>{shown}</p>{prose()}")) is None
    assert day(content(f"{STORY}<p>{shown}</p><p>28 May 2025</p>{prose()}")) == "2025-05-28"


def test_a_clock_before_a_date_is_no_span_of_days() -> None:
    assert day(content(f"{STORY}<p>10:05 - 28 May 2025</p>{prose()}")) == "2025-05-28"


def test_today_above_the_headline_gives_way_to_the_day_below_it() -> None:
    today = "<p>Monday, 2 June 2025</p>"
    assert day(content(f"<main>{today}{STORY}<p>28 May 2025</p>{prose()}</main>")) == "2025-05-28"
    assert day(content(f"<main>{today}{STORY}{prose()}</main>")) == "2025-06-02"


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [
        ("Wednesday 04/05/2025", None), ("Sunday 04/05/2025", "2025-05-04"), ("Saturday, 04/05/2025", "2025-04-05"),
        ("令和7年5月28日", "2025-05-28"), ("民國114年5月28日", "2025-05-28"), ("۷ خرداد ۱۴۰۴", "2025-05-28"),
        ("28 พ.ค. 2568 10:05 น.", "2025-05-28"), ("수정 2025.05.30 09:00 입력 2025.05.28 10:05", "2025-05-28"),
        ("更新时间：2025-05-30 09:00　发布时间：2025-05-28 10:05", "2025-05-28"),
    ],
)  # fmt: skip
def test_days_as_pages_show_them(shown: str, wanted: str | None) -> None:
    found = content(f"{STORY}<p>{shown}</p>{prose()}")
    assert (day(found) if found.published and found.published.precision != "ambiguous" else None) == wanted


@pytest.mark.parametrize(
    "name",
    [
        "article:published",
        "og:pubdate",
        "article_date",
        "publication_date",
        "time.published",
        "dc.created",
        "created-date",
        "created",
    ],
)
def test_other_names_of_the_day_of_publication(name: str) -> None:
    assert day(content(STORY + prose(), f'<meta name="{name}" content="2025-05-28">')) == "2025-05-28"


@pytest.mark.parametrize(
    "held",
    [
        '<div itemprop="comment" itemscope><span itemprop="datePublished" content="2025-05-30">30 May</span></div>',
        '<div itemprop="video" itemscope itemtype="https://schema.org/VideoObject"><meta itemprop="datePublished" '
        'content="2019-01-02"></div>',
        '<div class="comment"><abbr class="published" title="2025-05-30T10:00:00Z">30 May</abbr></div>',
    ],
)
def test_the_dates_of_what_an_article_holds_are_not_its_own(held: str) -> None:
    whole = f'<article itemscope itemtype="https://schema.org/NewsArticle">{STORY}<p>28 May 2025</p>{prose()}{held}</article>'
    assert day(content(whole)) == "2025-05-28"


def test_json_ld_of_other_articles_in_a_list() -> None:
    other = {"@type": "NewsArticle", "headline": "Ferry late", "url": "/ferry", "datePublished": "2025-05-20"}
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": other}]}
    script = f'<script type="application/ld+json">{json.dumps(listed)}</script>'
    assert day(content(f"{STORY}<p>28 May 2025</p>{prose()}", script)) == "2025-05-28"
    own = json.dumps({"itemListElement": [{"item": other | {"url": URL, "datePublished": "2025-05-27"}}]})
    script = f'<script type="application/ld+json">{own}</script>'
    assert day(content(f"{STORY}<p>28 May 2025</p>{prose()}", script)) == "2025-05-27"


@pytest.mark.parametrize(
    "shown",
    [
        '<amp-timeago datetime="2025-05-28T09:00:00Z">last week</amp-timeago>',
        '<relative-time datetime="2025-05-28T09:00:00Z">last week</relative-time>',
        '<span class="timeago" title="2025-05-28T09:00:00Z">last week</span>',
        '<span class="post-date" data-datetime="2025-05-28T11:00:00+02:00">last week</span>',
        '<div class="timestamp" data-timestamp="1748422800">last week</div>',
        '<span property="schema:datePublished" content="2025-05-28T09:00:00Z">last week</span>',
        '<span property="dc:date dc:created" content="2025-05-28T09:00:00Z">Wed, 05/28/2025 - 11:00</span>',
    ],
)
def test_an_attribute_that_a_script_reads_states_the_time(shown: str) -> None:
    published = content(f"{STORY}{shown}{prose()}").published
    assert published is not None
    assert published.value == "2025-05-28T09:00:00Z"


@pytest.mark.parametrize(
    "shown",
    [
        '<div class="date countdown" data-date="2025-06-02T20:00:00Z">8 hours</div>',
        '<div class="video-player" data-date="2019-01-02">Film</div>',
        '<div class="calendar"><a data-date="2025-06-01">1</a><a data-date="2025-06-02">2</a></div>',
        '<ul class="comments"><li><span class="timeago" title="2025-05-30T09:00:00Z">x</span> At last</li></ul>',
    ],
)
def test_attributes_of_something_else_state_nothing(shown: str) -> None:
    assert day(content(f"{STORY}{prose()}{shown}")) is None


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("hu", "Megjelent: 2025. május 28. 10:05"), ("lt", "2025 m. gegužės 28 d."), ("lv", "2025. gada 28. maijs")],
)
def test_days_with_the_year_first_in_words(lang: str, shown: str) -> None:
    assert day(content(f"{STORY}<p>{shown}</p>{prose()}", lang=lang)) == "2025-05-28"
