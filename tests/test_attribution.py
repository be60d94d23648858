"""The sentence that WordPress plugins append to the entries of a feed."""

import pytest

from tests.support.feed_documents import NOW, URL, rss
from transforms.feeds.entries.attribution import without_attribution
from transforms.feeds.parse import parse_feed
from transforms.feeds.parsed import ParsedFeed


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Seals rest on the quay. The post Seals appeared first on Skerry Post.", "Seals", "Seals rest on the quay."),
        ("The post Seals first appeared on Skerry Post.", "Seals", None),
        ("Ein Teaser […] Der Beitrag Brücke „auf“ erschien zuerst auf Post.", "Brücke „auf“", "Ein Teaser […]"),
        ("Un chapeau… L’article Le pont est apparu en premier sur Le Phare.", "Le pont", "Un chapeau…"),
        ("Hola. La entrada El puente se publicó primero en El Faro.", "El puente", "Hola."),
        ("Ciao. L'articolo Il ponte proviene da Il Faro.", "Il ponte", "Ciao."),
        ("Olá. O post A ponte apareceu primeiro em O Farol.", "A ponte", "Olá."),
        ("Dag. Het bericht De brug verscheen eerst op De Haven.", "De brug", "Dag."),
        ("橋が開いた。投稿 橋が開通 は 港新聞 に最初に表示されました。", "橋が開通", "橋が開いた。"),
        ("News. The post Skerry appeared first on Skerry Post.", "Skerry", "News."),
    ],
)
def test_the_sentence_goes(text: str, title: str, expected: str | None) -> None:
    assert without_attribution(text, title) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The post by the mayor first appeared on Instagram.", "Mayor deletes his post"),
        ("He read that the post appeared first on a wall.", "the post"),
        ("The post Seals appeared first on Skerry Post. " + "It was about seals. " * 12, "Seals"),
        ("The post Seals is vacant.", "Seals"),
        ("Compost Seals appeared first on Skerry Post.", "Seals"),
        ("Seals", "Seals"),
    ],
)
def test_what_is_no_such_sentence_stays(text: str, title: str) -> None:
    assert without_attribution(text, title) == text


def test_summaries_of_a_feed_are_without_it() -> None:
    description = (
        "&lt;p&gt;Seals rest on the quay.&lt;/p&gt;"
        "&lt;p&gt;The post &lt;a href='/1'&gt;Fish &amp;#038; seals&lt;/a&gt; appeared "
        "first on &lt;a href='/'&gt;Skerry Post&lt;/a&gt;.&lt;/p&gt;"
    )
    document = rss(f"<item><title>Fish &amp;#038; seals</title><link>/1</link><description>{description}</description></item>")
    found = parse_feed(document.encode(), url=URL, charset=None, content_type=None, now=NOW)
    assert isinstance(found, ParsedFeed)
    assert [(item.title, item.summary) for item in found.items] == [("Fish & seals", "Seals rest on the quay.")]
