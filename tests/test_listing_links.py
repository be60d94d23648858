"""Which links of a page look like articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.feeds.parsed import PageLink, ParsedFeed, ParsedItem
from transforms.feeds.search.listing_links import MAX_LISTED, listed_articles, sitemap_articles

HOME = "https://www.gull.example/"


def links(*pairs: tuple[str, str]) -> list[PageLink]:
    return [PageLink(HOME.rstrip("/") + path, text) for path, text in pairs]


CHROME = links(
    ("/", "The Gull"),
    ("/news/", "News"),
    ("/sport", "Sport"),
    ("/topics/harbour-and-fishing-industry", "All about the harbour and the fishing industry"),
    ("/author/ada-brook", "Ada Brook"),
    ("/about-us", "About us and how we work on our stories"),
    ("/privacy-policy", "Privacy policy"),
    ("/2026/11/", "November 2026"),
    ("/category/opinion/page/2", "Older posts"),
    ("/newsletter/sign-up-for-our-morning-letter", "Sign up for our morning letter today"),
    ("/img/seal.jpg", "A seal on the slipway in the morning light"),
    ("/login?next=/news/", "Log in"),
    ("/gallery", "Gallery"),
)


@pytest.mark.parametrize(
    "stories",
    [
        links(
            ("/2026/11/28/ferry-is-late-again.html", "Ferry is late again, and nobody minds"),
            ("/2026/11/27/seals.html", "Eleven seals on the slipway at Skerry Bank"),
        ),
        links(
            ("/harbour/new-pier-will-cost-two-million", "New pier will cost two million"),
            ("/harbour/mayor-answers-the-fishermen-of-cold-haven", "Mayor answers the fishermen"),
        ),
        links(("/a/48211934", "Why the salt works close in spring"), ("/a/48211935", "A goat on the late ferry, again")),
        links(
            ("/story.php?id=48211", "A night on the pilot boat with the crew"),
        ),
        links(
            ("/artikel/hafen-wird-tiefer-gebaggert-als-geplant-1.5551234", "Hafen wird tiefer gebaggert als geplant"),
        ),
        links(
            ("/news/1045123.html", "港湾で十一頭のあざらしが見つかり漁師が驚いた"),
        ),
        links(
            ("/новости/паром-снова-опоздал-на-три-часа", "Паром снова опоздал на три часа"),
        ),
    ],
)
def test_articles_are_told_from_the_rest_of_the_page(stories: list[PageLink]) -> None:
    found = listed_articles([*CHROME[:4], *stories, *CHROME[4:]], HOME)
    assert [item.link for item in found] == [story.url for story in stories]
    assert [item.title for item in found] == [story.text for story in stories]


def test_the_shape_of_strong_links_carries_the_weak_ones() -> None:
    strong = links(
        *((f"/posts/the-tide-turns-at-{number}-oclock", "The tide turns at the old lock again") for number in range(4))
    )
    weak = links(("/posts/seals", "Seals come back to the northern bank"), ("/posts/fog-is-back", "Fog is back"))
    found = [item.link for item in listed_articles([*strong, *weak], HOME)]
    assert [link.url for link in strong] == found[:4]
    assert weak[1].url in found or weak[0].url not in found


def test_the_number_is_bounded() -> None:
    many = links(
        *((f"/2026/11/{number}-ferry-is-late-again", "Ferry is late again, and nobody minds") for number in range(400))
    )
    assert len(listed_articles(many, HOME)) == MAX_LISTED


def test_entries_of_a_sitemap() -> None:
    entries = [
        ParsedItem(link=HOME + "about"),
        ParsedItem(link=HOME + "seals", title="Seals"),
        ParsedItem(link=HOME + "harbour/new-pier-will-cost-two-million"),
        ParsedItem(link=None, problem="invalid_item"),
    ]
    kept = sitemap_articles(ParsedFeed(format="sitemap", path="fast", items=tuple(entries)))
    assert [entry.link for entry in kept] == [entries[1].link, entries[2].link]


@given(st.text(max_size=300), st.text(max_size=100))
def test_never_raises(path: str, text: str) -> None:
    listed_articles([PageLink(f"https://a.example/{path}", text), PageLink(path, text)], HOME)


def test_hostile_addresses_take_linear_time() -> None:
    for part in ("2026/", "-1", "a-", "%2f", "/" * 7, "1" * 12 + "-"):
        listed_articles([PageLink(HOME + part * 2_000, "A link of some words that is long")] * 50, HOME)
