"""What a page declares of itself: canonical URL, language, tags, section, image, JSON-LD that is not quite JSON."""

import json

import pytest

from tests.support.article_pages import NOW, URL, page, prose
from transforms.extract.markup.tree import parse_page
from transforms.extract.metadata.metadata import Metadata, read_metadata
from transforms.extract.page.lenient_json import load

OWN = "https://www.example.org/town/own"
CARD = f'<meta property="og:url" content="{OWN}">'


def metadata(head: str, body: str = "", url: str = URL) -> Metadata:
    tree = parse_page(page(body + prose(), head).replace(b' lang="en"', b""))
    assert tree is not None
    return read_metadata(tree, url, NOW)


@pytest.mark.parametrize(
    "href",
    ["https://www.example.org", "https://www.example.org/", "http://localhost:8080/town/own", "http://10.0.0.3/town/own",
     "{{ page.url }}", "https://www.example.org/undefined", "about:blank", "http:///town/own", "Kinds of bridges",
     "undefined", "null", "false", "[unknown]", "%%canonical_url%%", "https://www.example.org/index.html", "https://www.example.org/404"],
)  # fmt: skip
def test_a_canonical_link_that_cannot_be_the_article_gives_way(href: str) -> None:
    assert metadata(f'<link rel="canonical" href="{href}">{CARD}').canonical_url == OWN
    assert metadata(f'<link rel="canonical" href="{href}">').canonical_url is None


@pytest.mark.parametrize(
    ("href", "url", "wanted"),
    [
        ("https://www.example.org/", "https://www.example.org/", "https://www.example.org/"),
        ("https://www.example.org/", "https://www.example.org/index.html", "https://www.example.org/"),
        ("https://www.example.org/?p=12", URL, "https://www.example.org/?p=12"),
        ("https://www.example.org/a#top", URL, "https://www.example.org/a"),
        ("https://www.example.org/#!/a", URL, "https://www.example.org/#!/a"),
        ("www.example.org/a", URL, "https://www.example.org/a"),
        ("https%3A%2F%2Fwww.example.org%2Fa", URL, "https://www.example.org/a"),
        ("https://other.example.net/a", URL, "https://other.example.net/a"),
        ("https://https://www.example.org/a", URL, "https://www.example.org/a"),
        ("https:/www.example.org/a", URL, "https://www.example.org/a"),
        ("https://www.example.orghttps://www.example.org/a", URL, "https://www.example.org/a"),
        (
            "https://archive.example/2020/https://www.example.org/a",
            URL,
            "https://archive.example/2020/https://www.example.org/a",
        ),
        ("https://www.example.org/null-and-void", URL, "https://www.example.org/null-and-void"),
    ],
)
def test_canonical_links(href: str, url: str, wanted: str) -> None:
    assert metadata(f'<link rel="canonical" href="{href}">', url=url).canonical_url == wanted


@pytest.mark.parametrize(
    "host", ["127.0.1.47:8800", "10.0.0.3", "localhost:4000", "[::1]:8080", "[fd00::1]", "wiki", "paper.local"]
)
def test_a_host_of_its_own_names_its_articles_whatever_it_is(host: str) -> None:
    """Print versions on a host without a public name make no record of their own."""
    own, page_url = f"http://{host}/2026/storm-bell-rings.html", f"http://{host}/print/2026/storm-bell-rings.html"
    head = f'<link rel="canonical" href="{own}">'
    assert metadata(head, url=page_url).canonical_url == own
    assert metadata('<link rel="canonical" href="/2026/storm-bell-rings.html">', url=page_url).canonical_url == own
    assert metadata(f'<link rel="canonical" href="http://{host}/">', url=page_url).canonical_url is None
    assert metadata(head, url="http://127.0.0.9/print/2026/storm-bell-rings.html").canonical_url is None
    assert metadata(head).canonical_url is None


def test_a_canonical_link_stands_against_the_base() -> None:
    head = '<base href="https://www.example.org/news/"><link rel="canonical" href="bridge">'
    assert metadata(head).canonical_url == "https://www.example.org/news/bridge"


def test_json_ld_names_the_canonical_url_where_nothing_else_does() -> None:
    script = json.dumps({"@type": "NewsArticle", "mainEntityOfPage": {"@id": OWN}})
    assert metadata(f'<script type="application/ld+json">{script}</script>').canonical_url == OWN


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ('<meta http-equiv="content-language" content="de, en">', "de"),
        ('<meta name="language" content="english"><meta property="og:locale" content="de_AT">', "de-AT"),
        ('<meta name="language" content="{{lang}}">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "inLanguage": {"@type": "Language", "name": "French", '
         '"alternateName": "fr"}}</script>', "fr"),
    ],
)  # fmt: skip
def test_the_declared_language(head: str, language: str | None) -> None:
    assert metadata(head).language == language


def test_tags() -> None:
    links = '<a rel="tag" href="/t/1">Bridges</a> <a rel="category tag" href="/c/1">Town</a>'
    assert metadata("", links).tags == ("Bridges",)
    assert metadata('<meta name="keywords" content="Alder">', links).tags == ("Alder",)
    assert metadata("", f'<aside>{links}</aside><div class="related">{links}</div>').tags == ()
    assert metadata("", '<a rel="tag" href="/t/2">#ferry, yard</a>').tags == ("ferry", "yard")
    assert metadata("", "".join(f'<a rel="tag" href="/t/{number}">topic {number}</a>' for number in range(40))).tags == ()
    assert metadata('<meta name="keywords" content="大桥，港口、渡轮">').tags == ("大桥", "港口", "渡轮")


def test_a_section_is_no_address() -> None:
    head = '<meta property="article:section" content="https://www.example.org/town">'
    assert metadata(head).section is None
    assert metadata(f'{head}<meta name="section" content="Town">').section == "Town"


def test_an_image_address_that_was_escaped_twice() -> None:
    image = metadata('<meta property="og:image" content="https://www.example.org/a.jpg?w=1&amp;amp;h=2">').image
    assert image is not None
    assert image.url == "https://www.example.org/a.jpg?w=1&h=2"


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "b",}', '{"a": "b"};', '{\n// an article\n"a": "b"}', "{&quot;a&quot;: &quot;b&quot;}", '{"schema:a": "b"}',
        '<!-- {"a": "b"} -->',
    ],
)  # fmt: skip
def test_json_that_is_nearly_json(text: str) -> None:
    assert load(text) == {"a": "b"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'{"a": "It\'s"}', {"a": "It's"}),
        (r'{"a": "C:\\new \u00e9 \"x\""}', {"a": 'C:\\new é "x"'}),
        ('{"a": "the "old" pier", "b": 1}', {"a": 'the "old" pier', "b": 1}),
        ('{"a": "one, // two"}', {"a": "one, // two"}),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": "cut off', None),
        ("no JSON", None),
    ],
)
def test_json_is_read_with_one_meaning_or_not_at_all(text: str, value: object) -> None:
    assert load(text) == value
