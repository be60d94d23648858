"""When it was published and updated: every claim of the page, and the ones that are chosen."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Literal

from htmldate import find_date
from lxml.html import HtmlElement

from schemas.times import Claim, TimeClaim
from transforms.dates.dates import parse_date
from transforms.extract.blocks import Block, key
from transforms.extract.boxes import boxes
from transforms.extract.estimate import Estimate, is_foreign, is_own_footer
from transforms.extract.jsonld import JsonLd
from transforms.extract.meta import Meta

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
#: The day in a path, as blogs and newspapers write it.
_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/")


def find_times(
    tree: HtmlElement, meta: Meta, linked: JsonLd, url: str | None, now: datetime
) -> tuple[Claim | None, Claim | None, tuple[TimeClaim, ...]]:
    """Published, updated, and every claim of the page.

    The order of trust: JSON-LD, meta, itemprop, `<time>`. Where the chosen claim is a
    bare day, the claim of an instant on the same day is preferred, whichever says it.
    """
    claims: list[TimeClaim] = []
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
    published = _choose(claims, "published")
    match = _IN_PATH.search(url or "")
    stated = parse_date("-".join(match.groups()), now, source="url") if match else None
    if stated is not None:
        claims.append(TimeClaim(about="published", claim=stated))
        # A path is written once. What is declared a day or more later is a republication; a day is the width of the time zones.
        if published is None or date.fromisoformat(stated.value) < _day(published) - timedelta(days=1):
            published = stated
    return published, _choose(claims, "updated"), tuple(claims)


def _day(claim: Claim) -> date:
    """The day of a claim; the first of its month or year where it names no more."""
    year, month, day = (*(int(part) for part in claim.value[:10].split("-")), 1, 1)[:3]
    return date(year, month, day)


def _choose(claims: list[TimeClaim], about: About) -> Claim | None:
    mine = [claim.claim for claim in claims if claim.about == about]
    if not mine:
        return None
    # a year or a month only where nobody names the day
    best = next((claim for claim in mine if claim.precision not in ("year", "month")), mine[0])
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
            raw = linked.text(node, name)
            if raw:
                yield about, f"json-ld:{name}", raw
    for name, about in _META.items():
        for raw in meta.values.get(name, ())[:2]:
            yield about, f"meta:{name}", raw
    yield from _elements(tree)
    yield from _scripts(tree)


#: What applications keep of the article in the page's scripts.
_IN_SCRIPT = re.compile(
    r"""["'](datePublished|publishedAt|published_at|publishedDate|published_date|publishDate|publish_date|publicationDate|"
    r"publication_date|pubDate|firstPublished|"""
    r"""firstPublishedAt|first_published_at|firstPublishDate|datePublishedIso|publishedOn|publishTime|"
    r"published_time)["']\s{0,3}:\s{0,3}["']([^"'<>]{8,40})["']"""
)
_SCRIPT_CHARACTERS = 1_000_000


def _scripts(tree: HtmlElement) -> Iterator[tuple[About, str, str]]:
    left = _SCRIPT_CHARACTERS
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() or len(text) > left:
            continue
        left -= len(text)
        match = _IN_SCRIPT.search(text)
        if match:
            yield "published", f"script:{match[1]}", match[2]
            return


def search_visible(blocks: list[Block], guess: Estimate, title: str | None, now: datetime) -> Claim | None:
    """The date that the page shows: near the headline, behind a label ("Published", "Datum") before a bare one.

    Near is one of the three blocks before or fifteen behind it, of at most 14 words. Never of a comment, a footer, a caption,
    a quotation or an embedded post, a copyright line, or a sentence. A label elsewhere counts within the article
    and right below it, where only one day is labelled.
    """
    wanted = key(title or "")
    start = next((place for place, candidate in enumerate(blocks) if candidate.key == wanted), None) if wanted else None
    near = range(max(0, start - 3), min(len(blocks), start + 15)) if start is not None else range(0)
    first, last = guess.headline or guess.first, min(len(blocks), guess.last + 15)
    places = (*near, *(place for place in range(first, min(last, first + _MOST_SEARCHED)) if place not in near))
    bare: Claim | None = None
    labelled: dict[str, Claim] = {}
    for place in places:
        block = blocks[place]
        if block.words > 14 or not any(char.isdigit() for char in block.text[:160]):
            continue
        text = block.text[:160]
        label = _LABEL.match(text)
        if (label is None and place not in near) or _is_about_something_else(block):
            continue
        match = _VISIBLE.search(text, label.end() if label else 0)
        claim = parse_date(match[0].strip(" ,.-–|"), now, source="text") if match else None
        if claim is None or _is_elsewhere(block.element):
            continue
        if label is not None and place in near:
            return claim
        if label is not None and not _RANGE.search(text):
            labelled.setdefault(claim.value, claim)
        elif label is None and bare is None:
            bare = claim
    if bare is not None or len(labelled) != 1:
        return bare
    return next(iter(labelled.values()))


def _is_about_something_else(block: Block) -> bool:
    """A copyright line, or a block in a caption, a quotation or an embedded post."""
    if _COPYRIGHT.search(block.text[:160]):
        return True
    box = next((around for around in boxes(block.element, 6) if around.tag in _QUOTING), None)
    return box is not None and next(box.iter("h1"), None) is None


