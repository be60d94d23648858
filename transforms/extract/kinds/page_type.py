"""The type of a page, and whether it is an article at all. Conservative, because a false "no article" costs a record."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from schemas.articles import PageType
from transforms.extract.kinds.entry_witness import NO_ENTRY, EntryWitness
from transforms.extract.kinds.stand_ins import SHORT_WORDS, WALL_WORDS, Shown, stand_in_of
from transforms.extract.kinds.withdrawn import is_withdrawn
from transforms.extract.metadata.metadata import Metadata
from transforms.extract.metadata.paywall import FEW_WORDS
from transforms.extract.metadata.titles import headings

Reason = Literal["not_article", "soft_404", "stub"]

_GALLERY_PATH = re.compile(
    r"/(?:galler(?:y|ies)|galerien?|bildergalerie|fotostrecke|fotogalerie|fotogaleria|fotogaler[ií]a|galerias?|galleria|"
    r"photos|slideshow|diaporama|fotos)(?:/|$)"
)
_VIDEO_PATH = re.compile(r"/(?:videos?|watch|mediathek|multimedia/video)(?:/|$)")
_LIVE_PATH = re.compile(
    r"/(?:live|liveblog|live-blog|liveticker|en-vivo|direct|diretta|ao-vivo|live-news|live-updates)(?:/|-|$)"
)
_ARTICLE_MARKS = ("article:published_time", "article:author", "article:section")


#: "Not found" as a title, in the languages of the phrases.
_MISSING = re.compile(
    r"^\W*(?:error\W{0,3})?404\b|page (?:not found|cannot be found|no longer exists|does not exist)|^\W*not found\W*$|"
    r"article (?:not found|no longer available)|story not found|seite (?:wurde )?nicht gefunden|artikel nicht gefunden|"
    r"page (?:introuvable|non trouvée)|página no encontrada|p[áa]gina non trovata|página não encontrada|pagina niet gevonden|"
    r"nie znaleziono strony|страница не найдена|页面不存在|ページが見つかりません",
    re.IGNORECASE,
)
_REFRESH = re.compile(
    r"\s{0,9}(\d|10)(?:\.\d{1,3})?\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?[\"']?([^\"']{1,1900})[\"']?\s{0,9}", re.IGNORECASE
)
_ROOTS = ("", "/", "/index.html", "/index.php", "/home", "/home/")
_LISTING_PATH = re.compile(
    r"/(?:tags?|topics?|category|categories|kategorie|schlagwort|thema|author|autor|archive|archiv|search|suche)(?:/|$)"
)
_LEAST_LINKED = 8
_MOST_HEADINGS = 8
#: Above this many words a page stands for no article, whatever its title says.
_MOST_WORDS = 3 * WALL_WORDS


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reason why a page is no article, and what was found instead."""

    reason: Reason
    message: str
    found: str


def find_page_type(found: Metadata, url: str | None, words: int) -> PageType:
    """The kind of page, by JSON-LD's types, og:type and the path; a page with a real text is an article whatever its path
    says."""
    kinds = found.linked.types
    path = _path(url)
    social = (found.meta.first("og:type") or "").lower()
    if is_live_blog(found, url):
        return "live_blog"
    if words < 150:
        if social.startswith("video") or _VIDEO_PATH.search(path) or ("videoobject" in kinds and not _is_marked(found)):
            return "video"
        if kinds & {"imagegallery", "mediagallery"} or _GALLERY_PATH.search(path):
            return "gallery"
    if not _is_marked(found) and (path in ("", "/") or kinds & {"collectionpage", "searchresultspage"}) and social != "article":
        return "index"
    return "article"


def is_live_blog(found: Metadata, url: str | None) -> bool:
    """JSON-LD says so, or path and a coverage time do."""
    live_path = bool(_LIVE_PATH.search(_path(url)))
    return "liveblogposting" in found.linked.types or (live_path and found.meta.first("coveragestarttime") is not None)


