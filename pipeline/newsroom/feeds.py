"""The feeds of the fictional newsroom as bytes: RSS 2.0, RSS 1.0, Atom 1.0, JSON Feed 1.1."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from pipeline.newsroom.pieces import Piece
from pipeline.newsroom.sites import Feed, Site

_CONTENT_TYPES = {
    "rss2": "application/rss+xml; charset=utf-8",
    "rss1": "application/rdf+xml",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json",
    "error_page": "text/html; charset=utf-8",
}


def content_type(feed: Feed) -> str:
    """The Content-Type of `feed`."""
    return _CONTENT_TYPES[feed.format]


def feed_bytes(feed: Feed, site: Site, base: str, pieces: Sequence[Piece]) -> bytes:
    """The bytes of `feed` with `pieces`, newest first. `base` is the site's origin, e.g. `http://127.0.0.2:8000`."""
    newest_first = sorted(pieces, key=lambda piece: piece.published, reverse=True)
    return _WRITERS[feed.format](feed, site, base, newest_first).encode()


def _link(feed: Feed, base: str, piece: Piece) -> str:
    return base + piece.path + feed.link_suffix


def _iso(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _rss2(feed: Feed, site: Site, base: str, pieces: Sequence[Piece]) -> str:
    items = "".join(
        f"""
  <item>
    <title>{escape(piece.title)}</title>
    <link>{escape(_link(feed, base, piece))}</link>
    <guid isPermaLink="false">{escape(f"{site.name}:{piece.path}")}</guid>
    <pubDate>{format_datetime(site.local(piece.published))}</pubDate>
    <description><![CDATA[<p>{escape(piece.standfirst or piece.paragraphs[0])}</p>]]></description>
{"".join(f"    <dc:creator>{escape(author)}</dc:creator>{chr(10)}" for author in piece.authors)}\
{"".join(f"    <category>{escape(tag)}</category>{chr(10)}" for tag in (piece.section, *piece.tags))}  </item>"""
        for piece in pieces
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>{escape(feed.title)}</title>
  <link>{base}/</link>
  <atom:link rel="self" type="application/rss+xml" href={quoteattr(base + feed.path)}/>
  <description>{escape(site.about)}</description>
  <language>{site.language}</language>
  <copyright>{escape(site.words["footer"])}</copyright>
  <ttl>15</ttl>{items}
</channel>
</rss>
"""


def _rss1(feed: Feed, site: Site, base: str, pieces: Sequence[Piece]) -> str:
    listed = "".join(f"\n    <rdf:li rdf:resource={quoteattr(_link(feed, base, piece))}/>" for piece in pieces)
    items = "".join(
        f"""
<item rdf:about={quoteattr(_link(feed, base, piece))}>
  <title>{escape(piece.title)}</title>
  <link>{escape(_link(feed, base, piece))}</link>
  <description>{escape(piece.standfirst or piece.paragraphs[0])}</description>
  <dc:date>{site.local(piece.published).isoformat()}</dc:date>
  <dc:creator>{escape(", ".join(piece.authors) or site.title)}</dc:creator>
  <dc:subject>{escape(piece.section)}</dc:subject>
</item>"""
        for piece in pieces
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about={quoteattr(base + feed.path)}>
  <title>{escape(feed.title)}</title>
  <link>{base}/</link>
  <description>{escape(site.about)}</description>
  <dc:language>{site.language}</dc:language>
  <sy:updatePeriod>hourly</sy:updatePeriod>
  <sy:updateFrequency>2</sy:updateFrequency>
  <items><rdf:Seq>{listed}
  </rdf:Seq></items>
</channel>{items}
</rdf:RDF>
"""


def _atom(feed: Feed, site: Site, base: str, pieces: Sequence[Piece]) -> str:
    entries = "".join(
        f"""
  <entry>
    <id>tag:{site.name}.invalid,2025:{escape(piece.path)}</id>
    <title type="text">{escape(piece.title)}</title>
    <link rel="alternate" type="text/html" href={quoteattr(_link(feed, base, piece))}/>
    <published>{_iso(piece.published)}</published>
    <updated>{_iso(piece.updated or piece.published)}</updated>
    <summary type="html">{escape(f"<p>{escape(piece.standfirst or piece.paragraphs[0])}</p>")}</summary>
{"".join(f"    <author><name>{escape(author)}</name></author>{chr(10)}" for author in piece.authors)}\
{"".join(f"    <category term={quoteattr(tag)}/>{chr(10)}" for tag in (piece.section, *piece.tags))}  </entry>"""
        for piece in pieces
    )
    newest = max((piece.updated or piece.published for piece in pieces), default=datetime(2025, 1, 1, tzinfo=UTC))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.language}">
  <id>tag:{site.name}.invalid,2025:{escape(feed.path)}</id>
  <title>{escape(feed.title)}</title>
  <link rel="self" href={quoteattr(base + feed.path)}/>
  <link rel="alternate" href="{base}/"/>
  <updated>{_iso(newest)}</updated>
  <author><name>{escape(site.title)}</name></author>
  <rights>{escape(site.words["footer"])}</rights>{entries}
</feed>
"""


def _json(feed: Feed, site: Site, base: str, pieces: Sequence[Piece]) -> str:
    items = [
        {
            "id": f"{site.name}:{piece.path}",
            "url": _link(feed, base, piece),
            "title": piece.title,
            "summary": piece.standfirst or piece.paragraphs[0],
            "date_published": site.local(piece.published).isoformat(),
            "authors": [{"name": author} for author in piece.authors],
            "tags": [piece.section, *piece.tags],
            "language": site.language,
        }
        for piece in pieces
    ]
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": f"{base}/",
        "feed_url": base + feed.path,
        "description": site.about,
        "language": site.language,
        "items": items,
    }
    return json.dumps(head, ensure_ascii=False, indent=1)


def _error_page(feed: Feed, site: Site, base: str, pieces: Sequence[Piece]) -> str:
    title = escape(site.title)
    return f"<html><head><title>{title}</title></head><body><h1>Error 1045</h1><p>{escape(feed.title)}</p></body></html>"


_WRITERS: dict[str, Callable[[Feed, Site, str, Sequence[Piece]], str]] = {
    "rss2": _rss2,
    "rss1": _rss1,
    "atom": _atom,
    "json": _json,
    "error_page": _error_page,
}
