"""The headline: the visible one, checked against the declared ones."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from transforms.extract.page.jsonld import JsonLd
from transforms.extract.page.meta import Meta
from transforms.extract.wording.site_names import pieces, squeeze, without_site, without_tail, words

#: Marks that a kicker, a label or an empty span leave before a headline.
_STRAY = " :|•·»/–—"
#: What stands in a heading beside the headline, by its class.
_BESIDE = re.compile(
    r"kicker|overline|over-line|topline|top-line|dachzeile|eyebrow|roofline|roof-line|pre-?title|super-?title|sur-?title|"
    r"antetitulo|occhiello|"
    r"tagline|(?:^|[\s_-])(?:category|label|badge|date|time|meta|permalink|anchor|headerlink|sr-only|visually-hidden|"
    r"share|comments?|comments?-count|count|subtitle|sub-title|edit|flag|icon)(?:$|[\s_-])",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"kicker|overline|over-line|top-?line|dachzeile|eyebrow|roof-?line|pre-?title|super-?title|sur-?title|antetitulo|occhiello|spitzmarke",
    re.IGNORECASE,
)
#: Titles that say nothing of the page, squeezed.
_EMPTY = frozenset(("untitled", "untitleddocument", "document", "home", "homepage", "index", "notitle", "undefined", "null"))
#: Markup that was declared as text.
_INLINE_TAG = re.compile(r"<(i|em|b|strong|span|sup|sub|u|q|cite|small|mark|font)\b[^<>]{0,200}>([^<>]*)</\1>", re.IGNORECASE)
_MAX_TITLE = 400


def tidy(text: str | None) -> str | None:
    """One line, entities resolved, or None where nothing is left. Titles that were escaped twice come out once."""
    if not text:
        return None
    text = html.unescape(text[: _MAX_TITLE * 4])
    if "</" in text:
        text = _INLINE_TAG.sub(r"\2", text)
    text = " ".join(text.replace("\u00ad", "").replace("\u200b", "").split())
    return text[:_MAX_TITLE] or None


def find_title(tree: HtmlElement, meta: Meta, linked: JsonLd, houses: frozenset[str]) -> tuple[str, str] | None:
    """The headline and its source. `houses`: the site's names, letters and digits only.

    The `h1` that shares at least 40 % of its words with what JSON-LD, og:title or <title> declare, else JSON-LD's headline,
    else og:title or <title> without the site's name. Measured against trafilatura's: exact titles .61 -> .83 (B), .55 -> .88
    (D2dev).
    """
    headline = tidy(linked.text(linked.article, "headline")) or tidy(linked.text(linked.article, "name"))
    social = tidy(meta.first("og:title", "twitter:title", "dc.title", "title", "parsely-title", "sailthru.title"))
    document = tidy("".join(next(iter(tree.iter("title")), tree.makeelement("title")).itertext()))
    headline, social, document = (
        None if title and squeeze(title) in _EMPTY else title for title in (headline, social, document)
    )
    declared = [title for title in (headline, social, document) if title]
    composed = {text: parts for text, parts in headings(tree) if squeeze(text) not in houses}
    shown = list(composed)
    best = _matching(shown, declared)
    if best:
        return without_tail(_agreed(best, headline, social, document, houses) if composed[best] else best, houses), "h1"
    if headline and squeeze(headline) not in houses:
        return _uncut(without_tail(headline, houses), social, document, houses), "json-ld:headline"
    lower = _contained(tree, [title for title in (social, document) if title])
    if lower:
        return lower, "h2"
    if _is_of_the_site(social, document, houses):
        if len(shown) == 1 and len(words(shown[0])) >= _LEAST_ALONE:
            return without_tail(shown[0], houses), "h1"
        named = None if shown else _named(tree)
        if named:
            return named, "headline"
    if len(shown) == 1 and _is_headline(tree, shown[0]):
        return without_tail(shown[0], houses), "h1"
    if social and squeeze(social) not in houses:
        return _uncut(without_site(social, houses, declared), None, document, houses), "meta:og:title"
    if document:
        return without_site(document, houses, declared), "title"
    return (shown[0], "h1") if shown else None


def _is_headline(tree: HtmlElement, text: str) -> bool:
    """Whether the only first-level heading, which shares few words with what is declared, is a headline: four words and more
    that link nowhere. What is declared then was written for search engines and social networks: right on 16 of 19 pages of the
    gold sets where the two differ and one of them is right."""
    heading = next((element for element in tree.iter("h1") if _heading_text(element) == text), None)
    if heading is None or len(words(text)) < _LEAST_HEADLINE:
        return False
    return next(heading.iter("a"), None) is None and next(islice(heading.iterancestors("a"), 1), None) is None


_LEAST_HEADLINE = 4
#: Words of the only first-level heading that is the headline where the declared titles are the site's.
_LEAST_ALONE = 3


def _is_of_the_site(social: str | None, document: str | None, houses: frozenset[str]) -> bool:
    """Whether the declared titles are the same on every page: the site's name, or that with its slogan behind it."""
    if social and squeeze(social) not in houses:
        return False
    first = pieces(document)[0] if document else ""
    return not document or squeeze(document) in houses or squeeze(first) in houses


def _named(tree: HtmlElement) -> str | None:
    """The first element that is named for a headline, of a page that has no first-level heading."""
    for element in tree.iter("h2", "h3", "h4", "div", "p", "span", "b", "strong"):
        label = element.get("class")
        if label and _HEADLINE_CLASS.search(label):
            text = _heading_text(element)
            if text and _LEAST_ALONE <= len(words(text)) <= _MOST_ALONE:
                return text
    return None


