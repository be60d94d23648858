"""Where the article stands on the page, by density alone: an estimate that owes nothing to the extractor.

The maximum subsequence of the page's blocks (Pasternack and Roth, "Extracting article text from the web with maximum
subsequence segmentation", WWW 2009): each block counts its words, less its links, less a toll for being a block. Boxes of
comments, consent and footers are left out before. It guards the other rules and is no text by itself: it misses lists and
headings at the edges.
"""

import re
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from transforms.extract.page.blocks import Block, key

_APART = frozenset({"footer", "nav", "aside", "dialog", "menu", "figcaption", "button", "select"})
_NEVER_APART = frozenset({"body", "article", "main", "html", "h1", "h2", "h3", "p"})
#: Names of boxes that hold running text which is never the article's. Whole tokens of class or id.
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?(?:list|section|area|body|thread|box)|commentlist|comments-?(?:area|list|section|wrapper)|"
    r"disqus\w{0,12}|respond|kommentare?|kommentar-?(?:liste|bereich)|commentaires?|comentarios?|commenti|reacties|komentarze|"
    r"reader-?comments|talkback|replies)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookie-?(?:banner|notice|consent|bar|policy|law)|consent|gdpr|onetrust\w{0,20}|didomi\w{0,12}|"
    r"cookie-?law-?info\w{0,12}|cli-(?:modal|bar|settings|privacy)\w{0,12}|cky-\w{2,12}|cmpbox|qc-cmp\w{0,12}|usercentrics\w{0,8}|cookiebot\w{0,12})(?:$|[\s_-])",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:author-?(?:bio|box|info|card|profile|description|about|details)|about-?(?:the-?)?authors?|authorbox|"
    r"post-author-\w{2,12}|biography|author__bio)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:^|[\s_-])(?:footer|site-?footer|page-?footer|global-?footer|colophon|footer-?(?:wrapper|container|bottom|content))(?:$|[\s_-])",
    re.IGNORECASE,
)
#: One of these is in every name that the patterns above accept.
_HINTS = ("comm", "komm", "com", "disq", "resp", "repl", "reac", "kome", "talk", "cook", "cons", "gdpr", "onet", "dido", "cmp",
          "user", "cli-", "cky", "foot", "colo", "author", "biog")  # fmt: skip
#: What a block costs: a line of nine words without links neither gains nor loses.
_TOLL = 9
#: What a linked word costs, in words.
_LINKED = 4.0
#: A named box that holds more of the page's prose than this is the page itself, unless a headline outside it says otherwise.
_MOST = 0.8
#: A run of this weight behind the headline is an article, however much stands above the headline.
_LEAST_BEHIND = 60
#: How far behind the headline the first paragraph stands, in blocks.
_NEAR = 30
#: Where no run weighs more than this, the first run behind the headline of such a share of the heaviest is the article.
_SHORT = 90
_FIRST_SHARE = 0.25
#: An `article` with fewer words of prose may be the head of one that goes on in others.
_LEAST_OWN = 60


@dataclass(frozen=True, slots=True)
class Estimate:
    """Positions of the article's first and last block (`last` is behind it), which blocks stand apart, words of its prose.

    `boxes` are the outermost boxes apart. `prose` counts the running paragraphs of the page that stand in no box apart;
    `words` those within the estimate.
    """

    first: int
    last: int
    apart: list[bool]
    prose: int
    words: int
    headline: int | None
    boxes: frozenset[HtmlElement] = frozenset()

    def lines(self, blocks: list[Block]) -> list[str]:
        """The running paragraphs of the estimate."""
        return [
            block.text
            for block, apart in zip(blocks[self.first : self.last], self.apart[self.first : self.last], strict=True)
            if block.running and not apart
        ]

    def short_lines(self, blocks: list[Block]) -> list[str]:
        """The lines of an article of short lines, such as a transcript; empty where running paragraphs hold most words.

        Lines of under nine words make no estimate: then all paragraphs behind the headline are the article.
        """
        is_found = self.last > self.first
        part = slice(self.first, self.last) if is_found else slice(self.headline or 0, None)
        lines = [
            block
            for block, apart in zip(blocks[part], self.apart[part], strict=True)
            if not apart and block.link_share < 0.3 and (is_found or block.element.tag == "p")
        ]
        return [block.text for block in lines] if sum(block.words for block in lines) > 2 * self.words else []


