"""Pages made to hurt: the article in them comes out, and nothing raises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.articles import Content
from tests.support.article_pages import NOW, PROSE, page, prose
from transforms.extract.article import extract
from transforms.extract.not_article import NotArticle

ARTICLE = f"<article>{prose()}</article>"
PAGES = {
    "deep": page("<div>" * 5_000 + ARTICLE + "</div>" * 5_000),
    "deep before": page("<div>" * 5_000 + "</div>" * 5_000 + ARTICLE),
    "deep spans": page("<span>" * 5_000 + ARTICLE),
    "nested asides": page("<aside>" * 500 + ARTICLE),
    "colspan": page(f"<article>{prose()}<table>" + "<tr><td colspan=1000000>a</td></tr>" * 300 + "</table></article>"),
    "rows": page(f"<article>{prose()}<table>" + "<tr><td>a</td><td>b</td></tr>" * 3_000 + "</table></article>"),
    "paragraphs": page("<article>" + prose(PROSE * 2_000) + "</article>"),
    "json-ld": page(ARTICLE, '<script type="application/ld+json">[' + "1," * 2_000_000 + "1]</script>"),
    "one byte": page(ARTICLE).replace(b"<body>", b"<body>\xff"),
    "nul": page(ARTICLE).replace(b"<body>", b"<body>\x00\x0b"),
    "links": page(ARTICLE + "<a href=/x>link</a> " * 20_000),
    "line": page(f"<p>{'word ' * 200_000}</p>" + ARTICLE),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_article_comes_out(name: str) -> None:
    result = extract(PAGES[name], url="https://www.example.org/a", now=NOW)
    assert isinstance(result, Content), result
    assert all(paragraph in result.text for paragraph in PROSE)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class=author>", "</div>", "<h1>", "<table>", "<td>", "<a href=':'>",
 "x ", "\x00",
                                 "<time datetime=9>", "<script type=application/ld+json>", "{", "</script>",
                                  "<meta name=author content=a>",
                                 "<br>", "<figure>", "<img src=//[>", "By A B", "&#xD800;", "<base href='//['>"]),
                                  max_size=60))  # fmt: skip
def test_no_markup_raises(parts: list[str]) -> None:
    result = extract("".join(parts).encode(), url="http://[", now=NOW)
    assert isinstance(result, Content | NotArticle)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    assert isinstance(extract(body, url=None, now=NOW), Content | NotArticle)
