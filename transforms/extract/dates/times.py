"""Publication and update: every claim of the page, and the chosen ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from schemas.times import Claim, TimeClaim
from transforms.dates.dates import parse_date
from transforms.dates.swappable import DayEvidence, orders_of, read_either_way
from transforms.extract.dates.attributes import attribute_times
from transforms.extract.dates.elements import element_times
from transforms.extract.dates.statements import About, Statement
from transforms.extract.page.jsonld import JsonLd
from transforms.extract.page.meta import Meta

_META: dict[str, About] = {
    "article:published_time": "published", "og:article:published_time": "published", "og:published_time": "published",
    "datepublished": "published", "parsely-pub-date": "published", "sailthru.date": "published", "pubdate": "published",
    "publishdate": "published", "publish-date": "published", "publish_date": "published", "published_time": "published",
    "dc.date.issued": "published", "dcterms.issued": "published", "dcterms.created": "published",
    "dc.date.created": "published",
    "dcterms.date": "published", "dc.date": "published", "cxenseparse:recs:publishtime": "published",
    "cxenseparse:publishtime": "published",
    "date": "published", "article.published": "published", "article_date_original": "published",
    "citation_publication_date": "published",
    "citation_online_date": "published", "citation_date": "published", "rnews:datepublished": "published", "ptime": "published",
    "vr:published_time": "published", "bt:pubdate": "published", "displaydate": "published",
    "originalpublicationdate": "published",
    "article:published": "published", "article:publish_date": "published", "article_date": "published",
    "article:pubdate": "published", "og:pubdate": "published", "publication_date": "published", "published_date": "published",
    "time.published": "published", "dc.created": "published", "dc.date.published": "published", "created-date": "published",
    "og:release_date": "published", "created": "published",
    "last-modified": "updated", "article:modified_time": "updated", "og:updated_time": "updated", "datemodified": "updated",
    "dcterms.modified": "updated", "dc.date.modified": "updated", "article.updated": "updated", "lastmod": "updated",
    "utime": "updated",
    "revised": "updated", "bt:moddate": "updated", "article:modified": "updated", "modified-date": "updated",
    "last_updated_date": "updated", "date_modified": "updated",
}  # fmt: skip
_MOST = 30
#: The day in a path, as blogs and newspapers write it; the month may be a word.
_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[A-Za-z]{3,9})/(\d{1,2})/")
#: A day in a path without slashes, /20261116/, /2026-11-16-title: also numbers look so, so it counts where nothing else does.
_IN_NAME = re.compile(r"[/_-]((?:19|20)\d\d)(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def find_times(
    tree: HtmlElement, meta: Meta, linked: JsonLd, url: str | None, evidence: DayEvidence
) -> tuple[Claim | None, Claim | None, tuple[TimeClaim, ...]]:
    """Published, updated, and every claim of the page.

    The order of trust: JSON-LD, meta, itemprop, `<time>`, then attributes of other elements. Where the chosen claim is a
    bare day, the claim of an instant on the same day is preferred, whichever says it. A date that can be read in two ways is
    settled by the others and by `evidence`.
    """
    now = evidence.now
    claims: list[TimeClaim] = []
    unread: list[Statement] = []
    seen: set[tuple[str, str, str]] = set()
    for about, source, raw in _statements(tree, meta, linked, url):
        if len(claims) >= _MOST:
            break
        if (about, source, raw) in seen:
            continue
        seen.add((about, source, raw))
        claim = parse_date(raw[:200], now, source=source)
        if claim is not None:
            claims.append(TimeClaim(about=about, claim=claim))
        else:
            unread.append((about, source, raw))
    evidence = with_days(evidence, claims)
    if unread:
        evidence = replace(evidence, month_first=orders_of(claim.claim.raw for claim in claims))
    for about, source, raw in unread:
        claim = read_either_way(raw, evidence, source=source, by_custom=False)
        if claim is not None:
            claims.append(TimeClaim(about=about, claim=claim))
    if all(claim.about != "published" for claim in claims):
        for about, source, raw in attribute_times(tree):
            claim = parse_date(raw[:200], now, source=source)
            if claim is not None:
                claims.append(TimeClaim(about=about, claim=claim))
    published = _choose(claims, "published")
    match = _IN_PATH.search(url or "")
    stated = None
    if match is not None:
        year, month, day = match.groups()
        stated = parse_date(f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}", now, source="url")
    if stated is not None:
        claims.append(TimeClaim(about="published", claim=stated))
        # A path is written once. What is declared a day or more later is a republication; a day is the width of the time zones.
        if published is None or date.fromisoformat(stated.value) < _day(published) - timedelta(days=1):
            published = stated
    elif published is None or published.precision in ("year", "month", "ambiguous"):
        named = _IN_NAME.search(urlsplit(url or "").path)
        stated = parse_date(f"{named[1]}-{named[3]}-{named[4]}", now, source="url") if named else None
        if stated is not None:
            claims.append(TimeClaim(about="published", claim=stated))
            published = stated
    return published, _choose(claims, "updated"), tuple(claims)


def with_days(evidence: DayEvidence, claims: Iterable[TimeClaim]) -> DayEvidence:
    """The evidence with the days that these claims name."""
    days = (_day(claim.claim) for claim in claims if len(claim.claim.value) >= 10)
    return replace(evidence, days=(*evidence.days, *days))


def _day(claim: Claim) -> date:
    """The day of a claim; the first of its month or year where it names no more."""
    year, month, day = (*(int(part) for part in claim.value[:10].split("-")), 1, 1)[:3]
    return date(year, month, day)


def _choose(claims: list[TimeClaim], about: About) -> Claim | None:
    mine = [claim.claim for claim in claims if claim.about == about]
    if not mine:
        return None
    # a year or a month only where nobody names the day
    best = next((claim for claim in mine if claim.precision not in ("year", "month", "ambiguous")), mine[0])
    if best.precision in ("instant", "minute"):
        return best
    finer = (claim for claim in mine if claim.precision in ("instant", "minute") and claim.value[:10] == best.value[:10])
    return next(finer, best)


def _statements(tree: HtmlElement, meta: Meta, linked: JsonLd, url: str | None) -> Iterator[Statement]:
    names: tuple[tuple[str, About], ...] = (
        ("datePublished", "published"), ("dateModified", "updated"), ("dateCreated", "published"), ("uploadDate", "published"),
    )  # fmt: skip
    for node in (linked.article, linked.page):
        for name, about in names[:2] if node is linked.page else names:
            raw = linked.text(node, name) or next(
                (str(value) for value in linked.values(node, name) if type(value) is int), None
            )
            if raw:
                yield about, f"json-ld:{name}", raw
    for name, about in _META.items():
        for raw in meta.values.get(name, ())[:2]:
            yield about, f"meta:{name}", raw
    yield from element_times(tree, (url, *meta.links.get("canonical", ())[:1], *meta.values.get("og:url", ())[:1]))
    yield from _scripts(tree)


#: What applications keep of the article in the page's scripts.
_SCRIPT_KEYS = (
    "datePublished|publishedAt|published_at|publishedDate|published_date|publishDate|publish_date|publicationDate|publication_date"
    "|pubDate|firstPublished|firstPublishedAt|first_published_at|firstPublishDate|datePublishedIso|publishedOn|publishTime"
    "|published_time"
)
#: One of these is in every key, behind so many characters at most.
_SCRIPT_HINTS = ("ublish", "ublication", "pubDate")
_MOST_AHEAD = 8
_IN_SCRIPT = re.compile(rf"""["']({_SCRIPT_KEYS})["']\s{{0,3}}:\s{{0,3}}["']([^"'<>]{{8,40}})["']""")
_SCRIPT_CHARACTERS = 1_000_000


def _scripts(tree: HtmlElement) -> Iterator[Statement]:
    left = _SCRIPT_CHARACTERS
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() or len(text) > left:
            continue
        left -= len(text)
        found = list(islice(_stated(text), _MOST))
        if found:
            match = _beside_headline(text, found, tree) if len({match[2] for match in found}) > 1 else found[0]
            yield "published", f"script:{match[1]}", match[2]
            return


def _stated(text: str) -> Iterator[re.Match[str]]:
    """What the pattern finds in a script. It is asked where a hint stands: scripts are full of quotation marks."""
    end = 0
    for place in sorted(place for hint in _SCRIPT_HINTS for place in _places(text, hint)):
        start = max(text.rfind(mark, max(end, place - _MOST_AHEAD), place) for mark in "\"'")
        match = _IN_SCRIPT.match(text, start) if start >= 0 else None
        if match is not None:
            end = match.end()
            yield match


def _places(text: str, part: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def _beside_headline(text: str, found: list[re.Match[str]], tree: HtmlElement) -> re.Match[str]:
    """The first of the statements that stands in one object with the headline: an application keeps other articles, too."""
    headline = " ".join("".join(next(iter(tree.iter("h1")), tree.makeelement("h1")).itertext()).split())
    place = text.find(headline) if len(headline) >= _LEAST_HEADLINE else -1
    for match in found if place >= 0 else ():
        between = text[min(place, match.start()) : max(place, match.end())]
        if len(between) <= _OBJECT and "{" not in between and "}" not in between:
            return match
    return found[0]


_LEAST_HEADLINE, _OBJECT = 15, 5_000