_MOST_ALONE = 40
_HEADLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:headline|(?:article|post|story|entry|news|content)[_-]?(?:title|headline))(?:$|\s)", re.IGNORECASE
)


def _uncut(headline: str, social: str | None, document: str | None, houses: frozenset[str]) -> str:
    """`headline`, or the declared title that goes on where an ellipsis cuts it: JSON-LD's is often cut at 110 characters."""
    start = words(headline)
    if headline.endswith(("…", "...")) and len(start) > 1:
        for title in (social, document):
            whole = without_site(title, houses, []) if title else ""
            if words(whole)[: len(start) - 1] == start[:-1] and len(whole) > len(headline) and not whole.endswith(("…", "...")):
                return whole
    return headline


def headings(tree: HtmlElement) -> list[tuple[str, bool]]:
    """The texts of the page's `h1`, and of what says `itemprop=headline`, in order; at most 20. True: it is made of several
    parts."""
    found = []
    for element in tree.iter("h1", "h2", "h3", "p", "div", "span"):
        item = element.get("itemprop")
        if element.tag == "h1" or (item and item.lower() == "headline"):
            text = _heading_text(element)
            if text and len(words(text)) <= 60:
                found.append((text, sum(bool(text_node.strip()) for text_node in element.itertext()) > 1))
                if len(found) == 20:
                    break
    return found


def _heading_text(element: HtmlElement) -> str | None:
    """The heading without what is set in it beside the headline: kicker, date, label, a permalink's sign."""
    parts = [element.text or ""]
    for child in element:
        beside = child.tag in ("time", "button", "script", "style", "svg") or _BESIDE.search(child.get("class") or "")
        if child.tag in ("small", "div", "p", "h2") and not beside:
            parts.append(" ")
        parts.append(
            " "
            if beside or not isinstance(child.tag, str)
            else " ".join(("", *_texts(child)))
            if len(child)
            else child.text or ""
        )
        parts.append(child.tail or "")
    joined = "".join(parts)
    text = tidy(joined) if words(joined) else tidy(" ".join(element.itertext()))
    return text.lstrip(_STRAY) or None if text else None


def _texts(element: HtmlElement) -> Iterator[str]:
    """As `itertext`, without the title of an icon."""
    if next(element.iter("svg"), None) is None:
        yield from element.itertext()
        return
    for inner in element.iter():
        drawn = inner.tag == "svg" or next(inner.iterancestors("svg"), None) is not None
        if isinstance(inner.tag, str) and not drawn and inner.text:
            yield inner.text
        if inner is not element and inner.tail and (inner.tag == "svg" or not drawn):
            yield inner.tail


def find_kicker(tree: HtmlElement, title: str | None) -> str | None:
    """The words that stand with the headline and name its topic: a part of the heading, or the element right before it, that
    is named for it.
    """
    wanted = squeeze(title or "")
    for heading in tree.iter("h1"):
        if not wanted or wanted not in squeeze("".join(heading.itertext())):
            continue
        before = heading.getprevious()
        for element in (
            *heading.iterdescendants("span", "small", "strong", "em", "a", "div", "p"),
            *([before] if before is not None else []),
        ):
            label = element.get("class") or ""
            text = tidy(" ".join(element.itertext())) if label and _KICKER.search(label) else None
            if text and len(text) <= 80 and squeeze(text) not in wanted:
                return text.strip(_STRAY) or None
        return None
    return None


def _matching(shown: Iterable[str], declared: list[str]) -> str | None:
    best, most = None, 0.0
    sets = [set(words(title)) for title in declared]
    for text in shown:
        mine = set(words(text))
        if not mine:
            continue
        share = max((len(mine & declared_words) / len(mine) for declared_words in sets if declared_words), default=0.0)
        # Of two that match, the one that covers more of a declared title; a site's name covers little of each.
        cover = max(
            (len(mine & declared_words) / len(declared_words) for declared_words in sets if declared_words), default=0.0
        )
        if share >= 0.4 and cover >= 0.3 and share + cover > most:
            best, most = text, share + cover
    return best


def _agreed(shown: str, headline: str | None, social: str | None, document: str | None, houses: frozenset[str]) -> str:
    """`shown`, or the declared title that it starts or ends with: the rest is a kicker or a byline set in the same heading.

    <title> is often shortened for search engines, so that only its end tells.
    """
    mine = words(shown)
    cut = without_site(document, houses, []) if document else ""
    if cut and mine[-len(words(cut)) :] == words(cut) and _KICKER_MARK.search(shown[: len(shown) - len(cut)]):
        return cut
    for title in (headline, social):
        if not title:
            continue
        theirs = words(title)
        if not (4 <= len(theirs) < len(mine) and len(theirs) >= 0.5 * len(mine)) or title.endswith(("…", "...")):
            continue
        if mine[-len(theirs) :] == theirs or (mine[: len(theirs)] == theirs and len(mine) - len(theirs) >= 3):
            return title
    return shown


#: What parts a section from the headline that is set in the same heading.
_KICKER_MARK = re.compile(r"[/|»›>]\s{0,3}$")


def _contained(tree: HtmlElement, declared: list[str]) -> str | None:
    """The second-level heading that a declared title holds word for word, where no first-level heading fits."""
    flat = [" ".join(words(title)) for title in declared]
    for count, element in enumerate(tree.iter("h2", "h3")):
        if count == 40:
            break
        text = _heading_text(element)
        mine = words(text)
        if (
            text
            and len(mine) >= 3
            and any(
                " ".join(mine) in declared_words and len(mine) >= 0.4 * declared_words.count(" ") for declared_words in flat
            )
        ):
            return text
    return None
