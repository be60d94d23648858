"""The HTML of the fictional newsroom: article pages in several layouts, home pages, robots.txt and sitemaps.

The layouts declare different metadata: `modern` (flat JSON-LD, OpenGraph), `graph` (JSON-LD with `@graph` and references),
`microdata` (itemprop only), `weblog` (OpenGraph only, comments), `tables` (a title only; the page consists of tables).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import resources
from string import Template
from typing import Any

from pipeline.newsroom.pieces import Piece, linked
from pipeline.newsroom.sites import Site

#: HTML of a paragraph and of a subheading, by layout.
_BLOCKS = {
    "tables": (
        '<p align="justify"><font face="Verdana" size="2">{}</font></p>',
        '<p><font face="Verdana" size="3"><b>{}</b></font></p>',
    ),
}
_PLAIN_BLOCKS = ("<p>{}</p>", "<h2>{}</h2>")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """The context of a page: its site, the site's origin, the origins of all sites by name, and the pieces of the site."""

    site: Site
    base: str
    bases: Mapping[str, str]
    others: Sequence[Piece]


def article_page(piece: Piece, context: PageContext) -> bytes:
    """The page of `piece` in its site's layout and charset."""
    site = context.site
    body = _body(piece, site)
    canonical = _canonical(piece, context)
    related = [other for other in context.others if other.path != piece.path and not other.missing][-4:]
    values = {
        "language": site.language,
        "charset": site.charset,
        "site": escape(site.title),
        "about": escape(site.about),
        "base": context.base,
        "url": context.base + piece.path,
        "canonical": canonical,
        "title": escape(piece.title),
        "section": escape(piece.section),
        "standfirst": escape(piece.standfirst or piece.title),
        "standfirst_block": f'<p class="standfirst">{escape(piece.standfirst)}</p>' if piece.standfirst else "",
        "byline": escape(" · ".join(piece.authors)),
        "author_spans": _each(
            '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{}</span></span> ',
            piece.authors,
        ),
        "author_links": _each(
            '<a rel="author" href="/autor/{}">{}</a> ', [(_slug(author), author) for author in piece.authors]
        ),
        "tag_metas": _each('<meta property="article:tag" content="{}">\n', piece.tags),
        "tag_links": _each('<a rel="tag" href="/tag/{}">{}</a> ', [(_slug(tag), tag) for tag in piece.tags]),
        "keywords": escape(", ".join(piece.tags)),
        "published": site.local(piece.published).isoformat(),
        "updated": site.local(piece.updated or piece.published).isoformat(),
        "published_spoken": site.spoken(piece.published),
        "update_block": _update_block(piece, site),
        "image": f"{context.base}/media{piece.path.removesuffix('.html')}.jpg",
        "caption": escape(piece.caption),
        "credit": escape(piece.credit),
        "figure": _figure(piece, context),
        "lead": "\n".join(body[:2]),
        "rest": "\n".join(body[2:]),
        "json_ld": _json_ld(piece, context, canonical),
        "nav": _each('<li><a href="/{}/">{}</a></li>\n', [(_slug(label), label) for label in site.nav]),
        "nav_cells": _each(
            '<td bgcolor="#dddddd"><font size="1"><a href="/{}/">{}</a></font></td>\n',
            [(_slug(label), label) for label in site.nav],
        ),
        "related_items": _each('<li><a href="{}">{}</a></li>\n', [(other.path, other.title) for other in related]),
        "feed_links": _feed_links(context),
        **{f"word_{name}": escape(word) for name, word in site.words.items()},
    }
    return _layout(site.layout).substitute(values).encode(site.charset, "xmlcharrefreplace")


def home_page(context: PageContext) -> bytes:
    """The front page of a site, with links to all its articles and feeds."""
    items = _each('<li><a href="{}">{}</a></li>\n', [(other.path, other.title) for other in context.others])
    site = context.site
    title = escape(site.title)
    page = (
        f'<!doctype html><html lang="{site.language}"><head><meta charset="{site.charset}"><title>{title}</title>\n'
        f"{_feed_links(context)}</head><body><h1>{title}</h1><p>{escape(site.about)}</p><ul>\n{items}</ul></body></html>"
    )
    return page.encode(site.charset, "xmlcharrefreplace")


def missing_page(context: PageContext) -> bytes:
    """The page of a 404 answer."""
    title = escape(context.site.title)
    return f"<!doctype html><html><head><title>404 - {title}</title></head><body><h1>404</h1></body></html>".encode()


def robots_txt(context: PageContext) -> bytes:
    """The robots.txt of a site: it disallows `/internal/` only."""
    delay = f"Crawl-delay: {context.site.crawl_delay_s:g}\n" if context.site.crawl_delay_s else ""
    return f"User-agent: *\nDisallow: /internal/\n{delay}\nSitemap: {context.base}/sitemap.xml\n".encode()


