"""The times that elements of a page state: itemprop, hAtom, `<time>`; each with what it is about.

A label right before a `<time>` ("Updated") goes before the name of its class. Times of other articles are left out.
"""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from transforms.extract.dates.labels import PUBLISHED_BEFORE, UPDATED, UPDATED_BEFORE
from transforms.extract.dates.statements import Statement
from transforms.extract.page.elsewhere import (
    LEAST_TITLE_WORDS,
    is_below_comments,
    is_elsewhere,
    is_of_nested_item,
    is_of_others,
    leads_away,
)
from transforms.extract.page.letters import are_at_most
from transforms.extract.page.neighbours import text_before

#: Elements that scripts fill in: of GitHub, of AMP.
_TIMES = frozenset(("time", "relative-time", "time-ago", "amp-timeago"))
_ELEMENT_TAGS = (*_TIMES, "span", "meta", "abbr", "p", "div", "small")
_PUBLISHED_CLASS = re.compile(
    r"publish|entry-date|post-date|posted|article-date|pub-?date|datum|fecha|dt-published|created", re.IGNORECASE
)
_UPDATED_CLASS = re.compile(r"updat|modif|aktualis|dt-updated|mise-?a-?jour|actualiz", re.IGNORECASE)
_MOST_TIMES = 20
_DIGIT = re.compile(r"\d")
#: Elements that hold a label and no more; longer texts are no labels.
_LABELS = frozenset(("span", "b", "strong", "em", "i", "small", "label", "dt", "th", "p", "div"))
_LABEL_CHARACTERS = 40
#: A box of another article: few words, and a heading that is a link.
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_MOST_CARD_WORDS = 60
#: Boxes with the author's name as a link, whose dates are the article's.
_OWN_BOX = re.compile(r"author|byline|vcard|\bmeta\b", re.IGNORECASE)
#: A card that is one link holds its date so deep.
_LINK_DEPTH = 4
_CARDS = frozenset(("article", "section", "div", "header", "li"))


def element_times(tree: HtmlElement, own: tuple[str | None, ...]) -> Iterator[Statement]:
    """itemprop and hAtom first, then `<time>` by its label or class, then the first other `<time>`, of an aside where there is
    none. `own`: the addresses of the page, to which no other article's heading leads."""
    plain: list[Statement] = []
    labelled: list[Statement] = []
    beside: list[Statement] = []
    for element in tree.iter(*_ELEMENT_TAGS):
        item = element.get("itemprop") or ""
        item = item and item.lower()
        if item and ("datepublished" in item or "datecreated" in item or "datemodified" in item):
            if is_of_nested_item(element) or is_of_others(element) or is_of_card(element, own):
                continue
            raw = element.get("datetime") or element.get("content") or " ".join(element.itertext())[:200]
            yield ("updated" if "modified" in item else "published"), f"itemprop:{item.split()[0]}", " ".join(raw.split())
        elif element.tag == "abbr" and "published" in (element.get("class") or "").split():  # hAtom
            if is_of_others(element):
                continue
            yield "published", "abbr:published", " ".join((element.get("title") or "".join(element.itertext())[:200]).split())
        elif element.tag in _TIMES and len(labelled) + len(plain) < _MOST_TIMES:
            raw = _raw(element)
            if not raw or is_elsewhere(element) or is_of_card(element, own):
                continue
            about = _about(element)
            if about == "updated":
                labelled.append(("updated", "time", raw))
            elif about == "published":
                labelled.append(("published", "time", raw))
            elif next(element.iterancestors("aside"), None) is not None:
                beside.append(("published", "time", raw))
            elif plain or not (is_below_comments(element) or _is_beside_title(element)):
                plain.append(("published", "time", raw))
    yield from labelled
    yield from (plain or beside)[:1]


def _is_beside_title(element: HtmlElement) -> bool:
    """Whether a `<time>` stands in the line of another article: with a link of some words, in no list and no heading."""
    box = element.getparent()
    return box is not None and leads_away(box)


def _raw(element: HtmlElement) -> str:
    """The first of datetime, title and text that has a digit."""
    text = element.get("datetime") or ""
    if not _DIGIT.search(text):
        text = element.get("title") or ""
    if not _DIGIT.search(text):
        text = " ".join(element.itertext())[:200]
    return " ".join(text.split())


def _about(element: HtmlElement) -> str | None:
    """What the label or the class of a `<time>` says of it: published, updated, or nothing."""
    before = _text_before(element)
    title = element.get("title") or ""
    if UPDATED.match((element.text or "").strip()) or UPDATED_BEFORE.search(before) or UPDATED.match(title):
        return "updated"
    if PUBLISHED_BEFORE.search(before) or PUBLISHED_BEFORE.search(title):
        return "published"
    name = f"{element.get('class') or ''} {(element.get('pubdate') is not None and 'published') or ''}"
    if _PUBLISHED_CLASS.search(name):
        return "published"
    return "updated" if _UPDATED_CLASS.search(name) else None


def _text_before(element: HtmlElement) -> str:
    """The last words before an element, of its own box or the nearest around it that has some."""
    for _ in range(3):
        previous, parent = element.getprevious(), element.getparent()
        if parent is None:
            break
        text = text_before(element)
        if text.strip():
            return text[-_LABEL_CHARACTERS:]
        if previous is not None:
            words = " ".join(previous.itertext()).strip() if previous.tag in _LABELS else ""
            return words if len(words) <= _LABEL_CHARACTERS else ""
        element = parent
    return ""


def is_of_card(element: HtmlElement, own: tuple[str | None, ...]) -> bool:
    """True within a small box whose heading leads to another article, and within such a link."""
    link = next((box for box in (element, *islice(element.iterancestors(), _LINK_DEPTH)) if box.tag == "a"), None)
    if link is not None and not _leads_to(link.get("href") or "", own) and not _OWN_BOX.search(link.get("class") or ""):
        around = len(" ".join(link.itertext()).split()) - len(" ".join(element.itertext()).split())
        if around >= LEAST_TITLE_WORDS:
            return True
    boxes = (box for box in (element, *element.iterancestors()) if box.tag in _CARDS)
    for box in islice(boxes, 4):
        if (
            _OWN_BOX.search(box.get("class") or "")
            or next(box.iter("h1"), None) is not None
            or not are_at_most(_MOST_CARD_WORDS, box.itertext())
        ):
            return False
        for heading in box.iter(*_HEADINGS):
            links = [*heading.iter("a"), *heading.iterancestors("a")]
            if links and len(" ".join(heading.itertext()).split()) >= LEAST_TITLE_WORDS:
                return not any(_leads_to(link.get("href") or "", own) for link in links)
    return False


def _leads_to(target: str, own: tuple[str | None, ...]) -> bool:
    """True for a link to one of the page's own addresses, or to a place on it."""
    path = _path(target)
    return not path or any(path == _path(address) for address in own if address)


def _path(address: str) -> str:
    try:
        return urlsplit(address.strip()).path.rstrip("/")
    except ValueError:
        return ""
