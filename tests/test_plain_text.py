"""Markup to plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.feeds.text.plain_text import Markup, plain_text, several_links


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Plain", "Plain"),
        ("A <b>bold</b> &amp; B", "A bold & B"),
        ("A &amp;amp; B", "A & B"),
        ("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "One Two"),
        ("un<i>break</i>able", "unbreakable"),
        ("One<br/>Two", "One Two"),
        ("1 < 2 and <foo> > 3", "1 < 2 and <foo> > 3"),
        ("<p>x</p><script>evil()</script><style>a{}</style><p>y</p>", "x y"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<img src='x'> A", "A"),
        ("<!-- c -->A", "A"),
        ("a\x00\x1b[31m\u202eb", "a[31mb"),
        ("e\u0301", "é"),
        ("a\u200cb", "a\u200cb"),
        ("  \n ", None),
        ("<![CDATA[Tide turns]]", "Tide turns"),
        ("<img src='x.jpg' alt='Harbour at dawn'>", "Harbour at dawn"),
        ('&lt;img alt="Fish &amp;amp; chips" src="x.jpg"/&gt;', "Fish & chips"),
        ("<p><img src='x.jpg'/></p>", None),
        ("<img src='x.jpg' alt='Harbour'> The tide turns", "The tide turns"),
        ("", None),
    ],
)
def test_plain_text(markup: str, expected: str | None) -> None:
    assert plain_text(markup, 100) == expected


@pytest.mark.parametrize(
    ("markup", "kind", "expected"),
    [
        # What HTML escapes is text; what nobody declared and was escaped twice is markup where it looks like it.
        ("Why <b>does</b> &lt;table&gt; grow?", "unknown", "Why does <table> grow?"),
        ("Why does &lt;button&gt; blink?", "unknown", "Why does <button> blink?"),
        ("Why does <button> blink?", "unknown", "Why does <button> blink?"),
        ("The &lt;head&gt; of a page", "html", "The <head> of a page"),
        ("&lt;i&gt;Heron&lt;/i&gt; sails", "unknown", "Heron sails"),
        ("&lt;i&gt;Heron&lt;/i&gt; sails", "html", "<i>Heron</i> sails"),
        ("<i>Heron</i> sails", "text", "<i>Heron</i> sails"),
        ("Ferry&lt;br&gt;late", "unknown", "Ferry late"),
        ("Fish &amp;#8211; and chips", "unknown", "Fish – and chips"),
        ("<form>Ask</form> us", "unknown", "Ask us"),
        ("<input name='q'> Ask", "unknown", "Ask"),
        ("<![CDATA[Tide]]> turns", "unknown", "Tide turns"),
        ("&lt;![CDATA[Tide]]&gt; turns", "unknown", "Tide turns"),
        ("The end is cut <a href='http://site.exam", "unknown", "The end is cut"),
        ("3 <4 and 5 <", "unknown", "3 <4 and 5 <"),
        ("<td>One</td><td>Two</td>", "unknown", "One Two"),
    ],
)
def test_escaped_markup_is_text_where_the_kind_or_the_place_says_so(markup: str, kind: Markup, expected: str) -> None:
    assert plain_text(markup, 100, kind=kind) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<![CDATA[Hello <b>you</b>]]>", "Hello you"),
        ("&lt;![CDATA[Hello &lt;b&gt;you&lt;/b&gt;]]&gt;", "Hello you"),
        ("<![CDATA[Hello <b>you</b>", "Hello you"),
        ("x <![CDATA[a <i>b</i>]]> y <![CDATA[c]]>", "x a b y c"),
        ("What is <![CDATA[ in XML?", "What is <![CDATA[ in XML?"),
        ("a ]]> b <![CDATA[c", "a ]]> b <![CDATA[c"),
    ],
)
def test_marks_of_cdata_that_were_escaped_are_none_of_the_text(markup: str, expected: str) -> None:
    assert plain_text(markup, 100) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("The <!-- a > b --> bridge<!--break-->opens", "The bridge opens"),
        ("<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p>The bridge</p>", "The bridge"),
        ("<![if !supportLists]>1.<![endif]> The bridge", "1. The bridge"),
        ("The bridge --> opens <!-- never", "The bridge --> opens <!-- never"),
        ("a <!-- b <!-- c --> d", "a d"),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN"><html><body>The bridge</body></html>', "The bridge"),
    ],
)
def test_comments_are_none_of_the_text(markup: str, expected: str) -> None:
    assert plain_text(markup, 100) == expected
    assert plain_text(markup, 100, kind="text") == markup


@pytest.mark.parametrize("markup", ["&nbsp;", "&amp;nbsp;&#160; ", "&#8203;"])
def test_spaces_that_are_escaped_are_no_text(markup: str) -> None:
    assert plain_text(markup, 100) is None


@pytest.mark.parametrize(
    "markup",
    [
        "<nobr>The <blink>bridge</blink></nobr>",
        "The <marquee scrollamount=5>bridge</marquee>",
        "The <applet code='a'></applet>bridge",
        "<frameset rows='*'><frame src='x'></frameset>The bridge",
    ],
)
def test_old_tags_of_html_are_markup(markup: str) -> None:
    assert plain_text(markup, 100) == "The bridge"


def test_links_of_a_list() -> None:
    links = ['<a href="/a">Ann <b>Vell</b></a>', "<A class=x>Bo Rask</A>"]
    assert several_links(f"{links[0]},\n{links[1]}") == links
    assert several_links(f"By {links[0]}") == several_links("Ann Vell") == []


@pytest.mark.parametrize("kind", ["text", "html", "unknown"])
@pytest.mark.parametrize("markup", ["<![CDATA[Tea & <x>]]>", " <[CDATA[Tea & <x>]]> ", "<![CDATA[Tea & <x>"])
def test_a_text_that_is_nothing_but_a_cdata_section_is_its_content(kind: Markup, markup: str) -> None:
    assert plain_text(markup, 100, kind=kind) == "Tea & <x>"


def test_a_cdata_section_in_a_text_without_markup_is_text() -> None:
    assert plain_text("Write <![CDATA[x]]> for it", 100, kind="text") == "Write <![CDATA[x]]> for it"


def test_long_text_is_cut_at_a_word() -> None:
    assert plain_text("word " * 100, 20) == "word word word word…"
    assert plain_text("x" * 100, 20) == "x" * 19 + "…"


@given(st.text(max_size=300), st.integers(1, 50))
def test_one_line_within_the_limit(markup: str, limit: int) -> None:
    text = plain_text(markup, limit)
    assert text is None or (0 < len(text) <= limit and "\n" not in text and "\x00" not in text)
