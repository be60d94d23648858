"""The box that is named for the article's text, and what goes on behind it where an end tag too many has closed it."""

import re
from functools import lru_cache

from lxml.html import HtmlElement

from transforms.extract.page.blocks import Block
from transforms.extract.page.boxes import boxes, telling_name
from transforms.extract.page.estimate import Estimate

#: How publishers name the box of an article's text; the same as microdata is `itemprop=articleBody`.
_BODY = re.compile(
    r"(?:^|[\s_-])(?:entry|post|article|story|news|blog|single|detail)[-_]{0,2}(?:content|body|text|copy)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: Boxes beside a short article, apart from those with a telling name. In long texts these names stand on articles too.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:modal|pop-?up|pop-?over|lightbox|dropdown|mega-?menu|tooltip|offcanvas|overlay|callout|written-by|author|teaser|"
    r"card)(?:$|[\s_-])",
    re.IGNORECASE,
)
_KEPT_LABELS, _LABEL_CHARACTERS = 2_048, 300
_OUTER = frozenset({"body", "html", "main"})
_INNER = frozenset({"p", "li", "h2", "h3", "h4"})
#: Paragraphs behind the article's box of such a share of its words are its rest; in a box of their own, of so many times them.
_REST, _REST_IN_A_BOX = 0.4, 1.0


def find_named_body(prose: list[int], blocks: list[Block]) -> tuple[HtmlElement, int] | None:
    """The one box that is named for the article's text and the first paragraph in it; None where several boxes are.

    A box that is named for something else as well (`related entry-content`) is a teaser beside the other.
    """
    found: dict[HtmlElement, int] = {}
    for place in prose:
        for box in boxes(blocks[place].element, 8):
            if box.tag in _OUTER:
                break
            if box.tag not in _INNER and _is_named_body(box):
                found.setdefault(box, place)
                break
    if len(found) > 1:
        found = {box: place for box, place in found.items() if not _is_beside(box)}
    return next(iter(found.items())) if len(found) == 1 else None


def _is_beside(box: HtmlElement) -> bool:
    """True where the box or one of those around it, within its `article`, is named for something beside an article."""
    for around in boxes(box, 4):
        if around.tag in _OUTER or around.tag == "article":
            return False
        if names_beside(around):
            return True
    return False


def _is_named_body(box: HtmlElement) -> bool:
    return box.get("itemprop") == "articleBody" or _says_body(_label(box))


def _label(box: HtmlElement) -> str:
    return f"{box.get('class') or ''} {box.get('id') or ''}"[:_LABEL_CHARACTERS]


@lru_cache(_KEPT_LABELS)
def _says_body(label: str) -> bool:
    return _BODY.search(label) is not None


@lru_cache(_KEPT_LABELS)
def _says_beside(label: str) -> str | None:
    match = _BESIDE.search(label)
    return match[0].strip(" _-").lower() if match else None


def names_beside(box: HtmlElement) -> list[str]:
    """The names of the box that tell of something beside an article."""
    label = _label(box)
    if len(label) <= 2:
        return []
    return [name for name in (telling_name(box), _says_beside(label)) if name is not None]


def going_on(named: HtmlElement, outside: set[int], there: list[int], blocks: list[Block], guess: Estimate) -> set[int]:
    """The rest of an article whose box was closed too early, by an end tag too many: several paragraphs right behind the box
    and beside it, or in one plain box beside it, without links between. `outside`: the places that stand outside of the box.
    """
    inside = [place for place in there if place not in outside]
    beside = named.getparent()
    rest: list[int] = []
    for place in range(inside[-1] + 1, len(blocks)) if inside else ():
        block = blocks[place]
        if block.link_share > 0.5 or guess.apart[place]:
            break
        box = block.element.getparent()
        if place in outside and (box is beside or (box is not None and box.getparent() is beside and not names_beside(box))):
            rest.append(place)
    prose = [blocks[place] for place in rest if blocks[place].running and blocks[place].element.tag == "p"]
    is_beside = all(block.element.getparent() is beside for block in prose)
    least = (_REST if is_beside else _REST_IN_A_BOX) * sum(blocks[place].words for place in inside)
    return set(rest) if len(prose) > 1 and sum(block.words for block in prose) >= least else set()


def rest_behind(blocks: list[Block], guess: Estimate, there: list[int]) -> dict[int, str]:
    """What goes on behind the article's box and is missing in an answer with the blocks `there`."""
    last = next((place for place in range(there[-1] + 1, len(blocks)) if blocks[place].link_share > 0.5), len(blocks))
    outside = {place for place in range(there[-1] + 1, last) if blocks[place].running}
    if len(outside) < 2:
        return {}  # as on nearly all pages
    named = find_named_body([place for place in there if blocks[place].running and not guess.apart[place]], blocks)
    return {} if named is None else {place: blocks[place].text for place in going_on(named[0], outside, there, blocks, guess)}
