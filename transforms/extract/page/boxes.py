"""Recognizes lines outside the article by their position: the element around them, its class, its links."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import takewhile
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from transforms.extract.page.blocks import Block

#: What a class or id says of its box. Whole tokens of the name, so that "shared" or "advertorial" do not match.
_TELLING = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|shares|social|socials|newsletter|subscribe|subscription|signup|sign-up|promo|promobox|"
    r"promotion|sponsored|sponsored-content|advert|advertisement|ad|ads|adslot|"
    r"related|relateds|recommend|recommended|recommendations|recirc|read-more|morelink|also-read|further-reading|trending|"
    r"mostread|"
    r"most-read|comment|comments|respond|disqus|breadcrumb|breadcrumbs|tags|taglist|tag-list|topics|toc|table-of-contents|"
    r"ez-toc|author-bio|authorbox|author-box|"
    r"about-author|byline|caption|wp-caption-text|credit|credits|copyright|disclaimer|cookie|paywall|regwall|cta|"
    r"callout-cta|donate|donation|app-promo|"
    r"pagination|pager|navigation|menu|sidebar|footer|figcaption|print-only|screen-reader-text|sr-only|visually-hidden|"
    r"postmeta|post-meta|entry-meta|"
    r"article-meta|meta-info|timestamp|dateline|reading-time|readtime|player|video-title|playlist|jp-relatedposts|"
    r"wp-block-buttons|inline-related|"
    r"weather|externallink|infobox-link|onward|jump-to|follow|whatsapp|telegram|banner|quiz|poll|rating)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: The boxes around one line are those around the next; longer names are not kept, which bounds the memory.
_KEPT_LABELS = 2_048
_KEPT_CHARACTERS = 300
#: An id of more words is the heading of a section as an anchor: "menu-design-for-small-kitchens" is no menu.
_MOST_HYPHENS = 3
_ARTICLES = frozenset({"body", "article", "main"})
_APART = frozenset({"blockquote", "aside", "figure", "q"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def boxes(element: HtmlElement | None, most: int = 6) -> list[HtmlElement]:
    """The element and up to `most` of those around it, the nearest first."""
    found: list[HtmlElement] = []
    while element is not None and len(found) < most:
        found.append(element)
        element = element.getparent()
    return found


def in_caption(block: Block, known: dict[HtmlElement | None, bool]) -> bool:
    """In the caption of a figure. `known` keeps the answer for the box around the block."""
    if block.element.tag == "figcaption":
        return True
    parent = block.element.getparent()
    if parent not in known:
        known[parent] = any(box.tag == "figcaption" for box in boxes(parent, 5))
    return known[parent]


def in_quotation(block: Block, known: dict[HtmlElement | None, bool]) -> bool:
    """In a quotation set apart, or a box beside the text. `known` keeps the answer for the box around the block."""
    parent = block.element.getparent()
    if parent not in known:
        known[parent] = any(map(_sets_apart, boxes(parent, 2)))
    return known[parent] or _sets_apart(block.element)


def _sets_apart(box: HtmlElement) -> bool:
    return box.tag in _APART or "quote" in (box.get("class") or "").lower()


def telling_box(
    block: Block, sizes: Callable[[], dict[HtmlElement, int]], limit: int, plain: set[HtmlElement | None]
) -> str | None:
    """The telling name of the nearest box that has one, where it and the boxes in it hold at most `limit` words; else None.

    `sizes` is asked only where there is such a name. `plain` keeps the boxes around which there is none.
    """
    parent = block.element.getparent()
    if parent in plain and telling_name(block.element) is None:
        return None
    inside: list[HtmlElement] = []
    for element in boxes(block.element):
        if element.tag in _ARTICLES:
            if inside:
                plain.add(parent)
            return None
        inside.append(element)
        name = None if element.tag in _HEADINGS else telling_name(element)
        if name is not None:
            words = sizes()
            return name if all(words.get(box, 0) <= limit for box in inside) else None
    plain.add(parent)
    return None


def telling_name(element: HtmlElement) -> str | None:
    """The telling name in class or id; None where there is none."""
    classes, name = element.get("class"), element.get("id")
    if not classes and not name:
        return None  # most paragraphs
    if name and name.count("-") > _MOST_HYPHENS:
        name = ""
    label = f"{classes or ''} {name or ''}"
    if len(label) <= 2:
        return None
    return _known_name(label) if len(label) <= _KEPT_CHARACTERS else _name_in(label)


def _name_in(label: str) -> str | None:
    match = _TELLING.search(label)
    return match[0].strip(" _-").lower() if match else None


_known_name = lru_cache(_KEPT_LABELS)(_name_in)


def telling_names(block: Block, known: dict[HtmlElement | None, frozenset[str]]) -> frozenset[str]:
    """The telling names of a block and the boxes around it, up to the article's own. `known` keeps those of the boxes."""
    if block.element.tag in _ARTICLES:
        return frozenset()
    parent = block.element.getparent()
    if parent not in known:
        inside = takewhile(lambda box: box.tag not in _ARTICLES, boxes(parent, 5))
        known[parent] = frozenset(name for name in map(telling_name, inside) if name is not None)
    own = telling_name(block.element)
    return known[parent] if own is None else known[parent] | {own}


def whole_link_target(block: Block) -> str | None:
    """The target of a block that is one link and nothing else."""
    if block.link_share < 0.95:
        return None
    links = [element for element in block.element.iter("a") if element.get("href")]
    if not links:
        links = [box for box in boxes(block.element) if box.tag == "a" and box.get("href")]
    return links[0].get("href") if links else None


def same_site(href: str, url: str | None) -> bool:
    """True where `href` leads to the site of `url`: a relative address, or the same last two labels of the host."""
    try:
        host = urlsplit(urljoin(url or "http://self.invalid/", href)).hostname or ""
        mine = urlsplit(url or "http://self.invalid/").hostname or ""
    except ValueError:
        return False
    return bool(host) and host.split(".")[-2:] == mine.split(".")[-2:]


def sizes_of(blocks: list[Block]) -> tuple[dict[HtmlElement, int], dict[HtmlElement, float]]:
    """Words, and linked words, in each element that holds a block."""
    direct: dict[HtmlElement, tuple[int, float]] = {}
    for block in blocks:
        size, links = direct.get(block.element, (0, 0.0))
        direct[block.element] = size + block.words, links + block.words * block.link_share
    words: dict[HtmlElement, int] = {}
    linked: dict[HtmlElement, float] = {}
    for inner, (size, links) in direct.items():
        # 10 levels hold every box that a rule asks about, and keep deep trees linear.
        element: HtmlElement | None = inner
        for _ in range(10):
            if element is None:
                break
            words[element] = words.get(element, 0) + size
            linked[element] = linked.get(element, 0.0) + links
            element = element.getparent()
    return words, linked


def named_for_chrome(block: Block) -> bool:
    """True where the block or one of the three boxes around it has a telling name or is the caption of a figure."""
    for element in boxes(block.element, 4):
        if element.tag in _ARTICLES:
            return False
        if element.tag == "figcaption":
            return True
        if telling_name(element) is not None:
            return True
    return False
