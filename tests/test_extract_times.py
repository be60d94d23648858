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