def sitemap(context: PageContext) -> bytes:
    """Every article of the site that robots.txt allows."""
    urls = "".join(
        f"<url><loc>{escape(context.base + piece.path)}</loc>"
        f"<lastmod>{(piece.updated or piece.published).isoformat()}</lastmod></url>\n"
        for piece in context.others
        if not piece.path.startswith("/internal/")
    )
    return f'<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'.encode()


@cache
def _layout(name: str) -> Template:
    return Template(resources.files(__package__).joinpath("layouts", f"{name}.html").read_text(encoding="utf-8"))


def _each(form: str, values: Sequence[str | tuple[str, ...]]) -> str:
    rows = [(value,) if isinstance(value, str) else value for value in values]
    return "".join(form.format(*(escape(cell) for cell in row)) for row in rows)


def _slug(words: str) -> str:
    return "-".join(words.lower().split())


def _canonical(piece: Piece, context: PageContext) -> str:
    if not piece.original:
        return context.base + piece.path
    site, _, path = piece.original.partition("/")
    return f"{context.bases[site]}/{path}"


def _body(piece: Piece, site: Site) -> list[str]:
    paragraph, subheading = _BLOCKS.get(site.layout, _PLAIN_BLOCKS)
    blocks = piece.blocks[:1] if piece.paywalled else piece.blocks
    html = [linked(escape(block, quote=False), '<a href="{path}">{label}</a>') for block in blocks]
    if piece.dateline:
        html[0] = f"<strong>{escape(piece.dateline)}</strong> {html[0]}"
    lines = [
        subheading.format(block.removeprefix("## ")) if block.startswith("## ") else paragraph.format(block) for block in html
    ]
    if piece.wire:
        lines.append(paragraph.format(f"<em>({escape(piece.wire)})</em>"))
    if piece.paywalled:
        lines.append(
            f'<div class="paywall"><h3>{escape(site.words["subscribe"])}</h3>'
            f'<a href="/subscribe">{escape(site.words["newsletter"])}</a></div>'
        )
    return lines


def _update_block(piece: Piece, site: Site) -> str:
    if piece.updated is None:
        return ""
    note = f" {escape(piece.update_note)}" if piece.update_note else ""
    return f'<p class="updated">{escape(site.words["updated"])} {site.spoken(piece.updated)}.{note}</p>'


def _figure(piece: Piece, context: PageContext) -> str:
    if not piece.caption:
        return ""
    source = f"/media{piece.path.removesuffix('.html')}.jpg"
    return (
        f'<figure><img src="{source}" width="1200" height="800" alt="{escape(piece.caption)}">'
        f"<figcaption>{escape(piece.caption)} <span class='credit'>{escape(piece.credit)}</span></figcaption></figure>"
    )


def _feed_links(context: PageContext) -> str:
    types = {
        "rss2": "application/rss+xml",
        "rss1": "application/rdf+xml",
        "atom": "application/atom+xml",
        "json": "application/feed+json",
    }
    rows = [(types[feed.format], feed.title, feed.path) for feed in context.site.feeds if feed.format in types]
    return _each('<link rel="alternate" type="{}" title="{}" href="{}">\n', rows)


def _json_ld(piece: Piece, context: PageContext, canonical: str) -> str:
    """The JSON-LD of an article, for layouts that use it."""
    site = context.site
    article: dict[str, Any] = {
        "@type": "LiveBlogPosting" if piece.kind == "live_blog" else "NewsArticle",
        "headline": piece.title,
        "mainEntityOfPage": canonical,
        "datePublished": site.local(piece.published).isoformat(),
        "dateModified": site.local(piece.updated or piece.published).isoformat(),
        "articleSection": piece.section,
        "inLanguage": site.language,
        "isAccessibleForFree": not piece.paywalled,
    }
    if piece.standfirst:
        article["description"] = piece.standfirst
    if piece.tags:
        article["keywords"] = list(piece.tags)
    if piece.caption:
        picture = f"{context.base}/media{piece.path.removesuffix('.html')}.jpg"
        article["image"] = {"@type": "ImageObject", "url": picture, "width": 1200, "height": 800, "caption": piece.caption}
    publisher = {"@type": "NewsMediaOrganization", "name": site.title, "url": context.base + "/"}
    people = [{"@type": "Person", "name": author} for author in piece.authors]
    data: dict[str, Any]
    if site.layout == "graph":
        for number, person in enumerate(people):
            person["@id"] = f"{context.base}/#person-{number}"
        publisher["@id"] = f"{context.base}/#publisher"
        article["author"] = [{"@id": person["@id"]} for person in people]
        article["publisher"] = {"@id": publisher["@id"]}
        data = {"@context": "https://schema.org", "@graph": [publisher, *people, article]}
    else:
        data = {"@context": "https://schema.org", **article, "author": people, "publisher": publisher}
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
