"""The headline: the visible one, checked against the declared ones."""

import html
import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from transforms.extract.jsonld import JsonLd
from transforms.extract.meta import Meta

_WORD = re.compile(r"\w+")
#: Between a headline and the site's name in <title> and og:title.
_SEPARATOR = re.compile(r"\s+[|–—•·»:/~-]+\s+|\s*[|»•｜丨‖]\s*|\s+::\s+|\s*(?<!-)--(?!-)\s*|_{1,2}(?=[\u3040-\u9fff])")
_EDGES = " |–—•·»:/~-｜丨‖_"
#: Marks that a kicker, a label or an empty span leave before a headline.
_STRAY = " :|•·»/–—"
#: Chinese, Japanese: titles without spaces, the site behind a plain hyphen.
_NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
#: What stands in a heading beside the headline, by its class.
_BESIDE = re.compile(
    r"kicker|overline|over-line|topline|top-line|dachzeile|eyebrow|roofline|roof-line|pre-?title|super-?title|sur-?title|"
    r"antetitulo|occhiello|"
    r"tagline|(?:^|[\s_-])(?:category|label|badge|date|time|meta|permalink|anchor|headerlink|sr-only|visually-hidden|"
    r"share|subtitle|sub-title|edit|flag|icon)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: A site's name in Latin letters before a bar.
_CJK_HEAD = re.compile(r"[\x20-\x7e]{2,30}\s{0,2}[|｜丨]\s{0,2}([\u3040-\u9fff].{5,})")
_CJK_TAIL = re.compile(r"(.{6,})(?:--|[-_|｜丨‖—–]|\s[·•»]\s)([^-_|｜丨‖—–]{1,12})")
_KICKER = re.compile(
    r"kicker|overline|over-line|top-?line|dachzeile|eyebrow|roof-?line|pre-?title|super-?title|sur-?title|antetitulo|occhiello|spitzmarke",
    re.IGNORECASE,
)
_MAX_TITLE = 400


def words(text: str | None) -> list[str]:
    """Lower-case words, for comparing what differs in marks and spaces only."""
    return _WORD.findall((text or "").casefold())


def tidy(text: str | None) -> str | None:
    """One line, entities resolved, or None where nothing is left. Titles that were escaped twice come out once."""
    if not text:
        return None
    text = " ".join(html.unescape(text[: _MAX_TITLE * 4]).replace("\u00ad", "").replace("\u200b", "").split())
    return text[:_MAX_TITLE] or None


def find_title(tree: HtmlElement, meta: Meta, linked: JsonLd, houses: frozenset[str]) -> tuple[str, str] | None:
    """The headline and its source. `houses`: the site's names, letters and digits only.

    The `h1` that shares at least 40 % of its words with what JSON-LD, og:title or <title> declare, else JSON-LD's headline,
    else
    og:title or <title> without the site's name. Measured against trafilatura's: exact titles .61 -> .83 (B), .55 -> .88
    (D2dev).
    """
    headline = tidy(linked.text(linked.article, "headline")) or tidy(linked.text(linked.article, "name"))
    social = tidy(meta.first("og:title", "twitter:title", "dc.title", "title", "parsely-title", "sailthru.title"))
    document = tidy("".join(next(iter(tree.iter("title")), tree.makeelement("title")).itertext()))
    declared = [title for title in (headline, social, document) if title]
    composed = {text: parts for text, parts in headings(tree) if squeeze(text) not in houses}
    shown = list(composed)
    best = _matching(shown, declared)
    if best:
        agreed = _agreed(best, [title for title in (headline, social) if title]) if composed[best] else best
        return without_tail(agreed, houses), "h1"
    if headline and squeeze(headline) not in houses:
        return without_tail(headline, houses), "json-ld:headline"
    lower = _contained(tree, [title for title in (social, document) if title])
    if lower:
        return lower, "h2"
    if social and squeeze(social) not in houses:
        return without_site(social, houses, declared), "meta:og:title"
    if document:
        return without_site(document, houses, declared), "title"
    return (shown[0], "h1") if shown else None


def squeeze(text: str) -> str:
    """Letters and digits only, lower case."""
    return "".join(char for char in text.casefold() if char.isalnum())


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
        beside = child.tag in ("time", "button", "script", "style") or _BESIDE.search(child.get("class") or "")
        parts.append(
            " "
            if beside or not isinstance(child.tag, str)
            else " ".join(("", *child.itertext()))
            if len(child)
            else child.text or ""
        )
        parts.append(child.tail or "")
    joined = "".join(parts)
    text = tidy(joined) if words(joined) else tidy(" ".join(element.itertext()))
    return text.lstrip(_STRAY) or None if text else None


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


def _agreed(shown: str, declared: list[str]) -> str:
    """`shown`, or the declared title that it starts or ends with: the rest is a kicker or a byline set in the same heading."""
    mine = words(shown)
    for title in declared:
        theirs = words(title)
        if not (4 <= len(theirs) < len(mine) and len(theirs) >= 0.5 * len(mine)) or title.endswith(("…", "...")):
            continue
        if mine[-len(theirs) :] == theirs or (mine[: len(theirs)] == theirs and len(mine) - len(theirs) >= 3):
            return title
    return shown


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


def is_house(text: str, houses: frozenset[str]) -> bool:
    """True for a name of the site, or one that begins with it ("Example Daily News")."""
    name = squeeze(text)
    return name in houses or any(len(house) >= 5 and name.startswith(house) for house in houses)


def without_tail(title: str, houses: frozenset[str]) -> str:
    """`title` without the site's name behind a dash or bar, or a short part behind a bar: the section."""
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and is_house(parts[-1], houses) and len(words(parts[-1])) <= 5:
        return title[: title.rindex(parts[-1])].rstrip(_EDGES)
    head, bar, tail = title.rpartition(" | ")
    return head if bar and len(words(tail)) <= 3 and len(words(head)) >= 4 else title


def _without_site_cjk(title: str) -> str:
    """As `without_site` for titles of scripts without spaces: short parts behind the last separators are sections and sites."""
    head = _CJK_HEAD.fullmatch(title)
    if head is not None:
        title = head[1]
    while True:
        match = _CJK_TAIL.fullmatch(title)
        if match is None:
            return title
        title = match[1].rstrip(_EDGES)


def without_site(title: str, houses: frozenset[str], others: list[str]) -> str:
    """`title` without the site's name behind (or before) a separator."""
    if _NO_SPACES.search(title):
        return _without_site_cjk(title)
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    first, last = parts[0], parts[-1]
    cut_last = title[: title.rindex(last)].rstrip(_EDGES)
    if is_house(last, houses) or (" | " in title and len(words(last)) <= 4 and len(words(cut_last)) >= 3):
        return cut_last
    if squeeze(first) in houses:
        return title[title.index(first) + len(first) :].lstrip(_EDGES)
    # Two declarations agree to the letter, and the site's name, which is known, is not in them: the dash is the headline's own.
    if sum(words(other) == words(title) for other in others) > 1 and any(len(house) > 3 for house in houses):
        return title
    # another declaration is this title without its last part
    if any(words(other) == words(cut_last) for other in others):
        return cut_last
    # a short tail behind a long headline is a site's name
    if len(words(last)) <= 4 and len(words(cut_last)) >= 4:
        return cut_last
    return title
