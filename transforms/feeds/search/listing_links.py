"""Chooses the links of a page, or the entries of a sitemap, that look like articles. Pure.

A page that lists articles also links sections, topics, authors, shops and legal notes, mostly in short words and short paths.
An article's address has a date, a long number or a headline in it, and its link has the words of one. Addresses of one site's
articles have one shape (`backfill.shape_of`), so a shape that several strong links share carries the weaker ones, too.
"""

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from transforms.feeds.parsed import PageLink, ParsedFeed, ParsedItem
from transforms.feeds.search.backfill import shape_of

#: Links that are taken from one page: front pages list up to 200 stories.
MAX_LISTED = 200
#: Strong links of a shape that make the others of the shape articles.
STRONG_OF_SHAPE = 3

_DATE = re.compile(r"(?:^|/)(?:19|20)\d\d(?:/|-)?(?:0?[1-9]|1[0-2])(?:(?:/|-)?(?:0?[1-9]|[12]\d|3[01]))?(?:/|-|$)")
_NUMBER = re.compile(r"(?:^|[-_.,a-z])\d{5,12}(?:$|[-_.])", re.IGNORECASE)
_NO_ARTICLE = re.compile(
    r"(?:tags?|topics?|themen?|categor(?:y|ies)|categorias?|kategorien?|rubri(?:c|k|que)s?|sections?|authors?|autor(?:en|es)?|"
    r"people|profiles?|users?|search|suche|buscar|recherche|page|pages|seite|login|signin|sign-in|register|account|subscribe|"
    r"subscriptions?|abo|newsletters?|about(?:-us)?|impressum|imprint|contact|kontakt|privacy|datenschutz|terms|agb|legal|"
    r"cookies?|help|hilfe|faq|jobs|karriere|careers|shop|store|events?|kalender|calendar|weather|wetter|games|spiele|podcasts?|"
    r"archives?|archiv|sitemap|rss|feeds?|advertis(?:e|ing)|mediadaten|privacy-policy|terms-of-(?:use|service)|cookie-policy|"
    r"wp-content|wp-login\.php|cdn-cgi|cart|checkout|comments?)",
    re.IGNORECASE,
)
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|pdf|zip|mp[34]|m4a|xml|rss|json|css|js|ico|docx?|xlsx?|epub|ics|vcf)$", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W_]+")
#: Scripts without spaces between words: two characters are about one word.
_CLOSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def listed_articles(links: Sequence[PageLink], url: str) -> tuple[ParsedItem, ...]:
    """The articles that a page at `url` links within its site, in its order, at most 200."""
    scores = {link.url: _score(link.url, link.text) for link in links if link.url.rstrip("/") != url.rstrip("/")}
    strong = Counter(shape_of(address) for address, score in scores.items() if score >= 2)
    taken = [
        ParsedItem(link=link.url, title=link.text or None)
        for link in links
        if (score := scores.get(link.url, 0)) >= 2 or (score == 1 and strong[shape_of(link.url)] >= STRONG_OF_SHAPE)
    ]
    return tuple(taken[:MAX_LISTED])


def sitemap_articles(feed: ParsedFeed) -> tuple[ParsedItem, ...]:
    """The entries of a sitemap that are articles: those of a news sitemap, which have titles, and addresses of articles."""
    return tuple(item for item in feed.items if item.title or (item.link is not None and _score(item.link, "") >= 1))


def _score(url: str, text: str) -> int:
    """0: no article; 1: its address or its words look like one; 2 and more: both, or an address that is a sure sign."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return 0
    path = unquote(parts.path[:2_000]).strip("/")
    folders = path.split("/")
    if not path or _NO_PAGE.search(path) or any(_NO_ARTICLE.fullmatch(folder) for folder in folders):
        return 0
    last = re.sub(r"\.[a-z]{3,5}$", "", folders[-1], flags=re.IGNORECASE)
    words = len(_WORDS.findall(last)) + len(_CLOSE.findall(last)) // 2
    is_dated = bool(_DATE.search(path)) and (len(last) > 2 and not last.isdecimal())
    is_numbered = bool(_NUMBER.search(last)) or (parts.query != "" and bool(re.search(r"=\d{4,12}(?:&|$)", parts.query)))
    of_address = 2 * is_dated + is_numbered + (words >= 4) + (words >= 7)
    said = len(_WORDS.findall(text)) + len(_CLOSE.findall(text)) // 2
    if said >= 5:
        return of_address + 1
    # A date alone is an archive page; a headline in the address needs no words beside it.
    return of_address if not text or said >= 3 else max(0, of_address - 1)
