"""Text out of an element of a feed: escaped markup, markup that was not escaped, and names of authors."""

from itertools import islice
from typing import Any

from lxml import etree

from transforms.feeds.formats.xml_names import name_of
from transforms.feeds.text.plain_text import Markup, is_block, several_links

#: Categories inside one.
_MAX_NESTED = 50
_XHTML = "{http://www.w3.org/1999/xhtml}"


def inner_text(element: Any) -> str:
    """Text of the element with that of all it holds: markup that was not escaped is part of it, and its blocks stand apart."""
    if not len(element):
        return element.text or ""
    parts: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        apart = part is not element and is_block(_local_name(part))
        if apart:
            parts.append(" ")
        text = part.text if event == "start" else part.tail if part is not element else None
        if text and not (event == "start" and _local_name(part) in ("script", "style")):
            parts.append(text)
    return "".join(parts)


def _local_name(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def marked_text(element: Any) -> tuple[str, Markup]:
    """Text of the element, and what the format says of markup in it (Atom's `type`; RSS says nothing)."""
    kind = (element.get("type") or "").split(";")[0].strip().lower()
    if len(element):
        is_xhtml = kind in ("xhtml", "application/xhtml+xml") or any(str(child.tag).startswith(_XHTML) for child in element)
        return inner_text(element), "text" if is_xhtml else "unknown"
    if kind in ("html", "text/html"):
        return element.text or "", "html"
    return element.text or "", "text" if kind in ("text", "text/plain") else "unknown"


def markup_of(element: Any) -> tuple[str, Markup]:
    """The element's body with its markup, also where that was not escaped."""
    if not len(element):
        return marked_text(element)
    text = element.text or ""
    return text + "".join(etree.tostring(child, encoding="unicode", method="html") for child in element), "html"


def author_text(element: Any) -> str:
    """A name: Atom's child `name`, else the text where the element has no children (an Atom author may have a mail only)."""
    parts = {name_of(child): (child.text or "").strip() for child in element}
    if parts.get("name"):
        return parts["name"]
    return "" if parts.keys() & {"email", "uri", "url"} else inner_text(element).strip()


def is_text(element: Any) -> bool:
    """False for a body that its media type calls a picture, a recording or another file (RFC 4287, 4.1.3)."""
    kind = element.get("type") or ""
    if "/" not in kind:
        return True
    kind = kind.strip().lower()
    return not kind.startswith(("image/", "audio/", "video/", "font/", "model/", "application/")) or any(
        word in kind for word in ("html", "xml", "text")
    )


def tags_of(element: Any, text: str) -> list[str]:
    """The categories that an element names: one and those inside it, or one for each link where a template has put several.

    Blogger marks each entry as a post by a category of its own scheme, which says nothing of the story.
    """
    if (element.get("scheme") or "").endswith("#kind"):
        return []
    if len(element) and not text:
        return [_named(category, "") for category in islice(element.iter(element.tag), _MAX_NESTED)]
    return several_links(text) or [_named(element, text)]


def _named(category: Any, text: str) -> str:
    return category.get("label") or category.get("term") or category.get("text") or text