def estimate(blocks: list[Block], title: str | None) -> Estimate:
    """The estimate for a page of these blocks. Linear."""
    headline = headline_place(blocks, title)
    apart, boxes = _apart(blocks, headline)
    prose = sum(block.words for block, out in zip(blocks, apart, strict=True) if block.running and not out)
    first, last, weight = _densest(blocks, apart, 0)
    if headline is not None and first <= headline + 1:
        # What stands above the headline is the article only where nothing like one stands below it.
        behind = _densest(blocks, apart, headline + 1)
        if behind[2] >= min(_LEAST_BEHIND, 0.3 * weight) and behind[2] > 0:
            first, last = behind[:2]
    inner = zip(blocks[first:last], apart[first:last], strict=True)
    return Estimate(
        first, last, apart, prose, sum(block.words for block, out in inner if block.running and not out), headline, boxes
    )


def headline_place(blocks: list[Block], title: str | None) -> int | None:
    """Where the headline stands: the `h1` with the title's words, else the first block that has them, else the first `h1`."""
    wanted = key(title or "")
    first = loose = None
    for place, block in enumerate(blocks):
        if wanted and block.key == wanted:
            if block.element.tag == "h1" or next(block.element.iterancestors("h1"), None) is not None:
                return place
            loose = place if loose is None else loose
        elif first is None and block.element.tag == "h1":
            first = place
    return loose if loose is not None else first


def _densest(blocks: list[Block], apart: list[bool], start: int) -> tuple[int, int, float]:
    """First block, the one behind the last, and the weight of the heaviest run of blocks from `start` on (Kadane)."""
    runs: list[tuple[float, int, int]] = []
    best, best_last = 0.0, start
    running, first = 0.0, start
    for place in range(start, len(blocks)):
        if apart[place]:
            continue
        block = blocks[place]
        running += block.words * (1 - _LINKED * block.link_share) - _TOLL
        if running <= 0:
            if best > 0:
                runs.append((best, first, best_last))
            running, best, first = 0.0, 0.0, place + 1
        elif running > best:
            best, best_last = running, place + 1
    if best > 0:
        runs.append((best, first, best_last))
    if not runs:
        return start, start, 0.0
    most = max(weight for weight, _, _ in runs)
    # A brief is the first of several short runs, whatever promotion below it is a little longer.
    least = _FIRST_SHARE * most if start and most < _SHORT else most
    weight, first, last = next(run for run in runs if run[0] >= least)
    return first, last, weight


def _apart(blocks: list[Block], headline: int | None) -> tuple[list[bool], frozenset[HtmlElement]]:
    """For each block whether it stands in a box apart, and these boxes. A box around the headline is none."""
    around: set[HtmlElement] = set()
    if headline is not None:
        element = blocks[headline].element
        around.add(element)
        around.update(element.iterancestors())
    own = _own_article(blocks, headline)
    total = sum(block.words for block in blocks if block.running)
    inside: dict[HtmlElement, int] = {}
    boxes: dict[HtmlElement, HtmlElement | None] = dict.fromkeys(around)
    names: dict[str, bool] = {}
    for block in blocks:
        box = _box_apart(block.element, boxes, own, names)
        if box is not None and block.running:
            inside[box] = inside.get(box, 0) + block.words
    # Without a headline nothing says where the article is: a box that holds nearly all prose is the page.
    page = {
        box
        for box, words in inside.items()
        if words > _MOST * total and (headline is None or (words == total and not _holds_comments(box)))
    }
    found = []
    for block in blocks:
        box = boxes.get(block.element)
        found.append(box is not None and box not in page)
    return found, frozenset(box for box in boxes.values() if box is not None and box not in page)


