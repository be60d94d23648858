"""Publication and update: every claim of the page, and the chosen ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from schemas.times import Claim, TimeClaim
from transforms.dates.dates import parse_date
from transforms.dates.swappable import DayEvidence, read_either_way
from transforms.extract.jsonld import JsonLd
from transforms.extract.meta import Meta
from transforms.extract.visible_dates import is_elsewhere

About = Literal["published", "updated"]

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
    "last-modified": "updated", "article:modified_time": "updated", "og:updated_time": "updated", "datemodified": "updated",
    "dcterms.modified": "updated", "dc.date.modified": "updated", "article.updated": "updated", "lastmod": "updated",
    "utime": "updated",
    "revised": "updated", "bt:moddate": "updated",
}  # fmt: skip
_ELEMENT_TAGS = ("time", "span", "meta", "abbr", "p", "div", "small")
_PUBLISHED_CLASS = re.compile(
    r"publish|entry-date|post-date|posted|article-date|pub-?date|datum|fecha|dt-published|created", re.IGNORECASE
)
_UPDATED_CLASS = re.compile(r"updat|modif|aktualis|dt-updated|mise-?a-?jour|actualiz", re.IGNORECASE)
_MOST = 30
#: The day in a path, as blogs and newspapers write it; the month may be a word.
_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[A-Za-z]{3,9})/(\d{1,2})/")
#: A day in a path without slashes, /20261116/, /2026-11-16-title: also numbers look so, so it counts where nothing else does.
_IN_NAME = re.compile(r"[/_-]((?:19|20)\d\d)(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def find_times(
    tree: HtmlElement, meta: Meta, linked: JsonLd, url: str | None, evidence: DayEvidence
) -> tuple[Claim | None, Claim | None, tuple[TimeClaim, ...]]:
    """Published, updated, and every claim of the page.

    The order of trust: JSON-LD, meta, itemprop, `<time>`. Where the chosen claim is a
    bare day, the claim of an instant on the same day is preferred, whichever says it. A date that can be read in two ways is
    settled by the others and by `evidence`.
    """
    now = evidence.now
    claims: list[TimeClaim] = []
    unread: list[tuple[About, str, str]] = []
    seen: set[tuple[str, str, str]] = set()
    for about, source, raw in _statements(tree, meta, linked):
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
    for about, source, raw in unread:
        claim = read_either_way(raw, evidence, source=source, by_custom=False)
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


def _statements(tree: HtmlElement, meta: Meta, linked: JsonLd) -> Iterator[tuple[About, str, str]]:
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
    yield from _elements(tree)
    yield from _scripts(tree)


#: What applications keep of the article in the page's scripts.
_SCRIPT_KEYS = (
    "datePublished|publishedAt|published_at|publishedDate|published_date|publishDate|publish_date|publicationDate|publication_date"
    "|pubDate|firstPublished|firstPublishedAt|first_published_at|firstPublishDate|datePublishedIso|publishedOn|publishTime"
    "|published_time"
)
#: One of these is in every key.
_SCRIPT_HINTS = ("ublish", "ublication", "pubDate")
_IN_SCRIPT = re.compile(rf"""["']({_SCRIPT_KEYS})["']\s{{0,3}}:\s{{0,3}}["']([^"'<>]{{8,40}})["']""")
_SCRIPT_CHARACTERS = 1_000_000


def _scripts(tree: HtmlElement) -> Iterator[tuple[About, str, str]]:
    left = _SCRIPT_CHARACTERS
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() or len(text) > left:
            continue
        left -= len(text)
        match = _IN_SCRIPT.search(text) if any(map(text.__contains__, _SCRIPT_HINTS)) else None
        if match:
            yield "published", f"script:{match[1]}", match[2]
            return


def _elements(tree: HtmlElement) -> Iterator[tuple[About, str, str]]:
    """itemprop and hAtom first, then `<time>` by its class, then the first other `<time>`, of an aside where there is none."""
    plain: list[tuple[About, str, str]] = []
    classed: list[tuple[About, str, str]] = []
    beside: list[tuple[About, str, str]] = []
    for element in tree.iter(*_ELEMENT_TAGS):
        item = element.get("itemprop") or ""
        item = item and item.lower()
        if item and ("datepublished" in item or "datecreated" in item or "datemodified" in item):
            raw = element.get("datetime") or element.get("content") or " ".join(element.itertext())[:200]
            yield ("updated" if "modified" in item else "published"), f"itemprop:{item.split()[0]}", " ".join(raw.split())
        elif element.tag == "abbr" and "published" in (element.get("class") or "").split():  # hAtom
            yield "published", "abbr:published", " ".join((element.get("title") or "").split())
        elif element.tag == "time" and len(classed) + len(plain) < 20:
            raw = element.get("datetime") or " ".join(element.itertext())[:200]
            raw = " ".join(raw.split())
            if is_elsewhere(element):
                continue
            label = f"{element.get('class') or ''} {(element.get('pubdate') is not None and 'published') or ''}"
            if not raw:
                continue
            if _UPDATED_CLASS.search(label) and not _PUBLISHED_CLASS.search(label):
                classed.append(("updated", "time", raw))
            elif _PUBLISHED_CLASS.search(label):
                classed.append(("published", "time", raw))
            elif next(element.iterancestors("aside"), None) is not None:
                beside.append(("published", "time", raw))
            else:
                plain.append(("published", "time", raw))
    yield from classed
    yield from (plain or beside)[:1]
