"""Titles, authors, times and the rest of what a page declares."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, TITLE, page, prose
from transforms.extract.article import extract
from transforms.extract.authors.names import clean_names
from transforms.extract.markup.prepare import prepare
from transforms.extract.markup.tree import parse_page
from transforms.extract.metadata.metadata import Metadata, read_metadata
from transforms.extract.page.jsonld import read_json_ld

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
    "raw", ["{{author}}", "%author%", "$author", "page.head.extra.author", "site.author.name", "Author Name"]
)
def test_what_a_template_has_left_is_no_name(raw: str) -> None:
    assert clean_names([raw]) == ()


@pytest.mark.parametrize("login", ["ada77", "a_weller", "adaweller", "weller.ada", "ada-w"])
def test_a_login_is_an_author_only_where_the_name_that_it_spells_is_not_there(login: str) -> None:
    head = f'<meta name="author" content="{login}">'
    for name, author in (("Àda Weller", "Àda Weller"), ("Orla Finch", login), ("Comments", login)):
        assert metadata(f'<span class="author-name">{name}</span>{prose()}', head).authors == (author,)
    assert metadata(prose(), head).authors == (login,)


@pytest.mark.parametrize(
    ("body", "head", "value", "source"),
    [
        ("", '<meta property="article:published_time" content="2025-05-01T10:00:00Z">', "2025-05-01T10:00:00Z",
         "meta:article:published_time"),
        ('<span itemprop="datePublished" content="2025-05-01">1 May</span>', "", "2025-05-01", "itemprop:datepublished"),
        ('<time class="published" datetime="2025-05-01T10:00:00+02:00">x</time>', "", "2025-05-01T08:00:00Z", "time"),
        ("", '<script>{"publishedAt":"2025-05-01T10:00:00Z"}</script>', "2025-05-01T10:00:00Z", "script:publishedAt"),
        ("", '<script>{"publication_date": "2025-05-01"}</script>', "2025-05-01", "script:publication_date"),
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


@pytest.mark.parametrize(
    ("raw", "family_first", "names"),
    [
        (["Weller, Ada", "Ott, Ben"], True, ("Ada Weller", "Ben Ott")),
        (["van der Weller, Ada"], True, ("Ada van der Weller",)),
        (["Weller, Ada"], False, ("Ada Weller",)),
        (["Ada Weller, Ben Ott"], False, ("Ada Weller", "Ben Ott")),
        (["April Weller", "June Ott"], False, ("April Weller", "June Ott")),
        (["January"], False, ()),
        (["Ada Weller <ada@example.org>"], False, ("Ada Weller",)),
        (["Ada Weller @adaweller"], False, ("Ada Weller",)),
        (["Ada Weller, Jr."], False, ("Ada Weller Jr.",)),
        (["Ada Weller November 26th"], False, ()),
        (["Ada Ott y Weller"], False, ("Ada Ott y Weller",)),
        (["Ada Ott y Ben Weller"], False, ("Ada Ott", "Ben Weller")),
        (["王小明、李华"], False, ("王小明", "李华")),
    ],
)
def test_family_and_given_names(raw: list[str], family_first: bool, names: tuple[str, ...]) -> None:
    assert clean_names(raw, family_first=family_first) == names


def test_a_person_in_the_byline_comes_before_an_organisation_in_json_ld() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", '
        '"author": {"@type": "Organization", "name": "Alder Broadcasting Corporation"}}</script>'
    )
    assert metadata(f'<div class="byline">By <a href="/ada">Ada Weller</a></div>{prose()}', head).authors == ("Ada Weller",)
    assert metadata(prose(), head).authors == ("Alder Broadcasting Corporation",)


@pytest.mark.parametrize(
    ("body", "head", "document", "title"),
    [
        (
            "<h1>Bridge over<br>the Alder<br/>reopens</h1>",
            "",
            "Bridge over the Alder reopens - Example",
            "Bridge over the Alder reopens",
        ),
        (
            '<h1><span class="kicker">Traffic</span><span class="mark">: </span><span>The bridge is open</span></h1>',
            "",
            "Traffic: The bridge is open",
            "The bridge is open",
        ),
        (
            "",
            '<meta property="og:title" content="Bridge shut - again - till May">',
            "Bridge shut - again - till May",
            "Bridge shut - again - till May",
        ),
        ("", "", "阿尔德河大桥周一恢复通车--地方--阿尔德网", "阿尔德河大桥周一恢复通车"),
        ("", "", "阿尔德河大桥周一恢复通车_阿尔德新闻", "阿尔德河大桥周一恢复通车"),
    ],
    ids=["br", "kicker and colon", "own dashes", "Chinese double hyphen", "Chinese underscore"],
)
def test_headlines_keep_their_words(body: str, head: str, document: str, title: str) -> None:
    tree = parse_page(page(body + prose(), head, document))
    assert tree is not None
    prepare(tree)
    assert read_metadata(tree, URL, NOW).title == title


def test_the_kicker_is_a_field_of_its_own() -> None:
    assert metadata(f'<h1><span class="kicker">Traffic</span> {TITLE}</h1>').kicker == "Traffic"
    assert metadata(f"<h1>{TITLE}</h1>").kicker is None


STORY = f"<h1>{TITLE}</h1>"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (f"{STORY}<p>Published: 28 May 2025</p>{prose()}", "2025-05-28"),
        (f"{STORY}<div>2025年5月28日 09:30 | 来源：阿尔德日报</div>{prose()}", "2025-05-28"),
        (f"{STORY}<div>2025년 5월 28일</div>{prose()}", "2025-05-28"),
        (f"{STORY}<figure><figcaption>The flood, 24 April 2025</figcaption></figure>{prose()}<ul><li>Date 28.05.2025</li></ul>",
         "2025-05-28"),
        (f'{STORY}<p>Wednesday May 28, 2025 by Ada</p>{prose()}<div class="comments"><time datetime="2025-05-30">'
         "30 May</time><p>I was there.</p></div>", "2025-05-28"),
        (f'{STORY}{prose()}<blockquote class="twitter-tweet"><p>Open!</p><a href="/t">March 2, 2025</a></blockquote>', None),
        (f"{STORY}{prose()}<p>The second bridge shall be ready in May 2027, and the council will look at costs then.</p>"
         "<footer>© 2025 The Example</footer>", None),
    ],
    ids=["label", "Chinese", "Korean", "caption", "comment", "embedded post", "copyright"],
)  # fmt: skip
def test_visible_dates(body: str, day: str | None) -> None:
    result = extract(page(body), url=URL, now=NOW)
    assert isinstance(result, Content)
    assert (result.published.value[:10] if result.published else None) == day