_QUOTING = ("figcaption", "blockquote", "cite", "q", "marquee")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights|alle rechte", re.IGNORECASE)
_MOST_SEARCHED = 3_000
#: The days of an event ("16-19 March"), never those of a publication.
_RANGE = re.compile(r"\b\d{1,2}\s?[-–]\s?\d{1,2}\.?\s[^\W\d]")
#: Year and month in a path.
_YEAR_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(?:0?[1-9]|1[0-2])/")
#: A date within so many characters of a paragraph's start is its dateline.
_DATELINE = 40
#: What stands before the date of publication, at a block's start.
_LABEL = re.compile(
    r"\W{0,3}(?:date(?: published| of publication)?|published(?: on| at)?|posted(?: on)?|publication date|first published|"
    r"datum|"
    r"veröffentlicht(?: am)?|erschienen(?: am)?|erstellt(?: am)?|publié le|mis en ligne le|date de publication|"
    r"fecha(?: de publicación)?|"
    r"publicado(?: el| em| a)?|pubblicato(?: il)?|data(?: di pubblicazione| publikacji)?|gepubliceerd(?: op)?|opublikowano|"
    r"发布时间|发布日期|時間|时间|日期|公開日|掲載日|配信|投稿日|입력|등록|게시일|작성일)(?!\w)\s{0,3}[:：|\-–]?\s{0,3}",
    re.IGNORECASE,
)
#: Dates as people write them; parse_date reads and judges them.
_VISIBLE = re.compile(
    r"(?<!\d)\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号號]?(?:\s{0,2}\d{1,2}:\d{2}(?::\d{2})?)?|"
    r"\b\d{4}\.\s\d{1,2}\.\s\d{1,2}\b|"
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b|\b\d{1,2}/\d{1,2}/\d{4}\b|"
    r"\b\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s)?[^\W\d]{3,12}\.?,?\s(?:de\s|del\s)?\d{4}\b|"
    r"\b[^\W\d]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}\b"
)


def _elements(tree: HtmlElement) -> Iterator[tuple[About, str, str]]:
    """itemprop first, then `<time>` by its class, then the first `<time>` of the page."""
    plain: list[tuple[About, str, str]] = []
    classed: list[tuple[About, str, str]] = []
    for element in tree.iter(*_ELEMENT_TAGS):
        item = element.get("itemprop") or ""
        item = item and item.lower()
        if item and ("datepublished" in item or "datecreated" in item or "datemodified" in item):
            raw = element.get("datetime") or element.get("content") or " ".join(element.itertext())[:200]
            yield ("updated" if "modified" in item else "published"), f"itemprop:{item.split()[0]}", " ".join(raw.split())
        elif element.tag == "time" and len(classed) + len(plain) < 20:
            raw = element.get("datetime") or " ".join(element.itertext())[:200]
            raw = " ".join(raw.split())
            if _is_elsewhere(element):
                continue
            label = f"{element.get('class') or ''} {(element.get('pubdate') is not None and 'published') or ''}"
            if not raw:
                continue
            if _UPDATED_CLASS.search(label) and not _PUBLISHED_CLASS.search(label):
                classed.append(("updated", "time", raw))
            elif _PUBLISHED_CLASS.search(label):
                classed.append(("published", "time", raw))
            else:
                plain.append(("published", "time", raw))
    yield from classed
    yield from plain[:1]


def _is_elsewhere(element: HtmlElement) -> bool:
    """In a comment, a footer, a quotation, an embedded post, a caption or the line of another article."""
    for box in element.iterancestors():
        if box.tag in _QUOTING:
            return True
        if box.tag in ("body", "main", "html", "aside") or is_own_footer(box):
            continue
        named = is_foreign(box) or _TEASER.search(box.get("class") or "")
        if named and next(box.iter("h1"), None) is None:
            return True
    return False


#: Boxes of other articles, of tickers and of embedded posts, by class.
_TEASER = re.compile(
    r"(?:^|[\s_-])(?:related|ticker|news-?ticker|recommend\w{0,8}|most-?read|trending|tweet|twitter-tweet|"
    r"instagram-media)(?:$|[\s_-])",
    re.IGNORECASE,
)


def search_day(tree: HtmlElement, blocks: list[Block], url: str | None, now: datetime) -> Claim | None:
    """The day of publication that htmldate finds in the text or the URL: the last resort where nothing is declared.

    None for a first of January, which htmldate makes of a bare year, and for a day that the page names only in sentences,
    captions, quotations, comments and copyright lines. Give it the stripped tree: a quarter of the time (49 -> 11 ms) for 59
    instead of 62 of 78 days.
    """
    try:
        day = find_date(tree, url=url, original_date=True, extensive_search=True, max_date=now.strftime("%Y-%m-%d"))
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):  # what htmldate 1.9 raises on odd pages
        return None
    year = _YEAR_IN_PATH.search(url or "")
    if year is not None and day is not None and day[:4] != year[1]:
        return None  # of something else on the page
    if not day or day.endswith("-01-01") or not _is_shown_apart(day, blocks, now):
        return None
    return Claim(value=day, precision="day", zone="unknown", source="htmldate", raw=day)


def _is_shown_apart(day: str, blocks: list[Block], now: datetime) -> bool:
    """False where the page shows the day, and only where it is the day of something else."""
    shown = False
    for block in blocks[:_MOST_SEARCHED]:
        text = block.text[:4000]
        if day[:4] not in text:
            continue
        for match in islice(_VISIBLE.finditer(text), 20):
            claim = parse_date(match[0].strip(" ,.-–|"), now)
            if claim is None or claim.value[:10] != day:
                continue
            opens = match.start() <= _DATELINE
            if (block.words <= 25 or opens) and not _is_about_something_else(block) and not _is_elsewhere(block.element):
                return True
            shown = True
    return not shown
