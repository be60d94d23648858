"""Numeric dates that can be read in two ways."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.articles import Content
from schemas.times import Claim
from tests.support.article_pages import TITLE, URL, page, prose
from transforms.dates.dates import parse_date
from transforms.dates.swappable import DayEvidence, orders_of, read_either_way
from transforms.extract.article import extract

NOW = datetime(2026, 6, 2, 12, tzinfo=UTC)


def read(raw: str, **known: object) -> tuple[str, str] | None:
    claim = read_either_way(raw, DayEvidence(NOW, **known), source="text", by_custom=True)  # type: ignore[arg-type] # keywords of the test
    return None if claim is None else (claim.value, claim.precision)


@pytest.mark.parametrize(
    ("raw", "known", "wanted"),
    [
        ("03/04/2026", {}, ("2026", "ambiguous")),
        ("3/4/2026 10:15 pm", {}, ("2026", "ambiguous")),
        ("3-4-2026", {}, ("2026-04-03", "day")),
        ("3-4-2026", {"days": (date(2026, 3, 4),)}, ("2026-03-04", "day")),
        ("03/04/2026", {"language": "en-US", "host": "post.example.com"}, ("2026", "ambiguous")),
        ("03/04/2026", {"language": "de"}, ("2026-04-03", "day")),
        ("03/04/2026", {"language": "en-GB"}, ("2026-04-03", "day")),
        ("03/04/2026", {"host": "alder-post.co.uk"}, ("2026-04-03", "day")),
        ("03/04/2026", {"host": "alder.gov"}, ("2026-03-04", "day")),
        ("03/04/2026", {"days": (date(2026, 3, 5),)}, ("2026-03-04", "day")),
        ("03/04/2026", {"days": (date(2026, 4, 3),), "host": "alder.gov"}, ("2026-04-03", "day")),
        ("03/04/2026", {"days": (date(2026, 3, 4), date(2026, 4, 3))}, ("2026", "ambiguous")),
        ("Fri, 03/04/2026", {"month_first": orders_of(["Tue, 04/14/2026 - 10:30"])}, ("2026-03-04", "day")),
        ("03/04/2026", {"month_first": orders_of(["14/04/2026", "30/04/2026"])}, ("2026-04-03", "day")),
        ("03/04/2026", {"month_first": orders_of(["14/04/2026", "04/14/2026"])}, ("2026", "ambiguous")),
        ("03/04/2026", {"month_first": orders_of(["04-14-2026", "04/05/2026"])}, ("2026", "ambiguous")),
        ("05/12/2026", {}, ("2026-05-12", "day")),  # the fifth of December is still to come
        ("11/12/2026", {}, None),
        ("13/04/2026", {}, None),
        ("04/04/2026", {}, None),
        ("03/04-2026", {}, None),
        ("03/04/2026 and 04/05/2026", {}, None),
        ("03/04/0026", {}, None),
    ],
)
def test_what_settles_it(raw: str, known: dict[str, object], wanted: tuple[str, str] | None) -> None:
    assert read(raw, **known) == wanted


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(raw: str) -> None:
    read(raw)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1990, 2025), st.sampled_from("/-"))
def test_it_reads_what_the_plain_reading_leaves(first: int, second: int, year: int, separator: str) -> None:
    raw = f"{first}{separator}{second}{separator}{year}"
    assert (parse_date(raw, NOW) is None) == (read(raw) is not None)


def published(body: str, lang: str = "en", feed: str | None = None) -> Claim | None:
    says = None if feed is None else parse_date(feed, NOW, source="feed:pubdate")
    html = page(f"<article><h1>{TITLE}</h1>{body}{prose()}</article>").replace(b'lang="en"', f'lang="{lang}"'.encode())
    found = extract(html, url=URL, now=NOW, feed_published=says)
    assert isinstance(found, Content)
    return found.published


@pytest.mark.parametrize("body", ["<p>Published 03/04/2026</p>", "<time>03/04/2026</time>", "<p>03/04/2026</p>"])
def test_a_page_says_what_it_says(body: str) -> None:
    claim = published(body)
    assert claim is not None
    assert (claim.value, claim.precision, claim.raw) == ("2026", "ambiguous", "03/04/2026")
    assert claim.first_instant == datetime(2026, 1, 1, tzinfo=UTC)


def test_the_feed_settles_the_day_of_its_page() -> None:
    claim = published("<p>Published 03/04/2026</p>", feed="Wed, 04 Mar 2026 09:00:00 GMT")
    assert claim is not None
    assert (claim.value, claim.precision) == ("2026-03-04", "day")


def test_a_date_in_words_beside_it_is_the_date() -> None:
    claim = published("<time>03/04/2026</time><p>Published 4 March 2026</p>")
    assert claim is not None
    assert (claim.value, claim.precision) == ("2026-03-04", "day")


def test_other_languages_write_the_day_first() -> None:
    claim = published("<p>03/04/2026</p>", lang="fr-FR")
    assert claim is not None
    assert claim.value == "2026-04-03"


def test_a_month_in_words_in_the_path_is_a_date() -> None:
    html = page(f"<article><h1>{TITLE}</h1><p>03/04/2026</p>{prose()}</article>")
    found = extract(html, url="https://www.example.org/post/2026/march/04/bridge/", now=NOW)
    assert isinstance(found, Content)
    assert found.published is not None
    assert (found.published.value, found.published.source) == ("2026-03-04", "url")


@pytest.mark.parametrize(("shown", "wanted"), [("<p>4 mars 2026</p>", "2026-03-04"), ("", "2026-04-03")])
def test_what_software_declares_follows_custom_only_where_the_page_shows_no_date(shown: str, wanted: str) -> None:
    head = '<meta name="date" content="03/04/2026 12:43:42">'
    html = page(f"<article><h1>{TITLE}</h1>{shown}{prose()}</article>", head).replace(b'lang="en"', b'lang="fr"')
    found = extract(html, url=URL, now=NOW)
    assert isinstance(found, Content)
    assert found.published is not None
    assert (found.published.value, found.published.precision) == (wanted, "day")
