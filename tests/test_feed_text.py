"""When the feed's text stands in for a page that was fetched."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.articles import Article
from schemas.dead_letters import DeadLetter
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from tests.support.article_pages import NOW, PROSE, TITLE, URL, article, page, prose
from transforms.extract.extract_articles import article_or_letter
from transforms.extract.feed_text import ExtractedText, extract_text
from transforms.extract.not_article import NotArticle
from transforms.pool.stopped import Stopped

CARRIED = "\n\n".join(PROSE)
ITEM = FeedItem(feed_url="https://www.example.org/feed", url=URL, item_id="1", first_seen_at=NOW, title=TITLE, content=CARRIED)
NUMBERS = ("eleven", "forty", "nine", "sixty", "thirteen", "twelve")


def fetched(body: bytes, item: FeedItem = ITEM) -> Page:
    return Page(item=item, evidence=Evidence(fetched_at=NOW, final_url=item.url), body=body, charset="utf-8")


def text_of(body: bytes, item: FeedItem = ITEM) -> ExtractedText:
    found = extract_text(fetched(body, item))
    assert isinstance(found, ExtractedText), found
    return found


def reason(found: ExtractedText) -> str | None:
    return found.evidence.text_reason.partition(":")[0] if found.evidence.text_reason else None


WALL = page("<p>We value your privacy.</p><button>Accept all cookies</button>", title="Before you continue")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (WALL, "not_article"),
        (page("<div id='app'></div><noscript>Please enable JavaScript.</noscript>"), "extract_empty"),
        (b"", "extract_empty"),
        (b"%PDF-1.7 ...", "not_html"),
        (page("<h1>Page not found</h1>", title="Page not found"), "soft_404"),
        (page(f"<article><h1>{TITLE}</h1><p>{PROSE[0]}</p></article>"), "page_has_less"),
        (
            page(
                "".join(
                    f"<p>The market by the canal has {number} stalls, and each sells another fish.</p>" for number in NUMBERS
                )
            ),
            "page_has_other",
        ),
    ],
)
def test_the_feeds_text_stands_in_and_says_why(body: bytes, why: str) -> None:
    found = text_of(body)
    assert (found.content.text, reason(found), found.evidence.text_source) == (CARRIED, why, "feed")
    without = extract_text(fetched(body, replace(ITEM, content=None)))
    assert isinstance(without, NotArticle) or without.evidence.text_source == "page"


@pytest.mark.parametrize(
    "body",
    [
        article(),
        article(after="<p>A ferry will go every ten minutes until the bridge is open again, the harbour office said.</p>" * 3),
        page(f"<article><h1>{TITLE}</h1>{prose(PROSE[:4])}</article>"),
    ],
)
def test_a_page_that_gives_about_as_much_is_taken(body: bytes) -> None:
    found = text_of(body)
    assert (found.evidence.text_source, reason(found)) == ("page", None)
    assert PROSE[0] in found.content.text


def test_a_list_of_links_below_the_feeds_text_is_no_prose() -> None:
    links = "\n\n".join(f"- Another story of the town, number {number}, that readers liked" for number in range(40))
    assert text_of(article(), replace(ITEM, content=f"{CARRIED}\n\n{links}")).evidence.text_source == "page"


def test_a_teaser_keeps_what_the_page_says_beside_its_text() -> None:
    head = (
        "<meta property='article:published_time' content='2025-06-01T08:00:00Z'><meta name='author' content='Ada Brook'>"
        "<meta name='robots' content='noai'><meta property='article:section' content='Town'>"
    )
    content = text_of(page(f"<article><h1>{TITLE}</h1><p>{PROSE[0]}</p></article>", head)).content
    assert (content.text, content.authors, content.section) == (CARRIED, ("Ada Brook",), "Town")
    assert content.published is not None
    assert content.meta_robots == ("noai",)
    sources = [(source.name, source.source) for source in content.field_sources]
    assert len(dict(sources)) == len(sources)


@pytest.mark.parametrize("title", ["Are you a robot? Readers answer", "404: the number of the year", "Log in, log out"])
def test_the_title_of_an_article_is_no_sign_on_a_wall(title: str) -> None:
    found = text_of(WALL, replace(ITEM, title=title))
    assert (found.content.text, found.content.title) == (CARRIED, title)


def test_a_look_that_finds_the_article_gone_withdraws_it() -> None:
    found = extract_text(fetched(page("<h1>Not found</h1>", title="Page not found"), replace(ITEM, look="feed")))
    assert isinstance(found, NotArticle)
    assert found.reason == "soft_404"


@pytest.mark.parametrize("cause", ["timeout", "crash"])
def test_a_page_that_stops_its_extractor(cause: str) -> None:
    done = Stopped(cause, "It took too long.")  # type: ignore[arg-type]  # parametrized
    own = article_or_letter(fetched(b"<html>"), done, NOW)
    assert isinstance(own, Article)
    assert (own.content.text, own.evidence.text_reason) == (CARRIED, f"extract_{cause}: It took too long.")
    assert isinstance(article_or_letter(fetched(b"<html>", replace(ITEM, content=None)), done, NOW), DeadLetter)


@given(st.text(max_size=600), st.text(max_size=900))
def test_with_the_article_in_the_feed_there_is_always_one(body: str, carried: str) -> None:
    item = replace(ITEM, content=f"{CARRIED}\n\n{carried}")
    found = text_of(page(f"<p>{body}</p>"), item)
    assert len(found.content.text) > 300
