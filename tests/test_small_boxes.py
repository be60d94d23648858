"""Small boxes that are told by what they hold: the field of a newsletter, code, an embedded post; paragraphs that are links."""

import pytest

from schemas.articles import Content
from tests.support.article_pages import NOW, PROSE, TITLE, URL, page, prose
from transforms.extract.article import extract

FIELD = '<form action="/letter"><input type="email" placeholder="Your e-mail"><button>Sign up</button></form>'
PRAISE = "Our editors send you the five stories of the day every morning at six, with a cup of coffee and no nonsense."


def text(between: str) -> str:
    body = f"<article><h1>{TITLE}</h1>{prose(PROSE[:2])}{between}{prose(PROSE[2:])}</article>"
    result = extract(page(body), url=URL, now=NOW)
    assert isinstance(result, Content)
    return result.text


def test_the_words_around_a_field_for_an_e_mail_address_go_with_it() -> None:
    found = text(f'<div class="b7"><h3>The Morning Tide</h3><p>{PRAISE}</p>{FIELD}<p>You agree to our terms.</p></div>')
    assert PRAISE not in found
    assert "terms" not in found
    assert all(paragraph in found for paragraph in PROSE)


def test_a_field_within_a_long_box_takes_nothing_along() -> None:
    assert PROSE[2] in text(f"<div><p>{PRAISE}</p><p>{PRAISE}</p><p>{PRAISE}</p><p>{PRAISE}</p><p>{PROSE[2]}</p>{FIELD}</div>")
    assert PRAISE in text(f'<div class="b7"><p>{PRAISE}</p><form><input type="search" name="q"></form></div>')


def test_code_with_a_toolbar_is_code() -> None:
    found = text('<div class="code-toolbar"><pre><code>lift --load 9</code></pre><div class="toolbar"><a>Copy</a></div></div>')
    assert "lift --load 9" in found


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("On Friday the driver of the tram, Dirk Ames, and his mate, Per Lund, both of Pier Street, denied that they slept.",
         True),
        ("On Friday the driver of the tram, Dirk Ames, and his mate, Per Lund, both of Pier Street, denied that they slept",
         False),
        ("On Friday the driver of the tram denied that he had slept.", False),
    ],
    ids=["a sentence", "a headline", "a short one"],
)  # fmt: skip
def test_a_paragraph_that_is_a_link_to_an_earlier_report(link: str, kept: bool) -> None:
    assert (link in text(f'<p><a href="/town/earlier"><strong>{link}</strong></a></p>')) is kept


def test_a_link_at_the_end_of_the_text_is_an_offer() -> None:
    link = "It is time to see the river from the water with our guides, so book a tour with the ferry and learn more."
    body = f'<article><h1>{TITLE}</h1>{prose()}<p><a href="/tours">{link}</a></p></article>'
    result = extract(page(body), url=URL, now=NOW)
    assert isinstance(result, Content)
    assert link not in result.text


def test_words_that_a_font_shows_as_a_picture() -> None:
    found = text('<p><i class="material-icons">arrow_forward</i> The ferry goes on until the end of the month.</p>')
    assert "arrow_forward" not in found
    assert "The ferry goes on" in found


def test_who_posted_what_is_embedded() -> None:
    post = '<blockquote class="twitter-tweet"><p>Open!</p>&mdash; Alder (@alder) <a href="#">March 2, 2025</a></blockquote>'
    assert "March 2" not in text(post)
    assert "(@alder) and others" in text("<p>— Alder (@alder) and others wrote that they would cross it on foot.</p>")


def test_spans_shown_as_blocks_are_lines_of_their_own() -> None:
    spans = "".join(f'<span style="display: block">{words}</span>' for words in ("The town is glad.", "The ferry is not."))
    assert "glad.The" not in text(f"<p>{spans} And the trams run until two in the night, as they did before the war.</p>")


def test_the_footer_below_a_brief_is_a_footer() -> None:
    footer = (
        "© 1997-2025 Alder Post | About us | Company | Contact | Jobs | Customer service | Privacy policy | Advertising | Help"
    )
    body = f'<article><h1>{TITLE}</h1><p>{PROSE[0]}</p></article><div class="b9"><p>{footer}</p></div>'
    result = extract(page(body), url=URL, now=NOW)
    assert isinstance(result, Content)
    assert result.text == PROSE[0]


@pytest.mark.parametrize(
    "line",
    [
        "Listen to this article 5 min",
        "Home » Town » Bridges",
        "Ada Weller writes of ships. She can be reached at ada@alder.example.",
    ],
)
def test_lines_around_a_text(line: str) -> None:
    body = f"<article><h1>{TITLE}</h1><div>{line}</div>{prose()}<div><p>{line}</p></div></article>"
    result = extract(page(body), url=URL, now=NOW)
    assert isinstance(result, Content)
    assert not result.text.endswith(line)
