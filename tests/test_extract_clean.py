"""Lines that are no article text by where they stand."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, PROSE, TITLE, URL, page, prose
from transforms.extract.article import extract
from transforms.extract.body.body import find_body
from transforms.extract.body.clean import clean
from transforms.extract.body.line_rules import RULES
from transforms.extract.markup.tree import parse_page
from transforms.extract.page.blocks import read_blocks


def cleaned(after: str, authors: tuple[str, ...] = ("Ada Weller",)) -> tuple[list[str], dict[str, str]]:
    """The lines that stay, and the rule of each that went. What the extractor itself leaves out is put back in."""
    html = page(f"<article><h1>{TITLE}</h1>{prose()}{after}</article>")
    tree = parse_page(html)
    assert tree is not None
    body = find_body(tree, URL, lambda: parse_page(html))
    lines = [block.text for block in body.blocks if block.text != TITLE]
    dropped: dict[str, str] = {}
    kept = clean(
        lines, {}, body.blocks, url=URL, title=TITLE, authors=authors, record=lambda rule, line: dropped.update({line: rule})
    )
    return kept, dropped


@pytest.mark.parametrize(
    ("after", "rule"),
    [
        ('<p><a href="/other">The council meets again in July</a></p>', "same_site_link"),
        ("<ul><li><a href=/1>One story of us</a> now</li><li><a href=/2>Another story</a></li></ul>", "link_box"),
        ('<div class="newsletter-box"><p>All the town in your mailbox at seven</p></div>', "named_box"),
        ("<figure><img src=a.jpg><figcaption>The bridge in the morning</figcaption></figure>", "caption"),
        ("<p>Ada Weller is the editor of the town pages.</p>", "biography"),
        ("<p>Disclosure: some are affiliate links.</p>", "disclosure"),
        ("<p>6 min read</p>", "byline"),
    ],
)  # fmt: skip
def test_chrome_goes_by_its_rule(after: str, rule: str) -> None:
    kept, dropped = cleaned(after)
    assert kept == list(PROSE)
    assert rule in dropped.values()
    assert set(dropped.values()) <= set(RULES) | {"dangling"}


@pytest.mark.parametrize(
    "after",
    [
        '<p>The plans are <a href="/plans">on the pages of the building office</a>, which has more to say on its piers.</p>',
        '<div class="article-widget"><p>One more paragraph that is as good as any other and says so.</p></div>',
        '<p><a href="https://other.example.com/">A source elsewhere</a></p>',
    ],
)
def test_text_stays(after: str) -> None:
    assert cleaned(after) == ([*PROSE, cleaned(after)[0][-1]], {})


def test_where_little_would_stay_nothing_is_dropped() -> None:
    lines = ["Read more: one", "Read more: two", "Read more: three", "Three words here"]
    assert clean(lines, {}, [], url=None, title=None, authors=()) == lines


LIFE = "Nora is an editor who has written on bridges since 2001, and lives by the river with two dogs, far from the town."


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        (f"<div><div>{LIFE}</div></div>", False),
        (f"<div><p>{LIFE.replace('Nora', 'Nora Weller', 1)}</p></div>", False),
        (f"<div><p>{LIFE.replace('Nora', 'Nina', 1)}</p></div>", True),
        (f"<p>{LIFE}</p>", True),
        (
            "<div><p>Norah is the baker of the mill lane, and so is an office that was asked for a note.</p></div>",
            True,
        ),
    ],
)
def test_who_the_author_is_goes_from_above_the_text(above: str, stays: bool) -> None:
    tree = parse_page(page(f"<h1>{TITLE}</h1>{above}{prose()}"))
    assert tree is not None
    blocks = read_blocks(tree)
    lines = [block.text for block in blocks if block.running]
    kept = clean(lines, {}, blocks, url=URL, title=TITLE, authors=("Nora Weller",))
    assert kept == (lines if stays else list(PROSE))


def test_who_the_author_is_is_no_standfirst() -> None:
    head = '<meta name="author" content="Nora Weller">'
    result = extract(
        page(f'<article><h1>{TITLE}</h1><div class="excerpt">{LIFE}</div><div>{prose()}</div></article>', head),
        url=URL,
        now=NOW,
    )
    assert isinstance(result, Content)
    assert result.standfirst is None
    assert result.text == "\n\n".join(PROSE)
