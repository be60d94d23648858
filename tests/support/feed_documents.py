"""Feed documents for tests: made from parts, so that every part can be varied against every other."""

from datetime import UTC, datetime

URL = "http://feed.example/dir/feed.xml"
NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)

DATED = "<pubDate>Sun, 22 Nov 2026 06:00:00 GMT</pubDate>"
UPDATED = "<updated>2026-11-22T06:00:00Z</updated>"


def rss_item(
    number: int, *, title: str | None = None, guid: str | None = None, at: str = "Sun, 22 Nov 2026 06:00:00 GMT"
) -> str:
    """A healthy RSS item."""
    guid = f"guid-{number}" if guid is None else guid
    name = f"Title {number}" if title is None else title
    return (
        f"<item><title>{name}</title><link>http://site.example/{number}</link>"
        f"<guid isPermaLink='false'>{guid}</guid><pubDate>{at}</pubDate><description>About {number}.</description></item>"
    )


def rss(*items: str, head: str = "", declaration: str = "<?xml version='1.0' encoding='utf-8'?>") -> str:
    """An RSS 2.0 document."""
    return (
        f"{declaration}<rss version='2.0'><channel><title>Feed</title><link>http://site.example/</link>{head}"
        f"{''.join(items)}</channel></rss>"
    )


#: Ways to write the title of an entry.
TITLES = {
    "plain": "<title>Example title</title>",
    "reference": "<title>A &amp; B</title>",
    "escaped": "<title>A &lt;b&gt;bold&lt;/b&gt; B</title>",
    "cdata": "<title><![CDATA[A <b>bold</b> & B]]></title>",
    "escaped_twice": "<title>A &amp;amp; B</title>",
    "html_entity": "<title>caf&eacute;&nbsp;x</title>",
    "lines": "<title>\n  A\n  B </title>",
    "empty": "<title/>",
    "none": "",
    "media_first": "<media:title xmlns:media='http://search.yahoo.com/mrss/'>M</media:title><title>Real</title>",
    "media_last": "<title>Real</title><media:title xmlns:media='http://search.yahoo.com/mrss/'>M</media:title>",
    "dublin_core": "<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>DC</dc:title>",
    "two": "<title>One</title><title>Two</title>",
    "atom_html": "<title type='html'>A &lt;i&gt;x&lt;/i&gt;</title>",
    "atom_text": "<title type='text'>A &lt;i&gt;x&lt;/i&gt;</title>",
    "atom_xhtml": "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <i>x</i></div></title>",
    "base64": "<title type='application/octet-stream' mode='base64'>RXhhbXBsZSA8Yj50aXRsZTwvYj4=</title>",
    "less": "<title>1 &lt; 2</title>",
    "upper": "<TITLE>Up</TITLE>",
}

#: Ways to write its link.
LINKS = {
    "text": "<link>http://a.example/1</link>",
    "white_space": "<link>\n http://a.example/1 \n</link>",
    "cdata": "<link><![CDATA[http://a.example/1?a=1&b=2]]></link>",
    "reference": "<link>http://a.example/1?a=1&amp;b=2</link>",
    "bare_ampersand": "<link>http://a.example/1?a=1&b=2</link>",
    "href": "<link href='http://a.example/1'/>",
    "alternate": "<link rel='alternate' type='text/html' href='http://a.example/1'/>",
    "self": "<link rel='self' href='http://a.example/self'/><link rel='alternate' href='http://a.example/1'/>",
    "enclosure": "<link rel='enclosure' href='http://a.example/e.mp3'/><link rel='alternate' href='http://a.example/1'/>",
    "two_alternates": "<link rel='alternate' href='http://a.example/1'/><link rel='alternate' href='http://a.example/2'/>",
    "pdf": "<link rel='alternate' type='application/pdf' href='http://a.example/p'/><link type='text/html' href='http://a.example/1'/>",
    "related": "<link rel='related' href='http://a.example/r'/>",
    "relative": "<link>/1</link>",
    "relative_href": "<link href='1'/>",
    "base": "<link xml:base='http://b.example/x/' href='1'/>",
    "guid": "<guid>http://a.example/g</guid>",
    "permalink": "<guid isPermaLink='true'>http://a.example/g</guid>",
    "no_permalink": "<guid isPermaLink='false'>http://a.example/g</guid>",
    "urn_guid": "<guid>urn:1</guid>",
    "link_and_guid": "<link>http://a.example/1</link><guid>http://a.example/g</guid>",
    "guid_and_link": "<guid>http://a.example/g</guid><link>http://a.example/1</link>",
    "id": "<id>http://a.example/id</id>",
    "atom_in_rss": "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' href='http://a.example/1' rel='alternate'/>",
    "none": "",
    "script": "<link>javascript:alert(1)</link>",
    "upper": "<LINK>http://a.example/1</LINK>",
    "two": "<link>http://a.example/1</link><link>http://a.example/2</link>",
    "space": "<link>http://a.example/a b</link>",
    "source": "<source url='http://o.example/f'>O</source><link>http://a.example/1</link>",
    "atom_source": "<link href='http://a.example/1'/><source><title>S</title><link href='http://o.example/'/></source>",
    "comments": "<comments>http://a.example/c</comments>",
}

_NETSCAPE = "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/rss-0.91.dtd'>"
_RDF = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "

#: Formats, sound and broken, around the parts of one entry.
FORMATS = {
    "rss_2.0": "<rss version='2.0'><channel><title>F</title><item>{}" + DATED + "</item></channel></rss>",
    "rss_0.91": _NETSCAPE + "<rss version='0.91'><channel><item>{}</item></channel></rss>",
    "rss_1.0": _RDF + "xmlns='http://purl.org/rss/1.0/'><channel/><item rdf:about='http://a.example/about'>{}</item></rdf:RDF>",
    "rss_0.90": _RDF + "xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/><item>{}</item></rdf:RDF>",
    "atom_1.0": "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry>{}" + UPDATED + "</entry></feed>",
    "atom_0.3": "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>{}<modified>2026-11-22T06:00:00Z</modified></entry></feed>",
    "atom_without_namespace": "<feed><entry>{}" + UPDATED + "</entry></feed>",
    "atom_with_base": "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://base.example/d/'>"
    "<entry xml:base='e/'>{}</entry></feed>",
    "channel_alone": "<channel><item>{}" + DATED + "</item></channel>",
    "never_closed": "<rss><channel><item>{}",
    "item_closed": "<rss><channel><item>{}</item>",
    "nested": "<rss><channel><item><title>outer</title><link>http://o.example/</link><item>{}</item></item></channel></rss>",
    "cdf": "<CHANNEL HREF='http://feed.example/'><ITEM HREF='http://a.example/cdf' LASTMOD='2026-11-22'>{}</ITEM></CHANNEL>",
    "late_declaration": "\n\n<?xml version='1.0'?>\n<rss version='2.0'><channel><item>{}" + DATED + "</item></channel></rss>",
}
