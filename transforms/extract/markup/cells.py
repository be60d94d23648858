"""Tables that lay out a text, and lists in cells, rewritten so that extractors keep them. In place, no text is lost."""

from collections import Counter
from itertools import islice

from lxml.html import HtmlElement

from transforms.extract.page.letters import count_untidy

#: Tables beyond this are data, and are not rewritten.
_MOST_CELLS = 400
#: A cell lays out a text where it has two paragraphs of so many words, or three between line breaks.
_CELL_WORDS, _LEAST_PIECES = 12, 3


def unpack_cells(table: HtmlElement) -> None:
    """Lists in cells become lines of the cell; a table that only lays out a text becomes plain boxes; a caption
    comes above the table, as extractors make a row with a rule of its own of it."""
    for caption in list(table.iterchildren("caption")):
        _put_above(caption, table)
    if next(table.iterancestors("td"), None) is None and _holds_paragraphs(table):
        for part in list(table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th")):
            part.tag = "div"
        return
    if next(table.iter("li", "ul", "ol"), None) is None:
        return
    for cell in _cells(table):
        for item in list(cell.iter("li")):
            if item.getnext() is not None:
                last = item[-1] if len(item) else None
                if last is not None:
                    last.tail = (last.tail or "").rstrip() + "; "
                else:
                    item.text = (item.text or "").rstrip() + "; "
            item.drop_tag()
        for inner in list(cell.iter("ul", "ol")):
            inner.drop_tag()


def _put_above(caption: HtmlElement, table: HtmlElement) -> None:
    """A paragraph before the table; an empty caption goes."""
    caption.drop_tree()  # its tail stays in the table
    if count_untidy("".join(caption.itertext())) and table.getparent() is not None:
        caption.tag, caption.tail = "p", None
        table.addprevious(caption)


def _cells(table: HtmlElement) -> list[HtmlElement]:
    return [*islice(table.iter("td", "th"), _MOST_CELLS)]


def _holds_paragraphs(table: HtmlElement) -> bool:
    """A cell holds two paragraphs of twelve words. Most tables have none, and their cells are not looked at."""
    boxes = (p.getparent() for p in table.iter("p") if count_untidy(p.text or "") >= _CELL_WORDS)
    several = {box for box, count in Counter(boxes).items() if count >= 2 and box.tag in ("td", "th")}
    if several and not several.isdisjoint(_cells(table)):
        return True
    return next(table.iter("br"), None) is not None and any(map(_is_broken_prose, _cells(table)))


def _is_broken_prose(cell: HtmlElement) -> bool:
    """Line breaks part three paragraphs of twelve words in it, directly or in one `font`, `center` or `div`."""
    for box in (cell, *islice(cell.iterchildren("font", "center", "div"), 4)):
        pieces = [box.text, *(child.tail for child in box if child.tag == "br")]
        if sum(count_untidy(piece) >= _CELL_WORDS for piece in pieces if piece) >= _LEAST_PIECES:
            return True
    return False