def judge(
    found: Metadata,
    kind: PageType,
    tree: HtmlElement,
    text: str,
    *,
    url: str | None,
    words: int,
    prose_words: int,
    feed_title: str | None = None,
    feed_text: str | None = None,
) -> Verdict | None:
    """The reason why the page is no article; None for an article. `prose_words`: words in the page's running paragraphs.

    `feed_title`, `feed_text`: title and summary of the feed's entry, as witnesses.
    """
    entry = EntryWitness.of(feed_title, feed_text, _host(url)) if words < _MOST_WORDS else NO_ENTRY
    shown = _shown(found, tree, text, words)
    if _is_missing(found, tree, text, words) and not (entry.heads(shown.headings) and entry.tells(text)):
        return Verdict("soft_404", "The page says that there is no such page.", f"says: {(found.title or text)[:120]}")
    if is_withdrawn(text):
        return Verdict("soft_404", "The page says that its article was taken away.", f"says: {text[:120]}")
    what = stand_in_of(shown, entry) if words < _MOST_WORDS else None
    if what is not None:
        return Verdict("not_article", f"The page is {what}, no article.", f"{what}: {(found.title or text)[:120]}")
    target = _refreshed_to(found, url)
    if target is not None and words < WALL_WORDS and prose_words < WALL_WORDS:
        return Verdict("not_article", "The page only sends readers on to another address.", f"meta refresh to {target[:120]}")
    if _LISTING_PATH.search(_path(url)) and not _is_marked(found) and _is_listing(tree):
        return Verdict("not_article", "The page lists articles; it is none.", "a page of a topic")
    if kind == "index" and prose_words < 60:
        return Verdict("not_article", "The page lists articles; it is none.", "an index page")
    if found.paywalled:
        stated = found.linked.text(found.linked.article, "wordCount")
        declared = int(stated) if stated and stated.isascii() and stated.isdigit() and len(stated) < 7 else _number(found)
        if words < FEW_WORDS or declared > 3 * words:
            return Verdict("stub", "The page marks its text as not free and shows only a teaser.", f"{words} words")
    return None


def is_front_page(asked: str, final: str, redirects: int) -> bool:
    """True where a request for a page below a host's root was redirected to a root: a removed article (soft 404)."""
    return redirects > 0 and _path(final) in _ROOTS and _path(asked) not in _ROOTS


def _is_missing(found: Metadata, tree: HtmlElement, text: str, words: int) -> bool:
    """The title says "not found" and the page does not mark itself as an article, or its first heading says the same; teasers
    below it may be long."""
    if words < 60 and found.linked.article is None and _MISSING.search(text[:200]):
        return True
    if not _MISSING.search(found.title or "") or found.linked.article is not None:
        return False
    heading = next(tree.iter("h1"), None)
    shown = " ".join("".join(heading.itertext()).split()) if heading is not None else ""
    return words < _MOST_WORDS and (not shown or bool(_MISSING.search(shown)) or not _is_marked(found))


def _shown(found: Metadata, tree: HtmlElement, text: str, words: int) -> Shown:
    """What a page shows; without its headings where it is too long to stand for an article."""
    document = next(tree.iter("title"), None) if words < _MOST_WORDS else None
    named = ["".join(document.itertext()).strip()] if document is not None else []
    if words < _MOST_WORDS:
        named += [heading for heading, _ in headings(tree)]
        named += [" ".join("".join(element.itertext()).split()) for element in islice(tree.iter("h2"), _MOST_HEADINGS)]
    return Shown(
        title=found.title or "",
        headings=[heading for heading in named if heading],
        text=text,
        words=words,
        is_article=found.linked.article is not None,
        is_marked=_is_marked(found),
        whole="\n".join(tree.itertext()) if words < SHORT_WORDS else "",
        is_signed=bool(found.authors) or (found.published is not None and found.published.source != "url"),
    )


def _refreshed_to(found: Metadata, url: str | None) -> str | None:
    """Where a `meta refresh` within ten seconds leads, if that is another address."""
    match = _REFRESH.fullmatch((found.meta.first("refresh") or "")[:2000])
    target = match[2].strip() if match else ""
    return target if target and target != url else None


def _is_listing(tree: HtmlElement) -> bool:
    """At least eight second- and third-level headings that are links."""
    linked = 0
    for element in tree.iter("h2", "h3", "h4"):
        if next(element.iter("a"), None) is not None or ((parent := element.getparent()) is not None and parent.tag == "a"):
            linked += 1
            if linked == _LEAST_LINKED:
                return True
    return False


def _number(found: Metadata) -> int:
    value = (found.linked.article or {}).get("wordCount")
    return value if isinstance(value, int) else 0


def _is_marked(found: Metadata) -> bool:
    """True where the page itself says that it is an article."""
    return (
        found.linked.article is not None
        or (found.meta.first("og:type") or "").lower() == "article"
        or found.meta.first(*_ARTICLE_MARKS) is not None
    )


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "http://unknown.invalid/page").path.lower()
    except ValueError:
        return "/page"
