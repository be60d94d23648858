"""Feed text made fit for an XML parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.feeds.formats.xml_tree import parse_tree
from transforms.feeds.text.repair import MAX_DECLARED_USES, repaired, without_cut_item


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<rss/>", "<rss/>"),
        ("<rss><item>a</item><!-- <item>draft</item></rss>", "<rss><item>a</item>"),
        ("<rss><!-- a --><item><![CDATA[<!-- b]]></item></rss>", "<rss><!-- a --><item><![CDATA[<!-- b]]></item></rss>"),
        ("junk <b>x</b> <?xml version='1.0'?><rss/>", "<rss/>"),
        ("<?xml version='1.0'?>\n<!DOCTYPE rss SYSTEM 'x'>\n<rss/>", "\n\n<rss/>"),
        ("<!DOCTYPE rss [<!ENTITY a '>]'>]><rss/>", "<rss/>"),
        ("<!doctype rss [ <rss>&lt;</rss>", "<rss>&lt;</rss>"),
        ("<rss>\x00\x0ba\ufffe\ud800b</rss>", "<rss>ab</rss>"),
        ("<rss>&amp; &lt; &eacute; &nope; & &&</rss>", "<rss>&amp; &lt; &#233; &amp;nope; &amp; &amp;&amp;</rss>"),
        ("<rss>&#65;&#x41;&#0;&#xD83D;&#x110000;&#99999999999;&#146;</rss>", "<rss>&#65;&#65;&#8217;</rss>"),
        ("<rss><![CDATA[&nbsp; & <]]><!-- & --></rss>", "<rss><![CDATA[&nbsp; & <]]><!-- & --></rss>"),
        ("<rss><!-- open <item>&</item></rss>", "<rss>"),
        ("<rss><![CDATA[ open <item/></rss>", "<rss> open <item/></rss>"),
        ("<!DOCTYPE r [<!ENTITY me 'A & B'>]><rss>&me;</rss>", "<rss>&amp;me;</rss>"),
        ('<!DOCTYPE r [<!ENTITY me "it\'s > me">]><rss>&me;</rss>', "<rss>it's &gt; me</rss>"),
        ("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>", "<rss>&amp;x;</rss>"),
    ],
)
def test_repaired(text: str, expected: str) -> None:
    assert repaired(text) == expected


def test_declared_entities_cannot_explode() -> None:
    text = f"<!DOCTYPE r [<!ENTITY a '{'x' * 400}'>]><rss>{'&a;' * 100_000}</rss>"
    assert len(repaired(text)) == len("<rss></rss>") + 400 * MAX_DECLARED_USES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<rss><item>a</item><item>b</item>", "<rss><item>a</item><item>b</item>"),
        ("<rss><item>a</item><item><title>b</title><link>http", "<rss><item>a</item>"),
        ("<feed><entry>a</entry><entry><title>b</title><link href='x'/><updated>20",
        "<feed><entry>a</entry><entry><title>b</title><link href='x'/>"),
        ("<rss><item><title>a", "<rss><item><title>a"),
        ("<a:feed><a:entry/></a:entry><a:entry", "<a:feed><a:entry/></a:entry><a:entry"),
    ],
)  # fmt: skip
def test_a_cut_item(text: str, expected: str) -> None:
    assert without_cut_item(text) == expected


@given(st.text(alphabet=st.sampled_from("<>&;#[]!-?CDATAxml \x00\ud800é\"'"), max_size=80))
def test_what_was_repaired_stays_and_never_upsets_the_parser(text: str) -> None:
    once = repaired(f"<rss><channel>{text}</channel></rss>")
    assert parse_tree(once, recover=True) is not None or "<rss" not in once
