"""Moves text that a reader sees only with scripts, or only without scripts, to its place in the page.

In place, linear, before anything looks at the page.
"""

from lxml.html import HtmlElement

from transforms.extract.page.letters import count_untidy
from transforms.extract.page.neighbours import remove

#: A paragraph of a `noscript` that is no notice.
_PROSE_WORDS = 15
#: A `noscript` with fewer paragraphs holds a notice.
_NOSCRIPT_PARAGRAPHS = 3
_LOOKED_AT = 400


def show_hidden_parts(tree: HtmlElement) -> None:
    """Puts parts that a server streamed late into their places, and opens a `noscript` that holds the text and a `template`
    that is a shadow tree, which browsers show."""
    _place_streamed(tree)
    for element in list(tree.iter("template")):
        if element.get("shadowrootmode") is not None or element.get("shadowroot") is not None:
            element.tag = "div"
    for element in list(tree.iter("noscript")):
        _open_noscript(element)


def _place_streamed(tree: HtmlElement) -> None:
    """Puts what React streamed late where it belongs.

    A server that renders while it sends writes a `template` with the id `B:n` or `P:n` for what is not ready, and later, at the
    end of the page, a hidden `div` with the id `S:n` that a script moves to the template. Without scripts a part of the article
    stands behind the footer, hidden.
    """
    waiting = {element.get("id", ""): element for element in tree.iter("template") if element.get("id", "")[:2] in ("B:", "P:")}
    if not waiting:
        return
    for box in list(tree.iter("div")):
        name = box.get("id", "")
        if not name.startswith("S:") or box.get("hidden") is None:
            continue
        place = waiting.pop("B:" + name[2:], None)
        if place is None:
            place = waiting.pop("P:" + name[2:], None)
        if place is None or box in place.iterancestors():
            continue
        remove(box)
        box.tail = None
        box.attrib.clear()
        place.addprevious(box)
        remove(place)


def _open_noscript(element: HtmlElement) -> None:
    """Some pages hold their whole text for readers without scripts in a `noscript`."""
    paragraphs = 0
    for inside in element.iter("p", "div", "br"):
        # a paragraph may open with a link or a date in bold
        words = "".join(inside.itertext())[:_LOOKED_AT] if inside.tag == "p" else inside.text or ""
        paragraphs += count_untidy(words) >= _PROSE_WORDS
        if paragraphs == _NOSCRIPT_PARAGRAPHS:
            element.tag = "div"
            return
