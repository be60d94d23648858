"""The article that a feed carries itself."""

import json
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.feed_documents import NOW, URL, rss
from transforms.feeds.entries.full_text import MAX_TEXT_CHARS, MIN_TEXT_CHARS, full_text, short_text
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import ParsedFeed
from transforms.feeds.text.plain_text import Markup

FIRST = "The lighthouse keeper of Skerry Bank counted eleven seals on the slipway on Tuesday, two more than the year before."
SECOND = "A warden from the mainland came over with a clipboard & a flask, and counted them again before the tide turned."
THIRD = "Both agreed that the number was <eleven>, give or take one that would not keep still for long enough to be sure."
PARAGRAPHS = [FIRST, SECOND, THIRD, FIRST.replace("Tuesday", "Wednesday"), SECOND.replace("warden", "ranger")]
TEXT = "\n\n".join(PARAGRAPHS)


def markup(*more: str) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in PARAGRAPHS) + "".join(more)


def test_paragraphs_headings_and_items() -> None:
    html = markup("<h3>What\nnext</h3><ul><li>A <b>boat</b></li><li>A net</li></ul>one<br>two<div>three</div>")
    assert full_text(html) == TEXT + "\n\n## What next\n\n- A boat\n\n- A net\n\none\n\ntwo\n\nthree"


@pytest.mark.parametrize(
    "around",
    [
        "<script>var a = '<p>x</p>';</script>",
        "<style>p { color: red }</style>",
        "<figure><img src='x'><figcaption>A seal</figcaption></figure>",
        "<form><p>Sign up</p></form>",
        "<aside><div><aside>More</aside>Most</div></aside>",
        "<iframe src='https://video.example/'></iframe>",
        "<!-- ad --><p></p>",
        "<p>The post <a href='/1'>Seals</a> appeared first on <a href='/'>Skerry Post</a>.</p>",
        "<p><a href='/1'>Read more</a></p>",
        "<p>Filed under: seals, boats</p>",
    ],
)
def test_what_is_no_article_is_left_out(around: str) -> None:
    assert full_text(markup(around)) == TEXT
    if "<p>" not in around:
        assert full_text(around + markup()) == TEXT


@pytest.mark.parametrize("opened", ["<figure><img src='a.jpg'>", "<iframe src='x'>", "<nav></nav><form>", "<button>Share"])
def test_an_element_that_is_not_closed_leaves_the_article_behind_it(opened: str) -> None:
    found = full_text(markup(opened, f"<p>{FIRST}</p>"), "html") or ""
    assert found.startswith(TEXT)
    assert found.endswith(FIRST)


def test_code_that_is_not_closed_goes_on_to_the_end() -> None:
    assert full_text(markup("<script>var a = 'b';"), "html") == TEXT


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (None, "html"),
        ("", "html"),
        ("<p>Short.</p>" * 3, "html"),
        ("<div>" + "<span></span>" * 200 + "</div>", "html"),
        (markup("<p>And then the boat […]</p>"), "html"),
        (markup("<p>And then the boat...</p>"), "html"),
    ],
)
def test_teasers_and_texts_that_are_cut_are_none(text: str | None, kind: Markup) -> None:
    assert full_text(text, kind) is None


def test_marks_of_cdata_that_were_escaped_are_none_of_the_article() -> None:
    assert full_text(f"<![CDATA[{markup()}]]>") == TEXT
    assert full_text(escape(f"<![CDATA[{markup()}]]>"), "unknown") == TEXT


def test_the_closing_sentence_of_wordpress_is_none_of_the_article_in_whatever_language() -> None:
    last = "<p>Der Beitrag <a href='/1'>Robben</a> erschien zuerst auf <a href='/'>Skerry Post</a>.</p>"
    document = rss(f"<item><title>Robben</title><link>/1</link><description>{escape(markup(last))}</description></item>")
    found = parse_feed(document.encode(), url=URL, charset=None, content_type=None, now=NOW)
    assert isinstance(found, ParsedFeed)
    assert [item.content for item in found.items] == [TEXT]


def test_plain_and_doubly_escaped_texts() -> None:
    assert full_text(TEXT, "text") == TEXT
    assert full_text(markup().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"), "unknown") == TEXT


def test_the_length_is_bounded_at_a_paragraph() -> None:
    text = full_text(markup() * 200)
    assert text is not None
    assert MAX_TEXT_CHARS - 200 < len(text) <= MAX_TEXT_CHARS
    assert text.split("\n\n")[-1] in PARAGRAPHS


def test_hostile_markup_takes_linear_time() -> None:
    for part in ("<!--", "<p", "<div>", "&lt;", "<a b='", "</p>", "<script>", "- "):
        full_text(part * 100_000, "unknown")


@given(st.text(alphabet="<>/abp li!-&;h2 \n", max_size=1_500))
def test_never_raises(text: str) -> None:
    found = full_text(text, "unknown")
    assert found is None or len(found) >= MIN_TEXT_CHARS


def content(document: str) -> str | None:
    found = parse_feed(document.encode(), url=URL, charset=None, content_type=None, now=NOW)
    assert isinstance(found, ParsedFeed), found
    (item,) = found.items
    return item.content


ENTRY = "<title>T</title><link>http://a.example/1</link><pubDate>Sun, 22 Nov 2026 06:00:00 GMT</pubDate>"
CONTENT = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"


def test_every_format_carries_it() -> None:
    cdata = f"<![CDATA[{markup()}]]>"
    with_content = rss(f"<item>{ENTRY}<description>Teaser</description><content:encoded>{cdata}</content:encoded></item>")
    assert content(with_content.replace("<rss ", f"<rss {CONTENT} ")) == TEXT
    assert content(rss(f"<item>{ENTRY}<description>{cdata}</description></item>")) == TEXT
    assert content(rss(f"<item>{ENTRY}<description>Teaser</description></item>")) is None
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><id>urn:1</id><link href='http://a.example/1'/>"
        "<updated>2026-11-22T06:00:00Z</updated>{}</entry></feed>"
    )
    xhtml = f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{markup()}</div></content>"
    assert content(atom.format(xhtml)) == TEXT
    assert content(atom.format(f"<content type='html'>{cdata}</content>")) == TEXT
    json_feed = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "http://a.example/1", "%s": %s}]}'
    assert content(json_feed % ("content_html", json.dumps(markup()))) == TEXT
    assert content(json_feed % ("content_text", json.dumps(TEXT))) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "<p>The ferry is late.</p><p>It sails at noon.</p>",
        "&lt;p&gt;The ferry is late.&lt;br&gt;It sails at noon.&lt;/p&gt;",
        "The ferry is late.\nIt sails at noon.",
    ],
)
def test_the_paragraphs_of_a_short_text(text: str) -> None:
    assert short_text(text, "unknown", 2_000) == "The ferry is late.\n\nIt sails at noon."


@pytest.mark.parametrize("text", ["The <b>ferry</b> is late. It sails at noon…", "", None])
def test_one_line_is_no_text_beside_the_summary(text: str | None) -> None:
    assert short_text(text, "unknown", 2_000) is None


def test_a_text_that_is_cut_short_is_kept_where_the_summary_has_less() -> None:
    text = "The ferry is late again, and nobody on the pier knows why. " * 40 + "…"
    assert short_text(text, "unknown", 2_000) == text
    assert full_text(text, "unknown") is None
