"""Boxes of a page that are about something else than its article: comments, other articles, embedded posts, captions."""

import re
from itertools import islice

from lxml.html import HtmlElement

from transforms.extract.page.estimate import is_foreign, is_of_comments, is_own_footer
from transforms.extract.page.letters import are_at_most

QUOTING = ("figcaption", "blockquote", "cite", "q", "marquee")
#: A line of another article has a link of so many words, and is not longer than that.
LEAST_TITLE_WORDS = 4
_MOST_TEASER_WORDS = 60


def is_elsewhere(element: HtmlElement) -> bool:
    """In a comment, the site's header or footer, a quotation, an embedded post, a caption or the line of another article."""
    for box in (element, *element.iterancestors()):
        if box.tag in QUOTING and next(box.iter("h1"), None) is None:
            return True
        if box.tag == "li" and _is_line_of_another(box):
            return True
        if box.tag in ("body", "main", "html", "aside") or is_own_footer(box):
            continue
        named = (
            (box.tag == "header" and next(box.iterancestors("article", "main"), None) is None)
            or is_foreign(box)
            or _TEASER.search(box.get("class") or "")
        )
        if named and next(box.iter("h1"), None) is None:
            return True
    return False


def is_of_others(element: HtmlElement) -> bool:
    """In a comment, a caption, a quotation, or the line of another article. Footers of articles name their authors."""
    for box in element.iterancestors():
        if box.tag in ("figcaption", "nav") or (box.tag == "blockquote" and next(box.iter("h1"), None) is None):
            return True
        if box.tag in ("body", "main", "html"):
            return False
        if box.tag == "a" and _holds_title(box, element):
            return True
        if (is_of_comments(box) or _TEASER.search(box.get("class") or "")) and next(box.iter("h1"), None) is None:
            return True
    return False


def _holds_title(link: HtmlElement, element: HtmlElement) -> bool:
    """Whether a link holds a heading of some words beside the element: it is the card of another article."""
    heading = next((heading for heading in link.iter(*_HEADINGS) if heading is not element), None)
    if heading is None or heading in element.iterancestors() or next(link.iter("h1"), None) is not None:
        return False
    return len(" ".join(heading.itertext()).split()) >= LEAST_TITLE_WORDS


#: Lists of what belongs to the article: its section, its author, its day.
_OWN_LIST = re.compile(r"meta|byline|author|breadcrumb", re.IGNORECASE)
#: Boxes of other articles, of tickers and of embedded posts, by class.
_TEASER = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert|advertisement|sponsored|related|ticker|news-?ticker|recommend\w{0,8}|most-?read|trending|tweet|twitter-tweet|"
    r"instagram-media)(?:$|[\s_-])",
    re.IGNORECASE,
)


def _is_line_of_another(item: HtmlElement) -> bool:
    """True for an item of a list that a link of some words fills: the headline of another article."""
    if any(_OWN_LIST.search(box.get("class") or "") for box in (item, *list(item.iterancestors())[:2])):
        return False
    if not are_at_most(_MOST_TEASER_WORDS, item.itertext()) or next(item.iter("h1"), None) is not None:
        return False
    return any(len(" ".join(link.itertext()).split()) >= LEAST_TITLE_WORDS for link in item.iter("a"))


def is_of_nested_item(element: HtmlElement) -> bool:
    """True for a property (microdata) of a comment, a video, an image or another thing that the article holds."""
    items = [box for box in element.iterancestors() if box.get("itemscope") is not None][:2]
    if not items or (len(items) == 1 and items[0].get("itemprop") is None):
        return False
    return _HELD.search(f"{items[0].get('itemprop') or ''} {items[0].get('itemtype') or ''}") is not None


_HELD = re.compile(
    r"\b(?:video|image|associatedMedia|audio|thumbnail|logo|itemListElement|(?:User)?Comments?|(?:Video|Image|Audio|Media)Object|"
    r"Event)\b",
    re.IGNORECASE,
)


def is_below_comments(element: HtmlElement) -> bool:
    """True for what stands below a heading that counts or invites comments: "3 responses", "Leave a reply"."""
    for box in (element, *islice(element.iterancestors(), _COMMENT_DEPTH)):
        if box.tag in ("body", "main", "article"):
            return False
        for before in islice(box.itersiblings(preceding=True), _COMMENT_DEPTH):
            if before.tag in _HEADINGS and _COMMENTS_HEADING.match(" ".join(before.itertext()).strip()):
                return True
    return False


_COMMENT_DEPTH = 6
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_COMMENTS_HEADING = re.compile(
    r"(?:\d{1,5} (?:\w{1,9} )?|readers?.{0,2} |all |show |leave a |add a |post a |your |schreibe einen |die )?"
    r"(?:comments?|responses?|replies|reply|thoughts?|kommentare?|leserkommentare|commentaires?|réactions?|comentarios?|"
    r"respuestas?|commenti|comentários|reacties|komentarze|kommentarer|комментари\w{1,2}|comment)\b.{0,40}",
    re.IGNORECASE,
)


def leads_away(element: HtmlElement) -> bool:
    """True for a short line with a link of some words: "Read also: ..." and the day of that article."""
    if _OWN_LINE.search(element.get("class") or ""):
        return False
    links = islice((link for link in element.iter("a") if not _OF_AUTHOR.search(link.get("href") or "")), 5)
    if all(len(" ".join(link.itertext()).split()) < LEAST_TITLE_WORDS for link in links):
        return False
    return element.tag in ("p", "div") and are_at_most(MOST_LINKED_WORDS, element.itertext())


_OWN_LINE = re.compile(r"meta|byline|author|date|info", re.IGNORECASE)
#: Addresses of people and of the comments.
_OF_AUTHOR = re.compile(r"author|autor|people|person|profile|staff|team|contributor|/by/|mailto:|#", re.IGNORECASE)
#: A longer line with a link is text.
MOST_LINKED_WORDS = 24