def _holds_comments(box: HtmlElement) -> bool:
    """Three boxes in it are named for comments: all prose of the page, or its readers'."""
    named = (element for element in box.iterdescendants() if _COMMENTS.search((element.get("class") or "").lower()))
    return sum(1 for _ in islice(named, 3)) == 3


def _own_article(blocks: list[Block], headline: int | None) -> HtmlElement | None:
    """The `article` around the headline, where it holds prose of its own."""
    if headline is None:
        return None
    own = next(blocks[headline].element.iterancestors("article"), None)
    if own is None:
        return None
    behind = blocks[headline + 1 : headline + 1 + _NEAR]
    words = sum(block.words for block in behind if block.running and own in block.element.iterancestors())
    return own if words >= _LEAST_OWN else None


def _has_own_headline(article: HtmlElement) -> bool:
    for heading in article.iter("h1", "h2", "h3"):
        parent = heading.getparent()
        return heading.tag == "h1" or next(heading.iter("a"), None) is not None or (parent is not None and parent.tag == "a")
    return False


def is_another_article(element: HtmlElement, own: HtmlElement | None) -> bool:
    """True for an `article` beside the page's own that has a headline or links its heading: infinite scroll, the next story, a
    teaser. Parts of one article also come as articles, with plain headings.
    """
    return (
        own is not None
        and element.tag == "article"
        and element is not own
        and _has_own_headline(element)
        and own not in element.iterancestors()
        and element not in own.iterancestors()
    )


def _box_apart(
    element: HtmlElement,
    known: dict[HtmlElement, HtmlElement | None],
    own: HtmlElement | None,
    names: dict[str, bool],
) -> HtmlElement | None:
    """The outermost box apart that holds `element`. `known` and `names` keep what was found for elements and names."""
    path: list[HtmlElement] = []
    current: HtmlElement | None = element
    box: HtmlElement | None = None
    while current is not None and current not in known:
        path.append(current)
        current = current.getparent()
    if current is not None:
        box = known[current]
    for inner in reversed(path):
        if box is None and (_is_apart(inner, names) or is_another_article(inner, own)):
            box = inner
        known[inner] = box
    return box


def is_foreign(element: HtmlElement) -> bool:
    """True for a box of navigation, comments, consent or a footer: nothing in it is about the article.

    Asides and the author's box, which are also apart, often hold the article's date.
    """
    if element.tag in ("footer", "nav", "dialog", "menu"):
        return True
    low = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return any(map(low.__contains__, _HINTS)) and any(pattern.search(low) for pattern in (_COMMENTS, _CONSENT, _FOOTER))


def is_of_comments(element: HtmlElement) -> bool:
    """True for a box that is named for readers' comments."""
    low = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return any(map(low.__contains__, _HINTS)) and _COMMENTS.search(low) is not None


def is_own_footer(element: HtmlElement) -> bool:
    """True for a footer within an `article`: it belongs to the article."""
    if element.tag != "footer" and not _FOOTER.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return False
    return next(element.iterancestors("article"), None) is not None


def _is_apart(element: HtmlElement, names: dict[str, bool]) -> bool:
    """True for a box of navigation, comments, consent, a footer or an author's biography, by tag or name.

    `names`: the names of this page that were looked at before, with the answer.
    """
    tag = element.tag
    if tag in _APART:
        return True
    if tag in _NEVER_APART:
        return False
    classes, name = element.get("class"), element.get("id")
    if not classes and not name:
        return False
    label = f"{classes or ''} {name or ''}"
    if len(label) < 4:
        return False
    known = names.get(label)
    if known is None:
        low = label.lower()
        known = names[label] = any(map(low.__contains__, _HINTS)) and any(
            pattern.search(low) for pattern in (_COMMENTS, _CONSENT, _FOOTER, _AUTHOR)
        )
    return known
