"""What stands beside an element of a page."""

from lxml.html import HtmlElement


def text_before(element: HtmlElement) -> str:
    """The text right before an element: behind the element before it, or at the head of its box; "" without either."""
    before, box = element.getprevious(), element.getparent()
    if before is not None:
        return before.tail or ""
    return (box.text or "") if box is not None else ""


def remove(element: HtmlElement) -> None:
    """Takes `element` out of its tree and leaves the text behind it in place."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
