"""Chooses the link of an entry's page among all its links. Pure.

RSS writes the link as text, Atom as attributes; RSS feeds carry Atom's beside their own. In the order of trust: the address
behind a proxy, the text of RSS, Atom's alternates that are HTML and in the feed's language, other alternates, the page that
holds the content. Of several of a kind the last counts, as in feedparser. Enclosures, replies, hubs and the feed itself are no
pages of the entry.
"""

from dataclasses import dataclass, field
from typing import Any

from transforms.feeds.links import resolve

_XML = "{http://www.w3.org/XML/1998/namespace}"
_HTML_TYPES = ("", "text/html", "application/xhtml+xml", "text/plain", "html")


@dataclass(slots=True)
class EntryLinks:
    """The links of one entry, those of a kind with the most trusted first. `licenses`: links that are about rights."""

    original: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    licenses: list[str] = field(default_factory=list)

    def take(self, element: Any, base: str) -> None:
        """Sort a `link` element in."""
        href, text = element.get("href"), (element.text or "").strip()
        rels = [rel.rpartition("/")[2] for rel in (element.get("rel") or "alternate").lower().split()]
        if "license" in rels:
            self.licenses.append(href or text)
        elif "alternate" not in rels:
            return
        elif href is None:
            # `<link/>http://...` comes from programs that take RSS for HTML, where a link is empty.
            text = text or (element.tail or "").strip()
            if text:
                self.written.insert(0, text)
        else:
            if own_base := element.get(f"{_XML}base"):
                href = resolve(href, resolve(own_base, base)[0] or base)[0] or href
            kind = (element.get("type") or "").split(";")[0].strip().lower()
            if kind.startswith(("audio/", "video/", "image/")):
                return
            is_page = kind in _HTML_TYPES and not _is_translation(element)
            (self.pages if is_page else self.others).insert(0, href)

    def take_source(self, content: Any) -> None:
        """Sort in a `content` that is elsewhere (RFC 4287, 4.1.3.2): a page, where its type is none of another kind."""
        if (content.get("type") or "").split(";")[0].strip().lower() in _HTML_TYPES:
            self.sources.append(content.get("src"))

    def candidates(self) -> list[str]:
        """All links that may be the page."""
        return [*self.original, *self.written, *self.pages, *self.others, *self.sources]


def _is_translation(element: Any) -> bool:
    """True where `hreflang` names another language than the nearest `xml:lang`."""
    wanted = _primary(element.get("hreflang"))
    if not wanted:
        return False
    languages = (holder.get(f"{_XML}lang") for holder in (element, *element.iterancestors()))
    own = _primary(next((language for language in languages if language), None))
    return bool(own) and own != wanted


def _primary(tag: str | None) -> str:
    return (tag or "").replace("_", "-").partition("-")[0].strip().lower()
