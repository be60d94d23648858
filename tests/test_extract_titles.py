"""Headlines: without sites and sections, as the author set them, where the declared titles are of no use."""

import json

import pytest

from tests.support.article_pages import NOW, TITLE, URL, page, prose
from transforms.extract.markup.tree import parse_page
from transforms.extract.metadata.metadata import read_metadata

SITE = '<meta property="og:site_name" content="Alder Post">'


def title(body: str, head: str, document: str) -> str | None:
    tree = parse_page(page(body + prose(), head, document))
    assert tree is not None
    return read_metadata(tree, URL, NOW).title


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        (f"{TITLE} « Alder Post", TITLE),
        (f"{TITLE} ‹ Alder Post", TITLE),
        (f"{TITLE} | Local news | Alder Post", TITLE),
        (f"{TITLE} - Local - Alder Post", TITLE),
        (f"{TITLE} - Page 2 of 3 - Alder Post", TITLE),
        ("Le maire du bourg dit « non merci » à tous - Alder Post", "Le maire du bourg dit « non merci » à tous"),
        ("Le maire dit « non » à tous", "Le maire dit « non » à tous"),
        (f"{TITLE} \\ Alder Post", TITLE),
        (f"{TITLE} &gt; Alder Post", TITLE),
        (f"{TITLE} ⋆ Alder Post", TITLE),
        (f"{TITLE} [Alder Post]", TITLE),
        (f"{TITLE} (The Alder Post)", TITLE),
        (f"{TITLE} (in brief)", f"{TITLE} (in brief)"),
        (f"{TITLE}-Alder Post", TITLE),
        (f"{TITLE}-Lower Town", f"{TITLE}-Lower Town"),
        (f"Alder Post: {TITLE}", TITLE),
        (f"Alder Post | News | {TITLE}", TITLE),
        (f"{TITLE} - Alder Post - News from the river", TITLE),
        (f"Home » News » {TITLE} » Alder Post", TITLE),
        (f"(3) {TITLE} - Alder Post", TITLE),
        ("アルダー川の橋が再開通 - アルダー川新聞社デジタル版", "アルダー川の橋が再開通"),
        ("알더 강의 다리 재개통 : 사회 : 알더신문", "알더 강의 다리 재개통"),
        ("Alder 2 - 1 Norrby: late goal wins the cup - Alder Post", "Alder 2 - 1 Norrby: late goal wins the cup"),
    ],
)
def test_what_stands_behind_a_headline(document: str, wanted: str) -> None:
    assert title("", SITE, document) == wanted


@pytest.mark.parametrize(
    ("body", "head", "document", "wanted"),
    [
        (f"<h1>{TITLE}</h1>", '<meta property="og:title" content="Alder Post">', "Alder Post | News, sport, weather", TITLE),
        (f"<h1>{TITLE}</h1>", "", "Untitled Document", TITLE),
        (f'<div class="headline">{TITLE}</div>', "", "Alder Post", TITLE),
        (f'<div class="headline">{TITLE}</div>', "", "The council sits again", "The council sits again"),
        ("<h1>Most read stories today</h1><h1>Local news of the week</h1>", "", "Alder Post", "Alder Post"),
    ],
    ids=["slogan", "untitled", "named element", "named element beside a title", "two headings"],
)
def test_titles_that_are_the_same_on_every_page(body: str, head: str, document: str, wanted: str) -> None:
    assert title(body, SITE + head, document) == wanted


@pytest.mark.parametrize(
    ("heading", "social"),
    [
        (f"<h1>{TITLE}<small>Trams must wait</small></h1>", TITLE),
        (f'<h1>{TITLE} <span class="comment-count">12</span></h1>', ""),
        (f'<h1><a href="/news">News</a> / {TITLE}</h1>', ""),
    ],
    ids=["subtitle", "comments", "section"],
)
def test_what_is_set_in_the_heading_beside_the_headline(heading: str, social: str) -> None:
    assert title(heading, f'{SITE}<meta property="og:title" content="{social}">', f"{TITLE} - Alder Post") == TITLE


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [("Bridge over the Alder reopens aft...", TITLE), ("Bridge over the Alder reopens", "Bridge over the Alder reopens"),
     ("Ferries of the Alder…", "Ferries of the Alder…")],
)  # fmt: skip
def test_a_headline_that_was_cut_is_completed(headline: str, wanted: str) -> None:
    script = json.dumps({"@type": "NewsArticle", "headline": headline})
    assert title("", f'{SITE}<script type="application/ld+json">{script}</script>', f"{TITLE} - Alder Post") == wanted


def test_a_social_title_that_was_cut_is_completed() -> None:
    head = f'{SITE}<meta property="og:title" content="Bridge over the Alder reopens...">'
    assert title("", head, f"{TITLE} - Alder Post") == TITLE


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("<h1>The ferrymen of Norrby have the last word</h1>", "The ferrymen of Norrby have the last word"),
        ('<h1><a href="/">The paper of the whole river</a></h1>', TITLE),
        ("<h1>River news</h1>", TITLE),
        ("<h1>The ferrymen of Norrby have their say</h1><h1>What the ferry costs today</h1>", TITLE),
    ],
    ids=["headline", "logo", "section", "two"],
)
def test_one_heading_that_is_not_what_is_declared_for_search_engines(heading: str, wanted: str) -> None:
    assert title(heading, f'{SITE}<meta property="og:title" content="{TITLE}">', f"{TITLE} - Alder Post") == wanted


def test_the_title_of_an_icon_is_none_of_the_headline() -> None:
    heading = f"<h1><span><svg><title>Plus</title></svg></span>{TITLE}</h1>"
    assert title(heading, SITE, f"{TITLE} - Alder Post") == TITLE


def test_markup_that_was_declared_as_text_is_none() -> None:
    declared = "The &lt;i&gt;Alder Queen&lt;/i&gt; sails for &lt;b&gt;the last&lt;/b&gt; time"
    assert title("", f'<meta property="og:title" content="{declared}">', "x") == "The Alder Queen sails for the last time"
    assert title("<h1>30 years of &lt;br&gt; tags</h1>", "", "30 years of &lt;br&gt; tags") == "30 years of <br> tags"
