"""Titles, authors, times and the rest of what a page declares."""

import pytest

from tests.support.article_pages import NOW, TITLE, page, prose
from transforms.extract.authors import clean_names
from transforms.extract.jsonld import read_json_ld
from transforms.extract.metadata import Metadata, read_metadata
from transforms.extract.tree import parse_page

URL = "https://www.example.org/a"


def metadata(body: str, head: str = "", title: str = TITLE) -> Metadata:
    tree = parse_page(page(body, head, title))
    assert tree is not None
    return read_metadata(tree, URL, NOW)


@pytest.mark.parametrize(
    ("body", "head", "document", "title"),
    [
        (f"<h1>{TITLE}</h1>", "", f"{TITLE} | The Example", TITLE),
        (f'<h1><span class="kicker">Traffic</span> {TITLE}</h1>', "", TITLE, TITLE),
        (
            "<h1>The Example</h1>",
            f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Example">',
            "x",
            TITLE,
        ),
        ("", f'<meta property="og:title" content="{TITLE} - Example">', "x", TITLE),
        ("<h1>Example Daily</h1><h2>" + TITLE + "</h2>", "", f"{TITLE} — Example Daily", TITLE),
    ],
    ids=["h1", "kicker", "h1 is the site", "og without site", "h2"],
)
def test_titles(body: str, head: str, document: str, title: str) -> None:
    assert metadata(body + prose(), head, document).title == title


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (["By Ada Weller and Ben Ott"], ("Ada Weller", "Ben Ott")),
        (["Von Ada Weller, Redakteurin"], ("Ada Weller",)),
        (["https://www.example.org/ada"], ()),
        (["ada@example.org"], ()),
        (["Ada Weller (Berlin)"], ("Ada Weller",)),
        (["Por Ana Ruiz y José Gil"], ("Ana Ruiz", "José Gil")),
        (["View all posts by Ada Weller"], ("Ada Weller",)),
        (["Ada Weller", "ADA WELLER"], ("Ada Weller",)),
    ],
)
def test_names(raw: list[str], names: tuple[str, ...]) -> None:
    assert clean_names(raw) == names


def test_the_house_is_no_author_where_a_person_is_named() -> None:
    head = '<meta name="author" content="The Example"><meta property="og:site_name" content="The Example">'
    assert metadata(f'<span class="author-name">Ada Weller</span>{prose()}', head).authors == ("Ada Weller",)


@pytest.mark.parametrize(
    ("body", "head", "value", "source"),
    [
        ("", '<meta property="article:published_time" content="2025-05-01T10:00:00Z">', "2025-05-01T10:00:00Z",
         "meta:article:published_time"),
        ('<span itemprop="datePublished" content="2025-05-01">1 May</span>', "", "2025-05-01", "itemprop:datepublished"),
        ('<time class="published" datetime="2025-05-01T10:00:00+02:00">x</time>', "", "2025-05-01T08:00:00Z", "time"),
        ("", '<script>{"publishedAt":"2025-05-01T10:00:00Z"}</script>', "2025-05-01T10:00:00Z", "script:publishedAt"),
    ],
)  # fmt: skip
def test_times(body: str, head: str, value: str, source: str) -> None:
    claim = metadata(body + prose(), head).published
    assert claim is not None
    assert (claim.value, claim.source) == (value, source)


@pytest.mark.parametrize(
    ("declared", "value"),
    [("", "2025-03-01"), ("2025-03-02T01:00:00Z", "2025-03-02T01:00:00Z"), ("2025-05-01T10:00:00Z", "2025-03-01")],
    ids=["nothing declared", "a time zone apart", "republished"],
)
def test_the_day_in_the_path(declared: str, value: str) -> None:
    tree = parse_page(page(prose(), f'<meta property="article:published_time" content="{declared}">'))
    assert tree is not None
    claim = read_metadata(tree, "https://www.example.org/2025/03/01/bridge.html", NOW).published
    assert claim is not None
    assert claim.value == value


def test_an_instant_of_the_same_day_is_preferred_to_a_bare_day() -> None:
    head = '<meta name="date" content="2025-05-01">'
    claim = metadata('<time datetime="2025-05-01T10:00:00Z">x</time>', head).published
    assert claim is not None
    assert claim.value == "2025-05-01T10:00:00Z"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"A"}',
        '<!-- {"@type":"NewsArticle","headline":"A"} -->',
        '// <![CDATA[\n{"@type":"NewsArticle","headline":"A"}\n// ]]>',
        '[{"@type":["NewsArticle","Article"],"headline":"A"}];',
        '{"@graph":[{"@type":"WebPage"},{"@type":"http://schema.org/NewsArticle","headline":"A"}]}',
        '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"A\nB"}}',
    ],
)
def test_json_ld_is_read_leniently(script: str) -> None:
    tree = parse_page(page(prose(), f'<script type="application/ld+json">{script}</script>'))
    assert tree is not None
    linked = read_json_ld(tree)
    assert (linked.text(linked.article, "headline") or "")[0] == "A"


@pytest.mark.parametrize("script", ["", "{", "[" * 100_000, '{"a":' * 50_000, "null", '"x"'])
def test_json_ld_that_is_none_is_left_out(script: str) -> None:
    tree = parse_page(page(prose(), f'<script type="application/ld+json">{script}</script>'))
    assert tree is not None
    assert read_json_ld(tree).article is None
