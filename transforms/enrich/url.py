"""The key that joins the variants of an article's address, and another site that the page names as its origin."""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from tld import get_fld

from schemas.articles import Article
from transforms.enrich.chain import EnrichConfig
from transforms.urls.urls import url_key

_WORD = re.compile(r"[^\W_]{3,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: An id (c4gx2k9l1mo), or letters of a script without spaces: one such word tells an article from others.
_ID = re.compile(r"(?=[a-z0-9]{8,}\Z)[0-9]*(?:[a-z]+[0-9]+){2,}[a-z]*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{6,}")
#: The link of an entry, the address of its page and the canonical link are mostly the same.
_KEPT_SITES = 64
#: Say nothing about which article it is.
_IDLE = frozenset(("", "amp", "index", "html", "htm", "php", "aspx", "index.html", "amp.html", "article", "story", "news"))


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object]:
    """`url_key`, and `syndicated_from`: rel=canonical where it points to another site.

    The key is that of the canonical link where that is on the same site and plainly the same article: its last path part
    shares two words, an id, words of a script without spaces, or a number that is no year, with the address. A canonical link
    to a front page or a section, a common mistake of templates, would otherwise fold all articles of a site into one. Without
    one it is the key of the address: of the entry's link, or of the article to which its redirects have led. A page without an
    address (a file) has that of its canonical link.
    """
    item, canonical = article.item, article.content.canonical_url
    own = url_key(item.article_url, whole=item.whole_key)
    if not canonical or not canonical.startswith(("http://", "https://")):
        return {"url_key": own, "syndicated_from": None}
    here = tuple(filter(None, (item.url, article.evidence.final_url)))
    if not here:
        return {"url_key": url_key(canonical), "syndicated_from": None}
    if all(site(canonical) != site(own) for own in here):
        return {"url_key": own, "syndicated_from": canonical}
    # Where the feed tells articles by what a key drops, only the address of the entry says which one it is.
    same = not item.whole_key and any(_same_article(canonical, own) for own in here)
    return {"url_key": url_key(canonical) if same else own, "syndicated_from": None}


@lru_cache(_KEPT_SITES)
def site(url: str) -> str:
    """The registrable domain of `url` by the Public Suffix List that ships with `tld`; its host where it has none."""
    try:
        return get_fld(url, fail_silently=True) or urlsplit(url).hostname or ""
    except ValueError:  # a host such as [::1 is no address at all
        return ""


def _same_article(one: str, other: str) -> bool:
    shared = _tail(one) & _tail(other)
    return len(shared) >= 2 or any(map(_tells, shared))


def _tells(word: str) -> bool:
    """True for a word that only one article of a site has in its address."""
    if word.isdigit():
        return len(word) >= 4 and not _YEAR.fullmatch(word)
    return _ID.fullmatch(word) is not None or _UNSPACED.fullmatch(word) is not None


def _tail(url: str) -> set[str]:
    """The words and numbers of the last path part; none for a front page."""
    try:
        parts = [part for part in unquote(urlsplit(url).path).lower().split("/") if part not in _IDLE]
    except ValueError:
        return set()
    return set(_WORD.findall(parts[-1])) - _IDLE if parts else set()
